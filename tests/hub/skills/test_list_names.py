"""Which list and which thing on it words mean, in five languages."""

from __future__ import annotations

import pytest

from hub.skills.list_match import matching, same
from hub.skills.list_names import called, meant
from hub.store.listed import HouseList, Item


@pytest.mark.parametrize(
    ("language", "one", "other", "alike"),
    [
        ("en", "Egg", "eggs", True), ("en", "berry", "berries", True), ("en", "tomato", "Tomatoes", True),
        ("en", "butt", "butter", False), ("en", "beer", "beef", False), ("en", "rice", "rice cakes", False),
        ("de", "Ei", "Eier", True), ("de", "Brot", "Brote", True), ("de", "Tomate", "Tomaten", True),
        ("de", "Reis", "Reiskekse", False), ("fr", "gâteau", "gâteaux", True), ("es", "pan", "panes", True),
        ("nl", "ei", "eieren", True), ("nl", "appel", "appels", True), ("nl", "kaas", "kaarsen", False),
    ],
)  # fmt: skip
def test_one_and_several_are_the_same_thing(language: str, one: str, other: str, alike: bool) -> None:
    assert same(one, other, language) is alike
    assert same(other, one, language) is alike


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("milk", ["oat milk", "soy milk"]), ("oat milk", ["oat milk"]), ("oats milk", ["oat milk"]),
        ("bread", ["bread"]), ("the breads", ["bread"]), ("bred", ["bread"]), ("beard", ["bread"]),
        ("brush", ["tooth brush"]), ("butter", []), ("two eggs", ["eggs"]), ("ham", []),
    ],
)  # fmt: skip
def test_what_is_meant(said: str, found: list[str]) -> None:
    known = ("oat milk", "soy milk", "bread", "tooth brush", "eggs", "hamster food")
    items = [Item(id=number, text=text) for number, text in enumerate(known, 1)]
    assert [each.text for each in matching(items, said, "en")] == found


LISTS = [
    HouseList(id="shopping", kind="shopping", name=""), HouseList(id="todo", kind="todo", name=""),
    HouseList(id="notes", kind="notes", name=""), HouseList(id="camping", kind="own", name="Camping"),
    HouseList(id="ikea", kind="own", name="Ikea Liste"), HouseList(id="gifts", kind="own", name="gifts for Anna"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "shopping list", "shopping"), ("en", "my shopping", "shopping"), ("en", "groceries", "shopping"),
        ("en", "the grocery list", "shopping"), ("en", "to-do", "todo"), ("en", "to do list", "todo"),
        ("en", "camping list", "camping"), ("en", "list for camping", "camping"), ("en", "capming", "camping"),
        ("en", "gifts for Anna", "gifts"), ("en", "the gifts for anna list", "gifts"), ("en", "notes", "notes"),
        ("en", "party", ""), ("en", "list", ""), ("en", "", ""),
        ("de", "Einkaufsliste", "shopping"), ("de", "den Einkaufszettel", "shopping"),
        ("de", "Campingliste", "camping"),
        ("de", "die Liste für Camping", "camping"), ("de", "Ikealiste", "ikea"), ("de", "Aufgaben", "todo"),
        ("de", "shopping list", "shopping"),
        ("fr", "la liste de courses", "shopping"), ("fr", "liste des courses", "shopping"), ("fr", "tâches", "todo"),
        ("fr", "la liste de camping", "camping"), ("fr", "liste d'achats", "shopping"),
        ("es", "lista de la compra", "shopping"), ("es", "la compra", "shopping"),
        ("es", "lista de camping", "camping"),
        ("nl", "boodschappenlijstje", "shopping"), ("nl", "de campinglijst", "camping"), ("nl", "takenlijst", "todo"),
    ],
)  # fmt: skip
def test_which_list_is_meant(language: str, said: str, found: str) -> None:
    of = meant(LISTS, said, language)
    assert (of.id if of else "") == found


def test_how_lists_are_called() -> None:
    names = {language: [called(each, language) for each in LISTS] for language in ("en", "de")}
    assert names["en"][:5] == ["shopping list", "to-do list", "list of notes", "Camping list", "Ikea Liste list"]
    assert names["de"][3:5] == ["Liste Camping", "Ikea Liste"]
