"""Spanish."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary, listed

_UNITS = listed(
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete"
    "|dieciocho|diecinueve|veinte|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|veintisiete"
    "|veintiocho|veintinueve"
)
_TENS = listed("treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa")
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 30.0 + 10 * number for number, word in enumerate(_TENS)}
_NUMBERS |= {f"{ten} y {one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS for one in _UNITS[1:10]}
_NUMBERS |= {"veintiún": 21.0, "cien": 100.0}
_NUMBERS |= {f"{word} y medio": number + 0.5 for word, number in _NUMBERS.items() if 10 < number < 40}

VOCABULARY = Vocabulary(
    things={
        "light": "luz|luces|lámpara|lámparas|iluminación|bombilla|bombillas|focos",
        "covering": "persiana|persianas|estor|estores|cortina|cortinas|toldo",
        "window": "ventana|ventanas|tragaluz",
        "garage": "garaje|puerta del garaje",
        "gate": "portón|verja|cancela",
        "door": "puerta|puertas|puerta principal",
        "valve": "válvula|riego|aspersor|aspersores|llave de paso",
        "lock": "cerradura|cerrojo",
        "climate": "calefacción|radiador|radiadores|termostato|aire acondicionado|climatizador",
        "fan": "ventilador|ventiladores|extractor",
        "vacuum": "aspiradora|aspirador|robot",
        "mower": "cortacésped",
        "humidifier": "humidificador|deshumidificador",
        "alarm": "alarma",
        "socket": "enchufe|enchufes",
        "boiler": "calentador|caldera|agua caliente|termo",
        "cooling": "aire acondicionado",
        "sun": "sol|rayos",
    },
    classes={
        "blind": "estor|estores",
        "curtain": "cortina|cortinas",
        "shutter": "persiana|persianas",
        "awning": "toldo",
    },
    colors={
        "rojo": "red",
        "roja": "red",
        "verde": "green",
        "azul": "blue",
        "amarillo": "yellow",
        "amarilla": "yellow",
        "naranja": "orange",
        "morado": "purple",
        "morada": "purple",
        "violeta": "violet",
        "rosa": "pink",
        "turquesa": "turquoise",
        "blanco": "white",
        "blanca": "white",
    },
    themes={
        "cosy": "acogedor|acogedora|relax|romántico|ambiente",
        "movie": "película|cine|tele",
        "night": "noche|dormir|buenas noches",
        "morning": "mañana|despertar|buenos días",
        "leave": "salir|ausente|fuera",
        "arrive": "llegada|en casa|bienvenida",
        "dinner": "cena|cenar|comida",
        "party": "fiesta",
        "reading": "lectura|leer",
        "christmas": "navidad|navideño|árbol",
        "front": "principal|entrada",
        "main": "general|principal",
        "watering": "aspersor|riego|jardín",
        "coffee": "cafetera|café|expreso|espresso",
        "feeding": "dar de comer al gato|comedero",
        "oven": "horno",
        "towel": "toallero|toallas",
        "fountain": "fuente",
        "television": "televisor|tele|televisión|tv",
        "printer": "impresora",
        "washing": "lavadora",
        "siren": "sirena",
        "quick": "rápido|corto|quick|express",
        "gentle": "delicad|seda|delicate|lana|wool",
        "wool": "lana|wool|delicad",
        "saving": "eco",
        "quiet": "silenc|silent|quiet",
        "strong": "max|turbo|fuerte",
        "aurora": "aurora",
        "rainbow": "arcoíris|rainbow",
        "fire": "fuego|fire|vela",
        "reverse": "invers|reverse",
        "natural": "natur",
        "outdoors": "exterior|fuera|jardín|balcón|terraza",
    },
    nouns={
        "light": "lámpara",
        "switch": "máquina",
        "cover": "persiana",
        "fan": "ventilador",
        "climate": "calefacción",
        "vacuum": "aspiradora",
        "lawn_mower": "cortacésped",
        "humidifier": "humidificador",
        "lock": "puerta",
        "water_heater": "calentador",
        "area": "habitación",
    },
    related={
        "imprimir": "impresora",
        "colada": "lavadora",
        "ropa": "lavadora",
        "gato": "dar de comer al gato",
        "peces": "temperatura del acuario",
        "café": "cafetera",
        "cafeína": "preparar un expreso|cafetera",
        "timbre": "volumen del timbre",
        "pastel": "horno",
        "toalla": "toallero",
    },
    rooms="ático|desván|invernadero|piscina|sauna|cobertizo|taller|balcón|terraza|despensa|escalera|bodega"
    "|garaje|despacho|oficina|cocina|dormitorio|salón|comedor|baño|pasillo|aseo|jardín|iglesia"
    "|colegio|escuela|hotel|restaurante|hospital|tienda|supermercado|museo|estadio|teatro|ciudad"
    "|pueblo|calle",
    everyday="sol|luna|estrella|estrellas|lluvia|cena|película|mañana|noche|tarde|gato|perro|fiesta|árbol"
    "|fuente|puerta|ventana",
    like="como un|como una|como en un|como en una|parece un|parece una",
    directions={
        "on": "enciende|encender|encended|prende|activa|arranca|pon",
        "off": "apaga|apagar|apagad|desactiva|corta|quita",
        "open": "abre|abrir|abrid",
        "close": "cierra|cerrar|cerrad",
        "up": "sube|subir|aumenta|levanta|más alto|más claro|más luz|más calor|más rápido|más caliente"
        "|demasiado oscuro|muy oscuro|demasiado frío|mucho frío",
        "down": "baja|bajar|reduce|disminuye|atenúa|menos|más bajo|más oscuro|más fresco|más frío|más lento"
        "|demasiada luz|mucha luz|demasiado calor|mucho calor",
    },
    everywhere="en todas partes|toda la casa|en toda la casa",
    outside="ahí fuera|aquí fuera|delante de la casa|en el camino",
    here="aquí|en esta habitación|la habitación",
    much="mucho",
    little="un poco|un poquito|ligeramente",
    by="en",
    units={
        "percent": "%|por ciento",
        "degrees": "°|grados|grado",
        "kelvin": "k|kelvin",
        "time": "segundo|segundos|minuto|minutos|hora|horas|día|días|semana|semanas",
    },
    numbers=_NUMBERS,
    parts={"la mitad": 50, "mitad": 50, "un cuarto": 25, "un tercio": 33, "tres cuartos": 75},
    later="mañana por la mañana|más tarde|luego|esta noche|esta tarde|la semana que viene|cuando|en cuanto"
    "|todos los días|cada mañana|cada noche|a mediodía|a medianoche|a las|después de cenar",
    acts="enciendas|encender|apagues|apagar|abras|abrir|cierres|cerrar|toques|tocar|pongas"
    "|poner|bajes|bajar|subas|subir"
    "|cambies|enciende|apaga|abre|cierra|quites|pares|muevas|dejes",
    negations="no|nunca|ni|no hace falta",
    past=r"\b(?:apagué|encendí|abrí|cerré|puse|bajé|subí|apagó|encendió|abrió|cerró|puso|bajó|subió|compré|compró"
    r"|apagamos ayer|abrieron|cerraron|apagaron)\b|\b(?:ayer|anoche|antes|hace (?:un|dos|tres) \w+|esta mañana)\b"
    r"|\b(?:he|has|hemos|han|había|habían) \w+(?:ado|ido|to)\b",
    reported=r"\b(?:dijo|dice que|dicen que|me dijo|contó|pidió que|según)\b",
    supposed=(
        r"^deja\b.*\b(?:encendid|apagad|abiert|cerrad)\w+$|^recuérdame\b|^ni se te ocurra\b|^no (?:te )?olvides\b"
        r"|(?:^|\b)(?:si (?:hace|hiciera|tengo|tuviera|tienes|abro|fuera|hay)|imagina|supongamos|habría|tendría)\b"
        r"|^(?:cómo (?:se|puedo|funciona|hago)|por qué|debería|debo)\b"
    ),
    questions=r"^(?:está|están|es|son|hay|qué|cuál|cuáles|cuánto|cuántos|cuánta|cuántas|cómo|dónde|quién|cuándo|sigue"
    r"|queda|me he|he|dime)\b",
    small="el la los las un una unos unas de del al a en con por para y o mi mis tu tus su sus"
    " nuestro este esta esto ese"
    " esa eso yo tú él ella nosotros me te se nos lo le les es son está están estoy estamos ser hace hacer haz hazme"
    " puedes podrías puede quiero querría necesito favor gracias sí no ya más menos muy poco algo bien bueno pues eh"
    " aquí ahí allí que qué cómo si también solo todo toda todos todas pon poner ponme dale da deja hay va vamos voy"
    " tan demasiado demasiada luego entonces oye",
)
