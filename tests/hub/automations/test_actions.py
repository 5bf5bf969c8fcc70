"""What each action does, and what a run does when one fails; in a dry run nothing happens at all."""

from __future__ import annotations

import asyncio

import pytest

from hub.automations.trace import Cause
from hub.events import TimerChanged
from hub.rooms import Chime
from hub.store.run import Run
from tests.hub.automations.rooms import AREAS, STATES, devices
from tests.hub.automations.scenario import Household, living, settle


async def tried(actions: str, *, extra: str = "", **given: object) -> tuple[Household, Run]:
    text = f"x:\n{extra}  actions:\n{actions}\n"
    async with living(text, devices(), AREAS, states=STATES) as it:
        return it, await it.by_hand("x", **given)


LOUNGE_OFF = ["light.floor_lamp turn_off", "light.ceiling turn_off"]
ROWS: list[tuple[str, list[str]]] = [
    ("    - {device: light.kitchen, action: turn_on}", ["light.kitchen turn_on"]),
    ("    - {device: [light.kitchen, switch.tv], action: turn_on}", ["light.kitchen turn_on", "switch.tv turn_on"]),
    ("    - {device: light.kitchen, set: {state: on, brightness: 30}}", ["light.kitchen turn_on"]),
    ("    - {device: light.kitchen, set: {brightness: '{{ 10 + 20 }}'}}", ["light.kitchen turn_on"]),
    ("    - {device: 'light.{{ \"kit\" ~ \"chen\" }}', action: toggle}", ["light.kitchen toggle"]),
    ("    - {device: {area: Lounge, kind: light}, action: turn_off}", LOUNGE_OFF),
    ("    - {device: cover.bedroom, action: set_position, arguments: {position: 40}}", ["cover.bedroom set_position"]),
    ("    - {intent: HassTurnOn, slots: {area: kitchen, domain: light}}", ["light.kitchen turn_on"]),
    ("    - {intent: HassTurnOff, slots: {area: Living room, domain: light}}", LOUNGE_OFF),
    ("    - {device: lock.front_door, action: unlock}", ["lock.front_door unlock"]),
    ("    - {intent: HassTurnOff, slots: {name: lock.front_door}}", ["lock.front_door unlock"]),
    ("    - repeat: {times: 2}\n      actions: [{device: switch.tv, action: toggle}]", ["switch.tv toggle"] * 2),
    (
        "    - repeat: {each: [kitchen, bedside]}\n"
        "      actions: [{device: 'light.{{ repeat.item }}', action: turn_on}]",
        ["light.kitchen turn_on", "light.bedside turn_on"],
    ),
    (
        "    - repeat: {until: '{{ repeat.index >= 3 }}'}\n      actions: [{device: switch.tv, action: toggle}]",
        ["switch.tv toggle"] * 3,
    ),
    (
        "    - variables: {n: 0}\n    - repeat: {while: '{{ n < 2 }}'}\n"
        "      actions: [{variables: {n: '{{ n + 1 }}'}}, {device: switch.tv, action: toggle}]",
        ["switch.tv toggle"] * 2,
    ),
    (
        "    - if: {state: light.floor_lamp, is: on}\n      then: {device: switch.tv, action: turn_on}\n"
        "      else: {device: switch.tv, action: turn_off}",
        ["switch.tv turn_on"],
    ),
    (
        "    - choose:\n        - {if: '{{ false }}', then: []}\n"
        "        - {if: [{state: switch.tv, is: off}], then: {device: switch.tv, action: turn_on}}\n"
        "      otherwise: {device: light.kitchen, action: turn_on}",
        ["switch.tv turn_on"],
    ),
    (
        "    - {device: switch.tv, action: turn_on, enabled: false}\n    - {device: light.kitchen, action: turn_on}",
        ["light.kitchen turn_on"],
    ),
    ("    - stop: enough\n    - {device: light.kitchen, action: turn_on}", []),
    (
        "    - {device: light.nowhere, action: turn_on, continue_on_error: true}\n"
        "    - {device: switch.tv, action: turn_on}",
        ["switch.tv turn_on"],
    ),
    ("    - {device: light.nowhere, action: turn_on}\n    - {device: switch.tv, action: turn_on}", []),
    (
        "    - if: '{{ true }}'\n      then: [{device: light.nowhere, action: turn_on}]\n"
        "      continue_on_error: true\n"
        "    - {device: switch.tv, action: turn_on}",
        ["switch.tv turn_on"],
    ),
]  # fmt: skip


