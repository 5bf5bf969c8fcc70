"""When, in five languages: times of day, days, repetitions, and all of them together."""

from __future__ import annotations

import pytest

from hub.intents.errands.moment import Moment
from tests.hub.intents.errands.finding import whole

ALL = "mon,tue,wed,thu,fri,sat,sun"
WORK = "mon,tue,wed,thu,fri"

TIMES = {
    "en": {
        "seven": "07:00?", "7": "07:00?", "seven o'clock": "07:00?", "half past seven": "07:30?",
        "half seven": "07:30?",
        "quarter to nine": "08:45?", "a quarter past nine": "09:15?", "ten past seven": "07:10?",
        "ten to one": "12:50?",
        "twenty-five minutes to eight": "07:35?", "seven thirty": "07:30?", "seven oh five": "07:05?", "7:30": "07:30?",
        "7.30": "07:30?", "07:30": "07:30", "7:30 a.m.": "07:30", "7:30 PM": "19:30", "7pm": "19:00", "7 p.m.": "19:00",
        "19:30": "19:30", "12 a.m.": "00:00", "12 p.m.": "12:00", "twelve thirty am": "00:30", "twelve": "12:00?",
        "seven in the morning": "07:00", "seven thirty in the evening": "19:30", "three in the afternoon": "15:00",
        "eleven at night": "23:00", "two at night": "02:00", "twelve at night": "00:00", "noon": "12:00",
        "midnight": "00:00", "half past noon": "12:30", "7:15:30": "07:15:30?", "the": None, "seven minutes": None,
        "25:00": None, "half": None,
    },
    "de": {
        "sieben": "07:00?", "sieben Uhr": "07:00?", "19 Uhr": "19:00", "19 Uhr 30": "19:30", "halb acht": "07:30?",
        "viertel nach sieben": "07:15?", "Viertel vor acht": "07:45?", "viertel acht": "07:15?",
        "dreiviertel acht": "07:45?", "fünf vor halb acht": "07:25?", "zehn nach halb sieben abends": "18:40",
        "zehn vor sieben": "06:50?", "7:30 Uhr": "07:30?", "7.30 Uhr": "07:30?", "07:30": "07:30",
        "sieben Uhr dreißig": "07:30?", "acht Uhr abends": "20:00", "acht Uhr morgens": "08:00", "Mitternacht": "00:00",
        "zwölf Uhr mittags": "12:00", "ein Uhr nachts": "01:00", "halb eins": "12:30?", "einen": None, "ein": None,
    },
    "fr": {
        "sept heures": "07:00?", "sept heures et demie": "07:30?", "sept heures et quart": "07:15?",
        "huit heures moins le quart": "07:45?", "huit heures moins dix": "07:50?", "sept heures trente": "07:30?",
        "7h30": "07:30?", "7 h 30": "07:30?", "19h": "19:00", "19 heures": "19:00", "midi": "12:00", "minuit": "00:00",
        "midi et demi": "12:30", "six heures du soir": "18:00", "sept heures du matin": "07:00", "une heure": "01:00?",
        "trois heures de l'après-midi": "15:00", "un": None,
    },
    "es": {
        "las siete": "07:00?", "las siete y media": "07:30?", "las siete y cuarto": "07:15?",
        "las ocho menos cuarto": "07:45?", "las siete y diez": "07:10?", "la una": "01:00?", "las 7:30": "07:30?",
        "las siete y media de la tarde": "19:30", "las 8 de la noche": "20:00", "las siete de la mañana": "07:00",
        "las doce de la noche": "00:00", "mediodía": "12:00", "medianoche": "00:00", "las 19:30": "19:30",
        "las siete treinta": "07:30?", "un": None,
    },
    "nl": {
        "zeven uur": "07:00?", "half acht": "07:30?", "kwart voor acht": "07:45?", "kwart over zeven": "07:15?",
        "vijf over half acht": "07:35?", "tien voor half acht": "07:20?", "19.30 uur": "19:30", "7:30": "07:30?",
        "kwart over zeven 's avonds": "19:15", "zeven uur 's ochtends": "07:00", "middernacht": "00:00",
        "half een": "12:30?", "een": None,
    },
}  # fmt: skip
"""A mark of question: it may as well be twelve hours later."""


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [(language, text, time) for language, table in TIMES.items() for text, time in table.items()],
)
def test_times_of_day(language: str, text: str, time: str | None) -> None:
    found = whole(language, "time", text)
    if time is None:
        assert found is None
        return
    assert isinstance(found, Moment)
    expected = {"time": time.rstrip("?")} | ({"twelve": 1} if time.endswith("?") else {})
    assert found.slots() == expected


