"""The satellite at work: sound in, state machine, hub, sound out. Decisions are in `state`; this does what they say."""

from __future__ import annotations

import asyncio
import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from satellite import happenings as seen
from satellite.ear import Ear, Heard
from satellite.earcons import Earcons
from satellite.hub_link import Connected, Disconnected, Happened, HubLink, Resumed
from satellite.level import level_db
from satellite.playback import Playback, PlaybackEvent
from satellite.sound.base import Block, Sound
from satellite.state import TIMED, Action, Event, State, UnexpectedEventError, step
from satellite.wake.base import Wake
from shared import messages
from shared.audio import ms_to_samples, samples_to_ms
from shared.codec import Sound as ReceivedSound
from shared.errors import SoundError
from shared.messages import Cause, ProblemCode, TurnOutcome
from shared.ring import Ring
from shared.tasks import closing, first_of

log = logging.getLogger(__name__)

CHIME_AFTER_MS, CHIME_QUIET_MS = 220, 100
"""The wake sound comes this long after the wake, if there was no speech for so long by then. Up to 60 ms of it are over
when blocks are heard four at once; in the rest the hub can tell us that a better placed satellite answers."""
RESTING = frozenset({State.OFFLINE, State.IDLE})
QUIET_BLOCKS, TALK_BLOCKS = 10, 4
"""So many blocks (20 ms) are heard at once while only wake words are listened for: waking up costs more than hearing.
Of a desktop's core it took 5 % one at a time in a thread of its own, 3.7 % in fours, 2.7 % in tens. A wake word
begins long before it ends, so fewer at once while somebody speaks keep the answer to it swift."""
TALK_MS = 500
"""Speech so long ago still counts as somebody speaking."""
RING_MS = 4000
"""Sound kept for the pre-roll: the pre-roll itself and the time detectors take to decide."""
PATIENCE_S = 1.0
"""The hub's own limits run out first; only then do we give up by ourselves."""
FIRST_REOPEN_S, LONGEST_REOPEN_S = 1.0, 30.0
"""Waits before a failed sound device is opened again double from the first to the longest."""


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
    ) -> None:
        self.state = State.OFFLINE
        self.playback = Playback(self._from_sound_thread, volume=volume, latency_ms=sound.latency_ms)
        self._sound, self._ear, self._link, self._earcons, self._watcher = sound, ear, link, earcons, watcher
        self._pre_roll = ms_to_samples(pre_roll_ms)
        self._ring = Ring(RING_MS)
        self._position = 0
        self._waiting: list[Block] = []
        self._talk_until = 0
        self._turn = ""
        self._stream = 0
        self._wake: Wake | None = None
        self._limits_s: dict[State, float] = {}
        self._chime_at: int | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._speeches: dict[int, str] = {}
        self._thread = ThreadPoolExecutor(1, "ear")

    async def run(self) -> None:
        """Work. Ends when the microphone is a file that has ended."""
        self._loop = asyncio.get_running_loop()
        try:
            await first_of(self._hear(), self._follow_link())
        finally:
            self._stop_timer()
            self._thread.shutdown(wait=False)

    # ------------------------------------------------------------ sound in

    async def _hear(self) -> None:
        pause = FIRST_REOPEN_S
        while True:
            try:
                async with self._sound.open(self.playback.pull) as blocks:
                    async for block in blocks:
                        pause = FIRST_REOPEN_S
                        self._waiting.append(block)
                        if len(self._waiting) >= self._blocks_at_once():
                            await self._take_waiting()
                return
            except SoundError as error:
                log.error("%s; trying again in %.0f s", error, pause)
            self.playback.flush()
            if self.state is State.LISTENING:
                self._happen(Event.TIMED_OUT)
            self._waiting.clear()
            self._ring.clear()
            self._talk_until = 0
            self._ear.reset()
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_REOPEN_S)

    def _blocks_at_once(self) -> int:
        if self.state not in RESTING:
            return 1
        return TALK_BLOCKS if self._position < self._talk_until else QUIET_BLOCKS

    async def _take_waiting(self) -> None:
        blocks, self._waiting = self._waiting, []
        for index, block in enumerate(blocks):
            if self._ear.is_busy:
                for heard in await self._loop.run_in_executor(self._thread, self._hear_all, blocks[index:]):
                    self._take(heard)
                return
            self._take(self._ear.hear(block))  # Sooner done than handed to a thread.

    def _hear_all(self, blocks: list[Block]) -> list[Heard]:
        return [self._ear.hear(block) for block in blocks]

    def _take(self, heard: Heard) -> None:
        self._position = heard.frame.end
        self._ring.push(heard.frame)
        if heard.frame.is_speech:
            self._talk_until = heard.frame.end + ms_to_samples(TALK_MS)
        if self.state is State.LISTENING:
            self._link.send_frame(self._stream, heard.frame)
        self._chime(heard.frame.position)
        if heard.wake is not None:
            self._wake = heard.wake
            end_ms = samples_to_ms(heard.wake.end)
            self._saw(seen.WakeHeard, word=heard.wake.word, score=round(heard.wake.score, 3), word_end_ms=end_ms)
            self._happen(Event.WAKE)
            self._wake = None

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
            case Connected(welcome=welcome, url=url):
                log.info("connected to %s, standing in area %s", url, welcome.area or "(none)")
                self._limits_s = {
                    State.LISTENING: welcome.listen_limit_ms / 1000 + PATIENCE_S,
                    State.THINKING: welcome.turn_limit_ms / 1000 + PATIENCE_S,
                }
                self._saw(seen.Linked, url=url, area=welcome.area)
                self._happen(Event.CONNECTED)
            case Resumed():
                self._start_timer()  # The hub may need as long as if nothing had been sent yet.
            case Disconnected(reason=reason):
                if self.state is not State.OFFLINE:
                    log.warning("lost the hub: %s", reason)
                self._saw(seen.Unlinked, reason=reason)
                self._happen(Event.DISCONNECTED)
            case messages.StopListening(turn=turn, reason=end_reason) if turn == self._turn:
                self._saw(seen.ListeningEnded, reason=end_reason)
                self._happen(Event.STOP_LISTENING)
            case messages.StartSpeech(stream=stream, turn=turn, rate=rate):
                self._start_speech(stream, turn, rate)
            case messages.EndSpeech(stream=stream):
                self.playback.end(stream)
            case messages.StopSpeech(stream=stream):
                self.playback.flush(stream)
            case messages.EndTurn(turn=turn) if turn == self._turn:
                self._end_turn(event)
            case messages.Problem(code=code, reason=reason):
                log.warning("the hub reports a problem: %s: %s", code, reason)
            case _:
                log.debug("ignored %s: it is about a turn that is over", type(event).__name__)

    def _start_speech(self, stream: int, turn: str, rate: int) -> None:
        if turn and turn != self._turn:
            self._link.send(messages.SpeechHeard(stream=stream, heard_ms=0, complete=False))
            return
        try:
            self.playback.start(stream, rate)
        except SoundError as error:
            log.warning("%s", error)
            self._link.send(messages.SpeechHeard(stream=stream, heard_ms=0, complete=False))
            return
        self._speeches[stream] = turn
        self._happen(Event.SPEECH_BEGAN if turn else Event.ANNOUNCEMENT_BEGAN)

    def _speak(self, sound: ReceivedSound) -> None:
        try:
            self.playback.write(sound.stream, sound.pcm)
        except SoundError as error:
            log.warning("%s", error)

    def _end_turn(self, end: messages.EndTurn) -> None:
        self._saw(seen.TurnOver, turn=end.turn, outcome=end.outcome, summary=end.summary)
        if end.outcome is TurnOutcome.FAILED and not end.apologised:
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
        if self.state is not before:
            self._link.hurry(self.state not in RESTING)
            self._saw(seen.StateChanged, state=self.state)
        for action in actions:
            self._do(action)
        if self.state in {State.IDLE, State.OFFLINE}:
            self._turn = ""

    def _do(self, action: Action) -> None:
        match action:
            case Action.OPEN_UPLINK:
                self._open_uplink()
            case Action.CLOSE_UPLINK:
                pass  # Frames are sent while listening, and only then.
            case Action.FLUSH:
                self.playback.flush()
            case Action.CANCEL:
                self._link.send(messages.Cancelled(turn=self._turn, reason="the satellite gave up waiting"))
            case Action.SOUND_WAKE:
                self._chime_at = self._position + ms_to_samples(CHIME_AFTER_MS)
            case Action.SOUND_DONE:
                self._sound_earcon("done")
            case Action.SOUND_SORRY:
                self._sound_earcon("sorry")

    def _open_uplink(self) -> None:
        self._turn = secrets.token_hex(8)
        self._stream = (self._stream + 1) & 0xFFFF
        wake = self._wake
        begin = max(0, wake.end - self._pre_roll) if wake else self._position
        held = self._ring.since(begin)
        first = held[0].position if held else self._position
        self._link.send(
            messages.Woke(
                turn=self._turn,
                stream=self._stream,
                cause=Cause.WAKE if wake else Cause.FOLLOW_UP,
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
