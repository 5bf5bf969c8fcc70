"""What pulls a trigger, and what does not, on virtual time."""

from __future__ import annotations

import asyncio

import pytest

from hub.automations.seen import Change, pulls, saw, stays
from hub.devices.model import State
from hub.events import SatelliteJoined, TimerChanged, Transcribed, TurnBegan
from shared.messages import Cause as TurnCause
from tests.hub.automations.rooms import AREAS, STATES, devices
from tests.hub.automations.scenario import good, living, one, settle

NOTE = """
  actions:
    - mqtt: seen
      payload: "{{ trigger.kind }}"
"""


def on(value: str | None, *, available: bool = True, **attributes: object) -> State:
    return State(value=value, available=available, attributes=dict(attributes))


@pytest.mark.parametrize(
    ("keys", "states", "expected"),
    [
        ("to: on", [on("off"), on("on")], [True]),
        ("to: on", [on("on"), on("off")], [False]),
        ("to: on", [on(None), on("on")], [False]),
        ("to: on", [on("on"), on("on", brightness=4)], [False]),
        ("to: on", [on("on"), on(None), on("on")], [False, False]),
        ("to: on", [on("off"), on("off", available=False), on("on")], [False, True]),
        ("to: on", [on("on"), on("on", available=False), on("on")], [False, False]),
        ("to: [on, open]", [on("off"), on("open"), on("on")], [True, True]),
        ("from: off", [on("off"), on("heat"), on("off")], [True, False]),
        ("{}", [on("1"), on("2"), on("2"), on("3")], [True, False, True]),
        ("{}", [on("1"), on("1", available=False), on("1")], [False, False]),
        ("to: unavailable", [on("1"), on("1", available=False), on("1")], [True, False]),
        ("from: unavailable", [on("1"), on("1", available=False), on("1")], [False, True]),
        ("above: 20", [on("19"), on("20"), on("20.1"), on("25"), on("3"), on("21")], [0, 1, 0, 0, 1]),
        ("{above: 2, below: 4}", [on("1"), on("3"), on("5"), on("3.5")], [1, 0, 1]),
        ("below: 4", [on("5"), on("high"), on("3")], [False, True]),
        ("{attribute: brightness, above: 50}", [on("on", brightness=4), on("on", brightness=60)], [True]),
        ("{attribute: battery, to: '9'}", [on("on", battery=10), on("on", battery=9)], [True]),
    ],
)
def test_which_changes_pull(keys: str, states: list[State], expected: list[bool]) -> None:
    inner = keys.strip("{}")
    text = "x:\n  triggers: [{state: light.kitchen" + (f", {inner}" if inner else "") + "}]\n  actions: []\n"
    trigger = one(text).triggers[0]
    seen = saw(None, states[0], 0.0)
    found = []
    for state in states[1:]:
        after = saw(seen, state, 0.0)
        found.append(pulls(trigger, Change(seen, after)))  # type: ignore[arg-type]
        seen = after
    assert found == [bool(each) for each in expected]


def test_a_state_that_must_last_outlives_a_device_that_is_away() -> None:
    trigger = one("x:\n  triggers: [{state: light.kitchen, to: on, for: 5}]\n  actions: []\n").triggers[0]
    seen = saw(saw(None, on("off"), 0), on("on"), 1)
    away = saw(seen, on("on", available=False), 2)
    assert stays(trigger, Change(seen, away))  # type: ignore[arg-type]
    assert stays(trigger, Change(away, saw(away, on("on"), 3)))  # type: ignore[arg-type]
    assert not stays(trigger, Change(away, saw(away, on("off"), 3)))  # type: ignore[arg-type]


@pytest.mark.virtual_time(days=1)
async def test_a_state_must_last_for_its_time() -> None:
    text = f"x:\n  triggers:\n    - state: binary_sensor.front_door\n      to: on\n      for: 5 minutes{NOTE}"
    async with living(text, devices(), AREAS, states=STATES) as it:
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(299)
        it.home.put("binary_sensor.front_door", "off")
        await asyncio.sleep(10)
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(200)
        assert not it.published
        await asyncio.sleep(101)
        assert [each.payload for each in it.published] == ["state"]
        assert (await it.last("x")).trigger == "binary_sensor.front_door: off → on for 300 s"
        await asyncio.sleep(3000)
        assert len(it.published) == 1


@pytest.mark.virtual_time
async def test_devices_of_a_place_also_those_that_come_later() -> None:
    text = f"""
x:
  mode: parallel
  triggers:
    - state: {{area: lounge, kind: light}}
      to: on
{NOTE}"""
    there = devices()
    late = next(each for each in there if each.id == "light.ceiling")
    async with living(text, [each for each in there if each is not late], AREAS, states=STATES) as it:
        it.home.put("light.kitchen", "on")
        it.home.put("light.floor_lamp", "off")
        it.home.put("light.floor_lamp", "on")
        await settle()
        assert len(it.published) == 1
        it.home.add(late)
        it.home.put("light.ceiling", "off")
        it.home.put("light.ceiling", "on")
        await settle()
        assert len(it.published) == 2


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("keys", "sent", "count"),
    [
        ("mqtt: a/b", [("a/b", "1"), ("a/c", "1"), ("a/b", "1")], 2),
        ("mqtt: a/+/c", [("a/b/c", ""), ("a/b", ""), ("a/b/c/d", "")], 1),
        ("mqtt: a/#", [("a", "x"), ("a/b/c", "x"), ("b", "x")], 2),
        ("{mqtt: a, payload: [single, double]}", [("a", "single"), ("a", "hold"), ("a", "double")], 2),
        (
            "{mqtt: a, value: '{{ value_json.action }}', payload: single}",
            [("a", '{"action": "single"}'), ("a", '{"action": ""}'), ("a", "nonsense"), ("a", "{}")],
            1,
        ),
        ("{mqtt: a, value: '{{ value_json.power }}', above: 5}", [("a", '{"power": 6}'), ("a", '{"power": 4}')], 1),
        ("{mqtt: a, value: '{{ value_json.action }}'}", [("a", '{"action": "x"}'), ("a", "{}"), ("a", "")], 1),
    ],
)
async def test_messages(keys: str, sent: list[tuple[str, str]], count: int) -> None:
    inner = keys.strip("{}") if keys.startswith("{") else keys
    text = (
        "x:\n  mode: parallel\n  triggers: [{"
        + inner
        + "}]\n  actions: [{mqtt: seen, payload: '{{ trigger.topic }}'}]\n"
    )
    async with living(text, devices()) as it:
        assert len(it.messages.followed) == 1
        for topic, payload in sent:
            it.messages.send(topic, payload)
        await settle()
        assert len(it.published) == count


