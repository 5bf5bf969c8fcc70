"""French."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary, listed

_UNITS = listed(
    "zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix sept|dix huit"
    "|dix neuf"
)
_TENS = listed("vingt|trente|quarante|cinquante|soixante")
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 20.0 + 10 * number for number, word in enumerate(_TENS)}
_NUMBERS |= {f"{ten} {one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS for one in _UNITS[2:10]}
_NUMBERS |= {f"{ten} et un": _NUMBERS[ten] + 1 for ten in _TENS}
_NUMBERS |= {"soixante dix": 70.0, "quatre vingt": 80.0, "quatre vingts": 80.0, "quatre vingt dix": 90.0, "cent": 100.0}
_NUMBERS |= {f"{word} et demi": number + 0.5 for word, number in _NUMBERS.items() if 10 < number < 40}

VOCABULARY = Vocabulary(
    things={
        "light": "lumière|lumières|lampe|lampes|éclairage|ampoule|ampoules|plafonnier|lampadaire|spots",
        "covering": "volet|volets|store|stores|rideau|rideaux|persienne|persiennes|auvent",
        "window": "fenêtre|fenêtres|velux",
        "garage": "garage|porte de garage|porte du garage",
        "gate": "portail",
        "door": "porte|portes|porte d'entrée",
        "valve": "vanne|arrosage|arroseur|arroseurs",
        "lock": "serrure|verrou",
        "climate": "chauffage|radiateur|radiateurs|thermostat|climatisation|clim",
        "fan": "ventilateur|ventilateurs|ventilation|vmc",
        "vacuum": "aspirateur|robot",
        "mower": "tondeuse",
        "humidifier": "humidificateur|déshumidificateur",
        "alarm": "alarme",
        "socket": "prise|prises",
        "boiler": "chauffe eau|ballon|eau chaude",
        "cooling": "climatisation|clim|climatiseur",
        "sun": "soleil|rayons",
    },
    classes={
        "blind": "store|stores",
        "curtain": "rideau|rideaux",
        "shutter": "volet|volets|persienne|persiennes",
        "awning": "auvent|store banne",
    },
    colors={
        "rouge": "red",
        "vert": "green",
        "verte": "green",
        "bleu": "blue",
        "bleue": "blue",
        "jaune": "yellow",
        "orange": "orange",
        "violet": "violet",
        "violette": "violet",
        "rose": "pink",
        "turquoise": "turquoise",
        "blanc": "white",
        "blanche": "white",
    },
    themes={
        "cosy": "cosy|détente|romantique|ambiance|chaleureux",
        "movie": "film|cinéma|télé",
        "night": "nuit|dormir|bonne nuit",
        "morning": "matin|réveil|bonjour",
        "leave": "départ|absent|sortie",
        "arrive": "retour|arrivée|maison",
        "dinner": "dîner|repas",
        "party": "fête",
        "reading": "lecture|lire",
        "christmas": "noël|sapin",
        "front": "entrée|principale",
        "main": "principale|générale",
        "watering": "arrosage|arroseur|jardin",
        "coffee": "café|cafetière|espresso",
        "feeding": "nourrir le chat|nourrir|distributeur",
        "oven": "four",
        "towel": "serviettes|serviette",
        "fountain": "fontaine",
        "television": "télé|télévision|tv",
        "printer": "imprimante",
        "washing": "machine à laver|lave linge|lave-linge",
        "siren": "sirène",
        "quick": "rapide|court|quick|express",
        "gentle": "délicat|délicats|soie|delicate|laine|wool",
        "wool": "laine|wool|délicat",
        "saving": "éco|eco",
        "quiet": "silenc|silent|quiet",
        "strong": "max|turbo|fort",
        "aurora": "aurora|aurore",
        "rainbow": "arc-en-ciel|rainbow",
        "fire": "feu|fire|bougie",
        "reverse": "inverse|reverse",
        "natural": "natur",
        "outdoors": "extérieur|extérieure|dehors|jardin|balcon|terrasse",
    },
    nouns={
        "light": "lampe",
        "switch": "machine",
        "cover": "store",
        "fan": "ventilateur",
        "climate": "chauffage",
        "vacuum": "aspirateur",
        "lawn_mower": "tondeuse",
        "humidifier": "humidificateur",
        "lock": "porte",
        "water_heater": "chauffe-eau",
        "area": "pièce",
    },
    related={
        "imprimer": "imprimante",
        "lessive": "machine à laver|lave-linge",
        "linge": "machine à laver|lave-linge",
        "chat": "nourrir le chat",
        "poissons": "température de l'aquarium|aquarium",
        "café": "machine à café|cafetière",
        "caféine": "préparer un espresso|machine à café",
        "sonnette": "volume de la sonnette",
        "arbre": "sapin",
        "serviette": "sèche-serviettes",
        "gâteau": "four",
    },
    rooms="grenier|véranda|serre|piscine|sauna|abri|cabanon|atelier|balcon|terrasse|cellier|escalier|cave"
    "|garage|bureau|cuisine|chambre|salon|salle à manger|salle de bain|salle de bains|couloir"
    "|toilettes|jardin|église|école|hôtel|restaurant|hôpital|magasin|supermarché|musée|stade|théâtre"
    "|ville|village|rue|chez le voisin",
    everyday="soleil|lune|étoile|étoiles|pluie|dîner|film|matin|nuit|soir|chat|chien|fête|sapin|porte|fenêtre|miroir",
    like="comme dans un|comme dans une|comme un|comme une|croirait dans un|croirait dans une|croirait à",
    directions={
        "on": "allume|allumer|allumez|active|démarre|lance|mets",
        "off": "éteins|éteindre|éteignez|coupe|arrête|désactive",
        "open": "ouvre|ouvrir|ouvrez",
        "close": "ferme|fermer|fermez",
        "up": "monte|augmente|remonte|plus haut|plus chaud|plus clair|plus fort|plus vite"
        "|trop sombre|trop noir|trop froid|si froid",
        "down": "baisse|diminue|réduis|descends|moins|plus bas|plus frais|plus sombre|tamise"
        "|trop lumineux|trop clair|trop chaud|si chaud",
    },
    everywhere="partout|dans toute la maison|toute la maison",
    outside="là dehors|dehors|devant la maison|sur le chemin",
    here="ici|dans cette pièce|la pièce",
    much="beaucoup",
    little="un peu|légèrement",
    by="de",
    units={
        "percent": "%|pour cent|pourcent",
        "degrees": "°|degrés|degré",
        "kelvin": "k|kelvin",
        "time": "seconde|secondes|minute|minutes|heure|heures|h|jour|jours|semaine|semaines",
    },
    numbers=_NUMBERS,
    parts={"moitié": 50, "à moitié": 50, "un quart": 25, "un tiers": 33, "trois quarts": 75},
    later="demain|plus tard|ce soir|cette nuit|la semaine prochaine|quand je|dès que|tous les jours|chaque matin"
    "|chaque soir|à midi|à minuit|après le dîner|au coucher du soleil",
    acts="allume|allumer|allumez|éteins|éteindre|ouvre|ouvrir|ouvrez|ferme|fermer|fermez|mets|touche|baisse|monte|coupe"
    "|arrête|lance|verrouille|déverrouille|change",
    negations="n'|ne|jamais|pas besoin de|pas besoin d'",
    past=r"\b(?:j'ai|tu as|il a|elle a|on a|nous avons|vous avez|ils ont|elles ont|ont)\b(?: \w+)?"
    r" (?:éteint|allumé|ouvert|fermé|mis|baissé|monté|acheté|changé|coupé)\b|\b(?:hier"
    r"|autrefois|ce matin|était|avait)\b",
    reported=r"\b(?:m'a dit|a dit|disait|dit que|disent que|paraît que|demandé|raconte que)\b",
    supposed=(
        r"^laisse\b.*\b(?:allum|éteint|ouvert|ferm)\w*$|^rappelle\b|^n'oublie[sz]? pas\b"
        r"|(?:^|\b)(?:si (?:je|tu|on|nous|vous|les?|la)\b|s'il (?:fait|faisait|y)|imagine|suppose|aurait|j'aurais)"
        r"|^(?:comment (?:faire|fonctionne|peut|on)|pourquoi|dois je|devrais je)\b"
    ),
    questions=r"^(?:est ce|qu'|que|quel|quelle|quels|quelles|combien|comment|où|qui|quand|y a|ai je|reste|dis moi"
    r"|il fait combien)\b|\b(?:est elle|est il|sont elles|sont ils|fait il)\b",
    elisions="l|d|j|m|t|s|c|n|qu|jusqu",
    small="le la les l' un une des du de d' au aux à en dans sur sous avec pour par et ou mon"
    " ma mes ton ta tes son sa ses"
    " notre nos ce cet cette ces je j' tu il elle on nous vous ils elles me m' te t' se"
    " s' moi toi est es sont suis être"
    " fait fais faire ai as a ont avoir peux peut pourrais pouvez voudrais veux s'il plaît plait te merci oui non ne n'"
    " pas plus moins trop très peu bien bon alors euh ici là y c' ça cela qu' que qui quoi besoin faut il va vais tout"
    " toute tous encore aussi si mets met mettre pièce",
)
