"""`python -m hub.automations.schema FILE`: write the JSON schema of automation files, for editors, from the tables."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from hub.automations.fields import MARKS, Field, Form, Schema
from hub.automations.syntax import ACTIONS, AUTOMATION, COMMON, CONDITIONS, TRIGGERS

_TEMPLATE: Schema = {"type": "string", "pattern": "|".join(MARKS).replace("{", "\\{")}


def schema() -> Schema:
    """Return the schema (draft 2020-12)."""
    automation = _object(AUTOMATION, ("actions",))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hearth's automations",
        "type": "object",
        "additionalProperties": automation,
        "$defs": {
            "triggers": _several(TRIGGERS, {}),
            "conditions": _several(CONDITIONS, {}, or_else=_TEMPLATE),
            "actions": _several(ACTIONS, COMMON),
        },
    }


def _several(forms: Mapping[str, Form], common: Mapping[str, Field], *, or_else: Schema | None = None) -> Schema:
    """Return the schema of one part or a list of them."""
    one = {
        "anyOf": [
            *(
                {"description": form.about, **_object({**form.fields, **common}, (kind, *form.needed))}
                for kind, form in forms.items()
            ),
            *([or_else] if or_else is not None else []),
        ]
    }
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}


def _object(fields: Mapping[str, Field], needed: tuple[str, ...]) -> Schema:
    properties = {name: {**field.schema, "description": field.about} for name, field in fields.items()}
    return {"type": "object", "additionalProperties": False, "required": list(needed), "properties": properties}


def text() -> str:
    """Return the file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(prog="python -m hub.automations.schema", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=Path("config/automations/automations.schema.json"))
    file: Path = parser.parse_args().file
    file.write_text(text(), encoding="utf-8")
    print(file)


if __name__ == "__main__":
    main()
