"""French. Its elided words are two here: `d'` and `heure`."""

from __future__ import annotations

from hub.intents.errands.words.model import DAY, HOUR, MINUTE, WEEK, TimeWords

_WEEKDAYS = {
    "lundi": "mon", "mardi": "tue", "mercredi": "wed", "jeudi": "thu", "vendredi": "fri", "samedi": "sat",
    "dimanche": "sun",
}  # fmt: skip
_PARTS = {"matin": "morning", "midi": "noon", "après midi": "afternoon", "soir": "evening", "nuit": "night"}
_ALL = "mon,tue,wed,thu,fri,sat,sun"
_WORK = "mon,tue,wed,thu,fri"
_END = "sat,sun"

WORDS = TimeWords(
    units={
        "seconde": 1, "secondes": 1, "sec": 1, "s": 1, "minute": MINUTE, "minutes": MINUTE, "min": MINUTE, "mn": MINUTE,
        "heure": HOUR, "heures": HOUR, "h": HOUR, "jour": DAY, "jours": DAY, "semaine": WEEK, "semaines": WEEK,
    },
    ones=("un", "une"),
    wholes={
        "une demi heure": 1800, "la demi heure": 1800, "demi heure": 1800, "une petite demi heure": 1800,
        "demie heure": 1800, "une demie heure": 1800, "un quart d' heure": 900, "quart d' heure": 900,
        "trois quarts d' heure": 2700, "trois quart d' heure": 2700, "une demi minute": 30, "demi minute": 30,
        "une demi journée": 43_200, "3/4 d' heure": 2700, "1/4 d' heure": 900, "1/2 heure": 1800, "1/2 h": 1800,
        "quinze jours": 15 * DAY,
    },
    numbers={"soixante dix": 70, "septante": 70, "nonante": 90, "une douzaine": 12, "une vingtaine": 20,
             "une dizaine de": 10, "une quinzaine de": 15, "une vingtaine de": 20},
    halves={"et demie": 0.5, "et demi": 0.5, "virgule cinq": 0.5},
    tails={"et demie": 0.5, "et demi": 0.5, "et quart": 0.25, "et un quart": 0.25, "trois quarts": 0.75,
           "et trois quarts": 0.75, "et quelques": 0.0},
    joins=("et",),
    hour_words=("heures", "heure", "h", "heures pile", "heure pile", "pile"),
    bare_hours=False,
    hour_joins=("heures", "heure", "h"),
    clocks={"midi": (12, 0), "minuit": (0, 0), "midi pile": (12, 0)},
    quarters={"quart": 15, "le quart": 15, "un quart": 15},
    minute_words=("minutes", "minute"),
    plus={"et demie": 30, "et demi": 30, "et quart": 15, "moins le quart": -15, "moins quart": -15,
          "trois quarts": 45, "et trois quarts": 45},
    plus_words=("et",),
    minus_words=("moins",),
    parts={
        "du matin": "morning", "le matin": "morning", "de l' après midi": "afternoon", "l' après midi": "afternoon",
        "du soir": "evening", "le soir": "evening", "de la nuit": "night", "ce soir": "today evening",
        "ce matin": "today morning", "cet après midi": "today afternoon", "cette nuit": "today night",
        "dans la matinée": "morning", "dans la soirée": "evening", "dans l' après midi": "afternoon",
        "à midi": "noon",
    },
    days={
        "aujourd'hui": "today", "demain": "tomorrow", "après demain": "+2", "ce soir": "today evening",
        "ce matin": "today morning", "cet après midi": "today afternoon", "cette nuit": "today night",
        "ce midi": "today noon", "demain à midi": "tomorrow noon",
        **{f"demain {word}": f"tomorrow {part}" for word, part in _PARTS.items()},
        **{f"après demain {word}": f"+2 {part}" for word, part in _PARTS.items()},
    },
    weekdays=_WEEKDAYS,
    weekday_parts=_PARTS,
    each={
        **{f"un {word} sur deux": f"{day},2w" for word, day in _WEEKDAYS.items()},
        "tous les jours": _ALL, "chaque jour": _ALL, "quotidiennement": _ALL, "tous les matins": f"{_ALL} morning",
        "chaque matin": f"{_ALL} morning", "tous les soirs": f"{_ALL} evening", "chaque soir": f"{_ALL} evening",
        "tous les midis": f"{_ALL} noon", "toutes les nuits": f"{_ALL} night", "en semaine": _WORK,
        "tous les jours de la semaine": _WORK, "les jours de semaine": _WORK, "chaque jour de la semaine": _WORK,
        "tous les jours de semaine": _WORK, "du lundi au vendredi": _WORK, "les jours ouvrables": _WORK,
        "tous les jours ouvrables": _WORK, "les jours d' école": _WORK, "la semaine": _WORK,
        "le week end": _END, "les week ends": _END, "tous les week ends": _END, "chaque week end": _END,
        "le weekend": _END, "les weekends": _END, "tous les weekends": _END, "chaque weekend": _END,
    },
    every=("tous les", "chaque", "les", "toutes les semaines le"),
    on=("le", "pour", "pour le", "ce", "à partir de", "de"),
    coming=("prochain", "ce", "qui vient"),
    plural_weekdays={f"{word}s": day for word, day in _WEEKDAYS.items()},
    every_other=("tous les deux",),
    every_weeks={
        "toutes les deux semaines": 2, "toutes les 2 semaines": 2, "une semaine sur deux": 2,
        "tous les quinze jours": 2, "tous les 15 jours": 2, "toutes les trois semaines": 3, "toutes les 3 semaines": 3,
        "toutes les quatre semaines": 4, "toutes les 4 semaines": 4,
    },
    of_month={"du mois": False, "de chaque mois": True, "de tous les mois": True, "tous les mois": True,
              "chaque mois": True},
    every_month=("tous les mois", "chaque mois"),
    nths={
        "premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "dernier": 5, "premiers": 1,
        "deuxièmes": 2, "troisièmes": 3, "quatrièmes": 4, "derniers": 5,
    },
    suns={
        "au coucher du soleil": "sunset", "au coucher de soleil": "sunset", "quand le soleil se couche": "sunset",
        "quand il fait nuit": "sunset", "quand il fera nuit": "sunset", "à la tombée de la nuit": "sunset",
        "à la nuit tombée": "sunset", "au crépuscule": "sunset", "lorsque le soleil se couche": "sunset",
        "au lever du soleil": "sunrise", "au lever de soleil": "sunrise", "quand le soleil se lève": "sunrise",
        "quand il fait jour": "sunrise", "à l' aube": "sunrise", "au lever du jour": "sunrise",
    },
    sun_names={
        "le coucher du soleil": "sunset", "le coucher de soleil": "sunset", "coucher du soleil": "sunset",
        "la tombée de la nuit": "sunset", "le lever du soleil": "sunrise", "le lever de soleil": "sunrise",
        "lever du soleil": "sunrise", "l' aube": "sunrise", "le lever du jour": "sunrise",
    },
    before=("avant",),
    after=("après",),
    months={
        "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
        "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
    },
    ordinals={"premier": 1, "premiers": 1, "1er": 1},
    at=("à", "vers", "pour", "aux alentours de", "dès"),
    within=("dans", "après", "d' ici", "dans environ", "au bout de"),
    from_now=("plus tard", "à partir de maintenant"),
    percent=("pour cent", "pourcent", "%"),
    elides=True,
    each_one=(
        "un", "une", "un de", "une de", "un d'", "un pour", "l' autre de", "l' autre pour", "un autre de",
        "un autre pour", "un autre", "le premier de", "le deuxième de", "le second de", "de", "d'", "pour",
    ),
    each_for=("pour", "pour le", "pour la", "pour les", "pour l'", "le", "la", "les"),
    rules={
        "the": "(le|la|les|l'|mon|ma|mes|notre|nos|ce|cette|cet)",
        "my": "(mon|ma|mes|notre|nos|le|la|les|l')",
        "a": "(un|une|le|la|l'|mon|ma|un autre|une autre|un nouveau|une nouvelle)",
        "in": "(dans le|dans la|dans l'|dans les|dans|du|de la|de l'|des|de|d'|au|à la|à l'|aux|en|pour le|pour la)",
    },
    open_words=(
        "le", "la", "les", "l'", "un", "une", "mon", "ma", "mes", "de", "d'", "du", "des", "à", "au", "et", "ou",
        "est", "sont", "que", "qu'", "pour", "avec", "commence", "ferme", "ouvre", "arrive", "part", "avant", "vers",
        "après", "dans", "sur", "jusqu'", "dès", "sera",
    ),
    no_names=(
        "est", "quel", "quelle", "quels", "quelles", "combien", "quand", "qui", "où", "comment", "mets", "met", "lance",
        "annule", "arrête", "allume", "éteins", "ajoute", "il", "elle", "je", "tu", "on", "ce", "c'", "y", "pour", "à",
        "dans", "de", "du", "d'", "et", "tous", "toutes", "chaque", "aucun", "rappelle", "réveille", "dis", "règle",
        "mettre", "programme", "démarre", "supprime", "ouvre", "ferme", "reste", "a", "ai", "as", "sur", "mes",
    ),
    people=("les enfants", "aux enfants", "maman", "papa", "mamie", "papi", "tout le monde"),
    no_people=(
        "moi", "nous", "toi", "vous", "lui", "elle", "eux", "elles", "leur", "me", "le", "la", "les", "un", "une", "ce",
        "ça", "cela", "bonjour", "bonsoir", "oui", "non", "merci", "ici", "là", "quelque", "que", "qu'", "si",
    ),
    not_in_names=("minuteur", "minuteurs", "minuterie", "timer"),
    conjunctions=("et", "ainsi que", "et aussi", "plus", "et puis"),
    some=("de", "d'", "du", "des", "de la", "de l'", "un", "une", "d' un", "d' une", "encore de", "plus de"),
    together=(
        "sel et poivre", "poivre et sel", "huile et vinaigre", "fish and chips", "thé et café", "jambon et fromage",
    ),
    skipped=("stp", "svp", "euh", "donc"),
    polite_ends=(
        "s'il te plaît", "s'il vous plaît", "s'il te plait", "s'il vous plait", "stp", "svp", "merci", "merci beaucoup",
        "merci bien", "d'accord", "ok",
    ),
)  # fmt: skip
