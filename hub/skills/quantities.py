"""How much of what: "two litres of milk" as an amount, a unit and a thing; several things said in one breath. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from hub.intents import numerals
from hub.skills.quantity_words import UNITS, WORDS, QuantityWords, quantity_words

MOST = 10_000.0
"""The largest amount; a larger number is part of a name."""
LONGEST = 200
"""Characters of one thing; the rest is cut off."""
MOST_THINGS = 50
"""Things taken from one breath."""
_COUNTED = range(201)
_LONGEST_NUMBER = 4
"""Words of a number: "treinta y dos"."""
_MARKS = ' \t.,;:!?¿¡"“”„«»…'
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_DIGITS = re.compile(r"(\d{1,6})(?:([.,])(\d{1,3}))?(?:\s*([½¼¾⅓⅔])|(?:/|\s+(\d)/)(\d{1,2}))?|([½¼¾⅓⅔])")
_VOWELS = "aeiouyhàâéèêëîïôöûüœæ"
_JOIN = "\x00"


class Thing(Struct, frozen=True, kw_only=True):
    """What somebody wants on a list."""

    text: str
    """What it is, as it was said."""
    amount: float | None = None
    """More than 0; `None` where nobody said how much."""
    unit: str = ""
    """A key of the language's units; empty for pieces."""


class _Quantity(Struct, frozen=True):
    amount: float
    unit: str
    named: str
    """The unit as it was said."""
    rest: str


def things(text: str, language: str, *, split: bool = True) -> tuple[Thing, ...]:
    """Return the things that words name, at most `MOST_THINGS`; line feeds part them always.

    With `split`, commas and conjunctions part them too, but not inside a number or a name such as "mac and cheese", and
    quantities are taken off. Without, each line stays as it is: a task or a note.
    """
    words = quantity_words(language)
    found: list[Thing] = []
    for line in text.split("\n"):
        if not split:
            found += [Thing(text=said)] if (said := _tidy(line)) else []
            continue
        for part in parts(line, language):
            quantity = _quantity(part, words, language)
            if quantity is not None and not quantity.rest and found and found[-1].amount is None:
                # "Milk, two litres": said behind it.
                found[-1] = Thing(text=found[-1].text, amount=quantity.amount, unit=quantity.unit)
            else:
                found.append(parse(part, language))
    return tuple(each for each in found if each.text.lower() not in words.vague)[:MOST_THINGS]


def parse(text: str, language: str) -> Thing:
    """Take a quantity off a thing: `2 l`, `milk`. What is no quantity stays part of the thing."""
    words = quantity_words(language)
    said = _tidy(text)
    if (behind := _behind(said, words, language)) is not None:
        return behind
    quantity = _quantity(said, words, language)
    if quantity is None:
        return Thing(text=bare(said, language))
    rest = bare(quantity.rest, language)
    if rest:
        return Thing(text=rest, amount=quantity.amount, unit=quantity.unit)
    return Thing(text=quantity.named, amount=quantity.amount) if quantity.named else Thing(text=said)


def bare(text: str, language: str) -> str:
    """Return what is left of a thing without an article; all of it where nothing would be left."""
    said = _tidy(text)
    _, rest = _off(said, quantity_words(language).articles)
    return rest or said


def shown(thing: Thing, language: str) -> str:
    """Write a thing as people say it: `2 litres of milk`, `6 eggs`, `bread`."""
    if thing.amount is None:
        return thing.text
    words = quantity_words(language)
    number = f"{thing.amount:.2f}".rstrip("0").rstrip(".") if thing.amount >= 0.01 else f"{thing.amount:.4g}"
    if words is not WORDS["en"]:
        number = number.replace(".", ",")
    if not thing.unit:
        return f"{number} {thing.text}"
    forms = words.units.get(thing.unit) or next(
        (each.units[thing.unit] for each in WORDS.values() if thing.unit in each.units), (thing.unit, thing.unit)
    )
    is_one = thing.amount == 1 or thing.amount <= words.one_until
    of = words.elided if words.elided and thing.text[:1].lower() in _VOWELS else words.of
    return f"{number} {forms[0 if is_one else 1]} {of.format(item=thing.text)}"


