"""What all component families share: how state messages are read, how an action becomes messages, how it is verified.

A family's class reads its options once; afterwards everything here is a pure function of state and message.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct

from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import Options
from hub.devices.templates import Payload, Template

VALUE = "value"
"""The name under which `State.value` is counted among what a component reports."""


class Publish(Struct, frozen=True):
    """A message for the broker."""

    topic: str
    payload: str
    qos: int = 0
    retain: bool = False


Publisher = Callable[[Publish], Awaitable[None]]
"""Hands a message to the broker. Raises `HouseError` while there is none."""


class Range(Struct, frozen=True):
    """Numbers that all count as what was wanted."""

    low: float
    high: float


def near(value: float, tolerance: float) -> Range:
    """Return what a device may report for `value` after rounding to its own scale."""
    return Range(value - tolerance, value + tolerance)


class Wanted(Struct, frozen=True, kw_only=True):
    """A state that shows a command's success."""

    values: tuple[str, ...] = ()
    """Any of these; empty when the value does not matter."""
    attributes: dict[str, Any] = {}
    """By name a `Range`, a predicate, or the value itself."""

    def seen_by(self, observed: frozenset[str]) -> Wanted | None:
        """Leave out what the component never reports; `None` when nothing is left."""
        attributes = {name: value for name, value in self.attributes.items() if name in observed}
        values = self.values if VALUE in observed else ()
        return Wanted(values=values, attributes=attributes) if values or attributes else None

    def shown_by(self, state: State) -> bool:
        """Tell whether the state is this one."""
        if self.values and state.value not in self.values:
            return False
        return all(_fits(state.attributes.get(name), wish) for name, wish in self.attributes.items())


def _fits(value: Any, wish: Any) -> bool:
    if isinstance(wish, Range):
        return isinstance(value, int | float) and wish.low <= value <= wish.high
    if callable(wish):
        return value is not None and bool(wish(value))
    return bool(value == wish)


class Plan(Struct, frozen=True, kw_only=True):
    """An action, worked out: what to publish and how to tell that it was done."""

    publishes: tuple[Publish, ...]
    """In this order."""
    wanted: tuple[Wanted, ...]
    """Any of these states shows success."""
    assumed: dict[str, Any]
    """What to take for granted of `value` and the attributes that the component never reports."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A topic that a component listens to."""

    topic: str
    template: Template | None
    gives: frozenset[str]
    """`value` and names of attributes that it can change."""
    apply: Callable[[State, str], State]
    """Takes the state and the rendered text; raises `ValueError` for a text that it cannot read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic that takes one of some words."""

    topic: str
    template: Template | None
    is_value: bool
    """What is chosen is also `State.value`."""


