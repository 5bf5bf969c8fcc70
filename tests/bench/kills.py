"""A hub that is killed (SIGKILL) again and again, around timers that come due and automations that run.

`python -m tests.bench kills` kills it 40 times. A satellite and a house of virtual devices live on, as processes and
connections of their own. What was acknowledged must ring once and on time, whether the hub lives or not; what an
automation or a delayed command does is done once at most.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiomqtt

from hub.client import HubClient
from hub.web.services import AskBody, TimerBody
from satellite import happenings as seen
from shared.audio import SAMPLE_BYTES, ms_to_samples
from shared.errors import HearthError
from shared.tasks import Owner
from tests.audio.wavfile import write_wav
from tests.bench.report import spread
from tests.fakes import broker, processes
from tests.fakes.house import House
from tests.fakes.virtual_devices import default_devices

OUT = Path("out/bench/kills")
ROUNDS = 40
LONGEST_S = 1800
"""The satellite hears silence for so long."""
NAME = "kitchen"
RING_S = 5
DELAY_S = (1, 4)
DUE_S = (1.0, 6.0)
"""Timers come due so long after they were set."""
ALIVE_S = 5.0
"""The hub is killed within so long after its satellite and its devices are there."""
SETTLE_S = 16.0
"""After the last kill: longer than a hub waits for a satellite to tell what it rang."""
CONFIG = """\
satellites: {kitchen: {area: Kitchen}}
timers: {limit_s: 5}
"""
AUTOMATIONS = """\
counted:
  mode: parallel
  max: 50
  triggers:
    - mqtt: test/begin
  actions:
    - mqtt: test/first
      payload: "{{ trigger.payload }}"
    - delay: 0.7
    - mqtt: test/second
      payload: "{{ trigger.payload }}"
