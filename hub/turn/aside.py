"""What somebody says over a reply: a cough, a "mhm", the reply's own echo, a wish for silence, or words to be answered.

An aside runs beside the turn that speaks and does not touch it. It listens to a short end, decodes once, and judges;
a turn that comes of it goes on with the same frames and the same decoding.
"""

from __future__ import annotations

import math
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from hub.engines.base import Hypotheses, SpeechSession, SpeechToText
from hub.intents.languages.model import additions
from hub.turn.interjections import BACKCHANNELS, WAITS
from shared.audio import FRAME_MS, FRAME_SAMPLES, Frame
from shared.endpoint import Endpointer, EndpointTimes, EndReason
from shared.languages import base_of

PAUSE_MS = 250
"""Silence after which what was said is judged."""
TIMES = EndpointTimes(
    complete_ms=PAUSE_MS, silence_ms=PAUSE_MS, dangling_ms=PAUSE_MS, no_speech_ms=1000, limit_ms=8000, onset_ms=60
)
"""A "stop" is short, so 60 ms of speech count."""
AFTER_WAIT = EndpointTimes(
    complete_ms=PAUSE_MS, silence_ms=PAUSE_MS, dangling_ms=PAUSE_MS, no_speech_ms=4000, limit_ms=8000, onset_ms=60
)
"""Who said "wait" may take his time."""
LONGEST_S = (TIMES.no_speech_ms + 2 * TIMES.limit_ms + AFTER_WAIT.no_speech_ms) / 1000 + 3
"""An aside takes no longer than this, with the time for decoding."""
LONGEST_STOP_MS = 1500
"""Words that ask for silence are not longer; who speaks longer asks for something else."""
DOUBTFUL = -1.0
"""Average log-probability below which a reading is noise."""
DOUBTFUL_WORD = -0.7
"""The same for a single word."""
STOP_READINGS = 3
SAME = 80.0
"""Similarity, 0 to 100, from which two words count as the same."""
OWN_WORDS, OWN_LETTERS = 0.85, 92.0
"""Share of the words, 0 to 1, or likeness of all their letters, 0 to 100, from which they are the reply's own."""
BEFORE_S, AFTER_S = 3.0, 1.5
"""Words of the reply that may be in the microphone: spoken so long before, or expected so soon after, this moment."""
_WORD = re.compile(r"[\w']+")


class Verdict(StrEnum):
    """What is to be made of it."""

    RESUME = "resume"
    """Nothing: the reply goes on."""
    STOP = "stop"
    """Silence, and no new reply."""
    WAIT = "wait"
    """A pause: something may follow."""
    TURN = "turn"
    """Words for the assistant."""


def judge(text: str, saying: str, language: str, *, interrupts: bool = True) -> Verdict:
    """Judge words said over a reply that is just saying `saying`.

    Without `interrupts` only a wish for silence counts.
    """
    words, wanted = plain(text), wish(text, language)
    if not words or is_echo(words, plain(saying)):
        return Verdict.RESUME
    if is_made_of(words, stops(language)) or (wanted and is_made_of(wanted, stops(language))):
        return Verdict.STOP
    if not wanted:
        return Verdict.RESUME
    if is_made_of(wanted, phrases(*WAITS["en"].split(","), *WAITS.get(base_of(language), "").split(","))):
        return Verdict.WAIT if interrupts else Verdict.STOP
    return Verdict.TURN if interrupts else Verdict.RESUME


def judge_all(found: Hypotheses, saying: str, language: str, *, interrupts: bool = True) -> tuple[Verdict, str]:
    """Judge all readings; return the one that decided as well.

    A wish for silence may be any of them: "stop" is short, and over a reply often misheard. Everything else must be
    certain, one word more so: what is made of a cough mostly is one word.
    """
    for each in found.ranked[:STOP_READINGS]:
        if judge(each.text, saying, language, interrupts=interrupts) is Verdict.STOP:
            return Verdict.STOP, each.text
    best, score = (found.ranked[0].text, found.ranked[0].score) if found.ranked else ("", 0.0)
    if score < (DOUBTFUL if len(plain(best)) > 1 else DOUBTFUL_WORD):
        return Verdict.RESUME, best
    return judge(best, saying, language, interrupts=interrupts), best


def wish(text: str, language: str) -> list[str]:
    """Return the words of a text without those of somebody who just listens."""
    chat = {*BACKCHANNELS["en"].split(), *BACKCHANNELS.get(base_of(language), "").split()}
    return [word for word in plain(text) if word not in chat]


def stop_words(text: str, language: str) -> str:
    """Return a wish for silence in the words that end a turn."""
    known = stops(language)
    found = (" ".join(words) for words in (plain(text), wish(text, language)) if tuple(words) in known)
    return next(found, "stop")


