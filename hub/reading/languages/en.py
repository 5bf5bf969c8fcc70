"""English."""

from __future__ import annotations

import re

from hub.reading.model import Manner, Unit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _time(hour: int, minute: int, mark: str) -> str:
    half = mark.replace(".", "").lower()
    if not half and (hour == 0 or hour > 12):
        half, hour = ("am" if hour < 12 else "pm"), (hour - 1) % 12 + 1
    if minute == 0:
        return f"{hour} {half}" if half else f"{hour} o'clock"
    said = f"{hour} oh {minute}" if minute < 10 else f"{hour} {minute}"
    return f"{said} {half}".strip()


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _year(year: str) -> str:
    if "1100" <= year < "2000" and not year.endswith("00"):
        return f"{year[:2]} oh {year[3]}" if year[2] == "0" else f"{year[:2]} {year[2:]}"
    return year


def _date(day: int, month: str, year: str, before: str) -> str:
    return f"{month} {_ordinal(day)} {_year(year)}".strip()


def _day(found: re.Match[str]) -> str:
    return _date(int(found["day"]), found["month"], found["year"] or "", "")


MANNER = Manner(
    decimal_comma=False,
    minus="minus",
    to="to",
    about="about",
    number="number",
    months=MONTHS,
    units={
        "°C": Unit("degree", "degrees"),
        "℃": Unit("degree", "degrees"),
        "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
        "°": Unit("degree", "degrees"),
        "K": Unit("kelvin", "kelvin"),
        "%": Unit("percent", "percent"),
        "W": Unit("watt", "watts"),
        "kW": Unit("kilowatt", "kilowatts"),
        "Wh": Unit("watt hour", "watt hours"),
        "kWh": Unit("kilowatt hour", "kilowatt hours"),
        "MWh": Unit("megawatt hour", "megawatt hours"),
        "VA": Unit("volt ampere", "volt amperes"),
        "V": Unit("volt", "volts"),
        "mV": Unit("millivolt", "millivolts"),
        "A": Unit("amp", "amps"),
        "mA": Unit("milliamp", "milliamps"),
        "Hz": Unit("hertz", "hertz"),
        "lx": Unit("lux", "lux"),
        "lm": Unit("lumen", "lumens"),
        "hPa": Unit("hectopascal", "hectopascals"),
        "kPa": Unit("kilopascal", "kilopascals"),
        "Pa": Unit("pascal", "pascals"),
        "mbar": Unit("millibar", "millibars"),
        "bar": Unit("bar", "bar"),
        "m/s": Unit("meter per second", "meters per second"),
        "km/h": Unit("kilometer per hour", "kilometers per hour"),
        "mph": Unit("mile per hour", "miles per hour"),
        "mm/h": Unit("millimeter per hour", "millimeters per hour"),
        "mm": Unit("millimeter", "millimeters"),
        "cm": Unit("centimeter", "centimeters"),
        "m": Unit("meter", "meters"),
        "km": Unit("kilometer", "kilometers"),
        "m²": Unit("square meter", "square meters"),
        "m³": Unit("cubic meter", "cubic meters"),
        "m³/h": Unit("cubic meter per hour", "cubic meters per hour"),
        "L": Unit("liter", "liters"),
        "l": Unit("liter", "liters"),
        "ml": Unit("milliliter", "milliliters"),
        "mL": Unit("milliliter", "milliliters"),
        "L/min": Unit("liter per minute", "liters per minute"),
        "g": Unit("gram", "grams"),
        "kg": Unit("kilogram", "kilograms"),
        "µg/m³": Unit("microgram per cubic meter", "micrograms per cubic meter"),
        "mg/m³": Unit("milligram per cubic meter", "milligrams per cubic meter"),
        "ppm": Unit("part per million", "parts per million"),
        "ppb": Unit("part per billion", "parts per billion"),
        "dB": Unit("decibel", "decibels"),
        "dBm": Unit("decibel milliwatt", "decibel milliwatts"),
        "MB": Unit("megabyte", "megabytes"),
        "GB": Unit("gigabyte", "gigabytes"),
        "ms": Unit("millisecond", "milliseconds"),
        "s": Unit("second", "seconds"),
        "sec": Unit("second", "seconds"),
        "min": Unit("minute", "minutes"),
        "h": Unit("hour", "hours"),
        "hr": Unit("hour", "hours"),
        "d": Unit("day", "days"),
        "€/kWh": Unit("euro per kilowatt hour", "euros per kilowatt hour"),
        "ct/kWh": Unit("cent per kilowatt hour", "cents per kilowatt hour"),
    },
    money={
        "$": Unit("dollar", "dollars"),
        "€": Unit("euro", "euros"),
        "£": Unit("pound", "pounds"),
    },
    abbreviations={
        "e.g.": "for example", "i.e.": "that is", "Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miss",
        "approx.": "approximately", "vs.": "versus", "etc.": "et cetera", "a.m.": "am", "p.m.": "pm",
    },
    spelled=frozenset({"LED", "LEDs", "VOC", "TVOC", "CO2", "CO", "UPS", "EV"}),
    time=_time,
    time_marks=r"[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b",
    date=_date,
    rules=(
        (
            re.compile(
                rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>[12]?\d|3[01])(?:,? (?P<year>\d{{4}})\b)?"
                r"(?![\d:]|[.,]\d| ?%)"
            ),
            _day,
        ),
    ),
)  # fmt: skip
