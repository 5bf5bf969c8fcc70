"""French."""

from __future__ import annotations

import re

from hub.reading.model import Manner, Unit

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_TENS = {"21": "vingt", "31": "trente", "41": "quarante", "51": "cinquante", "61": "soixante"}


def _time(hour: int, minute: int, mark: str) -> str:
    said = {1: "une heure", 21: "vingt et une heures"}.get(hour, f"{hour} heures")
    return f"{said} {minute}" if minute else said


def _date(day: int, month: str, year: str, before: str) -> str:
    return f"{'premier' if day == 1 else day} {month} {year}".strip()


def _hours(found: re.Match[str]) -> str:
    return _time(int(found["hour"]), int(found["minute"]), "")


def _ordinal(found: re.Match[str]) -> str:
    return f"{found['number']}ème"


MANNER = Manner(
    decimal_comma=True,
    minus="moins",
    to="à",
    about="environ",
    number="numéro",
    months=MONTHS,
    units={
        "°C": Unit("degré", "degrés"),
        "℃": Unit("degré", "degrés"),
        "°F": Unit("degré Fahrenheit", "degrés Fahrenheit"),
        "°": Unit("degré", "degrés"),
        "K": Unit("kelvin", "kelvins"),
        "%": Unit("pour cent", "pour cent"),
        "W": Unit("watt", "watts"),
        "kW": Unit("kilowatt", "kilowatts"),
        "Wh": Unit("wattheure", "wattheures"),
        "kWh": Unit("kilowattheure", "kilowattheures"),
        "MWh": Unit("mégawattheure", "mégawattheures"),
        "VA": Unit("voltampère", "voltampères"),
        "V": Unit("volt", "volts"),
        "mV": Unit("millivolt", "millivolts"),
        "A": Unit("ampère", "ampères"),
        "mA": Unit("milliampère", "milliampères"),
        "Hz": Unit("hertz", "hertz"),
        "lx": Unit("lux", "lux"),
        "lm": Unit("lumen", "lumens"),
        "hPa": Unit("hectopascal", "hectopascals"),
        "kPa": Unit("kilopascal", "kilopascals"),
        "Pa": Unit("pascal", "pascals"),
        "mbar": Unit("millibar", "millibars"),
        "bar": Unit("bar", "bars"),
        "m/s": Unit("mètre par seconde", "mètres par seconde"),
        "km/h": Unit("kilomètre par heure", "kilomètres par heure"),
        "mm/h": Unit("millimètre par heure", "millimètres par heure"),
        "mm": Unit("millimètre", "millimètres"),
        "cm": Unit("centimètre", "centimètres"),
        "m": Unit("mètre", "mètres"),
        "km": Unit("kilomètre", "kilomètres"),
        "m²": Unit("mètre carré", "mètres carrés"),
        "m³": Unit("mètre cube", "mètres cubes"),
        "m³/h": Unit("mètre cube par heure", "mètres cubes par heure"),
        "L": Unit("litre", "litres"),
        "l": Unit("litre", "litres"),
        "ml": Unit("millilitre", "millilitres"),
        "L/min": Unit("litre par minute", "litres par minute"),
        "g": Unit("gramme", "grammes"),
        "kg": Unit("kilogramme", "kilogrammes"),
        "µg/m³": Unit("microgramme par mètre cube", "microgrammes par mètre cube"),
        "mg/m³": Unit("milligramme par mètre cube", "milligrammes par mètre cube"),
        "ppm": Unit("partie par million", "parties par million", True),
        "ppb": Unit("partie par milliard", "parties par milliard", True),
        "dB": Unit("décibel", "décibels"),
        "MB": Unit("mégaoctet", "mégaoctets"),
        "GB": Unit("gigaoctet", "gigaoctets"),
        "ms": Unit("milliseconde", "millisecondes", True),
        "s": Unit("seconde", "secondes", True),
        "min": Unit("minute", "minutes", True),
        "h": Unit("heure", "heures", True),
        "j": Unit("jour", "jours"),
        "€/kWh": Unit("euro par kilowattheure", "euros par kilowattheure"),
        "ct/kWh": Unit("centime par kilowattheure", "centimes par kilowattheure"),
    },
    ones={"1": ("un", "une"), **{number: (f"{tens} et un", f"{tens} et une") for number, tens in _TENS.items()}},
    money={"€": Unit("euro", "euros"), "$": Unit("dollar", "dollars"), "£": Unit("livre", "livres", True)},
    abbreviations={
        "p. ex.": "par exemple", "p.ex.": "par exemple", "M.": "Monsieur", "Mme": "Madame", "Mlle": "Mademoiselle",
        "Dr": "Docteur", "env.": "environ", "n°": "numéro", "N°": "numéro", "RDC": "rez-de-chaussée",
    },
    spelled=frozenset({"UV", "HDMI", "VOC", "COV", "EV", "CO2", "CO", "AI"}),
    time=_time,
    time_marks="h",
    date=_date,
    dates=(r"(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>\d{4})",),
    rules=(
        (re.compile(r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3]) ?h ?(?P<minute>[0-5]\d)(?!\d)"), _hours),
        (re.compile(r"\b(?P<number>\d+)e\b"), _ordinal),
    ),
)  # fmt: skip
