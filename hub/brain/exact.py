"""Answers what the sentences understand exactly: the first reading that makes sense is done and its outcome told."""

from __future__ import annotations

from hub.brain.languages import Languages
from hub.brain.responder import Reply, Request, spoken
from hub.intents.model import Intent
from hub.skills.registry import Context, Outcome, Skills
from hub.trace import stage


class ExactResponder:
    """Tries the hypotheses in order; the first that is a sentence about something real wins."""

    def __init__(self, languages: Languages, skills: Skills) -> None:
        self._languages = languages
        self._skills = skills

    async def respond(self, request: Request) -> Reply | None:
        """Run the intent and word its outcome; `None` when no hypothesis is understood."""
        speaking = self._languages.of(request.language)
        for hypothesis in request.hypotheses.ranked:
            with stage("understand"):
                intent = speaking.recognizer.understand(hypothesis.text, request.area)
            if isinstance(intent, Intent):
                with stage("act"):
                    outcome = await self._skills.run(intent, _context(request))
                sentences = speaking.replies.word(intent, outcome, dry_run=request.dry_run)
                return _reply(intent, outcome, sentences, request.dry_run)
        return None


def _context(request: Request) -> Context:
    return Context(
        turn=request.turn,
        satellite=request.satellite,
        area=request.area,
        language=request.language,
        dry_run=request.dry_run,
    )


def _reply(intent: Intent, outcome: Outcome, sentences: tuple[str, ...], dry_run: bool) -> Reply:
    results = outcome.results
    return Reply(
        sentences=spoken(*sentences),
        responder="exact",
        intent=intent.name,
        slots=dict(intent.slots),
        done=tuple(f"{each.device} {each.action}: {'dry run' if dry_run else each.result}" for each in results),
        follow_up=outcome.follow_up,
        error=outcome.error,
    )