"""
QUICK = (
    "speech_to_text.model=/nowhere", "speech_to_text.download=false", "text_to_speech.voice=/nowhere",
    "text_to_speech.download=false",
)  # fmt: skip
"""A hub that neither hears nor speaks starts in two seconds, and what is killed here needs neither."""
Print = Callable[[str], None]


@dataclass
class Seen:
    """What the outside world saw."""

    due: dict[str, float] = field(default_factory=dict)
    """Timers that the hub acknowledged, by id: when they are due (`time.monotonic`)."""
    rang: list[tuple[str, float]] = field(default_factory=list)
    """Every ring that began, in order: id of the timer, and when."""
    begun: list[str] = field(default_factory=list)
    """What automations were asked to do."""
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    """How often each automation did its first and its second step."""
    delayed: list[int] = field(default_factory=list)
    """Delayed commands that the hub acknowledged: the brightness each is to set, in percent."""
    set: Counter[int] = field(default_factory=Counter)
    """How often each brightness was set."""
    kills: int = 0
    linked: asyncio.Event = field(default_factory=asyncio.Event)
    """The satellite is there."""


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Kill the hub `ROUNDS` times (twice as often when `full`) and return the figures."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    return figures(asyncio.run(killed(OUT, 2 * ROUNDS if full else ROUNDS, seed=1, print=print)))


async def killed(folder: Path, rounds: int, *, seed: int, print: Print = lambda _: None) -> Seen:
    """Let the hub live and die so often, and return what was seen of it."""
    chance, what, mqtt_port, port = random.Random(seed), Seen(), broker.free_port(), broker.free_port()
    (folder / "automations").mkdir()
    (folder / "automations" / "counted.yaml").write_text(AUTOMATIONS)
    config = folder / "hub.yaml"
    config.write_text(CONFIG)
    wav = write_wav(folder / "silence.wav", bytes(ms_to_samples(LONGEST_S * 1000) * SAMPLE_BYTES))

    def hub() -> Any:
        options = ("mqtt.host=127.0.0.1", *QUICK)
        return processes.hub(folder / "hub", *options, port=port, mqtt_port=mqtt_port, config=config)

    async with (
        broker.running("embedded", mqtt_port),
        aiomqtt.Client("127.0.0.1", mqtt_port) as client,
        House("127.0.0.1", mqtt_port) as house,
        Owner() as owner,
    ):
        await client.subscribe("test/#")
        owner.start(_follow(client, what), "messages")
        async with AsyncExitStack() as stack:
            async with hub() as running:
                satellite = processes.satellite(wav, running.satellite_url, running.token, area="Kitchen", name=NAME)
                owner.start(_listen(await stack.enter_async_context(satellite), what), "satellite")
                await what.linked.wait()
            for number in range(rounds):
                async with hub() as running:
                    await _live(running, client, what, chance, number)
                    running.process.kill()
                    await running.process.wait()
                what.kills += 1
                print(f"{what.kills} of {rounds} kills, {len(what.rang)} rings")
                await asyncio.sleep(chance.uniform(0, 2))
            async with hub():
                await asyncio.sleep(SETTLE_S)
        for topic, payload in house.commands:
            brightness = json.loads(payload).get("brightness")
            if topic.endswith("kitchen_light/set") and brightness is not None:
                what.set[round(brightness / 2.55)] += 1
    return what


async def _live(
    running: processes.RunningHub, client: aiomqtt.Client, what: Seen, chance: random.Random, number: int
) -> None:
    """Set timers, delayed commands and automations going until the moment comes."""
    async with HubClient(running.url) as hub:
        await running.knows(len(default_devices()))
        async with asyncio.timeout(processes.START_S):
            while not any(each.name == NAME for each in await hub.satellites()):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)
    with suppress(TimeoutError):
        async with asyncio.timeout(chance.uniform(0.3, ALIVE_S)), HubClient(running.url) as hub:
            percent = number % 100 + 1
            text = f"in {chance.randint(*DELAY_S)} seconds set the kitchen light to {percent} percent"
            if (await hub.ask(AskBody(text=text))).intent == "HearthDelay":
                what.delayed.append(percent)
            for step in range(100):
                with suppress(HearthError):
                    seconds = round(chance.uniform(*DUE_S), 2)
                    asked = time.monotonic()
                    timer = await hub.set_timer(TimerBody(seconds=seconds, satellite=NAME))
                    what.due[timer.id] = asked + seconds
                key = f"{number}.{step}"
                what.begun.append(key)
                await client.publish("test/begin", key)
                await asyncio.sleep(chance.uniform(0.2, 0.8))


async def _listen(happenings: AsyncIterator[seen.Happening], what: Seen) -> None:
    async for each in happenings:
        if isinstance(each, seen.Linked):
            what.linked.set()
        if isinstance(each, seen.RingBegan):
            what.rang.append((each.ring.partition(".")[0], time.monotonic()))


async def _follow(client: aiomqtt.Client, what: Seen) -> None:
    async for message in client.messages:
        counted = {"test/first": what.first, "test/second": what.second}.get(message.topic.value)
        if counted is not None and isinstance(message.payload, bytes):
            counted[message.payload.decode()] += 1


def figures(what: Seen) -> dict[str, Any]:
    """Sum up what was seen."""
    rings = Counter(timer for timer, _ in what.rang)
    late_ms = [round(1000 * (at - what.due[timer])) for timer, at in what.rang if timer in what.due]
    return {
        "kills": what.kills,
        "timers": len(what.due),
        "lost": sum(timer not in rings for timer in what.due),
        "rang twice": sum(count > 1 for count in rings.values()),
        "late_ms": spread(late_ms),
        "automations": len(what.begun),
        "begun": len(what.first),
        "cut": sum(key not in what.second for key in what.first),
        "delayed commands": len(what.delayed),
        "carried out": sum(percent in what.set for percent in what.delayed),
        "done twice": sum(count > 1 for count in (*what.first.values(), *what.second.values(), *what.set.values())),
    }
