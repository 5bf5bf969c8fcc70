"""Dutch."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary, listed

_UNITS = listed(
    "nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien"
)
_TENS = listed("twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig")
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS) if word != "een"}  # "een" is also "a"
_NUMBERS |= {word: 20.0 + 10 * number for number, word in enumerate(_TENS)}
_NUMBERS |= {
    f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": 20.0 + 10 * tens + ones + 1
    for tens, ten in enumerate(_TENS)
    for ones, one in enumerate(_UNITS[1:10])
}
_NUMBERS |= {f"{word} en een half": number + 0.5 for word, number in _NUMBERS.items() if 10 < number < 40}
_NUMBERS |= {"honderd": 100.0}

VOCABULARY = Vocabulary(
    things={
        "light": "licht|lichten|lamp|lampen|lampje|verlichting|spots|spotjes",
        "covering": "gordijn|gordijnen|rolgordijn|rolgordijnen|rolluik|rolluiken|jaloezie"
        "|jaloezieën|zonwering|luxaflex|zonnescherm",
        "window": "raam|ramen|dakraam",
        "garage": "garage|garagedeur",
        "gate": "hek|poort|oprit",
        "door": "deur|deuren|voordeur",
        "valve": "kraan|klep|sproeier|sproeiers|beregening",
        "lock": "slot|deurslot",
        "climate": "verwarming|radiator|radiatoren|thermostaat|airco|airconditioning",
        "fan": "ventilator|ventilatoren|afzuiging",
        "vacuum": "stofzuiger|robotstofzuiger|robot",
        "mower": "maaier|grasmaaier|maairobot",
        "humidifier": "luchtbevochtiger|luchtontvochtiger",
        "alarm": "alarm|alarmsysteem",
        "socket": "stopcontact|stopcontacten|stekker",
        "boiler": "boiler|warm water",
        "cooling": "airco|airconditioning",
        "sun": "zon|zonlicht|zonneschijn",
    },
    classes={
        "blind": "rolgordijn|rolgordijnen|jaloezie|jaloezieën|luxaflex",
        "curtain": "gordijn|gordijnen",
        "shutter": "rolluik|rolluiken",
        "awning": "zonwering|zonnescherm",
    },
    colors={
        "rood": "red",
        "rode": "red",
        "groen": "green",
        "groene": "green",
        "blauw": "blue",
        "blauwe": "blue",
        "geel": "yellow",
        "gele": "yellow",
        "oranje": "orange",
        "paars": "purple",
        "paarse": "purple",
        "roze": "pink",
        "turquoise": "turquoise",
        "wit": "white",
        "witte": "white",
    },
    themes={
        "cosy": "gezellig|knus|relax|romantisch|sfeer",
        "movie": "film|bioscoop|filmavond|tv",
        "night": "nacht|slapen|welterusten",
        "morning": "ochtend|opstaan|goedemorgen",
        "leave": "weg|afwezig|vertrek",
        "arrive": "thuis|thuiskomst|welkom",
        "dinner": "eten|diner",
        "party": "feest|feestje",
        "reading": "lezen|boek",
        "christmas": "kerst|kerstboom",
        "front": "voordeur|ingang",
        "main": "hoofdkraan|hoofd",
        "watering": "sproeier|tuinsproeier|beregening|tuin",
        "coffee": "koffie|koffiezetapparaat|espresso",
        "feeding": "kat voeren|voeren|voerautomaat",
        "oven": "oven",
        "towel": "handdoek",
        "fountain": "fontein",
        "television": "televisie|tv",
        "printer": "printer",
        "washing": "wasmachine",
        "siren": "sirene",
        "quick": "snel|kort|quick|express",
        "gentle": "fijn|zijde|delicate|wol|wool",
        "wool": "wol|wool|fijn",
        "saving": "eco|zuinig",
        "quiet": "stil|silent|quiet|zacht",
        "strong": "max|turbo|krachtig",
        "aurora": "aurora|noorderlicht",
        "rainbow": "regenboog|rainbow",
        "fire": "vuur|fire|kaars",
        "reverse": "achteruit|reverse|omgekeerd",
        "natural": "natuur|natural",
        "outdoors": "buiten|buitentemperatuur|tuin|balkon|terras",
    },
    nouns={
        "light": "lamp",
        "switch": "machine",
        "cover": "rolgordijn",
        "fan": "ventilator",
        "climate": "verwarming",
        "vacuum": "stofzuiger",
        "lawn_mower": "grasmaaier",
        "humidifier": "luchtbevochtiger",
        "lock": "deur",
        "water_heater": "boiler",
        "area": "kamer",
    },
    related={
        "printen": "printer",
        "wasgoed": "wasmachine",
        "kat": "kat voeren",
        "poes": "kat voeren",
        "vissen": "aquariumtemperatuur",
        "koffie": "koffiezetapparaat",
        "cafeïne": "espresso zetten|koffiezetapparaat",
        "bel": "volume van de deurbel",
        "deurbel": "volume van de deurbel",
        "boom": "kerstboom",
        "handdoek": "handdoekradiator",
        "taart": "oven",
    },
    rooms="zolder|serre|kas|zwembad|sauna|schuur|werkplaats|logeerkamer|speelkamer|balkon|terras|veranda"
    "|trap|kelder|garage|kantoor|keuken|badkamer|slaapkamer|woonkamer|eetkamer|gang|kinderkamer"
    "|toilet|tuin|kerk|school|hotel|restaurant|ziekenhuis|winkel|supermarkt|museum|stadion|theater"
    "|stad|dorp|straat|hiernaast",
    everyday="zon|maan|ster|sterren|regen|eten|film|ochtend|nacht|avond|kat|hond|feest|boom|deur|raam",
    like="als een|als in een|wel een|hier een",
    directions={
        "on": "aan|aandoen|aanzetten|start|activeer",
        "off": "uit|uitdoen|uitzetten|stop",
        "open": "open|openen|opendoen",
        "close": "dicht|sluit|sluiten|dichtdoen",
        "up": "omhoog|hoger|feller|lichter|warmer|meer|sneller|harder|te donker|zo donker|te koud|zo koud",
        "down": "omlaag|lager|donkerder|kouder|koeler|minder|langzamer|dim|zakken|zachter"
        "|te fel|te licht|zo fel|te warm|zo warm|te heet",
    },
    everywhere="overal|in het hele huis|het hele huis",
    outside="daarbuiten|hierbuiten|voor het huis|op het pad",
    here="hier|in deze kamer|de kamer",
    much="veel|flink",
    little="een beetje|iets|wat|beetje",
    by="met",
    units={
        "percent": "%|procent",
        "degrees": "°|graden|graad",
        "kelvin": "k|kelvin",
        "time": "seconde|seconden|minuut|minuten|uur|uren|dag|dagen|week|weken",
    },
    numbers=_NUMBERS,
    parts={"half": 50, "de helft": 50, "helft": 50, "een kwart": 25, "een derde": 33, "driekwart": 75},
    later="morgen|straks|later|vanavond|vannacht|volgende week|als ik|zodra|elke dag|elke"
    " ochtend|elke avond|om middernacht"
    "|na het eten|bij zonsondergang",
    acts="doe|doen|zet|zetten|open|openen|sluit|sluiten|draai|draaien|laat|dim|dimmen|aandoen"
    "|uitdoen|opendoen|dichtdoen"
    "|aanzetten|uitzetten|raak|start|maak|trek",
    negations="niet|nooit|geen",
    negation_follows=True,
    past=r"\b(?:heb|heeft|hebt|hebben|had|hadden|is|zijn|was|waren)\b.*\b(?:\w*ge(?:daan|zet|opend|sloten|draaid|dimd"
    r"|kocht|maakt|laten)|gisteren|vroeger|altijd)\b|\b(?:gisteren|vorige (?:nacht|week|winter)|destijds|vanochtend)\b",
    reported=r"\b(?:zei|zegt|gezegd|vertelde|vroeg|volgens|beweert)\b",
    supposed=(
        r"^laat\b.*\b(?:aan|uit|open|dicht)(?: staan)?$|^herinner\b|^(?:blijf|handen)\b.*\baf\b"
        r"|(?:^|\b)(?:als het|als we|als je|stel dat|zou hebben|had ik)\b"
        r"|^(?:hoe (?:kan|moet|werkt|doe|zet)|waarom|moet ik|zal ik)\b"
    ),
    questions=r"^(?:is|zijn|was|heb|heeft|hebben|wie|wat|hoe|hoeveel|waar|wanneer|welke|welk|staat"
    r"|draait|brandt|zeg me)\b",
    compounds=True,
    small="de het een mijn je jouw ons onze dit dat deze die ik wij we jij jullie u hij zij ze"
    " me mij jou is zijn ben was"
    " wordt worden kan kun kunt kunnen zou wil willen graag alsjeblieft alstublieft even eens maar nu toch zo te heel"
    " erg veel wat en of in op aan uit van voor met bij naar er hier daar nog ook al weer niet geen ja nee dank bedankt"
    " hallo hé eh uhm heb nodig alles maak doe zet geef laat ga gaan hoe wie waar welke tot om over onder",
)
