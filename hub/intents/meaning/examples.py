"""The example sentences: those shipped for each language, and the household's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from hub.intents.catalogue import CATALOGUE
from hub.intents.meaning.variants import NOT_FOR_US, VARIANTS, Variant
from shared.errors import HearthError

FOLDER = files("hub.intents.meaning") / "examples"


class ExamplesError(HearthError):
    """An example is for something that does not exist."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences with a label each."""

    sentences: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def __add__(self, other: Examples) -> Examples:
        """Join two sets."""
        return Examples(self.sentences + other.sentences, self.labels + other.labels)


LANGUAGES = ("en", "de", "fr", "es", "nl")
"""Languages with examples. All serve each: with two thirds of one language's examples and all of the others', 54 to
68 % of the last third were found, with its own alone 10 to 18 %."""


@lru_cache(maxsize=8)
def shipped(language: str) -> Examples:
    """Return a language's examples (`de-CH` has those of `de`), none when there is no file."""
    file = FOLDER / f"{language.partition('-')[0].lower()}.yaml"
    if not language.replace("-", "").isalnum() or not file.is_file():
        return Examples()
    return collect({label: lines.splitlines() for label, lines in yaml.safe_load(file.read_text("utf-8")).items()})


def collect(sentences: Mapping[str, Sequence[str]]) -> Examples:
    """Take sentences by label: a key of `VARIANTS`, an intent of the catalogue, or `not_for_us`.

    Raises `ExamplesError` for another label.
    """
    found = [(line.strip(), checked(label)) for label, lines in sentences.items() for line in lines if line.strip()]
    return Examples(tuple(text for text, _ in found), tuple(label for _, label in found))


def checked(label: str) -> str:
    """Return a label that exists. Raises `ExamplesError`."""
    if label != NOT_FOR_US and label not in VARIANTS and label not in CATALOGUE:
        raise ExamplesError(f"examples for {label!r}: there is no such intent or variant")
    return label


def variant(label: str) -> Variant:
    """Return what a label stands for; an intent of the catalogue stands for itself, and a name must be said."""
    if (known := VARIANTS.get(label)) is not None:
        return known
    spec = CATALOGUE[label]
    return Variant(
        intent=label,
        kinds=spec.kinds,
        asks=spec.asks,
        name_needed=spec.targeted,
        value=spec.required[0].name if spec.required else "",
    )
