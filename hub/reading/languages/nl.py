"""Dutch."""

from __future__ import annotations

import re

from hub.reading.model import Manner, Unit

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_ORDINALS = (
    "", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde",
)  # fmt: skip


def _time(hour: int, minute: int, mark: str) -> str:
    return f"{hour} uur {minute}" if minute else f"{hour} uur"


def _date(day: int, month: str, year: str, before: str) -> str:
    return f"{day} {month} {year}".strip()


def _ordinal(found: re.Match[str]) -> str | None:
    number = int(found["number"])
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else None


MANNER = Manner(
    decimal_comma=True,
    minus="min",
    to="tot",
    about="ongeveer",
    number="nummer",
    months=MONTHS,
    units={
        "°C": Unit("graad", "graden"),
        "℃": Unit("graad", "graden"),
        "°F": Unit("graad Fahrenheit", "graden Fahrenheit"),
        "°": Unit("graad", "graden"),
        "K": Unit("kelvin", "kelvin"),
        "%": Unit("procent", "procent"),
        "W": Unit("watt", "watt"),
        "kW": Unit("kilowatt", "kilowatt"),
        "Wh": Unit("wattuur", "wattuur"),
        "kWh": Unit("kilowattuur", "kilowattuur"),
        "MWh": Unit("megawattuur", "megawattuur"),
        "VA": Unit("voltampère", "voltampère"),
        "V": Unit("volt", "volt"),
        "mV": Unit("millivolt", "millivolt"),
        "A": Unit("ampère", "ampère"),
        "mA": Unit("milliampère", "milliampère"),
        "Hz": Unit("hertz", "hertz"),
        "lx": Unit("lux", "lux"),
        "lm": Unit("lumen", "lumen"),
        "hPa": Unit("hectopascal", "hectopascal"),
        "kPa": Unit("kilopascal", "kilopascal"),
        "Pa": Unit("pascal", "pascal"),
        "mbar": Unit("millibar", "millibar"),
        "bar": Unit("bar", "bar"),
        "m/s": Unit("meter per seconde", "meter per seconde"),
        "km/h": Unit("kilometer per uur", "kilometer per uur"),
        "mm/h": Unit("millimeter per uur", "millimeter per uur"),
        "mm": Unit("millimeter", "millimeter"),
        "cm": Unit("centimeter", "centimeter"),
        "m": Unit("meter", "meter"),
        "km": Unit("kilometer", "kilometer"),
        "m²": Unit("vierkante meter", "vierkante meter"),
        "m³": Unit("kubieke meter", "kubieke meter"),
        "m³/h": Unit("kubieke meter per uur", "kubieke meter per uur"),
        "L": Unit("liter", "liter"),
        "l": Unit("liter", "liter"),
        "ml": Unit("milliliter", "milliliter"),
        "L/min": Unit("liter per minuut", "liter per minuut"),
        "g": Unit("gram", "gram"),
        "kg": Unit("kilogram", "kilogram"),
        "µg/m³": Unit("microgram per kubieke meter", "microgram per kubieke meter"),
        "mg/m³": Unit("milligram per kubieke meter", "milligram per kubieke meter"),
        "ppm": Unit("deeltje per miljoen", "deeltjes per miljoen"),
        "ppb": Unit("deeltje per miljard", "deeltjes per miljard"),
        "dB": Unit("decibel", "decibel"),
        "MB": Unit("megabyte", "megabyte"),
        "GB": Unit("gigabyte", "gigabyte"),
        "ms": Unit("milliseconde", "milliseconden"),
        "s": Unit("seconde", "seconden"),
        "min": Unit("minuut", "minuten"),
        "h": Unit("uur", "uur"),
        "d": Unit("dag", "dagen"),
        "€/kWh": Unit("euro per kilowattuur", "euro per kilowattuur"),
        "ct/kWh": Unit("cent per kilowattuur", "cent per kilowattuur"),
    },
    money={"€": Unit("euro", "euro"), "$": Unit("dollar", "dollar"), "£": Unit("pond", "pond")},
    abbreviations={
        "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "enz.": "enzovoort",
        "dhr.": "de heer", "mevr.": "mevrouw", "dr.": "dokter", "ca.": "circa", "nr.": "nummer",
        "m.a.w.": "met andere woorden", "BG": "begane grond",
    },
    spelled=frozenset({"UV", "IP", "AC", "AI", "VOC", "EV", "CO2", "CO", "HDMI", "WLAN"}),
    time=_time,
    time_marks="uur",
    date=_date,
    dates=(r"(?P<day>[0-3]?\d)-(?P<month>[01]?\d)-(?P<year>\d{4})",),
    rules=((re.compile(r"\b(?P<number>\d{1,2})(?:e|ste|de)\b"), _ordinal),),
)  # fmt: skip
