"""What is said is true, whatever the devices do: slow, dead, lying, offline, gone and back. On real mosquitto.

The whole brain is asked; each device that misbehaves does so over MQTT, as real ones do.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from hub import config
from hub.brain.responder import Request
from hub.brain.select import Understanding, understanding
from hub.devices.home import MqttHome
from hub.engines.base import Hypotheses, Hypothesis
from hub.events import Events
from shared.tasks import cancel
from tests.fakes.broker import HOST, running
from tests.fakes.house import House
from tests.fakes.virtual_devices import AT_ONCE, Cover, Lock, Sensor, Switch, VirtualDevice, WindowSensor

PATIENT_MS = 20_000
"""For devices that answer, however busy the machine is."""
BRIEF_MS = 400
"""For devices that never do."""
WRONG_MS = 1_500
"""For devices that answer something else."""

pytestmark = pytest.mark.mosquitto


class Lamp(VirtualDevice):
    """A lamp that obeys after `delay_s`, and says itself whether it is there."""

    component = "light"
    delay_s = AT_ONCE

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF", "there": "online"}

    def options(self) -> dict[str, Any]:
        return {"command_topic": f"{self.base}/set", "state_topic": f"{self.base}/state"}

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/availability", self.state["there"]
        if self.state["there"] == "online":
            yield f"{self.base}/state", self.state["state"]

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = payload
        yield self.delay_s


class Slow(Lamp):
    """Answers late."""

    delay_s = 0.3


class Dead(Lamp):
    """Does nothing and says nothing."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        return iter(())


class Mute(Lamp):
    """Does it, and says so only when it is told to (`House.publish_state`)."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = payload
        return iter(())


class Stubborn(Lamp):
    """Answers, and stays as it was."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        yield AT_ONCE


class Fickle(Lamp):
    """Says that it did it, and at once that it is as before."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        before, self.state["state"] = self.state["state"], payload
        yield AT_ONCE
        self.state["state"] = before
        yield AT_ONCE


class Leaver(Lamp):
    """Goes offline instead of answering."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["there"] = "offline"
        yield AT_ONCE


class Rejoiner(Lamp):
    """Goes offline at a command, comes back under the same id, introduces itself again, and is off."""

    remembers = False

    def messages(self) -> Iterator[tuple[str, str]]:
        if self.state["there"] == "online":
            topic, options = self.announcement("homeassistant")
            yield topic, json.dumps({**options, "icon": "mdi:lamp"})
        yield from super().messages()

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["there"] = "offline"
        yield AT_ONCE
        self.state["there"] = "online"
        self.state["state"] = payload if self.remembers else "OFF"
        yield 0.1


class Mindful(Rejoiner):
    """Does after its restart what it was asked before."""

    remembers = True


class Blind(Switch):
    """A socket that takes commands and has no state at all."""

    def options(self) -> dict[str, Any]:
        return {"command_topic": f"{self.base}/set"}

    def messages(self) -> Iterator[tuple[str, str]]:
        return iter(())


class Stuck(Cover):
    """A blind that begins to move and comes to rest half way."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = "opening"
        yield AT_ONCE
        self.state |= {"state": "open", "position": 50}
        yield AT_ONCE


class Jammed(Lock):
    """A lock whose bolt does not go home."""

    def initial(self) -> dict[str, Any]:
        return {"state": "UNLOCKED"}

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = "JAMMED"
        yield AT_ONCE


@dataclass
class Living:
    """A home with its house, and the brain that is asked about it."""

    home: MqttHome
    house: House
    brain: Understanding

    async def ask(self, text: str, area: str = "hall") -> str:
        """Say a sentence in an area and return what is said back."""
        hypotheses = Hypotheses((Hypothesis(text, -0.1),))
        request = Request(turn="t", hypotheses=hypotheses, satellite="box", area=area, language="en", dry_run=False)
        for responder in self.brain.responders:
            if (reply := await responder.respond(request)) is not None:
                return " ".join([sentence async for sentence in reply.sentences])
        raise AssertionError("nobody answered")

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; the test's own time limit ends a wait in vain."""
        while not condition():  # noqa: ASYNC110 (what is waited for is another program's doing)
            await asyncio.sleep(0.01)

    async def until_value(self, device: str, value: str | None) -> None:
        await self.until(lambda: self.home.state(device).value == value)


