"""Listening: frames in, readings out, and the moment when the speaker has finished."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from hub.engines.base import Hypotheses, Hypothesis, SpeechSession, SpeechToText
from hub.events import Events, Transcribed
from hub.trace import Trace, stage
from hub.turn.foreground import Foreground
from hub.turn.glimpses import Glimpses
from hub.turn.joint import Joint
from hub.turn.parts import Opening
from hub.turn.preparing import Prepare, Preparing, nothing
from hub.turn.wake_word import without_wake_word
from shared.audio import FRAME_MS, FRAME_SAMPLES, Frame
from shared.endpoint import Endpointer, EndpointTimes, EndReason, Hint, Progress
from shared.messages import Cause
from shared.tasks import Owner

JudgeReadings = Callable[[Sequence[str], str, str], tuple[str, Hint]]
"""From readings of words that make no sense, area id and language to what was probably said, and what that looks like;
`UNKNOWN` when they make none either."""


def no_sense(readings: Sequence[str], area: str, language: str) -> tuple[str, Hint]:
    """Make no sense of any readings."""
    return "", Hint.UNKNOWN


SHORT_ONSET_MS = 60
"""Speech that counts where a short word is expected, such as "yes" or "stop" (200 to 400 ms)."""
PARTIAL_MS = 300


@dataclass(frozen=True, slots=True)
class Listener:
    """Listens to utterances; holds nothing between them but what is being prepared."""

    stt: SpeechToText
    times: EndpointTimes
    look_ms: int
    """Silence after which the words so far are decoded and judged: decoding hides behind the silence that must pass
    anyway, and a whole command ends early."""
    judge: Callable[[str, str, str], Hint]
    """From words, area id and language to what the words look like."""
    events: Events
    partial_ms: int = PARTIAL_MS
    """Time between partials while somebody speaks, where the machine has the time for them; 0: none."""
    prepare: Prepare = nothing
    """Make what the reply to these words would need, without doing anything: they may be all, or not."""
    owner: Owner = field(default_factory=Owner)
    """Keeps a preparation going that the end of an utterance has confirmed."""
    judge_readings: JudgeReadings = no_sense
    """Misheard words are looked at again while the silence passes that would end the turn anyway: if they turn out to
    be a whole command, it ends early too."""

    @property
    def limit_s(self) -> float:
        """Longest time an utterance can take, in seconds."""
        times = self.times
        return (times.no_speech_ms + times.limit_ms + max(times.dangling_ms, times.open_ms)) / 1000

    async def until_end(
        self, frames: AsyncIterator[Frame], opening: Opening, trace: Trace
    ) -> tuple[SpeechSession, EndReason]:
        """Feed an utterance to speech-to-text until it ends, and say why it ended.

        Frames before `opening.wake_end` tell how loud the person is; `Joint` says which of them are fed too. Raises
        `ConnectionError` when the frames end first.
        """
        session = self.stt.session(opening.language)
        times, foreground, joint = self._times(opening), Foreground(), Joint(opening.wake_end)
        endpointer, hint = Endpointer(times), Hint.UNKNOWN
        glimpses = Glimpses(
            session, self.partial_ms, lambda text: self._told(text, opening), lambda found: self._sense(found, opening)
        )
        preparing = Preparing(self.prepare, opening, self.owner)
        voiced_at = judged_ms = 0
        try:
            async for frame in frames:
                is_whole = hint is Hint.COMPLETE or self._looks(glimpses, opening) is Hint.COMPLETE
                is_talking = foreground.step(frame, is_whole=is_whole)
                for each in joint.step(replace(frame, is_speech=is_talking)):
                    session.feed(each)
                if frame.end <= opening.wake_end:
                    continue  # A wake word heard in part is transcribed as words nobody said.
                judged_ms += FRAME_MS
                if is_talking:
                    voiced_at, hint = trace.now(), Hint.UNKNOWN
                    preparing.drop()
                    await glimpses.speaking()
                elif (look := glimpses.looked) is not None and look.done():
                    words, hint = self._judged(look.result(), glimpses, opening)
                    preparing.begin(words, hint)
                unchanged_ms = glimpses.unchanged_ms if glimpses.words else 0
                if unchanged_ms >= times.silence_ms and self._looks(glimpses, opening) is Hint.COMPLETE:
                    unchanged_ms = max(unchanged_ms, times.dangling_ms)  # Whatever still sounds adds nothing to them.
                progress = endpointer.step(
                    FRAME_SAMPLES, is_talking, hint, is_noisy=foreground.is_noisy, unchanged_ms=unchanged_ms
                )
                if progress.speaking and progress.silence_ms >= self.look_ms:
                    await glimpses.look()
                ended = progress.ended
                if ended is None and not glimpses.words and glimpses.unchanged_ms >= times.no_speech_ms:
                    ended = EndReason.NO_SPEECH  # There was sound all the time and none of it was words.
                if ended is None or _is_undecided(ended, glimpses, progress, times):
                    continue
                if (look := glimpses.looked) is not None and judged_ms < times.no_speech_ms and not await look:
                    # It was the tail of the wake word, or a cough: nobody has spoken to us yet.
                    endpointer = Endpointer(replace(times, no_speech_ms=times.no_speech_ms - judged_ms))
                    glimpses.looked, hint = None, Hint.UNKNOWN
                    continue
                preparing.confirm()
                trace.mark("speech_end", voiced_at)
                trace.add("listen", 0, voiced_at)
                trace.add("endpoint", voiced_at, trace.now())
                return session, ended
        finally:
            preparing.drop()
            await glimpses.drop()
        raise ConnectionError("the uplink ended before the utterance did")

    async def finish(self, session: SpeechSession, opening: Opening) -> Hypotheses:
        """Decode the utterance. The wake word is not part of any reading. Raises `EngineError`."""
        with stage("stt"):
            found = _without_wake_word(await session.finish(), opening)
        self.events.publish(Transcribed(turn=opening.turn, text=found.best, final=True))
        return found

    async def alternatives(self, session: SpeechSession, opening: Opening) -> Hypotheses:
        """Look for other readings, when the first makes no sense. Raises `EngineError`."""
        with stage("stt again"):
            return _without_wake_word(await session.alternatives(), opening)

    def _times(self, opening: Opening) -> EndpointTimes:
        awaits_short_words = opening.cause in (Cause.FOLLOW_UP, Cause.SPEECH)
        return replace(self.times, onset_ms=SHORT_ONSET_MS) if awaits_short_words else self.times

    def _told(self, text: str, opening: Opening) -> str:
        words = without_wake_word(text, opening.word)
        self.events.publish(Transcribed(turn=opening.turn, text=words, final=False))
        return words

    def _sense(self, found: Hypotheses, opening: Opening) -> tuple[str, Hint]:
        readings = [each.text for each in _without_wake_word(found, opening).ranked]
        return self.judge_readings(readings, opening.area, opening.language)

    def _judged(self, words: str, glimpses: Glimpses, opening: Opening) -> tuple[str, Hint]:
        """Judge the words before a pause and return what was probably said: other readings where they make no sense.

        What makes none, but would make some without its last word, may go on: a word cut short by a pause is misheard
        easily, "set the thermostat to you … twenty one degrees", "turn on the fan end … the floor lamp".
        """
        hint = self._looks(glimpses, opening)
        if hint is not Hint.UNKNOWN or not words:
            return words, hint
        if (searched := glimpses.search()).done():
            said, sense = searched.result()
            if sense is not Hint.UNKNOWN:
                return said, sense
        but_last = words.split()[:-1]
        is_beginning = len(but_last) > 1 and self._judge(" ".join(but_last), opening) is not Hint.UNKNOWN
        return words, Hint.OPEN if is_beginning else hint

    def _looks(self, glimpses: Glimpses, opening: Opening) -> Hint:
        """Return what the words so far look like; frames come far more often than words."""
        if glimpses.looks is None:
            glimpses.looks = self._judge(glimpses.words, opening) if glimpses.words else Hint.UNKNOWN
        return glimpses.looks

    def _judge(self, words: str, opening: Opening) -> Hint:
        return self.judge(words, opening.area, opening.language)


def _is_undecided(ended: EndReason, glimpses: Glimpses, progress: Progress, times: EndpointTimes) -> bool:
    """Tell whether the words are still being looked at, on a busy machine: they may ask for a longer silence."""
    is_looking = glimpses.looked is not None and not glimpses.looked.done()
    return ended is EndReason.SILENCE and is_looking and progress.silence_ms < times.dangling_ms


def _without_wake_word(found: Hypotheses, opening: Opening) -> Hypotheses:
    readings = (Hypothesis(without_wake_word(each.text, opening.word), each.score) for each in found.ranked)
    return replace(found, ranked=tuple(each for each in readings if each.text))
