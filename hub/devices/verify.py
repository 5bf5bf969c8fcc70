"""Waiting for a device to show what it was told to do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from hub.devices.component import Component, Plan, Wanted
from hub.devices.model import State


def proofs(plan: Plan, component: Component) -> tuple[Wanted, ...]:
    """Return the states, any of which proves a plan by what the component reports; none when it reports nothing."""
    seen = (wanted.seen_by(component.observed) for wanted in plan.wanted)
    return tuple(wanted for wanted in seen if wanted is not None)


def proven(wanted: tuple[Wanted, ...], state: State) -> bool:
    """Tell whether a state is one of these."""
    return any(each.shown_by(state) for each in wanted)


class Watches:
    """Who waits for which component to show what. Each wait has its own proof, so none takes another's."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[tuple[Wanted, ...], asyncio.Event]]] = {}

    @contextmanager
    def watch(self, key: str, wanted: tuple[Wanted, ...]) -> Iterator[asyncio.Event]:
        """Set the event as soon as a message from this component shows the wanted state, be it a change or not."""
        entry = (wanted, asyncio.Event())
        self._waiting.setdefault(key, []).append(entry)
        try:
            yield entry[1]
        finally:
            self._waiting[key].remove(entry)
            if not self._waiting[key]:
                del self._waiting[key]

    def tell(self, key: str, state: State) -> None:
        """Pass on the state after a message."""
        for wanted, event in self._waiting.get(key, ()):
            if proven(wanted, state):
                event.set()
