"""Does later what was asked for before, and tells in words what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from hub.brain.languages import Languages
from hub.intents.model import Intent
from hub.skills.registry import Context, Outcome, Skills
from hub.store.timer import Timer, Trust


class Afterwards:
    """Runs delayed commands (`hub.timers.keeper.RunIntents`) with the place, language and trust they were said with."""

    def __init__(self, skills: Skills, languages: Languages, pin: str = "") -> None:
        """`pin`: the household's digits, handed on where the speaker gave them when it was said."""
        self._skills, self._languages, self._pin = skills, languages, pin

    async def __call__(self, timer: Timer) -> str:
        """Run what was to be done, in order; return what went wrong, in words, empty when all is well."""
        context = Context(
            turn=f"later-{timer.id}",
            satellite=timer.satellite,
            area=timer.area,
            language=timer.language,
            confirmed=timer.trust is not Trust.NOTHING,
            pin=self._pin if timer.trust is Trust.PIN else "",
        )
        wrong: dict[str, None] = {}
        for intent in timer.then:
            outcome = await self._skills.run(intent, context)
            if not outcome.fine or outcome.question is not None:
                wrong |= dict.fromkeys(self._worded(intent, outcome, timer.language))
        return " ".join(wrong).rstrip(".")

    def _worded(self, intent: Intent, outcome: Outcome, language: str) -> tuple[str, ...]:
        speaking = self._languages.of(language)
        if outcome.question is not None and not outcome.results:
            # Nobody is there to be asked.
            return (speaking.asking.left,)
        return speaking.replies.word(intent, outcome)


def deeds(languages: Languages) -> Callable[[Intent, str], str]:
    """Return what names an intent's deed as an infinitive in a language."""
    return lambda intent, language: languages.of(language).asking.deed(intent)
