"""What is kept and shown and cannot be commanded by voice: events, updates, trackers, pictures, tags, …"""

from __future__ import annotations

from hub.devices.component import VALUE, Component, changed
from hub.devices.model import Kind, State
from hub.devices.options import BadOption, Options
from hub.devices.templates import Payload

LONGEST = 255
"""Characters of a state that is kept."""


class Event(Component):
    """Something that happens again and again, such as a press of a doorbell. Its value is what happened last."""

    kind = Kind.EVENT

    def __init__(self, options: Options) -> None:
        """`state_topic` and `event_types` are required."""
        super().__init__(options)
        options.required_topic("state_topic")
        self._types = options.words("event_types")
        if not self._types:
            raise BadOption("event_types", "is missing")
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text in ("", "None", "{}"):
            return state
        said = Payload(text).json
        if not isinstance(said, dict) or "event_type" not in said:
            raise ValueError("not a JSON object with `event_type`")
        if str(said["event_type"]) not in self._types:
            raise ValueError("an event type that was not announced")
        return changed(state, value=str(said["event_type"]))


class Update(Component):
    """Whether newer firmware is there: `on` or `off`, with `installed_version` and `latest_version`."""

    kind = Kind.UPDATE

    def __init__(self, options: Options) -> None:
        """Need no option at all; installing is not for voice."""
        super().__init__(options)
        names = (VALUE, "installed_version", "latest_version")
        self.listen("state_topic", "value_template", self._read, *names)
        self.listen("latest_version_topic", "latest_version_template", self._read_latest, *names)

    def _read(self, state: State, text: str) -> State:
        if text in ("", "{}"):
            return state
        said = Payload(text).json
        if not isinstance(said, dict):
            said = {"installed_version": text}
        versions = {key: said[key] for key in ("installed_version", "latest_version") if key in said}
        return _judged(changed(state, **{key: _short(value) for key, value in versions.items()}))

    def _read_latest(self, state: State, text: str) -> State:
        return _judged(changed(state, latest_version=_short(text))) if text else state


def _short(value: object) -> str | None:
    return None if value is None else str(value)[:LONGEST]


def _judged(state: State) -> State:
    installed, latest = state.attributes.get("installed_version"), state.attributes.get("latest_version")
    if installed is None or latest is None:
        return changed(state, value=None)
    return changed(state, value="off" if installed == latest else "on")


class DeviceTracker(Component):
    """Where a person or thing is: `home`, `not_home` or the name of a zone."""

    kind = Kind.DEVICE_TRACKER

    def __init__(self, options: Options) -> None:
        """Need no option at all."""
        super().__init__(options)
        self._places = {options.text("payload_home", "home"): "home"}
        self._places.setdefault(options.text("payload_not_home", "not_home"), "not_home")
        self._reset = options.text("payload_reset", "None")
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == self._reset:
            return changed(state, value=None)
        return changed(state, value=self._places.get(text, _short(text))) if text else state


class Moment(Component):
    """A date, a time of day, or both."""

    def __init__(self, options: Options) -> None:
        """Need no option at all."""
        super().__init__(options)
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == "None":
            return changed(state, value=None)
        return changed(state, value=_short(text)) if text else state


class Date(Moment):
    """A date."""

    kind = Kind.DATE


class Time(Moment):
    """A time of day."""

    kind = Kind.TIME


class DateTime(Moment):
    """A date with a time."""

    kind = Kind.DATETIME


class Notify(Component):
    """Something that takes messages."""

    kind = Kind.NOTIFY

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        options.required_topic("command_topic")


class Tag(Component):
    """A reader of tags. What it reads is nobody's state."""

    kind = Kind.TAG

    def __init__(self, options: Options) -> None:
        """`topic` is required."""
        super().__init__(options)
        options.required_topic("topic")


class Camera(Component):
    """A camera. Its pictures are not listened to."""

    kind = Kind.CAMERA

    def __init__(self, options: Options) -> None:
        """`topic` is required."""
        super().__init__(options)
        options.required_topic("topic")


class Image(Component):
    """A picture. It is not listened to."""

    kind = Kind.IMAGE

    def __init__(self, options: Options) -> None:
        """Need `image_topic` or `url_topic`."""
        super().__init__(options)
        if options.topic("image_topic") is None and options.topic("url_topic") is None:
            raise BadOption("image_topic", "is missing, and so is url_topic")


class DeviceAutomation(Component):
    """A trigger, such as a press of a remote's key. It is not listened to."""

    kind = Kind.DEVICE_AUTOMATION

    def __init__(self, options: Options) -> None:
        """`topic` is required."""
        super().__init__(options)
        options.required_topic("topic")
