"""Spanish."""

from __future__ import annotations

import re

from hub.reading.model import Manner, Unit

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_TENS = {
    "31": "treinta", "41": "cuarenta", "51": "cincuenta", "61": "sesenta", "71": "setenta", "81": "ochenta",
    "91": "noventa",
}  # fmt: skip
_ORDINALS = {"1er": "primer", "3er": "tercer"}


def _time(hour: int, minute: int, mark: str) -> str:
    said = {1: "una", 21: "veintiuna"}.get(hour, str(hour))
    if minute:
        return f"{said} y {minute}"
    return f"{said} horas" if hour > 12 or hour == 0 else f"{said} en punto"


def _date(day: int, month: str, year: str, before: str) -> str:
    said = f"{'uno' if day == 1 else day} de {month}"
    return f"{said} de {year}" if year else said


def _ordinal(found: re.Match[str]) -> str:
    return _ORDINALS[found[0]]


MANNER = Manner(
    decimal_comma=True,
    minus="menos",
    to="a",
    about="unos",
    number="número",
    months=MONTHS,
    units={
        "°C": Unit("grado", "grados"),
        "℃": Unit("grado", "grados"),
        "°F": Unit("grado Fahrenheit", "grados Fahrenheit"),
        "°": Unit("grado", "grados"),
        "K": Unit("kelvin", "kelvin"),
        "%": Unit("por ciento", "por ciento"),
        "W": Unit("vatio", "vatios"),
        "kW": Unit("kilovatio", "kilovatios"),
        "Wh": Unit("vatio hora", "vatios hora"),
        "kWh": Unit("kilovatio hora", "kilovatios hora"),
        "MWh": Unit("megavatio hora", "megavatios hora"),
        "VA": Unit("voltiamperio", "voltiamperios"),
        "V": Unit("voltio", "voltios"),
        "mV": Unit("milivoltio", "milivoltios"),
        "A": Unit("amperio", "amperios"),
        "mA": Unit("miliamperio", "miliamperios"),
        "Hz": Unit("hercio", "hercios"),
        "lx": Unit("lux", "lux"),
        "lm": Unit("lumen", "lúmenes"),
        "hPa": Unit("hectopascal", "hectopascales"),
        "kPa": Unit("kilopascal", "kilopascales"),
        "Pa": Unit("pascal", "pascales"),
        "mbar": Unit("milibar", "milibares"),
        "bar": Unit("bar", "bares"),
        "m/s": Unit("metro por segundo", "metros por segundo"),
        "km/h": Unit("kilómetro por hora", "kilómetros por hora"),
        "mm/h": Unit("milímetro por hora", "milímetros por hora"),
        "mm": Unit("milímetro", "milímetros"),
        "cm": Unit("centímetro", "centímetros"),
        "m": Unit("metro", "metros"),
        "km": Unit("kilómetro", "kilómetros"),
        "m²": Unit("metro cuadrado", "metros cuadrados"),
        "m³": Unit("metro cúbico", "metros cúbicos"),
        "m³/h": Unit("metro cúbico por hora", "metros cúbicos por hora"),
        "L": Unit("litro", "litros"),
        "l": Unit("litro", "litros"),
        "ml": Unit("mililitro", "mililitros"),
        "L/min": Unit("litro por minuto", "litros por minuto"),
        "g": Unit("gramo", "gramos"),
        "kg": Unit("kilogramo", "kilogramos"),
        "µg/m³": Unit("microgramo por metro cúbico", "microgramos por metro cúbico"),
        "mg/m³": Unit("miligramo por metro cúbico", "miligramos por metro cúbico"),
        "ppm": Unit("parte por millón", "partes por millón", True),
        "ppb": Unit("parte por mil millones", "partes por mil millones", True),
        "dB": Unit("decibelio", "decibelios"),
        "MB": Unit("megabyte", "megabytes"),
        "GB": Unit("gigabyte", "gigabytes"),
        "ms": Unit("milisegundo", "milisegundos"),
        "s": Unit("segundo", "segundos"),
        "min": Unit("minuto", "minutos"),
        "h": Unit("hora", "horas", True),
        "d": Unit("día", "días"),
        "€/kWh": Unit("euro por kilovatio hora", "euros por kilovatio hora"),
        "ct/kWh": Unit("céntimo por kilovatio hora", "céntimos por kilovatio hora"),
    },
    ones={
        "1": ("un", "una"),
        "21": ("veintiún", "veintiuna"),
        **{number: (f"{tens} y un", f"{tens} y una") for number, tens in _TENS.items()},
    },
    money={"€": Unit("euro", "euros"), "$": Unit("dólar", "dólares"), "£": Unit("libra", "libras", True)},
    abbreviations={
        "p. ej.": "por ejemplo", "p.ej.": "por ejemplo", "Sr.": "señor", "Sra.": "señora", "Dr.": "doctor",
        "Dra.": "doctora", "aprox.": "aproximadamente", "n.º": "número", "N.º": "número", "etc.": "etcétera",
    },
    spelled=frozenset({"USB", "UV", "IP", "AC", "VOC", "EV", "CO2", "CO", "IA"}),
    time=_time,
    time_marks="h",
    date=_date,
    dates=(r"(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>\d{4})",),
    rules=((re.compile(r"\b[13]er\b"), _ordinal),),
)  # fmt: skip
