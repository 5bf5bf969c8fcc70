"""How numbers are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def said(language: str, numbers: Iterable[float]) -> Iterator[tuple[str, float]]:
    """Yield each way to say each number, in lower case; nothing where a language's numbers are not known."""
    from hassil.numbers import get_rbnf_engine

    try:
        engine = get_rbnf_engine(language)
    except ValueError:
        return
    for number in numbers:
        try:
            ways = engine.format_number(number).text_by_ruleset.values()
        except ValueError:
            continue
        for words in ways:
            yield words.lower().replace("\xad", ""), number