@asynccontextmanager
async def living(*devices: VirtualDevice, answer_ms: int = PATIENT_MS) -> AsyncIterator[Living]:
    """Run broker, house and home until every device is there and has told its state."""
    async with running("mosquitto") as port, House(HOST, port, devices) as house:
        home = MqttHome(config.Mqtt(host=HOST, port=port, answer_ms=answer_ms), {}, {}, {}, Events())
        task = asyncio.create_task(home.serve(), name="home")
        try:
            await home.wait_settled(0.1)
            it = Living(home, house, understanding(home, config.HubConfig(language="en")))
            await it.until(lambda: {each.id for each in home.devices()} == house.devices.keys())
            silent = ("there", "offline"), ("state", "None")
            told = [each.id for each in devices if list(each.messages()) and not {*silent} & each.state.items()]
            await it.until(lambda: all(home.state(each).value is not None for each in told))
            yield it
        finally:
            await cancel(task)


HALL = ("light.hall_lamp", "Hall lamp", "Hall")
DESK = ("light.desk_lamp", "Desk lamp", "Hall")
OAK = ("light.oak_lamp", "Oak lamp", "Hall")
ON, OFF = "turn on the hall lamp", "turn off the hall lamp"
IS_ON = "is the hall lamp on"
UNSURE = "I don't know the state of Hall lamp."


async def test_slow_but_in_time() -> None:
    async with living(Slow(*HALL)) as it:
        assert await it.ask(ON) == "Turned on the light."
        assert it.house.state("light.hall_lamp")["state"] == "ON"
        assert await it.ask(IS_ON) == "Yes."


async def test_slower_than_the_limit() -> None:
    lamp = Mute(*HALL)
    async with living(lamp, answer_ms=BRIEF_MS) as it:
        assert await it.ask(ON) == "Hall lamp did not answer."
        assert await it.ask(IS_ON) == UNSURE, "it may well be on by now"
        await it.house.publish_state(lamp)
        await it.until_value(lamp.id, "on")
        assert await it.ask(IS_ON) == "Yes."


async def test_dead() -> None:
    async with living(Dead(*HALL), answer_ms=BRIEF_MS) as it:
        assert await it.ask(IS_ON) == "No, off.", "so it said"
        assert await it.ask(ON) == "Hall lamp did not answer."
        assert await it.ask(IS_ON) == UNSURE
        assert await it.ask(OFF) == "Hall lamp did not answer.", "what it said before counts no more"


async def test_a_device_that_never_told_its_state() -> None:
    async with living(Dead(*HALL, state="None"), answer_ms=BRIEF_MS) as it:
        assert await it.ask(IS_ON) == UNSURE
        assert await it.ask(OFF) == "Hall lamp did not answer."


async def test_reports_the_wrong_state() -> None:
    async with living(Stubborn(*HALL), answer_ms=WRONG_MS) as it:
        assert await it.ask(ON) == "Hall lamp did not do it."
        assert await it.ask(IS_ON) == "No, off."


async def test_reports_on_and_then_off() -> None:
    async with living(Fickle(*HALL), answer_ms=WRONG_MS) as it:
        assert await it.ask(ON) == "Hall lamp did not do it."
        assert await it.ask(IS_ON) == "No, off."


async def test_falls_back_later() -> None:
    lamp = Lamp(*HALL)
    async with living(lamp) as it:
        assert await it.ask(ON) == "Turned on the light."
        lamp.state["state"] = "OFF"
        await it.house.publish_state(lamp)
        await it.until_value(lamp.id, "off")
        assert await it.ask(IS_ON) == "No, off."


async def test_offline() -> None:
    lamp = Lamp(*HALL, there="offline")
    async with living(lamp) as it:
        await it.until(lambda: not it.home.state(lamp.id).available)
        assert await it.ask(ON) == "Hall lamp is not available."
        assert await it.ask(IS_ON) == "Hall lamp is not available."
        assert it.house.commands == []
        lamp.state["there"] = "online"
        await it.house.publish_state(lamp)
        await it.until_value(lamp.id, "off")
        assert await it.ask(ON) == "Turned on the light."


