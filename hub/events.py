"""What happens in the hub, as typed facts, and the bus that carries them to whoever watches.

Metrics, history and the web page listen here. They can neither slow nor break a turn: publishing never waits, and a
watcher that falls behind loses its oldest events, which are counted.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from hub.devices.model import State
from shared.messages import Cause, TurnOutcome, TurnSummary


class Event(Struct, frozen=True, kw_only=True, tag=True):
    """Base of all events."""


class TurnRecord(TurnSummary, frozen=True, kw_only=True):
    """Everything worth keeping about one turn. What people said appears here and in the store, never in logs."""

    turn: str
    satellite: str
    area: str
    language: str
    began_at: float
    """Wall-clock time, seconds since 1970."""
    cause: str
    """`wake`, `button`, `follow_up`, or `text` when it was typed."""
    wake_word: str = ""
    wake_score: float = 0.0
    hypotheses: tuple[str, ...] = ()
    """Other readings of what was heard."""
    responder: str = ""
    path: tuple[str, ...] = ()
    """The stages of understanding that had a part, such as `correction`, `sentence`, `names`, `meaning`."""
    confidence: float = 1.0
    """0 to 1: how sure the understanding is."""
    scores: dict[str, float] = {}
    """What the understanding weighed, such as `meaning_margin`."""
    figures: dict[str, float] = {}
    """What a language model's answer cost: `prompt_tokens`, `output_tokens`, `first_token_ms`, `written_ms` (all),
    `tokens_per_s`, `rounds`, `load_ms`, `prompt_ms`."""
    heard_ms: int = 0
    """How much of the reply was heard."""
    interrupted: bool = False
    """Somebody cut the reply off before its end."""
    heard_said: str = ""
    """The words of `said` that were heard: all of them, unless the reply was interrupted."""
    yielded_to: str = ""
    """The satellite that answered in its place."""
    outcome: TurnOutcome


class TurnBegan(Event, frozen=True, kw_only=True):
    """A satellite opened an uplink, or a text was typed."""

    turn: str
    satellite: str
    area: str
    cause: Cause | None
    wake_word: str = ""


class Transcribed(Event, frozen=True, kw_only=True):
    """Speech became text; `final` is false for a partial."""

    turn: str
    text: str
    final: bool


class Understood(Event, frozen=True, kw_only=True):
    """A responder took the turn."""

    turn: str
    responder: str
    intent: str = ""
    slots: dict[str, Any] = {}


class StageFailed(Event, frozen=True, kw_only=True):
    """A stage failed; the turn apologises."""

    turn: str
    stage: str
    code: str


class TurnEnded(Event, frozen=True, kw_only=True):
    """The turn is over. Sent exactly once for every `TurnBegan`."""

    record: TurnRecord


class SatelliteJoined(Event, frozen=True, kw_only=True):
    """A satellite proved its token and is served."""

    satellite: str
    area: str
    address: str


class SatelliteLeft(Event, frozen=True, kw_only=True):
    """A satellite's connection ended for good."""

    satellite: str
    reason: str


class SatelliteAway(Event, frozen=True, kw_only=True):
    """A satellite's connection broke; it is held for a while, with the turn that runs."""

    satellite: str
    reason: str


class SatelliteBack(Event, frozen=True, kw_only=True):
    """A satellite took up its connection where it broke."""

    satellite: str


class SatelliteChanged(Event, frozen=True, kw_only=True):
    """A satellite told how loud it is and whether it may hear."""

    satellite: str
    volume: float
    """0 to 1."""
    microphone: bool


class Rang(Event, frozen=True, kw_only=True):
    """A satellite told that something began or ceased to ring."""

    satellite: str
    ring: str
    over: bool
    why: str = ""
    """One of `shared.messages.RingEnd`, once it is over."""
    late_s: float = 0.0
    """How long ago that was."""


class TimerChanged(Event, frozen=True, kw_only=True):
    """A timer, an alarm, a reminder or a delayed command changed."""

    timer: str
    """Its id."""
    kind: str
    name: str
    what: str
    """`set`, `changed`, `paused`, `resumed`, `cancelled`, `due`, `rang`, `over` or `missed`."""


class ListChanged(Event, frozen=True, kw_only=True):
    """What is on a list changed, or a list came or went."""

    list: str
    """Its id."""


class Announced(Event, frozen=True, kw_only=True):
    """An announcement is over."""

    heard: tuple[str, ...]
    """Satellites that spoke it to its end."""
    missed: tuple[str, ...]


class CallChanged(Event, frozen=True, kw_only=True):
    """Two rooms began or ceased to talk to each other."""

    caller: str
    callee: str
    over: bool


class AutomationRan(Event, frozen=True, kw_only=True):
    """A run of an automation is over."""

    automation: str
    """Its id."""
    run: str
    result: str
    """`done`, `failed`, `stopped`, `refused` or `interrupted`."""


class BrokerChanged(Event, frozen=True, kw_only=True):
    """The MQTT broker came or went."""

    connected: bool
    reason: str = ""


class DeviceChanged(Event, frozen=True, kw_only=True):
    """A device was added, changed, or removed, or its state did."""

    device: str
    what: str
    """`added`, `updated`, `removed` or `state`."""
    state: State | None = None
    """What it is now, where that is what changed."""


class MessageRefused(Event, frozen=True, kw_only=True):
    """A connection or one of its messages broke the protocol."""

    satellite: str
    """Empty when it had not said its name."""
    code: str
    """One of `shared.messages.ProblemCode`."""


class FramesDropped(Event, frozen=True, kw_only=True):
    """Microphone frames were thrown away because the hub was too far behind."""

    satellite: str
    count: int


class Subscription:
    """The events published since `Events.watch` was entered, oldest first."""

    def __init__(self, limit: int, only: tuple[type[Event], ...]) -> None:
        self._only = only
        self._events: deque[Event] = deque(maxlen=limit)
        self._wakeup = asyncio.Event()
        self.lost = 0
        """Events dropped because the watcher was too far behind."""

    def _put(self, event: Event) -> None:
        if not isinstance(event, self._only):
            return
        if len(self._events) == self._events.maxlen:
            self.lost += 1
        self._events.append(event)
        self._wakeup.set()

    def take(self) -> list[Event]:
        """Return everything unread, oldest first, without waiting."""
        events = list(self._events)
        self._events.clear()
        return events

    def __aiter__(self) -> Subscription:
        """Iterate for ever."""
        return self

    async def __anext__(self) -> Event:
        """Return the next event, waiting for it."""
        while not self._events:
            self._wakeup.clear()
            await self._wakeup.wait()
        return self._events.popleft()


class Events:
    """The bus: anyone publishes, anyone watches."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()

    def publish(self, event: Event) -> None:
        """Hand an event to every watcher; never waits, never raises."""
        for subscription in self._subscriptions:
            subscription._put(event)

    @contextmanager
    def watch(self, limit: int = 1000, *, only: tuple[type[Event], ...] = (Event,)) -> Iterator[Subscription]:
        """Watch what is published inside the `with` block, holding at most `limit` events unread.

        `only`: nothing but these wakes the watcher, or can be lost.
        """
        subscription = Subscription(limit, only)
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)
