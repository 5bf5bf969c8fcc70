"""French: questions about states, and what is about no device."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.fr_words import FAN, HEATER, HEATING, LIGHT, OPENING, SENSOR
from hub.intents.languages.model import block
from hub.intents.languages.places import about

QUESTIONS: dict[str, list[dict[str, Any]]] = {
    "HassClimateGetTemperature": [
        *about(HEATING, "(à|sur) (combien|quelle température) (est|est-il) [réglé] @",
            "@ est [réglé] (à|sur) combien",
               "(à|sur) (combien|quelle température) est réglé[e] @", response="target_temperature",
               places=("name", "here", "area")),
        block("area_only", "(combien fait-il|il fait combien|quelle température (fait-il|il fait)|il fait quelle "
        "température"
              "|fait-il (chaud|froid)|il fait (chaud|froid)) <lieu>", "quelle est la température <lieu>"),
        block("default", "quelle température (fait-il|il fait) [<ici>]", "(fait-il|il fait) (chaud|froid) [<ici>]",
              "(combien fait-il|il fait combien) <ici>", here=True),
    ],
    "HassGetState": [
        block("area_state", "(<yatil>|est-ce qu'<yatil>) [une] (lumière|lampe) [d'] [{on_off_states:state}] <lieu>",
              "[est-ce que] [<le>]<lumiere> <lieu> <estil> {on_off_states:state}",
              "[est-ce que] [<le>]<lumiere> <estil> {on_off_states:state} <lieu>",
              slots=LIGHT.slots, response="any"),
        block("area_state", "(<yatil>|est-ce qu'<yatil>) de la lumière <lieu>", slots={**LIGHT.slots, "state": "on"},
              response="any"),
        block("here_state", "[est-ce que] [<le>]<lumiere> <estil> {on_off_states:state} [<ici>]", slots=LIGHT.slots,
              here=True, response="any"),
        *(
            each for of in (HEATER, FAN) for each in about(
                of, "[est-ce que] @ <estil> [(encore|toujours)] {on_off_states:state}", response="any",
                places=("here", "area"),
            )
        ),
        block("name_attribute", "combien (consomme|tire) [<le>]{name}", "[<le>]{name} consomme combien",
              "quelle est la consommation <du>[<le>]{name}", slots={"attribute": "power"}, response="one",
              domains=("switch", "light", "climate", "humidifier", "fan", "sensor")),
        block("domain_state", "(<quel>|quelles sont les) <lumiere> (sont|est) [restées] {on_off_states:state}",
              "qu'est-ce qui est allumé", slots=LIGHT.slots, response="which"),
        block("floor_state", "(<quel>|quelles sont les) <lumiere> (sont|est) [restées] {on_off_states:state} <niveau>",
              "(<quel>|quelles sont les) <lumiere> {on_off_states:state} <niveau>", slots=LIGHT.slots,
              response="which"),
        block("area_state", "(<quel>|quelles sont les) <lumiere> (sont|est) [restées] {on_off_states:state} <lieu>",
              slots=LIGHT.slots, response="which"),
        block("domain_state", "(combien de|combien <yatil> de) <lumiere> (sont|est) {on_off_states:state}",
              "combien de <lumiere> {on_off_states:state}", slots=LIGHT.slots, response="how_many"),
        block("name_state", "(est-ce que|est ce que) [<le>]{name} <estil> {on_off_states:state}",
              "[<le>]{name} <estil> (en marche|en route)", domains=("light", "switch", "fan"), response="one_yesno",
              slots={}),
        block("name_only", "quelle est [la] (luminosité|intensité) <du>[<le>]{name}", "[<le>]{name} est à combien",
              "à combien est [réglé] [<le>]{name}",
            slots={"attribute": "brightness"},
              domains=("light",), response="one"),
        block("name_state",
            "[est-ce que] [<le>]{name} (tourne|fonctionne|marche|est en marche|est en route) [(encore|toujours)]",
              slots={"state": "on"}, domains=("switch", "fan", "binary_sensor"), response="one_yesno"),
        block("name_state", "[est-ce que] [<le>]{name} <estil> [(encore|toujours)] {bs_open_states:state}",
              domains=("binary_sensor",), response="one_yesno"),
        block("name_state", "[est-ce que] [<le>]{name} <estil> [(encore|toujours)] {cover_states:state}",
              domains=("cover", "valve"), response="one_yesno"),
        block("name_state", "[est-ce que] [<le>]{name} <estil> [(encore|toujours)] {lock_states:state}",
              domains=("lock",), response="one_yesno"),
        block("name_attribute", "[il] [lui] reste[-t-il] combien de batterie (à|dans|pour|sur) [<le>]{name}",
              "combien (de batterie|de charge) [il] (reste[-t-il]|a) [(à|dans|pour|sur)] [<le>]{name}",
              "combien de batterie a [<le>]{name}", "[<le>]{name} a combien de batterie",
              "(quel est|<quel> est) [le] (niveau|état|charge) de [la] batterie <du>[<le>]{name}",
              "(où en est|comment va) la batterie <du>[<le>]{name}",
              slots={"attribute": "battery"}, response="one",
              domains=("vacuum", "lawn_mower", "lock", "cover", "light", "sensor", "binary_sensor")),
        block("name_attribute", "(<quel> sont|quelles sont) [<le>]{name}",
            "<quel> [<le>]{name} (il y a|sont possibles)",
              "<quel> [<le>]{name} (y a-t-il|as-tu)",
              "(dans|sur|en) <quel> (mode|programme|vitesse|réglage|effet) est [<le>]{name}",
              "<quel> (mode|programme|effet|réglage) (a|est sur|est réglé sur) [<le>]{name}",
              "[<le>]{name} est (dans|sur|en) <quel> (mode|programme|effet|réglage)",
              slots={"attribute": "option"}, response="one",
              domains=("light", "climate", "fan", "humidifier", "water_heater", "vacuum", "select", "siren")),
        block("name_only", "à combien <estil> (ouvert|ouverte|ouverts|fermé) [<le>]{name}",
              "[<le>]{name} <estil> (ouvert|ouverte|ouverts|ouvertes) à combien",
              "quelle est la position <du>[<le>]{name}",
              slots={"attribute": "position"}, domains=("cover", "valve"), response="one"),
        block("name_area", "<quel> est [<le>]{name} <dans> [<le>]{area}", domains=("sensor",), response="one"),
        block("name_only", "(<quel> est|combien vaut|c'est quoi) [<le>]{name}", domains=("sensor", "number"),
              response="one"),
        block("name_only", "que fait [<le>]{name}", "où en est [<le>]{name}",
            "(dans quel état|comment) est [<le>]{name}",
              "[<le>]{name} (est|est elle|est-elle) (armée|activée|activé|désarmée)",
              "[est-ce que] [<le>]{name} a fini",
              domains=("vacuum", "lawn_mower", "alarm_control_panel", "select"), response="one"),
        block("class_only", "(on a|nous avons|a-t-on) (consommé|utilisé|dépensé) combien [(d'électricité|de "
        "courant)] [aujourd'hui]",
              "combien (on a|a-t-on|avons-nous|nous avons) (consommé|utilisé) [(d'électricité|de courant)] "
              "[aujourd'hui]",
              "combien (d'électricité|de courant) (on a|a-t-on|avons-nous|nous avons) (consommé|utilisé) [aujourd'hui]",
              slots={**SENSOR, "device_class": "energy"}, response="one"),
        block("class_area", "(<quel> est|combien est|c'est quoi|c'est combien) [<le>]{senses:device_class} <lieu>",
              "combien (y a-t-il|il y a) de {senses:device_class} <lieu>", slots=SENSOR,
              response="one"),
        block("class_here", "(<quel> est|c'est quoi) [<le>]{senses:device_class} [<ici>]", slots=SENSOR, here=True,
              response="one"),
        *(
            block(f"openings{combination}", *sentences, slots=OPENING, response=response)
            for response, ask in (
                ("any", "[est-ce que] [(les|la|une|des|<yatil> (des|une)|est-ce qu'<yatil> (des|une))]"),
                ("all", "[est-ce que] <tous> les"),
                ("which", "(<quel>|quelles sont les)"), ("how_many", "combien [<yatil>] de"),
            )
            for combination, sentences in (
                ("", (f"{ask} {{openings:device_class}} [<estil>] {{bs_open_states:state}}",)),
                ("_area", (f"{ask} {{openings:device_class}} <lieu> [<estil>] {{bs_open_states:state}}",
                           f"{ask} {{openings:device_class}} [<estil>] {{bs_open_states:state}} <lieu>")),
                ("_floor", (f"{ask} {{openings:device_class}} <niveau> [<estil>] {{bs_open_states:state}}",
                            f"{ask} {{openings:device_class}} [<estil>] {{bs_open_states:state}} <niveau>")),
            )
        ),
        block("locks", "<tous> les {lock_kinds:domain} <estil> (verrouillées|fermées à (clé|clef)|fermées)",
              slots={"state": "locked"}, response="all"),
        block("motion_area", "[est-ce qu'](<yatil>|il y a) du mouvement <lieu>", "ça bouge <lieu>",
              slots={**OPENING, "device_class": "motion", "state": "on"}, response="any"),
        block("leak_area", "[est-ce qu'](<yatil>|il y a|y a) une (fuite|inondation) [d'eau] <lieu>",
              slots={**OPENING, "device_class": "moisture", "state": "on"}, response="any"),
        block("name_state", "[est-ce que] [<le>]{name} (s'est déclenché|s'est déclenchée|sonne|a sonné)",
              slots={"state": "on"}, domains=("binary_sensor",), response="one_yesno"),
        block("presence_area", "[est-ce qu'](<yatil>|il y a) quelqu'un <lieu>",
              slots={**OPENING, "device_class": "occupancy", "state": "on"}, response="any"),
    ],
    "HassGetCurrentTime": [
        block("default", "(quelle heure est-il|il est quelle heure|c'est quelle heure|quelle heure il est)",
              "(donne-moi|donne moi|dis-moi|dis moi) (l'heure|quelle heure il est)"),
    ],
    "HassGetCurrentDate": [
        block("default", "(on est|nous sommes|c'est) quel jour [aujourd'hui]",
        "quel jour (on est|est-on) [aujourd'hui]",
              "(donne-moi|dis-moi|dis moi) la date"),
    ],
    "HearthHelp": [
        block("default", "aide", "(aide-moi|aide moi)",
            "(qu'est-ce que|que) (je peux|puis-je) [te] (dire|demander|faire)",
              "(qu'est-ce que tu|que) (sais|peux|peux-tu|sais-tu) [faire]", "comment (tu fonctionnes|ça marche)"),
    ],
    "HearthUndo": [
        block("default", "(annule|annulez) (ça|la dernière (action|commande)|ce que tu (as fait|viens de faire))",
              "(reviens|retourne) en arrière", "remets [tout] comme avant", "défais ça"),
    ],
}  # fmt: skip
