"""A house of virtual devices on a real MQTT broker: they announce themselves, obey, and really keep their state.

    async with House("127.0.0.1", port) as house:
        house.state("light.kitchen_light")      # {"state": "OFF", "brightness": 128}
        house.commands                          # [("virtual/light/kitchen/set", '{"state": "ON"}'), …]

`python -m tests.fakes.house --port 1883` runs it as a process that prints one JSON object a line: `ready`, then every
command and every state.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Self

import aiomqtt

from hub.devices.mqtt import NO_DELAY
from shared.tasks import Owner, cancel
from tests.fakes.virtual_devices import VirtualDevice, default_devices


class House:
    """Connects the devices to a broker and keeps them connected, for the length of an `async with` block."""

    def __init__(
        self,
        host: str,
        port: int,
        devices: Sequence[VirtualDevice] | None = None,
        *,
        prefix: str = "homeassistant",
        on_line: Callable[[dict[str, Any]], None] = lambda line: None,
    ) -> None:
        self._host = host
        self._port = port
        self.devices = {device.id: device for device in (default_devices() if devices is None else devices)}
        self._prefix = prefix
        self._on_line = on_line
        self._owner = Owner()
        self._task: asyncio.Task[None] | None = None
        self._client: aiomqtt.Client | None = None
        self._announced = asyncio.Event()
        self.commands: list[tuple[str, str]] = []
        """Every command that came, as topic and payload."""

    def state(self, device_id: str) -> dict[str, Any]:
        """Return what a device itself knows of its state; the id is the one that the hub gives it."""
        return dict(self.devices[device_id].state)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._serve(), name="virtual house")
        announced = asyncio.create_task(self._announced.wait())
        await asyncio.wait([self._task, announced], return_when=asyncio.FIRST_COMPLETED)
        await cancel(announced)
        if self._task.done():
            self._task.result()
        return self

    async def __aexit__(self, *_: object) -> None:
        await cancel(self._task)
        await self._owner.stop()

    async def _serve(self) -> None:
        while True:
            with suppress(aiomqtt.MqttError):
                will = aiomqtt.Will("virtual/bridge/state", "offline", retain=True)
                async with aiomqtt.Client(self._host, self._port, will=will, socket_options=[NO_DELAY]) as client:
                    self._client = client
                    await client.subscribe([("virtual/#", 0), (f"{self._prefix}/status", 0)])
                    await self.announce()
                    self._announced.set()
                    async for message in client.messages:
                        await self._receive(message.topic.value, bytes(message.payload).decode())
            self._client = None
            await asyncio.sleep(0.1)

    async def announce(self) -> None:
        """Publish every configuration and state, as devices do when they connect or see the hub come."""
        await self.publish("virtual/bridge/state", "online")
        for device in self.devices.values():
            topic, config = device.announcement(self._prefix)
            await self.publish(topic, json.dumps(config))
        for device in self.devices.values():
            await self.publish_state(device)

    async def publish(self, topic: str, payload: str, *, retain: bool = True) -> None:
        """Publish a message if there is a connection."""
        if self._client is not None:
            with suppress(aiomqtt.MqttError):
                await self._client.publish(topic, payload, retain=retain)

    async def publish_state(self, device: VirtualDevice) -> None:
        """Publish a device's state on its topics."""
        self._on_line({"device": device.id, "state": device.state})
        for topic, payload in device.messages():
            await self.publish(topic, payload)

    async def set_available(self, device_id: str, available: bool) -> None:
        """Let a device go offline or come back."""
        await self.publish(self.devices[device_id].availability_topic, "online" if available else "offline")

    async def remove(self, device_id: str) -> None:
        """Take a device away for good."""
        topic, _ = self.devices.pop(device_id).announcement(self._prefix)
        await self.publish(topic, "")

    async def _receive(self, topic: str, payload: str) -> None:
        if topic == f"{self._prefix}/status":
            if payload == "online":
                await self.announce()
            return
        for device in self.devices.values():
            if topic in device.command_topics():
                self.commands.append((topic, payload))
                self._on_line({"command": {"device": device.id, "topic": topic, "payload": payload}})
                self._owner.start(self._obey(device, topic, payload), name=f"virtual {device.id}")

    async def _obey(self, device: VirtualDevice, topic: str, payload: str) -> None:
        for delay_s in device.obey(topic, payload):
            await asyncio.sleep(delay_s)
            await self.publish_state(device)


async def main(arguments: Sequence[str] | None = None) -> None:
    """Run the default house until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=1883)
    parser.add_argument("--prefix", default="homeassistant")
    chosen = parser.parse_args(arguments)

    def say(line: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    async with House(chosen.host, chosen.port, prefix=chosen.prefix, on_line=say) as house:
        say({"ready": sorted(house.devices)})
        await asyncio.Event().wait()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main())
