"""Dutch."""

from __future__ import annotations

from hub.intents.errands.words.model import DAY, HOUR, MINUTE, WEEK, TimeWords

_WEEKDAYS = {
    "maandag": "mon", "dinsdag": "tue", "woensdag": "wed", "donderdag": "thu", "vrijdag": "fri", "zaterdag": "sat",
    "zondag": "sun",
}  # fmt: skip
_PARTS = {"ochtend": "morning", "middag": "afternoon", "namiddag": "afternoon", "avond": "evening", "nacht": "night"}
_ALL = "mon,tue,wed,thu,fri,sat,sun"
_WORK = "mon,tue,wed,thu,fri"
_END = "sat,sun"
_HALF = {
    "anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeënhalve": 2.5, "tweeeneenhalf": 2.5,
    "twee en een half": 2.5, "tweeëneenhalf": 2.5, "drieënhalf": 3.5, "drieënhalve": 3.5, "drie en een half": 3.5,
    "vierenhalf": 4.5, "vierenhalve": 4.5, "vijfenhalf": 5.5, "vijfenhalve": 5.5, "zesenhalf": 6.5,
    "zesenhalve": 6.5, "zevenenhalf": 7.5, "achtenhalf": 8.5, "tienenhalve": 10.5,
}  # fmt: skip
_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende",
    "twintigste", "eenentwintigste", "tweeëntwintigste", "drieëntwintigste", "vierentwintigste", "vijfentwintigste",
    "zesentwintigste", "zevenentwintigste", "achtentwintigste", "negenentwintigste", "dertigste", "eenendertigste",
)  # fmt: skip

