"""Files of automations: every problem at its line with a cure, the rest at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.automations.check import unknown_devices
from hub.automations.parse import load_automations
from tests.fakes.home import MemoryHome
from tests.hub.automations.rooms import AREAS, devices
from tests.hub.automations.scenario import good, library

MISTAKES = r"""
nme: a
    nme: unknown key nme (did you mean name?)
mode: singel
    mode: unknown word singel (did you mean single?)
max: 0
    max: expected a whole number from 1 to 100
enabled: perhaps
    enabled: expected true or false
name:
    name: has no value: give one or remove the line
triggers: [{stat: light.a}]
    triggers[0].stat: unknown trigger stat (did you mean state?)
triggers: [noon]
    triggers[0]: expected a trigger with one of sentence, mqtt, state, time, every, sun, timer, satellite, hub
triggers: [{state: lamp}]
    triggers[0].state: "lamp" is no device id such as light.kitchen (hearth-hub devices)
triggers: [{state: light.a, fro: on}]
    triggers[0].fro: unknown key fro (did you mean from?)
triggers: [{state: light.a, above: hot}]
    triggers[0].above: expected a number from -1e+09 to 1e+09
triggers: [{state: light.a, above: 1, to: on}]
    triggers[0].above: makes no sense beside to and from
triggers: [{state: {kind: lihgt}}]
    triggers[0].state.kind: unknown word lihgt (did you mean light?)
triggers: [{time: '25:00'}]
    triggers[0].time: "25:00" is no time of day such as 07:30
triggers: [{time: '7:00', days: funday}]
    triggers[0].days: "funday" is no day such as mon, mon-fri, weekdays or weekend
triggers: [{every: 2 days}]
    triggers[0].every: expected whole seconds, a day at most
triggers: [{every: soon}]
    triggers[0].every: "soon" is no duration such as 15 minutes, 1 h 30 min or 00:05:00
triggers: [{sun: sunst}]
    triggers[0].sun: unknown word sunst (did you mean sunset?)
