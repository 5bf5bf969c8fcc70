"""What errands come to, in words: lengths, moments, and that every language has a sentence for everything."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from string import Formatter

import pytest

from hub.brain.told.say import TABLES, say, sentence, spoken
from hub.brain.told.times import duration, moment, times
from hub.intents.model import AnyOf, Told

LANGUAGES = ("en", "de", "fr", "es", "nl")
# A Wednesday.
NOW = datetime(2026, 6, 3, 15, 0)

LENGTHS = [
    (0, "0 seconds"),
    (1, "1 second"),
    (59.6, "1 minute"),
    (60, "1 minute"),
    (61, "1 minute and 1 second"),
    (150, "2 minutes and 30 seconds"),
    (600, "10 minutes"),
    (3599.4, "59 minutes and 59 seconds"),
    (3599.6, "1 hour"),
    (3629, "1 hour"),
    (3631, "1 hour and 1 minute"),
    (5400, "1 hour and 30 minutes"),
    (86_399, "1 day"),
    (90_000, "1 day and 1 hour"),
    (86_400 * 3 + 1800, "3 days and 1 hour"),
    (-5, "0 seconds"),
]


@pytest.mark.parametrize(("seconds", "words"), LENGTHS)
def test_a_length(seconds: float, words: str) -> None:
    assert duration(timedelta(seconds=seconds), "en") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "1 Stunde und 1 Minute"),
        ("fr", "1 heure et 1 minute"),
        ("es", "1 hora y 1 minuto"),
        ("nl", "1 uur en 1 minuut"),
        ("xx", "1 hour and 1 minute"),
    ],
)
def test_a_length_in_a_language(language: str, words: str) -> None:
    assert duration(timedelta(seconds=3660), language) == words


MOMENTS = [
    ("2026-06-03T19:00", ("at 7 pm", "um 19 Uhr", "à 19:00", "a las 19:00", "om 19:00")),
    ("2026-06-03T13:05", ("at 1:05 pm", "um 13:05 Uhr", "à 13:05", "a las 13:05", "om 13:05")),
    (
        "2026-06-04T01:00",
        ("tomorrow at 1 am", "morgen um 1 Uhr", "demain à 1:00", "mañana a la 1:00", "morgen om 1:00"),
    ),
    (
        "2026-06-04T00:00",
        ("tomorrow at midnight", "morgen um 0 Uhr", "demain à 0:00", "mañana a las 0:00", "morgen om 0:00"),
    ),
    (
        "2026-06-02T12:30",
        ("yesterday at 12:30 pm", "gestern um 12:30 Uhr", "hier à 12:30", "ayer a las 12:30", "gisteren om 12:30"),
    ),
    (
        "2026-06-08T08:00",
        ("on Monday at 8 am", "am Montag um 8 Uhr", "lundi à 8:00", "el lunes a las 8:00", "maandag om 8:00"),
    ),
    (
        "2026-06-10T08:00",
        (
            "on Wednesday, June 10 at 8 am",
            "am Mittwoch, dem 10. Juni um 8 Uhr",
            "le mercredi 10 juin à 8:00",
            "el miércoles 10 de junio a las 8:00",
            "woensdag 10 juni om 8:00",
        ),
    ),
    (
        "2026-05-30T08:00",
        (
            "on Saturday, May 30 at 8 am",
            "am Samstag, dem 30. Mai um 8 Uhr",
            "le samedi 30 mai à 8:00",
            "el sábado 30 de mayo a las 8:00",
            "zaterdag 30 mei om 8:00",
        ),
    ),
]


@pytest.mark.parametrize(("when", "words"), MOMENTS)
def test_a_moment(when: str, words: tuple[str, ...]) -> None:
    assert tuple(moment(datetime.fromisoformat(when), NOW, times(each)) for each in LANGUAGES) == words


def test_values_are_said_by_their_kind() -> None:
    in_between = Told(key="in", values={"length": timedelta(minutes=5)})
    for value, words in (
        (timedelta(minutes=5), "5 minutes"),
        (date(2026, 6, 10), "Wednesday, June 10"),
        (time(7), "7 am"),
        (time(12), "noon"),
        (("a", "b", "c"), "a, b and c"),
        (AnyOf(("a", "b", "c")), "a, b or c"),
        ((), ""),
        (in_between, "in 5 minutes"),
        ((in_between, 3), "in 5 minutes and 3"),
    ):
        assert spoken(value, "en", NOW) == words


def test_a_sentence_is_whole() -> None:
    told = Told(key="timer_set", values={"length": timedelta(minutes=5)})
    assert say(told, "de", NOW) == "Timer auf 5 Minuten gestellt"
    assert sentence(told, "de-AT", NOW) == "Timer auf 5 Minuten gestellt."
    assert sentence(told, "xx", NOW) == "Timer set for 5 minutes."
    assert sentence(Told(key="timers_cancelled", values={"count": 1}), "en", NOW) == "1 timer is cancelled."
    assert sentence(Told(key="timers_cancelled", values={"count": 2}), "en", NOW) == "2 timers are cancelled."


def test_what_nobody_has_words_for_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        say(Told(key="timer_set"), "en", NOW)
    with pytest.raises((KeyError, StopIteration)):
        say(Told(key="no such key"), "en", NOW)


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_every_language_says_everything_with_the_same_values(number: int) -> None:
    table = TABLES[number]
    assert set(table) == set(LANGUAGES)
    for language in LANGUAGES:
        assert table[language].keys() == table["en"].keys(), language
        for key, text in table[language].items():
            english = table["en"][key]
            assert isinstance(text, tuple) == isinstance(english, tuple), (language, key)
            assert _fields(text) | {"count"} == _fields(english) | {"count"}, (language, key)


def test_no_key_stands_in_two_tables() -> None:
    keys = [key for table in TABLES for key in table["en"]]
    assert len(keys) == len(set(keys))


def _fields(text: str | tuple[str, str]) -> set[str]:
    texts = text if isinstance(text, tuple) else (text,)
    return {name for each in texts for _, name, _, _ in Formatter().parse(each) if name}
