"""Text as people say it: `21.5 °C` is "21.5 degrees", `20:05` is "8 oh 5 pm", `light_2` is "light 2". Pure.

Applied just before synthesis: history, page and API keep what was written. What is said is tied to where it was
written, so that it can be told how much of the writing was heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hub.reading.languages import de, en, es, fr, nl
from hub.reading.model import Manner, Rule, Unit
from shared.languages import base_of

MANNERS: dict[str, Manner] = {
    "en": en.MANNER,
    "de": de.MANNER,
    "fr": fr.MANNER,
    "es": es.MANNER,
    "nl": nl.MANNER,
}

_SPACE = "[ \u00a0\u202f]"
_SILENT = re.compile(
    r"\[(?P<shown>[^\]\n]+)\]\([^)\s]*\)"
    r"|(?:https?://|www\.)[^\s<>\"')\]]*[^\s<>\"')\].,!?;:]"
    r"|(?m:^\s{0,3}(?:#{1,6}|[-*+•]|>)\s+)|(?<![\w*])[*_]{1,3}(?=\S)(?P<strong>[^*_\n]+?)(?<=\S)[*_]{1,3}(?!\w)|`+|~~"
    "|[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001faff]+"
)
"""Links, markdown and emoji: nobody says them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, `start` to `end`, and what is said for it."""

    start: int
    end: int
    said: str


def aloud(text: str, language: str) -> str:
    """Return what is said for a text. A language without a table says it as it is written."""
    return " ".join(word for _, word in words(text, language))


def words(text: str, language: str) -> list[tuple[int, str]]:
    """Return what is said for a text word by word, each with the end of what was written for it.

    Where several words are said for something, they are one.
    """
    said: list[str] = []
    ends: list[int] = []
    for piece in read(text, language):
        is_same = piece.said == text[piece.start : piece.end]
        said.append(piece.said)
        ends += range(piece.start + 1, piece.end + 1) if is_same else [piece.end] * len(piece.said)
    found: list[tuple[int, str]] = []
    for word in re.finditer(r"\S+", "".join(said)):
        end = ends[word.end() - 1]
        if found and found[-1][0] == ends[word.start()]:
            found[-1] = (end, f"{found[-1][1]} {word[0]}")
        else:
            found.append((end, word[0]))
    return found


def read(text: str, language: str) -> list[Piece]:
    """Return the text in stretches that together cover it, in order; what is said otherwise is a stretch by itself."""
    manner = MANNERS.get(base_of(language))
    if manner is None:
        return [Piece(0, len(text), text)] if text else []
    pieces: list[Piece] = []
    position = 0
    for piece in _changed(text, _rules(manner)):
        if piece.start > position:
            pieces.append(Piece(position, piece.start, text[position : piece.start]))
        pieces.append(piece)
        position = piece.end
    if position < len(text):
        pieces.append(Piece(position, len(text), text[position:]))
    return pieces


def _changed(text: str, rules: tuple[Rule, ...]) -> Iterator[Piece]:
    """Yield what is said otherwise: at each place the first rule that fits, the earliest place first."""
    position = 0
    found = [pattern.search(text) for pattern, _ in rules]
    while True:
        for number, match in enumerate(found):
            if match is not None and match.start() < position:
                found[number] = rules[number][0].search(text, position)
        number, match = min(
            ((number, match) for number, match in enumerate(found) if match is not None),
            key=lambda each: each[1].start(),
            default=(0, None),
        )
        if match is None:
            return
        said = rules[number][1](match)
        if said is None:
            found[number] = rules[number][0].search(text, match.start() + 1)
        else:
            yield Piece(match.start(), match.end(), said)
            position = match.end()


@cache
def _rules(manner: Manner) -> tuple[Rule, ...]:
    number = _number(manner)
    units = "|".join(map(re.escape, _by_length(_symbols(manner))))
    unit = rf"{_SPACE}?(?P<unit>{units})(?![\w/²³])"
    money = "".join(map(re.escape, manner.money))
    abbreviations = "|".join(map(re.escape, _by_length(manner.abbreviations)))
    spelled = "|".join(_by_length(manner.spelled))
    words = _Words(manner)
    start = r"(?<![\w.,:/])"
    sign = r"(?P<sign>(?<!\w)[-−–+~](?=\d))?"
    rules: list[tuple[str, Callable[[re.Match[str]], str | None]]] = [
        (rf"{start}(?P<year>\d{{4}})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)", words.date),
        *((rf"(?P<before>\b[^\W\d]+ |)(?<![\w.,:/]){pattern}(?!\d)", words.date) for pattern in manner.dates),
        (r"(?<![\d:])(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\d:])", words.duration),
        (
            rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:]|[.,]\d)(?:{_SPACE}?(?P<mark>{manner.time_marks}))?",
            words.time,
        ),
        (rf"(?P<symbol>[{money}]){_SPACE}?(?P<number>{number})(?!\w)", words.money),
        (rf"{start}(?P<number>{number}){_SPACE}?(?P<symbol>[{money}])(?![\w/])", words.money),
        (
            rf"{start}(?<!\d-)(?P<low>{number}){_SPACE}?[-–—]{_SPACE}?(?P<number>{number})(?:{unit}|(?![\w-]))",
            words.range,
        ),
        (rf"{start}{sign}(?P<number>{number}){unit}", words.amount),
        (rf"{start}{sign}(?P<number>{number})(?![\w:]|[.,]\d|-\d)", words.plain),
        (rf"(?<!\w)#(?=\d)|(?<!\w)No\.?{_SPACE}(?=\d)", words.sign),
        (rf"(?<![\w.])(?:{abbreviations})(?!\w)", words.abbreviation),
        (rf"(?<![^\W_])(?:{spelled})(?![^\W_])", words.spell),
        (r"_+", words.gap),
    ]
    compiled = [(re.compile(pattern), say) for pattern, say in rules]
    return ((_SILENT, words.silent), *manner.rules, *compiled)


def _number(manner: Manner) -> str:
    """Return the pattern of a number: thousands apart or together, with or without decimals."""
    if manner.decimal_comma:
        return r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
    return r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"


def _symbols(manner: Manner) -> dict[str, Unit]:
    """Return the units by everything that may be written for them: symbols and, where numbers bend, words."""
    words = {word: unit for unit in manner.units.values() for word in (unit.one, unit.many)} if manner.ones else {}
    return {**words, **manner.units, **{symbol.replace("µ", "μ"): unit for symbol, unit in manner.units.items()}}


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


class _Words:
    """What is said for each thing that is written, in one language."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._units = _symbols(manner)

    def date(self, found: re.Match[str]) -> str | None:
        """Say a date written in numbers."""
        parts = found.groupdict()
        day, month, before = int(parts["day"]), int(parts["month"]), parts.get("before") or ""
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return None
        return before + self._manner.date(day, self._manner.months[month - 1], parts["year"] or "", before.strip())

    def time(self, found: re.Match[str]) -> str:
        """Say a time of day."""
        return self._manner.time(int(found["hour"]), int(found["minute"]), found["mark"] or "")

    def duration(self, found: re.Match[str]) -> str:
        """Say hours, minutes and seconds, as a timer shows them."""
        parts = zip(("hours", "minutes", "seconds"), ("h", "min", "s"), strict=True)
        said = [self._counted(str(int(found[part])), self._units[unit]) for part, unit in parts if int(found[part])]
        return " ".join(said) or self._counted("0", self._units["s"])

    def money(self, found: re.Match[str]) -> str:
        """Say an amount of money: `4.50 €` is "4 euros 50"."""
        number = self._bare(found["number"])
        whole, _, cents = re.split("([.,])", number, maxsplit=1) if re.search("[.,]", number) else (number, "", "")
        unit = self._manner.money[found["symbol"]]
        if len(cents) == 2:
            said = self._counted(whole, unit)
            return f"{said} {int(cents)}" if int(cents) else said
        return self._counted(number, unit)

    def range(self, found: re.Match[str]) -> str:
        """Say a range: `10–15 °C` is "10 to 15 degrees"."""
        low, high = self._bare(found["low"]), self._bare(found["number"])
        unit = found["unit"]
        return f"{low} {self._manner.to} {self._counted(high, self._units[unit]) if unit else high}"

    def amount(self, found: re.Match[str]) -> str:
        """Say a number with its unit."""
        return self._sign(found) + self._counted(self._bare(found["number"]), self._units[found["unit"]])

    def plain(self, found: re.Match[str]) -> str:
        """Say a number, minus included."""
        return self._sign(found) + self._bare(found["number"])

    def sign(self, found: re.Match[str]) -> str:
        """Say `#` or `No.` before a number."""
        return f"{self._manner.number} "

    def abbreviation(self, found: re.Match[str]) -> str:
        """Say what an abbreviation stands for."""
        return self._manner.abbreviations[found[0]]

    def spell(self, found: re.Match[str]) -> str:
        """Spell what people spell; a plural s stays."""
        letters = found[0].removesuffix("s")
        return " ".join(re.findall(r"\D|\d+", letters)) + found[0][len(letters) :]

    def gap(self, found: re.Match[str]) -> str:
        """Say an underscore as the gap that it stands for."""
        return " "

    def silent(self, found: re.Match[str]) -> str:
        """Leave out what nobody says."""
        return found["shown"] or found["strong"] or ""

    def _sign(self, found: re.Match[str]) -> str:
        match found["sign"]:
            case "~":
                return f"{self._manner.about} "
            case None | "+":
                return ""
            case _:
                return f"{self._manner.minus} "

    def _bare(self, number: str) -> str:
        """Return a number without marks between its thousands, with the decimal mark of the language."""
        if self._manner.decimal_comma:
            bare = re.sub(r"[.\s](?=\d{3}(?:\D|$))", "", number) if re.search(r"[.\s]\d{3}(?:\D|$)", number) else number
            return bare.replace(".", ",")
        return re.sub(r"[,\s]", "", number)

    def _counted(self, number: str, unit: Unit) -> str:
        said = self._manner.ones.get(number)
        shown = said[unit.feminine] if said else number
        return f"{shown} {unit.one if number == '1' else unit.many}"