WORDS = TimeWords(
    units={
        "seconde": 1, "seconden": 1, "sec": 1, "s": 1, "minuut": MINUTE, "minuten": MINUTE, "min": MINUTE,
        "minuutje": MINUTE, "minuutjes": MINUTE, "uur": HOUR, "uren": HOUR, "uurtje": HOUR, "uurtjes": HOUR, "u": HOUR,
        "dag": DAY, "dagen": DAY, "week": WEEK, "weken": WEEK,
    },
    ones=("een", "één", "n", "'n"),
    wholes={
        "half uur": 1800, "een half uur": 1800, "halfuur": 1800, "een halfuur": 1800, "een half uurtje": 1800,
        "half uurtje": 1800, "halfuurtje": 1800, "een halfuurtje": 1800, "kwartier": 900, "een kwartier": 900,
        "kwartiertje": 900, "een kwartiertje": 900, "drie kwartier": 2700, "driekwartier": 2700, "3 kwartier": 2700,
        "drie kwart uur": 2700, "driekwart uur": 2700, "twee kwartier": 1800, "een halve minuut": 30,
        "halve minuut": 30, "een paar minuten": 180, "vijf kwartier": 4500, "5 kwartier": 4500,
        "een halve dag": 43_200, "veertien dagen": 14 * DAY,
    },
    numbers={**_HALF, "één": 1, "honderdtwintig": 120},
    more=("extra", "meer"),
    halves={"en een half": 0.5, "en een halve": 0.5, "en een kwart": 0.25, "komma vijf": 0.5},
    tails={"en een kwartier": 0.25, "en een half": 0.5, "en drie kwartier": 0.75},
    joins=("en",),
    hour_words=("uur", "u", "uur precies", "precies"),
    hour_joins=("uur", "u", ""),
    clocks={
        "middernacht": (0, 0), "twaalf uur 's nachts": (0, 0), "twaalf uur 's middags": (12, 0),
        "12 uur 's middags": (12, 0), "12 uur 's nachts": (0, 0),
    },
    quarters={"kwart": 15, "kwartier": 15, "een kwart": 15},
    minute_words=("minuten", "minuut"),
    past=("over", "na"),
    to=("voor",),
    before_half=("half",),
    parts={
        "'s ochtends": "morning", "s ochtends": "morning", "'s morgens": "morning", "s morgens": "morning",
        "in de ochtend": "morning", "'s middags": "afternoon", "s middags": "afternoon", "in de middag": "afternoon",
        "'s avonds": "evening", "s avonds": "evening", "in de avond": "evening", "'s nachts": "night",
        "s nachts": "night", "in de nacht": "night", "vanavond": "today evening", "vanmiddag": "today afternoon",
        "vanochtend": "today morning", "vanmorgen": "today morning", "vannacht": "today night",
    },
    days={
        "vandaag": "today", "morgen": "tomorrow", "overmorgen": "+2", "vanavond": "today evening",
        "vanmiddag": "today afternoon", "vanochtend": "today morning", "vanmorgen": "today morning",
        "vannacht": "today night",
        **{f"morgen{word}": f"tomorrow {part}" for word, part in _PARTS.items()},
        **{f"morgen {word}": f"tomorrow {part}" for word, part in _PARTS.items()},
        "morgen vroeg": "tomorrow morning", "morgenvroeg": "tomorrow morning",
        **{f"overmorgen {word}": f"+2 {part}" for word, part in _PARTS.items()},
        **{f"{name}{word}": f"{day} {part}" for name, day in _WEEKDAYS.items() for word, part in _PARTS.items()},
    },
    weekdays=_WEEKDAYS,
    weekday_parts=_PARTS,
    each={
        "elke dag": _ALL, "iedere dag": _ALL, "dagelijks": _ALL, "alle dagen": _ALL, "elke ochtend": f"{_ALL} morning",
        "iedere ochtend": f"{_ALL} morning", "elke morgen": f"{_ALL} morning", "elke middag": f"{_ALL} afternoon",
        "elke avond": f"{_ALL} evening", "iedere avond": f"{_ALL} evening", "elke nacht": f"{_ALL} night",
        "doordeweeks": _WORK, "op werkdagen": _WORK, "elke werkdag": _WORK, "iedere werkdag": _WORK,
        "op doordeweekse dagen": _WORK, "elke doordeweekse dag": _WORK, "door de week": _WORK,
        "maandag tot en met vrijdag": _WORK, "van maandag tot en met vrijdag": _WORK, "van maandag tot vrijdag": _WORK,
        "op schooldagen": _WORK, "in het weekend": _END, "in het weekeinde": _END, "elk weekend": _END,
        "ieder weekend": _END, "in de weekenden": _END, "in de weekends": _END,
    },
    every=("elke", "iedere", "op elke", "op iedere"),
    on=("op", "voor", "aanstaande", "de", "op de", "van"),
    coming=("volgende", "aanstaande", "komende", "aankomende"),
    plural_weekdays={f"{word}en": day for word, day in _WEEKDAYS.items()},
    every_other=("elke tweede", "iedere tweede", "om de", "elke andere", "elke 2e"),
    every_weeks={
        "om de week": 2, "elke twee weken": 2, "elke 2 weken": 2, "iedere twee weken": 2, "om de twee weken": 2,
        "elke veertien dagen": 2, "elke 14 dagen": 2, "tweewekelijks": 2, "elke tweede week": 2, "elke drie weken": 3,
        "elke 3 weken": 3, "om de drie weken": 3, "elke vier weken": 4, "elke 4 weken": 4, "om de vier weken": 4,
    },
    of_month={
        "van de maand": False, "van elke maand": True, "van iedere maand": True, "elke maand": True,
        "iedere maand": True,
    },
    every_month=("elke maand", "iedere maand", "maandelijks"),
    nths={"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 5},
    suns={
        "bij zonsondergang": "sunset", "als de zon ondergaat": "sunset", "wanneer de zon ondergaat": "sunset",
        "als het donker wordt": "sunset", "als het donker is": "sunset", "zodra het donker wordt": "sunset",
        "bij het vallen van de avond": "sunset", "in de schemering": "sunset",
        "bij zonsopgang": "sunrise", "als de zon opkomt": "sunrise", "wanneer de zon opkomt": "sunrise",
        "als het licht wordt": "sunrise", "zodra het licht wordt": "sunrise", "bij zonsopkomst": "sunrise",
    },
    sun_names={
        "zonsondergang": "sunset", "de zonsondergang": "sunset", "zonsopgang": "sunrise", "de zonsopgang": "sunrise",
        "zonsopkomst": "sunrise",
    },
    before=("voor", "vóór"),
    after=("na",),
    months={
        "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
        "september": 9, "oktober": 10, "november": 11, "december": 12,
    },
    ordinals={
        **{word: number + 1 for number, word in enumerate(_ORDINALS)},
        **{f"{day}{ending}": day for day in range(1, 32) for ending in ("e", "ste", "de")},
    },
    date_of=("van",),
    at=("om", "tegen", "rond", "omstreeks", "vanaf"),
    within=("over", "na", "binnen", "over ongeveer", "over een", "over precies"),
    from_now=("later", "vanaf nu"),
    percent=("procent", "%"),
    each_one=(
        "een", "eentje", "een op", "een van", "een voor", "eentje van", "eentje op", "nog een van", "nog een op",
        "nog een", "de andere op", "de andere van", "een andere van", "de eerste op", "de tweede op", "op", "van",
        "voor",
    ),
    each_for=("voor", "voor de", "voor het", "voor mijn", "de", "het"),
    rules={
        "the": "(de|het|mijn|m'n|onze|ons|die|dat|deze|dit)",
        "my": "(mijn|m'n|onze|ons|de|het)",
        "a": "(een|de|het|mijn|m'n|nog een|een nieuwe|'n)",
        "in": "(in|in de|in het|op|op de|op het|van|van de|van het|voor de|voor het|bij de|uit de)",
    },
    open_words=(
        "de", "het", "een", "mijn", "te", "is", "zijn", "was", "en", "of", "van", "met", "voor", "om", "tot", "dat",
        "begint", "sluit", "opent", "vertrekt", "bij", "naar", "vanaf", "tegen", "na",
    ),
    no_names=(
        "is", "zijn", "wat", "hoe", "hoeveel", "welke", "wanneer", "wie", "waar", "zet", "start", "stop", "maak",
        "annuleer", "schakel", "doe", "er", "ik", "we", "wij", "jij", "je", "het", "kun", "kan", "en", "voor", "op",
        "om", "in", "alle", "elke", "iedere", "geen", "herinner", "wek", "maak", "zeg", "laat", "verwijder", "heeft",
        "heb", "loopt", "dim", "open", "sluit", "nog", "over", "van", "naar", "mijn",
    ),
    compounds=("timer", "wekker", "lijst", "lijstje"),
    people=("de kinderen", "mama", "papa", "oma", "opa", "iedereen"),
    no_people=(
        "me", "mij", "ons", "jou", "hem", "haar", "hen", "hun", "ze", "dat", "dit", "de", "een", "hallo", "hoi", "goed",
        "goede", "ja", "nee", "dank", "hier", "daar", "boven", "beneden", "iets", "niets", "als",
    ),
    not_in_names=("timer", "timers", "kookwekker"),
    conjunctions=("en", "en ook", "plus", "evenals", "alsook", "en nog"),
    some=("een", "wat", "nog", "nog wat", "meer", "ook"),
    together=("peper en zout", "zout en peper", "olie en azijn", "ham en kaas", "brood en boter"),
    skipped=("even", "alsjeblieft", "eens", "maar", "graag", "eh", "uh", "gewoon"),
    polite_ends=("alsjeblieft", "alstublieft", "graag", "dank je", "dank u", "dankjewel", "dank je wel", "bedankt",
                 "aub", "oké", "ok", "hoor"),
)  # fmt: skip
