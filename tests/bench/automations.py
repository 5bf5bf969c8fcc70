"""Automations: from a sensor's message on the wire to the command on the wire, with a thousand of them; and idling.

Three hundred devices introduce themselves to a real broker. Sensors change one after the other, among changes that
concern nobody. A process beside the hub's times each from handing its message to the broker until the first command
that it leads to comes from there: both ways through the broker are in the figure.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiomqtt

from hub.announce.announcer import Report
from hub.announce.listeners import Whom
from hub.automations.engine import Engine
from hub.automations.house import House
from hub.automations.parse import Library, read_automations
from hub.brain.select import skills
from hub.clock import Clock
from hub.config import Mqtt
from hub.devices.home import MqttHome
from hub.devices.mqtt import NO_DELAY
from hub.devices.topics import Topics
from hub.events import Events
from hub.rooms import USUAL, Manner
from shared.tasks import Owner
from tests.fakes.broker import HOST, find_mosquitto, running

Print = Callable[[str], None]
COUNT, LIGHTS, SENSORS = 1000, 150, 150
CHANGES = 300
IDLE_S = 10.0
PAUSE_S = 0.06
"""Longer than a broker without TCP_NODELAY waits for what it sent before to be confirmed."""
ROOMS = 15


def configurations() -> list[tuple[str, dict[str, Any]]]:
    """Return topics and configurations of all devices."""
    found = []
    for number in range(LIGHTS):
        config = {
            "command_topic": f"bench/light/{number}/set",
            "brightness_command_topic": f"bench/light/{number}/level",
        }
        found.append(("light", number, config))
    for number in range(SENSORS):
        found.append(("binary_sensor", number, {"state_topic": f"bench/sensor/{number}", "device_class": "motion"}))
    return [
        (
            f"homeassistant/{kind}/bench_{number}/config",
            {
                **config, "name": f"{kind} {number}", "unique_id": f"bench_{kind}_{number}",
                "device": {"identifiers": [f"{kind}{number}"], "suggested_area": f"Room {number % ROOMS}"},
            },
        )
        for kind, number, config in found
    ]  # fmt: skip


def library(lights: list[str], sensors: list[str]) -> Library:
    """Six in ten are pulled by a sensor, the others by messages, times and lasting states."""
    text: list[str] = []
    for number in range(COUNT):
        # Those of a kind go round all sensors: each pulls four.
        sensor, light = sensors[(number // 10 * 6 + number % 10) % len(sensors)], lights[number % len(lights)]
        trigger = {
            0: f"mqtt: button/{number}/+",
            1: f"time: '{number % 24:02}:{number % 60:02}'",
            2: "every: 1 hour",
            3: f"state: {sensor}\n      to: 'on'\n      for: 10 min",
        }.get(number % 10, f"state: {sensor}\n      to: 'on'")
        condition = ["[]", "{days: daily}", "\"{{ trigger.kind == 'state' }}\""][number % 3]
        text.append(
            f"a{number}:\n  mode: restart\n  triggers:\n    - {trigger}\n  conditions: {condition}\n"
            f"  actions:\n    - {{device: {light}, set: {{state: 'on'}}}}\n"
        )
    found = read_automations([("bench.yaml", "".join(text), None)])
    assert not found.problems, found.problems[:3]
    return found


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure both."""
    return asyncio.run(_measure(print, CHANGES * (5 if full else 1), IDLE_S * (6 if full else 1)))


