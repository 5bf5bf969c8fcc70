"""Speech: from a reply's text to its first sound, the stock way and ours, for one room and for two at once.

`python -m tests.bench speech` takes every reply in every way in turn, so that what else runs on the machine disturbs
all of them alike. The stock way is Piper's own call on the reply, with its own defaults.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from hub import config
from hub.engines import select
from hub.engines.base import Spoken, TextToSpeech
from hub.engines.models import find_voice
from hub.engines.piper import PiperTextToSpeech
from hub.engines.worker import Worker
from hub.reading.sentences import Splitter, split
from tests.bench.report import spread

SHORT = ("Turned on the floor lamp.", "Done.", "The front door is locked.")
LONG = (
    "It is 21.5 degrees in the living room, and the window in the kitchen has been open since half past eleven.",
    "I could not reach the heating in the attic, so that it is still set to 19 degrees. Everything else is off.",
    "The washing machine has been ready since a quarter past nine, and the dryer needs another twenty minutes.",
    "There are three lights on in the house: the floor lamp, the light over the sink and the one in the hallway.",
)
ROUNDS, ROUNDS_FULL = 3, 10
APART_S = 0.03
"""The second room begins so much later than the first."""
QUIET = 0.004
"""Of the loudest sample: below it nothing is heard."""
Print = Callable[[str], None]


def run(say: Print, *, full: bool = False) -> dict[str, Any]:
    """Measure and return the figures, times in milliseconds."""
    return asyncio.run(_measured(say, ROUNDS_FULL if full else ROUNDS))


async def _measured(say: Print, rounds: int) -> dict[str, Any]:
    options = config.TextToSpeech()
    ours = select.text_to_speech(options)
    await ours.warm_up()
    stock = await asyncio.to_thread(_stock, options)
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            say(f"round {number + 1} of {rounds}")
            for text in (*SHORT, *LONG):
                kind = "short" if text in SHORT else "long"
                for name, make in (
                    ("stock call", _stock_reply(stock, text)),
                    ("whole sentence", _pieces(ours, split(text))),
                    ("first clause", _pieces(ours, Splitter().feed(text, last=True))),
                ):
                    first_ms, lead_ms = await _first(make)
                    found[f"{kind}: {name}"].append(first_ms)
                    found[f"silence in front: {'stock call' if name == 'stock call' else 'ours'}"].append(lead_ms)
                for name, first_ms in await _kept(ours, options, Path(folder), text):
                    found[f"{kind}: {name}"].append(first_ms)
            for name, first, second in await _two_rooms(ours, stock, LONG[number % len(LONG)], LONG[number - 1]):
                found[f"two rooms: {name}, first room"].append(first)
                found[f"two rooms: {name}, second room"].append(second)
    await ours.close()
    return {"rounds": rounds, "ms": {name: spread(values) for name, values in found.items()}}


def _stock(options: config.TextToSpeech) -> Any:
    from piper import PiperVoice

    voice = PiperVoice.load(find_voice(options.voice, download=options.download))
    list(voice.synthesize("Hello."))
    return voice


async def _stock_reply(voice: Any, text: str, worker: Worker | None = None) -> AsyncIterator[bytes]:
    """Yield what Piper's own call gives; one reply after the other where they share a worker."""
    own = worker or Worker("stock")

    def chunks() -> Iterator[bytes]:
        return (chunk.audio_int16_bytes for chunk in voice.synthesize(text))

    async for pcm in own.iterate(chunks):
        yield pcm
    if worker is None:
        await own.close()


async def _pieces(tts: TextToSpeech, pieces: list[str]) -> AsyncIterator[bytes]:
    for number, piece in enumerate(pieces):
        async for sound in tts.synthesize(piece, later=number > 0):
            yield sound.pcm


async def _first(sounds: AsyncIterator[bytes]) -> tuple[float, float]:
    """Speak it all, and return the time to the first sound and the silence in front of that."""
    begun = time.perf_counter()
    took = lead = 0.0
    async for pcm in sounds:
        if not took:
            took = time.perf_counter() - begun
            samples = np.abs(np.frombuffer(pcm, np.int16).astype(np.int32))
            lead = float(np.argmax(samples > samples.max() * QUIET)) / 22.05
    return took * 1000, lead


async def _kept(
    engine: PiperTextToSpeech, options: config.TextToSpeech, folder: Path, text: str
) -> list[tuple[str, float]]:
    """Return the times to the first sound of what is kept: on disk, and in memory."""
    piece = Splitter().feed(text, last=True)[0]
    first = select.remembering(engine, options, folder, keep=True)
    await first.warm_up()
    await _first(_only(first.synthesize(piece)))
    again = select.remembering(engine, options, folder, keep=True)
    await again.warm_up()
    return [(name, (await _first(_only(again.synthesize(piece))))[0]) for name in ("kept on disk", "kept in memory")]


async def _only(pieces: AsyncIterator[Spoken]) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield piece.pcm


async def _two_rooms(ours: PiperTextToSpeech, stock: Any, one: str, other: str) -> list[tuple[str, float, float]]:
    """Return both rooms' times to the first sound, with replies that begin nearly together."""
    queue = Worker("one after the other")

    async def later(sounds: AsyncIterator[bytes]) -> tuple[float, float]:
        await asyncio.sleep(APART_S)
        return await _first(sounds)

    ways: dict[str, tuple[AsyncIterator[bytes], AsyncIterator[bytes]]] = {
        "stock calls in a queue": (_stock_reply(stock, one, queue), _stock_reply(stock, other, queue)),
        "ours": (
            _pieces(ours, Splitter().feed(one, last=True)),
            _pieces(ours, Splitter().feed(other, last=True)),
        ),
    }
    found = []
    for name, (first, second) in ways.items():
        (a, _), (b, _) = await asyncio.gather(_first(first), later(second))
        found.append((name, a, b))
    await queue.close()
    return found