@pytest.mark.virtual_time
@pytest.mark.parametrize(("actions", "did"), ROWS)
async def test_what_is_commanded(actions: str, did: list[str]) -> None:
    it, _ = await tried(actions)
    assert it.did == did


@pytest.mark.virtual_time
@pytest.mark.parametrize(("actions", "did"), ROWS)
async def test_a_dry_run_commands_nothing(actions: str, did: list[str]) -> None:
    it, run = await tried(actions, dry_run=True)
    assert it.did == []
    assert run.dry_run
    assert not await it.runs("x")


@pytest.mark.virtual_time(days=1)
@pytest.mark.parametrize("dry_run", [False, True])
async def test_what_goes_out_of_the_house_of_devices(dry_run: bool) -> None:
    actions = """
    - {mqtt: "a/{{ 1 + 1 }}", payload: {n: "{{ 3 }}", list: [1, two]}, retain: true, qos: 1}
    - {mqtt: b, payload: "{{ '{' }}x}"}
    - {announce: "it is {{ now().hour }}", area: Lounge, urgent: true}
    - {announce: hi, satellite: ["{{ 'kit' ~ 'chen' }}", hall], floor: upstairs, chime: doorbell}
    - {timer: "{{ 2 * 5 }} minutes", called: pasta, satellite: kitchen}
    - delay: 1 hour
    - wait_for: {state: light.kitchen, to: on}
      timeout: 5 minutes
    - ask: Sure?
      satellite: kitchen
      answers: {yes: [yes]}
"""
    it, run = await tried(actions, dry_run=dry_run)
    if dry_run:
        assert (it.published, it.said, it.timers.started, it.asked) == ([], [], [], [])
        assert {step.result for step in run.steps if step.what != "timer"} == {"would"}
        assert it.clock.now().hour == 12
        return
    assert [(each.topic, each.payload, each.retain, each.qos) for each in it.published] == [
        ("a/2", '{"n":3,"list":[1,"two"]}', True, 1),
        ("b", "{x}", False, 0),
    ]
    assert it.said == [("it is 12", ("living_room",)), ("hi", ("kitchen", "hall", "upstairs"))]
    assert it.chimes == [None, Chime.DOORBELL]
    assert it.timers.started == [(600, "pasta", "kitchen")]


@pytest.mark.virtual_time
async def test_a_failing_step_is_told_and_harms_nothing_else() -> None:
    text = """
bad:
  triggers: [{timer: any}]
  actions:
    - {device: light.kitchen, action: turn_on, name: the light}
    - {mqtt: "{{ nothing.there }}", payload: x}
    - {device: switch.tv, action: turn_on}
good:
  triggers: [{timer: any}]
  actions: [{device: light.bedside, action: turn_on}]
"""
    async with living(text, devices(), AREAS, states=STATES) as it:
        it.events.publish(TimerChanged(timer="1", kind="timer", name="x", what="due"))
        await settle()
        run = await it.last("bad")
        assert sorted(it.did) == ["light.bedside turn_on", "light.kitchen turn_on"]
        assert (run.result, [(step.path, step.what, step.result) for step in run.steps]) == (
            "failed",
            [("actions[0]", "the light", "done"), ("actions[1]", "mqtt", "failed")],
        )
        assert "nothing" in run.reason
        assert (await it.last("good")).result == "done"


@pytest.mark.virtual_time
async def test_devices_that_do_not_answer_are_told_and_can_be_passed_over() -> None:
    actions = "    - {device: light.kitchen, action: turn_on}\n    - {device: switch.tv, action: turn_on}"
    for goes_on in (False, True):
        text = f"x:\n  continue_on_error: {str(goes_on).lower()}\n  actions:\n{actions}\n"
        async with living(text, devices(), AREAS, states=STATES) as it:
            it.home.silent.add("light.kitchen")
            run = await it.by_hand("x")
            assert run.steps[0].detail == "light.kitchen: no_answer"
            assert (run.result, "switch.tv turn_on" in it.did) == (("done", True) if goes_on else ("failed", False))


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("whole", "around", "inner", "result"),
    [
        ("false", "", "", "failed"),
        ("true", "", "", "done"),
        ("true", "", "false", "failed"),
        ("true", "true", "false", "done"),
        ("false", "true", "", "done"),
        ("false", "", "true", "done"),
    ],
)
async def test_who_decides_whether_a_run_goes_on(whole: str, around: str, inner: str, result: str) -> None:
    def said(word: str) -> str:
        return f", continue_on_error: {word}" if word else ""

    text = f"""
x:
  continue_on_error: {whole}
  actions:
    - {{if: "{{{{ true }}}}", then: [{{device: light.nowhere, action: turn_on{said(inner)}}}]{said(around)}}}
    - {{device: switch.tv, action: turn_on}}
"""
    async with living(text, devices(), AREAS, states=STATES) as it:
        assert (await it.by_hand("x")).result == result
        assert bool(it.did) == (result == "done")


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("answer", "did"),
    [("yes", ["switch.tv turn_on"]), ("no", ["switch.tv turn_off"]), (None, ["light.kitchen turn_on"])],
)
async def test_a_question_branches_on_its_answer(answer: str | None, did: list[str]) -> None:
    text = """
x:
  actions:
    - ask: "Is it {{ 'me' }}?"
      area: lounge
      answers: {yes: [yes, sure], no: no}
      then:
        yes: {device: switch.tv, action: turn_on}
        no: {device: switch.tv, action: turn_off}
      otherwise: {device: light.kitchen, action: turn_on}
    - {mqtt: answer, payload: "{{ answer }}"}
"""
    async with living(text, devices(), AREAS, states=STATES) as it:
        it.answers.append(answer)
        run = await it.by_hand("x")
        assert it.asked == [("area:living_room", "Is it me?")]
        assert it.did == did
        assert it.published[0].payload == str(answer)
        assert run.result == "done"


