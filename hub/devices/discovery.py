"""Home Assistant MQTT discovery: what a message on a configuration topic announces. Pure: topic and payload in.

Both forms are read: one component a topic, and a device with all its components on one topic. A payload is the whole
truth about its topic: what the one before announced and this one does not is gone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from hub.devices import abbreviations
from hub.devices.families import NOT_YET
from hub.devices.model import Kind

MAX_PAYLOAD = 1_000_000
"""Bytes of a configuration."""
SHARED = (
    "availability",
    "availability_mode",
    "availability_template",
    "availability_topic",
    "command_topic",
    "encoding",
    "payload_available",
    "payload_not_available",
    "qos",
    "state_topic",
)
"""Options of a device payload that its components inherit."""

_TOPIC = re.compile(r"(?P<component>\w+)/(?:(?P<node>[\w-]+)/)?(?P<object>[\w-]+)/config", re.ASCII)


class Announced(Struct, frozen=True, kw_only=True):
    """A component as somebody announced it."""

    key: str
    """Identity: the topic, for a device payload with the component's key behind it, or `devices.<key>`."""
    kind: Kind
    options: dict[str, Any]
    """Every key written out, topics complete."""
    source: str
    """Where it comes from, for people."""
    device: str = ""
    """Identity of the physical device, empty when it names none."""
    device_name: str = ""
    area: str = ""
    """The area that the device suggests, as a name."""
    slug: str = ""
    """Fixes the device id; empty: made from the name."""

    @property
    def unique_id(self) -> str:
        """The producer's identity, else the key."""
        return str(self.options.get("unique_id") or self.key)


class Announcement(Struct, frozen=True, kw_only=True):
    """What one configuration topic says."""

    topic: str
    components: tuple[Announced, ...] = ()
    """None of them means that everything announced on this topic is gone."""
    problems: tuple[str, ...] = ()
    """What could not be used, each with its place in the payload."""
    valid: bool = True
    """False when the payload as a whole is unreadable: then nothing changes."""


def subscriptions(prefix: str) -> tuple[str, ...]:
    """Return the topic filters on which configurations come."""
    return f"{prefix}/+/+/config", f"{prefix}/+/+/+/config"


def parse(prefix: str, topic: str, payload: bytes) -> Announcement | None:
    """Read a message; `None` when it is no configuration that we know how to use. Never raises."""
    match = _TOPIC.fullmatch(topic.removeprefix(f"{prefix}/")) if topic.startswith(f"{prefix}/") else None
    if match is None or match["component"] in NOT_YET:
        return None
    try:
        root = _decode(payload)
        if not root or root.get("migrate_discovery"):
            return Announcement(topic=topic)
        if match["component"] == "device":
            return _read_device(topic, root)
        if match["component"] not in set(Kind):
            raise ValueError(f"unknown component type {match['component']}")
        component = _component(topic, topic, Kind(match["component"]), root, root)
    except (ValueError, RecursionError) as error:
        return Announcement(topic=topic, problems=(str(error),), valid=False)
    return Announcement(topic=topic, components=(component,))


def _decode(payload: bytes) -> dict[str, Any]:
    """Return the payload with its keys written out, empty when it is empty. Raises `ValueError`."""
    if len(payload) > MAX_PAYLOAD:
        raise ValueError(f"is larger than {MAX_PAYLOAD} bytes")
    if not payload.strip():
        return {}
    try:
        said = json.loads(payload)
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from None
    if not isinstance(said, dict):
        raise ValueError("is not a JSON object")
    return abbreviations.expand(said, abbreviations.ROOT)


def expand(options: Mapping[str, Any]) -> dict[str, Any]:
    """Write out the short keys and the base topic `~` of one component. Raises `ValueError`."""
    options = abbreviations.expand(options, abbreviations.ROOT)
    base = options.pop("~", None)
    entries = options.get("availability")
    if isinstance(entries, dict):
        entries = [entries]
    if isinstance(entries, list):
        options["availability"] = [
            _on_base(abbreviations.expand(each, abbreviations.ROOT), base) if isinstance(each, dict) else each
            for each in entries
        ]
    return _on_base(options, base)


def _on_base(options: dict[str, Any], base: object) -> dict[str, Any]:
    """Put the base topic in place of a `~` at either end of every topic."""
    if base is None:
        return options
    if not isinstance(base, str):
        raise ValueError("~: is not a text")
    full = dict(options)
    for key, value in options.items():
        if isinstance(value, str) and value and key.endswith("topic"):
            if value[0] == "~":
                full[key] = base + value[1:]
            elif value[-1] == "~":
                full[key] = value[:-1] + base
    return full


def _read_device(topic: str, root: dict[str, Any]) -> Announcement:
    parts = root.get("components")
    if not isinstance(parts, dict) or not isinstance(root.get("device"), dict):
        raise ValueError("a device payload needs `device` and `components`")
    components: list[Announced] = []
    problems: list[str] = []
    for name, short in parts.items():
        place = f"components.{name}"
        if not isinstance(short, dict):
            problems.append(f"{place}: is not an object")
            continue
        part = abbreviations.expand(short, abbreviations.ROOT)
        platform = part.pop("platform", None)
        if not part or platform in NOT_YET:
            continue
        if platform not in set(Kind):
            problems.append(f"{place}.platform: unknown component type {platform}")
            continue
        try:
            options = {**_inherited(root, part), **part}
            components.append(_component(f"{topic} {name}", topic, Kind(platform), options, root))
        except ValueError as error:
            problems.append(f"{place}.{error}")
    return Announcement(topic=topic, components=tuple(components), problems=tuple(problems))


def _inherited(root: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Return what a component takes over from its device: of the availability all or nothing."""
    own = any(key.startswith("availability") for key in part)
    return {key: root[key] for key in (*SHARED, "~") if key in root and not (own and key.startswith("availability"))}


def _component(key: str, topic: str, kind: Kind, options: dict[str, Any], root: dict[str, Any]) -> Announced:
    said = root.get("device") or {}
    if not isinstance(said, dict):
        raise ValueError("device: is not an object")
    device = abbreviations.expand(said, abbreviations.DEVICE)
    options = {name: value for name, value in options.items() if name not in ("device", "origin", "platform")}
    identity = device.get("identifiers") or device.get("connections") or ""
    return Announced(
        key=key,
        kind=kind,
        options=expand(options),
        source=topic,
        device=json.dumps(identity) if identity else "",
        device_name=str(device.get("name") or ""),
        area=str(device.get("suggested_area") or ""),
    )
