"""The files in `config/` are what the structs say, and teach what they claim to teach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from hub.config import HubConfig
from satellite.config import SatelliteConfig
from shared.config import default_text, json_schema, load
from shared.config.__main__ import shipped
from shared.config.shape import shape

CONFIG = Path(__file__).parent.parent.parent / "config"
KINDS = [HubConfig, SatelliteConfig]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_shipped_file_is_up_to_date(name: str) -> None:
    assert (CONFIG / name).read_text(encoding="utf-8") == shipped()[name], "run python -m shared.config"


@pytest.mark.parametrize(("kind", "name"), [(HubConfig, "hub.yaml"), (SatelliteConfig, "satellite.yaml")])
def test_the_shipped_file_holds_exactly_the_defaults(kind: type[Any], name: str) -> None:
    assert load(kind, CONFIG / name, environment={}, prefix="NONE", overrides=[]) == kind()


@pytest.mark.parametrize("kind", KINDS)
def test_other_yaml_readers_read_the_same(kind: type[Any]) -> None:
    defaults = msgspec.json.decode(msgspec.json.encode(kind()))
    assert same(yaml.safe_load(default_text(kind)), defaults)


def same(read: Any, default: Any) -> bool:
    """Whether they are equal; a section whose examples are all commented out reads as nothing."""
    if isinstance(read, dict) and isinstance(default, dict):
        return read.keys() == default.keys() and all(same(read[name], default[name]) for name in read)
    return bool(read == default) or (read is None and default == {})


def options(kind: type[msgspec.Struct]) -> Iterator[tuple[type[msgspec.Struct], str]]:
    for field in msgspec.structs.fields(kind):
        yield kind, field.encode_name
        want = shape(field.type)
        inner = [want, *map(shape, want.keys_and_values or ()), *([shape(want.items)] if want.items else [])]
        for each in inner:
            if each.struct:
                yield from options(each.struct)


@pytest.mark.parametrize("kind", KINDS)
def test_every_option_stands_in_the_file_under_a_comment(kind: type[Any]) -> None:
    lines = [re.sub(r"^[# -]*", "", line) for line in default_text(kind).splitlines()]
    for owner, name in set(options(kind)):
        fields = {field.encode_name: shape(field.type) for field in msgspec.structs.fields(owner)}
        assert fields[name].meta("description") or fields[name].struct, f"{owner.__name__}.{name} is not described"
        assert any(line.startswith(f"{name}:") for line in lines), f"{owner.__name__}.{name} is missing"


def without_leading_hash(text: str) -> Iterator[str]:
    """Do what the file says: uncomment the examples and leave the ordinary comments."""
    indent: str | None = None
    for line in text.splitlines():
        if begin := re.match(r"(\s+)# ([\w.]+:$|- )", line):
            indent = begin[1]
        elif indent is not None and not line.startswith(f"{indent}#   "):
            indent = None
        yield line if indent is None else line.replace("# ", "", 1)


@pytest.mark.parametrize("kind", KINDS)
def test_commented_examples_work_once_uncommented(kind: type[Any], tmp_path: Path) -> None:
    file = tmp_path / "opened.yaml"
    file.write_text("\n".join(without_leading_hash(default_text(kind))))
    config = load(kind, file, environment={}, prefix="NONE", overrides=[])
    for field in msgspec.structs.fields(kind):
        want = shape(field.type)
        for example in want.meta("examples") or []:
            assert getattr(config, field.name) == msgspec.convert(example, type=field.type)
    if isinstance(config, SatelliteConfig):
        assert [word.word for word in config.wake.words] == ["hey_jarvis", "alexa"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_covers_every_option(kind: type[Any]) -> None:
    definitions = msgspec.json.decode(json_schema(kind))["$defs"]
    for owner, name in set(options(kind)):
        properties = definitions[owner.__name__]["properties"]
        assert name in properties
        assert not definitions[owner.__name__]["additionalProperties"]


DOCS = sorted((CONFIG.parent / "docs").glob("*.md"))
SNIPPETS = [
    pytest.param(text, id=f"{doc.stem}-{number}")
    for doc in DOCS
    for number, text in enumerate(re.findall(r"^```yaml\n(.*?)^```", doc.read_text(encoding="utf-8"), re.S | re.M))
    if "secrets.yaml" not in text
]


@pytest.mark.parametrize("text", SNIPPETS)
def test_what_the_documentation_shows_can_be_loaded(text: str, tmp_path: Path) -> None:
    (tmp_path / "secrets.yaml").write_text("".join(f"{name}: x\n" for name in re.findall(r"!secret (\w+)", text)))
    file = tmp_path / "shown.yaml"
    file.write_text(text)
    known = {field.name for field in msgspec.structs.fields(HubConfig)}
    top = set(re.findall(r"^(\w+):", text, re.M))
    kind: type[Any] = HubConfig if top <= known else SatelliteConfig
    assert load(kind, file, environment={}, prefix="NONE", overrides=[]) != kind()


def test_schema_and_file_agree_on_empty_sections() -> None:
    properties = msgspec.json.decode(json_schema(HubConfig))["$defs"]["HubConfig"]["properties"]
    assert properties["satellites"]["type"] == ["object", "null"]
    assert {"type": "null"} in properties["mqtt"]["anyOf"]
