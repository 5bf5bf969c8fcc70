"""The part of the hub's configuration that is about the house: floors, rooms, devices, groups, scenes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from shared.settings import Section

Aliases = Annotated[tuple[str, ...], Meta(description="Other names that people say.")]


class Floor(Section, frozen=True, kw_only=True):
    """A floor."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()


class Area(Section, frozen=True, kw_only=True):
    """A room."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    floor: Annotated[str, Meta(description="Floor it is on: a key of `floors`, or a name such as upstairs.")] = ""
    exposed: Annotated[bool, Meta(description="Voice may see and use what is in it.")] = True


Policy = Literal["allow", "confirm", "pin", "never"]

DeviceKind = Literal[
    "light", "switch", "cover", "valve", "fan", "climate", "water_heater", "humidifier", "lock", "alarm_control_panel",
    "siren", "vacuum", "lawn_mower", "scene", "button", "number", "select", "text", "sensor", "binary_sensor",
]  # fmt: skip


class DeclaredDevice(Section, frozen=True, kw_only=True):
    """A device without discovery."""

    kind: Annotated[DeviceKind, Meta(description="What it is.")]
    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it stands in; empty: none.")] = ""
    exposed: Annotated[
        bool | None, Meta(description="Voice may see and use it; null: as its area and `voice` say.")
    ] = None
    policy: Annotated[
        Policy | None,
        Meta(description="What voice must do before it opens, unlocks or disarms it; null: as `voice` says."),
    ] = None
    mqtt: Annotated[
        dict[str, Any],
        Meta(description="Options as in a Home Assistant discovery payload: command_topic, state_topic, payload_on, …"),
    ] = {}


class DeviceOverride(Section, frozen=True, kw_only=True):
    """What this household wants different about a discovered device."""

    name: Annotated[str | None, Meta(description="As people say it; null: as discovered.")] = None
    aliases: Aliases = ()
    area: Annotated[str | None, Meta(description="Area it stands in; null: as discovered.")] = None
    exposed: Annotated[bool | None, Meta(description="Voice may see and use it; null: as discovered.")] = None
    policy: Annotated[
        Policy | None,
        Meta(description="What voice must do before it opens, unlocks or disarms it; null: as `voice` says."),
    ] = None


class Group(Section, frozen=True, kw_only=True):
    """Devices that are called by one name."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it belongs to; empty: none.")] = ""
    members: Annotated[
        tuple[str, ...], Meta(description="Ids of its devices, as `hearth-hub devices` shows them.")
    ] = ()


class Scene(Section, frozen=True, kw_only=True):
    """Several devices, brought into a state together."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it belongs to; empty: the whole house.")] = ""
    devices: Annotated[
        dict[str, dict[str, Any]],
        Meta(description="By device id: its `state` (on, off, open, …) and values such as brightness."),
    ] = {}
