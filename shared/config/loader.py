"""Where configuration comes from and who wins: the file, then the environment, then `--set`."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from shared.config import located
from shared.config.files import read_text
from shared.config.located import Mapping, Place, Scalar, Text
from shared.config.reader import Reader
from shared.config.secrets import Secrets
from shared.errors import ConfigError, ConfigProblem

T = TypeVar("T", bound=Struct)
_KEY_PART = re.compile(r'"([^"]*)"|([^.]+)')


def load(
    kind: type[T],
    path: Path | None,
    *,
    environment: AnyMapping[str, str],
    prefix: str,
    overrides: AnySequence[str] = (),
) -> T:
    """Read the YAML file at `path` (None: defaults only), then the environment, then `overrides`.

    `HEARTH_HUB__MQTT__PORT=1884` with prefix `HEARTH_HUB` and the override `mqtt.port=1884` both set `mqtt.port`; a
    whole section or list is given as YAML. `!secret name` takes a value from `secrets.yaml` beside the file. Raises
    `ConfigError` with every problem of every source at once.
    """
    problems: list[ConfigProblem] = []
    tree = Mapping(Place(str(path or "the defaults"), 1 if path else None))
    if path is not None:
        tree, problems = _from_file(path, tree)
    for keys, text in _from_environment(environment, prefix):
        problems += _put(tree, keys, text)
    for override in overrides:
        problems += _set(tree, override)
    secrets = Secrets(path, environment.get("CREDENTIALS_DIRECTORY", ""))
    reader = Reader(kind, secrets.find)
    config = reader.struct(kind, tree)
    problems += reader.problems + secrets.problems
    if problems:
        raise ConfigError(_by_line(problems))
    assert isinstance(config, kind)
    return config


def _by_line(problems: list[ConfigProblem]) -> list[ConfigProblem]:
    """Put what is wrong in files first, in the order of their lines."""

    def line(problem: ConfigProblem) -> tuple[bool, str, int]:
        source, _, number = problem.place.rpartition(":")
        return (False, source, int(number)) if number.isdigit() else (True, "", 0)

    return sorted(dict.fromkeys(problems), key=line)


def _from_file(path: Path, empty: Mapping) -> tuple[Mapping, list[ConfigProblem]]:
    text, problem = read_text(path)
    if problem is not None:
        return empty, [problem]
    tree, problems = located.parse(text, Place(str(path), 1))
    if isinstance(tree, Mapping):
        return tree, problems
    is_empty = tree is None or (isinstance(tree, Scalar) and tree.plain and tree.text in located.NULL)
    if is_empty or problems:
        return empty, problems
    return empty, [ConfigProblem(f"{path}:1", "", "expected keys with values, such as `name: Hearth`")]


def _from_environment(environment: AnyMapping[str, str], prefix: str) -> list[tuple[list[str], Text]]:
    """Return keys and values, whole sections before the options inside them."""
    start = f"{prefix}__"
    names = sorted((name for name in environment if name.startswith(start)), key=lambda name: (name.count("__"), name))
    return [(name[len(start) :].lower().split("__"), Text(Place(name), environment[name])) for name in names]


def _set(tree: Mapping, override: str) -> list[ConfigProblem]:
    place = Place("--set")
    key, equals, value = override.partition("=")
    parts = [quoted or bare for quoted, bare in _KEY_PART.findall(key.strip())]
    if not equals or not parts:
        return [ConfigProblem(str(place), key, "expected KEY=VALUE, such as mqtt.port=1884")]
    return _put(tree, parts, Text(place, value))


def _put(tree: Mapping, keys: list[str], value: Text) -> list[ConfigProblem]:
    """Put a value into the tree in place of what is there; sections on the way are made."""
    section = tree
    for position, key in enumerate(keys[:-1]):
        name = _existing(section, key)
        inner = section.entries.get(name)
        if isinstance(inner, located.Sequence):
            dotted = ".".join(keys[: position + 1])
            return [ConfigProblem(str(value.place), ".".join(keys), f"{dotted} is a list: give it whole, as YAML")]
        if isinstance(inner, Text):
            parsed, _ = located.parse(inner.text, inner.place)
            inner = parsed if isinstance(parsed, Mapping) else None
        if not isinstance(inner, Mapping):
            inner = Mapping(value.place)
        section.entries[name] = inner
        section = inner
    section.entries[_existing(section, keys[-1])] = value
    return []


def _existing(section: Mapping, key: str) -> str:
    """Find the key as the file spells it: an environment variable cannot hold `-` or lower case."""
    if key in section.entries:
        return key
    folded = key.lower().replace("-", "_")
    return next((name for name in section.entries if name.lower().replace("-", "_") == folded), key)
