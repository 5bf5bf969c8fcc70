"""What state every component is in: messages in, states out. Pure, no I/O; the caller tells the time."""

from __future__ import annotations

import heapq
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
    """A message that concerned a component, or a state that lapsed."""

    key: str
    state: State
    changed: bool
    gives: frozenset[str] = frozenset()
    """What the message can tell of: `value` and names of attributes."""


@dataclass(slots=True)
class _Tracked:
    key: str
    registered: Registered
    topics: frozenset[str] = frozenset()
    """All that it listens to."""
    feeds: frozenset[str] = frozenset()
    """Those of them that tell its state."""
    state: State = field(default_factory=State)
    known: dict[int, bool] = field(default_factory=dict)
    """What the sources of its availability said, by their place in the list, the latest last."""
    heard_at: float = 0.0
    """When it last told its state."""
    complained: bool = False

    def take(self, registered: Registered) -> None:
        self.registered = registered
        self.feeds = frozenset(feed.topic for feed in registered.component.feeds)
        self.topics = self.feeds | {source.topic for source in registered.availability.sources}
        self.complained = False

    @property
    def lapses_at(self) -> float | None:
        """When its value becomes something else by itself."""
        component = self.registered.component
        waits = []
        if component.expires_s is not None and self.state.value is not None:
            waits.append(component.expires_s)
        if component.off_delay_s is not None and self.state.value == "on":
            waits.append(component.off_delay_s)
        return self.heard_at + min(waits) if waits else None

    def at(self, now: float) -> State:
        """Return the state now: a value may have expired, and a movement sensor falls back by itself."""
        component, state, silence = self.registered.component, self.state, now - self.heard_at
        if component.off_delay_s is not None and state.value == "on" and silence >= component.off_delay_s:
            state = changed(state, value="off")
        if component.expires_s is not None and silence >= component.expires_s:
            state = changed(state, value=None)
        return state


def covers(pattern: str, topic: str) -> bool:
    """Tell whether a pattern, in which `+` stands for one level, is of a topic (MQTT 3.1.1, 4.7)."""
    wanted, levels = pattern.split("/"), topic.split("/")
    if len(wanted) != len(levels) or (topic.startswith("$") and wanted[0] == "+"):
        return False
    return all(want in ("+", level) for want, level in zip(wanted, levels, strict=True))


