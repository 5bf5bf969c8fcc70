"""Sentences about automations in five languages, and sentences of automations, through the whole understanding."""

from __future__ import annotations

from functools import lru_cache

import pytest

from hub.automations.sentences import with_sentences
from hub.intents.custom import Custom
from hub.intents.model import Place
from hub.intents.recognizer import Recognizer
from hub.intents.understander import Understander
from shared.endpoint import Hint
from tests.hub.automations.scenario import good
from tests.hub.house import house

RUN, ON, OFF, ALL = "run", "on", "off", "all"
TABLE: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("run the goodnight automation", RUN),
        ("Run goodnight.", RUN),
        ("start the routine called goodnight", RUN),
        ("could you start the goodnight routine please", RUN),
        ("goodnight routine please", RUN),
        ("enable the goodnight automation", ON),
        ("turn the goodnight automation back on", ON),
        ("turn on the automation goodnight", ON),
        ("switch off the goodnight automation", OFF),
        ("turn the goodnight routine off", OFF),
        ("disable the goodnight automation", OFF),
        ("we don't need the goodnight automation any more", OFF),
        ("what automations are there", ALL),
        ("which routines do we have?", ALL),
        ("list my automations", ALL),
        ("how many automations do I have", ALL),
    ],
    "de": [
        ("Starte die Automation goodnight", RUN),
        ("führe die Routine goodnight aus", RUN),
        ("lass die goodnight Automatik laufen", RUN),
        ("kannst du die Automation goodnight ausführen", RUN),
        ("schalte die Automation goodnight aus", OFF),
        ("Deaktiviere die Automation goodnight.", OFF),
        ("schalte die goodnight Automation wieder ein", ON),
        ("aktiviere die Automatisierung namens goodnight", ON),
        ("welche Automationen gibt es", ALL),
        ("zähl alle Automationen auf", ALL),
        ("wie viele Routinen haben wir", ALL),
    ],
    "fr": [
        ("lance l'automatisation goodnight", RUN),
        ("exécute la routine goodnight", RUN),
        ("peux-tu lancer la routine goodnight", RUN),
        ("active l'automatisation goodnight", ON),
        ("remets la routine goodnight en marche", ON),
        ("désactive l'automatisation goodnight", OFF),
        ("mets la routine goodnight en pause", OFF),
        ("quelles automatisations y a-t-il", ALL),
        ("liste les routines", ALL),
    ],
    "es": [
        ("ejecuta la automatización goodnight", RUN),
        ("inicia la rutina goodnight", RUN),
        ("puedes lanzar la rutina goodnight", RUN),
        ("activa la automatización goodnight", ON),
        ("vuelve a activar la rutina goodnight", ON),
        ("desactiva la automatización goodnight", OFF),
        ("apaga la rutina goodnight", OFF),
        ("qué automatizaciones hay", ALL),
        ("cuántas rutinas tengo", ALL),
    ],
    "nl": [
        ("start de automatisering goodnight", RUN),
        ("voer de routine goodnight uit", RUN),
        ("kun je de goodnight routine starten", RUN),
        ("activeer de automatisering goodnight", ON),
        ("zet de goodnight automatisering weer aan", ON),
        ("schakel de routine goodnight uit", OFF),
        ("zet de automatisering goodnight uit", OFF),
        ("welke automatiseringen zijn er", ALL),
        ("hoeveel routines hebben we", ALL),
    ],
}
ROWS = [(language, said, meant) for language, rows in TABLE.items() for said, meant in rows]


@lru_cache(maxsize=1)
def understander(language: str, text: str = "") -> Understander:
    custom = with_sentences(Custom(), good(text).automations.values(), "en")
    home = house(language)
    return Understander(home, language, recognizer=Recognizer(home, language, custom))


@pytest.mark.parametrize(("language", "said", "meant"), ROWS)
def test_what_is_said_about_automations(language: str, said: str, meant: str) -> None:
    [intent] = understander(language).understand([said], Place(area="kitchen")).intents
    if meant == ALL:
        assert intent.name == "HearthAutomations"
    else:
        assert intent.slots.get("automation") == "goodnight"
        assert (intent.name, intent.slots.get("state")) == (
            ("HearthAutomation", None) if meant == RUN else ("HearthAutomationSet", meant)
        )


OWN = """
evening:
  triggers:
    - sentence:
        en: ["(good night|time for bed) [{mood}]", "bed time in {minutes} minutes"]
        de: "ab ins Bett"
      slots: {mood: [cosy, {in: very bright, out: bright}], minutes: {from: 1, to: 60}}
    - time: "23:00"
    - sentence: "quiet in the {area}"
  actions: []
other-one:
  triggers: [{sentence: "make it {mood} for guests", slots: {mood: [festive]}}]
  actions: []
packing:
  triggers:
    - sentence: ["(add|put) {item} (to|in) the trunk [for {who}]", "turn on {item}", "tell the cat {item}"]
      slots: {item: {wildcard: true}, who: {wildcard: true}}
  actions: []
"""


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("Good night.", {"automation": "evening", "trigger": 0}),
        ("time for bed very bright", {"automation": "evening", "trigger": 0, "mood": "bright"}),
        ("bed time in twenty minutes", {"automation": "evening", "trigger": 0, "minutes": 20}),
        ("quiet in the bedroom", {"automation": "evening", "trigger": 2, "area": "bedroom"}),
        ("make it festive for guests", {"automation": "other-one", "trigger": 0, "mood": "festive"}),
        ("Put two old Blankets in the trunk.", {"automation": "packing", "trigger": 0, "item": "two old blankets"}),
        ("add milk and bread to the trunk", {"automation": "packing", "trigger": 0, "item": "milk and bread"}),
        ("put socks in the trunk for Anna", {"automation": "packing", "trigger": 0, "item": "socks", "who": "anna"}),
        ("turn on the warp drive", {"automation": "packing", "trigger": 0, "item": "the warp drive"}),
    ],
)
def test_the_sentences_of_automations(said: str, slots: dict[str, object]) -> None:
    [intent] = understander("en", OWN).understand([said], Place(area="kitchen")).intents
    assert (intent.name, intent.source, intent.slots) == ("HearthAutomation", "custom", slots)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("turn on the lights", "HassTurnOn"),
        ("turn on the ceiling light", "HassTurnOn"),
        ("add milk to the shopping list", "HassShoppingListAddItem"),
    ],
)
def test_what_is_understood_without_free_words_comes_first(said: str, name: str) -> None:
    [intent] = understander("en", OWN).understand([said], Place(area="kitchen")).intents
    assert intent.name == name


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("tell the cat", Hint.DANGLING),
        ("tell the cat dinner is", Hint.OPEN),
        ("time for bed cosy", Hint.COMPLETE),
    ],
)
def test_who_speaks_free_words_may_pause(said: str, hint: Hint) -> None:
    assert understander("en", OWN).recognizer.judge(said, "kitchen") is hint


def test_a_sentence_in_another_language() -> None:
    [intent] = understander("de", OWN).understand(["Ab ins Bett!"], Place(area="kitchen")).intents
    assert (intent.name, intent.slots["automation"]) == ("HearthAutomation", "evening")


@pytest.mark.parametrize("said", ["turn on the lights", "turn off the bedroom fan", "stop the kitchen blind"])
def test_what_is_said_about_devices_stays_theirs(said: str) -> None:
    found = understander("en").understand([said], Place(area="kitchen"))
    assert all(not intent.name.startswith("HearthAutomation") for intent in found.intents)
    assert found.intents
