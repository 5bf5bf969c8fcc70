"""Home Assistant MQTT discovery: what a message on a configuration topic announces. Pure: topic and payload in.

Both forms are read: one component a topic, and a device with all its components on one topic. A payload is the whole
truth about its topic: what the one before announced and this one does not is gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from hub.devices import abbreviations
from hub.devices.model import Kind

MAX_PAYLOAD = 1_000_000
"""Bytes of a configuration."""
MAX_COMPONENTS = 500
"""Components of one device; those beyond are left out."""
MAX_NAME = 200
"""Characters of a name; the rest is cut off."""
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
    """Fixes the device id; empty: made from `suggested_id`, else from the name."""
    suggested_id: str = ""
    """What the producer would like behind the kind in the id (`default_entity_id`, before it `object_id`)."""

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
    if match is None:
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
        said = msgspec.json.decode(payload)
    except (ValueError, RecursionError) as error:
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
        if len(components) == MAX_COMPONENTS:
            problems.append(f"{place}: is one of more than {MAX_COMPONENTS}")
            break
        if not isinstance(short, dict):
            problems.append(f"{place}: is not an object")
            continue
        part = abbreviations.expand(short, abbreviations.ROOT)
        platform = part.pop("platform", None)
        if not part:
            continue  # only its platform: this component is removed
        if not isinstance(platform, str) or platform not in set(Kind):
            problems.append(f"{place}.platform: unknown component type {str(platform)[:MAX_NAME]}")
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
    if options.get("name") is not None:
        options["name"] = _name(options, "name")
    return Announced(
        key=key,
        kind=kind,
        options=expand(options),
        source=topic,
        device=_identity(device),
        device_name=_name(device, "name", "device."),
        area=_name(device, "suggested_area", "device."),
        suggested_id=_suggested_id(kind, options),
    )


def _name(block: Mapping[str, Any], key: str, place: str = "") -> str:
    """Return a name on one line, empty when there is none. Raises `ValueError`."""
    value = block.get(key)
    if isinstance(value, dict | list):
        raise ValueError(f"{place}{key}: is not a text")
    return "" if value is None else " ".join(str(value)[: 4 * MAX_NAME].split())[:MAX_NAME]


def _identity(device: Mapping[str, Any]) -> str:
    """Return what tells a device from others; one identifier and a list of one are the same."""
    for key in ("identifiers", "connections"):
        value = device.get(key)
        if value:
            return msgspec.json.encode(value if isinstance(value, list) else [value]).decode()
    return ""


def _suggested_id(kind: Kind, options: Mapping[str, Any]) -> str:
    """Return the part behind the kind of `default_entity_id` (`light.hall`), or `object_id`."""
    wanted = options.get("default_entity_id")
    if isinstance(wanted, str) and wanted.startswith(f"{kind}."):
        return wanted.removeprefix(f"{kind}.")[:MAX_NAME]
    wanted = options.get("object_id")
    return wanted[:MAX_NAME] if isinstance(wanted, str) else ""
