"""German."""

from __future__ import annotations

from hub.intents.languages.de_questions import QUESTIONS
from hub.intents.languages.de_words import (
    ALARM,
    BY_DEGREES,
    BY_PERCENT,
    CHOICE,
    CLEANER,
    COVER,
    DEGREES,
    EVERYTHING,
    EXPANSION_RULES,
    FAN,
    FAN_OF,
    HALF,
    HEATER,
    HEATING,
    HUMIDIFIER,
    LIGHT,
    LISTS,
    LOCK,
    MOWER,
    NUMBER,
    OPTION_WORDS,
    PERCENT,
    RENAMED,
    REWRITES,
    SWING,
    TEMPERATURE,
    VACUUM,
)
from hub.intents.languages.model import Additions, Compounds, block
from hub.intents.languages.places import Things, about

ADDITIONS = Additions(
    articles=("der", "die", "das", "dem", "den", "des", "mein", "meine", "meinen", "unser", "unsere", "unseren",
              "ein", "eine", "einen"),
    connectors=("im", "in der", "in dem", "in", "vom", "von der", "am", "auf der", "an der"),
    plurals=("n", "en", "e", "s", "er"),
    skip_words=("okay", "ok", "nun", "dann", "also", "und", "hey", "wieder", "einfach", "halt", "bloß", "nur"),
    expansion_rules=EXPANSION_RULES,
    lists=LISTS,
    dropped={
        # A bare colour or number is no wish.
        "HassLightSet": (
            "[<setze> ][(<licht>|[die ]Farbe "
            "[(<lichtes_mit_artikel>|<lichter>|<alle_lichter>)]|<lichter>|<alle_lichter>) ][<hier> ][auf ]{color}",
            "[<setze> ][(<licht>|[die ]Farbtemperatur "
            "[(<lichtes_mit_artikel>|<lichter>|<alle_lichter>)]|<lichter>|<alle_lichter>) ][<hier> ][auf "
            "]{color_temperature_names:temperature}",
            "[<setze> ][(<licht>|[die ]Farbtemperatur "
            "[(<lichtes_mit_artikel>|<lichter>|<alle_lichter>)]|<lichter>|<alle_lichter>) ][<hier> ][auf "
            "]{color_temperature:temperature}[([ ]K| Kelvin)]",
        ),
        "HassClimateSetTemperature": (
            "[<hier> ]{temperature}[[ ]°[ ][C]| Grad[ Celsius]]", "<area> {temperature}[[ ]°[ ][C]| Grad[ Celsius]]",
            "<floor> {temperature}[[ ]°[ ][C]| Grad[ Celsius]]",
        ),
    },
    renamed=RENAMED,
    rewrites=REWRITES,
    compounds=Compounds(
        links={
            "e": ("en", "e", "", "es"), "en": ("en",), "garten": ("garten",), "zimmer": ("zimmer",), "": ("", "s",
            "en", "n"),
        },
        generic=("licht", "lichter", "lampe", "lampen", "beleuchtung", "leuchte", "temperatur"),
    ),
    option_words=OPTION_WORDS,
    intents={
        **QUESTIONS,
        "HassTurnOn": [
            *about(LIGHT, "[<tu>] @ (an|ein)[schalten|machen]", "lass @ (leuchten|angehen)", response="lights_area",
                   in_house="light_all"),
            *about(
                LIGHT,
                "(mache|macht|mach) @",
                response="lights_area",
                places=("area",),
            ),
            block("area_only", "(ich hätte|wir hätten) gern[e] [etwas] licht <area>",
                "ich brauche [etwas] licht <area>",
                  slots=LIGHT.slots, response="lights_area"),
            block("default", "(ich hätte|wir hätten) gern[e] [etwas] licht [<hier>]",
                "ich brauche [etwas] licht [<hier>]",
                  slots=LIGHT.slots, here=True, response="lights_area"),
            block("default", "(mache|macht|mach) [<hier>] licht [<hier>]", slots=LIGHT.slots, here=True,
                  response="lights_area"),
            block("area_only", "[<tu>] <lampen> (an|ein) <area>", slots=LIGHT.slots, response="lights_area"),
            block("floor_only", "[<tu>] <lampen> (an|ein) <floor>", slots=LIGHT.slots, response="lights_area"),
            block("area_only", "[<tu>] [<der>] {cover_classes:device_class} (auf|hoch|rauf) <area>", slots=COVER.slots,
                  response="cover_device_class"),
            *about(FAN, "[<tu>] @ (an|ein)[schalten|machen]", response="fans_area", places=("everywhere",)),
            *about(
                COVER,
                "(öffne|öffnen sie) @",
                "[<tu>] @ [(ganz|komplett)] (auf|hoch|rauf|nach oben) [(machen|fahren|ziehen)]",
                "(zieh|ziehe) @ [ganz] (auf|hoch|rauf)",
                "@ [ganz] (öffnen|aufmachen|hochfahren|hochziehen|aufziehen)",
                response="cover_device_class",
            ),
            *about(HEATER, "[<tu>] @ (an|ein)[schalten|machen]"),
            *about(
                Things(kinds=("humidifier", "siren"), name="[<der>] {name}"),
                "[<tu>] @ (an|ein)[schalten|machen]",
                "(aktiviere|aktivier|starte) @",
            ),
            *about(
                LOCK,
                "(schließe|schließ|sperre|sperr|schließen sie) @ (ab|zu)",
                "(verriegele|verriegle|verriegel|verriegeln sie) @",
                "@ (abschließen|zusperren|absperren|verriegeln)",
                response="lock",
            ),
            block("name_scene", "(mache|macht|mach) es [(uns|mir|hier)] {name}",
                "(starte|start|aktiviere) [(die Szene|<der>)] {name}",
                  "[<tu>] [die] szene {name} [(an|ein)]", "(wechsle|wechsel|schalte) (auf|zu|in) [die szene] {name}",
                  "{name} (an|ein|starten|bitte starten)", domains=("scene",), response="scene"),
            block("name_only", "[<tu>] [<der>] {name} (an|ein)[schalten|machen]", "(starte|aktiviere) [<der>] {name}",
                  domains=("valve",), response="valve"),
            block("name_button", "(drücke|drück|starte|start|betätige) [<der>] {name}", domains=("button",),
                  response="button"),
        ],
        "HassTurnOff": [
            *about(EVERYTHING, "[<tu>] @ aus[schalten|machen]"),
            *about(LIGHT, "[<tu>] @ (aus|ab)[schalten|machen]", "lösch[e] @", response="lights_area",
                   in_house="light_all"),
            *(
                block(f"{place}_only", f"[<tu>] {what} aus <{place}>", slots=of.slots, response="lights_area")
                for place in ("area", "floor") for what, of in (("<lampen>", LIGHT), ("alles", EVERYTHING))
            ),
            block("all", "[<tu>] [<der>] licht aus <im_haus>", slots=LIGHT.slots, response="light_all"),
            block("area_only", "[(<tu>|lass)] [<der>] {cover_classes:device_class} (zu|runter|herunter) <area>",
                slots=COVER.slots,
                  response="cover_device_class"),
            *about(FAN, "[<tu>] @ aus[schalten|machen]", response="fans_area", places=("everywhere",)),
            *about(
                COVER,
                "(schließe|schließ|schließen sie|schließt) @",
                "[(<tu>|lass|lasse)] @ [(ganz|komplett)] (zu|runter|herunter|nach unten) [(machen|fahren|ziehen"
                "|lassen)]",
                "(zieh|ziehe) @ [ganz] (zu|runter)",
                "@ [ganz] (schließen|zumachen|runterfahren|herunterfahren|herunterlassen|runterlassen|zuziehen)",
                response="cover_device_class",
            ),
            *about(HEATER, "[<tu>] @ aus[schalten|machen]"),
            *about(
                Things(kinds=("humidifier", "siren"), name="[<der>] {name}"),
                "[<tu>] @ aus[schalten|machen]",
                "(deaktiviere|deaktivier|stoppe) @",
            ),
            *about(LOCK, "(schließe|schließ|sperre|sperr|schließen sie) @ auf", "(entriegele|entriegle|entriegel) @",
                   "@ (aufschließen|aufsperren|entriegeln)", response="lock"),
            block("name_only", "öffne [<der>] {name}", "(mache|macht|mach) [<der>] {name} auf",
                  "[<der>] {name} (öffnen|aufmachen)", domains=("lock",), response="lock"),
            block("name_only", "[<tu>] [<der>] {name} aus[schalten|machen]", "(stoppe|deaktiviere) [<der>] {name}",
                  domains=("valve",), response="valve"),
        ],
        "HassToggle": [
            *about(LIGHT, "<tu> @ um", "@ umschalten", places=("name", "here", "area")),
            block("name_only", "<tu> [<der>] {name} um", "[<der>] {name} umschalten", domains=("switch", "fan")),
        ],
        "HassStopMoving": about(COVER, "(stoppe|stopp|stop|halte|halt) @ [an]", "@ (stopp|stop|anhalten|stoppen)",
                                "lass @ [so] stehen"),
        "HassSetPosition": [
            *about(COVER, f"[(<tu>|lass|lasse|öffne|schließe)] @ {HALF} [(auf|zu|hoch|runter|offen|öffnen"
            f"|schließen)] [<ende>]",
                   slots={"position": 50}),
            *about(COVER, "[<tu>] @ auf {position}[[ ](Prozent|%)] [<ende>]",
                   "(öffne|öffnen sie) @ (auf|zu) {position}[[ ](Prozent|%)]"),
        ],
        "HearthSetTilt": [
            block("name_tilt",
                "(kippe|kipp|neige|neig) [(die Lamellen|die Neigung) (von|der|des|am)] [<der>] {name} auf "
                  "{position:tilt}[[ ](Prozent|%)]",
                  "[<tu>] [die] (Neigung|Kippung|Lamellenstellung) (von|der|des|am) [<der>] {name} auf "
                  "{position:tilt}[[ ](Prozent|%)]", domains=("cover",)),
        ],
        "HassLightSet": [
            *about(LIGHT, "[<tu>] @ (auf|in) [den] [(effekt|modus)] {effect} [<ende>]",
                "[<tu>] [den] effekt {effect} (auf|bei) @ [(an|ein)]"),
            *about(LIGHT, "(dimm|dimme|stell|stelle) @ auf", response="brightness", places=("name", "here", "area")),
            *about(LIGHT, f"[(<tu>|dreh|drehe)] @ auf {PERCENT} [(hell|helligkeit|runter|herunter|hoch)] [<ende>]",
                   "[<tu>] @ {level:brightness} [<ende>]", response="brightness"),
            *about(LIGHT, "[<tu>] @ [(auf|in)] {color} [<ende>]", response="color"),
            *about(LIGHT, "[<tu>] @ [(auf|in)] {color_temperature_names:temperature} [<ende>]",
                   "[<tu>] @ auf {color_temperature:temperature}[ ](Kelvin|K) [<ende>]", response="temperature"),
            block("area_only", "[<tu>] {color_temperature_names:temperature} (im|in der|in dem) {area}",
                  "[<tu>] (im|in der|in dem) {area} {color_temperature_names:temperature}", slots=LIGHT.slots,
                  response="temperature"),
            block("default", "(mache|macht|mach) [<hier>] {color} licht [<hier>]", slots=LIGHT.slots, here=True,
                  response="color"),
            block("area_only", "(mache|macht|mach) <area> {color} licht", "(mache|macht|mach) {color} licht <area>",
                  slots=LIGHT.slots, response="color"),
        ],
        "HassClimateSetTemperature": [
            *about(HEATING, "(stell|stelle|setz|setze|regel|regle) @ [auf]", places=("name", "here", "area")),
            *about(TEMPERATURE, "(stell|stelle|stellen sie) @ ein", "(ändere|änder|verändere) @"),
            *about(HEATING, f"[<tu>] @ auf {DEGREES} [(hoch|runter|herunter|warm)] [<ende>]"),
            block("default", "(mache|mach) [es] [<hier>] {temperature}[ ](Grad|°) [warm]",
                  "ich hätte gern[e] [<hier>] {temperature}[ ](Grad|°)", here=True),
            block("area_only", "(mache|mach) [es] <area> {temperature}[ ](Grad|°) [warm]",
                  "(stell|stelle|mach|mache) <area> {temperature}[ ](Grad|°) [ein]",
                  "{temperature}[ ](Grad|°) (im|in der|in dem|in) {area}",
                  "heiz[e] <area> auf {temperature}[ ](Grad|°) [(hoch|auf)]",
                  "ich hätte gern[e] {temperature}[ ](Grad|°) <area>",
                  "ich hätte gern[e] <area> {temperature}[ ](Grad|°)"),
        ],
        "HassClimateSetFanMode": about(
            FAN_OF,
            "[<tu>] @ auf [(stufe|die stufe)] {fan_mode} [<ende>]",
        ),
        "HassHumidifierSetpoint": about(
            HUMIDIFIER, "[<tu>] @ auf {position:humidity}[[ ](Prozent|%)] [luftfeuchtigkeit] [<ende>]"
        ),
        "HassFanSetSpeed": about(
            FAN, "[<tu>] @ auf {fan_speed:percentage}[[ ](Prozent|%)] [<ende>]",
            "[<tu>] @ [auf] {speed_level:percentage} [<ende>]",
        ),
        "HearthOscillate": [
            *about(SWING, "(lass|lasse) @ (schwenken|oszillieren|hin und her (schwenken|drehen))",
                   "[<tu>] (das schwenken|die oszillation|die schwenkfunktion) (von|vom|beim|am|des) @ (an|ein)",
                   "@ soll (schwenken|oszillieren)", slots={"state": "on"}),
            *about(SWING, "(lass|lasse) @ nicht [mehr] (schwenken|oszillieren)",
                   "[<tu>] (das schwenken|die oszillation|die schwenkfunktion) (von|vom|beim|am|des) @ (aus|ab)",
                   "@ soll (nicht [mehr]|aufhören zu) (schwenken|oszillieren)", slots={"state": "off"}),
        ],
        "HearthSetOption": about(
            CHOICE,
            "[<tu>] @ (auf|in) [(den|die)] {option}[[ ](modus|betrieb|effekt|stufe)] [<ende>]",
            "[<tu>] @ (auf|in) [den] (modus|effekt|betrieb) {option} [<ende>]",
            "[<tu>] [den] (modus|effekt|betriebsmodus) (von|vom|der|des|am|beim) @ auf {option} [<ende>]",
        ),
        "HearthSetValue": about(
            NUMBER, "[<tu>] @ auf ({number:value}|{number_words:value})[[ ](Prozent|%|Grad|°)] [<ende>]"
        ),
        "HearthAdjust": [
            *about(LIGHT, f"[<stelle>] @ [({{size}}|{BY_PERCENT})] {{lighter:direction}} [<ende>]",
            f"[<stelle>] @ ({BY_PERCENT}|{{size}}) {{turned:direction}} [<ende>]",
                   f"{{changed:direction}} [die] helligkeit [(von|vom|der|des)] @ [({{size}}|{BY_PERCENT})]",
                   slots={"quantity": "brightness"}),
            *about(LIGHT, f"dimm[e] @ [({{size}}|{BY_PERCENT})] [(runter|herunter|ab)]",
                   f"@ [({{size}}|{BY_PERCENT})] [(herunter|runter|ab)]dimmen",
                   slots={"quantity": "brightness", "direction": "down"}),
            block("default",
                f"(mache|macht|mach) [es] [<hier>] [({{size}}|{BY_PERCENT})] {{lighter:direction}} [<hier>]",
                  "[<hier>] {size} {lighter:direction}", "{lighter:direction}", slots={**LIGHT.slots, "quantity":
                  "brightness"}, here=True),
            block("area_only", "(mache|macht|mach) es <area> [{size}] {lighter:direction}",
                  slots={**LIGHT.slots, "quantity": "brightness"}),
            block("default", "[(mache|macht|mach)] [{size}] mehr licht [<hier>]", slots={**LIGHT.slots, "quantity":
                  "brightness", "direction": "up"}, here=True),
            block("default", "[(mache|macht|mach)] [{size}] weniger licht [<hier>]", slots={**LIGHT.slots, "quantity":
                  "brightness", "direction": "down"}, here=True),
            *about(LIGHT, "[<stelle>] @ [{size}] {whiter:direction} [<ende>]", slots={"quantity": "color_temperature"}),
            *about(HEATING,
                f"[<stelle>] @ [({{size}}|{BY_DEGREES})] ({{hotter:direction}}|{{turned:direction}}) [<ende>]",
                   f"{{changed:direction}} @ [({{size}}|{BY_DEGREES})]",
                   "(drehe|dreh|drehen sie) @ [{size}] {opened:direction}",
                   slots={"quantity": "temperature"}),
            block("default",
                f"(mache|macht|mach) [es] [<hier>] [({{size}}|{BY_DEGREES})] {{hotter:direction}} [<hier>]",
                  f"[<hier>] [({{size}}|{BY_DEGREES})] {{hotter:direction}}", slots={**HEATING.slots, "quantity":
                  "temperature"}, here=True),
            block("area_only", f"(mache|macht|mach) es <area> [({{size}}|{BY_DEGREES})] {{hotter:direction}}",
                  f"<area> ({{size}}|{BY_DEGREES}) {{hotter:direction}}",
                  f"({{size}}|{BY_DEGREES}) {{hotter:direction}} (im|in der|in dem|in) {{area}}",
                  slots={**HEATING.slots, "quantity": "temperature"}),
            *about(HUMIDIFIER, f"[<stelle>] @ [({{size}}|{BY_PERCENT})] {{wetter:direction}} [<ende>]",
                   f"{{changed:direction}} @ [({{size}}|{BY_PERCENT})]", slots={"quantity": "humidity"}),
            *about(COVER,
                f"[(<stelle>|lass|lasse|zieh|ziehe)] @ [noch] ({{size}}|{BY_PERCENT}"
                f"|weiter) {{higher:direction}} [<ende>]",
                   slots={"quantity": "position"}),
            *about(COVER, f"(öffne|öffnen sie) @ ({{size}}|{BY_PERCENT}) [weiter]",
                   slots={"quantity": "position", "direction": "up"}),
            *about(COVER, f"(schließe|schließ|schließen sie) @ ({{size}}|{BY_PERCENT}) [weiter]",
                   slots={"quantity": "position", "direction": "down"}),
            *about(FAN, f"[<stelle>] @ [({{size}}|{BY_PERCENT})] {{faster:direction}} [<ende>]",
                slots={"quantity": "speed"}),
            *about(NUMBER, "{changed:direction} @ [um {step_percent:amount}[[ ](Prozent|%|Grad|°)]]",
                   "[<stelle>] @ [({size}|um {step_percent:amount}[[ ](Prozent|%|Grad"
                   "|°)])] {louder:direction} [<ende>]",
                   slots={"quantity": "value"}),
        ],
        "HassVacuumStart": [
            *about(VACUUM, "(starte|start) @", "lass @ [los] (saugen|staubsaugen|putzen)",
                "@ soll [(los|weiter|endlich)] saugen", "@ saugen",
                   "(schick|schicke) @ los"),
            block("all", "[bitte] (saug|sauge) [staub] [<im_haus>]", "(staubsauge|staubsaugen)", slots=VACUUM.slots),
        ],
        "HassVacuumReturnToBase": about(
            VACUUM, "(schick|schicke) @ [zurück] (nach hause|heim|zur (basis|ladestation|station))",
            "@ (soll|kann) [zurück] (nach hause|heim|zur (basis|ladestation|station)) [(fahren|gehen)]",
            "@ (soll aufhören|zurück)", "@ [ab] [zurück] (nach hause|heim|zur (basis|ladestation|station))",
        ),
        "HassLawnMowerStartMowing": about(MOWER, "(starte|start) @", "lass @ [den rasen] mähen",
                                          "@ soll [(anfangen|loslegen mit)] [den rasen] [zu] mähen",
                                          "@ soll (loslegen|los|losfahren)"),
        "HassLawnMowerDock": about(
            MOWER, "(schick|schicke) @ [zurück] (nach hause|heim|zur (basis|ladestation|station))",
            "@ (soll|kann) [zurück] (nach hause|heim|zur (basis|ladestation|station)) [(fahren|gehen)]",
        ),
        "HearthPause": about(
            CLEANER, "(pausiere|pausier|unterbrich) @", "(halte|halt) @ an", "@ (pausieren|anhalten|pause)",
            "@ soll [eine] (pause machen|kurz warten|warten)", "(stoppe|stopp) @",
        ),
        "HearthLocate": about(
            Things(kinds=("vacuum",), name="[<der>] {name}"),
            "wo (ist|steckt|bleibt|treibt sich) @ [(gerade|hin|rum|schon wieder|abgeblieben)]", "(finde|such|suche) @",
        ),
        "HearthArm": [
            *about(ALARM,
                "[<tu>] @ [(auf|in|im|für)] [(die|den)] [modus] [{arm_modes:mode}] (scharf|ein|an)[schalten|stellen]",
                   "(aktiviere|aktivier) @ [(auf|in|im|für)] [(die|den)] [modus] [{arm_modes:mode}]",
                   "[<tu>] @ (auf|in) [(die|den)] [modus] {arm_modes:mode}"),
        ],
        "HearthDisarm": about(ALARM, "[<tu>] @ (unscharf|aus|ab)[schalten|stellen]", "(entschärfe|entschärf) @",
                              "(deaktiviere|deaktivier) @"),
    },
    stop_words=(
        "stopp", "stop", "halt", "abbrechen", "abbruch", "vergiss es", "egal", "schon gut", "ruhe", "sei still",
        "still", "genug", "nichts", "brich ab", "nein danke", "lass gut sein", "lass es", "passt schon", "ach nichts",
    ),
)  # fmt: skip
