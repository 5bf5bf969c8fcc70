"""States that lapse by themselves, and many devices at once, against a real broker."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiomqtt
import pytest

from hub.devices.home import MqttHome
from hub.devices.model import Result
from hub.events import DeviceChanged, Subscription
from tests.fakes.broker import BROKERS, HOST, running
from tests.fakes.house import House
from tests.fakes.virtual_devices import BasicLight
from tests.hub.devices.test_home import do, living, until

pytestmark = pytest.mark.parametrize("broker", BROKERS)
MANY = 500


async def states_told(seen: Subscription, home: MqttHome, device: str, *values: str | None) -> None:
    """Wait until the device's state was told and is each of these, one after the other."""
    for value in values:
        async for event in seen:
            told = isinstance(event, DeviceChanged) and (event.device, event.what) == (device, "state")
            if told and home.state(device).value == value:
                break


async def test_what_lapses_is_told(broker: str) -> None:
    async with running(broker) as port, House(HOST, port, []) as house, living(port) as (home, seen):
        await house.publish(
            "homeassistant/binary_sensor/m/config", '{"name": "Movement", "stat_t": "m", "off_delay": 0.2}'
        )
        await house.publish("homeassistant/sensor/t/config", '{"name": "Outside", "stat_t": "t", "exp_aft": 0.3}')
        await until(lambda: len(home.devices()) == 2)
        await house.publish("m", "ON")
        await states_told(seen, home, "binary_sensor.movement", "on", "off")
        await house.publish("m", "ON")
        await states_told(seen, home, "binary_sensor.movement", "on", "off")
        await house.publish("t", "21")
        await states_told(seen, home, "sensor.outside", "21", None)


def configuration(number: int) -> tuple[str, dict[str, Any]]:
    """Return a lamp, its thermometer or its choice of effects, in turn."""
    lamp = number - number % 3
    common = {
        "unique_id": f"z{number}",
        "state_topic": f"z/{lamp}",
        "availability": [{"topic": "z/bridge", "value_template": "{{ value_json.state }}"}, {"topic": f"z/{lamp}/up"}],
        "availability_mode": "all",
        "device": {"identifiers": [f"z{lamp}"], "name": f"Lamp {lamp}", "suggested_area": f"Room {lamp % 20}"},
    }
    match number % 3:
        case 0:
            own: dict[str, Any] = {"name": None, "schema": "json", "command_topic": f"z/{lamp}/set", "brightness": True}
            return "light", common | own
        case 1:
            template = f"{{{{ value_json.t{lamp} | default(20) | round(1) }}}}"
            return "sensor", common | {"device_class": "temperature", "value_template": template, "expire_after": 300}
    own = {"name": "Effect", "command_topic": f"z/{lamp}/set", "options": ["a", "b"]}
    return "select", common | own | {"value_template": "{{ value_json.effect }}"}


async def test_a_turn_goes_on_while_hundreds_introduce_themselves(broker: str) -> None:
    early = BasicLight("light.early", "Early", "Hall")
    async with running(broker) as port, House(HOST, port, [early]) as house, living(port) as (home, _):
        await until(lambda: home.state("light.early").value is not None)
        before = home.revision

        async def introduce() -> None:
            async with aiomqtt.Client(HOST, port) as client:
                for number in range(MANY):
                    kind, options = configuration(number)
                    topic = f"homeassistant/{kind}/z{number}/x/config"
                    await client.publish(topic, json.dumps(options), retain=True)
                    if number % 3 == 0:
                        said = json.dumps({"state": "ON", f"t{number}": 21.53, "effect": "b"})
                        await client.publish(f"z/{number}", said, retain=True)

        introducing = asyncio.create_task(introduce())
        results = []
        while len(home.devices()) < MANY + 1:
            results.append(await do(home, "light.early", "toggle"))
        await introducing
        assert set(results) == {Result.CONFIRMED}
        assert len(house.commands) == len(results)
        assert home.revision - before < MANY / 5, "worked out in few steps"
        await until(lambda: all(home.state(f"light.lamp_{n}").value == "on" for n in range(0, MANY, 3)))
        assert home.state("sensor.lamp_3_temperature").value == "21.5"
        assert home.state("select.lamp_3_effect").value == "b"
