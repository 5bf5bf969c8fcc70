"""German: questions about states, and what is about no device."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.de_words import FAN, HEATER, HEATING, LIGHT, OPENING, SENSOR
from hub.intents.languages.model import block
from hub.intents.languages.places import about

QUESTIONS: dict[str, list[dict[str, Any]]] = {
    "HassClimateGetTemperature": [
        *about(HEATING, "auf (wie viel|wieviel|wie viele|welche) (grad|temperatur) (steht|ist) @ [eingestellt]",
               "wie (hoch|warm) ist @ (eingestellt|gestellt)",
               "(worauf|auf was) (steht|ist) @ [(eingestellt|gestellt)]", "was ist [an|bei] @ eingestellt",
               response="target_temperature"),
        block("area_only", "(wie|wie viel grad) (warm|kalt) ist es [denn] <area>", "ist es (warm|kalt) <area>",
              "was ist die temperatur <area>", response="current_temperature"),
        block("default", "was ist die temperatur [<hier>]", here=True, response="current_temperature"),
    ],
    "HassGetState": [
        *about(LIGHT, "(ist|sind|brennt|brennen) @ {on_off_states:state}", response="any", slots=None,
               places=("here", "area", "floor", "everywhere")),
        *(
            each for of in (HEATER, FAN) for each in about(
                of, "(ist|sind|läuft|laufen) @ [noch] {on_off_states:state}", response="any", places=("here", "area")
            )
        ),
        block("name_attribute",
            "wie viel (strom|leistung|watt|energie) (verbraucht|zieht|braucht|frisst) [<der>] {name} [gerade]",
              "(was|wie viel) verbraucht [<der>] {name} [gerade]", slots={"attribute": "power"}, response="one",
              domains=("switch", "light", "climate", "humidifier", "fan", "sensor")),
        *about(LIGHT, "brennt @", "ist @ noch an", slots={"state": "on"}, response="any",
               places=("here", "area", "floor", "everywhere")),
        block("name_state", "(läuft|laufen|brennt) [<der>] {name} [noch]", slots={"state": "on"},
              domains=("light", "switch", "fan", "binary_sensor"), response="one_yesno"),
        block("name_only", "wie hell (ist|leuchtet) [<der>] {name} [(eingestellt|gestellt)]",
        slots={"attribute": "brightness"},
              domains=("light",), response="one"),
        block("name_attribute", "wie (voll|geladen) ist [<der>] (akku|batterie) (von|vom|der|des|am|im) [<der>] {name}",
              "wie (voll|geladen) ist [<der>] {name}", "wie viel (akku|batterie|strom|saft) hat [<der>] {name} [noch]",
              "(wie ist|was ist|was macht) [<der>] (akku|batterie|akkustand|batteriestand|ladestand) (von|vom|der"
              "|des) [<der>] {name}",
              slots={"attribute": "battery"}, response="one",
              domains=("vacuum", "lawn_mower", "lock", "cover", "light", "sensor", "binary_sensor")),
        block("name_attribute", "welche [<der>] {name} (gibt es|hast du|stehen zur auswahl"
        "|kann ich [(aus)]wählen)",
              "(welcher|welches|welche|welchen) (modus|programm|effekt|stufe|einstellung|option) (hat|läuft (auf"
              "|bei)|ist (auf|bei)) [<der>] {name} [(eingestellt|gewählt)]",
              "(auf|in) (welchem|welcher) (modus|programm|effekt|stufe|einstellung) (ist|steht|läuft) [<der>] {name}",
              slots={"attribute": "option"}, response="one",
              domains=("light", "climate", "fan", "humidifier", "water_heater", "vacuum", "select", "siren")),
        block("floor_state", "brennt <floor> [noch] [irgendwo] [noch] licht", "ist <floor> [noch] [irgendwo] licht an",
              slots={**LIGHT.slots, "state": "on"}, response="any"),
        block("domain_state", "(brennt|ist) [noch] (irgendwo|<im_haus>) [noch] [ein] licht [an]",
              slots={**LIGHT.slots, "state": "on"}, response="any"),
        block("name_only", "wie weit (ist|sind) [<der>] {name} [(offen|auf|geöffnet|zu|unten|oben)]",
              slots={"attribute": "position"}, domains=("cover", "valve"), response="one"),
        block("name_only", "wie schnell (ist|läuft|dreht) [sich] [<der>] {name}", slots={"attribute": "percentage"},
              domains=("fan",), response="one"),
        block("name_area", "wie (hoch|groß|viel) ist [<der>] {name} <area>", domains=("sensor",), response="one"),
        block("name_only", "wie (hoch|groß|viel|laut) (ist|sind) [<der>] {name}", domains=("sensor", "number"),
              response="one"),
        block("name_only", "was macht [<der>] {name}", "wie geht es [<der>] {name}",
            "(ist|läuft) [<der>] {name} [fertig]",
              "ist [<der>] {name} (an|aus|scharf|unscharf|aktiv|scharf geschaltet|beim saugen|beim mähen)",
              "welches [programm] (hat|läuft) [<der>] {name}",
              domains=("vacuum", "lawn_mower", "alarm_control_panel", "select", "climate"), response="one"),
        block("class_area", "(wie (hoch|groß|viel) ist|wie ist|was ist) [<der>] {senses:device_class} <area>",
              "(wie (hoch|groß|viel) ist|wie ist|was ist) <area> [<der>] {senses:device_class}",
              slots=SENSOR, response="one"),
        block("class_here", "(wie (hoch|groß|viel) ist|wie ist|was ist) [<der>] {senses:device_class} [<hier>]",
              slots=SENSOR, here=True, response="one"),
        block("class_only", "wie viel (strom|energie) (haben wir|habe ich|hab ich|wurde) [heute] (verbraucht"
        "|gebraucht)",
              "wie viel (strom|energie) (verbrauchen|brauchen) wir [(heute|gerade)]",
              slots={**SENSOR, "device_class": "energy"}, response="one"),
        block("class_area", "wie feucht ist es <area>", slots={**SENSOR, "device_class": "humidity"}, response="one"),
        *(
            block(f"openings{combination}", *sentences, slots=OPENING, response=response)
            for response, ask in (
                ("any", "(ist|sind|steht|stehen) [(noch|irgendwelche|irgendein|ein|eine|das|die)]"),
                ("all", "(sind|ist) alle"), ("which", "welche[s]"), ("how_many", "(wie viele|wieviele)"),
            )
            for combination, sentences in (
                ("", (f"{ask} {{openings:device_class}} [(ist|sind|steht|stehen)] [noch] {{bs_open_states:state}}",)),
                ("_area", (
                    f"{ask} {{openings:device_class}} <area> [(ist|sind|steht|stehen)] [noch] "
                    f"{{bs_open_states:state}}",
                    f"{ask} {{openings:device_class}} [(ist|sind|steht|stehen)] <area> {{bs_open_states:state}}",
                    "(ist|sind) <area> [(noch|alle|das|die|ein|eine)] {openings:device_class} "
                    "{bs_open_states:state}",
                )[: 3 if response == "any" else 2]),
                ("_floor", (
                    f"{ask} {{openings:device_class}} <floor> [(ist|sind|steht|stehen)] [noch] "
                    f"{{bs_open_states:state}}",
                    f"{ask} {{openings:device_class}} [(ist|sind|steht|stehen)] <floor> {{bs_open_states:state}}",
                )),
            )
        ),
        block("locks", "sind alle {lock_kinds:domain} (zu|abgeschlossen|zugesperrt|verriegelt)",
              slots={"state": "locked"}, response="all"),
        block("motion_area", "(gibt es|ist) [(da|eine)] bewegung <area>", "bewegt sich [(was|etwas|jemand)] <area>",
        "hat sich <area> (was|etwas|jemand) bewegt",
              "hat sich (was|etwas|jemand) <area> bewegt",
              "(ist|gibt es) <area> [eine] bewegung",
              slots={**OPENING, "device_class": "motion", "state": "on"}, response="any"),
        block("leak_area", "(gibt es|ist [(da|irgendwo)]) (ein leck|wasser|ein wasserschaden) <area>",
              slots={**OPENING, "device_class": "moisture", "state": "on"}, response="any"),
        block("name_state", "(hat|ist) [<der>] {name} (angeschlagen|ausgelöst|alarm [geschlagen])",
        "(schlägt|löst) [<der>] {name} (an|aus)",
              slots={"state": "on"}, domains=("binary_sensor",), response="one_yesno"),
        block("name_state", "(ist|war) [<der>] {name} [noch] (zu|abgeschlossen)", slots={"state": "locked"},
        domains=("lock",),
              response="one_yesno"),
        block("name_state", "(ist|war) [<der>] {name} [noch] (auf|offen)", slots={"state": "unlocked"},
        domains=("lock",),
              response="one_yesno"),
        block("presence_area", "ist [(da|noch)] jemand <area>", "ist <area> jemand",
              slots={**OPENING, "device_class": "occupancy", "state": "on"}, response="any"),
    ],
    "HassGetCurrentTime": [
        block("default", "(wie spät ist es|wie viel uhr [ist es]|wieviel uhr [ist es]|wie spät haben wir es)",
              "(sag|sage) mir [bitte] (die uhrzeit|wie spät es ist)"),
    ],
    "HassGetCurrentDate": [
        block("default", "(der wievielte|den wievielten) (ist|haben wir) heute",
            "(den|der) wievielten haben wir [heute]",
              "was ist heute für ein (tag|datum)", "welcher (tag|wochentag) ist heute",
              "welches datum ist heute", "(sag|sage) mir das datum"),
    ],
    "HearthHelp": [
        block("default", "hilfe", "was kann ich [hier] [(dir|dich|alles)] [alles] (sagen|fragen|machen)",
              "was kannst du [hier] [(alles|eigentlich|so)] [(alles|tun|machen)] [(tun|machen)]",
              "(hilf mir|wie funktionierst du)"),
    ],
    "HearthUndo": [
        block("default", "(mache|mach) (das|es|die letzte aktion|alles) [wieder] rückgängig", "rückgängig [machen]",
              "nimm das [wieder] zurück", "(das|es) [bitte] rückgängig machen"),
    ],
}  # fmt: skip
