"""German: the pieces that its sentences are made of."""

from __future__ import annotations

from hub.intents.languages.places import Things, listed, spoken

LIGHT = Things(
    kinds=("light",),
    name="[<der>] {name}",
    here="<lampen> [<hier>]|<hier> <lampen>",
    area="<lampen> <area>|<area> <lampen>|[<der>] {area}[ ](licht|lampe|lampen|lichter|beleuchtung)",
    floor="<lampen> <floor>|<floor> <lampen>",
    everywhere="<alle_lampen> [<im_haus>]|<lampen> <im_haus>|<im_haus> <lampen>",
    slots={"domain": "light"},
)
FAN = Things(
    kinds=("fan",),
    name="[<der>] {name}",
    here="[<der>] (ventilator|ventilatoren|lüfter) [<hier>]",
    area="[<der>] (ventilator|ventilatoren|lüfter) <area>|<area> [<der>] (ventilator|lüfter)",
    everywhere="alle (ventilatoren|lüfter) [<im_haus>]",
    slots={"domain": "fan"},
)
COVER = Things(
    kinds=("cover", "valve"),
    name="[<der>] {name}",
    here="[<der>] {cover_classes:device_class} [<hier>]|<hier> [<der>] {cover_classes:device_class}",
    area="[(<der>|alle)] {cover_classes:device_class} <area>|<area> [(<der>|alle)] {cover_classes:device_class}"
    "|[<der>] {area}[ ]{cover_classes:device_class}",
    floor="[(<der>|alle)] {cover_classes:device_class} <floor>|<floor> [(<der>|alle)] {cover_classes:device_class}",
    everywhere="alle {cover_classes:device_class} [<im_haus>]|[<der>] {cover_classes:device_class} <im_haus>",
    slots={"domain": "cover"},
)
HEATING = Things(
    kinds=("climate", "water_heater"),
    name="[<der>] {name}",
    here="<heizung> [<hier>]|<hier> <heizung>",
    area="<heizung> <area>|<area> <heizung>|[<der>] {area}[ ](heizung|thermostat|temperatur)",
    floor="<heizung> <floor>|<floor> <heizung>",
    everywhere="alle (heizungen|thermostate) [<im_haus>]|<heizung> <im_haus>",
    slots={"domain": "climate"},
)
HEATER = Things(
    kinds=("climate", "water_heater"),
    name="[<der>] {name}",
    here="<heizgeraet> [<hier>]|<hier> <heizgeraet>",
    area="<heizgeraet> <area>|<area> <heizgeraet>|[<der>] {area}[ ](heizung|thermostat)",
    floor="<heizgeraet> <floor>|<floor> <heizgeraet>",
    everywhere="alle (heizungen|thermostate) [<im_haus>]|<heizgeraet> <im_haus>",
    slots={"domain": "climate"},
)
"""What is turned on and off: not a temperature."""
TEMPERATURE = Things(
    kinds=(), here="[die] temperatur [<hier>]", area="[die] temperatur <area>|<area> [die] temperatur",
    slots={"domain": "climate"},
)  # fmt: skip
FAN_OF = Things(
    kinds=("climate",),
    name="[(den|die)] <geblaese> (von|vom|der|des|am|an der|bei der|in der) [<der>] {name}"
    "|[<der>] {name} [den] <geblaese>",
    here="[(den|die)] (gebläsestufe|lüfterstufe|lüftermodus|gebläse) [<hier>]",
    area="[(den|die)] <geblaese> (der|von der) klimaanlage <area>",
    slots={"domain": "climate"},
)
HUMIDIFIER = Things(
    kinds=("humidifier",),
    name="[<der>] {name}",
    here="[die] luftfeuchtigkeit [<hier>]",
    area="[die] luftfeuchtigkeit <area>|<area> [die] luftfeuchtigkeit",
    slots={"domain": "humidifier"},
)
ALARM = Things(
    kinds=("alarm_control_panel",),
    name="[<der>] {name}",
    everywhere="[die] alarmanlage|[den] alarm",
    slots={"domain": "alarm_control_panel"},
)
LOCK = Things(kinds=("lock",), name="[<der>] {name}", everywhere="alle (türen|schlösser)", slots={"domain": "lock"})
NUMBER = Things(kinds=("number",), name="[<der>] {name}")
VACUUM = Things(kinds=("vacuum",), name="[<der>] {name}", everywhere="[den] staubsauger", slots={"domain": "vacuum"})
MOWER = Things(
    kinds=("lawn_mower",), name="[<der>] {name}", everywhere="[den] rasenmäher", slots={"domain": "lawn_mower"}
)
CLEANER = Things(kinds=("vacuum", "lawn_mower"), name="[<der>] {name}")
SWING = Things(kinds=("fan",), name="[<der>] {name}", here="[<der>] (ventilator|lüfter) [<hier>]", slots=FAN.slots)
CHOICE = Things(
    kinds=("fan", "climate", "water_heater", "humidifier", "siren", "vacuum", "select"),
    name="[<der>] {name}",
    here=HEATER.here,
    area=HEATER.area,
    floor=HEATER.floor,
    slots=HEATER.slots,
)
EVERYTHING = Things(
    kinds=(), here="alles <hier>|<hier> alles", area="alles <area>|<area> alles", floor="alles <floor>|<floor> alles",
    everywhere="alles [<im_haus>]|<im_haus> alles", slots={"domain": "everything"},
)  # fmt: skip
OPENING = {"domain": "binary_sensor"}
SENSOR = {"domain": "sensor"}

