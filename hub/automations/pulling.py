"""What a pulled trigger tells a run: for people, and as `trigger` in templates. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hub.automations.index import Entry
from hub.automations.model import At, Every, MqttMessage, StateChange, Sun, Trigger
from hub.automations.seen import UNKNOWN, Change, in_range, value_of
from hub.automations.trace import Cause
from hub.automations.values import shown
from hub.devices.model import Home
from hub.devices.mqtt import Message
from hub.devices.templates import Payload, TemplateError
from hub.events import (
    Event,
    SatelliteAway,
    SatelliteBack,
    SatelliteJoined,
    SatelliteLeft,
    TimerChanged,
    Transcribed,
    TurnBegan,
)

MAX_PAYLOAD = 65_536
"""Bytes of a message; larger ones are passed over."""


def named(trigger: Trigger, kind: str, **values: Any) -> dict[str, Any]:
    """Return the values of a trigger."""
    return {"kind": kind, "id": trigger.id, **values}


def state_cause(entry: Entry, device: str, change: Change, home: Home) -> Cause:
    """A device changed."""
    trigger = entry.trigger
    assert isinstance(trigger, StateChange)
    before, after = value_of(change.before, trigger.attribute), value_of(change.after, trigger.attribute)
    if not trigger.attribute:
        before = change.before.shown if before is None else before
        after = change.after.shown
    found = home.device(device)
    lasted = f" for {trigger.for_s:g} s" if trigger.for_s else ""
    attribute = f" {trigger.attribute}" if trigger.attribute else ""
    area = found.area if found is not None else ""
    return Cause(
        trigger=f"{device}{attribute}: {shown(before or UNKNOWN)} → {shown(after or UNKNOWN)}{lasted}",
        values=named(
            trigger,
            "state",
            device=device,
            name=found.name if found is not None else device,
            area=area,
            attribute=trigger.attribute,
            to=after or UNKNOWN,
            **{"from": before or UNKNOWN, "for": trigger.for_s},
        ),
        area=area,
    )


def message_cause(entry: Entry, message: Message) -> Cause | None:
    """A message came; `None` where it is not the one that is waited for."""
    trigger = entry.trigger
    assert isinstance(trigger, MqttMessage)
    if len(message.payload) > MAX_PAYLOAD:
        return None
    payload = Payload(message.payload.decode(errors="replace"))
    value = payload.text
    if trigger.value is not None:
        try:
            value = trigger.value.read(payload)
        except TemplateError:
            return None
    if trigger.payload and value not in trigger.payload:
        return None
    if (trigger.above is not None or trigger.below is not None) and not in_range(value, trigger.above, trigger.below):
        return None
    if trigger.value is not None and not trigger.payload and value in ("", "None") and trigger.above is None:
        return None
    return Cause(
        trigger=f"message on {message.topic}",
        values=named(
            trigger, "mqtt", topic=message.topic, levels=message.topic.split("/"), payload=payload.text,
            json=payload.json, value=value,
        ),
    )  # fmt: skip


def time_cause(entry: Entry, moment: datetime) -> Cause:
    """The clock showed a time."""
    match entry.trigger:
        case At():
            text = f"{moment:%H:%M:%S}".removesuffix(":00")
        case Sun(rising=rising, offset_s=offset_s):
            text = ("sunrise" if rising else "sunset") + (f" {offset_s / 60:+g} min" if offset_s else "")
        case Every(every_s=every_s):
            text = f"every {every_s} s"
        case _:
            text = "the clock"
    return Cause(trigger=text, values=named(entry.trigger, "time", at=f"{moment:%H:%M:%S}"))


def timer_cause(entry: Entry, event: TimerChanged) -> Cause:
    """Something happened to a timer."""
    return Cause(
        trigger=f"timer {event.name} {event.what}".replace("  ", " "),
        values=named(
            entry.trigger, "timer", timer=event.name, timer_id=event.timer, timer_kind=event.kind, event=event.what
        ),
    )


def satellite_cause(entry: Entry, satellite: str, area: str, event: str) -> Cause:
    """Something happened at a satellite."""
    values = named(entry.trigger, "satellite", satellite=satellite, area=area, event=event)
    return Cause(trigger=f"{satellite}: {event}", values=values, satellite=satellite, area=area)


HEARD = (TurnBegan, Transcribed, SatelliteJoined, SatelliteLeft, SatelliteAway, SatelliteBack)
"""What `Rooms.happened` looks at."""


class Rooms:
    """Remembers the turns that go on, to tell at which satellite somebody spoke."""

    MOST = 100

    def __init__(self) -> None:
        self._turns: dict[str, tuple[str, str]] = {}
        self._areas: dict[str, str] = {}

    def happened(self, event: Event) -> tuple[str, str, str] | None:
        """Return satellite, area and what happened there, if anything did."""
        match event:
            case TurnBegan(satellite=satellite) if satellite:
                if len(self._turns) >= self.MOST:
                    del self._turns[next(iter(self._turns))]
                self._turns[event.turn] = (satellite, event.area)
                self._areas[satellite] = event.area
                kind = str(event.cause or "")
                return (satellite, event.area, kind) if kind in ("wake", "button") else None
            case Transcribed(text=text) if text.strip() and event.turn in self._turns:
                return (*self._turns.pop(event.turn), "speech")
            case SatelliteJoined():
                self._areas[event.satellite] = event.area
                return event.satellite, event.area, "joined"
            case SatelliteLeft() | SatelliteAway() | SatelliteBack():
                what = {SatelliteLeft: "left", SatelliteAway: "away", SatelliteBack: "back"}[type(event)]
                return event.satellite, self._areas.get(event.satellite, ""), what
        return None
