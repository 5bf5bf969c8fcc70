"""The satellite at work: sound in, state machine, hub, sound out. Decisions are in `state`; this does what they say."""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import Any

from satellite import happenings as seen
from satellite.barge_in import THINKING_TALK_MS, TalkOver
from satellite.ear import Ear, Heard
from satellite.earcons import Earcons
from satellite.hearing import Hearing, Lost
from satellite.hub_link import Connected, Disconnected, Happened, HubLink, Resumed
from satellite.level import level_db
from satellite.playback import Playback, PlaybackEvent
from satellite.sound.base import Sound
from satellite.state import SENDING, TIMED, Action, Event, State, UnexpectedEventError, step
from satellite.wake.base import Wake
from shared import messages
from shared.audio import ms_to_samples, samples_to_ms
from shared.codec import Sound as ReceivedSound
from shared.errors import SoundError
from shared.messages import CHIME_AFTER_MS, CHIME_QUIET_MS, Cause, ProblemCode, TurnOutcome
from shared.ring import Ring
from shared.tasks import closing, first_of

log = logging.getLogger(__name__)

RESTING = frozenset({State.OFFLINE, State.IDLE})
SOUNDING = frozenset({State.SPEAKING, State.ANNOUNCING})
THINKING_MS = 500
"""Who speaks sooner after listening ended is only finishing his sentence."""
RING_MS = 4000
"""Sound kept for the pre-roll: the pre-roll itself and the time detectors take to decide."""
PATIENCE_S = 1.0
"""The hub's own limits run out first; only then do we give up by ourselves."""