@pytest.mark.virtual_time(days=8)
async def test_times_of_day_on_days() -> None:
    text = f"x:\n  triggers:\n    - time: ['7:30', '21:00']\n      days: weekdays{NOTE}"
    async with living(text, []) as it:
        await it.until(20, 59)
        assert not it.published
        await it.until(21)
        assert len(it.published) == 1
        await it.until(23, days=5)
        assert len(it.published) == 1 + 4 * 2
        assert (await it.last("x")).trigger == "21:00"


@pytest.mark.virtual_time(days=1)
async def test_steps_of_the_clock_and_the_sun() -> None:
    text = f"x:\n  triggers: [every: 15 minutes]{NOTE}\ny:\n  triggers:\n    - sun: sunset\n      offset: -30 min{NOTE}"
    async with living(text, [], start="2024-06-21T12:01") as it:
        await asyncio.sleep(59 * 60)
        await settle()
        assert len(await it.runs("x")) == 4
        await asyncio.sleep(8 * 3600)
        assert not await it.runs("y")
        await asyncio.sleep(6 * 60)
        assert [run.trigger for run in await it.runs("y")] == ["sunset -30 min"]


@pytest.mark.virtual_time(days=4)
async def test_without_a_place_there_is_no_sun() -> None:
    async with living(f"x:\n  triggers: [sun: sunrise]{NOTE}", [], spot=None) as it:
        await asyncio.sleep(3 * 86_400)
        assert not it.published


@pytest.mark.virtual_time(days=1)
async def test_a_clock_that_is_set_keeps_no_time_that_it_jumped_over() -> None:
    async with living(f"x:\n  triggers: [time: '13:00']{NOTE}", []) as it:
        it.clock.set_by_s = 2 * 3600
        await asyncio.sleep(60)
        assert not it.published
        it.clock.set_by_s = -3600
        await asyncio.sleep(7200 - 60)
        await settle()
        assert len(it.published) == 1


@pytest.mark.virtual_time
async def test_timers_satellites_and_the_start() -> None:
    text = f"""
pasta:
  triggers: [{{timer: pasta}}]
{NOTE}
any:
  triggers: [{{timer: any, event: cancelled}}]
{NOTE}
wake:
  triggers: [{{satellite: kitchen, event: wake}}]
{NOTE}
button:
  triggers: [{{satellite: any, event: button}}]
{NOTE}
speech:
  triggers: [{{satellite: kitchen, event: speech}}]
{NOTE}
joined:
  triggers: [{{satellite: any, event: joined}}]
{NOTE}
start:
  triggers: [hub: start]
{NOTE}"""
    async with living(text, []) as it:

        async def names() -> list[str]:
            await settle()
            return sorted(run.automation for run in await it.runs())

        assert await names() == ["start"]
        it.events.publish(TimerChanged(timer="1", kind="timer", name="Pasta", what="set"))
        it.events.publish(TimerChanged(timer="1", kind="timer", name="Pasta", what="due"))
        it.events.publish(TimerChanged(timer="2", kind="timer", name="", what="due"))
        assert await names() == ["pasta", "start"]
        it.events.publish(TimerChanged(timer="1", kind="timer", name="eggs", what="cancelled"))
        assert await names() == ["any", "pasta", "start"]
        it.events.publish(TurnBegan(turn="t", satellite="kitchen", area="kitchen", cause=TurnCause.WAKE))
        it.events.publish(Transcribed(turn="t", text="", final=False))
        assert await names() == ["any", "pasta", "start", "wake"]
        it.events.publish(Transcribed(turn="t", text="hello", final=False))
        it.events.publish(Transcribed(turn="t", text="hello you", final=True))
        it.events.publish(TurnBegan(turn="u", satellite="hall", area="", cause=TurnCause.BUTTON))
        it.events.publish(SatelliteJoined(satellite="hall", area="hallway", address=""))
        assert await names() == ["any", "button", "joined", "pasta", "speech", "start", "wake"]


@pytest.mark.virtual_time
async def test_lost_events_are_made_up_for_by_looking() -> None:
    text = f"x:\n  triggers: [{{state: light.kitchen, to: on}}]{NOTE}"
    async with living(good(text), devices(), AREAS, states=STATES) as it:
        for number in range(20_001):
            it.events.publish(TimerChanged(timer=str(number), kind="timer", name="x", what="changed"))
            if number == 0:
                it.home.put("light.kitchen", "on")
        await settle()
        assert len(it.published) == 1
