"""Sensors and binary sensors: they are read, never commanded."""

from __future__ import annotations

from hub.devices.component import Component, changed
from hub.devices.model import Kind, State
from hub.devices.options import Options

UNKNOWN = frozenset({"", "None", "unknown", "unavailable"})
"""Texts that say nothing; `None` resets the value, the others leave it."""
NO_NUMBER = frozenset({"nan", "inf", "-inf"})
"""What ESPHome and others print when they could not measure."""


class Sensor(Component):
    """A value with a unit."""

    kind = Kind.SENSOR

    def __init__(self, options: Options) -> None:
        """`state_topic` is required."""
        super().__init__(options)
        options.required_topic("state_topic")
        self.unit = options.text("unit_of_measurement", "")
        self.expires_s = options.number("expire_after", 0, low=0) or None
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text in UNKNOWN:
            return changed(state, value=None) if text == "None" else state
        if self.unit and text.casefold() in NO_NUMBER:
            return changed(state, value=None)
        return changed(state, value=text)


class BinarySensor(Component):
    """Something that is on or off: a door, a window, movement."""

    kind = Kind.BINARY_SENSOR

    def __init__(self, options: Options) -> None:
        """`state_topic` is required."""
        super().__init__(options)
        options.required_topic("state_topic")
        self.expires_s = options.number("expire_after", 0, low=0) or None
        self.off_delay_s = options.number("off_delay", 0, low=0) or None
        self._states = {options.text("payload_on", "ON"): "on", options.text("payload_off", "OFF"): "off"}
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == "None":
            return changed(state, value=None)
        return changed(state, value=self._states[text]) if text in self._states else state
