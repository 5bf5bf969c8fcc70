"""German."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary, listed

_ONES = listed("ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun")
_UNITS = listed(
    "null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn"
    "|achtzehn|neunzehn"
)
_TENS = listed("zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig")
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 20.0 + 10 * number for number, word in enumerate(_TENS)}
_NUMBERS |= {f"{one}und{ten}": _NUMBERS[ten] + number + 1 for ten in _TENS for number, one in enumerate(_ONES)}
_NUMBERS |= {f"{word}einhalb": number + 0.5 for word, number in _NUMBERS.items() if 10 < number < 40}
_NUMBERS |= {"hundert": 100.0}

VOCABULARY = Vocabulary(
    things={
        "light": "licht|lichter|lampe|lampen|leuchte|leuchten|beleuchtung|birne|strahler",
        "covering": "rollo|rollos|rollladen|rollläden|rolladen|rolläden|jalousie|jalousien|vorhang|vorhänge|gardine"
        "|gardinen|markise|raffstore",
        "window": "fenster|dachfenster",
        "garage": "garage|garagentor",
        "gate": "hoftor|gartentor|einfahrt",
        "door": "tür|türen|haustür|eingangstür",
        "valve": "ventil|bewässerung|sprenger|rasensprenger",
        "lock": "schloss|türschloss",
        "climate": "heizung|heizungen|heizkörper|thermostat",
        "fan": "ventilator|ventilatoren|lüfter|lüftung",
        "vacuum": "staubsauger|saugroboter|sauger|roboter",
        "mower": "mäher|rasenmäher|mähroboter",
        "humidifier": "luftbefeuchter|luftentfeuchter|befeuchter|entfeuchter",
        "alarm": "alarmanlage|alarm",
        "socket": "steckdose|steckdosen",
        "boiler": "boiler|warmwasser",
        "cooling": "klimaanlage|klima|klimagerät",
        "sun": "sonne|sonnenlicht|sonnenschein|sonnenstrahlen",
    },
    classes={
        "blind": "rollo|rollos|jalousie|jalousien|raffstore",
        "curtain": "vorhang|vorhänge|gardine|gardinen",
        "shutter": "rollladen|rollläden|rolladen|rolläden",
        "awning": "markise",
    },
    colors={
        "rot": "red",
        "rotes": "red",
        "grün": "green",
        "grünes": "green",
        "blau": "blue",
        "blaues": "blue",
        "gelb": "yellow",
        "gelbes": "yellow",
        "orange": "orange",
        "lila": "purple",
        "violett": "violet",
        "rosa": "pink",
        "pink": "pink",
        "türkis": "turquoise",
        "weiß": "white",
        "weißes": "white",
    },
    themes={
        "cosy": "gemütlich|gemütlichkeit|entspannen|romantisch|kuscheln",
        "movie": "film|kino|filmabend|fernsehen",
        "night": "nacht|schlafen|gute nacht",
        "morning": "morgen|aufstehen|guten morgen",
        "leave": "abwesend|weg|verlassen|tschüss",
        "arrive": "zuhause|heimkommen|willkommen",
        "dinner": "essen|abendessen|dinner",
        "party": "party|feiern",
        "reading": "lesen|lesezeit",
        "christmas": "weihnachten|weihnachts|weihnachtsbaum|advent",
        "front": "haustür|eingang|eingangstür|vorne",
        "main": "haupt|hauptwasserhahn|haupthahn",
        "watering": "sprenger|rasensprenger|bewässerung|garten",
        "coffee": "kaffee|espresso",
        "feeding": "katze füttern|füttern|futterautomat",
        "oven": "ofen|backofen",
        "towel": "handtuch",
        "fountain": "springbrunnen|brunnen",
        "television": "fernseher|tv",
        "printer": "drucker",
        "washing": "waschmaschine",
        "siren": "sirene",
        "quick": "kurz|schnell|quick|express",
        "gentle": "fein|schon|seide|delicate|wolle|wool",
        "wool": "wolle|wool|fein",
        "saving": "eco|öko|spar",
        "quiet": "leise|silent|quiet|ruhig",
        "strong": "max|turbo|stark",
        "aurora": "aurora|nordlicht|polarlicht",
        "rainbow": "regenbogen|rainbow",
        "fire": "feuer|fire|kerze",
        "reverse": "rückwärts|reverse",
        "natural": "natur|natural",
        "outdoors": "außen|draußen|garten|balkon|terrasse|außentemperatur",
    },
    nouns={
        "light": "lampe",
        "switch": "maschine",
        "cover": "rollo",
        "fan": "ventilator",
        "climate": "heizung",
        "vacuum": "staubsauger",
        "lawn_mower": "rasenmäher",
        "humidifier": "luftbefeuchter",
        "lock": "tür",
        "water_heater": "boiler",
        "area": "zimmer",
    },
    related={
        "glotze": "fernseher",
        "fernsehen": "fernseher",
        "fern": "fernseher",
        "drucken": "drucker",
        "wäsche": "waschmaschine",
        "katze": "katze füttern",
        "mieze": "katze füttern",
        "fische": "aquarium|aquariumtemperatur",
        "espresso": "espresso brühen|kaffeemaschine",
        "kaffee": "kaffeemaschine",
        "klingel": "klingellautstärke",
        "herd": "backofen|ofen",
        "backen": "backofen|ofen",
        "baum": "weihnachtsbaum",
        "handtuch": "handtuchheizkörper",
    },
    rooms="dachboden|speicher|wintergarten|gewächshaus|pool|schwimmbad|sauna|schuppen|scheune|werkstatt"
    "|gästezimmer|spielzimmer|speisekammer|balkon|terrasse|veranda|treppenhaus|treppe|keller|garage"
    "|büro|küche|bad|badezimmer|schlafzimmer|wohnzimmer|esszimmer|flur|kinderzimmer|toilette|garten"
    "|erdgeschoss|obergeschoss|ferienhaus|wohnwagen|kirche|schule|hotel|restaurant|krankenhaus|laden"
    "|supermarkt|museum|stadion|theater|nebenan|stadt|dorf|straße",
    everyday="sonne|mond|stern|sterne|regen|essen|abendessen|film|morgen|nacht|abend|katze|hund|party|baum|tür|fenster",
    like="wie in einer|wie in einem|wie im|wie in der|wie ein|wie eine",
    directions={
        "on": "an|ein|einschalten|anmachen|starte|start|aktiviere",
        "off": "aus|ausschalten|ausmachen|ab|lösch|deaktiviere",
        "open": "auf|öffne|öffnen",
        "close": "zu|schließ|schließe|schließen",
        "up": "hoch|heller|wärmer|höher|mehr|rauf|schneller|stärker|zu dunkel|so dunkel|zu kalt|so kalt|zu düster",
        "down": "runter|dunkler|kälter|kühler|tiefer|weniger|langsamer|dimm|dimme|herunter"
        "|zu hell|so hell|zu grell|zu warm|so warm|zu heiß|so heiß",
    },
    everywhere="überall|im ganzen haus|im haus|alle zimmer",
    outside="da draußen|hier draußen|vor dem haus|auf dem weg|vor der tür",
    here="hier|hier drin|in diesem zimmer|im zimmer|im raum",
    much="viel|deutlich|sehr viel",
    little="etwas|ein bisschen|bisschen|ein wenig|leicht",
    by="um",
    units={
        "percent": "%|prozent",
        "degrees": "°|grad",
        "kelvin": "k|kelvin",
        "time": "sekunde|sekunden|minute|minuten|stunde|stunden|tag|tage|tagen|woche|wochen|uhr",
    },
    numbers=_NUMBERS,
    parts={"halb": 50, "hälfte": 50, "die hälfte": 50, "ein viertel": 25, "ein drittel": 33, "drei viertel": 75},
    later="morgen früh|morgen abend|später|heute abend|heute nacht|nächste woche|wenn ich|sobald|jeden tag|jeden morgen"
    "|jeden abend|um mitternacht|nach dem essen|bei sonnenuntergang",
    acts="mach|mache|machen|schalt|schalte|schalten|einschalten|ausschalten|öffne|öffnen|schließ|schließe|schließen"
    "|dreh|drehe|stell|stelle|lass|fass|dimm|dimme|anmachen|ausmachen|aufmachen|zumachen|fahr|zieh|starte|sperr",
    negations="nicht|nie|niemals|kein",
    negation_follows=True,
    past=r"\b(?:hat|hatte|hatten|habe|haben|hast|habt|wurde|wurden|war|waren)\b.*\b(?:ge\w+(?:t|en)|\w+ge\w+(?:t|en)"
    r"|gestern|früher|immer)\b|\b(?:gestern|vorgestern|letzte (?:nacht|woche)|letzten (?:winter|sommer)|damals)\b",
    reported=r"\b(?:sagte|sagt|gesagt|meinte|erzählte|erzählt|angeblich|behauptet|fragte)\b",
    supposed=(
        r"^lass\b.*\b(?:an|aus|auf|zu|offen|brennen)$|^vergiss\b|^(?:bleib|finger|hände)\b.*\bweg\b|^ich "
        r"hab\b.*ge\w+(?:t|en)$|^erinner\w*\b"
        r"|\b(?:wenn|falls|hätte|hätten|würdest du sagen|stell dir vor|angenommen)\b"
        r"|^(?:wie (?:kann|mache|macht|funktioniert|schaltet|baut|geht das)|warum|wieso|weshalb|soll ich|sollen wir)\b"
    ),
    questions=r"^(?:ist|sind|war|hat|habe|haben|wer|was|wie|wo|wann|warum|welche|welcher|welches"
    r"|läuft|brennt|sag mir)\b",
    compounds=True,
    small="der die das den dem des ein eine einen einem einer mein meine meinen unser unsere"
    " dieser diese dieses ich wir"
    " du er sie es ihr mir mich uns dir dich ihnen ist sind bin war wird werden kann kannst könntest können soll sollen"
    " bitte mal doch jetzt gleich so zu sehr viel und oder in im ins am an auf aus von"
    " vom für mit bei da hier dort noch"
    " nur auch schon wieder nicht kein keine keinen ja nein danke okay hallo hey äh ähm gern möchte will würde hätte"
    " brauche mag alle alles machen mach gibt gib lass bisschen was wie wer wo wann welche zum zur über unter nach vor",
)