async def _measure(print: Print, changes: int, idle_s: float) -> dict[str, Any]:
    kind = "mosquitto" if find_mosquitto() else "embedded"
    async with running(kind) as port, Owner() as owner:
        mqtt, events = Mqtt(host=HOST, port=port), Events()
        home, topics = MqttHome(mqtt, {}, {}, {}, events), Topics(mqtt)
        owner.start(home.serve(), "house")
        await home.wait_connected()
        async with _client(port) as sender:
            for topic, config in configurations():
                await sender.publish(topic, json.dumps(config))
        await home.wait_settled()
        by_number = sorted(home.devices(), key=lambda device: int(device.id.rpartition("_")[2]))
        bare = await _idle(idle_s)
        lights = [each.id for each in by_number if each.kind == "light"]
        sensors = [each.id for each in by_number if each.kind == "binary_sensor"]
        began = time.perf_counter()
        found = library(lights, sensors)
        read_s = time.perf_counter() - began
        print(f"{len(found.automations)} automations over {len(home.devices())} devices read in {read_s:.1f} s")
        doing = skills(home, Clock())
        engine = Engine(
            House(
                home=home, skills=lambda: doing, events=events, clock=Clock(spot=(52.5, 13.4)),
                publish=home.publish, messages=topics, announce=_nobody, ask=_no_answer,
            )
        )  # fmt: skip
        began = time.perf_counter()
        engine.adopt(found)
        adopt_ms = 1000 * (time.perf_counter() - began)
        owner.start(topics.serve(), "messages")
        owner.start(engine.serve(), "automations")
        async with _client(port) as sender:
            for number in range(SENSORS):
                await sender.publish(f"bench/sensor/{number}", "OFF")
        await asyncio.sleep(2)
        print(f"idling for {idle_s:.0f} s")
        idle = await _idle(idle_s)
        times = await _beside(port, changes)
    steps = statistics.quantiles(times, n=100, method="inclusive")
    return {
        "broker": kind, "automations": len(found.automations), "devices": len(lights) + len(sensors),
        "changes": changes, "reached": len(times), "p50_ms": statistics.median(times), "p95_ms": steps[94],
        "p99_ms": steps[98], "idle_percent": idle, "idle_without_percent": bare,
        "read_s": read_s, "adopt_ms": adopt_ms,
    }  # fmt: skip


async def _idle(seconds: float) -> float:
    """Return how much of one core this process uses while nothing happens, in percent."""
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.sleep(seconds)
    return 100 * (time.process_time() - cpu) / (time.perf_counter() - began)


@asynccontextmanager
async def _client(port: int) -> AsyncIterator[aiomqtt.Client]:
    async with aiomqtt.Client(HOST, port, socket_options=[NO_DELAY]) as client:
        yield client


async def _beside(port: int, changes: int) -> list[float]:
    """Have another process change sensors and time what comes of it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.automations", str(port), str(changes), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the process that changes the sensors failed")
    found: list[float] = json.loads(told)
    return found


async def _time(port: int, changes: int) -> list[float]:
    """Time changes; what the other process does."""
    async with _client(port) as sender, _client(port) as watcher, Owner() as owner:
        await watcher.subscribe("bench/light/+/set")
        commands: asyncio.Queue[float] = asyncio.Queue()
        owner.start(_watch(watcher, commands), "commands")
        return await _changes(sender, commands, changes)


async def _watch(watcher: aiomqtt.Client, commands: asyncio.Queue[float]) -> None:
    async for _ in watcher.messages:
        commands.put_nowait(time.perf_counter())


async def _changes(sender: aiomqtt.Client, commands: asyncio.Queue[float], changes: int) -> list[float]:
    """Let sensors change as in a lively house, and time each until its first command."""
    chance = random.Random(4)
    times: list[float] = []
    for count in range(changes):
        sensor = count * 7 % SENSORS
        for other in chance.sample(range(SENSORS), 2):
            await sender.publish(f"bench/sensor/{other}", "OFF")
        await sender.publish(f"bench/sensor/{sensor}", "OFF")
        await asyncio.sleep(PAUSE_S)
        while not commands.empty():
            commands.get_nowait()
        began = time.perf_counter()
        await sender.publish(f"bench/sensor/{sensor}", "ON")
        with suppress(TimeoutError):
            async with asyncio.timeout(1):
                times.append(1000 * (await commands.get() - began))
        await asyncio.sleep(PAUSE_S)
    return times


async def _nobody(text: str, whom: Whom | None = None, manner: Manner = USUAL) -> Report:
    return Report()


async def _no_answer(satellite: str, question: str, answers: object, timeout_s: float) -> str | None:
    return None


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_time(int(sys.argv[1]), int(sys.argv[2])))))
