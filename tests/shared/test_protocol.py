"""PROTOCOL.md says all there is to say of the messages, and nothing else."""

from __future__ import annotations

import re
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest

from shared import codec
from shared.audio import FRAME_BYTES, Frame
from shared.endpoint import EndReason
from shared.messages import (
    PROTOCOL,
    Cause,
    ProblemCode,
    Ring,
    RingEnd,
    RingKind,
    Stage,
    ToHub,
    ToSatellite,
    TurnOutcome,
    TurnSummary,
)
from shared.pairing import proof

TEXT = (Path(codec.__file__).parent / "PROTOCOL.md").read_text(encoding="utf-8")
TO_HUB, TO_SATELLITE = set(typing.get_args(ToHub)), set(typing.get_args(ToSatellite))


def rows(text: str) -> dict[str, list[str]]:
    """Return the rows of the first table in `text` by their first cell."""
    cells = [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in text.splitlines()]
    start = next(index for index, each in enumerate(cells) if each)
    end = next((index for index in range(start, len(cells)) if not cells[index]), len(cells))
    return {each[0]: each[1:] for each in cells[start + 2 : end]}


def fields_of(kind: type[msgspec.Struct]) -> str:
    """Return the text that begins with the table of a message's fields."""
    if kind in {TurnSummary, Stage, Ring}:
        return TEXT.split(f"`{kind.__name__}` is an object:")[1]
    for heading in re.findall(r"^### .*$", TEXT, re.MULTILINE):
        if kind.__name__ in re.split(r"[ ,#]+", heading):
            return TEXT.split(heading)[1]
    raise AssertionError(f"{kind.__name__} has no heading")


@pytest.mark.parametrize("kind", [*TO_HUB | TO_SATELLITE, TurnSummary, Stage, Ring], ids=lambda kind: kind.__name__)
def test_every_field_is_explained_with_its_default(kind: type[msgspec.Struct]) -> None:
    described = rows(fields_of(kind))
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    assert set(described) == set(fields)
    for name, cells in described.items():
        assert cells[-1], f"{name} has no meaning"
        if fields[name].required:
            assert len(cells) == 2 or cells[1] == "", f"{name} has no default"
        else:
            assert cells[1], f"{name} has a default"


def test_every_message_is_listed_with_its_direction() -> None:
    listed = rows(TEXT.split("## Messages")[1])
    directions = {
        kind.__name__: "both" if kind in TO_HUB & TO_SATELLITE else ("S → H" if kind in TO_HUB else "H → S")
        for kind in TO_HUB | TO_SATELLITE
    }
    assert {name: cells[0] for name, cells in listed.items()} == directions


def test_every_problem_is_explained() -> None:
    assert set(rows(TEXT.split("## Errors")[1])) == set(ProblemCode)


@pytest.mark.parametrize("values", [Cause, EndReason, TurnOutcome, RingKind, RingEnd])
def test_every_value_is_named(values: Any) -> None:
    for value in typing.cast(type[StrEnum], values):
        assert f"`{value}`" in TEXT


def test_numbers_and_examples_are_right() -> None:
    assert f"version {PROTOCOL}" in TEXT
    assert f"text over {codec.MAX_TEXT:,} characters, binary over {codec.MAX_BINARY:,} bytes" in TEXT
    assert f"Messages over {codec.MAX_READ // 1024**2} MiB" in TEXT
    assert f"exactly {FRAME_BYTES} bytes" in TEXT
    header = codec.encode_frame(7, Frame(bytes(FRAME_BYTES), 320000, is_speech=True))[:-FRAME_BYTES]
    assert f"`{header.hex(' ')}`" in TEXT
    assert f"a header of {len(header)} bytes" in TEXT
    for role, (nonce, given_proof) in rows(TEXT.split("satellite `kitchen`:")[1]).items():
        assert proof("correct-horse", nonce, role, "kitchen") == given_proof
