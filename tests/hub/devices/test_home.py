"""The home on real brokers with virtual devices that really keep state."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import aiomqtt
import pytest

from hub import config
from hub.devices.home import MqttHome
from hub.devices.model import Command, Result
from hub.events import BrokerChanged, DeviceChanged, Events, Subscription
from shared.tasks import cancel
from tests.fakes.broker import BROKERS, HOST, free_port, running
from tests.fakes.house import House
from tests.fakes.virtual_devices import BasicLight, DeafSwitch, Sensor, Switch, VirtualDevice, default_devices

PATIENT_MS = 20_000
"""So that only devices that never answer fail to, however busy the machine is."""

pytestmark = pytest.mark.parametrize("broker", BROKERS)


@asynccontextmanager
async def living(port: int, **parts: Any) -> AsyncIterator[tuple[MqttHome, Subscription]]:
    """Serve a home for the length of the block."""
    events = Events()
    settings = config.Mqtt(
        host=HOST, port=port, answer_ms=parts.pop("answer_ms", PATIENT_MS), **parts.pop("settings", {})
    )
    sections = (parts.pop("areas", {}), parts.pop("devices", {}), parts.pop("overrides", {}))
    home = MqttHome(settings, *sections, events, **parts)
    with events.watch(limit=10_000) as seen:
        task = asyncio.create_task(home.serve(), name="home")
        try:
            await home.wait_connected()
            yield home, seen
        finally:
            await cancel(task)


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so; the test's own time limit ends a wait in vain."""
    while not condition():  # noqa: ASYNC110 (what is waited for is another program's doing)
        await asyncio.sleep(0.01)


def known(home: MqttHome, devices: Iterable[VirtualDevice]) -> Callable[[], bool]:
    return lambda: all(home.state(device.id).value is not None for device in devices)


@asynccontextmanager
async def furnished(
    broker: str, virtual: list[VirtualDevice] | None = None, **parts: Any
) -> AsyncIterator[tuple[MqttHome, House, Subscription]]:
    """Run broker, house and home until every device's state is known."""
    virtual = default_devices() if virtual is None else virtual
    async with running(broker) as port, House(HOST, port, virtual) as house, living(port, **parts) as (home, seen):
        await until(known(home, virtual))
        yield home, house, seen


async def do(home: MqttHome, device: str, action: str, **arguments: Any) -> Result:
    return await home.run(Command(device=device, action=action, arguments=arguments))


async def test_every_device_is_found_and_does_what_it_is_told(broker: str) -> None:
    async with furnished(broker) as (home, house, _):
        assert [device.id for device in home.devices()] == sorted(house.devices)
        assert [area.id for area in home.areas()] == ["bedroom", "hall", "kitchen", "living_room"]
        lamp = home.device("light.floor_lamp")
        assert lamp is not None
        assert (lamp.name, lamp.area) == ("Floor lamp", "living_room")
        assert home.state("sensor.outside_temperature").value == "12.5"
        assert home.state("climate.thermostat").attributes["current_temperature"] == 19.5
        steps: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
            ("light.kitchen_light", "turn_on", {"brightness": 40}, {"state": "ON", "brightness": 102}),
            ("light.kitchen_light", "turn_on", {"color": "red"}, {"color": {"x": 0.6401, "y": 0.33}}),
            ("light.kitchen_light", "turn_on", {"color_temperature": 4000}, {"color_temp": 250}),
            ("light.ceiling_light", "turn_on", {"brightness": 20}, {"state": "ON", "brightness": 51}),
            ("light.ceiling_light", "toggle", {}, {"state": "OFF"}),
            ("switch.coffee_machine", "turn_on", {}, {"state": "ON"}),
            ("cover.bedroom_blind", "open", {}, {}),
            ("fan.bedroom_fan", "set_speed", {"percentage": 100}, {"state": "ON", "speed": 4}),
            ("climate.thermostat", "set_temperature", {"temperature": 21.5}, {"target": 21.5}),
            ("climate.thermostat", "turn_off", {}, {"mode": "off"}),
        ]
        for device, action, arguments, state in steps:
            assert await do(home, device, action, **arguments) is Result.CONFIRMED, (device, action)
            assert house.state(device).items() >= state.items()
        assert await do(home, "lock.front_door", "unlock") is Result.CONFIRMED
        await until(lambda: home.state("lock.front_door").value == "unlocked")
        await until(lambda: home.state("cover.bedroom_blind").attributes["position"] == 100)
        assert await do(home, "cover.bedroom_blind", "set_position", position=50) is Result.CONFIRMED
        await until(lambda: house.state("cover.bedroom_blind")["position"] == 50)


