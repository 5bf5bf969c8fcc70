"""How long, in five languages, in digits and in words."""

from __future__ import annotations

import pytest

from tests.hub.intents.errands.finding import whole

DURATIONS = {
    "en": {
        "ten minutes": 600, "10 minutes": 600, "10-minute": 600, "10min": 600, "90 seconds": 90, "ninety seconds": 90,
        "a minute": 60, "one minute": 60, "an hour": 3600, "half an hour": 1800, "half a minute": 30,
        "an hour and a half": 5400, "one and a half hours": 5400, "1.5 hours": 5400, "1 1/2 hours": 5400,
        "1½ hours": 5400, "ten and a half minutes": 630, "two and a quarter hours": 8100, "a quarter of an hour": 900,
        "three quarters of an hour": 2700, "a quarter hour": 900, "an hour and ten minutes": 4200,
        "1 hour, 30 minutes": 5400, "two hours 15": 8100, "2 hours and 15 minutes and 10 seconds": 8110,
        "1h30": 5400, "1h 30m": 5400, "forty-five minutes": 2700, "a hundred and twenty seconds": 120,
        "three days": 259_200, "two weeks": 1_209_600, "a couple of minutes": 120, "five more minutes": 300,
        "minutes": None, "ten": None, "ten minutes and": None, "zero minutes": None, "thirty minutes an hour": None,
        "400 days": None,
    },
    "de": {
        "zehn Minuten": 600, "10 Minuten": 600, "10-Minuten": 600, "eine Minute": 60, "einer Stunde": 3600,
        "eine halbe Stunde": 1800, "anderthalb Stunden": 5400, "eineinhalb Stunden": 5400, "zweieinhalb Minuten": 150,
        "1,5 Stunden": 5400, "eine Viertelstunde": 900, "einer Dreiviertelstunde": 2700, "drei Viertelstunden": 2700,
        "eine Stunde und dreißig Minuten": 5400, "2 Stunden 15": 8100, "fünfundvierzig Minuten": 2700,
        "zehn weitere Minuten": 600, "zwei Tagen": 172_800, "eine Stunde zehn Minuten und fünf Sekunden": 4205,
        "halb": None, "zehn": None,
    },
    "fr": {
        "dix minutes": 600, "10 minutes": 600, "une heure": 3600, "une heure et demie": 5400, "une demi-heure": 1800,
        "un quart d'heure": 900, "trois quarts d'heure": 2700, "1h30": 5400, "1 h 30": 5400,
        "deux heures trente": 9000, "une minute et demie": 90, "quarante-cinq secondes": 45, "une heure et quart": 4500,
        "deux heures et dix minutes": 7800, "vingt et une minutes": 1260, "quatre-vingt-dix minutes": 5400,
        "demi": None, "heures": None,
    },
    "es": {
        "diez minutos": 600, "10 minutos": 600, "una hora": 3600, "una hora y media": 5400, "hora y media": 5400,
        "media hora": 1800, "un cuarto de hora": 900, "tres cuartos de hora": 2700, "dos minutos y medio": 150,
        "una hora y diez minutos": 4200, "cuarenta y cinco segundos": 45, "veintiún minutos": 1260, "1,5 horas": 5400,
        "una hora y cuarto": 4500, "dos horas treinta": 9000, "media": None, "horas": None,
    },
    "nl": {
        "tien minuten": 600, "10 minuten": 600, "een uur": 3600, "anderhalf uur": 5400, "een half uur": 1800,
        "een kwartier": 900, "drie kwartier": 2700, "een kwartiertje": 900, "tweeënhalf uur": 9000,
        "1:30": 90, "1:30 uur": 5400,
        "een uur en een kwartier": 4500, "een uur en twintig minuten": 4800, "1,5 uur": 5400,
        "vijfenveertig seconden": 45, "vijf minuutjes": 300, "twee dagen": 172_800, "half": None, "uur": None,
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "seconds"),
    [(language, text, seconds) for language, table in DURATIONS.items() for text, seconds in table.items()],
)
def test_durations(language: str, text: str, seconds: int | None) -> None:
    assert whole(language, "duration", text) == seconds


@pytest.mark.parametrize(
    ("language", "text", "seconds"),
    [
        ("en", "five more minutes", 300),
        ("en", "an extra hour", 3600),
        ("de", "zehn weitere Minuten", 600),
        ("nl", "vijf extra minuten", 300),
        ("en", "five minutes", None),
    ],
)
def test_a_duration_that_says_that_it_is_added(language: str, text: str, seconds: int | None) -> None:
    assert whole(language, "more", text) == seconds