def summed(one: Thing, other: Thing) -> Thing | None:
    """Return both together, under the name of the first; `None` where their units do not agree.

    Where only one says how much, that is it: "milk" and "two litres of milk" is two litres.
    """
    if one.amount is None or other.amount is None:
        known = other if one.amount is None else one
        return Thing(text=one.text, amount=known.amount, unit=known.unit)
    (of, size), (of_other, other_size) = (UNITS.get(each.unit, (each.unit, 1)) for each in (one, other))
    if of != of_other or (one.unit != other.unit and not {one.unit, other.unit} <= UNITS.keys()):
        return None
    unit, scale = (one.unit, size) if size >= other_size else (other.unit, other_size)
    amount = round((one.amount * size + other.amount * other_size) / scale, 4)
    return Thing(text=one.text, amount=min(MOST, amount), unit=unit)


# --- several in one breath --------------------------------------------------------------------------------------------


def parts(text: str, language: str) -> Iterator[str]:
    """Yield the things of one breath, each as it was said, with its quantity."""
    words = quantity_words(language)
    marked = re.sub(r"[;,](?!\d)|(?<!\d),", _JOIN, " ".join(text.split()))
    joins = "|".join(re.escape(each) for each in sorted(words.joins, key=len, reverse=True))
    cuts = [
        found.span()
        for found in re.finditer(rf"(?<=\s)(?:{joins})(?=\s)", marked, re.IGNORECASE)
        if _parts_things(marked, *found.span(), words, language)
    ]
    for begin, end in reversed(cuts):
        marked = marked[:begin] + _JOIN + marked[end:]
    for each in marked.split(_JOIN):
        said = _tidy(each)
        while (off := _off(said, words.leading))[0]:
            said = off[1]
        if said:
            yield said


def _parts_things(text: str, begin: int, end: int, words: QuantityWords, language: str) -> bool:
    """Tell whether a join stands between two things."""
    before, after = text[:begin].lower(), text[end:].lower()
    for pair in words.pairs:
        at = text.lower().find(pair)
        if at >= 0 and at < begin < at + len(pair):
            return False
    ahead = f"{text[begin:end].lower()}{after}"
    if any(_begins(ahead, each) for each in words.and_half):
        return False
    if any(_begins(after.lstrip(), each) for each in words.halves) and not _off(after.strip(), words.halves)[1]:
        return False
    last, first = before.split(_JOIN)[-1].split(), after.split(_JOIN)[0].split()
    if not last or not first:
        return True
    numbers = _numbers(language)
    if " ".join((last[-1], text[begin:end].lower().strip(), first[0])) in numbers:
        return False  # "treinta y dos"
    is_shade = last[-1] in words.shades and first[0] in words.shades
    lone = len(last) == 1 and last[0] in words.shades
    return not (is_shade or lone or (len(first) == 1 and first[0] in words.shades))


# --- one of them ------------------------------------------------------------------------------------------------------


def _behind(said: str, words: QuantityWords, language: str) -> Thing | None:
    """Take a number off the end: `eggs times six`, `eggs x 6`."""
    times = "|".join(re.escape(each) for each in words.times)
    found = re.fullmatch(rf"(.+?)[\s,]+(?:{times})\s*(.+)", said, re.IGNORECASE)
    if found is None:
        return None
    quantity = _quantity(found[2], words, language)
    item = bare(found[1], language)
    # "2 times six" is no thing.
    if quantity is None or quantity.rest or _quantity(found[1], words, language) is not None or not item:
        return None
    return Thing(text=item, amount=quantity.amount, unit=quantity.unit)


def _quantity(said: str, words: QuantityWords, language: str) -> _Quantity | None:
    """Take an amount and a unit off the front."""
    amount, rest, is_glued = _amount(said, words, language)
    if amount is None or any(_begins(said, each) for each in words.pairs):
        return None
    times, behind = _off(rest, words.times)
    if times and behind and not behind[:1].isdigit():
        rest, is_glued = behind, False
    next_word = rest.split(maxsplit=1)[0].lower() if rest else ""
    if next_word in words.not_counted or rest[:1] == "%":
        return None
    dozen, rest = _off(rest, words.dozens)
    amount *= 12 if dozen else 1
    piece, rest = _off(rest, words.pieces)
    unit, named, rest = ("", "", rest) if dozen or piece else _unit(rest, words)
    if is_glued and not (unit or dozen or piece):
        return None  # "7up"
    half, rest = _off(rest, words.and_half) if unit else ("", rest)
    amount += 0.5 if half else 0
    if (unit or dozen or piece) and (of := _off(rest, words.of_words))[0]:
        rest = of[1]
    if not 0 < amount <= MOST:
        return None
    return _Quantity(round(amount, 4), unit, named, rest)


