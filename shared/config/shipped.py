"""The files in `config/`, written from the structs: every option with its default, and a JSON schema for editors."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from shared.config.located import as_boolean, as_float
from shared.config.shape import Shape, shape

WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z_/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*")


def default_text(kind: type[Struct]) -> str:
    """Return the commented YAML file that holds every default of `kind`; loading it gives exactly `kind()`."""
    name = file_stem(kind)
    lines = [
        f"# yaml-language-server: $schema={name}.schema.json",
        f"# {_sentence(kind)} This file lists every option with its default; keep only what you change.",
        "# A value may be `!secret some_name`, taken from secrets.yaml beside this file.",
    ]
    return "\n".join([*lines, *_section(kind(), top=True)]) + "\n"


def file_stem(kind: type[Struct]) -> str:
    """Return the name of the files of a kind of configuration without their ending: `hub` for `HubConfig`."""
    return kind.__name__.removesuffix("Config").lower()


def json_schema(kind: type[Struct]) -> str:
    """Return the JSON schema (draft 2020-12) of `kind` as text. A section without content counts as left out."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
    for definition in schema["$defs"].values():
        properties = definition.get("properties", {})
        for name, entry in properties.items():
            if "$ref" in entry:
                reference = {"$ref": entry.pop("$ref")}
                properties[name] = {"anyOf": [reference, {"type": "null"}], **entry}
            elif entry.get("type") in {"object", "array"}:
                entry["type"] = [entry["type"], "null"]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _section(value: Struct, *, top: bool = False) -> Iterator[str]:
    """Yield the lines of one section without indentation."""
    for field in msgspec.structs.fields(type(value)):
        want = shape(field.type)
        if top:
            yield ""
        yield from _comment(field.encode_name, want)
        yield from _option(field.encode_name, getattr(value, field.name), want)


def _option(name: str, value: Any, want: Shape) -> Iterator[str]:
    examples = want.meta("examples") or []
    if isinstance(value, Struct):
        yield f"{name}:"
        yield from _indented(_section(value))
    elif isinstance(value, dict) and (value or examples):
        yield f"{name}:"
        yield from _indented(_entries(value))
        for example in examples:
            built = msgspec.convert(example, type=want.annotation)
            yield from _indented(f"# {line}".rstrip() for line in _entries(built))
    elif isinstance(value, tuple) and any(isinstance(item, Struct) for item in value):
        yield f"{name}:"
        yield from _indented(line for item in value for line in _item(item))
        for example in examples:
            items = msgspec.convert(example, type=want.annotation)
            yield from _indented(f"# {line}".rstrip() for item in items for line in _item(item))
    else:
        yield f"{name}: {_scalar(value)}"


def _entries(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, Struct):
            yield f"{_scalar(name)}:"
            yield from _indented(_section(value))
        else:
            yield f"{_scalar(name)}: {_scalar(value)}"


def _item(value: Struct) -> Iterator[str]:
    """Yield one list item; its first line carries the dash."""
    for number, line in enumerate(_section(value)):
        yield f"{'  ' if number else '- '}{line}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _comment(name: str, want: Shape) -> Iterator[str]:
    text = want.meta("description") or (_sentence(want.struct) if want.struct else "")
    if want.choices:
        text = f"{text} One of: {', '.join(map(_scalar, want.choices))}."
    elif want.limits and want.limits not in text:
        text = f"{text} Range: {want.limits}{' milliseconds' if name.endswith('_ms') else ''}."
    if want.meta("examples"):
        text = f"{text} Such as, without the leading #:" if text else "Such as, without the leading #:"
    for line in textwrap.wrap(text.strip(), WIDTH):
        yield f"# {line}"


def _sentence(kind: type[Struct]) -> str:
    """Return the first paragraph of a struct's docstring."""
    return " ".join((kind.__doc__ or "").strip().split("\n\n")[0].split())


def _scalar(value: Any) -> str:
    """Spell a value as YAML that every YAML reader takes for the same thing."""
    if isinstance(value, str):
        is_other = value.lower() in {"null", "y", "n"} or as_boolean(value) is not None or as_float(value) is not None
        return value if _PLAIN.fullmatch(value) and not is_other else json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_scalar(key)}: {_scalar(inner)}' for key, inner in value.items())}}}"
    return json.dumps(value)
