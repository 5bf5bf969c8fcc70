"""When a turn ends: who pauses must not be cut off, and a television must not hold the turn open.

The hub's own listener with Whisper, the judge of a realistic home and the satellite's voice detector, on synthesised
speech in a simulated room. Sound runs in real time while something is decoded and faster otherwise.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hub import config
from hub.brain.select import understanding
from hub.engines import select
from hub.engines.base import Hypotheses, SpeechSession
from hub.engines.whisper import WhisperSpeechToText
from hub.events import Events
from hub.trace import Trace
from hub.turn.listener import Listener
from hub.turn.parts import Opening
from hub.turn.presets import PRESETS
from shared.audio import FRAME_MS, Frame, samples_to_ms
from shared.endpoint import EndReason, Hint
from shared.messages import Cause
from tests.audio.words import edits, words
from tests.bench.report import spread
from tests.bench.unfinished import Utterance, alone, beside_television, paused, television
from tests.hub.house import house

ROOM = "living"
BELOW_DB = (15, 10, 6)
"""How far the television is below the person."""
FIGURE_DB = (15, 10)
"""Those that the aim is for."""
SOON_MS = 1000
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of one utterance."""

    utterance: Utterance
    reason: EndReason | None
    """None: it never ended while there was sound."""
    at_ms: int
    """From the last sound of the command to the end of listening, in sound."""
    was_cut: bool
    """Listening ended before the last part began, or nothing of it was heard."""
    heard: str
    hint: Hint
    decodes: int


class Counted:
    """A session that counts its decodings and says whether one is running."""

    def __init__(self, session: SpeechSession) -> None:
        self.session = session
        self.decodes = 0
        self.running = 0

    def feed(self, frame: Frame) -> None:
        self.session.feed(frame)

    async def partial(self, deadline: float = float("inf")) -> str:
        self.decodes += 1
        self.running += 1
        try:
            return await self.session.partial(deadline)
        finally:
            self.running -= 1

    async def finish(self) -> Hypotheses:
        return await self.session.finish()

    async def alternatives(self) -> Hypotheses:
        self.running += 1
        try:
            return await self.session.alternatives()
        finally:
            self.running -= 1


class Bench:
    """A listener whose clock is the sound."""

    def __init__(self, stt: WhisperSpeechToText, preset: str, look_ms: int | None = None) -> None:
        self._stt = stt
        times, preset_look_ms = PRESETS[preset]
        brain = understanding(house(), config.HubConfig())
        self._judge = brain.judge
        self._listener = Listener(
            self,  # type: ignore[arg-type]
            times,
            look_ms or preset_look_ms,
            self._judge,
            Events(),
            judge_readings=brain.judge_readings,
        )
        self._session = Counted(stt.session("en"))

    def session(self, language: str, hints: tuple[str, ...] = ()) -> Counted:
        self._session = Counted(self._stt.session(language))
        return self._session

    async def hear(self, utterance: Utterance) -> Ended:
        """Listen to one utterance."""
        position = 0

        async def frames() -> Any:
            nonlocal position
            for frame in utterance.frames:
                await asyncio.sleep(FRAME_MS / 1000 if self._session.running else 0)
                position = frame.end
                yield frame

        opening = Opening("t", "bench", ROOM, "en", Cause.WAKE, "hey_jarvis", wake_end=utterance.wake_end)
        reason: EndReason | None
        try:
            session, reason = await self._listener.until_end(frames(), opening, Trace())
        except ConnectionError:
            session, reason = self._session, None
        decodes = self._session.decodes
        heard = (await self._listener.finish(session, opening)).best if reason is not EndReason.NO_SPEECH else ""
        return Ended(
            utterance,
            reason,
            samples_to_ms(position) - samples_to_ms(utterance.speech_end),
            position < utterance.resumes or 0 < len(words(heard)) <= utterance.begins,
            heard,
            self._judge(heard, ROOM, "en"),
            decodes,
        )


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about eight minutes; in `full` also the other presets and another time to look."""
    return asyncio.run(_run(print, full))


async def _run(print: Print, full: bool) -> dict[str, Any]:
    stt = select.speech_to_text(config.SpeechToText())
    found: dict[str, Any] = {"television": television()}
    try:
        await stt.warm_up()

        async def hear(what: str, said: Sequence[Utterance], preset: str, look_ms: int | None = None) -> list[Ended]:
            print(f"  {what}: {len(said)} utterances, {preset} …")
            bench = Bench(stt, preset, look_ms)
            found = [await bench.hear(each) for each in said]
            soon, cut = (sum(each) for each in zip(*((e.at_ms <= SOON_MS, e.was_cut) for e in found), strict=True))
            print(f"    {soon} ended within a second, {cut} were cut off")
            return found

        presets = tuple(PRESETS) if full else ("normal",)
        found["pauses"] = {name: pauses(await hear("with a pause", paused(), name)) for name in presets}
        looks = (None, 120) if full else (None,)
        quiet = {look: await hear("in quiet", alone(), "normal", look) for look in looks}
        found["quiet"] = {f"look after {look or PRESETS['normal'][1]} ms": ends(each) for look, each in quiet.items()}
        whole = {each.utterance.text for each in quiet[None] if each.hint is Hint.COMPLETE}
        complete = [each.hint is Hint.COMPLETE for each in quiet[None]]
        beside = {}
        for below_db in BELOW_DB:
            said = [each for each, is_whole in zip(beside_television(below_db), complete, strict=True) if is_whole]
            beside[below_db] = await hear(f"television {below_db} dB below", said, "normal")
        found["beside"] = {f"{below_db} dB below": ends(each) for below_db, each in beside.items()}
        found["soon"] = share(each.at_ms <= SOON_MS for db in FIGURE_DB for each in beside[db])
        found["complete_commands"] = len(whole)
    finally:
        await stt.close()
    return found


def share(values: Iterable[bool]) -> float:
    """Return how many are true."""
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def pauses(found: Sequence[Ended]) -> dict[str, Any]:
    """Return how many were cut off, and what their pauses looked like."""
    return ends(found) | {
        "cut_off": share(each.was_cut for each in found),
        "cut": [
            {
                "said": each.utterance.text,
                "pause_ms": each.utterance.pause_ms,
                "heard": each.heard,
                "ended": each.reason,
            }
            for each in found
            if each.was_cut
        ],
    }


def ends(found: Sequence[Ended]) -> dict[str, Any]:
    """Return when and why listening ended, for those not cut off."""
    whole = [each for each in found if not each.was_cut]
    return {
        "utterances": len(found),
        "ended": Counter(str(each.reason or "nothing") for each in found),
        "end_ms": spread(each.at_ms for each in whole),
        "soon": share(each.at_ms <= SOON_MS for each in found),
        "decodes": round(sum(each.decodes for each in found) / len(found), 2) if found else 0,
        "word_error_rate": round(
            sum(edits(words(each.utterance.text), words(each.heard)) for each in whole)
            / max(1, sum(len(words(each.utterance.text)) for each in whole)),
            3,
        ),
        "each": [
            {"said": each.utterance.text, "heard": each.heard, "ended": each.reason, "at_ms": each.at_ms}
            for each in found
        ],
    }