async def test_results_other_than_success(broker: str) -> None:
    devices = [DeafSwitch("switch.deaf", "Deaf"), Sensor("sensor.out", "Out", state=1)]
    declared = {"radio": config.DeclaredDevice(kind="switch", mqtt={"command_topic": "virtual/radio"})}
    async with furnished(broker, devices, devices=declared, answer_ms=200) as (home, house, _):
        assert await do(home, "switch.deaf", "turn_on") is Result.NO_ANSWER
        await until(lambda: house.commands == [("virtual/switch/deaf/set", "ON")])
        assert await do(home, "switch.deaf", "set_temperature", temperature=3) is Result.UNSUPPORTED
        assert await do(home, "sensor.out", "turn_on") is Result.UNSUPPORTED
        assert await do(home, "switch.nobody", "turn_on") is Result.UNSUPPORTED
        assert await do(home, "switch.radio", "turn_on") is Result.ASSUMED
        assert home.state("switch.radio").value == "on"


async def test_a_device_that_is_offline_is_told_nothing(broker: str) -> None:
    async with furnished(broker, [Switch("switch.far", "Far")]) as (home, house, _):
        await house.set_available("switch.far", False)
        await until(lambda: not home.state("switch.far").available)
        assert await do(home, "switch.far", "turn_on") is Result.UNAVAILABLE
        await house.set_available("switch.far", True)
        await until(lambda: home.state("switch.far").available)
        assert await do(home, "switch.far", "turn_on") is Result.CONFIRMED
        assert len(house.commands) == 1


async def test_what_already_is_so_is_sent_and_confirmed_all_the_same(broker: str) -> None:
    devices: list[VirtualDevice] = [Switch("switch.a", "A"), DeafSwitch("switch.mute", "Mute")]
    async with furnished(broker, devices) as (home, house, _):
        assert await do(home, "switch.a", "turn_off") is Result.CONFIRMED
        assert await do(home, "switch.mute", "turn_off") is Result.CONFIRMED, "its state shows it"
        await until(lambda: [payload for _, payload in house.commands] == ["OFF", "OFF"])


async def test_commands_at_the_same_time_do_not_confuse_each_other(broker: str) -> None:
    lamps: list[VirtualDevice] = [BasicLight(f"light.lamp_{n}", f"Lamp {n}", "Hall") for n in range(8)]
    devices = [*lamps, DeafSwitch("switch.deaf", "Deaf")]
    async with furnished(broker, devices) as (home, house, _):
        deaf = asyncio.create_task(do(home, "switch.deaf", "turn_on"))
        wishes = [do(home, lamp.id, "turn_on", brightness=10 * (n + 1)) for n, lamp in enumerate(lamps)]
        results = await asyncio.gather(*wishes, do(home, "light.lamp_0", "turn_off"))
        assert set(results) == {Result.CONFIRMED}
        assert not deaf.done(), "what others answer is no answer for it"
        assert house.state("light.lamp_0")["state"] == "OFF"
        assert [house.state(lamp.id)["brightness"] for lamp in lamps] == [26, 51, 76, 102, 128, 153, 178, 204]
    assert await deaf is Result.UNREACHABLE


async def test_a_command_handed_over_is_never_cancelled(broker: str) -> None:
    async with furnished(broker, [BasicLight("light.a", "A")]) as (home, house, _):
        task = asyncio.create_task(do(home, "light.a", "turn_on", brightness=50))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: house.state("light.a") == {"state": "ON", "brightness": 128})
        assert [payload for _, payload in house.commands] == ["128", "ON"]


async def test_the_broker_stops_and_comes_back(broker: str) -> None:
    port = free_port()
    devices = default_devices()
    ids = sorted(device.id for device in devices)
    events: list[object] = []
    first = running(broker, port)
    await first.__aenter__()
    async with House(HOST, port, devices) as house, living(port) as (home, seen):
        await until(known(home, devices))
        revision = home.revision
        await first.__aexit__(None, None, None)
        await until(lambda: not home.connected)
        assert await do(home, "light.kitchen_light", "turn_on") is Result.UNREACHABLE
        assert [device.id for device in home.devices()] == ids, "still known by name"
        async with running(broker, port):
            await home.wait_connected()
            house.devices["light.hall_light"].state["state"] = "ON"
            await until(lambda: home.state("light.hall_light").value == "on")
            assert await do(home, "light.kitchen_light", "turn_on") is Result.CONFIRMED
            assert [device.id for device in home.devices()] == ids
            assert home.revision == revision, "nothing was added again"
            while seen._events:
                events.append(await anext(seen))
        broker_events = [event.connected for event in events if isinstance(event, BrokerChanged)]
        assert broker_events == [True, False, True]
        added = [event.device for event in events if isinstance(event, DeviceChanged) and event.what == "added"]
        assert sorted(added) == ids
        assert len(house.commands) == 1


async def test_devices_come_change_and_go(broker: str) -> None:
    async with furnished(broker, [Switch("switch.a", "A"), Switch("switch.b", "B")]) as (home, house, seen):
        revision = home.revision
        house.devices["switch.a"].state["state"] = "ON"
        await house.publish_state(house.devices["switch.a"])
        await until(lambda: home.state("switch.a").value == "on")
        assert home.revision == revision
        await house.remove("switch.b")
        await until(lambda: home.device("switch.b") is None)
        assert home.revision > revision
        whats = []
        async for event in seen:
            if isinstance(event, DeviceChanged):
                whats.append((event.device, event.what))
                if event.what == "removed":
                    break
        assert whats[-2:] == [("switch.a", "state"), ("switch.b", "removed")]


