"""The devices of the virtual house. Each announces itself in another way that real producers use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

AT_ONCE = 0.0
"""Seconds from a command to the state that answers it."""


class VirtualDevice:
    """A thing with a state. Subclasses say how it is announced, which commands it knows and what it reports."""

    component = ""

    def __init__(self, id: str, name: str, area: str = "", **state: Any) -> None:
        self.id = id
        """The id that the hub should give it."""
        self.name = name
        self.area = area
        self.key = id.split(".", 1)[1]
        self.base = f"virtual/{self.component}/{self.key}"
        self.state: dict[str, Any] = {**self.initial(), **state}

    @property
    def availability_topic(self) -> str:
        return f"{self.base}/availability"

    def initial(self) -> dict[str, Any]:
        return {}

    def announcement(self, prefix: str) -> tuple[str, dict[str, Any]]:
        """Return topic and payload of its configuration: one component, written out, named by its device."""
        config = {
            "name": None,
            "unique_id": self.key,
            "device": self.device(),
            "availability": [{"topic": "virtual/bridge/state"}, {"topic": self.availability_topic}],
            "availability_mode": "all",
            **self.options(),
        }
        return f"{prefix}/{self.component}/{self.key}/config", config

    def device(self) -> dict[str, Any]:
        device = {"identifiers": [self.key], "name": self.name, "manufacturer": "Virtual"}
        return {**device, "suggested_area": self.area} if self.area else device

    def options(self) -> dict[str, Any]:
        raise NotImplementedError

    def command_topics(self) -> frozenset[str]:
        return frozenset()

    def messages(self) -> Iterator[tuple[str, str]]:
        """Yield the messages that report the state."""
        yield f"{self.base}/state", str(self.state["state"])

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        """Change the state by a command; each yield, after so many seconds, publishes it."""
        raise NotImplementedError


class JsonLight(VirtualDevice):
    """A colour lamp as Zigbee2MQTT announces one."""

    component = "light"

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF", "brightness": 127, "color_mode": "color_temp", "color_temp": 370}

    def options(self) -> dict[str, Any]:
        return {
            "schema": "json",
            "command_topic": f"{self.base}/set",
            "state_topic": f"{self.base}/state",
            "brightness": True,
            "brightness_scale": 254,
            "supported_color_modes": ["color_temp", "xy"],
            "min_mireds": 153,
            "max_mireds": 500,
        }

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/state", json.dumps(self.state)

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        wish = json.loads(payload)
        if "color" in wish:
            self.state.pop("color_temp", None)
            self.state["color_mode"] = "xy"
        if "color_temp" in wish:
            self.state.pop("color", None)
            self.state["color_mode"] = "color_temp"
        self.state.update(wish)
        yield AT_ONCE


class BasicLight(VirtualDevice):
    """A dimmer with one topic per feature, announced in short keys with a base topic."""

    component = "light"

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF", "brightness": 255}

    def announcement(self, prefix: str) -> tuple[str, dict[str, Any]]:
        short = {
            "~": self.base,
            "name": None,
            "uniq_id": self.key,
            "dev": {"ids": self.key, "name": self.name, "sa": self.area},
            "avty_t": "~/availability",
            "cmd_t": "~/set",
            "stat_t": "~/state",
            "bri_cmd_t": "~/brightness/set",
            "bri_stat_t": "~/brightness",
        }
        return f"{prefix}/light/{self.key}/config", short

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set", f"{self.base}/brightness/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/state", self.state["state"]
        yield f"{self.base}/brightness", str(self.state["brightness"])

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        if topic.endswith("/brightness/set"):
            self.state["brightness"] = int(payload)
        else:
            self.state["state"] = payload
        yield AT_ONCE


class Switch(VirtualDevice):
    """A socket, announced by a device payload."""

    component = "switch"

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF"}

    def announcement(self, prefix: str) -> tuple[str, dict[str, Any]]:
        payload = {
            "dev": self.device(),
            "o": {"name": "virtual house"},
            "avty_t": self.availability_topic,
            "cmps": {"relay": {"p": "switch", "name": None, "uniq_id": self.key, **self.options()}},
        }
        return f"{prefix}/device/{self.key}/config", payload

    def options(self) -> dict[str, Any]:
        return {"command_topic": f"{self.base}/set", "state_topic": f"{self.base}/state"}

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set"})

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = payload
        yield AT_ONCE


class DeafSwitch(Switch):
    """Takes commands and never answers."""

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        return iter(())


class Cover(VirtualDevice):
    """A blind that takes its time."""

    component = "cover"
    travel_s = 0.6
    """For the whole way."""

    def initial(self) -> dict[str, Any]:
        return {"state": "closed", "position": 0}

    def options(self) -> dict[str, Any]:
        return {
            "device_class": "blind",
            "command_topic": f"{self.base}/set",
            "state_topic": f"{self.base}/state",
            "position_topic": f"{self.base}/position",
            "set_position_topic": f"{self.base}/position/set",
        }

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set", f"{self.base}/position/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/state", self.state["state"]
        yield f"{self.base}/position", str(self.state["position"])

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self._target = {"OPEN": 100, "CLOSE": 0, "STOP": self.state["position"]}.get(payload)
        if self._target is None:
            self._target = int(payload)
        target = self._target
        steps = 6
        distance = target - self.state["position"]
        for step in range(1, steps + 1 if distance else 0):
            self.state["state"] = "opening" if distance > 0 else "closing"
            yield AT_ONCE if step == 1 else self.travel_s / steps * abs(distance) / 100
            if self._target != target:
                return
            self.state["position"] = round(target - distance * (steps - step) / steps)
        self.state["state"] = "closed" if self.state["position"] == 0 else "open"
        yield AT_ONCE


class Fan(VirtualDevice):
    """A fan with four speeds."""

    component = "fan"

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF", "speed": 2}

    def options(self) -> dict[str, Any]:
        return {
            "command_topic": f"{self.base}/set",
            "state_topic": f"{self.base}/state",
            "state_value_template": "{{ value_json.state }}",
            "percentage_command_topic": f"{self.base}/speed/set",
            "percentage_state_topic": f"{self.base}/state",
            "percentage_value_template": "{{ value_json.speed }}",
            "speed_range_min": 1,
            "speed_range_max": 4,
        }

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set", f"{self.base}/speed/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/state", json.dumps(self.state)

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        if topic.endswith("/speed/set"):
            self.state["speed"] = int(payload)
        else:
            self.state["state"] = payload
        yield AT_ONCE


class Thermostat(VirtualDevice):
    """A radiator thermostat."""

    component = "climate"

    def initial(self) -> dict[str, Any]:
        return {"mode": "heat", "target": 20.0, "current": 19.5}

    def options(self) -> dict[str, Any]:
        return {
            "modes": ["off", "heat", "auto"],
            "mode_command_topic": f"{self.base}/mode/set",
            "mode_state_topic": f"{self.base}/state",
            "mode_state_template": "{{ value_json.mode }}",
            "temperature_command_topic": f"{self.base}/target/set",
            "temperature_state_topic": f"{self.base}/state",
            "temperature_state_template": "{{ value_json.target | round(1) }}",
            "current_temperature_topic": f"{self.base}/state",
            "current_temperature_template": "{{ value_json.current }}",
            "min_temp": 5,
            "max_temp": 30,
            "temp_step": 0.5,
        }

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/mode/set", f"{self.base}/target/set"})

    def messages(self) -> Iterator[tuple[str, str]]:
        yield f"{self.base}/state", json.dumps(self.state)

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        if topic.endswith("/mode/set"):
            self.state["mode"] = payload
        else:
            self.state["target"] = float(payload)
        yield AT_ONCE


class Lock(VirtualDevice):
    """A door lock whose bolt moves for a moment."""

    component = "lock"

    def initial(self) -> dict[str, Any]:
        return {"state": "LOCKED"}

    def options(self) -> dict[str, Any]:
        return {"command_topic": f"{self.base}/set", "state_topic": f"{self.base}/state"}

    def command_topics(self) -> frozenset[str]:
        return frozenset({f"{self.base}/set"})

    def obey(self, topic: str, payload: str) -> Iterator[float]:
        self.state["state"] = f"{payload}ING"
        yield AT_ONCE
        self.state["state"] = f"{payload}ED"
        yield 0.2


class Sensor(VirtualDevice):
    """A thermometer."""

    component = "sensor"

    def options(self) -> dict[str, Any]:
        return {"state_topic": f"{self.base}/state", "device_class": "temperature", "unit_of_measurement": "°C"}


class WindowSensor(VirtualDevice):
    """A contact on a window."""

    component = "binary_sensor"

    def initial(self) -> dict[str, Any]:
        return {"state": "OFF"}

    def options(self) -> dict[str, Any]:
        return {"state_topic": f"{self.base}/state", "device_class": "window"}


def default_devices() -> list[VirtualDevice]:
    """Return a small home: kitchen, living room, bedroom, hall."""
    return [
        JsonLight("light.kitchen_light", "Kitchen light", "Kitchen"),
        Switch("switch.coffee_machine", "Coffee machine", "Kitchen"),
        WindowSensor("binary_sensor.kitchen_window", "Kitchen window", "Kitchen"),
        BasicLight("light.ceiling_light", "Ceiling light", "Living room"),
        JsonLight("light.floor_lamp", "Floor lamp", "Living room"),
        Thermostat("climate.thermostat", "Thermostat", "Living room"),
        BasicLight("light.bedside_lamp", "Bedside lamp", "Bedroom"),
        Cover("cover.bedroom_blind", "Bedroom blind", "Bedroom"),
        Fan("fan.bedroom_fan", "Bedroom fan", "Bedroom"),
        BasicLight("light.hall_light", "Hall light", "Hall"),
        Lock("lock.front_door", "Front door", "Hall"),
        Sensor("sensor.outside_temperature", "Outside temperature", state=12.5),
    ]
