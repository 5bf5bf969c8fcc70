"""Finds what a package has for a language: one module for each, named after its code."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def module_of(package: str, language: str) -> ModuleType | None:
    """Return the package's module for a language (`de-CH` has that of `de`), `None` when it has none."""
    name = f"{package}.{language.partition('-')[0].lower()}"
    if not language.replace("-", "").isalnum() or find_spec(name) is None:
        return None
    return import_module(name)
