"""Dutch: the pieces that its sentences are made of."""

from __future__ import annotations

from hub.intents.languages.places import Things, listed, spoken

LIGHT = Things(
    kinds=("light",),
    name="[<het>] {name}",
    here="<lampen> [<here>]|<here> <lampen>",
    area="<lampen> <plaats>|<plaats> <lampen>|[<het>] {area}[ ](licht|lamp|lampen|lichten|verlichting)",
    floor="<lampen> <verdieping>|<verdieping> <lampen>",
    everywhere="<alle_lampen> [<in_huis>]|<lampen> <in_huis>|<in_huis> <lampen>",
    slots={"domain": "light"},
)
FAN = Things(
    kinds=("fan",),
    name="[<het>] {name}",
    here="[de] (ventilator|ventilatoren) [<here>]",
    area="[de] (ventilator|ventilatoren) <plaats>|<plaats> [de] ventilator",
    everywhere="alle ventilatoren [<in_huis>]",
    slots={"domain": "fan"},
)
COVER = Things(
    kinds=("cover", "valve"),
    name="[<het>] {name}",
    here="[<het>] {cover_classes:device_class} [<here>]",
    area="[(<het>|alle)] {cover_classes:device_class} <plaats>|<plaats> [(<het>|alle)] {cover_classes:device_class}"
    "|[<het>] {area}[ ]{cover_classes:device_class}",
    floor="[(<het>|alle)] {cover_classes:device_class} <verdieping>"
    "|<verdieping> [(<het>|alle)] {cover_classes:device_class}",
    everywhere="alle {cover_classes:device_class} [<in_huis>]|[<het>] {cover_classes:device_class} <in_huis>",
    slots={"domain": "cover"},
)
HEATING = Things(
    kinds=("climate", "water_heater"),
    name="[<het>] {name}",
    here="[de] <verwarming> [<here>]",
    area="[de] <verwarming> <plaats>|<plaats> [de] <verwarming>|[de] {area}[ ]<verwarming>",
    floor="[de] <verwarming> <verdieping>|<verdieping> [de] <verwarming>",
    everywhere="alle (verwarmingen|thermostaten) [<in_huis>]|[de] <verwarming> <in_huis>",
    slots={"domain": "climate"},
)
HEATER = Things(
    kinds=("climate", "water_heater"),
    name="[<het>] {name}",
    here="[de] <toestel> [<here>]",
    area="[de] <toestel> <plaats>|<plaats> [de] <toestel>|[de] {area}[ ]<toestel>",
    floor="[de] <toestel> <verdieping>|<verdieping> [de] <toestel>",
    everywhere="alle (verwarmingen|thermostaten) [<in_huis>]|[de] <toestel> <in_huis>",
    slots={"domain": "climate"},
)
"""What is turned on and off: not a temperature."""
TEMPERATURE = Things(
    kinds=(), here="[de] temperatuur [<here>]", area="[de] temperatuur <plaats>|<plaats> [de] temperatuur",
    slots={"domain": "climate"},
)  # fmt: skip
FAN_OF = Things(
    kinds=("climate",),
    name="[de] <ventilatie> van [<het>] {name}",
    here="[de] (ventilatorstand|ventilatiestand) [<here>]",
    area="[de] <ventilatie> van de airco <plaats>",
    slots={"domain": "climate"},
)
HUMIDIFIER = Things(
    kinds=("humidifier",),
    name="[<het>] {name}",
    here="[de] luchtvochtigheid [<here>]",
    area="[de] luchtvochtigheid <plaats>|<plaats> [de] luchtvochtigheid",
    slots={"domain": "humidifier"},
)
ALARM = Things(
    kinds=("alarm_control_panel",), name="[<het>] {name}", everywhere="[het] (alarm|alarmsysteem)",
    slots={"domain": "alarm_control_panel"},
)  # fmt: skip
LOCK = Things(kinds=("lock",), name="[<het>] {name}", everywhere="alle (deuren|sloten)", slots={"domain": "lock"})
NUMBER = Things(kinds=("number",), name="[<het>] {name}")
VACUUM = Things(
    kinds=("vacuum",), name="[<het>] {name}", everywhere="[de] (stofzuiger|robotstofzuiger)", slots={"domain": "vacuum"}
)
MOWER = Things(
    kinds=("lawn_mower",), name="[<het>] {name}", everywhere="[de] (grasmaaier|maaier)", slots={"domain": "lawn_mower"}
)
CLEANER = Things(kinds=("vacuum", "lawn_mower"), name="[<het>] {name}")
SWITCHED = Things(kinds=("humidifier", "siren", "water_heater", "climate"), name="[<het>] {name}")
CHOICE = Things(
    kinds=("fan", "climate", "water_heater", "humidifier", "siren", "vacuum", "select"),
    name="[<het>] {name}",
    here=HEATER.here,
    area=HEATER.area,
    floor=HEATER.floor,
    slots=HEATER.slots,
)
EVERYTHING = Things(
    kinds=(), here="alles <here>", area="alles <plaats>|<plaats> alles",
        floor="alles <verdieping>|<verdieping> alles",
    everywhere="alles [<in_huis>]", slots={"domain": "everything"},
)  # fmt: skip
OPENING = {"domain": "binary_sensor"}
SENSOR = {"domain": "sensor"}

