"""Dutch: questions about states, and what is about no device."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.model import block
from hub.intents.languages.nl_words import FAN, HEATER, HEATING, LIGHT, OPENING, SENSOR
from hub.intents.languages.places import about

QUESTIONS: dict[str, list[dict[str, Any]]] = {
    "HassClimateGetTemperature": [
        *about(HEATING, "op (hoeveel graden|welke temperatuur) (staat|is) @ [ingesteld]",
               "hoe (hoog|warm) (staat|is) @ [ingesteld]", "hoe hoog staat @", "waar (staat|is) @ op [ingesteld]",
               "waarop (staat|is) @ [ingesteld]",
               response="target_temperature"),
        block("area_only", "hoe (warm|koud) is het <plaats>", "is het (warm|koud) <plaats>",
              "wat is de temperatuur <plaats>", "hoeveel graden is het <plaats>", response="default"),
        block("default", "hoeveel graden is het [<here>]", here=True),
    ],
    "HassGetState": [
        *about(LIGHT, "(is|zijn|brandt|branden|staat|staan) @ [nog] {on_off_states:state}", response="any",
               places=("here", "area", "floor", "everywhere")),
        *(
            each for of in (HEATER, FAN) for each in about(
                of, "(is|staat|staan|draait) @ [nog] {on_off_states:state}", response="any", places=("here", "area")
            )
        ),
        block("name_attribute", "hoeveel (stroom|vermogen|energie) (verbruikt|gebruikt|trekt) [<het>] {name} [nu]",
              "wat verbruikt [<het>] {name} [nu]", slots={"attribute": "power"}, response="one",
              domains=("switch", "light", "climate", "humidifier", "fan", "sensor")),
        *about(LIGHT, "(brandt|branden) @ [nog]", slots={"state": "on"}, response="any",
               places=("here", "area", "floor", "everywhere")),
        block("domain_state", "hoeveel <lampen> (staan|zijn|branden) er [nog] {on_off_states:state}",
            slots=LIGHT.slots,
              response="how_many"),
        block("floor_state", "welke <lampen> (staan|zijn|branden) [er] [nog] <verdieping> [nog] {on_off_states:state}",
              "welke <lampen> (staan|zijn|branden) [er] [nog] {on_off_states:state} <verdieping>", slots=LIGHT.slots,
              response="which"),
        block("floor_state", "welke <lampen> branden [er] [nog] <verdieping>", slots={**LIGHT.slots, "state": "on"},
              response="which"),
        block("area_state", "(brandt|is) er [nog] licht [aan] <plaats>", "(brandt|is) er <plaats> [nog] licht [aan]",
              "(staat|staan|is|zijn) <lampen> <plaats> [nog] aan", "(staat|brandt) <lampen> aan <plaats>",
              slots={**LIGHT.slots, "state": "on"}, response="any"),
        block("name_state", "(draait|loopt|brandt|staat) [<het>] {name} [nog] [aan]", slots={"state": "on"},
              domains=("light", "switch", "fan", "binary_sensor"), response="one_yesno"),
        block("name_state", "(is|zijn|staat|staan) [<het>] {name} [nog] {on_off_states:state}",
              domains=("light", "switch", "fan", "humidifier", "climate"), response="one_yesno"),
        block("name_only", "hoe (fel|licht|helder) (is|staat|brandt) [<het>] {name}",
            slots={"attribute": "brightness"},
              domains=("light",), response="one"),
        block("floor_state", "(brandt|is) er [nog] [ergens] licht [aan] <verdieping>",
              "(brandt|is) er <verdieping> [nog] [ergens] licht [aan]", slots={**LIGHT.slots, "state": "on"},
              response="any"),
        block("domain_state", "(brandt|is) er [nog] (ergens|<in_huis>) [nog] licht [aan]",
              slots={**LIGHT.slots, "state": "on"}, response="any"),
        block("name_attribute", "hoeveel (batterij|accu|stroom|lading) heeft [<het>] {name} [nog] [over]",
              "hoe vol (is|zit) [(de|het)] (batterij|accu) van [<het>] {name}", "hoe vol (is|zit) [<het>] {name}",
              "(hoe is|wat is|hoe staat het met) [de] (batterij|accu|batterijstand|accustand) van [<het>] {name}",
              slots={"attribute": "battery"}, response="one",
              domains=("vacuum", "lawn_mower", "lock", "cover", "light", "sensor", "binary_sensor")),
        block("name_attribute", "welke {name} (zijn er|heb je|kan ik kiezen|zijn mogelijk)",
              "(in|op) welke (stand|modus|programma) (staat|is) [<het>] {name}",
              "(welke|welk) (stand|modus|programma|effect) heeft [<het>] {name}",
              slots={"attribute": "option"}, response="one",
              domains=("light", "climate", "fan", "humidifier", "water_heater", "vacuum", "select", "siren")),
        block("name_only", "hoe ver (is|zijn|staat|staan) [<het>] {name} [(open|dicht|omhoog|omlaag)]",
              slots={"attribute": "position"}, domains=("cover", "valve"), response="one"),
        block("name_only", "hoe (snel|hard) (draait|is|staat) [<het>] {name}", slots={"attribute": "percentage"},
              domains=("fan",), response="one"),
        block("name_area", "(wat is|hoe hoog is) [de|het] {name} (in|van) [de|het] {area}", domains=("sensor",),
              response="one"),
        block("name_only", "(wat is|hoe hoog (is|staat)|hoeveel is) [<het>] {name}", domains=("sensor", "number"),
              response="one"),
        block("name_only", "wat doet [<het>] {name}", "is [<het>] {name} (klaar|ingeschakeld|scherp|bezig|aan)",
              "(op welke stand|op welk programma) staat [<het>] {name}", "staat [<het>] {name} (aan|scherp)",
              domains=("vacuum", "lawn_mower", "alarm_control_panel", "select"), response="one"),
        block("class_area", "(wat is|hoe hoog is|hoe is) [<het>] {senses:device_class} <plaats>", slots=SENSOR,
              response="one"),
        block("class_here", "(wat is|hoe hoog is|hoe is) [<het>] {senses:device_class} [<here>]", slots=SENSOR,
              here=True, response="one"),
        block("class_only", "hoeveel (stroom|energie) (hebben we|heb ik|is er) [vandaag] (verbruikt|gebruikt)",
              "hoeveel (stroom|energie) (verbruiken|gebruiken) we [(vandaag|nu)]",
              slots={**SENSOR, "device_class": "energy"}, response="one"),
        block("class_area", "hoe vochtig is het <plaats>", slots={**SENSOR, "device_class": "humidity"},
              response="one"),
        *(
            block(f"openings{combination}", *sentences, slots=OPENING, response=response)
            for response, ask in (
                ("any", "(is|zijn|staat|staan) [er] [nog] [(een|de|het)]"), ("all", "(zijn|staan) alle"),
                ("which", "welke"), ("how_many", "hoeveel"),
            )
            for combination, sentences in (
                ("", (f"{ask} {{openings:device_class}} [(is|zijn|staat|staan)] [er] [nog] "
                    f"{{bs_open_states:state}}",)),
                ("_area", (
                    f"{ask} {{openings:device_class}} <plaats> [(is|zijn|staat|staan)] [nog] "
                    f"{{bs_open_states:state}}",
                    f"{ask} {{openings:device_class}} [(is|zijn|staat|staan)] [er] [nog] {{bs_open_states:state}} "
                    f"<plaats>",
                )),
                ("_floor", (
                    f"{ask} {{openings:device_class}} <verdieping> [(is|zijn|staat|staan)] {{bs_open_states:state}}",
                    *(("(is|zijn|staat|staan) er <verdieping> [nog] {openings:device_class} {bs_open_states:state}",)
                      if response == "any" else ()),
                    f"{ask} {{openings:device_class}} [(is|zijn|staat|staan)] [er] {{bs_open_states:state}} "
                    f"<verdieping>",
                )),
            )
        ),
        block("locks", "zijn alle {lock_kinds:domain} (op slot|dicht|vergrendeld|afgesloten)",
            slots={"state": "locked"},
              response="all"),
        block("motion_area", "is er beweging <plaats>", "beweegt er (iets|iemand|wat) <plaats>",
              slots={**OPENING, "device_class": "motion", "state": "on"}, response="any"),
        block("leak_area", "is er [ergens] (een lek|lekkage|water) <plaats>", slots={**OPENING,
        "device_class": "moisture", "state": "on"},
              response="any"),
        block("name_state", "(gaat|ging) [<het>] {name} af", "is [<het>] {name} afgegaan", slots={"state": "on"},
              domains=("binary_sensor",), response="one_yesno"),
        block("presence_area", "is er [nog] iemand <plaats>", "is <plaats> iemand",
              slots={**OPENING, "device_class": "occupancy", "state": "on"}, response="any"),
    ],
    "HassGetCurrentTime": [
        block("default", "hoe laat is het", "weet je hoe laat het is", "(zeg|vertel) [me|mij] [eens] hoe laat het is")
    ],
    "HassGetCurrentDate": [
        block("default", "(de hoeveelste|welke dag|welke datum|wat voor dag) is het [vandaag]",
            "wat is de datum [vandaag]",
              "(vertel|zeg) (me|mij) (de datum|welke dag het is)"),
    ],
    "HearthHelp": [
        block("default", "help", "hulp", "wat kan ik [hier] [allemaal] [tegen je] (zeggen|vragen|doen)",
              "wat kun je [hier] [allemaal] [doen]", "wat kan je [allemaal] [doen]", "hoe werk je"),
    ],
    "HearthUndo": [
        block("default", "(maak|draai) (dat|het|alles) [weer] (ongedaan|terug)", "ongedaan maken",
            "dat [weer] terugdraaien",
              "neem dat terug"),
    ],
}  # fmt: skip
