"""Codes of languages, and what a package has for one: a module for each, named after its code."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def base_of(language: str) -> str:
    """Return the code without country or script: `de` for `de-CH` and for `de_CH`."""
    return language.replace("_", "-").partition("-")[0].lower()


def module_of(package: str, language: str) -> ModuleType | None:
    """Return the package's module for a language (`de-CH` has that of `de`), `None` when it has none."""
    name = f"{package}.{base_of(language)}"
    if not language.replace("-", "").isalnum() or find_spec(name) is None:
        return None
    return import_module(name)
