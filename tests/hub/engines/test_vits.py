"""Voices cut in two: the real one, and small ones made here that have more speakers or cannot be cut."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy
import pytest
from numpy.typing import NDArray

from hub.engines.models import find_voice
from hub.engines.piper_voice import Voice
from hub.engines.protobuf import field
from hub.engines.vits import Made, Vits
from hub.engines.voice_graph import halves, with_durations
from tests.audio.speak import VOICE
from tests.hub.engines.test_alignment import joined

FRAMES, HOP, RATE = 900, 4, 400
ONE_PIECE = "sentences are made in one piece"


def test_what_is_no_model_or_has_no_such_place_is_left_alone() -> None:
    for model in (b"", b"not a model at all", bytes([7 << 3 | 2, 100, 1])):
        with pytest.raises(ValueError, match=r"places|model|message|cut off"):
            with_durations(model)
        with pytest.raises(ValueError, match=r"graphs|model|message|cut off"):
            halves(model)
    model = find_voice(VOICE, download=True).read_bytes()
    shown = with_durations(model)
    assert shown.startswith(model)
    with pytest.raises(ValueError, match="0 places"):
        with_durations(shown)


@pytest.mark.parametrize(
    "text", ["Done.", "It is 21.5 °C, and the window in the kitchen is open. Everything else is off."]
)
def test_the_real_voice_sounds_the_same_in_pieces_as_in_one(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    file = find_voice(VOICE, download=True)
    in_pieces = Voice(file, variation=0)
    assert ONE_PIECE not in caplog.text
    (tmp_path / "whole.onnx").write_bytes(with_durations(file.read_bytes()))  # Appended, it stands in a second graph.
    (tmp_path / "whole.onnx.json").write_bytes(file.with_name(f"{file.name}.json").read_bytes())
    in_one = Voice(tmp_path / "whole.onnx", variation=0)
    assert f"{ONE_PIECE}: whole.onnx: it has 2 graphs" in caplog.text
    for phonemes in in_one.phonemes(text):
        pieces, one = in_pieces.sound(phonemes), in_one.sound(phonemes)
        assert pieces.samples == one.samples
        (whole,), found = sounds(one), sounds(pieces)
        assert len(found) > 1
        assert_same(numpy.concatenate(found), whole)
    for (end, ms), (same, about) in zip(*(joined(each.say(text)).words for each in (in_pieces, in_one)), strict=True):
        assert end == same and abs(ms - about) <= 5, "less by what was rounded down in each piece"


def test_a_voice_of_several_speakers_is_cut_and_each_sounds_like_itself(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    model = small_voice()
    assert halves(model).seams == ("latents", "speaker")
    in_pieces = Vits(model, "small", RATE, inputs(speaker=9), threads=1)
    assert ONE_PIECE not in caplog.text
    in_one = Vits(with_durations(model), "small", RATE, inputs(speaker=9), threads=1)
    found = []
    for speaker in (1, 4):
        made, whole = (sounds(each.make(inputs(speaker=speaker))) for each in (in_pieces, in_one))
        assert len(made) > 3 and len(whole) == 1
        assert_same(numpy.concatenate(made), whole[0])
        found.append(whole[0])
    assert numpy.abs(found[0] - found[1]).max() > 1000
    durations = in_pieces.make(inputs(speaker=1)).durations
    assert durations is not None and durations.tolist() == [HOP] * FRAMES


@pytest.mark.parametrize(
    ("last", "why"),
    [
        (("Mul", ["sound", "scales"]), "its decoder also needs scales"),
        (("Softsign", ["sound"]), ""),
        (("Sub", ["sound", "mean"]), "its decoder looks at the whole sentence"),
    ],
)
def test_a_voice_that_cannot_be_cut_speaks_in_one_piece(
    last: tuple[str, list[str]], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    voice = Vits(small_voice(last), "small", RATE, inputs(speaker=9), threads=1)
    assert (f"{ONE_PIECE}: small: {why}" in caplog.text) == bool(why)
    made = voice.make(inputs(speaker=1))
    assert made.samples == FRAMES * HOP
    assert (len(sounds(made)) == 1) == bool(why)


def sounds(made: Any) -> list[NDArray[numpy.int16]]:
    """Return the pieces of a `Made` or a `Sound`; only the last one says that it is."""
    pieces = list(made.sound if isinstance(made, Made) else made.pieces)
    assert [last for _, last in pieces] == [False] * (len(pieces) - 1) + [True]
    return [samples for samples, _ in pieces]


def assert_same(one: NDArray[numpy.int16], other: NDArray[numpy.int16]) -> None:
    assert len(one) == len(other)
    assert numpy.abs(one.astype(int) - other).max() <= 1, "of 32768"


def inputs(speaker: int) -> dict[str, NDArray[Any]]:
    return {
        "input": numpy.random.default_rng(1).integers(1, 90, (1, FRAMES)),
        "scales": numpy.ones(1, numpy.float32),
        "sid": numpy.array([speaker]),
    }


def small_voice(last: tuple[str, list[str]] = ("Identity", ["sound"])) -> bytes:
    """Return a model built as a voice of several speakers is, one frame a number; `last` makes the output."""
    random = numpy.random.default_rng(7)
    weights = {
        "pre": random.normal(size=(3, 1, 3)),
        "cond": random.normal(size=(3, 1, 1)) / 9,
        "up": random.normal(size=(3, 2, 8)) / 3,
        "post": random.normal(size=(1, 2, 7)) / 9,
    }
    graph = [
        node("Cast", ["input"], "numbers", to=1),
        node("Unsqueeze", ["numbers", "one"], "row"),
        node("Div", ["row", "row"], "ones"),
        node("Ceil", ["ones"], "durations"),
        node("Sin", ["row"], "latents"),
        node("Cast", ["sid"], "number", to=1),
        node("Unsqueeze", ["number", "two"], "speaker"),
        node("Conv", ["latents", "pre"], "in", pads=[1, 1]),
        node("Conv", ["speaker", "cond"], "coloured"),
        node("Add", ["in", "coloured"], "sum"),
        node("LeakyRelu", ["sum"], "bent"),
        node("ConvTranspose", ["bent", "up"], "wide", strides=[HOP], pads=[2, 2]),
        node("Conv", ["wide", "post"], "out", pads=[3, 3]),
        node("Tanh", ["out"], "sound"),
        node("ReduceMean", ["sound"], "mean"),
        node(*last, "output"),
        *(tensor(name, 1, each.astype(numpy.float32)) for name, each in weights.items()),
        tensor("one", 7, numpy.array([1])),
        tensor("two", 7, numpy.array([1, 2])),
        field(11, value("input", 7, 2)),
        field(11, value("scales", 1, 1)),
        field(11, value("sid", 7, 1)),
        field(12, value("output", 1, 3)),
        field(2, b"small"),
    ]
    return number(1, 8) + field(8, number(2, 13)) + field(7, b"".join(graph))


def node(kind: str, given: list[str], made: str, **attributes: int | list[int]) -> bytes:
    parts = [field(1, each.encode()) for each in given] + [field(2, made.encode()), field(4, kind.encode())]
    for name, each in attributes.items():
        stated = number(3, each) + number(20, 2) if isinstance(each, int) else b"".join(number(8, i) for i in each)
        parts.append(field(5, field(1, name.encode()) + stated + (b"" if isinstance(each, int) else number(20, 7))))
    return field(1, b"".join(parts))


def tensor(name: str, kind: int, values: NDArray[Any]) -> bytes:
    dims = b"".join(number(1, length) for length in values.shape)
    return field(5, dims + number(2, kind) + field(8, name.encode()) + field(9, values.tobytes()))


def value(name: str, kind: int, axes: int) -> bytes:
    return field(1, name.encode()) + field(2, field(1, number(1, kind) + field(2, field(1, b"") * axes)))


def number(key: int, value: int) -> bytes:
    """Return a field of a number below 128."""
    head = key << 3
    return (bytes([head]) if head < 128 else bytes([head & 127 | 128, head >> 7])) + bytes([value])
