"""Puts the brain together: which responders there are, and in which order they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from hub.brain.exact import ExactResponder
from hub.brain.fallback import ApologyResponder
from hub.brain.languages import Languages
from hub.brain.responder import Responder
from hub.brain.stop import StopResponder
from hub.config import HubConfig
from hub.devices.model import Home
from hub.skills.clock import ClockSkill, NevermindSkill
from hub.skills.devices import DeviceSkill
from hub.skills.questions import QuestionSkill, TemperatureSkill
from hub.skills.registry import Skills


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that understands and answers."""

    languages: Languages
    """Has `judge(text, area, language)` for endpointing and `prepare()` for start-up."""
    skills: Skills
    responders: list[Responder]
    """Stop words, exact intents, apology."""


def skills(home: Home) -> Skills:
    """Return all skills of this home."""
    return Skills([DeviceSkill(home), QuestionSkill(home), TemperatureSkill(home), ClockSkill(), NevermindSkill()])


def understanding(home: Home, config: HubConfig) -> Understanding:
    """Build the brain of a home. Raises `UnknownLanguageError` for a household language without sentences."""
    languages = Languages(home, config.language)
    doing = skills(home)
    return Understanding(
        languages,
        doing,
        [StopResponder(languages), ExactResponder(languages, doing), ApologyResponder(languages)],
    )
