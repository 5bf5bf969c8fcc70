"""Whether a device says that it is reachable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from hub.devices.options import BadOption, Options
from hub.devices.templates import Payload, Template

MODES = ("all", "any", "latest")


class Source(Struct, frozen=True):
    """One topic on which a device, or the bridge before it, says whether it is there."""

    topic: str
    available: str
    not_available: str
    template: Template | None

    def read(self, payload: Payload) -> bool | None:
        """Read a message; `None` when it says neither. Raises `TemplateError`."""
        text = self.template.read(payload) if self.template else payload.text
        return {self.available: True, self.not_available: False}.get(text)


class Availability(Struct, frozen=True):
    """All sources of a component and how they count together.

    What has said nothing yet counts as available: a command finds out, and its reply is verified anyway.
    """

    sources: tuple[Source, ...] = ()
    mode: str = "latest"

    def hear(self, known: Mapping[int, bool], topic: str, payload: Payload) -> dict[int, bool]:
        """Return what is known after a message, the latest word last. Raises `TemplateError`."""
        known = dict(known)
        for index, source in enumerate(self.sources):
            if source.topic == topic and (word := source.read(payload)) is not None:
                known.pop(index, None)
                known[index] = word
        return known

    def available(self, known: Mapping[int, bool]) -> bool:
        """Judge what is known."""
        if not known:
            return True
        match self.mode:
            case "all":
                return all(known.values())
            case "any":
                return any(known.values()) or len(known) < len(self.sources)
        return list(known.values())[-1]


def parse(values: Mapping[str, Any]) -> Availability:
    """Read `availability` (a list) or `availability_topic` out of a component's options. Raises `BadOption`."""
    options = Options(values)
    mode = options.choice("availability_mode", "latest", MODES)
    if options.has("availability_topic"):
        return Availability((_source(options, "availability_topic", "availability_template"),), mode)
    entries = values.get("availability") or ()
    if isinstance(entries, dict):
        entries = (entries,)
    if not isinstance(entries, list | tuple) or not all(isinstance(entry, dict) for entry in entries):
        raise BadOption("availability", "is not a list of topics")
    return Availability(tuple(_source(Options(entry), "topic", "value_template") for entry in entries), mode)


def _source(options: Options, topic: str, template: str) -> Source:
    return Source(
        options.required_topic(topic),
        options.text("payload_available", "online"),
        options.text("payload_not_available", "offline"),
        options.template(template),
    )