triggers: [{mqtt: a/b#}]
    triggers[0].mqtt: + and # stand for whole levels, # for the last ones alone
triggers: [{mqtt: a, value: '{{ x'}]
    triggers[0].value: template: TemplateSyntaxError: unexpected end of template, expected 'end of print statement'.
triggers: [{sentence: 'go {there}'}]
    sentence: 'go {there}': unknown list {there}
triggers: [{sentence: '(go'}]
    sentence: '(go': cannot be read as a sentence template:
triggers: [{sentence: {xx: go}}]
    sentence.xx: no sentences for the language 'xx'
triggers: [{sentence: 'go {name}', slots: {name: [a]}}]
    triggers[0].slots.name: cannot be the name of a slot
triggers: [{sentence: 'go {n}', slots: {n: {from: 3, to: 1}}}]
    triggers[0].slots.n: `from` is above `to`
triggers: [{sentence: 'go {n}', slots: {n: {wildcard: false}}}]
    triggers[0].slots.n: `wildcard` can only be true
triggers: [{sentence: '[please] {n} [now [then]]', slots: {n: {wildcard: true}}}]
    sentence: '[please] {n} [now [then]]': words that are always said must stand beside a slot of any words
triggers: [{sentence: 'go {n} {m}', slots: {n: {wildcard: true}, m: {wildcard: true}}}]
    sentence: 'go {n} {m}': between {n} {m} a word must stand
conditions: [{time: 22-6}]
    conditions[0].time: "22" is no time of day such as 07:30
conditions: [{state: light.a}]
    conditions[0]: missing: is, above or below
conditions: [{or: [{stat: 1}]}]
    conditions[0].or[0].stat: unknown condition stat (did you mean state?)
conditions: always
    conditions: expected a condition, or a template in {{ }}
actions: [{device: light.a}]
    actions[0]: expected either action or set
actions: [{device: light.a, action: trun_on}]
    actions[0].action: unknown action trun_on (did you mean turn_on?)
actions: [{device: light.a, set: {brigtness: 3}}]
    actions[0].set.brigtness: a light has only brightness
actions: [{device: light.a, set: {brightness: 300}}]
    actions[0].set.brightness: is not from 0 to 100
actions: [{device: light.a, set: {state: on}, arguments: {}}]
    actions[0].arguments: belong to an action
actions: [{intent: HassTurnOnn}]
    actions[0].intent: unknown intent HassTurnOnn (did you mean HassTurnOn?)
actions: [{intent: HassTurnOn, slots: {nam: a}}]
    actions[0].slots.nam: unknown slot nam (did you mean name?)
actions: [{intent: HassSetPosition, slots: {name: cover.a}}]
    actions[0].slots: missing: position
actions: [{run: y}]
    run: no automation y
actions: [{announce: hello, chime: dorbell}]
    actions[0].chime: unknown word dorbell (did you mean doorbell?)
actions: [{announce: }]
    actions[0].announce: has no value: give one or remove the line
actions: [{delay: soon}]
    actions[0].delay: "soon" is no duration such as
actions: [{ask: a}]
    actions[0]: missing: answers
actions: [{ask: a, answers: {yes: yes}, then: {yse: []}}]
    actions[0].then.yse: unknown answer yse (did you mean yes?)
actions: [{repeat: {times: 1, until: '{{ 1 }}'}, actions: []}]
    actions[0].repeat: expected one of times, while, until, each
actions: [{wait_for: {sentence: hello}}]
    wait_for: a sentence cannot be waited for: ask instead
actions: [{if: '{{ 1 }}'}]
    actions[0]: missing: then
actions: [{choose: [{if: '{{ 1 }}'}]}]
    actions[0].choose[0]: missing: then
actions: [{volume: 3}]
    actions[0].volume: unknown action volume; known:
"""
"""What stands in the second line of an automation, and under it what is said of it."""
ROWS = [(row, told.strip()) for row, told in zip(*[iter(MISTAKES.strip().splitlines())] * 2, strict=True)]


@pytest.mark.parametrize(("inner", "problem"), ROWS)
def test_a_mistake_is_told_at_its_place(inner: str, problem: str) -> None:
    rest = "" if inner.startswith("actions") else "  actions: []\n"
    found = library(f"x:\n  {inner}\n{rest}good:\n  actions: []\n")
    [first, *more] = map(str, found.problems)
    assert first.startswith(f"test.yaml:2: x.{problem}"), first
    assert not more
    assert [*found.automations] == ["good"]


def test_every_problem_of_every_file_is_told_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one:\n  actions: [{delay: x}]\n  mode: y\ntwo:\n  actions: [{run: nobody}]\n")
    (tmp_path / "b.yaml").write_text("three: [\n")
    (tmp_path / "c.yaml").write_text("two:\n  actions: []\n Bad:\n")
    (tmp_path / "d.yml").write_text("")
    (tmp_path / "e.yaml").write_bytes(b"\xff")
    (tmp_path / "f.yaml").write_text("four:\n  actions: []\nBad Id:\n  actions: []\n")
    found = load_automations(tmp_path)
    places = [f"{Path(each.place).name} {each.key}" for each in found.problems]
    assert places == [
        "a.yaml:2 one.actions[0].delay", "a.yaml:3 one.mode", "a.yaml:5 two.run", "b.yaml:2 ", "c.yaml:3 ",
        "e.yaml:1 ", "f.yaml:3 Bad Id",
    ]  # fmt: skip
    assert [*found.automations] == ["four"]
    assert found.broken == {"one", "two", "Bad Id"}
    assert {Path(each).name for each in found.unreadable} == {"b.yaml", "c.yaml", "e.yaml"}


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert load_automations(tmp_path / "nowhere").automations == {}


def test_devices_that_this_home_does_not_have() -> None:
    text = """x:
  triggers: [{state: light.kitchn, to: on}]
  conditions:
    - not: [{state: {area: attic}, is: on}]
  actions:
    - {device: [light.kitchen, switch.telly], action: turn_on}
    - if: {state: lock.back, is: locked}
      then: [{scene: scene.film}]
"""
    found = unknown_devices(good(text).automations.values(), MemoryHome(devices(), AREAS))
    assert [str(each) for each in found] == [
        "test.yaml:2: x: this home has no device light.kitchn (did you mean light.kitchen?)",
        "test.yaml:4: x: this home has no area attic",
        "test.yaml:6: x: this home has no device switch.telly (did you mean switch.tv?)",
        "test.yaml:7: x: this home has no device lock.back",
        "test.yaml:8: x: this home has no device scene.film",
    ]
