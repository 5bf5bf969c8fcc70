"""French: the pieces that its sentences are made of."""

from __future__ import annotations

from hub.intents.languages.places import Things, listed, spoken

LIGHT = Things(
    kinds=("light",),
    name="[<le>]{name}|[<le>](lumières|lumière|lampes|lampe) <du>[<le>]{name}",
    here="[<le>]<lumiere> [<ici>]",
    area="[<tous>] [<le>]<lumiere> <lieu>|<lieu> [<le>]<lumiere>",
    floor="[<tous>] [<le>]<lumiere> <niveau>|<niveau> [<le>]<lumiere>",
    everywhere="<tous> [<le>]<lumiere> [<partout>]|[<le>]<lumiere> <partout>|<partout> [<le>]<lumiere>",
    slots={"domain": "light"},
)
FAN = Things(
    kinds=("fan",),
    name="[<le>]{name}",
    here="[<le>](ventilateurs|ventilateur|ventilo) [<ici>]",
    area="[<tous>] [<le>](ventilateurs|ventilateur|ventilo) <lieu>",
    everywhere="<tous> [<le>]ventilateurs [<partout>]",
    slots={"domain": "fan"},
)
COVER = Things(
    kinds=("cover", "valve"),
    name="[<le>]{name}",
    here="[<le>]{cover_classes:device_class} [<ici>]",
    area="[<tous>] [<le>]{cover_classes:device_class} <lieu>",
    floor="[<tous>] [<le>]{cover_classes:device_class} <niveau>",
    everywhere="<tous> [<le>]{cover_classes:device_class} [<partout>]|[<le>]{cover_classes:device_class} <partout>",
    slots={"domain": "cover"},
)
HEATING = Things(
    kinds=("climate", "water_heater"),
    name="[<le>]{name}",
    here="[<le>]<chauffage> [<ici>]",
    area="[<le>]<chauffage> <lieu>|<lieu> [<le>]<chauffage>",
    floor="[<le>]<chauffage> <niveau>",
    everywhere="<tous> [<le>](chauffages|radiateurs|thermostats) [<partout>]|[<le>]<chauffage> <partout>",
    slots={"domain": "climate"},
)
HEATER = Things(
    kinds=("climate", "water_heater"),
    name="[<le>]{name}",
    here="[<le>]<appareil> [<ici>]",
    area="[<le>]<appareil> <lieu>|<lieu> [<le>]<appareil>",
    floor="[<le>]<appareil> <niveau>",
    everywhere="<tous> [<le>](chauffages|radiateurs|thermostats) [<partout>]|[<le>]<appareil> <partout>",
    slots={"domain": "climate"},
)
"""What is turned on and off: not a temperature."""
TEMPERATURE = Things(
    kinds=(), here="[<le>]température [<ici>]", area="[<le>]température <lieu>", slots={"domain": "climate"}
)
FAN_OF = Things(
    kinds=("climate",),
    name="[<le>]<ventilation> (du|de la|de l'|de) [<le>]{name}",
    here="[<le>](mode de ventilation|vitesse de ventilation) [<ici>]",
    area="[<le>]<ventilation> de la (climatisation|clim) <lieu>",
    slots={"domain": "climate"},
)
HUMIDIFIER = Things(
    kinds=("humidifier",),
    name="[<le>]{name}",
    here="[<le>](humidité|taux d'humidité) [<ici>]",
    area="[<le>](humidité|taux d'humidité) <lieu>",
    slots={"domain": "humidifier"},
)
ALARM = Things(
    kinds=("alarm_control_panel",), name="[<le>]{name}", everywhere="[<le>](alarme|système d'alarme)",
    slots={"domain": "alarm_control_panel"},
)  # fmt: skip
LOCK = Things(kinds=("lock",), name="[<le>]{name}", everywhere="<tous> les (portes|serrures)", slots={"domain": "lock"})
NUMBER = Things(kinds=("number",), name="[<le>]{name}")
VACUUM = Things(
    kinds=("vacuum",), name="[<le>]{name}", everywhere="[<le>](aspirateur|robot aspirateur)", slots={"domain": "vacuum"}
)
MOWER = Things(
    kinds=("lawn_mower",), name="[<le>]{name}", everywhere="[<le>](tondeuse|robot tondeuse)",
    slots={"domain": "lawn_mower"},
)  # fmt: skip
CLEANER = Things(kinds=("vacuum", "lawn_mower"), name="[<le>]{name}")
SWITCHED = Things(kinds=("humidifier", "siren", "water_heater"), name="[<le>]{name}")
CHOICE = Things(
    kinds=("fan", "climate", "water_heater", "humidifier", "siren", "vacuum", "select"),
    name="[<le>]{name}",
    here=HEATER.here,
    area=HEATER.area,
    floor=HEATER.floor,
    slots=HEATER.slots,
)
EVERYTHING = Things(
    kinds=(), here="tout <ici>", area="tout <lieu>", floor="tout <niveau>", everywhere="tout [<partout>]",
    slots={"domain": "everything"},
)  # fmt: skip
OPENING = {"domain": "binary_sensor"}
SENSOR = {"domain": "sensor"}