async def test_rubbish_on_the_broker_harms_nothing(broker: str, caplog: pytest.LogCaptureFixture) -> None:
    async with furnished(broker, [Switch("switch.a", "A")]) as (home, house, _):
        with caplog.at_level(logging.WARNING):
            await house.publish("homeassistant/light/bad/config", "{broken")
            await house.publish("homeassistant/light/worse/config", '{"name": "Worse"}')
            await house.publish("virtual/switch/a/state", "rubbish")
            await house.publish("homeassistant/switch/c/config", '{"name": "C", "cmd_t": "virtual/c"}')
            await until(lambda: home.device("switch.c"))
        assert [device.id for device in home.devices()] == ["switch.a", "switch.c"]
        assert await do(home, "switch.a", "turn_on") is Result.CONFIRMED
        assert "homeassistant/light/bad/config: is not JSON" in caplog.text
        assert "homeassistant/light/worse/config: command_topic: is missing" in caplog.text


async def test_hundreds_of_retained_configurations(broker: str) -> None:
    devices: list[VirtualDevice] = [BasicLight(f"light.lamp_{n}", f"Lamp {n}", f"Room {n % 20}") for n in range(500)]
    async with (
        running(broker) as port,
        House(HOST, port, devices),
        living(port, settings={"announce": False}) as (home, _),
    ):
        await until(known(home, devices))
        await home.wait_settled()
        assert len(home.devices()) == 500
        assert len(home.areas()) == 20
        assert home.revision < 20, "worked out in few steps"
        assert await do(home, "light.lamp_123", "turn_on", brightness=30) is Result.CONFIRMED


async def test_stopping_leaves_no_command_hanging(broker: str) -> None:
    async with furnished(broker, [DeafSwitch("switch.deaf", "Deaf")], answer_ms=30_000) as (home, house, _):
        task = asyncio.create_task(do(home, "switch.deaf", "turn_on"))
        await until(lambda: house.commands)
    assert await task is Result.UNREACHABLE
    assert await do(home, "switch.deaf", "turn_on") is Result.UNREACHABLE


async def test_birth_and_farewell(broker: str) -> None:
    async with running(broker) as port, House(HOST, port, []) as house:
        heard: list[str] = []
        receive = house._receive

        async def listen(topic: str, payload: str) -> None:
            if topic == "homeassistant/status":
                heard.append(payload)
            await receive(topic, payload)

        house._receive = listen  # type: ignore[method-assign]
        async with living(port):
            await until(lambda: heard == ["online"])
        await until(lambda: heard == ["online", "offline"])
        async with living(port, settings={"announce": False}) as (home, _):
            assert home.connected
        async with living(port):
            await until(lambda: len(heard) == 3)
        assert heard[:3] == ["online", "offline", "online"]


async def test_a_group_is_commanded_member_by_member_and_shows_what_they_show(broker: str) -> None:
    group = config.Group(members=("light.floor_lamp", "light.never_there"))
    scene = config.Scene(devices={"light.floor_lamp": {"state": "off"}})
    async with furnished(broker, groups={"evening": group}, scenes={"dark": scene}) as (home, _, _):
        assert await do(home, "light.floor_lamp", "turn_off") is Result.CONFIRMED
        assert home.state("light.evening").value == "off"
        assert await do(home, "light.evening", "turn_on") is Result.UNSUPPORTED  # one member does not exist
        assert home.state("light.evening").value == home.state("light.floor_lamp").value == "on"
        assert await do(home, "scene.dark", "turn_on") is Result.CONFIRMED
        assert home.state("light.floor_lamp").value == "off"


async def test_what_a_light_keeps_for_itself_is_not_shown(broker: str) -> None:
    """The colour temperature that a light in its colour mode tells too counts for nothing, and shows nowhere."""
    lamp = config.DeclaredDevice(
        kind="light",
        mqtt={
            "command_topic": "lamp/set", "state_topic": "lamp", "color_mode_state_topic": "lamp/mode",
            "rgb_command_topic": "lamp/rgb/set", "rgb_state_topic": "lamp/rgb",
            "color_temp_command_topic": "lamp/ct/set", "color_temp_state_topic": "lamp/ct",
        },
    )  # fmt: skip
    said = {"lamp": "ON", "lamp/rgb": "255,0,0", "lamp/ct": "250", "lamp/mode": "rgb"}
    async with (
        running(broker) as port,
        living(port, devices={"lamp": lamp}) as (home, _),
        aiomqtt.Client(HOST, port) as client,
    ):
        for topic, payload in said.items():
            await client.publish(topic, payload, retain=True)
        await until(lambda: "color_mode" in home.state("light.lamp").attributes)
        shown = home.state("light.lamp").attributes
        assert shown == {"brightness": 100, "color_mode": "rgb", "color": [255, 0, 0]}
