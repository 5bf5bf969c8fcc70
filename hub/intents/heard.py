"""One clause as it was understood, and what the stages pass to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.intents.model import Intent, Miss, Place, Question
from hub.intents.phrases import Tokens


@dataclass(frozen=True, slots=True)
class Heard:
    """What words were understood as: intents, or a question instead of one of them."""

    text: str
    """The last sentence that the words come down to: of "turn off the lamp and the fan", "turn off the fan"."""
    intents: tuple[Intent, ...] = ()
    question: Question | None = None
    miss: Miss | None = None
    """A part that names something unknown, beside the rest, which is clear."""
    path: tuple[str, ...] = ()
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def first(self) -> Intent | None:
        """The intent, or the first of those that are asked about."""
        both = (*self.intents, *(self.question.intents if self.question else ()))
        return both[0] if both else None


Understand = Callable[[Tokens, Place], Heard | None]
"""Understands one clause, with what is taken from the context; `None` when it is none."""
Explain = Callable[[Tokens, Place], Miss]
"""Says why words are not understood."""
