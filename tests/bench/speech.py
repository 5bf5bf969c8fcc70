"""Speech: from a reply's text to its first sound, the stock way and ours, for one room and for two at once.

`python -m tests.bench speech` takes every reply in every way in turn, so that what else runs on the machine disturbs
all of them alike. The stock way is Piper's own call on the reply, with its own defaults. A voice that makes its
sentences in one piece shows what the pieces bring; how late the latest of them comes is what would be heard as a gap.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
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
from tests.bench.whole_voice import whole_voice

SHORT = ("Turned on the floor lamp.", "Done.", "The front door is locked.")
LONG = (
    "It is 21.5 degrees in the living room, and the window in the kitchen has been open since half past eleven.",
    "I could not reach the heating in the attic, so that it is still set to 19 degrees. Everything else is off.",
    "The washing machine has been ready since a quarter past nine, and the dryer needs another twenty minutes.",
    "There are three lights on in the house: the floor lamp, the light over the sink and the one in the hallway.",
)
BY_WORDS = {
    1: "Done.",
    5: "Turned on the floor lamp.",
    7: "Water boils at a hundred degrees here.",
    12: "The washing machine has been ready since a quarter past nine today.",
    20: "Both of the windows on the upper floor have been open since this morning and the heating is still on there.",
}
"""Sentences by how many words they have."""
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
        whole = whole_voice(options, Path(folder))
        await whole.warm_up()
        for number in range(rounds):
            say(f"round {number + 1} of {rounds}")
            for text in (*SHORT, *LONG):
                kind = "short" if text in SHORT else "long"
                for name, make in (
                    ("stock call", _stock_reply(stock, text)),
                    ("whole sentence", _pieces(ours, split(text))),
                    ("first clause", _pieces(ours, Splitter().feed(text, last=True))),
                ):
                    heard = await _heard(make)
                    found[f"{kind}: {name}"].append(heard.first_ms)
                    found[f"silence in front: {'stock call' if name == 'stock call' else 'ours'}"].append(heard.lead_ms)
                for name, first_ms in await _kept(ours, options, Path(folder), text):
                    found[f"{kind}: {name}"].append(first_ms)
            for words, text in BY_WORDS.items():
                for way, voice in (("in pieces", ours), ("in one piece", whole)):
                    heard = await _heard(_pieces(voice, [text]))
                    found[f"one sentence: {words} word{'s' * (words > 1)}, {way}"].append(heard.first_ms)
                    if voice is ours:
                        found["late: one room"].append(heard.late_ms)
            for name, first, second in await _two_rooms(ours, stock, LONG[number % len(LONG)], LONG[number - 1]):
                found[f"two rooms: {name}, first room"].append(first.first_ms)
                found[f"two rooms: {name}, second room"].append(second.first_ms)
                if name == "ours":
                    found["late: two rooms"] += [first.late_ms, second.late_ms]
        await whole.close()
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


@dataclass(frozen=True, slots=True)
class _Heard:
    """What somebody notices of a reply, in milliseconds."""

    first_ms: float
    """To the first sound."""
    lead_ms: float
    """Silence in front of that."""
    late_ms: float
    """How late the latest piece came, after all before it had sounded."""


async def _heard(sounds: AsyncIterator[bytes]) -> _Heard:
    """Speak it all."""
    begun = time.perf_counter()
    first = lead = late = until = 0.0
    async for pcm in sounds:
        now = time.perf_counter()
        if not first:
            first = until = now
            samples = np.abs(np.frombuffer(pcm, np.int16).astype(np.int32))
            lead = float(np.argmax(samples > samples.max() * QUIET)) / 22.05
        late = max(late, now - until)
        until += len(pcm) / 2 / 22_050
    return _Heard((first - begun) * 1000, lead, late * 1000)


async def _kept(
    engine: PiperTextToSpeech, options: config.TextToSpeech, folder: Path, text: str
) -> list[tuple[str, float]]:
    """Return the times to the first sound of what is kept: on disk, and in memory."""
    piece = Splitter().feed(text, last=True)[0]
    first = select.remembering(engine, options, folder, keep=True)
    await first.warm_up()
    await _heard(_only(first.synthesize(piece)))
    again = select.remembering(engine, options, folder, keep=True)
    await again.warm_up()
    return [
        (name, (await _heard(_only(again.synthesize(piece)))).first_ms) for name in ("kept on disk", "kept in memory")
    ]


async def _only(pieces: AsyncIterator[Spoken]) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield piece.pcm


async def _two_rooms(ours: PiperTextToSpeech, stock: Any, one: str, other: str) -> list[tuple[str, _Heard, _Heard]]:
    """Return what both rooms heard, with replies that begin nearly together."""
    queue = Worker("one after the other")

    async def later(sounds: AsyncIterator[bytes]) -> _Heard:
        await asyncio.sleep(APART_S)
        return await _heard(sounds)

    ways: dict[str, tuple[AsyncIterator[bytes], AsyncIterator[bytes]]] = {
        "stock calls in a queue": (_stock_reply(stock, one, queue), _stock_reply(stock, other, queue)),
        "ours": (
            _pieces(ours, Splitter().feed(one, last=True)),
            _pieces(ours, Splitter().feed(other, last=True)),
        ),
    }
    found = []
    for name, (first, second) in ways.items():
        found.append((name, *await asyncio.gather(_heard(first), later(second))))
    await queue.close()
    return found