PERCENT = "{brightness}[[ ](Prozent|%)]"
BY_PERCENT = "[um] {step_percent:amount}[ ](Prozent|%)"
BY_DEGREES = "[um] {step_degrees:amount}[ ](Grad|°)"
DEGREES = "{temperature}[[ ](°|Grad)]"
HALF = "(halb|zur hälfte|auf [die] (hälfte|halbe höhe))"

EXPANSION_RULES = {
    "heizgeraet": "[<der>] (heizung|thermostat|klimaanlage|heizkörper)",
    "geblaese": "(lüfterstufe|lüftermodus|lüftergeschwindigkeit|gebläsestufe|gebläse|lüftung|lüfter)",
    "area": "[(im|in der|in dem|in den|in die|ins|in|vom|von der|von dem|von|am|an der|auf der|auf dem|auf|beim"
    "|bei|der|die|das|dem|den|des)] {area}[s]",
    "floor": "[(im|in der|in dem|ins|in den|vom|auf der|auf dem|nach|das|den)] {floor}[[ ]geschoss]",
    "schalten": "(schalte|schalten sie|schaltet|schalt)",
    "machen": "(mache|machen sie|macht|mach)",
    "fahren": "(fahre|fahren sie|fahrt|fahr)",
    "schliessen": "(schließe|schließen sie|schließ|schliesse|schliessen sie|schliess)",
    "der": "(der|die|das|den|dem|meine|meinen|mein|unsere|unseren|unser)",
    "im_haus": "(überall|im (ganzen|gesamten) haus|in der ganzen bude|in (allen|sämtlichen) zimmern|in der ganzen "
    "wohnung|im haus|in allen (zimmern|räumen))",
    "lampen": "[(das|die|den|dem|alle|sämtliche)] (lichter|licht|lampen|lampe|leuchten|beleuchtung)",
    "alle_lampen": "(alle|sämtliche|die ganzen|jede) (lichter|lampen|leuchten|lampe)",
    "tu": "(mache|machen sie|macht|mach|stelle|stellen sie|stell|setze|setz|drehe|drehen sie|dreh|regele|regle"
    "|schalte|schalten sie|schalt|fahre|fahr|dimme|dimm|bringe|bring|nimm)",
    # Nobody "switches a bit brighter": "schalte das Licht ein" need not wait for "ein bisschen".
    "stelle": "(mache|machen sie|macht|mach|stelle|stellen sie|stell|setze|setz|drehe|drehen sie|dreh|regele|regle"
    "|fahre|fahr"
    "|dimme|dimm|bringe|bring|nimm)",
    "ende": "(machen|stellen|einstellen|drehen|schalten|fahren|setzen|dimmen|werden|sein|ein)",
    "wie": "(eine Idee|eine Spur|ein klein wenig|ein kleines bisschen|ein bisschen|ein wenig|ein stückchen"
    "|ein stück|bisschen|etwas|leicht)",
}  # fmt: skip
LISTS = {
    "size": listed(little="<wie>", much="(viel|deutlich|um einiges|ganz viel|sehr viel|ordentlich)"),
    "lighter": listed(up="heller", down="(dunkler|gedimmter|weniger hell)"),
    "hotter": listed(up="(wärmer|heißer)", down="(kälter|kühler|weniger warm)"),
    "whiter": listed(down="(wärmer|gelblicher|weicher)", up="(kälter|kühler|weißer|bläulicher)"),
    "wetter": listed(up="(feuchter|höher)", down="(trockener|niedriger)"),
    "higher": listed(
        up="(hoch|rauf|herauf|nach oben|höher|auf|weiter auf)", down="(runter|herunter|nach unten|tiefer|zu)"
    ),
    "faster": listed(up="(schneller|stärker|höher|hoch)", down="(langsamer|schwächer|leiser|niedriger|runter)"),
    "turned": listed(up="(hoch|rauf|höher)", down="(runter|herunter|niedriger|tiefer)"),
    "opened": listed(up="auf", down="(zu|ab)"),
    "changed": listed(
        up="(erhöhe|erhöhen sie|erhöh|steigere)", down="(verringere|verringer|reduziere|reduzier|senke|senk)"
    ),
    "louder": listed(up="(lauter|höher|hoch)", down="(leiser|niedriger|runter)"),
    "level": listed(
        n100="(auf|volle) (voll|volle|maximum|maximal|maximale helligkeit|volle helligkeit|höchste stufe)"
        "|ganz hell|maximal|auf voll|volle helligkeit",
        n50="auf [die] (hälfte|halbe[r] (helligkeit|kraft|stufe)|mittlere stufe)|halb hell|halb",
        n10="(auf|ganz) (minimum|minimal|minimale helligkeit|niedrigste stufe|dunkel)|ganz dunkel",
    ),
    "speed_level": listed(
        n100="(volle (kraft|pulle|leistung)|höchste stufe|maximum|maximal)",
        n50="(halbe (kraft|leistung|stufe)|mittlere stufe|mittel)",
        n25="([die] niedrigste stufe|[die] kleinste stufe|minimum|niedrig|langsam|ganz langsam|stufe eins)",
    ),
    "number": {"range": {"from": -1000, "to": 100_000, "words": False}},
    "number_words": {"range": {"from": 0, "to": 200, "digits": False}},
    "step_percent": {"range": {"from": 1, "to": 100}},
    "step_degrees": {"range": {"from": 0, "to": 20, "fractions": "halves"}},
    "arm_modes": listed(
        away="(abwesend|abwesenheit|unterwegs|außer haus|ganz)", home="(anwesend|anwesenheit|zuhause|zu hause)",
        night="(nacht|nachtmodus)", vacation="(urlaub|ferien)",
    ),
    "fan_mode": listed(auto="(auto|automatik|automatisch)", low="(niedrig|niedrige|klein|leise|eins)",
                       medium="(mittel|mittlere|zwei)", high="(hoch|hohe|stark|maximum|drei)"),
    "openings": listed(window="Fenster", door="(Türen|Tür)"),
    "lock_kinds": listed(lock="(Türen|Schlösser)"),
    "senses": listed(
        humidity="(luftfeuchtigkeit|luftfeuchte|feuchtigkeit)", carbon_dioxide="(CO2 wert|CO2 gehalt|CO2)",
        illuminance="(helligkeit|lichtstärke)", pressure="luftdruck", pm25="(feinstaubwert|feinstaub)",
        energy="(stromverbrauch|energieverbrauch)", power="leistung", battery="(batterie|akku|batteriestand)",
    ),
    "cover_classes": listed(
        awning="(Markisen|Markise)", blind="(Jalousien|Jalousie|Rollos|Rollo|Lamellen|Raffstores|Raffstore)",
        curtain="(Gardinen|Gardine|Vorhänge|Vorhang)", door="(Türen|Tür)",
        garage="(Garagentore|Garagentor|Garagentüren|Garagentür)", gate="(Tore|Tor)", shade="(Schirme|Schirm)",
        shutter="(Rollläden|Rolläden|Rollladen|Rolladen|Fensterläden)", window="(Fenster|Dachfenster)",
    ),
    "color": listed(
        white="(weiß|weiss|weißes)", red="(rot|rotes|rote)", orange="(orange|oranges)", yellow="(gelb|gelbes)",
        green="(grün|grünes)", blue="(blau|blaues)", purple="(violett|violettes|lila)", brown="braun",
        pink="(rosa|pink|pinkes)", turquoise="türkis", cyan="cyan", magenta="magenta", gold="(gold|golden)",
    ),
    "color_temperature_names": {
        "values": [
            {"in": "(Kerzenlicht|Kerzenschein)", "out": 1900},
            {"in": "(warmweiß|warm weiß|warmweiss|warmes (weiß|licht)|warmes)", "out": 2700},
            {"in": "(neutralweiß|neutral weiß|kaltweiß|kalt weiß|kaltes (weiß|licht))", "out": 4000},
            {"in": "(Tageslicht|tageslichtweiß)", "out": 6500},
        ]
    },
}  # fmt: skip
OPTION_WORDS = spoken(
    cotton="baumwolle", quick="schnell|kurz", wool="wolle", delicates="feinwäsche", rainbow="regenbogen",
        candle="kerze",
    heat="heizen", cool="kühlen|kühlung", auto="automatik|automatisch|auto", dry="trocknen|entfeuchten",
    fan_only="nur lüfter|nur lüften|lüften", away="abwesend|abwesenheit",
    eco="eco|öko|sparen|spar|energiespar|energiesparen|sparsam",
    comfort="komfort", boost="boost|schnellheizen", sleep="schlafen|schlafmodus|schlaf|nacht|nachtmodus",
    low="niedrig|gering|klein", medium="mittel", high="hoch|stark", normal="normal", natural="natürlich",
    silent="leise|flüsterleise", turbo="turbo", max="maximum|maximal", standard="standard", baby="baby",
    forward="vorwärts|sommer", reverse="rückwärts|winter", performance="leistung", electric="elektrisch",
    heat_cool="heizen und kühlen",
)  # fmt: skip
_SIDED = "link|recht|ober|unter|vorder|hinter|mittler|groß|klein|lang|kurz|alt|neu|weiß|schwarz|rot|rund"
RENAMED = (
    (rf"({_SIDED})(?:e|er|es|en) (.+)", r"\1en \2"), (rf"({_SIDED})(?:er|es|en) (.+)", r"\1e \2"),
    (r"link(?:e|er|es|en) (.+)", r"\1 links"), (r"recht(?:e|er|es|en) (.+)", r"\1 rechts"),
    (r"(.+) links", r"linke \1"), (r"(.+) rechts", r"rechte \1"),
    (r"(\w+)s (?:zimmer|raum)", r"bei \1"), (r"(\w+)s (zimmer|raum)", r"\2 von \1"),
)  # fmt: skip
"""`Linker Rollladen` in other cases, and `bei Emma` for `Emmas Zimmer`."""
_PARTICLES = "an|aus|ein|auf|zu|ab|hoch|runter|herunter|rauf|um"
REWRITES = (
    (r"\bsowohl (.+?) als auch ", r"\1 und "),
    (r"\b(?:um )?ein(?:en)? halbe[sn]? grad\b", "um 0,5 Grad"),
    (r"\b(?:das ganze|das gesamte|das komplette|alles) (?=licht\b)", "alle "),
    (r"^\W*(?:ich|wir) (?:möchten?|will|wollen|hätten?|hätte) (?:es )?(?:gerne? )?(?:es )?(.*?) (wärmer|kälter"
    r"|kühler|heller|dunkler)"
     r"(?: haben)?\W*$", r"mach es \1 \2"),
    # "…, oder?", "… oder nicht?"
    (r",? oder(?: nicht| etwa nicht)?\W*$", ""),
    # "die Lampen können aus", "oben kann das Licht aus"
    (r"^\W*(?!(?:ich|du|er|es|man|wer|was|wo|wie|warum|wann|wieso|wozu)\b)((?:(?!\bund\b|\bnicht\b).)+?) "
     r"(?:kann|können|könnte|könnten|darf|dürfen|dürfte|dürften|soll|sollen|sollte|sollten) "
     r"((?:(?!\bund\b|\bnicht\b).)*?)(?:jetzt |mal |bitte |wieder |auch |dann |ruhig |gerne? )*"
     r"(an|aus|auf|zu|hoch|runter)(?:gehen|gemacht werden|geschaltet werden)?\W*$", r"mach \1 \2\3"),
    # "alles aus, nur die Küche nicht"
    (r",? (?:und |aber )?(?:nur|bloß|aber) ((?:in|im|am|auf|die|der|das|den|bei)\b[^,]*?) nicht\W*$", r" außer \1"),
    # other verbs for the same: "knips das Licht an", "schalt es ab", "wirf die Heizung an", "lass das Licht angehen"
    (r"\b(an|aus)(?:ge)?(?:knipsen|stellen|werfen|gehen|drehen|tun)\b", r"\1machen"),
    (r"^(\W*(?:\w+ ){0,3}?)(?:knipse?|wirf|werfe|schmeiße?|tue?) (.+) (an|aus|auf|zu)\b", r"\1mach \2 \3"),
    (r"\babschalten\b", "ausschalten"), (r"\b(?:stelle?|drehe?) ((?:(?!\bauf\b).)+?) (an|aus)\W*$", r"mach \1 \2"),
    (r"\b(?:stelle?|drehe?) ((?:(?!\bauf\b).)+?) ab\W*$", r"mach \1 aus"), (r"\b(schalte?|stelle?|drehe?) (.+?) ab\b",
    r"\1 \2 aus"),
    (r"^(\W*(?:bitte )?)(?:fahre?|rolle?|kurbele?|kurbel) (.*\bmarkisen?\b.*?) (?:wieder )?(?:aus|raus|heraus)\b",
    r"\1öffne \2"),
    (r"^(\W*(?:bitte )?)(?:fahre?|rolle?|kurbele?|kurbel) (.*\bmarkisen?\b.*?) (?:wieder )?(?:ein|rein|herein)\b",
    r"\1schließe \2"),
    (r"\b(markisen?\b.*?) (?:aus|raus)(?:fahren|rollen|kurbeln|machen)?\W*$", r"\1 öffnen"),
    (r"\b(markisen?\b.*?) (?:ein|rein)(?:fahren|rollen|holen|kurbeln)?\W*$", r"\1 schließen"),
    # drawn together: "kannste", "mach's"
    (r"\b(kann|könnte|würde|will|mag)s?te\b", r"\1st du"),
    (r"\bma\b(?!\.)", "mal"),
    (r"\b(mach|stell|schalt|dreh|lass)'?s (?=(?:licht|rollo|tor|fenster|garagentor|dachfenster)\b)", r"\1 das "),
    (r"\b(mach|stell|schalt|dreh|lass)'?s\b", r"\1 es"),
    # "ich möchte, dass du … anmachst", "… anzumachen"
    (r"^(?:(?:ich|wir) (?:möchten?|will|wollen|hätten? gerne?)|(?:es )?wäre (?:schön|nett|super|toll|lieb)),? "
     r"(?:dass|wenn) (?:du|sie) ", ""),
    (rf"\b({_PARTICLES})(?:zu)?(mach|schalt|dreh|zieh|stell|dimm|sperr)(?:e|st|t|est|et)\b", r"\1\2en"),
    (rf"\b({_PARTICLES})zu(machen|schalten|drehen|ziehen|stellen|dimmen|fahren|lassen|schließen|sperren)\b",
     r"\1\2"),
    (r"\b(hoch|runter|herunter|rauf)f(?:ahre|ährst|ährt|ahrt)\b", r"\1fahren"),
    (r"\b(runter|herunter)l(?:asse|ässt|asst)\b", r"\1lassen"),
    (r"\b(ab|auf)schließ(?:e|t|est)\b", r"\1schließen"),
    (r"^\W*(mach|schalt|dreh|stell|dimm)(?:e?st|en|t) (?:du|sie|ihr) (?:mir |uns )?", r"\1 "),
    # "hab ich … abgeschlossen?"
    (r"^(?:hab|habe|haben|hat) (?:ich|wir|jemand|einer|wer) (.+?) (abgeschlossen|zugesperrt|abgesperrt)\W*$",
     r"ist \1 abgeschlossen"),
    (r"^(?:hab|habe|haben|hat|hast) (?:ich|wir|du|jemand|einer|wer) (.+?) (an|aus|auf|zu)"
     r"(?:gelassen|gemacht|geschaltet|gestellt)\W*$", r"ist \1 \2"),
    (r"^(?:hab|habe|haben|hat) (?:ich|wir|jemand|einer|wer) (.+?) offen ?gelassen\W*$", r"ist \1 offen"),
    (r"\b(?:wie ?viel|wie ?viele) grad (?:haben wir|hat es|hat's|sind es|sind)\b", "wie warm ist es"),
    # numbers
    (r"\b(?:anderthalb|eineinhalb)\b", "1,5"),
    (r"\b(\d+) ?(?:und )?ein ?halb\b", r"\1,5"),
    (r"\b(\w+?)(?:und)?einhalb\b", r"\1 komma fünf"),
    (r"\bum ein drittel\b", "um 33 Prozent"),
    (r"\bum ein viertel\b", "um 25 Prozent"),
    (r"\b(?:auf |zu )?einem? drittel\b", "auf 33 Prozent"),
    (r"\b(?:auf |zu )?(?:ein|einem) viertel\b", "auf 25 Prozent"),
    (r"\b(?:auf |zu )?ein drittel\b", "auf 33 Prozent"),
    (r"\b(?:auf |zu )?zwei dritteln?\b", "auf 67 Prozent"),
    (r"\b(?:auf |zu )?drei ?vierteln?\b", "auf 75 Prozent"),
)  # fmt: skip
"""How German draws words together, parts its verbs and counts, as its sentences have it."""
