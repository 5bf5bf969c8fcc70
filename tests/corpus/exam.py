"""Takes sentences through the whole brain and judges what came of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from hub.brain.conversation import Conversations
from hub.brain.responder import Reply, Request
from hub.brain.select import Understanding, understanding
from hub.config import HubConfig, Voice
from hub.config import Understanding as Settings
from hub.engines.base import Hypotheses, Hypothesis, SentenceEmbedder
from hub.intents.model import Intent, QuestionKind
from hub.skills.registry import Context, Outcome
from tests.corpus.embedder import CACHE
from tests.corpus.expected import Expected, Happened, done, given, holds, parse, wrong
from tests.corpus.home import PIN, home
from tests.corpus.lines import SILENCE, Line
from tests.fakes.home import MemoryHome

YES = {"en": "yes", "de": "ja", "fr": "oui", "es": "sí", "nl": "ja"}
LONG_S = 100_000.0


class Grade(StrEnum):
    """What became of a sentence."""

    RIGHT = "right"
    """An acceptable outcome."""
    ASKED_RIGHT = "right, after a question"
    """An acceptable question, or one to which a yes does what is acceptable."""
    ASKED = "asked"
    """Another question than is acceptable."""
    MISSED = "missed"
    """Too little, or a wrong answer in words."""
    TAKEN = "taken"
    """It answered what was not for the house."""
    BROKEN = "raised"
    """The brain raised."""
    WRONG = "wrong action"
    """A command that belongs to no acceptable outcome."""

    @property
    def is_right(self) -> bool:
        return self in (Grade.RIGHT, Grade.ASKED_RIGHT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a line went."""

    line: Line
    grade: Grade
    happened: tuple[str, ...]
    """What came of each turn, to be read by people."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a set went."""

    verdicts: tuple[Verdict, ...]

    def share(self, *grades: Grade) -> float:
        """Return the share, 0 to 1, of the lines with one of these grades."""
        return self.count(*grades) / len(self.verdicts)

    def count(self, *grades: Grade) -> int:
        return sum(verdict.grade in grades for verdict in self.verdicts)

    @property
    def right(self) -> float:
        return self.share(Grade.RIGHT, Grade.ASKED_RIGHT)

    @property
    def failures(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if not verdict.grade.is_right]

    def counts(self) -> dict[str, int]:
        found = Counter(verdict.grade for verdict in self.verdicts)
        return {str(grade): found[grade] for grade in Grade}


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Exam:
    """One home with its brain in one language. The same home for each sentence, as it was before the first."""

    def __init__(
        self, language: str = "en", *, embedder: SentenceEmbedder | None = None, settings: Settings | None = None
    ) -> None:
        self.language = language
        self.home: MemoryHome = home(language)
        self._clock = _Clock()
        self._outcomes: list[Outcome] = []
        config = HubConfig(language=language, voice=Voice(pin=PIN), understanding=settings or Settings())
        self._answer_s = config.understanding.answer_s
        self.conversations = Conversations(config.understanding.context_s, self._answer_s, self._clock)
        self.brain: Understanding = understanding(
            self.home,
            config,
            conversations=self.conversations,
            embedder=embedder,
            folder=CACHE / "meaning",
        )
        self._listen()
        self.brain.languages.prepare()
        self.brain.languages.prepare_meaning()

    def _listen(self) -> None:
        """Keep what skills answer: a reply tells in words only which devices a question was about."""
        real = self.brain.skills.run

        async def run(intent: Intent, context: Context) -> Outcome:
            outcome = await real(intent, context)
            self._outcomes.append(outcome)
            return outcome

        vars(self.brain.skills)["run"] = run

    async def grade(self, line: Line, *readings: tuple[str, ...]) -> Verdict:
        """Say a line and judge it; with `readings`, those are heard instead of what is said, one tuple a turn."""
        try:
            return await self._grade(line, readings or tuple((turn,) for turn in line.turns))
        except Exception as error:
            return Verdict(line, Grade.BROKEN, (f"{type(error).__name__}: {error}",))

    async def _grade(self, line: Line, heard: tuple[tuple[str, ...], ...]) -> Verdict:
        self._begin()
        grades: list[Grade] = []
        notes: list[str] = []
        for texts, acceptable in zip(heard, parse(line.expected, self.home), strict=True):
            before = self._copy()
            happened = await self._turn(texts, line.area)
            if happened.asked and _to_be_answered(happened, acceptable):
                await self._agree(happened, line.area)
            grades.append(_graded(acceptable, happened, before, lenient=line.free))
            notes.append(_note(happened, before))
        return Verdict(line, _worst(grades), tuple(notes))

    def _begin(self) -> None:
        self.home.restore()
        self._clock.now += LONG_S

    def _copy(self) -> MemoryHome:
        copy = MemoryHome(self.home.devices(), self.home.areas())
        for device in self.home.devices():
            state = self.home.state(device.id)
            copy.put(device.id, state.value, available=state.available, **state.attributes)
        return copy

    async def _turn(self, texts: tuple[str, ...], area: str) -> Happened:
        if texts == (SILENCE,):
            self._clock.now += self._answer_s + 1
            return Happened()
        self._outcomes.clear()
        self.home.commands.clear()
        reply = await self._reply(texts, area)
        happened = Happened(
            commands=list(self.home.commands),
            intent=reply.intent,
            asked=reply.follow_up,
            error=reply.error,
            said=" ".join([sentence async for sentence in reply.sentences]),
        )
        for outcome in self._outcomes:
            happened.matched |= {each.device: each.state for each in outcome.matched}
            happened.unmatched |= {each.device: each.state for each in outcome.unmatched}
        if (asked := self.conversations.at(area).asked) is not None and happened.asked:
            happened.question = asked.question
        return happened

    async def _agree(self, happened: Happened, area: str) -> None:
        kind = happened.question.kind if happened.question else QuestionKind.SURE
        answer = " ".join(PIN) if kind is QuestionKind.PIN else YES[self.language]
        self.home.commands.clear()
        reply = await self._reply((answer,), area)
        happened.said += f" {answer.capitalize()}. " + " ".join([sentence async for sentence in reply.sentences])
        happened.after = list(self.home.commands)

    async def _reply(self, texts: tuple[str, ...], area: str) -> Reply:
        """Answer as a turn does: the first reading at once, the others only when they are asked for."""
        self._clock.now += 1
        ranked = tuple(Hypothesis(text, -0.1 * (1 + rank)) for rank, text in enumerate(texts))

        async def alternatives() -> Hypotheses:
            return Hypotheses(ranked)

        request = Request(
            turn="t",
            hypotheses=Hypotheses(ranked[:1]),
            satellite="box",
            area=area,
            language=self.language,
            alternatives=alternatives if len(ranked) > 1 else None,
        )
        for responder in self.brain.responders:
            if (reply := await responder.respond(request)) is not None:
                return reply
        raise AssertionError("nobody answered")


