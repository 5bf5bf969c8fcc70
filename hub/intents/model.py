"""The intent: the only request to *do* something; and what understanding makes of words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

SlotValue = str | int | float


class Intent(Struct, frozen=True, kw_only=True):
    """A recognised wish. Names and slots are those of `hub.intents.catalogue`."""

    name: str
    """Such as `HassTurnOn`."""
    slots: dict[str, SlotValue] = {}
    """Such as `{"name": "light.kitchen", "brightness": 40}`. A `name` slot holds a device id, an `area` slot an area
    id; the words that were said for them are in `spoken`."""
    spoken: dict[str, str] = {}
    """Per slot, the words that were said for it."""
    devices: tuple[str, ...] = ()
    """Device ids that are meant instead of a `name` or a place: by a pronoun, or several named together."""
    excluded: tuple[str, ...] = ()
    """Device and area ids that are left out ("everything except the bedroom")."""
    then: tuple[Intent, ...] = ()
    """What `HearthDelay` does later."""
    confidence: float = 1.0
    """0 to 1."""
    source: str = "sentence"
    """Who recognised it: `sentence`, `custom`, `meaning`, `llm`, `automation`, `api`."""
    response: str = "default"
    """Key of the reply sentence in home-assistant-intents."""


def meant(intent: Intent) -> Intent:
    """Return what a question about an intent is about: of one that is done later, what is done then."""
    return intent.then[0] if len(intent.then) == 1 else intent


class Miss(Struct, frozen=True):
    """Why there is nothing to do."""

    error: str
    """A key of home-assistant-intents' error sentences (`no_entity`, …) or one of `hub.brain.wording`."""
    slots: Mapping[str, str] = {}
    """Words for the sentence: `entity`, `area`, `floor`, `domain`, `device_class`, `names`."""


class QuestionKind(StrEnum):
    """What is asked before anything is done."""

    WHICH = "which"
    """Several devices fit: "The ceiling light or the lamp?" Each of `intents` is one choice."""
    SLOT = "slot"
    """Something is missing: "To how many degrees?" `slot` says what; `intents` is one intent without it."""
    SURE = "sure"
    """It was hardly understood: "Do you want the light brighter?" Yes does `intents`."""
    CONFIRM = "confirm"
    """It can do harm: "Shall I unlock the front door?" Yes does `intents`."""
    PIN = "pin"
    """It can do harm: "What is the PIN?" The right one does `intents`."""


class Told(Struct, frozen=True, kw_only=True):
    """Something to be said, in the words that `hub.brain.told` has for it."""

    key: str
    """Such as `timer_set`."""
    values: dict[str, Any] = {}
    """What stands in it: a `timedelta`, a `datetime`, a `time`, a number, a name, something else that is told, or
    several as a tuple."""


class AnyOf(tuple[Any, ...]):
    """Several things to be told, of which one is meant: "a or b"."""

    __slots__ = ()


class Question(Struct, frozen=True, kw_only=True):
    """What must be asked, and what the answers lead to."""

    kind: QuestionKind
    intents: tuple[Intent, ...]
    slot: str = ""
    told: tuple[Told, ...] = ()
    """The question itself, where it has words of its own."""


class Referents(Struct, frozen=True, kw_only=True):
    """What was talked about last in this place, for "it", "them", "there" and "the bedroom too"."""

    devices: tuple[str, ...] = ()
    """Device ids the last command or question was about."""
    area: str = ""
    """Area id it was about, empty when it named none."""
    intents: tuple[Intent, ...] = ()
    """What was last done or asked."""


class Place(Struct, frozen=True, kw_only=True):
    """Where words are said, and after what."""

    area: str = ""
    """Area id of the satellite, empty when it has none."""
    referents: Referents = Referents()


class Understood(Struct, frozen=True, kw_only=True):
    """What understanding made of the readings of one utterance. At most one of `question` and `miss` is there; both may
    stand beside intents (those that were clear)."""

    text: str = ""
    """The reading that it comes from."""
    intents: tuple[Intent, ...] = ()
    """To be done, in this order."""
    question: Question | None = None
    miss: Miss | None = None
    """Why nothing, or not all, can be done."""
    path: tuple[str, ...] = ()
    """The stages that had a part, in order: `correction`, `sentence`, `custom`, `errand`, `clauses`, `context`,
    `rescue` (a later reading), `names` (a corrected name), `meaning`."""
    scores: dict[str, float] = {}
    """What was weighed: `names`, `meaning`, `meaning_margin`, … each 0 to 1."""

    @property
    def nothing(self) -> bool:
        """It is not about the house, as far as these stages know."""
        return not self.intents and self.question is None and (self.miss is None or self.miss.error == "no_intent")
