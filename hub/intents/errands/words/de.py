"""German."""

from __future__ import annotations

from hub.intents.errands.words.model import DAY, HOUR, MINUTE, WEEK, TimeWords

_WEEKDAYS = {
    "montag": "mon", "dienstag": "tue", "mittwoch": "wed", "donnerstag": "thu", "freitag": "fri", "samstag": "sat",
    "sonnabend": "sat", "sonntag": "sun",
}  # fmt: skip
_PARTS = {
    "früh": "morning", "morgen": "morning", "vormittag": "morning", "mittag": "noon", "nachmittag": "afternoon",
    "abend": "evening", "nacht": "night",
}  # fmt: skip
_ALL = "mon,tue,wed,thu,fri,sat,sun"
_WORK = "mon,tue,wed,thu,fri"
_END = "sat,sun"
_ORDINAL_STEMS = (
    "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft",
    "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt", "zwanzigst",
    "einundzwanzigst", "zweiundzwanzigst", "dreiundzwanzigst", "vierundzwanzigst", "fünfundzwanzigst",
    "sechsundzwanzigst", "siebenundzwanzigst", "achtundzwanzigst", "neunundzwanzigst", "dreißigst",
    "einunddreißigst",
)  # fmt: skip
_HALVES = {
    "anderthalb": 1.5, "eineinhalb": 1.5, "einundeinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5,
    "viereinhalb": 4.5, "fünfeinhalb": 5.5, "sechseinhalb": 6.5, "siebeneinhalb": 7.5, "achteinhalb": 8.5,
    "neuneinhalb": 9.5, "zehneinhalb": 10.5, "zwölfeinhalb": 12.5, "zweieinviertel": 2.25, "eineinviertel": 1.25,
}  # fmt: skip

