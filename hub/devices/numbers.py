"""Things that are set to something: numbers, choices, texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices import patterns
from hub.devices.component import VALUE, Component, Plan, Wanted, argument, changed, number
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption, Options

LONGEST_TEXT = 255
"""Characters of a text (Home Assistant's longest state)."""


def written(value: float) -> str:
    """Write a number with at most six decimals and no needless zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else repr(value)


class Number(Component):
    """A number with limits and a step."""

    kind = Kind.NUMBER

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self.unit = options.text("unit_of_measurement", "")
        self._topic = options.required_topic("command_topic")
        self._template = options.template("command_template")
        self._span = Span(options.number("min", 1), options.number("max", 100), options.number("step", 1.0, low=0.001))
        if self._span.low >= self._span.high:
            raise BadOption("max", "is not above min")
        self._reset = options.text("payload_reset", "None")
        self.capabilities = frozenset({Capability.VALUE})
        self.ranges = {"value": self._span}
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if not text.strip() or text == self._reset:
            return changed(state, value=None) if text == self._reset else state
        found = number(text)
        if not self._span.low <= found <= self._span.high:
            raise ValueError("a number out of range")
        return changed(state, value=written(found))

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `set_value`; the value is rounded to the step."""
        value = argument(arguments, "value", self._span.low, self._span.high)
        if action != "set_value" or value is None:
            return None
        steps = round((value - self._span.low) / self._span.step)
        text = written(min(self._span.high, self._span.low + steps * self._span.step))
        message = self.publish(self._topic, number(text) if self._template else text, self._template)
        return Plan(publishes=(message,), wanted=(Wanted(values=(text,)),), assumed={VALUE: text})


class Select(Component):
    """One of several words."""

    kind = Kind.SELECT

    def __init__(self, options: Options) -> None:
        """`command_topic` and `options` are required."""
        super().__init__(options)
        options.required_topic("command_topic")
        words = options.words("options")
        if not any(words):
            raise BadOption("options", "is missing")
        self.offer(
            "option",
            words,
            command="command_topic",
            command_template="command_template",
            state="state_topic",
            state_template="value_template",
            is_value=True,
        )


class Text(Component):
    """A text. One in `password` mode is written and never read."""

    kind = Kind.TEXT

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self._topic = options.required_topic("command_topic")
        self._template = options.template("command_template")
        self._shortest, self._longest = options.number("min", 0, low=0), options.number("max", LONGEST_TEXT, low=0)
        if not self._shortest <= self._longest <= LONGEST_TEXT:
            raise BadOption("max", f"is below min or above {LONGEST_TEXT}")
        self._pattern: patterns.Pattern | None = None
        if options.has("pattern"):
            try:
                self._pattern = patterns.Pattern(options.text("pattern", ""))
            except ValueError as error:
                raise BadOption("pattern", str(error)) from None
        self.capabilities = frozenset({Capability.TEXT})
        if options.choice("mode", "text", ("text", "password")) == "text":
            self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"a text above {LONGEST_TEXT} characters")
        return changed(state, value=text)

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `set_text`; what does not fit the length or the pattern cannot be set."""
        text = arguments.get("text")
        if action != "set_text" or not isinstance(text, str) or not self._shortest <= len(text) <= self._longest:
            return None
        if self._pattern is not None and self._pattern.match(text) is None:
            return None
        message = self.publish(self._topic, text, self._template)
        return Plan(publishes=(message,), wanted=(Wanted(values=(text,)),), assumed={VALUE: text})