class Component:
    """One light, switch, … as its options describe it. Subclasses fill the fields in `__init__`."""

    kind: Kind
    capabilities: frozenset[Capability] = frozenset()
    device_class: str = ""
    unit: str = ""
    choices: Mapping[str, tuple[str, ...]] = {}
    """Words it can be set to, by the keys of `Device.options`."""
    ranges: Mapping[str, Span] = {}
    """Numbers it takes, by the keys of `Device.ranges`."""
    code: frozenset[str] = frozenset()
    """Actions that need a code."""
    expires_s: float | None = None
    """Without a message for so long the state is unknown."""
    off_delay_s: float | None = None
    """`on` falls back to `off` by itself after so long."""

    def __init__(self, options: Options) -> None:
        """Raise `BadOption` when the options cannot be used."""
        self.options = options
        self.device_class = options.text("device_class", "")
        self.optimistic = options.flag("optimistic")
        self._qos = options.qos
        self._retain = options.flag("retain")
        self._feeds: list[Feed] = []
        self._choices: dict[str, Choice] = {}

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """Every topic that it listens to."""
        return tuple(self._feeds)

    @property
    def observed(self) -> frozenset[str]:
        """What a command can be verified by; nothing when the device says itself that it is optimistic."""
        if self.optimistic:
            return frozenset()
        return frozenset().union(*(feed.gives for feed in self._feeds))

    @property
    def assumed(self) -> bool:
        """It takes commands and never reports what became of them."""
        return bool(self.capabilities) and not self.observed

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Work out an action; `None` when the component cannot do that or the arguments make no sense.

        Every component knows `set_option` for what it offers (`offer`). Raises `TemplateError`.
        """
        return self.choose(arguments) if action == "set_option" else None

    def offer(
        self,
        of: str,
        words: tuple[str, ...],
        *,
        command: str,
        command_template: str = "",
        state: str = "",
        state_template: str | tuple[str, ...] = (),
        resets: tuple[str, ...] = ("None",),
        is_value: bool = False,
    ) -> None:
        """Let `set_option` choose one of `words`, and read which is chosen as the attribute `of`.

        `command`, `command_template`, `state` and `state_template` name options; without the first it is only read.
        A text of `resets` means that nothing is chosen. With `is_value` the choice is `State.value` too. Call it after
        `capabilities` is set: it adds `MODE`.
        """
        words = tuple(word for word in dict.fromkeys(words) if word)
        topic = self.options.topic(command)
        if topic is not None and words:
            self._choices[of] = Choice(topic, self.options.template(command_template), is_value)
            self.choices = {**self.choices, of: words}
            self.capabilities = self.capabilities | {Capability.MODE}
        if state:
            names = (of, VALUE) if is_value else (of,)
            self.listen(state, state_template, option_reader(words, resets, names), *names)

    def option(self, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
        """Return which choice `arguments` mean, by `of` (may be left out where there is one), and the word itself."""
        of = arguments.get("of")
        if of is None and len(self.choices) == 1:
            of = next(iter(self.choices))
        word = spelled(str(arguments.get("option")), self.choices.get(str(of), ()))
        return None if word is None else (str(of), word)

    def choose(self, arguments: Mapping[str, Any]) -> Plan | None:
        """Work `set_option` out; `None` when there is no such choice or word."""
        found = self.option(arguments)
        choice = self._choices.get(found[0]) if found else None
        if found is None or choice is None:
            return None
        of, word = found
        message = self.publish(choice.topic, word, choice.template)
        wanted = Wanted(values=(word,) if choice.is_value else (), attributes={of: word})
        names = (of, VALUE) if choice.is_value else (of,)
        return Plan(publishes=(message,), wanted=(wanted,), assumed=dict.fromkeys(names, word))

    def listen(
        self, topic: str, template: str | tuple[str, ...], apply: Callable[[State, str], State], *gives: str
    ) -> None:
        """Add a feed if the option `topic` is given; `template` names the options that may hold its template."""
        if (name := self.options.topic(topic)) is not None:
            templates = (template,) if isinstance(template, str) else template
            self._feeds.append(Feed(name, self.options.template(*templates), frozenset(gives or {VALUE}), apply))

    def publish(self, topic: str, payload: str | float, template: Template | None = None, **values: Any) -> Publish:
        """Make a message; a command template gets `value` and `values`. Raises `TemplateError`.

        A number reaches the template as one: producers look it up in tables and write it into JSON.
        """
        value = payload if isinstance(payload, str) else whole(payload)
        if template is not None:
            return Publish(topic, template.render(**{"value": value, **values}), self._qos, self._retain)
        return Publish(topic, value if isinstance(value, str) else plain(value), self._qos, self._retain)


def spelled(text: str, words: tuple[str, ...]) -> str | None:
    """Return the one of `words` that `text` means, whatever its case, spaces, hyphens and underscores."""
    if text in words:
        return text
    found = [word for word in words if _bare(word) == _bare(text)]
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    return "".join(each for each in text.casefold() if each not in " _-")


def option_reader(
    words: tuple[str, ...], resets: tuple[str, ...], names: tuple[str, ...]
) -> Callable[[State, str], State]:
    """Make the reader of a choice: `names` become the word said; what is none of `words` changes nothing."""

    def apply(state: State, text: str) -> State:
        word = spelled(text, words)
        if word is None and text not in resets:
            return state
        return changed(state, **dict.fromkeys(names, word))

    return apply


def number_reader(name: str, *, low: float | None = None, high: float | None = None) -> Callable[[State, str], State]:
    """Make the reader of a number: an empty text changes nothing, `None` forgets it.

    The reader raises `ValueError` for what is no number or out of range.
    """

    def apply(state: State, text: str) -> State:
        if text == "":
            return state
        if text == "None":
            return changed(state, **{name: None})
        found = number(text)
        if (low is not None and found < low) or (high is not None and found > high):
            raise ValueError("a number out of range")
        return changed(state, **{name: found})

    return apply


def changed(state: State, **changes: Any) -> State:
    """Return the state with `value` or attributes changed; an attribute that becomes `None` is dropped."""
    value = changes.pop(VALUE, state.value)
    attributes = {name: each for name, each in {**state.attributes, **changes}.items() if each is not None}
    return msgspec.structs.replace(state, value=value, attributes=attributes)


def read(component: Component, state: State, topic: str, payload: Payload) -> tuple[State, list[str]]:
    """Apply a message to a state: the new state, and what was wrong with it. What is wrong changes nothing."""
    problems = []
    for feed in component.feeds:
        if feed.topic == topic:
            try:
                state = feed.apply(state, feed.template.read(payload) if feed.template else payload.text)
            except ValueError as error:
                problems.append(str(error))
    return state, problems


def number(value: Any) -> float:
    """Read a finite number from text or JSON. Raises `ValueError`."""
    try:
        found = float(value)
    except (TypeError, OverflowError):
        raise ValueError("not a number") from None
    if not abs(found) < float("inf"):
        raise ValueError("not a finite number")
    return found


def plain(value: float) -> str:
    """Write a number without needless zeros: `21`, `21.5`."""
    return f"{round(value, 3):g}" if abs(value) < 1e6 else str(value)


def whole(value: float) -> float:
    """Return a number without a fraction as an integer, which JSON writes without `.0`."""
    return int(value) if float(value).is_integer() else value


def argument(arguments: Mapping[str, Any], name: str, low: float, high: float) -> float | None:
    """Return a numeric argument within its range, else `None`."""
    value = arguments.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = number(value)
    except ValueError:
        return None
    return found if low <= found <= high else None
