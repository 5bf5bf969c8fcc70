"""What state every component is in: messages in, states out. Pure, no I/O; the caller tells the time."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from hub.devices.component import changed, read
from hub.devices.model import State
from hub.devices.registry import Registered
from hub.devices.templates import Payload

log = logging.getLogger(__name__)

MAX_PAYLOAD = 262_144
"""Bytes of a state message; larger ones are passed over."""


class Heard(Struct, frozen=True):
    """A message that concerned a component."""

    key: str
    state: State
    changed: bool


@dataclass(slots=True)
class _Tracked:
    registered: Registered
    state: State = field(default_factory=State)
    known: dict[int, bool] = field(default_factory=dict)
    """What the sources of its availability said, by their place in the list, the latest last."""
    heard_at: float | None = None
    complained: bool = False

    @property
    def topics(self) -> set[str]:
        feeds = {feed.topic for feed in self.registered.component.feeds}
        return feeds | {source.topic for source in self.registered.availability.sources}


class States:
    """The state of every component, by key. Times are seconds of one clock that never goes back."""

    def __init__(self) -> None:
        self._tracked: dict[str, _Tracked] = {}
        self._by_topic: dict[str, list[_Tracked]] = {}
        self._keys: dict[int, str] = {}
        self._last: dict[str, Payload] = {}

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that somebody listens to."""
        return frozenset(self._by_topic)

    def track(self, components: Mapping[str, Registered], now: float) -> list[Heard]:
        """Follow exactly these components. States survive an update; a newcomer learns what its topics said last."""
        newcomers: list[_Tracked] = []
        for key, registered in components.items():
            tracked = self._tracked.get(key)
            if tracked is None:
                tracked = self._tracked[key] = _Tracked(registered)
            elif tracked.registered is registered:
                continue
            tracked.registered = registered
            newcomers.append(tracked)
        for key in self._tracked.keys() - components.keys():
            del self._tracked[key]
        self._by_topic = {}
        self._keys = {}
        for key, tracked in self._tracked.items():
            self._keys[id(tracked)] = key
            for topic in tracked.topics:
                self._by_topic.setdefault(topic, []).append(tracked)
        self._last = {topic: payload for topic, payload in self._last.items() if topic in self._by_topic}
        heard = []
        for tracked in newcomers:
            for topic in tracked.topics & self._last.keys():
                heard.append(self._hear(tracked, topic, self._last[topic], now))
        return heard

    def receive(self, topic: str, data: bytes, now: float) -> list[Heard]:
        """Read a message for all whom it concerns."""
        listeners = self._by_topic.get(topic)
        if not listeners:
            return []
        try:
            if len(data) > MAX_PAYLOAD:
                raise ValueError(f"larger than {MAX_PAYLOAD} bytes")
            payload = Payload(data.decode())
        except ValueError as error:
            log.warning("%s: message passed over: %s", topic, error)
            return []
        self._last[topic] = payload
        return [self._hear(tracked, topic, payload, now) for tracked in listeners]

    def _hear(self, tracked: _Tracked, topic: str, payload: Payload, now: float) -> Heard:
        before = tracked.state
        registered = tracked.registered
        try:
            known = registered.availability.hear(tracked.known, topic, payload)
            state, problems = read(registered.component, before, topic, payload)
            tracked.known = known
            tracked.state = msgspec.structs.replace(state, available=registered.availability.available(known))
        except Exception as error:
            problems = [f"{type(error).__name__}: {error}"]
        tracked.heard_at = now
        if problems and not tracked.complained:
            tracked.complained = True
            log.warning("%s: state not understood (told once a device): %s", topic, "; ".join(problems))
        return Heard(self._keys[id(tracked)], tracked.state, tracked.state != before)

    def state(self, key: str, now: float) -> State:
        """Return the state now: a value may have expired, and a movement sensor falls back by itself."""
        tracked = self._tracked.get(key)
        if tracked is None:
            return State()
        component, state = tracked.registered.component, tracked.state
        silence = 0.0 if tracked.heard_at is None else now - tracked.heard_at
        if component.expires_s is not None and silence > component.expires_s:
            return changed(state, value=None)
        if component.off_delay_s is not None and state.value == "on" and silence > component.off_delay_s:
            return changed(state, value="off")
        return state

    def assume(self, key: str, assumed: Mapping[str, object]) -> bool:
        """Take for granted what the component does not report itself; true when that changes its state."""
        tracked = self._tracked.get(key)
        if tracked is None:
            return False
        observed = tracked.registered.component.observed
        news = {name: value for name, value in assumed.items() if name not in observed}
        before, tracked.state = tracked.state, changed(tracked.state, **news)
        return tracked.state != before