@pytest.mark.virtual_time
async def test_who_is_not_there_cannot_be_asked() -> None:
    text = "x:\n  actions: [{ask: Well, answers: {yes: yes}}]\n"
    async with living(text, [], AREAS) as it:
        assert (await it.by_hand("x")).reason.startswith("nobody is there to be asked")
        it.missing.add("kitchen")
        assert (await it.by_hand("x", satellite="kitchen")).reason == "kitchen is not here"


@pytest.mark.virtual_time
async def test_waiting_ends_when_it_happens_or_in_time() -> None:
    text = """
x:
  actions:
    - wait_for:
        - {state: light.kitchen, to: on, id: light}
        - {mqtt: a/+}
      timeout: 1 minute
    - {mqtt: told, payload: "{{ wait.timed_out }} {{ wait.trigger.id }}"}
    - wait_for: {timer: pasta}
      timeout: 10
      continue_on_timeout: false
    - {mqtt: never}
"""
    async with living(text, devices(), AREAS, states=STATES) as it:
        first = it.engine.by_hand("x", Cause(trigger=""))
        await settle()
        assert it.messages.followed == {"a/+"}
        it.home.put("light.kitchen", "on")
        await settle()
        assert it.published[0].payload == "False light"
        assert it.messages.followed == frozenset()
        await first.ended.wait()
        assert (first.trace.result, first.trace.reason) == ("stopped", "waited in vain")
        second = it.engine.by_hand("x", Cause(trigger=""))
        await asyncio.sleep(61)
        assert it.published[1].payload == "True"
        await second.ended.wait()


@pytest.mark.virtual_time
async def test_running_another_and_never_in_a_circle() -> None:
    text = """
outer:
  actions:
    - {run: inner, variables: {colour: "{{ 'red' }}"}}
    - {run: circle, continue_on_error: true}
inner:
  conditions: "{{ false }}"
  variables: {colour: blue, size: 3}
  actions: [{mqtt: inner, payload: "{{ colour }} {{ size }}"}]
circle:
  actions: [{run: circle}]
broken:
  actions: [{run: failing}]
failing:
  actions: [{stop: no, error: true}]
"""
    async with living(text, []) as it:
        run = await it.by_hand("outer")
        assert (it.published[0].payload, run.result) == ("red 3", "done")
        assert "run each other" in (await it.last("circle")).reason
        assert (await it.by_hand("broken")).reason == "failing failed: no"


@pytest.mark.virtual_time
async def test_a_loop_without_end_fails_and_lets_others_live() -> None:
    text = "x:\n  actions: [{repeat: {while: '{{ true }}'}, actions: [{variables: {a: 1}}]}]\n"
    async with living(text, []) as it:
        run = await it.by_hand("x")
        assert (run.result, run.reason) == ("failed", "repeats more than 10000 times")
        assert run.steps[-1].what == "9501 more steps"


@pytest.mark.virtual_time
async def test_what_voice_may_not_do_alone_a_spoken_run_may_not_either() -> None:
    actions = "    - {device: lock.front_door, action: unlock}"
    it, run = await tried(actions, spoken=True)
    assert (it.did, run.result) == ([], "failed")
    assert run.steps[0].detail == "needs an answer first (confirm)"
    it, run = await tried(actions, spoken=True, confirmed=True)
    assert (it.did, run.result) == (["lock.front_door unlock"], "done")
