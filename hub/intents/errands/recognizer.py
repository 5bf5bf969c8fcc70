"""Understands errands: sentences about timers, lists, announcements and the like, with free words in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from hub.devices.model import Home, Kind
from hub.intents.candidates import lacking
from hub.intents.catalogue import CATALOGUE, MOVED, SWITCHED
from hub.intents.clauses import devices_of
from hub.intents.cleaning import cleaned, corrected
from hub.intents.errands.answers import answered
from hub.intents.errands.lengths import Length
from hub.intents.errands.load import graph
from hub.intents.errands.matching import Capture, FreeWords, Match, Walked, walk
from hub.intents.errands.moment import Moment
from hub.intents.errands.places import Places
from hub.intents.errands.spans import SpanFinder
from hub.intents.errands.speech import Word, heard, parted, written
from hub.intents.errands.things import things
from hub.intents.errands.words.model import time_words
from hub.intents.heard import Heard
from hub.intents.index import Index
from hub.intents.languages.model import additions
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, SlotValue
from hub.intents.names import without_article
from hub.intents.phrases import Tokens, leading, trailing, without_outer_pauses
from hub.intents.words.model import words as small_words
from shared.endpoint import Hint

REMEMBERED = 256
"""Sentences of which it is kept where they lead: a turn asks for the same words, and parts of them, several times."""
MOST_CORRECTED = 6
"""Ways to read a correction that are tried."""
DELAY = "HearthDelay"
_NOW = frozenset(
    {"HassNevermind", "HearthUndo", "HearthHangUp", "HearthSetAlarm", "HearthRemind", "HearthSnooze", "HassStartTimer"}
    | {DELAY, "HearthNote"}
)
"""What makes no sense later, or has a time of its own."""
_AFTER_DEVICES = frozenset({"HassSetVolumeRelative"})
"""Their words are about a device only where one was just talked about: "louder", "turn it up"."""
_SETTLED = frozenset({"HassCancelTimer", "HassCancelAllTimers", "HassPauseTimer", "HassUnpauseTimer"})
"""What is seldom followed by which one is meant, and asked for it where that is in doubt."""
_ADDED_TO = frozenset({"HassShoppingListAddItem", "HassListAddItem", "HassStartTimer"})
"""What often is followed by "and …"."""

_OPPOSITES = {"HassTurnOn": "HassTurnOff", "HassTurnOff": "HassTurnOn"}
_LASTING = SWITCHED | MOVED | {Kind.LOCK}
"""Kinds of device that can be put back as they were."""

Recognised = Intent | tuple[Intent, ...] | Question | Miss
House = Callable[[str, Place], "Heard | None"]
"""Understands a command that is no errand, `None` when it is none."""


class Errands:
    """Recognises one language in one home. Not for several threads at once."""

    def __init__(
        self, language: str, home: Home, *, house: House | None = None, index: Callable[[], Index] | None = None
    ) -> None:
        """Load the sentences (about 0.1 s the first time); a language without any recognises nothing.

        `house` understands what is to be done later; without it nothing is. `index`: the names of the home as it is.
        Raises `TemplateError`.
        """
        self._house = house or (lambda text, place: None)
        self._words = time_words(language)
        self._small = small_words(language)
        self._additions = additions(language)
        self._walked: dict[Tokens, Walked] = {}
        self._revision = -1
        self._home = home
        if self._words is None:
            return
        self._graph = graph(language, self._words)
        self._places = Places(home, self._additions, self._words.conjunctions, index)
        self._spans = SpanFinder(language, self._words, self._places)
        self._free = FreeWords(self._words, self._spans.vocabulary)

    def prepare(self) -> None:
        """Build everything that is built late, so that no turn waits for it; blocking, fit for a thread."""
        if self._words is not None:
            self._graph.prepare()
            self.recognize("in 0 minutes 0", Place())

    def recognize(self, text: str, place: Place, *, later: bool = False) -> Recognised | None:
        """Understand a sentence said at a place, `None` when it is no errand; several intents where it is two in one.

        A `Question` asks for what is missing; a `Miss` says why what is to be done later cannot be. `later`: it is
        itself what is to be done later.
        """
        if self._words is None:
            return None
        said = heard(text)
        for way in self._ways(said):
            if (found := self._understood(way, place, later)) is not None:
                return found
        for number, (way, _) in enumerate(corrected(said, self._small, lambda _: False)):
            if number >= MOST_CORRECTED:
                break
            # Any command may be for later: there only the likeliest way is tried.
            found = self._understood(self._parted(cleaned(way, self._small)), place, later or number > 0)
            if found is not None:
                return found
        return None

    def answer(self, slot: str, text: str) -> Mapping[str, SlotValue]:
        """Return the slots that an answer to the question for `slot` fills; none where it is no such answer."""
        return answered(slot, text, self._spans, self._small) if self._words is not None else {}

    def is_errand(self, text: str) -> bool:
        """Whether the words are those of an errand, whatever stands in its slots."""
        return self._words is not None and any(self._walk(each).matches for each in self._ways(heard(text)))

    def judge(self, text: str) -> Hint | None:
        """Say whether the words so far are a whole errand, or ask for more; `None` where they are none.

        `COMPLETE`: they are one, and nothing that matters will follow. `UNKNOWN`: they are one, and something may.
        `OPEN`: free words end it, which come with pauses. `DANGLING`: the beginning of one, or one that lacks what it
        needs.
        """
        if self._words is None:
            return None
        hint = None
        for said in self._ways(heard(text)):
            walked = self._walk(said)
            # Every command may be followed by a time: that keeps nobody waiting.
            if matches := [each for each in walked.matches if each.sentence.intent != DELAY]:
                return self._judged(matches, said, walked)
            if not walked.matches and (walked.is_beginning or self._is_begun(walked, said)):
                hint = Hint.DANGLING
        return hint

    def later(self, text: str) -> str:
        """Return the command at the end of the words that is for later, empty where there is none."""
        for said in self._ways(heard(text)) if self._words is not None else ():
            for match in self._walk(said).matches:
                if match.sentence.intent == DELAY and [each.kind for each in match.captures] == ["when", "command"]:
                    return written(said[match.captures[-1].begin :])
        return ""

    def _is_begun(self, walked: Walked, said: Tokens) -> bool:
        """Whether the words end within a time: "set a timer for twenty"."""
        spans = self._spans.of(said)
        return any(spans.begins(kind, begin) for kind, begin in walked.begun)

    def _judged(self, matches: list[Match], said: Tokens, walked: Walked) -> Hint:
        intents = (self._intent(each, said) for each in matches)
        intent = next((each for each in intents if each is not None and not lacking(each)), None)
        if intent is None:
            return Hint.DANGLING
        if walked.is_open:
            return Hint.OPEN
        settles = CATALOGUE[intent.name].asks or intent.name in _SETTLED
        may_go_on = walked.may_grow or (walked.may_follow and not settles) or intent.name in _ADDED_TO
        return Hint.UNKNOWN if may_go_on else Hint.COMPLETE

    # --- understanding --------------------------------------------------------------------------------------------

    def _ways(self, said: Tokens) -> Iterator[Tokens]:
        """Yield the words without what is said around them: as little as can be first, if no more words are free so."""
        words = self._words
        assert words is not None
        while length := trailing(said, words.polite_ends):
            said = without_outer_pauses(said[:-length])
        ways = dict.fromkeys(self._parted(each) for each in (said, self._without_front(said)) if each)
        yield from sorted(ways, key=self._free_words)
        if (way := self._parted(cleaned(said, self._small, joining=True))) and way not in ways:
            yield way

    def _free_words(self, said: Tokens) -> int:
        """Return how many words are free in the best match; the fewer, the better what was taken off in front."""
        return min((len(said) - each.score for each in self._walk(said).matches), default=len(said))

    def _without_front(self, said: Tokens) -> Tokens:
        small, before = self._small, None
        while said and said != before:
            before = said
            for phrases in (small.polite, small.fillers, small.conjunctions):
                said = without_outer_pauses(said[leading(said, phrases) :])
        return (small.verb_forms.get(said[0], said[0]), *said[1:]) if said else said

    def _parted(self, said: Tokens) -> Tokens:
        assert self._words is not None
        return parted(said, elides=self._words.elides, compounds=self._words.compounds)

    def _walk(self, said: Tokens) -> Walked:
        if self._revision != self._home.revision or len(self._walked) >= REMEMBERED:
            self._revision, self._walked = self._home.revision, {}
        as_said = tuple(word.said if isinstance(word, Word) else word for word in said)
        if as_said not in self._walked:
            self._walked[as_said] = walk(self._graph, said, self._spans.of(said).at, self._free)
        return self._walked[as_said]

    def _understood(self, said: Tokens, place: Place, later: bool) -> Recognised | None:
        """Return what the best match means that makes sense; of two alike, the one that lacks nothing."""
        unclear: Recognised | None = None
        score = 0
        for match in self._walk(said).matches:
            if unclear is not None and match.score < score:
                break
            intent = self._intent(match, said)
            if intent is None or (later and intent.name == DELAY):
                continue
            found = self._delayed(intent, match, said, place, later) if intent.name == DELAY else intent
            yields = match.sentence.yields or (intent.name == DELAY and _is_bare(match))
            if found is None or (yields and self._is_for_house(intent, said, place)):
                continue
            if isinstance(found, Intent) and (missing := lacking(found)):
                found = Question(kind=QuestionKind.SLOT, intents=(found,), slot=missing[0])
            if isinstance(found, Intent):
                return _each(found, match)
            if unclear is None:
                unclear, score = found, match.score
        return unclear

    def _is_for_house(self, intent: Intent, said: Tokens, place: Place) -> bool:
        if intent.name in _AFTER_DEVICES and not place.referents.devices:
            return False
        found = self._house(written(said), place)
        return found is not None and bool(found.intents or found.question)

    def _intent(self, match: Match, said: Tokens) -> Intent | None:
        """Return what a match means, `None` where its parts do not go together."""
        slots: dict[str, SlotValue] = {}
        spoken: dict[str, str] = {}
        moment = Moment()
        for each in match.captures:
            words = written(said[each.begin : each.end])
            if each.kind == "command":
                continue
            if isinstance(each.value, Moment):
                together = moment.with_(each.value)
                if together is None:
                    return None
                moment = together
                spoken["time"] = f"{spoken['time']} {words}" if "time" in spoken else words
                continue
            if each.kind in ("places", "lengths"):
                slots |= _joined(each.value) if each.kind == "places" else _lengths(each.value)[0].slots()
                spoken[each.slot] = words
                continue
            value = self._value(each, said)
            if each.slot == "item" and "item" in slots:
                value = f"{slots.pop('item')}\n{value}"  # "add milk to the shopping list, and eggs"
            if value is None or slots.get(each.slot, value) != value:
                return None
            slots[each.slot] = value
            spoken[each.slot] = words
        timed = moment.slots()
        if "time" in spoken and "time" not in timed:
            spoken[next(iter(timed))] = spoken.pop("time")
        slots = {**match.sentence.slots, **slots, **timed}
        return Intent(name=match.sentence.intent, slots=slots, spoken=spoken) if self._fits(match, slots) else None

    def _value(self, capture: Capture, said: Tokens) -> SlotValue | None:
        words = said[capture.begin : capture.end]
        match capture.kind:
            case "item":
                assert self._words is not None
                return "\n".join(things(words, self._words)) or None
            case "name" | "person" | "list" | "automation":
                return without_article(written(words), self._additions) or None
            case "text" | "message" | "goods":
                return written(words)
        assert isinstance(capture.value, str | int | float)
        return capture.value

    @staticmethod
    def _fits(match: Match, slots: dict[str, SlotValue]) -> bool:
        spec = CATALOGUE[match.sentence.intent]
        known = {slot.name: slot for slot in spec.slots}
        for name, value in slots.items():
            if (slot := known.get(name)) is None:
                return False
            if slot.low is None or slot.high is None:
                continue
            if isinstance(value, str) or not slot.low <= value <= slot.high:
                return False
        return True

    # --- what is done later ---------------------------------------------------------------------------------------

    def _delayed(self, intent: Intent, match: Match, said: Tokens, place: Place, later: bool) -> Recognised | None:
        commands = [said[each.begin : each.end] for each in match.captures if each.kind == "command"]
        command = written([word for words in commands for word in words])
        if not intent.slots or not command:
            return None
        found = self.recognize(command, place, later=True)
        then = Heard(command, (found,)) if isinstance(found, Intent) else self._house(command, place)
        if then is None or (then.miss is not None and match.sentence.reverts):
            return None
        if then.miss is not None:
            return then.miss
        if match.sentence.reverts:
            return _done_and_reverted(intent, then, self._home) if not later else None
        if self._is_said_now(match, then.intents, said) or (
            _is_bare(match) and any(each.name == "HearthAdjust" for each in then.intents)
        ):
            return None  # "make it brighter by ten" names an amount
        return _done_later(intent, then, self._home)

    def _is_said_now(self, match: Match, then: tuple[Intent, ...], said: Tokens) -> bool:
        """Whether the time is part of what is announced: "tell everyone that we leave in ten minutes"."""
        announced = {each.name for each in then if "message" in each.slots}
        whole = {each.sentence.intent for each in self._walk(said).matches}
        return match.captures[0].kind == "command" and not announced.isdisjoint(whole)


def _joined(places: object) -> dict[str, SlotValue]:
    """Return the slots that several places fill."""
    assert isinstance(places, tuple)
    kinds = dict.fromkeys(kind for kind, _ in places)
    return {kind: "\n".join(dict.fromkeys(place for of, place in places if of == kind)) for kind in kinds}


def _lengths(value: object) -> tuple[Length, ...]:
    assert isinstance(value, tuple)
    return value


def _each(intent: Intent, match: Match) -> Intent | tuple[Intent, ...]:
    """Return the intent for each of several lengths."""
    lengths = next((_lengths(each.value) for each in match.captures if each.kind == "lengths"), ())
    slots = {name: value for name, value in intent.slots.items() if not lengths or name not in lengths[0].slots()}
    return tuple(msgspec.structs.replace(intent, slots={**slots, **each.slots()}) for each in lengths) or intent


def _done_later(intent: Intent, then: Heard, home: Home) -> Recognised | None:
    """Return the delay of what was understood; a question about which of several is one about what to delay."""
    intents = then.question.intents if then.question is not None else then.intents
    if not intents or any(CATALOGUE[each.name].asks or each.name in _NOW for each in intents):
        return None
    if _contradict(then.intents, home):
        return None  # only the last is for later: "turn it on and turn it off in ten minutes"
    if then.question is None:
        return msgspec.structs.replace(intent, then=then.intents)
    each_later = tuple(msgspec.structs.replace(intent, then=(each,)) for each in intents)
    return Question(kind=then.question.kind, intents=each_later, slot=then.question.slot)


def _done_and_reverted(intent: Intent, now: Heard, home: Home) -> Recognised | None:
    """Return what is done now and taken back later, `None` where it cannot be."""
    devices = [device for each in now.intents for it in devices_of(each, home) if (device := home.device(it))]
    if now.question is not None or not devices or any(device.kind not in _LASTING for device in devices):
        return None
    if any(each.name not in _OPPOSITES for each in now.intents):
        return None
    back = tuple(msgspec.structs.replace(each, name=_OPPOSITES[each.name]) for each in now.intents)
    return (*now.intents, msgspec.structs.replace(intent, then=back))


def _is_bare(match: Match) -> bool:
    """Whether all that is said of the time is a number, which may as well be an amount: "dimme das Licht um zehn"."""
    moments = [each.value for each in match.captures if isinstance(each.value, Moment)]
    return any(each.plain and not (each.day or each.repeat or each.part) for each in moments)


def _contradict(intents: tuple[Intent, ...], home: Home) -> bool:
    """Whether the same thing would be switched on and off."""
    by_name = {
        name: {device for each in intents if each.name == name for device in devices_of(each, home)}
        for name in ("HassTurnOn", "HassTurnOff")
    }
    return bool(by_name["HassTurnOn"] & by_name["HassTurnOff"])