WHENS: dict[str, dict[str, dict[str, object] | None]] = {
    "en": {
        "in ten minutes": {"seconds": 600},
        "ten minutes from now": {"seconds": 600},
        "at six": {"time": "06:00", "twelve": 1},
        "at six tomorrow": {"time": "06:00", "twelve": 1, "day": "tomorrow"},
        "tomorrow at 6 p.m.": {"time": "18:00", "day": "tomorrow"},
        "tomorrow morning": {"time": "08:00", "day": "tomorrow"},
        "tomorrow morning at seven thirty": {"time": "07:30", "day": "tomorrow"},
        "tonight": {"time": "21:00", "day": "today"},
        "tonight at eight": {"time": "20:00", "day": "today"},
        "at eight tonight": {"time": "20:00", "day": "today"},
        "tonight at two": {"time": "02:00"},
        "this evening at seven": {"time": "19:00", "day": "today"},
        "today": {"day": "today"},
        "on Monday": {"day": "mon"},
        "next Friday at noon": {"time": "12:00", "day": "fri"},
        "on Monday evening": {"time": "19:00", "day": "mon"},
        "the day after tomorrow at five": {"time": "05:00", "twelve": 1, "day": "+2"},
        "in three days at nine": {"time": "09:00", "twelve": 1, "day": "+3"},
        "in three days": {"seconds": 259_200},
        "on the 24th of December": {"day": "12-24"},
        "December 24th at noon": {"time": "12:00", "day": "12-24"},
        "on the first of May 2031": {"day": "2031-05-01"},
        "on the 31st of June": None,
        "every day": {"repeat": ALL},
        "every weekday at seven": {"time": "07:00", "twelve": 1, "repeat": WORK},
        "at 7 am on weekends": {"time": "07:00", "repeat": "sat,sun"},
        "on Mondays and Thursdays at half past six": {"time": "06:30", "twelve": 1, "repeat": "mon,thu"},
        "every Thursday and Monday": {"repeat": "mon,thu"},
        "every morning at 7": {"time": "07:00", "repeat": ALL},
        "every Sunday evening": {"time": "19:00", "repeat": "sun"},
        "in ten minutes tomorrow": None,
        "six": None,
        "at": None,
    },
    "de": {
        "in einer halben Stunde": {"seconds": 1800},
        "um sieben Uhr dreißig": {"time": "07:30", "twelve": 1},
        "morgen um sieben": {"time": "07:00", "twelve": 1, "day": "tomorrow"},
        "morgen früh um halb sieben": {"time": "06:30", "day": "tomorrow"},
        "heute Abend um acht": {"time": "20:00", "day": "today"},
        "am Freitagabend": {"time": "19:00", "day": "fri"},
        "übermorgen": {"day": "+2"},
        "in drei Tagen um acht": {"time": "08:00", "twelve": 1, "day": "+3"},
        "am 24. Dezember um 18 Uhr": {"time": "18:00", "day": "12-24"},
        "am 24.12. um 18 Uhr": {"time": "18:00", "day": "12-24"},
        "am vierundzwanzigsten Dezember": {"day": "12-24"},
        "jeden Werktag um sechs Uhr dreißig": {"time": "06:30", "twelve": 1, "repeat": WORK},
        "montags und donnerstags um sieben": {"time": "07:00", "twelve": 1, "repeat": "mon,thu"},
        "jeden Morgen um sieben": {"time": "07:00", "repeat": ALL},
        "am Wochenende": {"repeat": "sat,sun"},
    },
    "fr": {
        "dans une demi-heure": {"seconds": 1800},
        "à vingt-deux": None,
        "à sept": None,
        "à 7h30": {"time": "07:30", "twelve": 1},
        "demain matin à sept heures et quart": {"time": "07:15", "day": "tomorrow"},
        "ce soir à huit heures": {"time": "20:00", "day": "today"},
        "lundi à 8 heures": {"time": "08:00", "twelve": 1, "day": "mon"},
        "après-demain": {"day": "+2"},
        "le 24 décembre à 18h": {"time": "18:00", "day": "12-24"},
        "tous les lundis et jeudis à 6h30": {"time": "06:30", "twelve": 1, "repeat": "mon,thu"},
        "du lundi au vendredi à sept heures": {"time": "07:00", "twelve": 1, "repeat": WORK},
        "tous les soirs à neuf heures": {"time": "21:00", "repeat": ALL},
    },
    "es": {
        "en diez minutos": {"seconds": 600},
        "dentro de media hora": {"seconds": 1800},
        "a veintidós": None,
        "a las siete": {"time": "07:00", "twelve": 1},
        "a las siete y diez": {"time": "07:10", "twelve": 1},
        "mañana a las ocho": {"time": "08:00", "twelve": 1, "day": "tomorrow"},
        "mañana por la mañana": {"time": "08:00", "day": "tomorrow"},
        "mañana por la mañana a las siete": {"time": "07:00", "day": "tomorrow"},
        "esta noche a las nueve": {"time": "21:00", "day": "today"},
        "al mediodía": {"time": "12:00"},
        "pasado mañana a las 10": {"time": "10:00", "twelve": 1, "day": "+2"},
        "el lunes a las nueve": {"time": "09:00", "twelve": 1, "day": "mon"},
        "los lunes y jueves a las 6": {"time": "06:00", "twelve": 1, "repeat": "mon,thu"},
        "el 24 de diciembre": {"day": "12-24"},
        "todos los días a las siete": {"time": "07:00", "twelve": 1, "repeat": ALL},
        "de lunes a viernes a las 6:30": {"time": "06:30", "twelve": 1, "repeat": WORK},
    },
    "nl": {
        "over een half uur": {"seconds": 1800},
        "om zeven uur": {"time": "07:00", "twelve": 1},
        "morgenochtend om zeven uur": {"time": "07:00", "day": "tomorrow"},
        "vanavond om acht uur": {"time": "20:00", "day": "today"},
        "overmorgen": {"day": "+2"},
        "op maandag om 9 uur": {"time": "09:00", "twelve": 1, "day": "mon"},
        "maandagochtend om acht uur": {"time": "08:00", "day": "mon"},
        "elke maandag en donderdag om zeven uur": {"time": "07:00", "twelve": 1, "repeat": "mon,thu"},
        "elke werkdag om half zeven": {"time": "06:30", "twelve": 1, "repeat": WORK},
        "op 24 december": {"day": "12-24"},
        "in het weekend om tien uur": {"time": "10:00", "twelve": 1, "repeat": "sat,sun"},
    },
}


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [(language, text, slots) for language, table in WHENS.items() for text, slots in table.items()],
)
def test_when(language: str, text: str, slots: dict[str, object] | None) -> None:
    found = whole(language, "when", text)
    assert (found.slots() if isinstance(found, Moment) else None) == slots
