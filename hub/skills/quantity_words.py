"""How quantities are said: units, articles, and what joins several things, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.languages import base_of

UNITS: Mapping[str, tuple[str, float]] = {
    "ml": ("volume", 0.001), "cl": ("volume", 0.01), "dl": ("volume", 0.1), "l": ("volume", 1),
    "g": ("mass", 0.001), "kg": ("mass", 1),
    "oz": ("imperial mass", 1), "lb": ("imperial mass", 16),
}  # fmt: skip
"""Units that turn into each other: what they measure, and how much of it. Any other unit agrees with itself alone."""


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """One language."""

    units: Mapping[str, tuple[str, ...]]
    """By unit: one, several, then what else people say or write."""
    of: str
    """Between a unit and what it is of: `{item}`."""
    of_words: tuple[str, ...]
    """What people say there."""
    elided: str = ""
    """`of` in front of a vowel, where it is another."""
    articles: tuple[str, ...] = ()
    """Said in front of a thing and no part of its name."""
    ones: tuple[str, ...] = ()
    """Count as one in front of a unit."""
    halves: tuple[str, ...] = ()
    """Half of the unit that follows."""
    and_half: tuple[str, ...] = ()
    """Said behind a number or a unit for another half."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Numbers that are no plain ones."""
    dozens: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    """Count and no more: `six pieces`."""
    times: tuple[str, ...] = ("x", "×")
    """Between a number and a thing, in either order."""
    not_counted: frozenset[str] = frozenset({"%", "in"})
    """Behind a number that is part of a name: `3 in 1`, `2 % milk`."""
    joins: tuple[str, ...] = ()
    """Between several things."""
    leading: tuple[str, ...] = ()
    """Said in front of a further thing: `also`."""
    vague: tuple[str, ...] = ()
    """Name no thing: `something`."""
    pairs: tuple[str, ...] = ()
    """One thing though it has a join inside."""
    shades: frozenset[str] = frozenset()
    """Words that are no thing by themselves: `red` in "red and green peppers"."""
    plurals: tuple[str, ...] = ("s", "es")
    """Endings by which one and several of a thing differ."""
    one_until: float = 0.0
    """Up to this an amount is said as one, besides 1 itself."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORDS: dict[str, QuantityWords] = {
    "en": QuantityWords(
        units={
            "l": ("litre", "litres", "liter", "liters", "l"), "ml": ("millilitre", "millilitres", "milliliters", "ml"),
            "cl": ("centilitre", "centilitres", "cl"), "dl": ("decilitre", "decilitres", "dl"),
            "kg": ("kilo", "kilos", "kilogram", "kilograms", "kg"), "g": ("gram", "grams", "gramme", "grammes", "g"),
            "lb": ("pound", "pounds", "lb", "lbs"), "oz": ("ounce", "ounces", "oz"),
            "pint": ("pint", "pints"), "gallon": ("gallon", "gallons"), "quart": ("quart", "quarts"),
            "bottle": ("bottle", "bottles"), "can": ("can", "cans"), "tin": ("tin", "tins"),
            "pack": ("pack", "packs", "packet", "packets", "package", "packages"), "box": ("box", "boxes"),
            "bag": ("bag", "bags"), "jar": ("jar", "jars"), "tube": ("tube", "tubes"), "loaf": ("loaf", "loaves"),
            "bunch": ("bunch", "bunches"), "slice": ("slice", "slices"), "cup": ("cup", "cups"),
            "glass": ("glass", "glasses"), "carton": ("carton", "cartons"), "roll": ("roll", "rolls"),
            "bar": ("bar", "bars"), "head": ("head", "heads"), "crate": ("crate", "crates"), "tub": ("tub", "tubs"),
            "pair": ("pair", "pairs"), "stick": ("stick", "sticks"), "clove": ("clove", "cloves"),
            "punnet": ("punnet", "punnets"), "case": ("case", "cases"), "six_pack": ("six-pack", "six-packs"),
        },
        of="of {item}", of_words=("of",),
        articles=("the", "a", "an", "some", "any", "more", "some more", "a few", "a bit of", "a little", "our", "my"),
        ones=("a", "an"), halves=("half a", "half an", "half", "a half"), and_half=("and a half",),
        numbers={"a couple of": 2, "a couple": 2, "a quarter": 0.25, "quarter of a": 0.25, "a quarter of a": 0.25},
        dozens=("dozen",), pieces=("piece", "pieces", "pcs"), times=("x", "×", "times"),
        not_counted=frozenset({"%", "in", "percent", "per"}),
        joins=("and", "plus", "as well as", "and also", "&"), leading=("also", "then", "and", "plus", "maybe"),
        vague=("something", "something else", "things", "stuff", "an item", "item", "it", "that", "this"),
        pairs=(
            "mac and cheese", "macaroni and cheese", "fish and chips", "half and half", "gin and tonic",
            "peanut butter and jelly", "cookies and cream", "sweet and sour", "salt and vinegar", "cheese and onion",
            "head and shoulders", "ben and jerry's", "bed and breakfast", "pork and beans", "bread and butter pudding",
        ),
        shades=_set(
            "red white green black brown yellow dark light sweet sour salted unsalted hot cold big small fresh frozen"
        ),
        plurals=("s", "es"),
    ),
    "de": QuantityWords(
        units={
            "l": ("Liter", "Liter", "l"), "ml": ("Milliliter", "Milliliter", "ml"),
            "cl": ("Zentiliter", "Zentiliter", "cl"), "dl": ("Deziliter", "Deziliter", "dl"),
            "kg": ("Kilo", "Kilo", "Kilogramm", "kg"), "g": ("Gramm", "Gramm", "g"),
            "pfund": ("Pfund", "Pfund"), "bottle": ("Flasche", "Flaschen"),
            "can": ("Dose", "Dosen", "Büchse", "Büchsen"),
            "pack": ("Packung", "Packungen", "Pack", "Päckchen", "Paket", "Pakete"),
            "box": ("Schachtel", "Schachteln", "Karton", "Kartons"), "bag": ("Tüte", "Tüten", "Beutel", "Sack"),
            "jar": ("Glas", "Gläser"), "tube": ("Tube", "Tuben"), "loaf": ("Laib", "Laibe"), "bunch": ("Bund", "Bund"),
            "slice": ("Scheibe", "Scheiben"), "cup": ("Becher", "Becher", "Tasse", "Tassen"),
            "roll": ("Rolle", "Rollen"), "bar": ("Tafel", "Tafeln", "Riegel"), "head": ("Kopf", "Köpfe"),
            "crate": ("Kiste", "Kisten", "Kasten", "Kästen"), "pair": ("Paar", "Paar"), "clove": ("Zehe", "Zehen"),
            "tray": ("Schale", "Schalen"), "net": ("Netz", "Netze"),
        },
        of="{item}", of_words=("von", "an"),
        articles=(
            "die", "der", "das", "den", "ein", "eine", "einen", "einem", "etwas", "ein paar", "ein bisschen", "noch",
            "noch ein", "noch eine", "noch einen", "noch ein paar", "noch etwas", "mehr", "einige", "unsere",
        ),
        ones=("ein", "eine", "einen", "einem", "einer"),
        halves=("ein halbes", "eine halbe", "einen halben", "halbes", "halbe", "halben", "ein halber"),
        and_half=("einhalb", "und eine halbe", "und ein halbes", "und einen halben"),
        numbers={
            "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5,
            "ein viertel": 0.25, "einen viertel": 0.25, "zwo": 2,
        },
        dozens=("dutzend",), pieces=("Stück", "Stücke"), times=("x", "×", "mal"),
        not_counted=frozenset({"%", "in", "prozent"}),
        joins=("und", "sowie", "plus", "und auch", "und noch", "&"), leading=("auch", "noch", "und", "dann", "dazu"),
        vague=("etwas", "was", "etwas anderes", "sachen", "es", "das"),
        pairs=("fisch und chips", "süß und sauer", "head und shoulders", "gin und tonic"),
        shades=_set(
            "rot rote roten roter rotes weiß weiße weißen weißer weißes grün grüne grünen grüner grünes schwarz"
            " schwarze schwarzen schwarzer gelbe gelben braune braunen kleine große süße saure helles dunkles"
        ),
        plurals=("n", "en", "e", "er", "s"),
    ),
    "fr": QuantityWords(
        units={
            "l": ("litre", "litres", "l"), "ml": ("millilitre", "millilitres", "ml"),
            "cl": ("centilitre", "centilitres", "cl"), "dl": ("décilitre", "décilitres", "dl"),
            "kg": ("kilo", "kilos", "kilogramme", "kilogrammes", "kg"), "g": ("gramme", "grammes", "g"),
            "livre": ("livre", "livres"), "bottle": ("bouteille", "bouteilles"),
            "can": ("boîte", "boîtes", "canette", "canettes"), "pack": ("paquet", "paquets", "pack", "packs"),
            "box": ("carton", "cartons"), "bag": ("sac", "sacs", "sachet", "sachets"),
            "jar": ("pot", "pots", "bocal", "bocaux"), "tube": ("tube", "tubes"), "bunch": ("botte", "bottes"),
            "slice": ("tranche", "tranches"), "cup": ("tasse", "tasses"), "glass": ("verre", "verres"),
            "carton": ("brique", "briques"), "roll": ("rouleau", "rouleaux"), "bar": ("tablette", "tablettes", "barre"),
            "crate": ("caisse", "caisses"), "tray": ("barquette", "barquettes"), "pair": ("paire", "paires"),
            "clove": ("gousse", "gousses"), "net": ("filet", "filets"),
        },
        of="de {item}", of_words=("de", "d'", "de la", "du", "des", "de l'"), elided="d'{item}",
        articles=(
            "le", "la", "les", "l'", "un", "une", "du", "de la", "de l'", "des", "de", "d'", "quelques", "un peu de",
            "un peu d'", "encore du", "encore des", "encore de la",
        ),
        ones=("un", "une"), halves=("un demi", "une demi", "un demi-", "une demi-", "demi", "demi-"),
        and_half=("et demi", "et demie"),
        numbers={"un quart de": 0.25},
        dozens=("douzaine", "douzaines"), pieces=("pièce", "pièces"), times=("x", "×", "fois"),
        not_counted=frozenset({"%", "en", "pour"}),
        joins=("et", "ainsi que", "plus", "et aussi", "&"), leading=("aussi", "et", "puis"),
        vague=("quelque chose", "quelque chose d'autre", "des choses", "choses", "ça"),
        pairs=("mac and cheese", "fish and chips", "gin et tonic", "petits pois et carottes"),
        shades=_set(
            "rouge rouges blanc blanche blancs blanches vert verte verts vertes noir noire noirs noires jaune jaunes"
            " doux salé salée sucré sucrée petits grands"
        ),
        plurals=("s", "x", "es"), one_until=1.99,
    ),
    "es": QuantityWords(
        units={
            "l": ("litro", "litros", "l"), "ml": ("mililitro", "mililitros", "ml"),
            "cl": ("centilitro", "centilitros", "cl"), "dl": ("decilitro", "decilitros", "dl"),
            "kg": ("kilo", "kilos", "kilogramo", "kilogramos", "kg"), "g": ("gramo", "gramos", "g"),
            "libra": ("libra", "libras"), "bottle": ("botella", "botellas"), "can": ("lata", "latas", "bote", "botes"),
            "pack": ("paquete", "paquetes", "pack", "packs"), "box": ("caja", "cajas"), "bag": ("bolsa", "bolsas"),
            "jar": ("tarro", "tarros", "frasco", "frascos"), "tube": ("tubo", "tubos"), "loaf": ("barra", "barras"),
            "bunch": ("manojo", "manojos"), "slice": ("loncha", "lonchas", "rebanada", "rebanadas"),
            "cup": ("taza", "tazas"), "glass": ("vaso", "vasos"), "carton": ("cartón", "cartones", "brik", "briks"),
            "roll": ("rollo", "rollos"), "bar": ("tableta", "tabletas"), "head": ("cabeza", "cabezas"),
            "tray": ("bandeja", "bandejas"), "pair": ("par", "pares"), "clove": ("diente", "dientes"),
        },
        of="de {item}", of_words=("de", "del"),
        articles=(
            "el", "la", "los", "las", "un", "una", "unos", "unas", "algo de", "un poco de", "más", "algunos", "algunas",
        ),
        ones=("un", "una", "uno"), halves=("medio", "media"), and_half=("y medio", "y media"),
        numbers={"un cuarto de": 0.25, "un par de": 2}, dozens=("docena", "docenas"),
        pieces=("pieza", "piezas", "unidad", "unidades"), times=("x", "×", "por", "veces"),
        not_counted=frozenset({"%", "en", "por ciento"}),
        joins=("y", "e", "más", "y también", "&"), leading=("también", "y", "además"),
        vague=("algo", "algo más", "cosas", "eso", "esto"),
        pairs=("fish and chips",),
        shades=_set(
            "rojo roja rojos rojas blanco blanca blancos blancas verde verdes negro negra negros negras amarillo"
            " amarilla dulce salado pequeños grandes"
        ),
        plurals=("s", "es"),
    ),
    "nl": QuantityWords(
        units={
            "l": ("liter", "liter", "l"), "ml": ("milliliter", "milliliter", "ml"),
            "cl": ("centiliter", "centiliter", "cl"), "dl": ("deciliter", "deciliter", "dl"),
            "kg": ("kilo", "kilo", "kilogram", "kg"), "g": ("gram", "gram", "g"), "pond": ("pond", "pond"),
            "bottle": ("fles", "flessen"), "can": ("blik", "blikken", "blikje", "blikjes"),
            "pack": ("pak", "pakken", "pakje", "pakjes"), "box": ("doos", "dozen", "doosje", "doosjes"),
            "bag": ("zak", "zakken", "zakje", "zakjes"), "jar": ("pot", "potten", "potje", "potjes"),
            "tube": ("tube", "tubes"), "bunch": ("bos", "bossen", "bosje", "bosjes"),
            "slice": ("plak", "plakken", "plakje", "plakjes"), "cup": ("kop", "koppen", "kopje", "kopjes"),
            "glass": ("glas", "glazen"), "roll": ("rol", "rollen"), "bar": ("reep", "repen"),
            "head": ("krop", "kroppen"), "crate": ("krat", "kratten"), "tray": ("bakje", "bakjes", "bak"),
            "pair": ("paar", "paar"), "clove": ("teen", "tenen", "teentje", "teentjes"), "net": ("net", "netten"),
        },
        of="{item}", of_words=("van", "aan"),
        articles=(
            "de", "het", "een", "wat", "nog", "nog een", "nog wat", "een paar", "een beetje", "meer", "enkele", "onze",
        ),
        ones=("een", "één"), halves=("een halve", "een half", "halve", "half"),
        and_half=("en een half", "en een halve"),
        numbers={"anderhalve": 1.5, "anderhalf": 1.5, "tweeënhalve": 2.5, "tweeënhalf": 2.5, "een kwart": 0.25},
        dozens=("dozijn",), pieces=("stuk", "stuks", "stukken"), times=("x", "×", "keer", "maal"),
        not_counted=frozenset({"%", "in", "procent"}),
        joins=("en", "plus", "en ook", "alsook", "&"), leading=("ook", "nog", "en", "dan"),
        vague=("iets", "iets anders", "dingen", "spullen", "dat", "dit", "het"),
        pairs=("fish and chips", "gin en tonic", "zoet en zout"),
        shades=_set(
            "rood rode wit witte groen groene zwart zwarte geel gele bruin bruine zoete zoute kleine grote"
        ),
        plurals=("s", "en", "n", "eren", "'s"),
    ),
}  # fmt: skip


def quantity_words(language: str) -> QuantityWords:
    """Return a language's words; English for one without."""
    return WORDS.get(base_of(language), WORDS["en"])
