"""German."""

from __future__ import annotations

import re

from hub.reading.model import Manner, Unit

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_SMALL = (
    "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_IRREGULAR = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_WEAK = {"der", "die", "das"}
_OBLIQUE = {"am", "vom", "zum", "zur", "im", "in", "dem", "den", "des", "ab", "beim", "bis", "seit"}
_COUNTED = "Stock|Etage|Obergeschoss|Untergeschoss|Geschoss|Mal|Advent"


def ordinal(number: int, before: str) -> str:
    """Say `3.` (1 to 99) as it is said after the word in front: `am dritten`, `der dritte`, `dritter`."""
    if number < 20:
        stem = _IRREGULAR.get(number) or f"{_SMALL[number]}t"
    else:
        ones = f"{_SMALL[number % 10]}und" if number % 10 else ""
        stem = f"{ones}{_TENS[number // 10]}st"
    word = before.lower()
    return stem + ("en" if word in _OBLIQUE else "e" if word in _WEAK else "er")


def _time(hour: int, minute: int, mark: str) -> str:
    said = "ein" if hour == 1 else str(hour)
    return f"{said} Uhr {minute}" if minute else f"{said} Uhr"


def _date(day: int, month: str, year: str, before: str) -> str:
    return f"{ordinal(day, before)} {month} {year}".strip()


def _numbered(found: re.Match[str]) -> str:
    return f"{found['before']}{ordinal(int(found['number']), found['before'].strip())} {found['noun']}"


MANNER = Manner(
    decimal_comma=True,
    minus="minus",
    to="bis",
    about="etwa",
    number="Nummer",
    months=MONTHS,
    units={
        "°C": Unit("Grad", "Grad"),
        "℃": Unit("Grad", "Grad"),
        "°F": Unit("Grad Fahrenheit", "Grad Fahrenheit"),
        "°": Unit("Grad", "Grad"),
        "K": Unit("Kelvin", "Kelvin"),
        "%": Unit("Prozent", "Prozent"),
        "W": Unit("Watt", "Watt"),
        "kW": Unit("Kilowatt", "Kilowatt"),
        "Wh": Unit("Wattstunde", "Wattstunden", True),
        "kWh": Unit("Kilowattstunde", "Kilowattstunden", True),
        "MWh": Unit("Megawattstunde", "Megawattstunden", True),
        "VA": Unit("Voltampere", "Voltampere"),
        "V": Unit("Volt", "Volt"),
        "mV": Unit("Millivolt", "Millivolt"),
        "A": Unit("Ampere", "Ampere"),
        "mA": Unit("Milliampere", "Milliampere"),
        "Hz": Unit("Hertz", "Hertz"),
        "lx": Unit("Lux", "Lux"),
        "lm": Unit("Lumen", "Lumen"),
        "hPa": Unit("Hektopascal", "Hektopascal"),
        "kPa": Unit("Kilopascal", "Kilopascal"),
        "Pa": Unit("Pascal", "Pascal"),
        "mbar": Unit("Millibar", "Millibar"),
        "bar": Unit("Bar", "Bar"),
        "m/s": Unit("Meter pro Sekunde", "Meter pro Sekunde"),
        "km/h": Unit("Kilometer pro Stunde", "Kilometer pro Stunde"),
        "mm/h": Unit("Millimeter pro Stunde", "Millimeter pro Stunde"),
        "mm": Unit("Millimeter", "Millimeter"),
        "cm": Unit("Zentimeter", "Zentimeter"),
        "m": Unit("Meter", "Meter"),
        "km": Unit("Kilometer", "Kilometer"),
        "m²": Unit("Quadratmeter", "Quadratmeter"),
        "m³": Unit("Kubikmeter", "Kubikmeter"),
        "m³/h": Unit("Kubikmeter pro Stunde", "Kubikmeter pro Stunde"),
        "L": Unit("Liter", "Liter"),
        "l": Unit("Liter", "Liter"),
        "ml": Unit("Milliliter", "Milliliter"),
        "L/min": Unit("Liter pro Minute", "Liter pro Minute"),
        "g": Unit("Gramm", "Gramm"),
        "kg": Unit("Kilogramm", "Kilogramm"),
        "µg/m³": Unit("Mikrogramm pro Kubikmeter", "Mikrogramm pro Kubikmeter"),
        "mg/m³": Unit("Milligramm pro Kubikmeter", "Milligramm pro Kubikmeter"),
        "ppm": Unit("Teil pro Million", "Teile pro Million"),
        "ppb": Unit("Teil pro Milliarde", "Teile pro Milliarde"),
        "dB": Unit("Dezibel", "Dezibel"),
        "MB": Unit("Megabyte", "Megabyte"),
        "GB": Unit("Gigabyte", "Gigabyte"),
        "ms": Unit("Millisekunde", "Millisekunden", True),
        "s": Unit("Sekunde", "Sekunden", True),
        "Sek.": Unit("Sekunde", "Sekunden", True),
        "min": Unit("Minute", "Minuten", True),
        "Min.": Unit("Minute", "Minuten", True),
        "h": Unit("Stunde", "Stunden", True),
        "Std.": Unit("Stunde", "Stunden", True),
        "d": Unit("Tag", "Tage"),
        "€/kWh": Unit("Euro pro Kilowattstunde", "Euro pro Kilowattstunde"),
        "ct/kWh": Unit("Cent pro Kilowattstunde", "Cent pro Kilowattstunde"),
    },
    ones={"1": ("ein", "eine")},
    money={"€": Unit("Euro", "Euro"), "$": Unit("Dollar", "Dollar"), "£": Unit("Pfund", "Pfund")},
    abbreviations={
        "z.B.": "zum Beispiel", "z. B.": "zum Beispiel", "d.h.": "das heißt", "d. h.": "das heißt",
        "u.a.": "unter anderem", "u. a.": "unter anderem", "bzw.": "beziehungsweise", "usw.": "und so weiter",
        "ca.": "circa", "evtl.": "eventuell", "inkl.": "inklusive", "max.": "maximal", "min.": "minimal",
        "Dr.": "Doktor", "Hr.": "Herr", "Fr.": "Frau", "Nr.": "Nummer", "EG": "Erdgeschoss", "OG": "Obergeschoss",
        "UG": "Untergeschoss", "DG": "Dachgeschoss",
    },
    spelled=frozenset({"LED", "LEDs", "USB", "UV", "IP", "AC", "AI", "VOC", "TVOC", "CO2", "CO", "UPS", "EV", "NAS"}),
    time=_time,
    time_marks="Uhr",
    date=_date,
    dates=(r"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>\d{4})?(?!\d)",),
    rules=(
        (
            re.compile(
                r"(?P<before>\b[a-zäöüß]+ |)(?<![\d.,:])\b(?P<number>[1-9]\d?)\. ?"
                rf"(?P<noun>{'|'.join(MONTHS)}|{_COUNTED})\b",
                re.IGNORECASE,
            ),
            _numbered,
        ),
    ),
)  # fmt: skip
