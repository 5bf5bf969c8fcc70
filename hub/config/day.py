"""The part of the hub's configuration that is about the day: timers, announcements, lists, automations."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from shared.settings import Section, Share

Hours = Annotated[
    str,
    Meta(
        pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$",
        description="hours of every day such as 22:00-07:00, or nothing",
    ),
]


class Location(Section, frozen=True, kw_only=True):
    """Where the house stands, for sunrise and sunset."""

    latitude: Annotated[
        Annotated[float, Meta(ge=-90, le=90)] | None,
        Meta(description="Degrees north of the equator, such as 52.5; null: unknown."),
    ] = None
    longitude: Annotated[
        Annotated[float, Meta(ge=-180, le=180)] | None,
        Meta(description="Degrees east of Greenwich, such as 13.4; null: unknown."),
    ] = None

    @property
    def spot(self) -> tuple[float, float] | None:
        """Latitude and longitude; `None` unless both are known."""
        return (self.latitude, self.longitude) if self.latitude is not None and self.longitude is not None else None


class Timers(Section, frozen=True, kw_only=True):
    """Timers, alarms and reminders. They ring on the satellite that set them."""

    instead: Annotated[
        tuple[str, ...],
        Meta(description="Satellites that ring where the one that set it is not here, or there is none; empty: all."),
    ] = ()
    limit_s: Annotated[int, Meta(ge=5, le=3600, description="Seconds that something rings at most.")] = 300
    loudest: Annotated[
        Share, Meta(description="It grows louder up to this share of the satellite's volume, 0 to 1.")
    ] = 1.0
    snooze_s: Annotated[int, Meta(ge=30, le=3600, description="Seconds of a snooze that names no time.")] = 540


class Announcements(Section, frozen=True, kw_only=True):
    """What is said in rooms without being asked there."""

    chime: Annotated[bool, Meta(description="A chime goes before the words.")] = True
    volume: Annotated[Share, Meta(description="Loudness of announcements, 0 to 1; 0: as loud as everything.")] = 0.0
    do_not_disturb: Annotated[
        Hours, Meta(description="Hours in which only urgent ones are spoken, such as 22:00-07:00; empty: none.")
    ] = ""
    keep_h: Annotated[int, Meta(ge=0, le=720, description="Hours that what was missed is kept, to be asked for.")] = 24


class Lists(Section, frozen=True, kw_only=True):
    """Shopping and to-do lists."""

    topic: Annotated[
        str, Meta(description="Lists are published under this MQTT topic, retained, as JSON; empty: they are not.")
    ] = "hearth/lists"


class Automations(Section, frozen=True, kw_only=True):
    """What the house does by itself."""

    folder: Annotated[
        str, Meta(description="Folder of automations, relative to this file; empty: `automations` beside it.")
    ] = ""
    enabled: Annotated[bool, Meta(description="They run; false: none does.")] = True
    runs: Annotated[int, Meta(ge=0, le=10_000, description="Runs of each that are kept to look at.")] = 50