def _amount(said: str, words: QuantityWords, language: str) -> tuple[float | None, str, bool]:
    """Return a number in front, the rest, and whether that is written into one with it."""
    if found := _DIGITS.match(said):
        rest = said[found.end() :]
        amount = _written(found, is_english=words is WORDS["en"])
        half, rest_behind = _off(rest.strip(), words.and_half)
        if half:
            return (None if amount is None else amount + 0.5), rest_behind, False
        return amount, rest.strip(), bool(rest) and rest[0].isalnum()
    half, rest = _off(said, words.halves)
    if half:
        return 0.5, rest, False
    parts = said.split()
    numbers = _numbers(language)
    for count in range(min(_LONGEST_NUMBER, len(parts)), 0, -1):
        if (amount := numbers.get(" ".join(parts[:count]).lower())) is not None:
            rest = " ".join(parts[count:])
            half, behind = _off(rest, words.and_half)
            return amount + (0.5 if half else 0), behind if half else rest, False
    one, rest = _off(said, words.ones)
    is_article = _off(said, tuple(each for each in words.articles if " " in each))[0]
    if one and not is_article and (_off(rest, words.dozens)[0] or _unit(rest, words)[0]):
        return 1.0, rest, False
    unit, _, behind = _unit(said, words)
    return (1.0 if unit and _off(behind, words.and_half)[0] else None), said, False


def _written(found: re.Match[str], *, is_english: bool) -> float | None:
    whole, mark, decimals, sign, upper, lower, alone = found.groups()
    if alone:
        return _FRACTIONS[alone]
    if decimals and len(decimals) == 3 and mark == ("," if is_english else "."):
        whole, decimals = whole + decimals, None
    amount = float(f"{whole}.{decimals or 0}")
    if sign:
        amount += _FRACTIONS[sign]
    if lower:
        if not int(lower):
            return None
        amount = amount + int(upper) / int(lower) if upper else amount / int(lower)
    return amount


def _unit(rest: str, words: QuantityWords) -> tuple[str, str, str]:
    """Take a unit off: its key, how it was said, and the rest.

    Where a language says "of", a bottle needs it: "two glass bowls" are no glasses.
    """
    for named, unit in _units(words):
        said, behind = _off(rest, (named,))
        if not said:
            continue
        needs_of = words.of != "{item}" and unit not in UNITS and bool(behind)
        if needs_of and not (_off(behind, words.of_words)[0] or _off(behind, words.and_half)[0]):
            continue
        return unit, rest[: len(said)], behind
    return "", "", rest


@lru_cache(maxsize=8)
def _unit_names(language: str) -> tuple[tuple[str, str], ...]:
    names = {name.lower(): unit for unit, forms in WORDS[language].units.items() for name in forms}
    return tuple(sorted(names.items(), key=lambda each: -len(each[0])))


def _units(words: QuantityWords) -> tuple[tuple[str, str], ...]:
    return _unit_names(next(language for language, each in WORDS.items() if each is words))


@lru_cache(maxsize=8)
def _numbers(language: str) -> Mapping[str, float]:
    """Return numbers by the words for them, without those that are articles too."""
    words = quantity_words(language)
    known = next(each for each, value in WORDS.items() if value is words)
    found: dict[str, float] = {}
    for said, number in numerals.said(known, _COUNTED):
        if not said[:1].isdigit():
            found[said] = found[said.replace("-", " ")] = float(number)
    found |= words.numbers
    return {said: number for said, number in found.items() if number and said not in words.ones}


def _off(text: str, phrases: Iterable[str]) -> tuple[str, str]:
    """Take the longest of some phrases off the front: what it was, empty for none, and the rest."""
    said = next((each for each in sorted(phrases, key=len, reverse=True) if _begins(text, each)), "")
    return said, text[len(said) :].lstrip(" ,") if said else text


def _begins(text: str, phrase: str) -> bool:
    if text[: len(phrase)].lower() != phrase.lower():
        return False
    behind = text[len(phrase) : len(phrase) + 1]
    return not behind or phrase[-1] in "'-×" or not (behind.isalnum() or behind in "'’-")


def _tidy(text: str) -> str:
    """Return words with single spaces, without marks around them or what cannot be printed, no longer than allowed."""
    said = "".join(each if each.isprintable() else " " for each in text.replace("’", "'"))
    return " ".join(said.split())[:LONGEST].strip(_MARKS)
