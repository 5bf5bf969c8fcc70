"""From words to an intent: hassil over the community's sentences and the names of this home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from hub.devices.model import Capability, Home
from hub.intents.choice import Candidate, choose
from hub.intents.continuation import Walk
from hub.intents.index import Index, Names, build
from hub.intents.model import Intent, Miss, SlotValue
from hub.intents.names import plain, without_article
from hub.intents.reasons import reason
from hub.intents.sentences import Sentences, domains_of, load
from hub.intents.targets import area_name, exposed, find
from shared.endpoint import Hint

if TYPE_CHECKING:
    from hassil.intents import IntentData, TextSlotList
    from hassil.recognize import RecognizeResult

Lists: TypeAlias = "dict[str, TextSlotList]"
Recognition = Intent | Miss
"""What was understood, or why nothing was."""

REMEMBERED = 64
"""Sentences whose recognition is kept: a turn asks for the same words several times."""

_DEGREES = re.compile(r"(?<=\d)\s*°\s*[CF]?(?!\w)", re.IGNORECASE)
_SCALE = re.compile(r"(?<=\w)\s+(?:celsius|fahrenheit|centigrade)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=\d)%")
_NEEDS: Mapping[str, frozenset[Capability]] = {
    "HassLightSet": frozenset({Capability.BRIGHTNESS, Capability.COLOR, Capability.COLOR_TEMPERATURE}),
    "HassSetPosition": frozenset({Capability.POSITION}),
}
"""What a device must be able to do for "turn on the lamp" to go on as "… to 40 percent"."""


def normalise(text: str) -> str:
    """Write what Whisper writes (`21 °C.`, `20%`) as the templates expect it (`21°`, `20 %`)."""
    text = _SCALE.sub("", text.replace("…", " ").replace("...", " "))
    return _PERCENT.sub(" %", _DEGREES.sub("°", text)).strip()


class Recognizer:
    """Recognises one language in one home. Only exposed devices exist for it. Not for several threads at once."""

    def __init__(self, home: Home, language: str = "en") -> None:
        """Load the sentences (about 0.2 s the first time). Raises `UnknownLanguageError`."""
        self._home = home
        self.sentences: Sentences = load(language)
        self._index: Index | None = None
        self._remembered: dict[tuple[str, str], Recognition | None] = {}
        self._judged: dict[tuple[str, str], Hint] = {}

    def prepare(self) -> None:
        """Build what depends on the devices, and walk once through everything that is built late."""
        self.recognize("0 0", "")
        self.judge("0 0", "")

    def recognize(self, text: str, area_id: str) -> Recognition:
        """Understand a sentence said in an area (empty: nowhere in particular); a few milliseconds for 100 devices."""
        understood = self.understand(text, area_id)
        return understood if understood is not None else self._reason(normalise(text), area_id, self._current())

    def understand(self, text: str, area_id: str) -> Recognition | None:
        """Do as `recognize` does, without looking for a reason (the slower half) when nothing fits."""
        index = self._current()
        key = (text, area_id)
        if key not in self._remembered:
            _make_room(self._remembered)
            self._remembered[key] = self._understand(normalise(text), area_id, index)
        return self._remembered[key]

    def judge(self, text: str, area_id: str) -> Hint:
        """Say whether the words so far are a whole command, or ask for more.

        `COMPLETE`: they are a sentence that names its device or area (or needs none), and no other sentence, area or
        longer name begins with them. `DANGLING`: they are none, but the beginning of one. Both are read off the
        templates themselves.
        """
        index = self._current()
        key = (text, area_id)
        if key not in self._judged:
            _make_room(self._judged)
            self._judged[key] = self._judge(normalise(text), area_id, index)
        return self._judged[key]

    def _judge(self, text: str, area_id: str, index: Index) -> Hint:
        words = self._bare(text)
        if not words:
            return Hint.UNKNOWN
        if words in self.sentences.additions.stop_words:
            return Hint.COMPLETE
        found = choose(self._candidates(text, area_id, self._lists(text, index, index.names)), self._home, area_id)
        ahead = self._ahead(words, index)
        if found is None:
            return Hint.DANGLING if ahead else Hint.UNKNOWN
        if isinstance(found, Miss) or self._may_become_another(found, words, ahead, index):
            return Hint.UNKNOWN
        return Hint.COMPLETE

    def names(self) -> tuple[str, ...]:
        """Return the names of exposed devices and of areas, as a hint for speech recognition."""
        areas = (area.name for area in self._home.areas())
        return tuple(dict.fromkeys((*(device.name for device in exposed(self._home)), *areas)))

    def _current(self) -> Index:
        index = self._index
        if index is None or index.revision != self._home.revision:
            index = self._index = build(self._home, self.sentences.additions)
            self._remembered, self._judged = {}, {}
        return index

    def _understand(self, text: str, area_id: str, index: Index) -> Recognition | None:
        exact = choose(self._candidates(text, area_id, self._lists(text, index, index.names)), self._home, area_id)
        if isinstance(exact, Candidate):
            return exact.intent
        loose = self._lists(text, index, index.loose_names)
        if loose["name"].values:
            found = choose(self._candidates(text, area_id, loose), self._home, area_id)
            if isinstance(found, Candidate):  # a loose name must not be guessed at: what it misses is not told
                return found.intent
        return exact

    def _reason(self, text: str, area_id: str, index: Index) -> Miss:
        words = self._bare(text)
        if not words:
            return Miss("no_intent")
        readings = self._results(text, area_id, self._lists(text, index, index.names), unmatched=True)
        why = reason(readings, text, index, self.sentences.additions)
        return Miss("incomplete") if why.error != "no_area_here" and self._ahead(words, index) else why

    # --- readings -------------------------------------------------------------------------------------------------

    def _lists(self, text: str, index: Index, names: Names) -> Lists:
        """Return the slot lists, with only those names that occur in the text: the rest cannot match."""
        from hassil.intents import TextSlotList

        there = f"{plain(text)}\n{self._bare(text)}"

        def listed(slot: str, values: Iterable[tuple[str, str, dict[str, Any], dict[str, Any]]]) -> TextSlotList:
            return TextSlotList.from_tuples(values, allow_template=False, name=slot)

        return {
            "name": listed(
                "name",
                (
                    (words, name.device.id, {"domain": str(name.device.kind)}, {"given": name.given})
                    for words, named in names.items()
                    if words in there
                    for name in named
                ),
            ),
            "area": listed("area", ((words, area, {}, {}) for words, area in index.areas.items() if words in there)),
            "floor": listed("floor", ((words, it, {}, {}) for words, it in index.floors.items() if words in there)),
        }

    def _results(self, text: str, area_id: str, lists: Lists, *, unmatched: bool = False) -> Iterable[RecognizeResult]:
        from hassil.recognize import recognize_all

        here = {"value": area_id, "text": area_name(self._home.areas(), area_id)}
        return recognize_all(
            text,
            self.sentences.intents,
            slot_lists=dict(lists),
            intent_context={"area": here} if area_id else {},
            allow_unmatched_entities=unmatched,
            language=self.sentences.language,
        )

    def _candidates(self, text: str, area_id: str, lists: Lists) -> list[Candidate]:
        bare = without_article(self._bare(text), self.sentences.additions)
        found = [_candidate(result) for result in self._results(text, area_id, lists)]
        # The community takes a bare name for "turn it on"; a name overheard is not a command.
        return [each for each in found if each.intent.spoken.get("name") != bare]

    def _bare(self, text: str) -> str:
        """Return the words without punctuation and without words that may be skipped."""
        from hassil.util import normalize_for_matching, remove_skip_words

        words = normalize_for_matching(text).text.replace("-", " ")
        return remove_skip_words(words, self.sentences.intents.skip_words, False).lower().strip()

    # --- what the words may still become --------------------------------------------------------------------------

    def _ahead(self, words: str, index: Index) -> list[tuple[str, IntentData]]:
        """Return the blocks of sentences, with their intents, that begin with these words and go on."""
        intents = self.sentences.intents
        walks: dict[frozenset[str], Walk] = {}

        def walk(domains: frozenset[str]) -> Walk:
            if domains not in walks:
                walks[domains] = Walk(
                    words, intents.expansion_rules, intents.slot_lists, index.tries(domains), intents.language
                )
            return walks[domains]

        found = []
        everything = walk(frozenset())
        for intent in intents.intents.values():
            for data in intent.data:
                # First with the names of all kinds: one walk, whose results all templates share.
                going = [sentence for sentence in data.sentences if everything.goes_on(sentence)]
                if going and any(map(walk(frozenset(domains_of(data.requires_context))).goes_on, going)):
                    found.append((intent.name, data))
        return found

    def _may_become_another(
        self, found: Candidate, words: str, ahead: Sequence[tuple[str, IntentData]], index: Index
    ) -> bool:
        """Whether more words could make this another wish: another intent, another place, or a longer name."""
        intent = found.intent
        if words.endswith(name := intent.spoken.get("name", "\0")) and _longer_name(name, intent, index):
            return True
        if words.endswith(area := intent.spoken.get("area", "\0")) and _longer(area, index.areas):
            return True
        for other, data in ahead:
            combination = str((data.metadata or {}).get("slot_combination", ""))
            if other == intent.name and (combination == found.combination or "name" in intent.slots):
                continue
            # That a named device is in its area changes nothing; nor does a name after an area, as every name is also
            # known with its area in front.
            if combination.startswith(("name_area", "name_floor")) and (
                "name" in intent.slots or "area" in intent.spoken
            ):
                continue
            if other in _NEEDS and not any(_NEEDS[other] & device.capabilities for device in find(intent, self._home)):
                continue
            return True
        return False


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


def _candidate(result: RecognizeResult) -> Candidate:
    slots: dict[str, SlotValue] = {}
    spoken: dict[str, str] = {}
    given = False
    for name, entity in result.entities.items():
        value = entity.value[0] if isinstance(entity.value, list) else entity.value
        slots[name] = int(value) if isinstance(value, float) and value.is_integer() else value
        # A place taken from the context has a text too, but no position in what was said.
        if entity.text_span is not None and (words := entity.text_clean):
            spoken[name] = plain(words)
        if name == "name":
            given = bool((entity.metadata or {}).get("given"))
    intent = Intent(name=result.intent.name, slots=slots, spoken=spoken, response=result.response or "default")
    combination = str((result.intent_metadata or {}).get("slot_combination", ""))
    return Candidate(intent, combination, result.text_chunks_matched, given)