async def test_goes_offline_instead_of_answering() -> None:
    async with living(Leaver(*HALL), answer_ms=WRONG_MS) as it:
        assert await it.ask(ON) == "Hall lamp is not available."
        assert len(it.house.commands) == 1
        assert await it.ask(IS_ON) == "Hall lamp is not available."


async def test_restarts_at_a_command_and_forgets_it() -> None:
    async with living(Rejoiner(*HALL), answer_ms=WRONG_MS) as it:
        assert await it.ask(ON) == "Hall lamp did not do it."
        assert await it.ask(IS_ON) == "No, off."
        assert [device.id for device in it.home.devices()] == ["light.hall_lamp"]


async def test_restarts_at_a_command_and_does_it() -> None:
    async with living(Mindful(*HALL)) as it:
        assert await it.ask(ON) == "Turned on the light."
        assert await it.ask(IS_ON) == "Yes."


async def test_reports_nothing_at_all() -> None:
    async with living(Blind("switch.pump", "Pump", "Hall")) as it:
        assert await it.ask("is the pump on") == "I don't know the state of Pump."
        assert await it.ask("turn on the pump") == "I told Pump, but it does not report back."
        assert await it.ask("is the pump on") == "Yes. Pump does not report back."


async def test_a_blind_that_comes_to_rest_half_way() -> None:
    async with living(Stuck("cover.blind", "Blind", "Hall")) as it:
        assert await it.ask("open the blind") == "Opening.", "no more than it has begun"
        await it.until_value("cover.blind", "open")
        assert await it.ask("is the blind closed") == "No, open."


async def test_a_bolt_that_jams() -> None:
    async with living(Jammed("lock.front_door", "Front door", "Hall"), answer_ms=WRONG_MS) as it:
        assert await it.ask("lock the front door") == "Front door did not do it."
        assert await it.ask("is the front door locked") == "No, jammed."


async def test_sensors_that_know_nothing() -> None:
    window = WindowSensor("binary_sensor.hall_window", "Hall window", "Hall", state="None")
    async with living(Sensor("sensor.garden", "Garden", state="None"), window) as it:
        assert await it.ask("what is the garden") == "I don't know the state of Garden."
        assert await it.ask("is the hall window open") == "I don't know the state of Hall window."
        assert await it.ask("are all the windows closed") == "I don't know the state of Hall window."


async def test_one_of_three_does_not_answer() -> None:
    lamps = Mute(*HALL, state="ON"), Lamp(*DESK, state="ON"), Slow(*OAK, state="ON")
    async with living(*lamps, answer_ms=2_000) as it:
        said = await it.ask("turn off the lights")
        assert said == "Two of the three lights are off, Hall lamp did not answer."
        assert [it.house.state(each.id)["state"] for each in lamps] == ["OFF", "OFF", "OFF"], "it did it all the same"
        assert await it.ask("are all the lights off") == UNSURE


async def test_each_of_a_group_fails_in_its_own_way() -> None:
    blue, red = ("light.blue_lamp", "Blue lamp", "Hall"), ("light.red_lamp", "Red lamp", "Hall")
    lamps = Dead(*HALL), Lamp(*DESK), Stubborn(*OAK), Leaver(*blue), Fickle(*red)
    async with living(*lamps, answer_ms=WRONG_MS) as it:
        said = await it.ask("turn on the lights")
        failed = "Hall lamp did not answer, Oak lamp and Red lamp did not do it, Blue lamp is not available."
        assert said == f"One of the five lights is on, {failed}"
        assert await it.ask("which lights are on") == "Desk lamp. I don't know the state of Blue lamp and Hall lamp."
        assert await it.ask("are any lights on") == "Yes, Desk lamp.", "the others change nothing about that"


async def test_all_the_lights_when_one_is_out_of_reach() -> None:
    lamps = Lamp(*HALL, there="offline"), Lamp(*DESK), Lamp(*OAK)
    async with living(*lamps) as it:
        assert await it.ask("are all the lights off") == UNSURE
        assert await it.ask("are any lights on") == UNSURE
        assert await it.ask("how many lights are on") == f"0. {UNSURE}"
        assert await it.ask("turn on the lights") == "Two of the three lights are on, Hall lamp is not available."
        assert await it.ask("are all the lights off") == "No, Desk lamp and Oak lamp are not off."