WORDS = TimeWords(
    units={
        "sekunde": 1, "sekunden": 1, "sek": 1, "s": 1, "minute": MINUTE, "minuten": MINUTE, "min": MINUTE,
        "stunde": HOUR, "stunden": HOUR, "std": HOUR, "h": HOUR, "tag": DAY, "tage": DAY, "tagen": DAY, "woche": WEEK,
        "wochen": WEEK, "minütchen": MINUTE, "stündchen": HOUR,
    },
    ones=("eine", "einer", "einen", "einem", "ein", "ne", "'ne"),
    wholes={
        "eine halbe stunde": 1800, "einer halben stunde": 1800, "halbe stunde": 1800, "halben stunde": 1800,
        "ne halbe stunde": 1800, "halbstunde": 1800, "ein halbes stündchen": 1800,
        "eine viertelstunde": 900, "einer viertelstunde": 900, "viertelstunde": 900, "viertel stunde": 900,
        "eine viertel stunde": 900, "einer viertel stunde": 900, "ne viertelstunde": 900,
        "eine dreiviertelstunde": 2700, "einer dreiviertelstunde": 2700, "dreiviertelstunde": 2700,
        "dreiviertel stunde": 2700, "eine dreiviertel stunde": 2700, "einer dreiviertel stunde": 2700,
        "drei viertel stunden": 2700, "drei viertelstunden": 2700, "ne dreiviertelstunde": 2700,
        "eine halbe minute": 30, "einer halben minute": 30, "halbe minute": 30, "halben minute": 30,
        "ein paar minuten": 180, "einen halben tag": 43_200, "einem halben tag": 43_200,
    },
    numbers={
        **_HALVES, "hundert": 100, "hundertzwanzig": 120, "zwo": 2, "dreissig": 30,
    },
    more=("weitere", "weiteren", "zusätzliche", "zusätzlichen", "mehr"),
    halves={"und eine halbe": 0.5, "und ein halb": 0.5, "einhalb": 0.5, "ein halb": 0.5, "komma fünf": 0.5},
    tails={"und eine halbe": 0.5, "und eine viertel": 0.25},
    joins=("und",),
    hour_words=("uhr", "uhr genau"),
    hour_joins=("uhr",),
    clocks={
        "mittag": (12, 0), "mitternacht": (0, 0), "zwölf uhr mittags": (12, 0), "12 uhr mittags": (12, 0),
        "null uhr": (0, 0), "mittags um zwölf": (12, 0),
    },
    quarters={"viertel": 15},
    minute_words=("minuten", "minute"),
    past=("nach",),
    to=("vor",),
    past_half=(),
    before_half=("halb",),
    quarter_of={"viertel": 15, "dreiviertel": 45, "drei viertel": 45},
    parts={
        "morgens": "morning", "früh": "morning", "in der früh": "morning", "am morgen": "morning",
        "vormittags": "morning", "am vormittag": "morning", "mittags": "noon", "am mittag": "noon",
        "nachmittags": "afternoon", "am nachmittag": "afternoon", "abends": "evening", "am abend": "evening",
        "nachts": "night", "in der nacht": "night", "heute abend": "today evening", "heute nacht": "today night",
        "heute früh": "today morning", "heute nachmittag": "today afternoon", "heute mittag": "today noon",
        "zu mittag": "noon",
    },
    days={
        "heute": "today", "morgen": "tomorrow", "übermorgen": "+2",
        **{f"heute {word}": f"today {part}" for word, part in _PARTS.items()},
        **{f"morgen {word}": f"tomorrow {part}" for word, part in _PARTS.items()},
        **{f"übermorgen {word}": f"+2 {part}" for word, part in _PARTS.items()},
        **{f"{name}{word}": f"{day} {part}" for name, day in _WEEKDAYS.items() for word, part in _PARTS.items()},
    },
    weekdays=_WEEKDAYS,
    weekday_parts={**_PARTS, "morgens": "morning", "vormittags": "morning", "mittags": "noon",
                   "nachmittags": "afternoon", "abends": "evening", "nachts": "night"},
    each={
        "jeden tag": _ALL, "täglich": _ALL, "alle tage": _ALL, "tagtäglich": _ALL, "jeden morgen": f"{_ALL} morning",
        "jeden vormittag": f"{_ALL} morning", "jeden mittag": f"{_ALL} noon", "jeden nachmittag": f"{_ALL} afternoon",
        "jeden abend": f"{_ALL} evening", "jede nacht": f"{_ALL} night", "werktags": _WORK, "wochentags": _WORK,
        "an werktagen": _WORK, "an wochentagen": _WORK, "jeden werktag": _WORK, "jeden wochentag": _WORK,
        "an jedem werktag": _WORK, "unter der woche": _WORK, "montag bis freitag": _WORK,
        "montags bis freitags": _WORK, "von montag bis freitag": _WORK, "an schultagen": _WORK,
        "am wochenende": _END, "an wochenenden": _END, "jedes wochenende": _END, "an den wochenenden": _END,
    },
    every=("jeden", "jeder", "an jedem", "immer", "immer am", "jede woche"),
    on=("am", "an", "für", "für den", "den", "an dem", "auf", "vom"),
    coming=("nächsten", "kommenden", "diesen", "nächster", "den nächsten"),
    plural_weekdays={f"{word}s": day for word, day in _WEEKDAYS.items()},
    every_other=("jeden zweiten", "jeden 2.", "an jedem zweiten", "alle zwei wochen am", "alle 2 wochen am"),
    every_weeks={
        "alle zwei wochen": 2, "alle 2 wochen": 2, "jede zweite woche": 2, "alle vierzehn tage": 2, "alle 14 tage": 2,
        "vierzehntägig": 2, "zweiwöchentlich": 2, "alle drei wochen": 3, "alle 3 wochen": 3, "jede dritte woche": 3,
        "alle vier wochen": 4, "alle 4 wochen": 4, "jede vierte woche": 4,
    },
    of_month={
        "des monats": False, "im monat": False, "jedes monats": True, "jeden monats": True, "in jedem monat": True,
        "jeden monat": True, "eines jeden monats": True,
    },
    every_month=("jeden monat", "in jedem monat", "monatlich"),
    nths={
        "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "letzten": 5, "erster": 1, "zweiter": 2, "dritter": 3,
        "vierter": 4, "letzter": 5,
    },
    suns={
        "bei sonnenuntergang": "sunset", "zum sonnenuntergang": "sunset", "beim sonnenuntergang": "sunset",
        "wenn die sonne untergeht": "sunset", "wenn es dunkel wird": "sunset", "wenns dunkel wird": "sunset",
        "wenn es dunkel ist": "sunset", "sobald es dunkel wird": "sunset", "sobald die sonne untergeht": "sunset",
        "bei einbruch der dunkelheit": "sunset", "in der abenddämmerung": "sunset",
        "bei sonnenaufgang": "sunrise", "zum sonnenaufgang": "sunrise", "beim sonnenaufgang": "sunrise",
        "wenn die sonne aufgeht": "sunrise", "wenn es hell wird": "sunrise", "sobald die sonne aufgeht": "sunrise",
        "sobald es hell wird": "sunrise", "in der morgendämmerung": "sunrise",
    },
    sun_names={
        "sonnenuntergang": "sunset", "dem sonnenuntergang": "sunset", "sonnenaufgang": "sunrise",
        "dem sonnenaufgang": "sunrise",
    },
    before=("vor", "bevor"),
    after=("nach",),
    months={
        "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8,
        "september": 9, "oktober": 10, "november": 11, "dezember": 12,
    },
    ordinals={
        f"{stem}{ending}": number + 1 for number, stem in enumerate(_ORDINAL_STEMS) for ending in ("en", "er", "e")
    },
    date_of=(",",),
    at=("um", "gegen", "ab", "bis", "so um", "ungefähr um"),
    within=("in", "nach", "in etwa", "in ungefähr", "in genau"),
    from_now=("später", "von jetzt an", "ab jetzt"),
    percent=("prozent", "%"),
    each_one=(
        "ein", "einen", "einer", "eins", "einen auf", "einen für", "einen über", "einen von", "einer auf", "eins auf",
        "noch einen auf", "noch einen für",
        "noch einen", "den anderen auf", "einen anderen auf", "einen zweiten auf", "den ersten auf",
        "den zweiten auf", "der andere auf", "auf", "für", "über", "von",
    ),
    each_for=("für", "für die", "für den", "für das", "für meine", "für meinen", "die", "den", "das"),
    rules={
        "the": "(der|die|das|den|dem|des|mein|meine|meinen|meinem|meiner|unser|unsere|unseren|unserem|unserer)",
        "my": "(mein|meine|meinen|meinem|meiner|der|die|das|den|dem|unsere|unseren|unser)",
        "a": "(ein|eine|einen|einem|einer|den|die|das|noch einen|einen neuen|mir einen|mir eine|nen|'nen)",
        "in": "(in|im|in der|in dem|in den|auf|auf der|auf dem|vom|von der|für die|für das|für den|aus der|aus dem)",
    },
    open_words=(
        "der", "die", "das", "den", "dem", "ein", "eine", "einen", "mein", "meine", "meinen", "zu", "ist", "sind",
        "war", "und", "oder", "von", "mit", "für", "um", "bis", "dass", "beginnt", "anfängt", "bei", "zum", "zur", "ab",
        "nach", "vor", "gegen",
    ),
    no_names=(
        "ist", "sind", "was", "wie", "welche", "welcher", "wann", "wer", "wo", "stell", "stelle", "starte", "mach",
        "mache", "setz", "setze", "brich", "lösche", "stopp", "stoppe", "schalte", "schalt", "gibt", "ich", "wir",
        "du", "es", "kannst", "und", "für", "auf", "um", "in", "im", "zeig", "sag", "alle", "jeden", "kein", "erinnere",
        "erinner", "weck", "wecke", "hat", "habe", "läuft", "dimme", "öffne", "schließe", "noch", "auch", "meine",
        "wieviel",
    ),
    compounds=("timer", "wecker", "liste", "zettel"),
    people=("die kinder", "den kindern", "mama", "papa", "oma", "opa", "alle", "allen"),
    no_people=(
        "mich", "mir", "uns", "dich", "dir", "ihn", "ihm", "ihr", "ihnen", "euch", "sich", "das", "dass", "der", "die",
        "den", "dem", "ein", "eine", "einen", "mein", "meine", "bescheid", "hallo", "danke", "guten", "gute", "schönen",
        "ja", "nein", "bitte", "oben", "unten", "hier", "dort", "da", "durch", "an", "zu", "etwas", "nichts", "wenn",
        "überall", "witze", "witz",
    ),
    not_in_names=("timer", "timern", "countdown", "wecker"),
    conjunctions=("und", "sowie", "und noch", "und auch", "plus"),
    some=("noch", "ein", "eine", "einen", "etwas", "mehr", "noch etwas", "auch"),
    together=("salz und pfeffer", "pfeffer und salz", "fisch und chips", "essig und öl", "käse und schinken"),
    skipped=("bitte", "mal", "doch", "eben", "einfach", "ähm", "äh", "nochmal"),
    polite_ends=("bitte", "danke", "danke schön", "vielen dank", "bitte schön", "okay", "ja", "bitte mal"),
)  # fmt: skip
