"""Figures counted from events, read back with Prometheus' own parser."""

from __future__ import annotations

import asyncio

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse

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
    Transcribed,
    TurnBegan,
    TurnEnded,
)
from hub.metrics import Metrics
from shared.messages import Cause, TurnOutcome
from shared.tasks import Owner
from tests.hub.web.house import record, until


def figures(metrics: Metrics) -> dict[str, float]:
    body, content_type = metrics.render()
    assert content_type.startswith("text/plain")
    found = {}
    for family in parse(body.decode()):
        for sample in family.samples:
            labels = ",".join(f"{key}={value}" for key, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def woke(satellite: str = "kitchen", word: str = "hey_jarvis", cause: Cause | None = Cause.WAKE) -> TurnBegan:
    return TurnBegan(turn="t", satellite=satellite, area="", cause=cause, wake_word=word)


def joined(name: str) -> SatelliteJoined:
    return SatelliteJoined(satellite=name, area="", address="")


def left(name: str) -> SatelliteLeft:
    return SatelliteLeft(satellite=name, reason="")


def device(name: str, what: str) -> DeviceChanged:
    return DeviceChanged(device=name, what=what)


@pytest.mark.parametrize(
    ("events", "name", "value"),
    [
        ([TurnEnded(record=record())] * 2, "hearth_turns_total{cause=wake,outcome=answered}", 2),
        (
            [TurnEnded(record=record(outcome=TurnOutcome.FAILED, cause="text"))],
            "hearth_turns_total{cause=text,outcome=failed}",
            1,
        ),
        ([TurnEnded(record=record())], "hearth_listening_ends_total{reason=complete}", 1),
        ([TurnEnded(record=record())], "hearth_intents_total{intent=HassTurnOn,responder=exact}", 1),
        (
            [TurnEnded(record=record(done=("a b: confirmed", "c d: no_answer", "e f: confirmed")))],
            "hearth_device_commands_total{result=confirmed}",
            2,
        ),
        ([TurnEnded(record=record(done=("what is: this",)))], "hearth_device_commands_total{result=other}", 1),
        ([woke(), woke(), woke(cause=Cause.BUTTON)], "hearth_wakes_total{satellite=kitchen,word=hey_jarvis}", 2),
        ([woke(word="x" * 65)], "hearth_wakes_total{satellite=kitchen,word=other}", 1),
        (
            [StageFailed(turn="t", stage="listen", code="too_slow")],
            "hearth_stage_failures_total{code=too_slow,stage=listen}",
            1,
        ),
        ([MessageRefused(satellite="", code="bad_frame")], "hearth_protocol_problems_total{code=bad_frame}", 1),
        (
            [FramesDropped(satellite="kitchen", count=7), FramesDropped(satellite="kitchen", count=5)],
            "hearth_audio_frames_dropped_total{satellite=kitchen}",
            12,
        ),
        ([TurnEnded(record=record())], "hearth_stage_seconds_sum{stage=listen}", 1.9),
        ([TurnEnded(record=record())], "hearth_stage_seconds_bucket{le=0.2,stage=stt}", 1),
        ([TurnEnded(record=record())], "hearth_stage_seconds_bucket{le=0.15,stage=stt}", 0),
        ([TurnEnded(record=record())], "hearth_speech_end_to_publish_seconds_sum", 0.31),
        ([TurnEnded(record=record())], "hearth_speech_end_to_sound_seconds_sum", 0.48),
        (
            [TurnEnded(record=record(speech_end_to_publish_ms=None))],
            "hearth_speech_end_to_publish_seconds_count",
            0,
        ),
        ([SatelliteAway(satellite="a", reason="cut")], "hearth_links_broken_total{satellite=a}", 1),
        ([SatelliteBack(satellite="a")] * 2, "hearth_links_resumed_total{satellite=a}", 2),
        ([joined("a"), joined("b"), left("a")], "hearth_satellites_connected", 1),
        ([joined("a"), joined("a"), left("a")], "hearth_satellites_connected", 1),
        ([joined("a"), left("a"), joined("a"), left("a")], "hearth_satellites_connected", 0),
        ([BrokerChanged(connected=True)], "hearth_broker_connected", 1),
        ([BrokerChanged(connected=True), BrokerChanged(connected=False)], "hearth_broker_connected", 0),
        (
            [device("a", "added"), device("b", "added"), device("b", "state"), device("a", "removed")],
            "hearth_devices",
            1,
        ),
        ([Transcribed(turn="t", text="hello", final=True)], "hearth_devices", 0),
    ],
)
def test_an_event_is_counted(events: list[Event], name: str, value: float) -> None:
    metrics = Metrics()
    for event in events:
        metrics.count(event)
    assert figures(metrics)[name] == pytest.approx(value)


def test_labels_from_outside_stay_few() -> None:
    metrics = Metrics()
    for number in range(1000):
        metrics.count(woke(word=f"word{number}"))
    wakes = {name: value for name, value in figures(metrics).items() if name.startswith("hearth_wakes_total")}
    assert len(wakes) == 101
    assert wakes["hearth_wakes_total{satellite=kitchen,word=other}"] == 900


def test_what_people_say_is_in_no_figure() -> None:
    metrics = Metrics()
    secret = "open the blue door"
    metrics.count(TurnEnded(record=record(heard=secret, said=secret, hypotheses=(secret,), slots={"item": secret})))
    metrics.count(Transcribed(turn="t", text=secret, final=True))
    assert secret.encode() not in metrics.render()[0]


def test_openmetrics_where_it_is_asked_for() -> None:
    metrics = Metrics()
    metrics.count(TurnEnded(record=record()))
    body, content_type = metrics.render("application/openmetrics-text; version=1.0.0")
    assert content_type.startswith("application/openmetrics-text")
    names = {family.name for family in parse_openmetrics(body.decode())}  # type: ignore[no-untyped-call]
    assert {"hearth_turns", "hearth_stage_seconds", "hearth_devices"} <= names


async def has_counted(metrics: Metrics, devices: int) -> bool:
    return figures(metrics)["hearth_devices"] == devices


async def test_it_follows_the_events_and_tells_what_it_missed() -> None:
    metrics, events = Metrics(), Events()
    async with Owner() as owner:
        owner.start(metrics.follow(events), "metrics")
        await asyncio.sleep(0)
        for number in range(10_003):
            events.publish(device(f"light.{number}", "added"))
        await until(lambda: has_counted(metrics, 10_000))
    assert figures(metrics)["hearth_events_lost_total"] == 3
