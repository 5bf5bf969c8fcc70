"""Durations, times of day and days as people say them, by language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hub.brain.speech import joined
from hub.brain.wording.model import wording
from shared.languages import base_of


@dataclass(frozen=True, slots=True)
class Times:
    """One language."""

    units: tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]
    """Day, hour, minute, second: for 1 with the word for it, and otherwise with `{}` for the number."""
    clock: Callable[[time], str]
    at: str
    """`{time}` today."""
    at_one: str
    """The same for an hour that is 1."""
    tomorrow: str
    yesterday: str
    on_day: str
    """`{day}` is a weekday within the next days, `{at}` the time."""
    on_date: str
    """`{date}` is further away."""
    weekdays: tuple[str, ...]
    """From Monday on."""
    months: tuple[str, ...]
    date: str
    """`{weekday}`, `{day}` and `{month}`."""


def _clock_24(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _clock_12(moment: time) -> str:
    if not moment.minute and not moment.hour % 12:
        return "noon" if moment.hour else "midnight"
    hour, half = (moment.hour - 1) % 12 + 1, "am" if moment.hour < 12 else "pm"
    return f"{hour}:{moment.minute:02} {half}" if moment.minute else f"{hour} {half}"


def _clock_de(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02} Uhr" if moment.minute else f"{moment.hour} Uhr"


TIMES: dict[str, Times] = {
    "en": Times(
        units=(("1 day", "{} days"), ("1 hour", "{} hours"), ("1 minute", "{} minutes"), ("1 second", "{} seconds")),
        clock=_clock_12, at="at {time}", at_one="at {time}", tomorrow="tomorrow {at}",
        yesterday="yesterday {at}", on_day="on {day} {at}", on_date="on {date} {at}",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"),
        date="{weekday}, {month} {day}",
    ),
    "de": Times(
        units=(("1 Tag", "{} Tage"), ("1 Stunde", "{} Stunden"), ("1 Minute", "{} Minuten"),
               ("1 Sekunde", "{} Sekunden")),
        clock=_clock_de, at="um {time}", at_one="um {time}", tomorrow="morgen {at}",
        yesterday="gestern {at}", on_day="am {day} {at}", on_date="am {date} {at}",
        weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember"),
        date="{weekday}, dem {day}. {month}",
    ),
    "fr": Times(
        units=(("1 jour", "{} jours"), ("1 heure", "{} heures"), ("1 minute", "{} minutes"),
               ("1 seconde", "{} secondes")),
        clock=_clock_24, at="à {time}", at_one="à {time}", tomorrow="demain {at}",
        yesterday="hier {at}", on_day="{day} {at}", on_date="le {date} {at}",
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre"),
        date="{weekday} {day} {month}",
    ),
    "es": Times(
        units=(("1 día", "{} días"), ("1 hora", "{} horas"), ("1 minuto", "{} minutos"),
               ("1 segundo", "{} segundos")),
        clock=_clock_24, at="a las {time}", at_one="a la {time}", tomorrow="mañana {at}",
        yesterday="ayer {at}", on_day="el {day} {at}", on_date="el {date} {at}",
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                "noviembre", "diciembre"),
        date="{weekday} {day} de {month}",
    ),
    "nl": Times(
        units=(("1 dag", "{} dagen"), ("1 uur", "{} uur"), ("1 minuut", "{} minuten"),
               ("1 seconde", "{} seconden")),
        clock=_clock_24, at="om {time}", at_one="om {time}", tomorrow="morgen {at}",
        yesterday="gisteren {at}", on_day="{day} {at}", on_date="{date} {at}",
        weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        months=("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december"),
        date="{weekday} {day} {month}",
    ),
}  # fmt: skip
_SECONDS = (86_400, 3600, 60, 1)


def times(language: str) -> Times:
    """Return a language's words; English for one without."""
    return TIMES.get(base_of(language), TIMES["en"])


def duration(length: timedelta, language: str) -> str:
    """Say a length: `1 hour and 10 minutes`; the two largest units that are not nothing, to the nearest of them."""
    units = times(language).units
    left = max(0, round(length.total_seconds()))
    at = next((number for number, size in enumerate(_SECONDS) if left >= size), len(_SECONDS) - 1)
    if at + 1 < len(_SECONDS):
        step = _SECONDS[at + 1]
        left = (left + step // 2) // step * step
        if at and left >= _SECONDS[at - 1]:
            at -= 1
    parts = []
    for size, (one, many) in zip(_SECONDS[at : at + 2], units[at : at + 2], strict=True):
        count, left = divmod(left, size)
        if count:
            parts.append(one if count == 1 else many.format(count))
    return joined(parts or [units[-1][1].format(0)], wording(language).conjunction)


def moment(when: datetime, now: datetime, words: Times) -> str:
    """Say when something is: `at 7 pm`, `tomorrow at 7:30 am`, `on Monday at 8 am`, `on Monday, June 1 at 8 am`."""
    at = (words.at_one if when.hour == 1 else words.at).format(time=words.clock(when.time()))
    match (when.date() - now.date()).days:
        case 0:
            return at
        case 1:
            return words.tomorrow.format(at=at)
        case -1:
            return words.yesterday.format(at=at)
        case days if 1 < days < 7:
            return words.on_day.format(day=words.weekdays[when.weekday()], at=at)
    return words.on_date.format(date=day(when.date(), words), at=at)


def day(when: date, words: Times) -> str:
    """Say a date without its year."""
    return words.date.format(weekday=words.weekdays[when.weekday()], day=when.day, month=words.months[when.month - 1])