PERCENT = "{brightness}<pourcent>"
BY_PERCENT = "(de|d') {step_percent:amount}<pourcent>"
BY_DEGREES = "(de|d') {step_degrees:amount}<degres>"
HALF = (
    "(à moitié|à demi|à la moitié|à mi-hauteur|à mi hauteur)[ (ouvert|ouverte|ouverts|ouvertes|fermé|fermée|fermés"
    "|fermées)]"
)

EXPANSION_RULES = {
    "appareil": "(chauffage|thermostat|climatisation|clim|radiateur|radiateurs)",
    "ventilation": "(mode de ventilation|vitesse de ventilation|vitesse du ventilateur|ventilation|soufflerie"
    "|ventilateur)",
    # The community also takes "ouvre", "ferme", "état", "été" and "mais" for these verbs: "ferme le garage"
    # would put out its light.
    "allume": "(allume "
    "moi|allume|allumes|allumez|allumer|branche|branchez|brancher|active|activez|activer|démarre|démarrez|démarrer"
    "|rallume|rallumez|rallumer)",
    "eteins": "(éteins "
    "moi|éteins|éteint|eteins|eteint|éteignez|éteindre|eteindre|désactive|désactivez|désactiver|arrête"
    "|arrêtez|arrêter|coupe|coupez|couper|débranche|débranchez|débrancher|stoppe"
    ""
    "|stopper)",
    "ouvre": "(ouvre moi|ouvre|ouvres|ouvrez|ouvrir|rouvre|rouvrez|rouvrir|monte|montez|monter|lève|levez|lever"
    "|remonte|remontez"
    "|remonter|déroule|déroulez|dérouler|déplie|dépliez|déplier|relève|relevez|relever)",
    "ferme": "(ferme moi|ferme|fermes|fermez|fermer|referme|refermez|refermer|baisse|baissez|baisser|descends"
    "|descend|descendez|descendre|enroule|enroulez|enrouler|replie|repliez|replier|rentre|rentrez|rentrer)",
    "mets": "(mets moi|mets|met|mettez|mettre|passe|passez|passer)",
    "regle": "(règle moi|mets "
    "moi|règle|règles|réglez|régler|mets|met|mettez|mettre|ajuste|ajustez|ajuster|change|changez|changer"
    "|passe|passez|passer|rends|rendez|rendre)",
    "augmente": "(augmente|augmentez|augmenter|monte|montez|monter|remonte|remontez)",
    "diminue": "(diminue|diminuez|diminuer|baisse|baissez|baisser|réduis|réduisez|réduire|tamise|tamisez|tamiser)",
    "verrouille": "(verrouille|verrouillez|verrouiller|barre|barrer)",
    "deverrouille": "(déverrouille|déverrouillez|déverrouiller)",
    "arrete": "(arrête|arrêtez|arrêter|stoppe|stoppez|stopper|stop)",
    "demarre": "(démarre|démarrez|démarrer|lance|lancez|lancer)",
    "renvoie": "(renvoie|renvoyez|renvoyer|range|ranger|ramène)",
    "lieu": "[(dans|du|de|des|à|au|aux|sur|en)] [<le>]{area}",
    "niveau": "[(dans|du|de|des|à|au|aux|sur)] [<le>]{floor}",
    "du": "(du |de la |des |de l'|de |d')",
    "partout": "(partout|dans toute la maison|dans la maison|de [toute] la maison|dans toutes les pièces"
    "|de l'appartement)",
    "ici": "(ici|dans (cette|la) pièce|de la pièce)",
    "chauffage": "(chauffage|thermostat|climatisation|clim|radiateur|radiateurs|température)",
    "peu": "(un tout petit peu|un petit peu|un peu|légèrement|un brin|un chouïa)",
    "lumiere": "(lumières|lumière|lampes|lampe|ampoules|ampoule|éclairages|éclairage)",
}  # fmt: skip
LISTS = {
    "size": listed(little="<peu>", much="(beaucoup|bien|nettement|fortement|vraiment)"),
    "lighter": listed(
        up="(plus (clair|claire|lumineux|lumineuse|fort|forte|vif)|moins sombre)",
        down="(plus (sombre|doux|douce|tamisé|tamisée|foncé)|moins (fort|forte|lumineux|clair))",
    ),
    "hotter": listed(up="(plus (chaud|chaude)|moins froid)", down="(plus (froid|froide|frais|fraîche)|moins chaud)"),
    "wetter": listed(up="plus humide", down="(plus sec|moins humide)"),
    "higher": listed(up="plus (haut|ouvert|ouverts)", down="plus (bas|fermé|fermés)"),
    "faster": listed(up="plus (vite|fort|rapide)", down="(moins (vite|fort)|plus (lentement|lent|doucement))"),
    "louder": listed(up="plus (fort|haut)", down="(moins fort|plus (bas|doucement))"),
    "changed": listed(up="<augmente>", down="<diminue>"),
    "further": listed(up="(de plus|en plus)", down="(de moins|en moins)"),
    "moved": listed(up="<ouvre>", down="<ferme>"),
    "level": listed(
        n100="(au maximum|à fond|à pleine puissance|au max|pleine puissance)",
            n50="(à moitié|à la moitié|à mi-puissance)",
        n10="(au minimum|au plus bas|au mini)",
    ),
    "speed_level": listed(
        n100="(au maximum|à fond|au max|à pleine puissance)", n50="(à moitié|à vitesse moyenne)",
        n25="(au minimum|à petite vitesse|au plus bas)",
    ),
    "number": {"range": {"from": -1000, "to": 100_000, "words": False}},
    "number_words": {"range": {"from": 0, "to": 200, "digits": False}},
    "step_percent": {"range": {"from": 1, "to": 100}},
    "step_degrees": {"range": {"from": 0, "to": 20, "fractions": "halves"}},
    "arm_modes": listed(
        away="(absent|absence|totale)", home="(présent|présence|maison|partielle)", night="nuit",
        vacation="(vacances|vacance)",
    ),
    "fan_mode": listed(auto="(auto|automatique)", low="(bas|basse|faible|minimum|petite vitesse)",
                       medium="(moyen|moyenne|vitesse moyenne)",
                       high="(haut|haute|fort|forte|maximum|au maximum|au max|à fond|grande vitesse)"),
    "openings": listed(window="(fenêtres|fenêtre)", door="(portes|porte)"),
    "lock_kinds": listed(lock="(portes|serrures)"),
    "senses": listed(
        humidity="(humidité|taux d'humidité)", carbon_dioxide="(taux de CO2|CO2)", illuminance="luminosité",
        pressure="pression", pm25="particules fines", energy="(consommation|consommation d'électricité)",
        power="puissance", battery="batterie",
    ),
    "cover_classes": {
        "values": [
            {"in": "(stores vénitiens|store vénitien|stores|store)", "out": "blind"},
            {"in": "(auvents|auvent|store banne|stores bannes|bannes|banne)", "out": "awning"},
            {"in": "(rideaux|rideau)", "out": "curtain"},
            {"in": "(portes|porte)", "out": "door"},
            {"in": "(porte|portes) (de garage|du garage)", "out": "garage"},
            {"in": "(portails|portail)", "out": "gate"},
            {"in": "(volets roulants|volet roulant|volets|volet)", "out": "shutter"},
            {"in": "(fenêtres|fenêtre|velux)", "out": "window"},
        ]
    },
    "color": listed(
        white="(blanc|blanche|blanches)", red="rouge[s]", orange="orange", yellow="jaune[s]",
        green="(vert|verte|vertes)", blue="(bleu|bleue|bleues)", purple="(violet|violette|mauve)", brown="marron",
        pink="rose[s]", turquoise="turquoise", cyan="cyan", magenta="magenta", gold="doré",
    ),
    "color_temperature_names": {
        "values": [
            {"in": "(lumière de bougie|bougie)", "out": 1900},
            {"in": "(blanc chaud|lumière chaude)", "out": 2700},
            {"in": "(blanc froid|blanc neutre|lumière froide)", "out": 4000},
            {"in": "lumière du jour", "out": 6500},
        ]
    },
}  # fmt: skip
OPTION_WORDS = spoken(
    cotton="coton", quick="rapide", wool="laine", delicates="délicat", rainbow="arc en ciel", candle="bougie",
    heat="chauffage|chauffer", cool="froid|refroidir|refroidissement|rafraîchir", auto="automatique|auto",
    dry="sec|déshumidification|déshumidifier", fan_only="ventilation seule|ventilation", away="absent|absence",
    eco="éco|eco|économie|économique", comfort="confort", boost="boost", sleep="nuit|sommeil", low="bas|faible",
    medium="moyen", high="haut|fort", normal="normal", natural="naturel", silent="silencieux|silence",
    turbo="turbo", max="maximum", standard="standard", baby="bébé", forward="été|avant", reverse="hiver|arrière",
    performance="performance", electric="électrique", heat_cool="chaud et froid",
)  # fmt: skip
RENAMED = (
    (r"(.+?) (?:de |à )?gauche", r"\1 de gauche"), (r"(.+?) (?:de |à )?droite?", r"\1 de droite"),
    (r"(.+?) (?:de|à) (gauche|droite)", r"\1 \2"), (r"(.+?) gauche", r"\1 à gauche"), (r"(.+?) droite?",
    r"\1 à droite"),
    (r"(.+?) (?:de|à) droite", r"\1 droit"), (r"chambre (?:d'|de )(\w+)", r"chez \1"),
)  # fmt: skip
"""`Store droit` is also the one `de droite`, `chez Emma` the `chambre d'Emma`."""
_VERBS = "allum|éteign|éteind|ferm|ouvr|mett|mont|baiss|rallum|referm|rouvr|coup|lanc|arrêt|verrouill|déverrouill|tir"
REWRITES = (
    # inversions, also where nobody wrote the hyphen
    (r"\bfait il\b", "fait-il"), (r"\bsommes nous\b", "sommes-nous"), (r"\best ce (que|qu')", r"est-ce \1"),
    (r"\ba t(?:[- ]| ')(il|elle|on)\b", r"a-t-\1"), (r"\bqu'est ce\b", "qu'est-ce"),
    # drawn together and left out: "tu peux m'allumer", "t'éteins"
    (r"\bs'?te? ?pla[iî]t\b|\bsteupla[iî]t\b|\bsilteuplé\b", "s'il te plaît"),
    (rf"\b[mt]'(?=(?:{_VERBS}|étein|allume))", ""),
    (rf"\b(?:me|nous|te) (?=(?:{_VERBS})\w*(?:r|re)\b)", ""),
    (r"\b(allume|éteins|ouvre|ferme|mets|monte|baisse|rallume|éteignez|allumez|ouvrez|fermez|lance|coupe|arrête"
    r"|règle|passe"
     r"|descends|remonte|démarre|active|augmente|diminue|tamise|éclaire|change|branche|débranche|rouvre|referme)[- "
     r"](?:moi|nous) "
     r"(?=(?:le|la|les|l'|un|une|tout|toutes|tous|de)\b)", r"\1 "),
    (r"\btu (allumes|éteins|ouvres|fermes|mets|montes|baisses|lances|rallumes|arrêtes)\b", r"\1"),
    (r"^(?:je (?:voudrais|veux)|j'aimerais)(?: bien)? qu'il fasse ", "mets "),
    # "j'aimerais que tu allumes"
    (r"^(?:je (?:voudrais|veux|souhaite|souhaiterais)|j'aimerais(?: bien)?|il faudrait|il faut|ce serait bien) "
     r"que (?:tu "
     r"|vous )?", ""),
    (r"\b(mont|baiss|lanc|arrêt|allum"
    r"|ferm)es\b", r"\1e"),
    # "tu peux la fermer"
    (r"\b(?:peux[- ]tu|tu peux|tu pourrais|pourrais[- ]tu|pouvez[- ]vous|vous pouvez|pourriez[- ]vous) (?:le|la|les"
    r"|l') ?"
     r"(allumer|éteindre|fermer|ouvrir|rallumer|refermer|baisser|monter)\b", r"\1 ça"),
    # questions as they are spoken
    (r",? (?:ou pas|ou non)\W*$", ""), (r"\b(est|sont) restée?s? (?=allumé|ouvert|fermé|éteint)", r"\1 "),
    (r"^(?:est-ce qu')?(?:il )?reste(?:-t-il)? (?:encore |toujours )?(?:une |des )(lumières?|lampes?) allumées?\b",
     "quelles lumières sont allumées"),
    (r"^(?:elle|il|elles|ils) (est|sont) (?:encore |toujours |bien )?(\w+),? ((?:la|le|les|l')\W?.+?)\W*$",
     r"est-ce que \3 \1 \2"),
    (r"^(?:est[- ]ce que )?(?:j'ai|on a|nous avons|quelqu'un a) (?:bien )?(?:fermé à cl(?:é|ef)|verrouillé) (.+?)\W*$",
     r"est-ce que \1 est verrouillée"),
    (r"^(?:est[- ]ce que )?(?:j'ai|on a|nous avons|quelqu'un a) (?:bien |oublié d')?(?:éteint|éteindre) (.+?)\W*$",
     r"est-ce que \1 est éteint"),
    (r"^(?:est[- ]ce que )?(?:j'ai|on a|nous avons|quelqu'un a) laissé (.+?) (allumée?s?|ouverte?s?|en marche)\W*$",
     r"est-ce que \1 est \2"),
    (r"^(?:il )?y a(?:-t-il)? (?:encore |toujours )?des (lumières|lampes) (?:encore )?allumées\b(?! à l'extérieur)",
     r"quelles \1 sont allumées"),
    (r"^(?:est-ce qu')?il y a (?:encore )?(?:des|une) (fenêtres?|portes?) (ouvertes?"
    r"|fermées?)\b", r"quelles \1 sont \2"),
    # numbers
    (r"(\d+) (degrés?|°) et demie?\b", r"\1,5 \2"),
    (r"(\d+)° et demie?\b", r"\1,5°"),
    (r"(?<=[a-zé]) (degrés?) et demie?\b", r" virgule cinq \1"),
    (r"(\d+) et demie?\b", r"\1,5"), (r"\b(à|sur) ([a-zé]+(?:[- ][a-zé]+)?) et demie?\b", r"\1 \2 virgule cinq"),
    (r"\b(?:d'|de |un )+demi[- ]degré\b", "de 0,5 degrés"),
    (r"\b(à|de|d'|sur) ?un tiers\b", r"\1 33 %"),
    (r"\b(à|de|sur) deux tiers\b|\baux deux tiers\b", "à 67 %"),
    (r"\b(à|de|sur) un quart\b", r"\1 25 %"),
    (r"\b(?:à|sur) trois quarts\b|\baux trois quarts\b", "à 75 %"),
)  # fmt: skip
"""How French draws words together, asks and counts, as its sentences have it."""