def stops(language: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases that end a turn, in the language and in English."""
    return phrases(*additions("en").stop_words, *additions(language).stop_words)


def phrases(*texts: str) -> frozenset[tuple[str, ...]]:
    """Return texts as their words; empty ones are left out."""
    return frozenset(words for each in texts if (words := tuple(plain(each))))


def plain(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.replace("’", "'").replace("-", " ").casefold())


def is_echo(words: list[str], saying: list[str]) -> bool:
    """Tell whether words are among those just being said, in the same order.

    Numbers, which are written in many ways, say nothing. Somebody may ask about what he hears in the same words, but
    hardly in the same order.
    """
    words = [word for word in words if not word.isdigit()]
    if not words or not saying:
        return False
    # The longest common subsequence of words, where similar words count as the same.
    row = [0] * (len(saying) + 1)
    for word in words:
        before = row
        row = [0]
        for at, other in enumerate(saying):
            same = fuzz.ratio(word, other) >= SAME
            row.append(before[at] + 1 if same else max(before[at + 1], row[at]))
    letters = fuzz.partial_ratio(" ".join(words), " ".join(saying)) if len(words) > 1 else 0.0
    return row[-1] >= OWN_WORDS * len(words) or letters >= OWN_LETTERS


def is_made_of(words: list[str], those: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether words are one or several of the phrases, one after the other."""
    reached = {0}
    for begin in range(len(words)):
        if begin in reached:
            reached |= {begin + len(each) for each in those if tuple(words[begin : begin + len(each)]) == each}
    return len(words) in reached


def around(text: str, heard_s: float, whole_s: float) -> str:
    """Return the part of a text that is being spoken when `heard_s` of its `whole_s` seconds were heard."""
    if whole_s <= 0:
        return text
    begin, end = (round(len(text) * (heard_s + at) / whole_s) for at in (-BEFORE_S, AFTER_S))
    begin, end = text.rfind(" ", 0, max(0, begin)) + 1, text.find(" ", max(0, end))
    return text[begin : end if end >= 0 else len(text)]


@dataclass(frozen=True, slots=True)
class Overheard:
    """What an aside found."""

    verdict: Verdict
    """Never `WAIT`: that was waited for."""
    stt: SpeechToText
    """Continues with what was decoded: give it the frames from `begin` on once more."""
    text: str
    """What was said, as far as it was judged by."""
    begin: int
    """Where the words begin, in samples."""


async def overhear(
    frames: AsyncIterator[Frame], stt: SpeechToText, language: str, saying: str, *, interrupts: bool
) -> Overheard:
    """Listen to what is said over a reply until it can be judged.

    Raises `EngineError`, and `ConnectionError` when the frames end first.
    """
    session, endpointer = stt.session(language), Endpointer(TIMES)
    fed = speech_ms = begin = 0
    async for frame in frames:
        session.feed(frame)
        fed += 1
        speech_ms += FRAME_MS * frame.is_speech
        ended = endpointer.step(FRAME_SAMPLES, frame.is_speech).ended
        if not interrupts and speech_ms > LONGEST_STOP_MS:
            ended = EndReason.NO_SPEECH
        if ended is None:
            continue
        found = Hypotheses() if ended is EndReason.NO_SPEECH else await session.finish()
        verdict, text = judge_all(found, saying, language, interrupts=interrupts)
        if verdict is not Verdict.WAIT:
            return Overheard(verdict, Continued(stt, session, fed), text, begin)
        session, endpointer = stt.session(language), Endpointer(AFTER_WAIT)
        fed, begin = 0, frame.end
    raise ConnectionError("the uplink ended before what was said could be judged")


class Continued:
    """Speech-to-text whose next session is one that heard the first frames already."""

    def __init__(self, stt: SpeechToText, session: SpeechSession, fed: int) -> None:
        """`fed`: the frames it heard; they are not fed again."""
        self._stt, self._session, self._fed = stt, session, fed

    def session(self, language: str, hints: tuple[str, ...] = ()) -> SpeechSession:
        """Go on with the session."""
        return _Rest(self._session, self._fed)

    async def warm_up(self) -> None:
        """See `SpeechToText`."""
        await self._stt.warm_up()

    async def close(self) -> None:
        """See `SpeechToText`."""
        await self._stt.close()


class _Rest:
    def __init__(self, session: SpeechSession, fed: int) -> None:
        self._session, self._to_skip = session, fed

    def feed(self, frame: Frame) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._session.feed(frame)

    async def partial(self, deadline: float = math.inf) -> str:
        return await self._session.partial(deadline)

    async def finish(self) -> Hypotheses:
        return await self._session.finish()

    async def alternatives(self) -> Hypotheses:
        return await self._session.alternatives()