PERCENT = "{brightness}[[ ](procent|%)]"
BY_PERCENT = "[met] {step_percent:amount}[ ](procent|%)"
BY_DEGREES = "[met] {step_degrees:amount}[ ](graden|graad|°)"
DEGREES = "{temperature}[[ ](°|graden|graad)]"
HALF = "(half|halverwege|voor de helft|tot de helft|op de helft)"

EXPANSION_RULES = {
    "toestel": "(verwarming|thermostaat|airco|radiator|kachel)",
    "ventilatie": "(ventilatorstand|ventilatorsnelheid|ventilatiestand|ventilatie|ventilator)",
    "het": "(de|het|mijn|onze|ons|die|dat)",
    "plaats": "[(in de|in het|in|op de|op het|op|van de|van het|van|bij de|bij|aan de|de|het)] {area}",
    "verdieping": "[(in de|in het|op de|op het|op|van de|van|de|het)] {floor}",
    "here": "(hier|hierbinnen|in (deze|de) (kamer|ruimte))",
    "in_huis": "(overal|in [het] (hele|heel) huis|in het huis|in huis|in alle kamers)",
    "lampen": "[(de|het|alle|al het|al de)] (lichten|licht|lampen|lamp|verlichting)",
    "alle_lampen": "(alle|al de|al het|elke) (lampen|lichten|licht|lamp|verlichting)",
    "verwarming": "(verwarming|thermostaat|airco|temperatuur|kachel)",
    "zet": "(zet|doe|maak|schakel|draai|stel|breng|mag|mogen|kan|kunnen|verander|gooi|knip|zwengel)",
    "einde": "(zetten|doen|maken|schakelen|draaien|worden|in|gaan|hebben)",
    "beetje": "(een klein beetje|een beetje|een tikje|een tikkeltje|een stukje|een ietsje|beetje|iets|ietsje|wat"
    "|lichtjes)",
}  # fmt: skip
LISTS = {
    "size": listed(little="<beetje>", much="(veel|een stuk|heel veel|flink|fors|een flink stuk)"),
    "lighter": listed(up="(feller|lichter|helderder|harder)", down="(donkerder|zachter|minder fel|gedimder)"),
    "hotter": listed(up="(warmer|heter)", down="(kouder|koeler|frisser|minder warm)"),
    "whiter": listed(down="(warmer|geler)", up="(kouder|koeler|witter|blauwer)"),
    "wetter": listed(up="(vochtiger|hoger)", down="(droger|lager)"),
    "higher": listed(up="(omhoog|hoger|naar boven|open|verder open)", down="(omlaag|lager|naar beneden|dicht)"),
    "faster": listed(up="(sneller|harder|hoger)", down="(langzamer|zachter|trager|lager)"),
    "turned": listed(up="(omhoog|hoger)", down="(omlaag|lager|naar beneden|laag)"),
    "changed": listed(up="(verhoog|vermeerder)", down="(verlaag|verminder)"),
    "louder": listed(up="(harder|hoger|luider|omhoog)", down="(zachter|lager|stiller|omlaag)"),
    "level": listed(
        n100="(op|naar) (vol|volle sterkte|maximum|maximaal|maximale helderheid|de hoogste stand|z'n felst)"
        "|maximaal|zo fel mogelijk|helemaal fel|vol aan|voluit|op z'n felst|zo licht mogelijk",
        n50="(op|naar|tot) [de] (helft|halve sterkte|halve kracht)|half|halfhoog",
        n10="(op|naar) (minimum|minimaal|de laagste stand|minimale helderheid)|minimaal|heel zacht|zo zacht "
        "mogelijk|zo laag mogelijk|op z'n zachtst",
    ),
    "speed_level": listed(
        n100="(volle kracht|volle toeren|volle snelheid|de hoogste stand|maximum|maximaal|vol)",
        n50="(halve kracht|de middelste stand)",
        n25="(de laagste stand|minimum|laag)",
    ),
    "number": {"range": {"from": -1000, "to": 100_000, "words": False}},
    "number_words": {"range": {"from": 0, "to": 200, "digits": False}},
    "step_percent": {"range": {"from": 1, "to": 100}},
    "step_degrees": {"range": {"from": 0, "to": 20, "fractions": "halves"}},
    "arm_modes": listed(
        away="(afwezig|weg)", home="(thuis|aanwezig)", night="(nacht|nachtstand)", vacation="vakantie",
    ),
    "fan_mode": listed(auto="(auto|automatisch)", low="(laag|lage stand|zacht)",
                       medium="(middel|gemiddeld|midden|middelste stand)",
                       high="(hoog|hoge stand|hard|maximaal|maximum)"),
    "openings": listed(window="(ramen|raam)", door="(deuren|deur)"),
    "lock_kinds": listed(lock="(deuren|sloten)"),
    "senses": listed(
        humidity="(luchtvochtigheid|vochtigheid)", carbon_dioxide="(CO2 waarde|CO2 gehalte|CO2)",
        illuminance="lichtsterkte", pressure="luchtdruk", pm25="fijnstof",
        energy="(stroomverbruik|energieverbruik)", power="vermogen", battery="(batterij|accu)",
    ),
    "cover_classes": listed(
        awning="(zonneschermen|zonnescherm|luifels|luifel)", blind="(jaloezieën|jaloezie|luxaflex)",
        curtain="(gordijnen|gordijn|vitrages|vitrage)", door="(deuren|deur)",
        garage="(garagedeuren|garagedeur|garage deur)", gate="(hekken|hek|poorten|poort)",
        shade="(screens|screen|rolgordijnen|rolgordijn)", shutter="(rolluiken|rolluik|shutters|luiken)",
        window="(ramen|raam|dakramen|dakraam)",
    ),
    "color": listed(
        white="(wit|witte)", red="(rood|rode)", orange="(oranje)", yellow="(geel|gele)", green="(groen|groene)",
        blue="(blauw|blauwe)", purple="(paars|paarse)", brown="(bruin|bruine)", pink="(roze)",
        turquoise="turquoise", cyan="cyaan", magenta="magenta", gold="(goud|gouden)", black="zwart",
    ),
    "color_temperature_names": {
        "values": [
            {"in": "kaarslicht", "out": 1900},
            {"in": "(warmwit|warm wit|warm licht|warm)", "out": 2700},
            {"in": "(koudwit|koud wit|koelwit|koel wit|neutraal wit|neutraalwit|koud licht|koel licht)", "out": 4000},
            {"in": "(daglicht|dag licht)", "out": 6500},
        ]
    },
}  # fmt: skip
OPTION_WORDS = spoken(
    cotton="katoen", quick="snel|kort", wool="wol", delicates="fijne was", rainbow="regenboog", candle="kaars",
    heat="verwarmen", cool="koelen|koeling", auto="automatisch|auto", dry="drogen|ontvochtigen",
    fan_only="alleen ventilator|ventileren", away="afwezig|weg", eco="eco|zuinig|spaarstand|spaar|energiebesparing",
    comfort="comfort",
    boost="boost", sleep="slapen|slaapstand|slaap|nacht|nachtstand", low="laag",
    medium="middel|gemiddeld|midden", high="hoog", normal="normaal", natural="natuurlijk", silent="stil",
    turbo="turbo", max="maximaal|maximum", standard="standaard", baby="baby", forward="vooruit|zomer",
    reverse="achteruit|winter", performance="prestatie", electric="elektrisch", heat_cool="verwarmen en koelen",
)  # fmt: skip
RENAMED = (
    (r"linker (.+)", r"\1 links"), (r"rechter (.+)", r"\1 rechts"), (r"(linker|rechter) (.+)", r"\1\2"),
    (r"linker(?: )?(.+)", r"linkse \1"), (r"rechter(?: )?(.+)", r"rechtse \1"),
    (r"(.+) links", r"linker \1"), (r"(.+) rechts", r"rechter \1"),
    (r"(\w+?)(?:'s|s) kamer", r"bij \1"), (r"(\w+?)(?:'s|s) kamer", r"kamer van \1"),
)  # fmt: skip
"""`Linker rolgordijn` is also the one `links`, `bij Emma` the room called `Emma's kamer`."""
_PARTICLES = "aan|uit|open|dicht|op|neer|af|om"
REWRITES = (
    (r"\b([a-zë]+) en een halve? (?=gra)", r"\1 komma vijf "),
    (r"\bzowel (.+?) als (?:ook )?", r"\1 en "), (r"\b(zet|draai|schakel) (.+?) af\b", r"\1 \2 uit"),
    (r"\b(?:een |met een )?halve graad\b", "0,5 graden"), (r"\b(op|naar|tot) ([a-zë]+) en een half\b",
    r"\1 \2 komma vijf"),
    (r"\b[eé]{1,2}n graad\b", "1 graad"),
    (r"^\W*(?:ik|we|wij) (?:wil|willen|wou|zou) (?:het )?(?:graag )?(?:het )?(.*?) (warmer|kouder|koeler|lichter"
    r"|donkerder)(?: hebben)?\W*$", r"maak het \1 \2"),
    # "…, of niet?"
    (r",? (?:of niet|toch|hè)\W*$", ""),
    # "de lampen mogen uit", "boven mogen alle lichten uit"
    (r"^\W*(?!(?:ik|je|jij|hij|ze|we|wie|wat|waar|hoe|waarom|wanneer)\b)((?:(?!\ben\b|\bniet\b).)+?) "
     r"(?:mag|mogen|kan|kunnen|moet|moeten) ((?:(?!\ben\b|\bniet\b).)*?)(?:nu |wel |ook |weer |even |maar "
     r"|alsjeblieft )*"
     r"(aan|uit|open|dicht|omhoog|omlaag|naar beneden)(?: ?gaan| ?worden gedaan)?\W*$", r"zet \1 \2\3"),
    (r"^((?:\w+ ){0,3}?)(?:draai|rol|schuif|doe|zet) (.*\b(?:zonneschermen|zonnescherm|luifels?)\b.*?) "
     r"(?:weer )?uit\b", r"\1open \2"),
    (r"^((?:\w+ ){0,3}?)(?:draai|rol|schuif|doe|haal) (.*\b(?:zonneschermen|zonnescherm|luifels?)\b.*?) (?:weer "
    r")?(?:in|op)\b", r"\1sluit \2"),
    (r"\b((?:zonneschermen|zonnescherm|luifels?)\b.*?) uit(?:draaien|rollen|doen)?\W*$", r"open \1"),
    (r"\b((?:zonneschermen|zonnescherm|luifels?)\b.*?) in(?:draaien|rollen|halen)?\W*$", r"sluit \1"),
    (r"\b(open|dicht)(?:zetten|maken|schuiven)\b", r"\1doen"),
    # worn down: "doe 's effe"
    (r"(?<!\w)'m\b", "hem"), (r"(?<!\w)'t\b", "het"), (r"(?<!\w)d'r\b", "er"),
    (r"(?<!\w)'s (?!(?:morgens|middags|avonds|nachts))", ""), (r"\b(?:effe|effies|ff)\b", "even"),
    (r"\b(?:hoor|zeg)\W*$", ""),
    (r"^(doe|zet|maak) (?:je|jij|u) ", r"\1 "), (r"\been graadje\b", "1 graad"),
    # "ik wil dat je … aanzet", "… aan te zetten"
    (r"^(?:ik (?:wil|wou|zou)(?: graag)?(?: willen)?|het zou fijn zijn|kun je zorgen) (?:dat|als) (?:je|u|jij) ", ""),
    (rf"\b({_PARTICLES}) te (zetten|doen|maken|draaien|laten|trekken)\b", r"\1\2"),
    (rf"\b({_PARTICLES})(?:zet|doet|draait|maakt|schakelt|schakel)\b", r"\1"),
    # "heb ik … op slot gedaan?"
    (r"^(?:heb|hebben|heeft) (?:ik|we|wij|iemand) (.+?) (?:op slot gedaan|afgesloten|vergrendeld)\W*$",
     r"is \1 op slot"),
    (r"^(?:heb|hebben|heeft) (?:ik|we|wij|iemand) (.+?) (aan|uit|open|dicht)(?: ?gelaten| ?laten staan|gedaan"
    r"|gezet)\W*$",
     r"is \1 \2"),
    # "alles uit op de tv na"
    (r"\bop ((?:de|het|mijn|die) .+?) na\b", r"behalve \1"),
    # numbers
    (r"\banderhalve?\b", "1,5"),
    (r"\b(\d+) ?(?:en )?een ?halve?\b", r"\1,5"),
    (r"\b(\w+?)[eë]neenhalve?\b", r"\1 komma vijf"),
    (r"\b(op|tot|naar|voor|met) een derde\b", r"\1 33 procent"),
    (r"\b(op|tot|naar|voor|met) twee derde\b", r"\1 67 procent"),
    (r"\b(op|tot|naar|voor|met) een kwart\b", r"\1 25 procent"),
    (r"\b(op|tot|naar|voor|met) drie ?kwart\b", r"\1 75 procent"),
)  # fmt: skip
"""How Dutch wears words down, parts its verbs and counts, as its sentences have it."""
