"""Which words sound alike: a phonetic key per language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jellyfish import metaphone

_COLOGNE = {
    **dict.fromkeys("aeijouy", "0"), "b": "1", "p": "1", **dict.fromkeys("dt", "2"), **dict.fromkeys("fvw", "3"),
    **dict.fromkeys("gkq", "4"), "l": "5", **dict.fromkeys("mn", "6"), "r": "7", **dict.fromkeys("sz", "8"), "h": "",
}  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def key(words: str, phonetics: str) -> str:
    """Return how words sound, letters only; the words themselves where no `phonetics` are known (see `Words`)."""
    if phonetics == "metaphone":
        return "".join(metaphone(_plain(word)) for word in words.split())
    if phonetics == "cologne":
        return "".join(_cologne(_plain(word)) for word in words.split())
    return _plain(words).replace(" ", "")


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
    return "".join(each for each in folded if not unicodedata.combining(each))


def _cologne(word: str) -> str:
    """Return the Cologne key (H. J. Postel, Die Kölner Phonetik, 1969), vowels only at the beginning."""
    codes = []
    for at, letter in enumerate(word):
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        if letter in "dt" and after and after in "csz":
            code = "8"
        elif letter == "p" and after == "h":
            code = "3"
        elif letter == "c":
            hard = "ahkloqrux" if at == 0 else "ahkoqux"
            code = "4" if after and after in hard and before not in ("s", "z") else "8"
        elif letter == "x":
            code = "8" if before and before in "ckq" else "48"
        else:
            code = _COLOGNE.get(letter, "")
        codes.append(code)
    joined = _DOUBLE.sub(r"\1", "".join(codes))
    return joined[:1] + joined[1:].replace("0", "")
