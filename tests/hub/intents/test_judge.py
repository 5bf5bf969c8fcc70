"""Do the words so far make a whole command, or do they ask for more?"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest

from hub.brain.select import understanding
from hub.config import HubConfig
from hub.devices.model import Device, Kind
from hub.intents.recognizer import Recognizer
from shared.endpoint import Hint
from tests.hub.house import house

COMPLETE, OPEN, DANGLING, UNKNOWN = Hint.COMPLETE, Hint.OPEN, Hint.DANGLING, Hint.UNKNOWN

ROWS = [
    ("en", "Turn on the ceiling light.", COMPLETE),
    ("en", "turn the floor lamp off", COMPLETE),
    ("en", "turn off the coffee machine, please", COMPLETE),
    ("en", "turn off the lights in the kitchen", COMPLETE),
    ("en", "turn on the kitchen light", COMPLETE),
    ("en", "turn on the lights upstairs", COMPLETE),
    ("en", "set the floor lamp to 40%", COMPLETE),
    ("en", "set the thermostat to 21 degrees", COMPLETE),
    ("en", "is the front door locked?", COMPLETE),
    ("en", "lock the front door", COMPLETE),
    ("en", "what time is it?", COMPLETE),
    ("en", "what is the temperature in the kitchen", COMPLETE),
    ("en", "open the garage door", COMPLETE),
    ("en", "Stop.", COMPLETE),
    ("en", "never mind", COMPLETE),
    # … in the kitchen
    ("en", "turn on the light", OPEN),
    ("en", "turn off the lights", OPEN),
    ("en", "turn off all the lights", OPEN),
    ("en", "which lights are on", OPEN),
    ("en", "what is the temperature", OPEN),
    # … to 50 percent
    ("en", "open the kitchen blind", OPEN),
    ("en", "turn on the disco ball", UNKNOWN),
    ("en", "tell me a joke", UNKNOWN),
    ("en", "", UNKNOWN),
    ("en", "...", UNKNOWN),
    ("en", "turn on the", DANGLING),
    ("en", "turn off", DANGLING),
    ("en", "Set the thermostat to...", DANGLING),
    ("en", "set the floor lamp", DANGLING),
    ("en", "what is the", DANGLING),
    ("en", "is the front door", DANGLING),
    ("en", "turn on the floor", DANGLING),
    ("en", "turn off the lights in the", DANGLING),
    ("en", "how many lights", DANGLING),
    ("de", "Schalte das Deckenlicht ein", COMPLETE),
    ("de", "Mach das Licht in der Küche aus", COMPLETE),
    ("de", "Wie spät ist es?", COMPLETE),
    ("de", "Licht aus", OPEN),
    ("de", "Schalte das", DANGLING),
    ("de", "Schalte das Deckenlicht", DANGLING),
    ("de", "Stelle die Heizung auf", DANGLING),
    ("fr", "Éteins le lampadaire", COMPLETE),
    ("fr", "Règle le lampadaire à 40 %", COMPLETE),
    # … à 40 %
    ("fr", "Allume le plafonnier", OPEN),
    ("fr", "Allume la", DANGLING),
    ("fr", "Règle le chauffage à", DANGLING),
    ("es", "Apaga la lámpara de pie", COMPLETE),
    ("es", "Apaga las luces", OPEN),
    ("es", "Enciende la", DANGLING),
    ("nl", "Zet de plafondlamp aan", COMPLETE),
    ("nl", "Doe het licht uit", OPEN),
    ("nl", "Zet de verwarming op", DANGLING),
]


@pytest.mark.parametrize(("language", "text", "hint"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_words_are_judged(language: str, text: str, hint: Hint) -> None:
    assert Recognizer(house(language), language).judge(text, "living") is hint


def test_a_longer_name_keeps_a_shorter_one_open() -> None:
    home = house()
    recognizer = Recognizer(home)
    assert recognizer.judge("turn on the floor lamp", "living") is COMPLETE
    home.add(Device(id="light.strip", name="Floor lamp strip", kind=Kind.LIGHT, area="living"))
    assert recognizer.judge("turn on the floor lamp", "living") is OPEN
    assert recognizer.judge("turn the floor lamp on", "living") is COMPLETE


def test_what_a_device_cannot_do_is_not_waited_for() -> None:
    home = house()
    recognizer = Recognizer(home)
    assert recognizer.judge("open the kitchen blind", "kitchen") is OPEN
    blind = home.device("cover.kitchen")
    assert blind is not None
    home.add(msgspec.structs.replace(blind, capabilities=frozenset()))
    assert recognizer.judge("open the kitchen blind", "kitchen") is COMPLETE


@dataclass(frozen=True)
class Turn:
    text: str
    language: str


@pytest.mark.parametrize("turn", [Turn("Licht", "de"), Turn("turn on the", "en"), Turn("turn on the", "xx")])
def test_the_brain_judges_in_any_language_and_never_raises(turn: Turn) -> None:
    made = understanding(house(), HubConfig())
    made.languages.prepare(["de"])
    assert made.judge(turn.text, "living", turn.language) in (DANGLING, UNKNOWN)
