"""Figures for Prometheus, counted from events alone. What people say is in none of them."""

from __future__ import annotations

import re
from collections import Counter as Tally

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import choose_encoder

from hub.devices.model import Result
from hub.events import (
    BrokerChanged,
    DeviceChanged,
    Event,
    Events,
    FramesDropped,
    MessageRefused,
    SatelliteAway,
    SatelliteBack,
    SatelliteJoined,
    SatelliteLeft,
    StageFailed,
    TurnBegan,
    TurnEnded,
    TurnRecord,
)
from shared.messages import Cause

BUCKETS_S = (0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
"""Fine around a third of a second, where answers should lie; up to the longest turn."""

_RESULTS = frozenset(Result)
_LABEL = re.compile(r"[\w .:-]{1,64}")
MOST_LABELS = 100
"""Values of one label that are kept apart."""


class _Labels:
    """Keeps a label that comes from outside short and its values few; the rest is `other`."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def __call__(self, value: str) -> str:
        if value in self._known:
            return value
        if len(self._known) >= MOST_LABELS or not _LABEL.fullmatch(value):
            return "other" if value else ""
        self._known.add(value)
        return value


class Metrics:
    """The hub's counters, histograms and gauges, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = self._counter("turns", "Turns that ended, by outcome and cause", "outcome", "cause")
        self._ends = self._counter("listening_ends", "Why listening ended", "reason")
        self._interrupted = self._counter("replies_interrupted", "Replies that somebody cut off", "satellite")
        self._intents = self._counter("intents", "Intents, by who recognised them", "responder", "intent")
        self._commands = self._counter("device_commands", "Device commands, by what became of them", "result")
        self._wakes = self._counter("wakes", "Turns opened by a wake word", "satellite", "word")
        self._failures = self._counter("stage_failures", "Stages of turns that failed", "stage", "code")
        self._refusals = self._counter("protocol_problems", "Connections and messages refused", "code")
        self._frames = self._counter("audio_frames_dropped", "Microphone frames thrown away", "satellite")
        self._breaks = self._counter("links_broken", "Connections of satellites that broke", "satellite")
        self._resumed = self._counter("links_resumed", "Connections that went on where they had broken", "satellite")
        self._lost = self._counter("events_lost", "Events missing from these figures")
        self._stages = self._histogram("stage_seconds", "Length of a turn's stages", "stage")
        self._publish = self._histogram(
            "speech_end_to_publish_seconds", "From the last voiced frame to the first MQTT command"
        )
        self._sound = self._histogram(
            "speech_end_to_sound_seconds", "From the last voiced frame to the reply's first sample"
        )
        self._satellites = self._gauge("satellites_connected", "Satellites connected now")
        self._broker = self._gauge("broker_connected", "1 while the MQTT broker is connected")
        self._devices = self._gauge("devices", "Devices known")
        self._connections: Tally[str] = Tally()
        self._device_ids: set[str] = set()
        self._satellite, self._word, self._intent, self._stage, self._code = (_Labels() for _ in range(5))

    async def follow(self, events: Events) -> None:
        """Count every event, for ever."""
        with events.watch(limit=10_000) as subscription:
            counted = 0
            async for event in subscription:
                self.count(event)
                self._lost.inc(subscription.lost - counted)
                counted = subscription.lost

    def count(self, event: Event) -> None:
        """Count one event."""
        match event:
            case TurnBegan(cause=Cause.WAKE):
                self._wakes.labels(self._satellite(event.satellite), self._word(event.wake_word)).inc()
            case TurnEnded(record=record):
                self._count_turn(record)
            case StageFailed():
                self._failures.labels(self._stage(event.stage), self._code(event.code)).inc()
            case SatelliteJoined():
                self._connected(event.satellite, +1)
            case SatelliteLeft():
                self._connected(event.satellite, -1)
            case SatelliteAway():
                self._breaks.labels(self._satellite(event.satellite)).inc()
            case SatelliteBack():
                self._resumed.labels(self._satellite(event.satellite)).inc()
            case BrokerChanged():
                self._broker.set(event.connected)
            case DeviceChanged(what="removed"):
                self._device_ids.discard(event.device)
                self._devices.set(len(self._device_ids))
            case DeviceChanged():
                self._device_ids.add(event.device)
                self._devices.set(len(self._device_ids))
            case MessageRefused():
                self._refusals.labels(self._code(event.code)).inc()
            case FramesDropped():
                self._frames.labels(self._satellite(event.satellite)).inc(event.count)

    def render(self, accept: str = "") -> tuple[bytes, str]:
        """Return all figures and their content type, in the text format that an `Accept` header asks for."""
        encode, content_type = choose_encoder(accept)
        return encode(self.registry), content_type

    def _count_turn(self, record: TurnRecord) -> None:
        self._turns.labels(record.outcome, record.cause).inc()
        if record.end_reason is not None:
            self._ends.labels(record.end_reason).inc()
        if record.interrupted and record.heard_ms:
            self._interrupted.labels(self._satellite(record.satellite)).inc()
        if record.intent:
            self._intents.labels(record.responder, self._intent(record.intent)).inc()
        for done in record.done:
            self._commands.labels(_result(done)).inc()
        for stage in record.stages:
            self._stages.labels(self._stage(stage.name)).observe(stage.duration_ms / 1000)
        for milliseconds, histogram in (
            (record.speech_end_to_publish_ms, self._publish),
            (record.speech_end_to_sound_ms, self._sound),
        ):
            if milliseconds is not None:
                histogram.observe(milliseconds / 1000)

    def _connected(self, satellite: str, change: int) -> None:
        # By connection, not by name: when one replaces another, its joining may be told before the other's leaving.
        self._connections[satellite] += change
        self._satellites.set(sum(count > 0 for count in self._connections.values()))

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"hearth_{name}", about, labels, registry=self.registry)

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(f"hearth_{name}", about, registry=self.registry)

    def _histogram(self, name: str, about: str, *labels: str) -> Histogram:
        return Histogram(f"hearth_{name}", about, labels, registry=self.registry, buckets=BUCKETS_S)


def _result(done: str) -> str:
    """Return the result at the end of a `TurnRecord.done` line, such as `light.kitchen turn_on: confirmed`."""
    result = done.rpartition(": ")[2]
    return result if result in _RESULTS else "other"
