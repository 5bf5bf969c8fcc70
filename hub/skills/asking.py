"""Questions about what an errand lacks, in the words of the skill that needs it."""

from __future__ import annotations

from msgspec.structs import replace

from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Question, QuestionKind
from hub.skills.registry import Context, Outcome, Skills


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
