"""Spanish."""

from __future__ import annotations

from hub.brain.wording.model import Forms, Wording

_OPEN = ("abierto", "cerrado")
_DETECTED = ("detectado", "sin detectar")

WORDING = Wording(
    conjunction="y",
    alternative="o",
    more="{count} más",
    decimal_comma=True,
    done="Hecho",
    outcomes={
        "no_answer": Forms("{names} no ha respondido", "{names} no han respondido"),
        "unavailable": Forms("{names} no está disponible", "{names} no están disponibles"),
        "unsupported": Forms("{names} no puede hacer eso", "{names} no pueden hacer eso"),
        "assumed": Forms(
            "He enviado la orden a {names}, pero no confirma su estado",
            "He enviado la orden a {names}, pero no confirman su estado",
        ),
        "silent": Forms("{names} no confirma su estado", "{names} no confirman su estado"),
        "unknown_state": Forms("No conozco el estado de {names}", "No conozco el estado de {names}"),
    },
    errors={
        "unreachable": "Ahora mismo no puedo comunicarme con la casa",
        "unlock_refused": "No abro cerraduras por voz",
        "duplicate": "Hay varios: {names}. ¿Cuál quieres?",
        "no_area_here": "No sé a qué habitación te refieres",
        "incomplete": "Solo he oído el principio",
        "out_of_range": "Ese valor está fuera de rango",
        "no_entity": "No conozco ningún dispositivo llamado {entity}",
        "no_entity_in_area": "No conozco ningún dispositivo llamado {entity} en {area}",
        "no_area": "No conozco ninguna habitación llamada {area}",
        "no_floor": "No conozco ninguna planta llamada {floor}",
    },
    partial="{done} de {total} están {state}",
    results={
        "turn_on": "encendidos", "turn_off": "apagados", "open": "abiertos", "close": "cerrados",
        "lock": "bloqueados", "toggle": "cambiados", "stop": "parados",
        "": "ajustados",
    },
    dry_run="Haría esto: {what}",
    units={
        "°C": ("grado", "grados"), "°F": ("grado", "grados"), "%": ("por ciento", "por ciento"),
        "W": ("vatio", "vatios"), "kW": ("kilovatio", "kilovatios"), "kWh": ("kilovatio hora", "kilovatios hora"),
        "Wh": ("vatio hora", "vatios hora"), "V": ("voltio", "voltios"), "A": ("amperio", "amperios"),
        "lx": ("lux", "lux"), "hPa": ("hectopascal", "hectopascales"), "mbar": ("milibar", "milibares"),
        "ppm": ("parte por millón", "partes por millón"),
        "µg/m³": ("microgramo por metro cúbico", "microgramos por metro cúbico"),
        "km/h": ("kilómetro por hora", "kilómetros por hora"), "m/s": ("metro por segundo", "metros por segundo"),
        "mm": ("milímetro", "milímetros"), "L": ("litro", "litros"), "m³": ("metro cúbico", "metros cúbicos"),
        "dB": ("decibelio", "decibelios"), "min": ("minuto", "minutos"), "h": ("hora", "horas"),
        "s": ("segundo", "segundos"), "d": ("día", "días"),
    },
    states={
        "on": "encendido", "off": "apagado", "open": "abierto", "closed": "cerrado", "opening": "abriéndose",
        "closing": "cerrándose", "stopped": "parado", "locked": "bloqueado", "unlocked": "desbloqueado",
        "locking": "bloqueándose", "unlocking": "desbloqueándose", "jammed": "atascado", "heat": "calentando",
        "cool": "enfriando", "auto": "en automático", "heat_cool": "en automático", "dry": "secando",
        "fan_only": "ventilando",
    },
    contacts={
        "door": _OPEN, "window": _OPEN, "garage_door": _OPEN, "opening": _OPEN, "motion": _DETECTED,
        "occupancy": ("ocupado", "libre"), "presence": ("presente", "ausente"), "smoke": _DETECTED,
        "gas": _DETECTED, "moisture": ("mojado", "seco"), "battery": ("baja", "normal"),
        "lock": ("desbloqueado", "bloqueado"),
    },
)  # fmt: skip