class States:
    """The state of every component, by key. Times are seconds of one clock that never goes back."""

    def __init__(self) -> None:
        self._tracked: dict[str, _Tracked] = {}
        self._by_topic: dict[str, dict[str, _Tracked]] = {}
        self._patterns: set[str] = set()
        """Those of them that hold a wildcard."""
        self._last: dict[str, tuple[Payload, float]] = {}
        self._lapses: list[tuple[float, str]] = []
        """A heap of when whose state may lapse: a time that was put off since is put right when it comes up."""
        self._queued: dict[str, float] = {}
        """The time in the heap that counts, by key."""

    @property
    def topics(self) -> frozenset[str]:
        """Every topic, or pattern of topics, that somebody listens to."""
        return frozenset(self._by_topic)

    def track(self, components: Mapping[str, Registered], now: float) -> list[Heard]:
        """Follow exactly these components. States survive an update; a newcomer learns what its topics said last."""
        for key in self._tracked.keys() - components.keys():
            self._listen(self._tracked.pop(key), frozenset())
        newcomers: list[_Tracked] = []
        for key, registered in components.items():
            tracked = self._tracked.get(key)
            if tracked is None:
                tracked = self._tracked[key] = _Tracked(key, registered)
            elif tracked.registered is registered:
                continue
            before = tracked.topics
            tracked.take(registered)
            self._listen(tracked, tracked.topics, before)
            newcomers.append(tracked)
        heard = []
        for tracked in newcomers:
            for topic in sorted(tracked.topics & self._last.keys()):
                payload, at = self._last[topic]
                heard.append(self._hear(tracked, topic, payload, now, at))
        return heard

    def _listen(self, tracked: _Tracked, wanted: frozenset[str], before: frozenset[str] | None = None) -> None:
        before = tracked.topics if before is None else before
        for topic in before - wanted:
            del self._by_topic[topic][tracked.key]
            if not self._by_topic[topic]:
                del self._by_topic[topic]
                self._patterns.discard(topic)
                self._last.pop(topic, None)
        for topic in wanted - before:
            self._by_topic.setdefault(topic, {})[tracked.key] = tracked
            if "+" in topic:
                self._patterns.add(topic)

    def receive(self, topic: str, data: bytes, now: float) -> list[Heard]:
        """Read a message for all whom it concerns."""
        followed = [topic] if topic in self._by_topic else []
        followed += [pattern for pattern in self._patterns if covers(pattern, topic)]
        if not followed:
            return []
        try:
            if len(data) > MAX_PAYLOAD:
                raise ValueError(f"larger than {MAX_PAYLOAD} bytes")
            payload = Payload(data.decode())
        except ValueError as error:
            log.warning("%s: message passed over: %s", topic, error)
            return []
        heard = []
        for each in followed:
            self._last[each] = payload, now
            heard += [self._hear(tracked, each, payload, now, now) for tracked in list(self._by_topic[each].values())]
        return heard

    def _hear(self, tracked: _Tracked, topic: str, payload: Payload, now: float, said_at: float) -> Heard:
        before = tracked.at(now)
        registered = tracked.registered
        problems: list[str] = []
        state = before
        try:
            tracked.known = registered.availability.hear(tracked.known, topic, payload)
        except Exception as error:
            problems.append(f"availability: {error}")
        try:
            state, unread = read(registered.component, before, topic, payload)
            problems += unread
        except Exception as error:
            problems.append(f"{type(error).__name__}: {error}")
        available = registered.availability.available(tracked.known)
        tracked.state = msgspec.structs.replace(state, available=available)
        if topic in tracked.feeds:
            tracked.heard_at = said_at
        if problems and not tracked.complained:
            tracked.complained = True
            log.warning("%s: state not understood (told once a device): %s", topic, "; ".join(problems))
        tracked.state = tracked.at(now)
        self._queue(tracked)
        gives = frozenset().union(*(feed.gives for feed in registered.component.feeds if feed.topic == topic))
        return Heard(tracked.key, tracked.state, tracked.state != before, gives)

    def _queue(self, tracked: _Tracked) -> None:
        at = tracked.lapses_at
        if at is not None and at < self._queued.get(tracked.key, float("inf")):
            self._queued[tracked.key] = at
            heapq.heappush(self._lapses, (at, tracked.key))

    def next_lapse(self) -> float | None:
        """Return when `lapse` is to be called next; `None` while nothing can lapse."""
        while self._lapses:
            at, key = self._lapses[0]
            if self._queued.get(key) == at:
                tracked = self._tracked.get(key)
                if tracked is not None and tracked.lapses_at == at:
                    return at
                del self._queued[key]
                heapq.heappop(self._lapses)
                if tracked is not None:
                    self._queue(tracked)
            else:
                heapq.heappop(self._lapses)
        return None

    def lapse(self, now: float) -> list[Heard]:
        """Let lapse what is due, and return it."""
        heard = []
        while (at := self.next_lapse()) is not None and at <= now:
            _, key = heapq.heappop(self._lapses)
            del self._queued[key]
            tracked = self._tracked[key]
            before, tracked.state = tracked.state, tracked.at(now)
            heard.append(Heard(key, tracked.state, tracked.state != before))
            self._queue(tracked)
        return heard

    def state(self, key: str, now: float) -> State:
        """Return the state now."""
        tracked = self._tracked.get(key)
        return State() if tracked is None else tracked.at(now)

    def doubt(self, key: str, names: frozenset[str]) -> bool:
        """Forget these (`value`, attributes) until the component tells them; true when that changes its state."""
        tracked = self._tracked.get(key)
        if tracked is None:
            return False
        before, tracked.state = tracked.state, changed(tracked.state, **dict.fromkeys(names))
        return tracked.state != before

    def assume(self, key: str, assumed: Mapping[str, object]) -> bool:
        """Take for granted what the component does not report itself; true when that changes its state."""
        tracked = self._tracked.get(key)
        if tracked is None:
            return False
        observed = tracked.registered.component.observed
        news = {name: value for name, value in assumed.items() if name not in observed}
        before, tracked.state = tracked.state, changed(tracked.state, **news)
        return tracked.state != before
