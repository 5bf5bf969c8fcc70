"""What the conventional pipeline does about what hassil recognised: devices and their MQTT messages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hub.devices.model import Device, Kind
from tests.fakes.virtual_devices import BasicLight, JsonLight, VirtualDevice, default_devices

_SWITCHED: dict[tuple[Kind, bool], tuple[str, str]] = {
    (Kind.LIGHT, True): ("turn_on", "ON"),
    (Kind.LIGHT, False): ("turn_off", "OFF"),
    (Kind.SWITCH, True): ("turn_on", "ON"),
    (Kind.SWITCH, False): ("turn_off", "OFF"),
    (Kind.FAN, True): ("turn_on", "ON"),
    (Kind.FAN, False): ("turn_off", "OFF"),
    (Kind.COVER, True): ("open", "OPEN"),
    (Kind.COVER, False): ("close", "CLOSE"),
    (Kind.LOCK, True): ("lock", "LOCK"),
    (Kind.LOCK, False): ("unlock", "UNLOCK"),
}
"""Home Assistant turns everything on and off: a cover on is open, a lock on is locked."""
JSON_BRIGHTNESS, BASIC_BRIGHTNESS = 254, 255
_DEVICES: dict[str, VirtualDevice] = {each.id: each for each in default_devices()}


@dataclass(frozen=True, slots=True)
class Act:
    """One message to one device."""

    what: str
    """As the hub says it, such as `light.hall_light turn_on brightness=50`."""
    topic: str
    payload: str


def acts(result: Any, devices: Iterable[Device], here: str) -> list[Act]:
    """Return what a `RecognizeResult` asks for; empty for None, for a question and for what there is no device for."""
    if result is None:
        return []
    entities = {name: entity.value for name, entity in result.entities.items()}
    return [act for device in targets(entities, devices, here) if (act := _act(result.intent.name, device, entities))]


def targets(entities: dict[str, Any], devices: Iterable[Device], here: str) -> Iterator[Device]:
    """Yield the devices that are meant: the one that was named, or all of a domain in the named or in this room."""
    if "name" in entities:
        yield from (device for device in devices if device.id == entities["name"])
        return
    domain, area = entities.get("domain"), entities.get("area", here)
    usual = Kind.CLIMATE if "temperature" in entities else Kind.LIGHT
    domains = {domain} if isinstance(domain, str) else set(domain or (usual,))
    yield from (device for device in devices if device.kind in domains and device.area == area)


def _act(intent: str, device: Device, entities: dict[str, Any]) -> Act | None:
    virtual = _DEVICES[device.id]
    topic = f"{virtual.base}/set"
    if intent == "HassLightSet" and "brightness" in entities:
        return _brightness(virtual, topic, int(entities["brightness"]))
    if intent == "HassClimateSetTemperature" and device.kind is Kind.CLIMATE:
        degrees = f"{float(entities['temperature']):g}"
        return Act(f"{device.id} set_temperature temperature={degrees}", f"{virtual.base}/target/set", degrees)
    if intent in {"HassTurnOn", "HassTurnOff"} and (did := _SWITCHED.get((device.kind, intent == "HassTurnOn"))):
        what, payload = did
        return Act(f"{device.id} {what}", topic, _json_state(payload) if isinstance(virtual, JsonLight) else payload)
    return None


def _brightness(virtual: VirtualDevice, topic: str, percent: int) -> Act | None:
    what = f"{virtual.id} turn_on brightness={percent}"
    if isinstance(virtual, JsonLight):
        level = round(percent / 100 * JSON_BRIGHTNESS)
        return Act(what, topic, f'{{"state": "ON", "brightness": {level}}}')
    if isinstance(virtual, BasicLight):
        return Act(what, f"{virtual.base}/brightness/set", str(round(percent / 100 * BASIC_BRIGHTNESS)))
    return None


def _json_state(state: str) -> str:
    return f'{{"state": "{state}"}}'
