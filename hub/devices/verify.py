"""Waiting for a device to show what it was told to do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from hub.devices.component import VALUE, Component, Plan, Wanted
from hub.devices.model import State


def proofs(plan: Plan, component: Component) -> tuple[Wanted, ...]:
    """Return the states, any of which proves a plan by what the component reports; none when it reports nothing."""
    seen = (wanted.seen_by(component.observed) for wanted in plan.wanted)
    return tuple(wanted for wanted in seen if wanted is not None)


def proven(wanted: tuple[Wanted, ...], state: State) -> bool:
    """Tell whether a state is one of these."""
    return any(each.shown_by(state) for each in wanted)


class Watch:
    """One wait for a component to show a wanted state."""

    def __init__(self, wanted: tuple[Wanted, ...]) -> None:
        self.wanted = wanted
        self.shown = asyncio.Event()
        """A message showed it, be it a change or not."""
        self.answered = False
        """A message told of what is wanted, whatever it said."""
        names = ({*each.attributes, *((VALUE,) if each.values else ())} for each in wanted)
        self.names: frozenset[str] = frozenset().union(*names)
        """What is wanted: `value` and names of attributes."""

    def tell(self, state: State, gives: frozenset[str]) -> None:
        """Take in a state after a message that can tell of `gives`."""
        self.answered |= bool(gives & self.names)
        if proven(self.wanted, state):
            self.shown.set()


class Watches:
    """Who waits for which component to show what. Each wait has its own proof, so none takes another's."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Watch]] = {}

    @contextmanager
    def watch(self, key: str, wanted: tuple[Wanted, ...]) -> Iterator[Watch]:
        """Follow what this component tells, for the length of the block."""
        entry = Watch(wanted)
        self._waiting.setdefault(key, []).append(entry)
        try:
            yield entry
        finally:
            self._waiting[key].remove(entry)
            if not self._waiting[key]:
                del self._waiting[key]

    def tell(self, key: str, state: State, gives: frozenset[str]) -> None:
        """Pass on the state after a message that can tell of `gives`: `value` and names of attributes."""
        for watch in self._waiting.get(key, ()):
            watch.tell(state, gives)
