"""How much of what is wanted, and what is said in one breath, in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.skills.quantities import LONGEST, MOST, MOST_THINGS, Thing, parse, shown, summed, things
from hub.skills.quantity_words import UNITS, WORDS

LANGUAGES = tuple(WORDS)

ONE_BREATH = {
    "en": {
        "two litres of milk": "milk|2|l",
        "6 eggs": "eggs|6|",
        "eggs times six": "eggs|6|",
        "eggs x6": "eggs|6|",
        "2x milk": "milk|2|",
        "half a dozen eggs": "eggs|6|",
        "a dozen eggs": "eggs|12|",
        "two and a half kilos of potatoes and an onion": "potatoes|2.5|kg; onion",
        "milk, eggs and a loaf of bread": "milk; eggs; bread|1|loaf",
        "oil, vinegar, and salt": "oil; vinegar; salt",
        "salt and pepper": "salt; pepper",
        "mac and cheese and milk": "mac and cheese; milk",
        "half and half": "half and half",
        "red and green peppers": "red and green peppers",
        "the red and white wine and cheese": "red and white wine; cheese",
        "2L milk": "milk|2|l",
        "500g flour": "flour|500|g",
        "1,000 g of sand": "sand|1000|g",
        "1.5 litres of juice": "juice|1.5|l",
        "1/2 litre of cream": "cream|0.5|l",
        "1½ cups of sugar": "sugar|1.5|cup",
        "milk, two litres": "milk|2|l",
        "two glass bowls": "glass bowls|2|",
        "two bottles": "bottles|2|",
        "2 % milk": "2 % milk",
        "3 in 1 cleaner": "3 in 1 cleaner",
        "7up": "7up",
        "twenty one apples": "apples|21|",
        "a couple of lemons": "lemons|2|",
        "one apple": "apple|1|",
        "an apple": "apple",
        "some more butter": "butter",
        "Coca-Cola and also Häagen-Dazs": "Coca-Cola; Häagen-Dazs",
        "two": "two",
        "0 eggs": "0 eggs",
        "1/0 eggs": "1/0 eggs",
        "99999 eggs": "99999 eggs",
        "and, , and": "",
        "": "",
    },
    "de": {
        "zwei Liter Milch": "Milch|2|l",
        "Milch, Eier und ein Laib Brot": "Milch; Eier; Brot|1|loaf",
        "Eier mal sechs": "Eier|6|",
        "zwei mal Butter": "Butter|2|",
        "anderthalb Kilo Kartoffeln": "Kartoffeln|1.5|kg",
        "ein halbes Pfund Butter": "Butter|0.5|pfund",
        "ein paar Äpfel": "Äpfel",
        "zwei Paar Socken": "Socken|2|pair",
        "eine Flasche Rotwein und drei Dosen Tomaten": "Rotwein|1|bottle; Tomaten|3|can",
        "ein Dutzend Eier": "Eier|12|",
        "6 Stück Brötchen": "Brötchen|6|",
        "einundzwanzig Eier": "Eier|21|",
        "rote und grüne Paprika": "rote und grüne Paprika",
        "1,5 Liter Apfelsaft sowie Zucker": "Apfelsaft|1.5|l; Zucker",
        "ein Brot": "Brot",
    },
    "fr": {
        "deux litres de lait": "lait|2|l",
        "du lait, des œufs et une baguette": "lait; œufs; baguette",
        "un kilo et demi de tomates": "tomates|1.5|kg",
        "une demi-douzaine d'œufs": "œufs|6|",
        "une bouteille d’eau": "eau|1|bottle",
        "un demi-litre de crème": "crème|0.5|l",
        "vingt et un œufs": "œufs|21|",
        "du vin rouge et blanc": "vin rouge et blanc",
        "de l'eau": "eau",
        "trois pommes": "pommes|3|",
    },
    "es": {
        "dos litros de leche": "leche|2|l",
        "leche, huevos y pan": "leche; huevos; pan",
        "leche e higos": "leche; higos",
        "kilo y medio de tomates": "tomates|1.5|kg",
        "un kilo y medio de tomates": "tomates|1.5|kg",
        "treinta y dos huevos": "huevos|32|",
        "media docena de huevos": "huevos|6|",
        "medio kilo de queso": "queso|0.5|kg",
        "una botella de agua": "agua|1|bottle",
        "unos tomates": "tomates",
    },
    "nl": {
        "twee liter melk": "melk|2|l",
        "melk, eieren en een brood": "melk; eieren; brood",
        "anderhalve liter melk": "melk|1.5|l",
        "een halve liter melk": "melk|0.5|l",
        "een paar appels": "appels",
        "een dozijn eieren": "eieren|12|",
        "2 pakken melk en wat kaas": "melk|2|pack; kaas",
        "zes stuks paprika": "paprika|6|",
        "rode en witte wijn": "rode en witte wijn",
        "twee komma": "komma|2|",
    },
}


def written(found: tuple[Thing, ...]) -> str:
    return "; ".join(each.text if each.amount is None else f"{each.text}|{each.amount:g}|{each.unit}" for each in found)


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [(language, said, meant) for language, rows in ONE_BREATH.items() for said, meant in rows.items()],
)
def test_one_breath(language: str, said: str, meant: str) -> None:
    assert written(things(said, language)) == meant


def test_tasks_and_notes_stay_as_they_were_said() -> None:
    said = "call mum and dad, then 2 pizzas\nthe dog"
    assert [each.text for each in things(said, "en", split=False)] == ["call mum and dad, then 2 pizzas", "the dog"]


@pytest.mark.parametrize(
    ("thing", "language", "text"),
    [
        (Thing(text="milk", amount=1, unit="l"), "en", "1 litre of milk"),
        (Thing(text="milk", amount=2, unit="l"), "en", "2 litres of milk"),
        (Thing(text="eggs", amount=6), "en", "6 eggs"),
        (Thing(text="bread"), "en", "bread"),
        (Thing(text="Milch", amount=1.5, unit="l"), "de", "1,5 Liter Milch"),
        (Thing(text="eau", amount=1.5, unit="l"), "fr", "1,5 litre d'eau"),
        (Thing(text="lait", amount=2, unit="bottle"), "fr", "2 bouteilles de lait"),
        (Thing(text="leche", amount=2, unit="bottle"), "es", "2 botellas de leche"),
        (Thing(text="melk", amount=3, unit="pack"), "nl", "3 pakken melk"),
        (Thing(text="Butter", amount=2, unit="pfund"), "en", "2 Pfund of Butter"),
    ],
)
def test_it_is_written_as_people_say_it(thing: Thing, language: str, text: str) -> None:
    assert shown(thing, language) == text


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("6 eggs", "6 eggs", "eggs|12|"),
        ("milk", "two litres of milk", "milk|2|l"),
        ("two litres of milk", "milk", "milk|2|l"),
        ("milk", "milk", "milk"),
        ("1 kg of flour", "500 g of flour", "flour|1.5|kg"),
        ("500 g of flour", "1 kg of flour", "flour|1.5|kg"),
        ("2 bottles of milk", "3 bottles of milk", "milk|5|bottle"),
        ("2 bottles of milk", "1 litre of milk", None),
        ("2 milk", "1 litre of milk", None),
        ("9000 eggs", "9000 eggs", f"eggs|{MOST:g}|"),
    ],
)
def test_quantities_are_put_together_where_their_units_agree(one: str, other: str, together: str | None) -> None:
    both = summed(parse(one, "en"), parse(other, "en"))
    assert (written((both,)) if both else None) == together


_WORDS = st.sampled_from(("milk", "Äpfel", "pan integral", "œufs", "boter", "AA batteries", "crème brûlée", "7up"))


@given(language=st.sampled_from(LANGUAGES), text=st.text(max_size=300))
def test_whatever_is_said_makes_things_within_bounds(language: str, text: str) -> None:
    found = things(text, language)
    assert len(found) <= MOST_THINGS
    for each in found:
        assert each.text == each.text.strip() and 0 < len(each.text) <= LONGEST
        assert each.amount is None or 0 < each.amount <= MOST


@given(
    language=st.sampled_from(LANGUAGES),
    amount=st.integers(1, 9999).map(float) | st.sampled_from((0.5, 1.5, 2.25, 10.75)),
    word=_WORDS,
    data=st.data(),
)
def test_what_is_written_is_understood_again(language: str, amount: float, word: str, data: st.DataObject) -> None:
    units = [unit for unit in WORDS[language].units if unit != "six_pack"]
    thing = Thing(text=word, amount=amount, unit=data.draw(st.sampled_from(("", *units))))
    assert things(shown(thing, language), language) == (thing,)


@given(language=st.sampled_from(LANGUAGES), words=st.lists(_WORDS, min_size=1, max_size=6))
def test_what_is_joined_is_taken_apart(language: str, words: list[str]) -> None:
    join = WORDS[language].joins[0]
    said = f"{', '.join(words[:-1])} {join} {words[-1]}" if len(words) > 1 else words[0]
    assert [each.text for each in things(said, language)] == words


@given(
    amounts=st.lists(st.integers(1, 50), min_size=2, max_size=5),
    units=st.sampled_from(sorted({kind for kind, _ in UNITS.values()})),
    data=st.data(),
)
def test_the_order_of_adding_does_not_matter(amounts: list[int], units: str, data: st.DataObject) -> None:
    names = [unit for unit, (kind, _) in UNITS.items() if kind == units]
    parts = [Thing(text="x", amount=each, unit=data.draw(st.sampled_from(names))) for each in amounts]

    def total(order: list[Thing]) -> float:
        both: Thing | None = order[0]
        for each in order[1:]:
            assert both is not None
            both = summed(both, each)
        assert both is not None and both.amount is not None
        return both.amount * UNITS[both.unit][1]

    assert total(parts) == pytest.approx(total(parts[::-1]), rel=1e-2)