class Runtime:
    """Runs one satellite until its sound ends or it is cancelled."""

    def __init__(
        self,
        sound: Sound,
        ear: Ear,
        link: HubLink,
        earcons: Earcons,
        watcher: seen.Watcher,
        *,
        volume: float = 1.0,
        pre_roll_ms: int = 300,
        speech_interrupts: bool = False,
    ) -> None:
        self.state = State.OFFLINE
        self.playback = Playback(self._from_sound_thread, volume=volume, latency_ms=sound.latency_ms)
        self._hearing = Hearing(sound, ear, self.playback.pull)
        self._link, self._earcons, self._watcher = link, earcons, watcher
        self._pre_roll = ms_to_samples(pre_roll_ms)
        self._ring = Ring(RING_MS)
        self._position = 0
        self._turn = ""
        self._behind = ""
        """The turn that goes on when what was said over it needs no turn of its own."""
        self._stream = 0
        self._wake: Wake | None = None
        self._talk_over = TalkOver()
        self._talk_begin: int | None = None
        self._is_ducked = False
        self._speech_interrupts = speech_interrupts
        self._since = 0
        """Position at which the state began."""
        self._limits_s: dict[State, float] = {}
        self._chime_at: int | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._speeches: dict[int, str] = {}

    async def run(self) -> None:
        """Work. Ends when the microphone is a file that has ended."""
        self._loop = asyncio.get_running_loop()
        try:
            await first_of(self._hear(), self._follow_link())
        finally:
            self._stop_timer()

    # ------------------------------------------------------------ sound in

    async def _hear(self) -> None:
        async with closing(self._hearing.heard()) as everything:
            async for heard in everything:
                if isinstance(heard, Lost):
                    self.playback.flush()
                    if self.state in SENDING:
                        self._happen(Event.TIMED_OUT)
                    self._ring.clear()
                else:
                    self._take(heard)

    def _take(self, heard: Heard) -> None:
        self._position = heard.frame.end
        self._ring.push(heard.frame)
        if self.state in SENDING:
            self._link.send_frame(self._stream, heard.frame)
        self._chime(heard.frame.position)
        if heard.wake is not None:
            self._wake = heard.wake
            end_ms = samples_to_ms(heard.wake.end)
            self._saw(seen.WakeHeard, word=heard.wake.word, score=round(heard.wake.score, 3), word_end_ms=end_ms)
            self._happen(Event.WAKE)
            self._wake = None
        else:
            self._overhear(heard)

    def _overhear(self, heard: Heard) -> None:
        """Watch for somebody who talks over what sounds, or while the hub works: he may want it to stop."""
        if self.state is State.THINKING:
            if self._position - self._since < ms_to_samples(THINKING_MS):
                return
            overlap = self._talk_over.step(heard.frame, heard.is_talk, talk_ms=THINKING_TALK_MS)
        elif self.state in SOUNDING and heard.echo_active:
            overlap = self._talk_over.step(heard.frame, heard.is_talk, heard.word_score)
            if overlap.suspected != self._is_ducked:
                self._is_ducked = overlap.suspected
                (self.playback.duck if overlap.suspected else self.playback.release)()
        else:
            return
        if overlap.talk:
            self._talk_begin = overlap.begin
            self._happen(Event.TALK)
            self._talk_begin = None

    def _chime(self, position: int) -> None:
        """Make the wake sound once the person pauses; who goes on in the same breath is not talked over."""
        if self._chime_at is None or position < self._chime_at:
            return
        is_talking = any(frame.is_speech for frame in self._ring.since(position - ms_to_samples(CHIME_QUIET_MS)))
        self._chime_at = None
        if self.state is State.LISTENING and not is_talking:
            self._sound_earcon("wake")

    # ------------------------------------------------------------ the hub

    async def _follow_link(self) -> None:
        async with closing(self._link.events()) as events:
            async for event in events:
                try:
                    self._receive(event)
                except UnexpectedEventError as unexpected:
                    about = type(event).__name__
                    log.warning("refused a message of the hub: %s", unexpected)
                    self._link.send(
                        messages.Problem(code=ProblemCode.OUT_OF_ORDER, reason=str(unexpected), about=about)
                    )

    def _receive(self, event: Happened) -> None:
        match event:
            case ReceivedSound():
                self._speak(event)
            case Connected() | Resumed() | Disconnected():
                self._link_changed(event)
            case messages.StopListening(turn=turn, reason=end_reason) if turn == self._turn:
                self._saw(seen.ListeningEnded, reason=end_reason)
                self._happen(Event.STOP_LISTENING)
            case messages.StartSpeech(stream=stream, turn=turn, rate=rate):
                self._start_speech(stream, turn, rate)
            case messages.EndSpeech(stream=stream):
                self.playback.end(stream)
            case messages.StopSpeech(stream=stream):
                self.playback.flush(stream)
            case messages.ResumeSpeech(turn=turn) if turn == self._turn:
                self._resume()
            case messages.EndTurn(turn=turn) if turn in {self._turn, self._behind}:
                self._end_turn(event)
            case messages.Problem(code=code, reason=reason):
                log.warning("the hub reports a problem: %s: %s", code, reason)
            case _:
                log.debug("ignored %s: it is about a turn that is over", type(event).__name__)

    def _link_changed(self, event: Connected | Resumed | Disconnected) -> None:
        match event:
            case Connected(welcome=welcome, url=url):
                log.info("connected to %s, standing in area %s", url, welcome.area or "(none)")
                listen_s = welcome.listen_limit_ms / 1000 + PATIENCE_S
                think_s = welcome.turn_limit_ms / 1000 + PATIENCE_S
                self._limits_s = dict.fromkeys(TIMED, think_s) | dict.fromkeys(SENDING, listen_s)
                self._saw(seen.Linked, url=url, area=welcome.area)
                self._happen(Event.CONNECTED)
            case Resumed():
                self._start_timer()  # The hub may need as long as if nothing had been sent yet.
            case Disconnected(reason=reason):
                if self.state is not State.OFFLINE:
                    log.warning("lost the hub: %s", reason)
                self._saw(seen.Unlinked, reason=reason)
                self._happen(Event.DISCONNECTED)

    def _start_speech(self, stream: int, turn: str, rate: int) -> None:
        if turn not in {"", self._turn, self._behind}:
            self._link.send(messages.SpeechHeard(stream=stream, heard_ms=0, complete=False))
            return
        try:
            self.playback.start(stream, rate)
        except SoundError as error:
            log.warning("%s", error)
            self._link.send(messages.SpeechHeard(stream=stream, heard_ms=0, complete=False))
            return
        self._speeches[stream] = turn
        if turn == self._turn or not turn:
            self._happen(Event.SPEECH_BEGAN if turn else Event.ANNOUNCEMENT_BEGAN)

    def _speak(self, sound: ReceivedSound) -> None:
        try:
            self.playback.write(sound.stream, sound.pcm)
        except SoundError as error:
            log.warning("%s", error)

    def _resume(self) -> None:
        """Take up what was going on before somebody was overheard: a reply, an announcement, or waiting for the hub."""
        self._saw(seen.Resumed, turn=self._behind)
        self._turn, self._behind = self._behind, ""
        self._happen(Event.RESUMED)
        if not self._turn:
            self._happen(Event.TURN_ENDED)
            if self._speeches:
                self._happen(Event.ANNOUNCEMENT_BEGAN)
        elif self._speeches:
            self._happen(Event.SPEECH_BEGAN)
        self._talk_over.reset(deaf=True)

    def _end_turn(self, end: messages.EndTurn) -> None:
        self._saw(seen.TurnOver, turn=end.turn, outcome=end.outcome, summary=end.summary)
        if end.turn == self._behind:
            self._behind = ""
        elif end.outcome is TurnOutcome.FAILED and not end.apologised:
            self._happen(Event.TURN_FAILED)
        elif end.follow_up:
            self._happen(Event.FOLLOW_UP)
        else:
            self._happen(Event.TURN_ENDED)

    # ------------------------------------------------------------ sound out

    def _from_sound_thread(self, event: PlaybackEvent) -> None:
        self._loop.call_soon_threadsafe(self._played, event)

    def _played(self, event: PlaybackEvent) -> None:
        if event.kind == "sounded":
            self._saw(seen.SpeechBegan, turn=self._speeches.get(event.stream, ""))
            self._link.send(messages.SpeechSounded(stream=event.stream))
            return
        self._speeches.pop(event.stream, None)
        self._saw(seen.SpeechEnded, heard_ms=event.heard_ms, complete=event.complete)
        self._link.send(messages.SpeechHeard(stream=event.stream, heard_ms=event.heard_ms, complete=event.complete))
        if not self._speeches:
            self._happen(Event.SPEECH_OVER)

    # ------------------------------------------------------------ the state machine

    def _happen(self, event: Event) -> None:
        before = self.state
        self.state, actions = step(before, event)
        if self.state is not before or actions:
            self._start_timer()
        self._hearing.is_resting = self.state in RESTING
        if self.state is not before:
            self._link.hurry(self.state not in RESTING)
            self._saw(seen.StateChanged, state=self.state)
            self._since = self._position
            self._talk_over.reset()
            if self._is_ducked:
                self._is_ducked = False
                self.playback.release()
        for action in actions:
            self._do(action)
        if self.state in RESTING:
            self._turn = self._behind = ""

    def _do(self, action: Action) -> None:
        match action:
            case Action.OPEN_UPLINK:
                self._open_uplink()
            case Action.CLOSE_UPLINK:
                pass  # Frames are sent while listening, and only then.
            case Action.FLUSH:
                self.playback.flush()
            case Action.HOLD:
                (self.playback.hold if self._speech_interrupts else self.playback.duck)()
            case Action.RELEASE:
                self.playback.release()
            case Action.CANCEL:
                self._link.send(messages.Cancelled(turn=self._turn, reason="the satellite gave up waiting"))
            case Action.SOUND_WAKE:
                self._chime_at = self._position + ms_to_samples(CHIME_AFTER_MS)
            case Action.SOUND_DONE:
                self._sound_earcon("done")
            case Action.SOUND_SORRY:
                self._sound_earcon("sorry")

    def _open_uplink(self) -> None:
        wake, talk = self._wake, self._talk_begin
        self._behind = self._turn if talk is not None else ""
        self._turn = secrets.token_hex(8)
        self._stream = (self._stream + 1) & 0xFFFF
        begin = max(0, wake.end - self._pre_roll) if wake else self._position if talk is None else talk
        held = self._ring.since(begin)
        first = held[0].position if held else self._position
        cause = Cause.WAKE if wake else Cause.FOLLOW_UP if talk is None else Cause.SPEECH
        self._link.send(
            messages.Woke(
                turn=self._turn,
                stream=self._stream,
                cause=cause,
                interrupts=cause is not Cause.SPEECH or (self._speech_interrupts and bool(self._speeches)),
                word=wake.word if wake else "",
                score=wake.score if wake else 0.0,
                begin=first,
                wake_end=max(first, wake.end) if wake else first,
                age_ms=max(0, samples_to_ms(self._position - wake.end)) if wake else 0,
                level_db=round(level_db(self._ring.since(0), wake.end), 1) if wake else 0.0,
            )
        )
        for frame in held:
            self._link.send_frame(self._stream, frame)

    def _sound_earcon(self, name: str) -> None:
        if pcm := self._earcons.get(name):
            self.playback.play(pcm)
            self._saw(seen.Sounded, earcon=name)

    def _start_timer(self) -> None:
        self._stop_timer()
        if self.state in TIMED:
            self._timer = self._loop.call_later(self._limits_s[self.state], self._time_out)

    def _time_out(self) -> None:
        if not self._link.is_broken:  # Otherwise the hub could not say anything, and we shall soon know more.
            self._happen(Event.TIMED_OUT)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _saw(self, kind: type[seen.Happening], **facts: Any) -> None:
        self._watcher.saw(kind(at_ms=samples_to_ms(self._position), **facts))
