"""How lists are called: the ones that are there from the start, and which list words mean. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hub.store.listed import HouseList
from shared.languages import base_of

LONGEST = 60
"""Characters of a list's name."""
CLOSE = 82
"""Likeness (0 to 100) from which words mean a list."""
MARGIN = 6
"""How much more alike than the next one it must be."""


@dataclass(frozen=True, slots=True)
class ListNames:
    """One language."""

    kinds: Mapping[str, tuple[str, ...]]
    """By kind: its name, then how else it is called."""
    named: str
    """A list of the household by its `{name}`, without an article."""
    words: tuple[str, ...]
    """Mean no more than that it is a list; alone in front of or behind a name."""
    joined: tuple[str, ...] = ()
    """The same, written in one behind a name."""
    articles: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    """Name no list: `new`."""


NAMES: dict[str, ListNames] = {
    "en": ListNames(
        kinds={
            "shopping": ("shopping list", "shopping", "grocery list", "groceries", "grocery", "store list"),
            "todo": (
                "to-do list", "to-do", "to do", "to do list", "todo", "todo list", "todos", "to-dos", "task list",
                "tasks", "task", "chores", "chore list", "list of things to do",
            ),
            "notes": ("list of notes", "notes", "note", "notebook", "note list", "notes list", "notepad"),
        },
        named="{name} list", words=("list of", "list for", "list called", "list named", "lists", "list"),
        articles=("the", "my", "our", "a", "an"),
        vague=("new", "another", "other", "list"),
    ),
    "de": ListNames(
        kinds={
            "shopping": (
                "Einkaufsliste", "Einkaufszettel", "Einkauf", "Einkäufe", "Einkaufen", "Shoppingliste", "Besorgungen",
            ),
            "todo": (
                "To-do-Liste", "To-do", "Todo", "To-dos", "Todo-Liste", "To do Liste", "Aufgabenliste", "Aufgaben",
                "Erledigungen", "Erledigungsliste",
            ),
            "notes": ("Notizliste", "Notizen", "Notiz", "Notizbuch", "Notizblock", "Notizzettel"),
        },
        named="Liste {name}",
        words=("liste mit", "liste für", "liste namens", "liste der", "listen", "liste", "zettel"),
        joined=("liste", "zettel"),
        articles=("die", "der", "den", "das", "dem", "meine", "meiner", "unsere", "unserer"),
        vague=("neue", "neu", "andere", "liste"),
    ),
    "fr": ListNames(
        kinds={
            "shopping": (
                "liste de courses", "courses", "liste des courses", "achats", "liste d'achats", "liste des achats",
            ),
            "todo": (
                "liste de tâches", "tâches", "liste des tâches", "choses à faire", "à faire", "liste de choses à faire",
                "to-do list", "to-do", "todo",
            ),
            "notes": ("liste de notes", "notes", "note", "carnet", "bloc-notes"),
        },
        named="liste {name}",
        words=("liste de la", "liste du", "liste des", "liste de", "liste d'", "liste pour", "liste", "listes"),
        articles=("la", "les", "le", "l'", "ma", "mes", "notre", "nos"),
        vague=("nouvelle", "autre", "liste"),
    ),
    "es": ListNames(
        kinds={
            "shopping": (
                "lista de la compra", "compra", "lista de compras", "compras", "lista de compra", "lista del súper",
                "súper", "lista del supermercado", "mandado",
            ),
            "todo": ("lista de tareas", "tareas", "pendientes", "lista de pendientes", "cosas que hacer", "to-do"),
            "notes": ("lista de notas", "notas", "nota", "libreta", "bloc de notas"),
        },
        named="lista {name}",
        words=("lista de la", "lista del", "lista de los", "lista de las", "lista de", "lista para", "lista", "listas"),
        articles=("la", "las", "el", "los", "mi", "mis", "nuestra", "nuestras"),
        vague=("nueva", "otra", "lista"),
    ),
    "nl": ListNames(
        kinds={
            "shopping": (
                "boodschappenlijst", "boodschappen", "boodschappenlijstje", "winkellijst", "winkellijstje",
            ),
            "todo": ("takenlijst", "taken", "to-do-lijst", "to-do", "todo", "todolijst", "klusjes", "klussenlijst"),
            "notes": ("notitielijst", "notities", "notitie", "notitieboek", "aantekeningen", "aantekening"),
        },
        named="lijst {name}", words=("lijst met", "lijst voor", "lijst van", "lijstje", "lijst", "lijsten"),
        joined=("lijstje", "lijst"), articles=("de", "het", "mijn", "onze", "m'n"),
        vague=("nieuwe", "andere", "lijst"),
    ),
}  # fmt: skip


def list_names(language: str) -> ListNames:
    """Return a language's words; English for one without."""
    return NAMES.get(base_of(language), NAMES["en"])


def called(of: HouseList, language: str) -> str:
    """Return how a list is called in a sentence, without an article: `shopping list`, `camping list`."""
    words = list_names(language)
    if not of.name:
        return words.kinds[of.kind][0]
    if core(of.name, language) != _plain(of.name):
        return of.name  # it says itself that it is a list
    return words.named.format(name=of.name)


def titled(of: HouseList, language: str) -> str:
    """Return a list's name by itself, such as `Shopping list`."""
    name = of.name or list_names(language).kinds[of.kind][0]
    return name[:1].upper() + name[1:]


def core(name: str, language: str) -> str:
    """Return what tells a list from others: lower case, without articles and the word for a list."""
    words = list_names(language)
    said = _plain(name)
    for article in words.articles:
        said = said.removeprefix(article if article.endswith("'") else f"{article} ")
    rest = said
    for word in words.words:
        if rest.startswith(word if word.endswith("'") else f"{word} "):
            rest = rest[len(word) :].strip()
            break
    for word in words.words:
        rest = rest.removesuffix(f" {word}")
    for word in words.joined:
        if rest.endswith(word) and len(rest) - len(word) > 2:
            rest = rest.removesuffix(word).strip(" -")
            break
    return rest or said


def named(lists: Sequence[HouseList], said: str, language: str) -> HouseList | None:
    """Return the list that is called exactly so; one that the household named goes first."""
    wanted = {core(said, language), _plain(said)}
    found = [each for each in lists if not wanted.isdisjoint(_names(each, language))]
    return next((each for each in found if each.name), found[0] if found else None)


def meant(lists: Sequence[HouseList], said: str, language: str) -> HouseList | None:
    """Return the list that words mean: by its name, its kind's names, or nearly so; `None` where none or two fit."""
    if (exact := named(lists, said, language)) is not None:
        return exact
    wanted = core(said, language)
    scored = sorted(
        ((max(fuzz.ratio(wanted, name) for name in _names(each, language)), each) for each in lists),
        key=lambda pair: -pair[0],
    )
    if not wanted or not scored or scored[0][0] < CLOSE:
        return None
    return None if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN else scored[0][1]


def _names(of: HouseList, language: str) -> Iterable[str]:
    """Yield everything a list is called by; kinds by their English names too."""
    if of.name:
        yield _plain(of.name)
        yield core(of.name, language)
    else:
        yield of.id
        for each in {language, "en"}:
            for name in list_names(each).kinds[of.kind]:
                yield _plain(name)
                yield core(name, each)


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).strip(" .,!?")