def _to_be_answered(happened: Happened, acceptable: tuple[Expected, ...]) -> bool:
    kind = happened.question.kind if happened.question else None
    if kind in (QuestionKind.CONFIRM, QuestionKind.SURE, QuestionKind.PIN):
        return any(each.kind == "do" or (each.kind == "ask" and each.wishes) for each in acceptable)
    return False


def _graded(acceptable: tuple[Expected, ...], happened: Happened, before: MemoryHome, *, lenient: bool) -> Grade:
    commands = given(happened.commands, before)
    right = [each for each in acceptable if holds(each, happened, before)]
    if right:
        return Grade.RIGHT if any(each.kind != "ask" for each in right) else Grade.ASKED_RIGHT
    if wrong(acceptable, commands):
        return Grade.WRONG
    nothing_wanted = all(each.kind == "nothing" for each in acceptable)
    if nothing_wanted:
        return Grade.TAKEN
    if happened.asked:
        after = given(happened.after, before)
        leads = lenient and after and any(each.kind == "do" and done(each, after, before) for each in acceptable)
        return Grade.ASKED_RIGHT if leads else Grade.ASKED
    return Grade.MISSED


def _worst(grades: list[Grade]) -> Grade:
    order = (Grade.WRONG, Grade.TAKEN, Grade.MISSED, Grade.ASKED, Grade.ASKED_RIGHT)
    return next((grade for grade in order if grade in grades), Grade.RIGHT)


def _note(happened: Happened, before: MemoryHome) -> str:
    parts = [str(wish) for wish in given(happened.commands, before)]
    if happened.question is not None:
        parts.append(f"? {happened.question.kind} {happened.question.slot}".strip())
        parts += [f"yes: {wish}" for wish in given(happened.after, before)]
    elif happened.asked:
        parts.append("? open")
    if told := happened.matched or happened.unmatched:
        parts.append(f"= {'' if happened.matched else 'no '}{' '.join(told)}")
    if not parts:
        parts.append(happened.intent or happened.error or "-")
    return "; ".join(parts) + f" “{happened.said}”"
