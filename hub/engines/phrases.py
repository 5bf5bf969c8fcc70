"""Spoken phrases on disk: what was said once is not synthesised again. Blocking; one thread at a time.

One file per phrase, named by a digest of voice, pace and text. It holds a line of JSON (format, text, ends of words,
digest of the sound) and the sound. What was used longest ago goes first; a file that is not as it was written counts as
missing. The folder is the hub's own user's alone: replies tell how a household lives.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from hub.engines.base import Spoken

log = logging.getLogger(__name__)

SUFFIX = ".phrase"
COUNTED = 500
"""Texts whose use is counted; beyond that those said least are forgotten."""
COUNTS = "counts.json"


class Head(Struct, frozen=True, kw_only=True):
    """The first line of a phrase's file."""

    text: str
    pieces: list[tuple[int, list[tuple[int, int]]]]
    """Bytes of each piece of sound and the ends of its words (`hub.engines.base.Spoken`)."""
    digest: str


def key(identity: str, text: str) -> str:
    """Return the name of a phrase: `identity` is voice and pace."""
    return hashlib.sha256(f"{identity}\n{text}".encode()).hexdigest()[:40]


def encode(text: str, pieces: Iterable[Spoken]) -> bytes:
    """Return a phrase as it is kept."""
    pieces = tuple(pieces)
    sound = b"".join(piece.pcm for piece in pieces)
    head = Head(
        text=text,
        pieces=[(len(piece.pcm), list(piece.words)) for piece in pieces],
        digest=hashlib.sha256(sound).hexdigest(),
    )
    return msgspec.json.encode(head) + b"\n" + sound


def decode(data: bytes, text: str) -> tuple[Spoken, ...]:
    """Return the sound of a phrase. Raises `ValueError` when it is damaged or another text's."""
    line, _, sound = data.partition(b"\n")
    head = msgspec.json.decode(line, type=Head)
    if head.text != text or hashlib.sha256(sound).hexdigest() != head.digest:
        raise ValueError("it is not what was written")
    pieces, start = [], 0
    for size, words in head.pieces:
        pieces.append(Spoken(sound[start : start + size], tuple((end, ms) for end, ms in words)))
        start += size
    return tuple(pieces)


class PhraseFolder:
    """The phrases of one folder, at most `limit` bytes of them, and how often texts were said."""

    def __init__(self, folder: Path, limit: int) -> None:
        """Make the folder. Raises `OSError`."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        self._folder = folder
        self._limit = limit
        for unfinished in folder.glob("*.unfinished"):
            unfinished.unlink(missing_ok=True)
        found = sorted((each.stat().st_mtime_ns, each) for each in folder.glob(f"*{SUFFIX}"))
        self._sizes = {path: path.stat().st_size for _, path in found}
        """By age of last use, the oldest first."""
        self._counts = self._read_counts()

    def get(self, name: str, text: str) -> tuple[Spoken, ...] | None:
        """Return a phrase, `None` when there is none that is whole."""
        path = self._path(name)
        if path not in self._sizes:
            return None
        try:
            found = decode(path.read_bytes(), text)
            os.utime(path)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            # Not the error's own text: it may quote what was said.
            log.warning("a spoken phrase cannot be read and is made again: %s: %s", path.name, type(error).__name__)
            self._remove(path)
            return None
        self._sizes[path] = self._sizes.pop(path)
        return found

    def put(self, name: str, text: str, pieces: Iterable[Spoken]) -> None:
        """Keep a phrase, and let go of those used longest ago where room is needed. Raises `OSError`."""
        data = encode(text, pieces)
        path = self._path(name)
        if len(data) > self._limit // 4:
            return
        _write(path, data)
        self._sizes.pop(path, None)
        self._sizes[path] = len(data)
        while sum(self._sizes.values()) > self._limit:
            self._remove(next(iter(self._sizes)))

    def said(self, name: str, text: str, pieces: tuple[Spoken, ...]) -> None:
        """Count a phrase that was said, and keep it where it is not. Raises `OSError`."""
        if pieces and self._path(name) not in self._sizes:
            self.put(name, text, pieces)
        self._counts[text] = self._counts.pop(text, 0) + 1
        if len(self._counts) > COUNTED:
            del self._counts[min(self._counts, key=lambda each: self._counts[each])]

    def most_said(self, limit: int) -> list[str]:
        """Return the texts said most often, at least twice, the most frequent first."""
        often = sorted((-count, text) for text, count in self._counts.items() if count > 1)
        return [text for _, text in often[:limit]]

    def save(self) -> None:
        """Write down how often texts were said. Raises `OSError`."""
        _write(self._folder / COUNTS, msgspec.json.encode(self._counts))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _remove(self, path: Path) -> None:
        self._sizes.pop(path, None)
        path.unlink(missing_ok=True)

    def _read_counts(self) -> dict[str, int]:
        try:
            return msgspec.json.decode((self._folder / COUNTS).read_bytes(), type=dict[str, int])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError):
            log.warning("how often phrases were said cannot be read and is counted anew: %s", self._folder / COUNTS)
            return {}


def clear(folder: Path) -> None:
    """Delete every phrase: nothing is to be kept. Raises `OSError`."""
    for path in (*folder.glob(f"*{SUFFIX}"), *folder.glob("*.unfinished"), folder / COUNTS):
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(data)
    unfinished.replace(path)
