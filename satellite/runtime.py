"""The satellite at work: sound in, state machine, hub, sound out. Decisions are in `state`; this does what they say."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from satellite import happenings as seen
from satellite.bell import Bell
from satellite.ear import Ear, Heard
from satellite.earcons import Earcons
from satellite.hearing import Hearing, Lost
from satellite.hub_link import Connected, Disconnected, Happened, HubLink, Resumed
from satellite.kept import KeptRings, KeptVolume
from satellite.overhearing import Overhearing
from satellite.playback import Playback, PlaybackEvent
from satellite.sound.base import Sound
from satellite.state import RESTING, RINGING, SENDING, TABLE, TIMED, Action, Event, State, UnexpectedEventError, step
from satellite.uplink import FOLLOW_UP, Occasion, Uplink
from shared import messages
from shared.audio import ms_to_samples, samples_to_ms
from shared.codec import Sound as ReceivedSound
from shared.errors import SoundError
from shared.messages import CHIME_AFTER_MS, ProblemCode, TurnOutcome
from shared.tasks import closing, first_of

log = logging.getLogger(__name__)


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
        kept: KeptVolume | None = None,
        rings: KeptRings | None = None,
        pre_roll_ms: int = 300,
        speech_interrupts: bool = False,
    ) -> None:
        self.state = State.OFFLINE
        self._kept, self._kept_rings = kept or KeptVolume(1.0), rings or KeptRings()
        self.playback = Playback(self._from_sound_thread, volume=self._kept.volume, latency_ms=sound.latency_ms)
        self._hearing = Hearing(sound, ear, self.playback.pull)
        self._link, self._earcons, self._watcher = link, earcons, watcher
        self._uplink = Uplink(link, pre_roll_ms)
        self._bell = Bell(link, self.playback, self._saw, self._kept_rings)
        self._call: messages.StartCall | None = None
        self._position = 0
        self._turn = ""
        self._behind = ""
        """The turn that goes on when what was said over it needs no turn of its own."""
        self._overhearing = Overhearing()
        self._is_ducked = False
        self._speech_interrupts = speech_interrupts
        self._limits_s: dict[State, float] = {}
        self._chime_at: int | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._speeches: dict[int, messages.StartSpeech] = {}
        self._is_asked = False
        """A question was heard to its end while somebody talked over it: the answer may have begun."""

    async def run(self) -> None:
        """Work. Ends when the microphone is a file that has ended."""
        self._loop = asyncio.get_running_loop()
        try:
            kept = self._kept.serve(), self._kept_rings.serve()
            await first_of(self._hear(), self._follow_link(), self._follow_bell(), *kept)
        finally:
            self._stop_timer()

    def press(self) -> None:
        """Take the press of a button: it silences what rings, ends a call, switches the microphone on, or wakes."""
        if self._bell.is_ringing:
            self._bell.stop()
            self._rang()
        elif self._call is not None:
            self._do(Action.END_CALL)
            self._happen(Event.CALL_OVER)
        elif self._hearing.is_deaf:
            self.set_microphone(True)
        else:
            self._happen(Event.WAKE, Occasion(is_pressed=True))

    @property
    def microphone(self) -> bool:
        """It may hear."""
        return not self._hearing.is_deaf

    def set_microphone(self, on: bool) -> None:
        """Switch the microphone off or on; either has its sound."""
        if on is self.microphone:
            return
        self._hearing.is_deaf = not on
        self._uplink.clear()
        if self.state in SENDING:
            self._happen(Event.TIMED_OUT)
        self._sound_earcon("unmute" if on else "mute")
        self._tell_settings()

    # ------------------------------------------------------------ sound in

    async def _hear(self) -> None:
        async with closing(self._hearing.heard()) as everything:
            async for heard in everything:
                if isinstance(heard, Lost):
                    self.playback.flush()
                    if self.state in SENDING:
                        self._happen(Event.TIMED_OUT)
                    self._uplink.clear()
                else:
                    self._take(heard)

    def _take(self, heard: Heard) -> None:
        self._position = heard.frame.end
        self._uplink.keep(heard.frame)
        if self.state in SENDING:
            self._uplink.send(heard.frame)
        elif self._call is not None:
            self._link.send_frame(self._call.stream, heard.frame)
        self._chime(heard.frame.position)
        if heard.wake is not None:
            end_ms = samples_to_ms(heard.wake.end)
            self._saw(seen.WakeHeard, word=heard.wake.word, score=round(heard.wake.score, 3), word_end_ms=end_ms)
            self._happen(Event.WAKE, Occasion(wake=heard.wake))
        else:
            self._overhear(heard)

    def _overhear(self, heard: Heard) -> None:
        """Become quieter at the first suspicion that somebody talks over what sounds, and let the hub judge talk."""
        begin = self._overhearing.hear(self.state, heard)
        if self._overhearing.suspects != self._is_ducked:
            self._duck(self._overhearing.suspects)
        if begin is not None:
            self._happen(Event.TALK, Occasion(talk_begin=begin))

    def _duck(self, is_ducked: bool) -> None:
        self._is_ducked = is_ducked
        (self.playback.duck if is_ducked else self.playback.release)()
        self._sound_ring()

    def _chime(self, position: int) -> None:
        """Make the wake sound once the person pauses; who goes on in the same breath is not talked over."""
        if self._chime_at is None or position < self._chime_at:
            return
        self._chime_at = None
        if self.state is State.LISTENING and not self._uplink.is_talking_before(position):
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
            case messages.StartSpeech():
                self._start_speech(event)
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
            case _ if not self._obey(event):
                log.debug("ignored %s: it is about a turn that is over", type(event).__name__)

    def _obey(self, event: Happened) -> bool:
        """Do what has nothing to do with turns; tell whether this was such a thing."""
        match event:
            case messages.SetRings(rings=rings):
                self._bell.set(rings)
                self._rang()
            case messages.StopRings():
                self._bell.stop()
                self._rang()
            case messages.SetVolume(level=level):
                self.playback.volume = level
                self._kept.set(level)
                self._tell_settings()
            case messages.SetMicrophone(on=on):
                self.set_microphone(on)
            case messages.StartCall(call=call):
                if (self.state, Event.CALL_BEGAN) in TABLE:
                    self._call = event
                    self._happen(Event.CALL_BEGAN)
                else:
                    self._link.send(messages.EndCall(call=call, reason=f"busy: {self.state}"))
            case messages.EndCall(call=call) if self._call is not None and call == self._call.call:
                self._happen(Event.CALL_OVER)
            case _:
                return False
        return True

    def _link_changed(self, event: Connected | Resumed | Disconnected) -> None:
        match event:
            case Connected(welcome=welcome, url=url, listen_s=listen_s, think_s=think_s):
                log.info("connected to %s, standing in area %s", url, welcome.area or "(none)")
                self._limits_s = dict.fromkeys(TIMED, think_s) | dict.fromkeys(SENDING, listen_s)
                self._saw(seen.Linked, url=url, area=welcome.area)
                self._happen(Event.CONNECTED)
                self._tell_settings()
                self._bell.tell_again()
            case Resumed():
                self._start_timer()  # The hub may need as long as if nothing had been sent yet.
            case Disconnected(reason=reason):
                if self.state not in {State.OFFLINE, State.RINGING_OFFLINE}:
                    log.warning("lost the hub: %s", reason)
                self._saw(seen.Unlinked, reason=reason)
                self._happen(Event.DISCONNECTED)

    def _start_speech(self, start: messages.StartSpeech) -> None:
        stream, turn = start.stream, start.turn
        is_wanted = turn in {self._turn, self._behind} if turn else (self.state, Event.ANNOUNCEMENT_BEGAN) in TABLE
        try:
            if is_wanted:
                self.playback.start(stream, start.rate, volume=start.volume, live=start.live)
        except SoundError as error:
            log.warning("%s", error)
            is_wanted = False
        if not is_wanted:
            self._link.send(messages.SpeechHeard(stream=stream, heard_ms=0, complete=False))
            return
        self._speeches[stream] = start
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
        if not self._turn and self._is_asked:
            self._happen(Event.FOLLOW_UP, Occasion(answer_begin=self._uplink.begin))
        elif not self._turn:
            self._happen(Event.TURN_ENDED)
            if self._speeches:
                self._happen(Event.ANNOUNCEMENT_BEGAN)
        elif self._speeches:
            self._happen(Event.SPEECH_BEGAN)
        self._overhearing.enter(deaf=True)

    def _end_turn(self, end: messages.EndTurn) -> None:
        self._saw(seen.TurnOver, turn=end.turn, outcome=end.outcome, summary=end.summary)
        if end.turn == self._behind:
            self._behind = ""
        elif end.outcome is TurnOutcome.FAILED and not end.apologised:
            self._happen(Event.TURN_FAILED)
        elif end.follow_up and self.microphone:
            self._happen(Event.FOLLOW_UP)
        else:
            self._happen(Event.TURN_ENDED)

    # ------------------------------------------------------------ what rings, and how it is set

    async def _follow_bell(self) -> None:
        async with closing(self._bell.changes()) as changes:
            async for _ in changes:
                self._rang()

    def _rang(self) -> None:
        """Something may have begun or ceased to ring, or what went on beside it is over."""
        if self.state in RINGING and not self._bell.is_ringing:
            self._happen(Event.RING_OVER)
        if self.state in RESTING and self._bell.is_ringing:
            self._happen(Event.RING_BEGAN)
        self._sound_ring()

    def _sound_ring(self) -> None:
        self._bell.sound(is_ducked=self._is_ducked or self.state not in RINGING)

    def _tell_settings(self) -> None:
        volume, microphone = self.playback.volume, self.microphone
        self._link.send(messages.Settings(volume=volume, microphone=microphone))
        self._saw(seen.Changed, volume=volume, microphone=microphone)

    # ------------------------------------------------------------ sound out

    def _from_sound_thread(self, event: PlaybackEvent) -> None:
        self._loop.call_soon_threadsafe(self._played, event)

    def _played(self, event: PlaybackEvent) -> None:
        start = self._speeches.get(event.stream)
        if event.kind == "sounded":
            self._saw(seen.SpeechBegan, turn=start.turn if start else "")
            self._link.send(messages.SpeechSounded(stream=event.stream))
            return
        self._speeches.pop(event.stream, None)
        self._saw(seen.SpeechEnded, heard_ms=event.heard_ms, complete=event.complete)
        self._link.send(messages.SpeechHeard(stream=event.stream, heard_ms=event.heard_ms, complete=event.complete))
        if not self._speeches:
            asks = start is not None and start.follow_up and event.complete and self.microphone
            self._is_asked = asks and self.state in {State.OVERHEARING, State.DOUBTING}
            self._happen(Event.FOLLOW_UP if asks and self.state is State.ANNOUNCING else Event.SPEECH_OVER)

    # ------------------------------------------------------------ the state machine

    def _happen(self, event: Event, occasion: Occasion = FOLLOW_UP) -> None:
        before = self.state
        self.state, actions = step(before, event)
        if self.state is not before or actions:
            self._start_timer()
        self._hearing.is_resting = self.state in RESTING
        if self.state is not before:
            self._link.hurry(self.state not in RESTING)
            self._saw(seen.StateChanged, state=self.state)
            self._overhearing.enter()
            if self._is_ducked:
                self._duck(False)
        for action in actions:
            self._do(action, occasion)
        if self.state in RESTING:
            self._turn = self._behind = ""
        if self.state is not State.CALLING:
            self._call = None
        self._rang()

    def _do(self, action: Action, occasion: Occasion = FOLLOW_UP) -> None:
        match action:
            case Action.OPEN_UPLINK:
                self._open_uplink(occasion)
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
            case Action.STOP_RINGS:
                self._bell.stop()
            case Action.END_CALL if self._call is not None:
                self._link.send(messages.EndCall(call=self._call.call, reason="somebody here ended it"))
            case Action.SOUND_WAKE:
                self._chime_at = self._position + ms_to_samples(CHIME_AFTER_MS)
            case Action.SOUND_DONE:
                self._sound_earcon("done")
            case Action.SOUND_SORRY:
                self._sound_earcon("sorry")

    def _open_uplink(self, occasion: Occasion) -> None:
        self._behind = self._turn if occasion.talk_begin is not None else ""
        self._is_asked = False
        self._turn = self._uplink.open(occasion, interrupts=self._speech_interrupts and bool(self._speeches))

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
