"""What errands say, and ask where something is missing, in the words of the skill that needs it."""

from __future__ import annotations

from msgspec.structs import replace

from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Question, QuestionKind, Told
from hub.skills.registry import Context, Outcome, Skills


def tells(key: str, **values: object) -> Outcome:
    """Return an outcome that says one thing."""
    return Outcome(told=(Told(key=key, values=values),))


def asks(intent: Intent, slot: str, key: str, **values: object) -> Outcome:
    """Return an outcome that asks for what is missing."""
    question = Question(kind=QuestionKind.SLOT, intents=(intent,), slot=slot)
    return Outcome(question=question, told=(Told(key=key, values=values),))


def makes_sure(intent: Intent, key: str, **values: object) -> Outcome:
    """Return an outcome that asks whether it shall be done."""
    question = Question(kind=QuestionKind.CONFIRM, intents=(intent,))
    return Outcome(question=question, told=(Told(key=key, values=values),))


async def in_its_words(question: Question, skills: Skills, context: Context) -> Question:
    """Return what the skill itself asks for an errand that lacks something; any other question as it is."""
    intent = question.intents[0]
    if question.told or question.kind is not QuestionKind.SLOT or not CATALOGUE[intent.name].errand:
        return question
    outcome = await skills.run(intent, replace(context, dry_run=True))
    return question if outcome.question is None else with_words(outcome, outcome.question)


def with_words(outcome: Outcome, question: Question) -> Question:
    """Return an outcome's question with the words that the outcome has for it."""
    return replace(question, told=outcome.told) if outcome.told else question
