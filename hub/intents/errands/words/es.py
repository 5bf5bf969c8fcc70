"""Spanish."""

from __future__ import annotations

from hub.intents.errands.words.model import DAY, HOUR, MINUTE, WEEK, TimeWords

_WEEKDAYS = {
    "lunes": "mon", "martes": "tue", "miércoles": "wed", "miercoles": "wed", "jueves": "thu", "viernes": "fri",
    "sábado": "sat", "sabado": "sat", "domingo": "sun",
}  # fmt: skip
_PARTS = {
    "por la mañana": "morning", "a la mañana": "morning", "en la mañana": "morning", "a mediodía": "noon",
    "al mediodía": "noon", "por la tarde": "afternoon", "a la tarde": "afternoon", "en la tarde": "afternoon",
    "por la noche": "evening", "a la noche": "evening", "en la noche": "evening", "de madrugada": "night",
    "de la mañana": "morning", "temprano": "morning",
}  # fmt: skip
_ALL = "mon,tue,wed,thu,fri,sat,sun"
_WORK = "mon,tue,wed,thu,fri"
_END = "sat,sun"

WORDS = TimeWords(
    units={
        "segundo": 1, "segundos": 1, "seg": 1, "s": 1, "minuto": MINUTE, "minutos": MINUTE, "min": MINUTE,
        "minutitos": MINUTE, "hora": HOUR, "horas": HOUR, "h": HOUR, "día": DAY, "días": DAY, "semana": WEEK,
        "semanas": WEEK,
    },
    ones=("un", "una"),
    wholes={
        "media hora": 1800, "una media hora": 1800, "media horita": 1800, "medio minuto": 30, "un cuarto de hora": 900,
        "cuarto de hora": 900, "tres cuartos de hora": 2700, "medio día de trabajo": 14_400, "quince días": 15 * DAY,
        "un par de minutos": 120, "un par de horas": 7200,
    },
    numbers={"ciento ochenta": 180, "una docena de": 12, "veintidos": 22, "veintitres": 23, "dieciseis": 16,
             "veintiseis": 26},
    halves={"y medio": 0.5, "y media": 0.5, "coma cinco": 0.5},
    tails={"y media": 0.5, "y medio": 0.5, "y cuarto": 0.25, "y un cuarto": 0.25, "y tres cuartos": 0.75},
    joins=("y", "con"),
    hour_words=("en punto", "horas", "hora", "h"),
    bare_hours=False,
    hour_joins=("", "y", "con", "horas", "horas y", "h"),
    articles=("las", "la"),
    clocks={
        "mediodía": (12, 0), "el mediodía": (12, 0), "medianoche": (0, 0), "la medianoche": (0, 0),
        "las doce del mediodía": (12, 0), "las 12 del mediodía": (12, 0), "las doce de la noche": (0, 0),
        "las 12 de la noche": (0, 0), "medio día": (12, 0), "las doce del día": (12, 0),
    },
    quarters={"cuarto": 15, "un cuarto": 15},
    minute_words=("minutos", "minuto"),
    to=("para",),
    plus={"y media": 30, "y cuarto": 15, "menos cuarto": -15, "y pico": 0},
    plus_words=("y",),
    minus_words=("menos",),
    parts={
        "de la mañana": "morning", "por la mañana": "morning", "en la mañana": "morning", "de la madrugada": "morning",
        "a la mañana": "morning", "de la tarde": "afternoon", "por la tarde": "afternoon", "en la tarde": "afternoon",
        "a la tarde": "afternoon", "de la noche": "evening", "por la noche": "evening", "en la noche": "evening",
        "a la noche": "evening", "del mediodía": "noon", "a mediodía": "noon", "esta noche": "today evening",
        "esta tarde": "today afternoon", "esta mañana": "today morning", "am": "morning", "pm": "afternoon",
        "del día": "noon",
    },
    days={
        "hoy": "today", "mañana": "tomorrow", "pasado mañana": "+2", "esta noche": "today evening",
        "esta tarde": "today afternoon", "esta mañana": "today morning", "este mediodía": "today noon",
        **{f"hoy {word}": f"today {part}" for word, part in _PARTS.items()},
        **{f"mañana {word}": f"tomorrow {part}" for word, part in _PARTS.items()},
        **{f"pasado mañana {word}": f"+2 {part}" for word, part in _PARTS.items()},
    },
    weekdays=_WEEKDAYS,
    weekday_parts=_PARTS,
    each={
        **{f"un {word} sí y otro no": f"{day},2w" for word, day in _WEEKDAYS.items()},
        "todos los días": _ALL, "cada día": _ALL, "a diario": _ALL, "diariamente": _ALL, "todo el día": _ALL,
        "todas las mañanas": f"{_ALL} morning", "cada mañana": f"{_ALL} morning", "todas las tardes": f"{_ALL} "
        "afternoon", "cada tarde": f"{_ALL} afternoon", "todas las noches": f"{_ALL} evening",
        "cada noche": f"{_ALL} evening", "entre semana": _WORK, "los días laborables": _WORK, "de lunes a viernes":
        _WORK, "todos los días laborables": _WORK, "los días de semana": _WORK, "cada día laborable": _WORK,
        "los días de diario": _WORK, "los días de colegio": _WORK, "los fines de semana": _END,
        "todos los fines de semana": _END, "cada fin de semana": _END, "el fin de semana": _END,
    },
    every=("todos los", "cada", "los"),
    on=("el", "para el", "para", "este", "del", "de"),
    coming=("próximo", "que viene", "este", "el próximo"),
    plural_weekdays={"sábados": "sat", "domingos": "sun", "sabados": "sat"},
    every_other=("cada dos", "cada 2", "cada segundo"),
    every_weeks={
        "cada dos semanas": 2, "cada 2 semanas": 2, "una semana sí y otra no": 2, "cada quince días": 2,
        "cada 15 días": 2, "cada catorce días": 2, "quincenalmente": 2, "cada quincena": 2, "cada tres semanas": 3,
        "cada 3 semanas": 3, "cada cuatro semanas": 4, "cada 4 semanas": 4,
    },
    of_month={"del mes": False, "de mes": False, "de cada mes": True, "cada mes": True, "todos los meses": True},
    every_month=("cada mes", "todos los meses", "mensualmente"),
    nths={
        "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "último": 5, "ultimo": 5,
    },
    suns={
        "al atardecer": "sunset", "al anochecer": "sunset", "a la puesta de sol": "sunset",
        "a la puesta del sol": "sunset",
        "cuando se ponga el sol": "sunset", "cuando se pone el sol": "sunset", "cuando anochezca": "sunset",
        "cuando oscurezca": "sunset", "cuando se haga de noche": "sunset", "cuando sea de noche": "sunset",
        "al amanecer": "sunrise", "a la salida del sol": "sunrise", "cuando salga el sol": "sunrise",
        "cuando sale el sol": "sunrise", "cuando amanezca": "sunrise", "cuando se haga de día": "sunrise",
        "al alba": "sunrise", "en la puesta de sol": "sunset",
    },
    sun_names={
        "la puesta de sol": "sunset", "la puesta del sol": "sunset", "puesta de sol": "sunset", "atardecer": "sunset",
        "el atardecer": "sunset", "anochecer": "sunset", "el anochecer": "sunset", "del atardecer": "sunset",
        "la salida del sol": "sunrise", "salida del sol": "sunrise", "amanecer": "sunrise", "el amanecer": "sunrise",
        "del anochecer": "sunset", "del amanecer": "sunrise",
    },
    before=("antes de", "antes"),
    after=("después de", "después", "tras"),
    months={
        "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
        "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    },
    ordinals={"primero": 1, "uno": 1},
    date_of=("de",),
    at=("a", "sobre", "hacia", "a eso de", "para", "al"),
    within=("en", "dentro de", "después de", "de aquí a", "en unos", "dentro de unos", "tras"),
    from_now=("más tarde", "después", "a partir de ahora"),
    percent=("por ciento", "porciento", "%"),
    each_one=(
        "un", "uno", "una", "uno de", "uno para", "uno por", "otro", "otro de", "otro para", "el otro de",
        "el otro para", "el primero de", "el segundo de", "de", "para", "por",
    ),
    each_for=("para", "para el", "para la", "para los", "para las", "el", "la", "los", "las"),
    rules={
        "the": "(el|la|los|las|mi|mis|nuestro|nuestra|ese|esa|este|esta)",
        "my": "(mi|mis|nuestro|nuestra|nuestros|nuestras|el|la|los|las)",
        "a": "(un|una|el|la|mi|otro|otra|un nuevo|una nueva)",
        "in": "(en|en el|en la|en los|en las|del|de la|de|de los|para el|para la)",
    },
    open_words=(
        "el", "la", "los", "las", "un", "una", "mi", "mis", "de", "del", "a", "al", "y", "o", "es", "son", "que",
        "para", "con", "empieza", "cierra", "abre", "llega", "sale", "antes", "hasta", "sobre", "está", "será",
    ),
    no_names=(
        "es", "qué", "que", "cuál", "cuánto", "cuántos", "cuántas", "cuándo", "quién", "dónde", "cómo", "pon", "ponme",
        "cancela", "para", "enciende", "apaga", "añade", "hay", "yo", "tú", "me", "te", "se", "de", "del", "en", "a",
        "y", "todos", "todas", "cada", "ningún", "recuérdame", "despiértame", "dime", "inicia", "crea", "quita",
        "borra", "elimina", "abre", "cierra", "está", "queda", "ha", "he", "sobre", "con", "mis",
    ),
    people=("los niños", "mamá", "papá", "la abuela", "el abuelo", "todos"),
    no_people=(
        "mí", "ti", "él", "ella", "ellos", "ellas", "nosotros", "ustedes", "usted", "el", "los", "las", "un", "una",
        "esto", "eso", "hola", "buenos", "buenas", "sí", "no", "gracias", "aquí", "ahí", "algo", "si",
    ),
    not_in_names=("temporizador", "temporizadores", "cronómetro", "timer"),
    conjunctions=("y", "e", "y también", "más", "además de", "así como"),
    some=("un", "una", "unos", "unas", "más", "algo de"),
    together=("sal y pimienta", "aceite y vinagre", "jamón y queso", "pan y mantequilla", "arroz y frijoles"),
    skipped=("porfa", "eh", "pues"),
    polite_ends=("por favor", "porfa", "porfavor", "gracias", "muchas gracias", "vale", "ok"),
)  # fmt: skip
