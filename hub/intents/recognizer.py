"""From words to an intent: hassil over the community's sentences and the names of this home."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from hub.devices.model import Capability, Home, Kind, Policy
from hub.intents.able import able
from hub.intents.candidates import NAMED, candidates, lacking, settled
from hub.intents.choice import Candidate, choose
from hub.intents.continuation import Walk
from hub.intents.cover import parts
from hub.intents.index import Index, Names, build
from hub.intents.languages.model import UNAWAITED
from hub.intents.model import Intent, Miss, Question
from hub.intents.names import SpokenName, plain, without_article
from hub.intents.options import spoken_options
from hub.intents.reasons import reason
from hub.intents.sentences import Sentences, load
from hub.intents.sieve import subset
from hub.intents.spoken import NameTrie
from hub.intents.targets import area_name, exposed, find
from shared.endpoint import Hint

if TYPE_CHECKING:
    from hassil.intents import IntentData, TextSlotList
    from hassil.recognize import RecognizeResult

    from hub.intents.custom import Custom

Lists: TypeAlias = "dict[str, TextSlotList]"
Recognition = Intent | Question | Miss
"""What was understood, what must be asked first, or why nothing was understood."""

REMEMBERED = 256
"""Sentences whose recognition is kept: a turn asks for the same words, and parts of them, several times."""

_DEGREES = re.compile(r"(?<=\d)\s*°\s*[CF]?(?!\w)", re.IGNORECASE)
_SCALE = re.compile(r"(?<=\w)\s+(?:celsius|fahrenheit|centigrade)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=\d)%")
_ACTS = frozenset({Kind.SCENE, Kind.BUTTON})
_NEEDS: Mapping[str, frozenset[Capability]] = {
    "HassLightSet": frozenset({Capability.BRIGHTNESS, Capability.COLOR, Capability.COLOR_TEMPERATURE}),
    "HassSetPosition": frozenset({Capability.POSITION}),
    "HassFanSetSpeed": frozenset({Capability.SPEED}),
    "HearthSetTilt": frozenset({Capability.TILT}),
    "HearthOscillate": frozenset({Capability.OSCILLATE}),
    "HearthSetOption": frozenset({Capability.MODE, Capability.EFFECT}),
    "HassClimateSetTemperature": frozenset({Capability.TARGET_TEMPERATURE, Capability.TEMPERATURE_RANGE}),
    "HassHumidifierSetpoint": frozenset({Capability.TARGET_HUMIDITY}),
}
"""What a device must be able to do for "turn on the lamp" to go on as "… to 40 percent"."""


def normalise(text: str) -> str:
    """Write what Whisper writes (`21 °C.`, `20%`) as the templates expect it (`21°`, `20 %`)."""
    text = _SCALE.sub("", text.replace("…", " ").replace("...", " "))
    return _PERCENT.sub(" %", _DEGREES.sub("°", text)).strip()


class Recognizer:
    """Recognises one language in one home. Only exposed devices exist for it. Not for several threads at once."""

    def __init__(self, home: Home, language: str = "en", custom: Custom | None = None) -> None:
        """Load the sentences (about a second the first time). Raises `UnknownLanguageError`."""
        self._home = home
        self.sentences: Sentences = load(language, custom.of(language) if custom is not None else None)
        self._rewrites = [(re.compile(old, re.IGNORECASE), new) for old, new in self.sentences.additions.rewrites]
        self._skipped = tuple(self.sentences.intents.skip_words)
        self._index: Index | None = None
        self._options: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._tries: dict[str, NameTrie] = {}
        self._named: frozenset[str] = frozenset()
        """Words of all that is named in the home."""
        self._remembered: dict[tuple[str, str], Recognition | None] = {}
        self._judged: dict[tuple[str, str], Hint] = {}

    def prepare(self) -> None:
        """Build what depends on the devices, and walk once through everything that is built late."""
        self.recognize("0 0", "")
        self.judge("0 0", "")

    def recognize(self, text: str, area_id: str) -> Recognition:
        """Understand a sentence said in an area (empty: nowhere in particular); a few milliseconds for 100 devices."""
        understood = self.understand(text, area_id)
        return understood if understood is not None else self._reason(self.rewritten(text), area_id, self._current())

    def understand(self, text: str, area_id: str) -> Recognition | None:
        """Do as `recognize` does, without looking for a reason (the slower half) when nothing fits."""
        index = self._current()
        key = (text, area_id)
        if key not in self._remembered:
            _make_room(self._remembered)
            text = self.rewritten(text)
            there = tuple(each.casefold() for each in _spellings(text, self._skipped))
            strange = self.sentences.sieve.is_strange(there, self._named)
            self._remembered[key] = None if strange else self._understand(text, area_id, index)
        return self._remembered[key]

    def forget(self) -> None:
        """Forget what is remembered of sentences, so that they can be timed again."""
        self._remembered, self._judged = {}, {}

    def judge(self, text: str, area_id: str) -> Hint:
        """Say whether the words so far are a whole command, or ask for more.

        `COMPLETE`: they are a sentence that names its device or area (or needs none), and no other sentence, area or
        longer name begins with them. `OPEN`: they are one, and the beginning of another. `DANGLING`: they are none,
        but the beginning of one. All are read off the templates themselves.
        """
        index = self._current()
        key = (text, area_id)
        if key not in self._judged:
            _make_room(self._judged)
            self._judged[key] = self._judge(self.rewritten(text), area_id, index)
        return self._judged[key]

    def _judge(self, text: str, area_id: str, index: Index) -> Hint:
        words = self._bare(text)
        if not words:
            return Hint.UNKNOWN
        if words in self.sentences.additions.stop_words:
            return Hint.COMPLETE
        readings = self._candidates(text, area_id, self._lists(text, index, index.names), index)
        found = self._choose(readings, area_id)
        if found is None:
            return Hint.DANGLING if self._goes_on(words) else Hint.UNKNOWN
        if not isinstance(found, Candidate) or self._may_become_another(found, words, index):
            return Hint.OPEN
        return Hint.COMPLETE

    @property
    def index(self) -> Index:
        """The names of the home as it is now; another object once that changed."""
        return self._current()

    def names(self) -> tuple[str, ...]:
        """Return the names of exposed devices and of areas, as a hint for speech recognition."""
        areas = (area.name for area in self._home.areas())
        return tuple(dict.fromkeys((*(device.name for device in exposed(self._home)), *areas)))

    def _current(self) -> Index:
        index = self._index
        if index is None or index.revision != self._home.revision:
            index = self._index = build(self._home, self.sentences.additions)
            self._options = spoken_options(exposed(self._home), self.sentences.additions)
            options = {name: NameTrie(words) for name, words in self._options.items()}
            self._tries = {**index.tries, **options}
            words = (part for said in self._options.values() for option in said for part in parts(option))
            self._named = index.words.union(words)
            self._remembered, self._judged = {}, {}
        return index

    def rewritten(self, text: str) -> str:
        """Write words as the sentences have them: numbers and, by the language, what is drawn together."""
        text = normalise(text)
        for pattern, instead in self._rewrites:
            text = pattern.sub(instead, text)
        return text

    def _understand(self, text: str, area_id: str, index: Index) -> Recognition | None:
        exact = self._candidates(text, area_id, self._lists(text, index, index.names), index)
        found = self._choose(exact, area_id)
        if isinstance(found, Candidate):
            return found.intent
        lists = self._lists(text, index, index.loose_names)
        loose = self._candidates(text, area_id, lists, index) if lists["name"].values else []
        # A loose name must not be guessed at: what it misses is not told.
        if isinstance(guessed := self._choose(loose, area_id), Candidate):
            return guessed.intent
        if found is not None:
            return found
        for readings in (exact, loose):
            asked = choose([each for each in readings if lacking(each.intent)], self._home, area_id)
            if isinstance(asked, Candidate):
                return asked.intent
            if asked is not None and readings is exact:
                return asked
        return None

    def _choose(self, readings: Sequence[Candidate], area_id: str) -> Candidate | Question | Miss | None:
        """Pick among the whole sentences; those of the household come first, and those that take any words last."""
        whole = [each for each in readings if not lacking(each.intent)]
        exact = [each for each in whole if not each.free]
        own = [each for each in exact if each.intent.source == "custom"]
        found = choose(own or exact, self._home, area_id)
        free = [each for each in whole if each.free] if found is None or isinstance(found, Miss) else ()
        return choose(free, self._home, area_id) or found

    def _reason(self, text: str, area_id: str, index: Index) -> Miss:
        words = self._bare(text)
        if not words:
            return Miss("no_intent")
        readings = self._results(text, area_id, self._lists(text, index, index.names), unmatched=True)
        why = reason(readings, text, index, self.sentences.additions)
        return Miss("incomplete") if why.error != "no_area_here" and self._goes_on(words) else why

    # --- readings -------------------------------------------------------------------------------------------------

    def _lists(self, text: str, index: Index, names: Names) -> Lists:
        """Return the slot lists, with only those names that occur in the text: the rest cannot match."""
        from hassil.intents import TextSlotList

        there = f"{plain(text)}\n{self._bare(text)}"

        def listed(slot: str, values: Iterable[tuple[str, str, dict[str, Any], dict[str, Any]]]) -> TextSlotList:
            return TextSlotList.from_tuples(values, allow_template=False, name=slot)

        return {
            # Devices of one name and kind are one value: hassil walks on with each value that it finds.
            "name": listed(
                "name",
                (
                    (words, same[0].device.id, {"domain": kind}, {NAMED: same})
                    for words, named in names.items()
                    if words in there
                    for kind, same in _by_kind(named)
                ),
            ),
            "area": listed("area", ((words, area, {}, {}) for words, area in index.areas.items() if words in there)),
            "floor": listed("floor", ((words, it, {}, {}) for words, it in index.floors.items() if words in there)),
            **{
                slot: listed(slot, ((words, it, {}, {}) for words, its in said.items() if words in there for it in its))
                for slot, said in self._options.items()
            },
        }

    def _results(self, text: str, area_id: str, lists: Lists, *, unmatched: bool = False) -> Iterable[RecognizeResult]:
        from hassil.recognize import recognize_all

        sieve, tries = self.sentences.sieve, _tries(lists)
        named = frozenset(part for trie in tries.values() for words in trie.words for part in parts(words))
        spellings = _spellings(text, self._skipped)
        walks = [Walk(each, sieve.shapes, tries, whole=True, unknown=unmatched) for each in dict.fromkeys(spellings)]

        def has(name: str, kinds: frozenset[str]) -> bool:
            return tries[name].has(kinds)

        def fits(shape: int) -> bool:
            return any(walk.fits(shape) for walk in walks)

        there = tuple(each.casefold() for each in spellings)
        fitting = sieve.fitting(there, None if unmatched else has, named, fits)
        here = {"value": area_id, "text": area_name(self._home.areas(), area_id)}
        return recognize_all(
            text,
            subset(self.sentences.intents, fitting),
            slot_lists=dict(lists),
            intent_context={"area": here} if area_id else {},
            allow_unmatched_entities=unmatched,
            language=self.sentences.language,
        )

    def _candidates(self, text: str, area_id: str, lists: Lists, index: Index) -> list[Candidate]:
        bare = without_article(self._bare(text), self.sentences.additions)
        found = []
        for result in self._results(text, area_id, lists):
            for read in candidates(result):
                each = settled(read, self._home, index, self.sentences.additions)
                # The community takes a bare name for "turn it on"; a name overheard is not a command.
                if each is not None and (each.intent.spoken.get("name") != bare or self._acts_by_name(each.intent)):
                    found.append(each)
        return found

    def _acts_by_name(self, intent: Intent) -> bool:
        """Whether to say its name is to want it: "movie night", "feed the cat"."""
        device = self._home.device(str(intent.slots.get("name", "")))
        return device is not None and device.kind in _ACTS and device.policy is Policy.ALLOW

    def _bare(self, text: str) -> str:
        """Return the words without punctuation and without words that may be skipped."""
        return _spellings(text, self._skipped)[1]

    # --- what the words may still become --------------------------------------------------------------------------

    def _goes_on(self, words: str, matters: Callable[[str, IntentData], bool] | None = None) -> bool:
        """Whether a sentence (one that matters, if that is asked) begins with these words and goes on."""
        sieve = self.sentences.sieve
        walk = Walk(words, sieve.shapes, self._tries)

        def has(name: str, kinds: frozenset[str]) -> bool:
            ends, ran_out = self._tries[name].match(walk.text, 0, kinds)
            return bool(ends) or ran_out

        return any(
            walk.goes_on(shape) and (matters is None or matters(name, data))
            for name, data, shape in sieve.beginning(words, has, self._named)
        )

    def _may_become_another(self, found: Candidate, words: str, index: Index) -> bool:
        """Whether more words could make this another wish: another intent, another place, or a longer name."""
        intent = found.intent
        if found.free and words.endswith(found.free):
            return True
        if words.endswith(name := intent.spoken.get("name", "\0")) and _longer_name(name, intent, index):
            return True
        if words.endswith(area := intent.spoken.get("area", "\0")) and _longer(area, index.areas):
            return True
        meant = find(intent, self._home)

        def matters(other: str, data: IntentData) -> bool:
            metadata = data.metadata or {}
            combination = str(metadata.get("slot_combination", ""))
            if metadata.get(UNAWAITED):
                return False
            same = other == intent.name and (combination == found.combination or "name" in intent.slots)
            if same and (other != "HearthAdjust" or "amount" in intent.slots):
                return False
            # That a named device is in its area changes nothing; nor does a name after an area, as every name is also
            # known with its area in front.
            if combination.startswith(("name_area", "name_floor")) and (
                "name" in intent.slots or "area" in intent.spoken
            ):
                return False
            if other in _NEEDS and not any(_NEEDS[other] & device.capabilities for device in meant):
                return False
            return other != "HearthAdjust" or any(
                able(device, Intent(name=other, slots=data.slots)) for device in meant
            )

        return self._goes_on(words, matters)


@lru_cache(maxsize=64)
def _spellings(text: str, skipped: tuple[str, ...]) -> tuple[str, str]:
    """Return a text as hassil matches it, and without words that may be skipped; both in lower case."""
    from hassil.util import normalize_for_matching, remove_skip_words

    words = normalize_for_matching(text).text
    return words.lower().strip(), remove_skip_words(words.replace("-", " "), skipped, False).lower().strip()


def _tries(lists: Lists) -> dict[str, NameTrie]:
    """Return the words of the values in slot lists, to walk along."""
    from hassil.expression import TextChunk

    found = {}
    for name, listed in lists.items():
        kinds: dict[str, frozenset[str]] = {}
        for value in listed.values:
            if isinstance(value.text_in, TextChunk):
                words, kind = value.text_in.text, str((value.context or {}).get("domain", ""))
                kinds[words] = kinds.get(words, frozenset()) | {kind}
        found[name] = NameTrie(kinds, kinds)
    return found


def _by_kind(named: Iterable[SpokenName]) -> Iterable[tuple[str, tuple[SpokenName, ...]]]:
    found: dict[str, tuple[SpokenName, ...]] = {}
    for each in named:
        kind = str(each.device.kind)
        found[kind] = (*found.get(kind, ()), each)
    return found.items()


def _make_room(remembered: dict[tuple[str, str], Any]) -> None:
    """Forget everything once `REMEMBERED` is reached: what matters is the turn at hand."""
    if len(remembered) >= REMEMBERED:
        remembered.clear()


def _longer(spoken: str, names: Iterable[str]) -> bool:
    return any(words.startswith(f"{spoken} ") for words in names)


def _longer_name(spoken: str, intent: Intent, index: Index) -> bool:
    """Whether the name of another device begins with what was said."""
    meant = intent.slots.get("name")
    others = (words for words, named in index.names.items() if any(name.device.id != meant for name in named))
    return _longer(spoken, others)
