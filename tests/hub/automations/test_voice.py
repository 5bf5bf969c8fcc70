"""Automations by voice: what the skill does, asks and tells."""

from __future__ import annotations

import pytest

from hub.brain.told.automations import WORDS
from hub.brain.told.say import say
from hub.intents.model import Intent, QuestionKind
from hub.skills.automations import AutomationSkill, find
from hub.skills.registry import Context, Outcome
from tests.hub.automations.rooms import AREAS, STATES, devices
from tests.hub.automations.scenario import Household, good, living

HOUSE = """
goodnight:
  name: Good night
  aliases: [bedtime]
  triggers:
    - sentence: good night
      response: "Sleep well{{ ', ' ~ slots.who if slots.who }}{{ note }}."
  conditions: "{{ not is_state('switch.tv', 'on') }}"
  variables: {note: ""}
  actions:
    - {variables: {note: " in the dark"}}
    - {device: light.floor_lamp, action: turn_off}
    - {delay: 60}
open_up:
  name: Open up
  triggers: [sentence: open up]
  actions:
    - {device: light.hallway, action: turn_on}
    - {device: lock.front_door, action: unlock}
broken:
  triggers: [sentence: break it]
  actions: [{device: light.nowhere, action: turn_on}]
morning_one: {name: Morning weekday, actions: []}
morning_two: {name: Morning weekend, actions: []}
nested:
  triggers: [sentence: nested]
  actions: [{run: open_up}]
"""


async def told(it: Household, name: str, context: Context | None = None, **slots: str | int) -> tuple[Outcome, str]:
    spoken = {"automation": str(slots["automation"])} if "trigger" not in slots and "automation" in slots else {}
    context = context or Context(turn="t", satellite="kitchen", area="kitchen", language="en")
    intent = Intent(name=name, slots=dict(slots), spoken=spoken)
    outcome = await AutomationSkill(it.engine).run(intent, context)
    words = [say(each, "en", it.clock.now()) for each in outcome.told]
    return outcome, outcome.speech or ". ".join(words)


@pytest.mark.virtual_time
async def test_sentences_and_names() -> None:
    async with living(HOUSE, devices(), AREAS, states=STATES) as it:
        outcome, words = await told(it, "HearthAutomation", automation="goodnight", trigger=0, who="you")
        assert words == "Sleep well, you in the dark."
        assert it.home.state("light.floor_lamp").value == "off"
        assert (await told(it, "HearthAutomation", automation="goodnight", trigger=0))[
            1
        ] == "Good night cannot run right now"
        assert (await told(it, "HearthAutomation", automation="bed time"))[1] == "Good night cannot run right now"
        assert (await told(it, "HearthAutomation", automation="broken"))[1] == "Something went wrong with Broken"
        assert (await told(it, "HearthAutomation", automation="fly to the moon"))[1] == (
            "I don't know any automation called fly to the moon"
        )
        outcome, words = await told(it, "HearthAutomation", automation="morning")
        assert words == "I don't know any automation called morning"
        outcome, words = await told(it, "HearthAutomation", automation="morning weekd")
        assert words == "Which automation do you mean: Morning weekday and Morning weekend?"
        assert outcome.question is not None
        assert outcome.question.kind is QuestionKind.WHICH
        assert [each.slots["automation"] for each in outcome.question.intents] == ["morning_one", "morning_two"]
        outcome, words = await told(it, "HearthAutomation")
        assert words == "Which automation?"
        assert outcome.question is not None
        assert outcome.question.slot == "automation"


@pytest.mark.virtual_time
async def test_conditions_count_for_sentences_and_not_for_names() -> None:
    async with living(HOUSE, devices(), AREAS, states={**STATES, "switch.tv": "on"}) as it:
        assert (await told(it, "HearthAutomation", automation="goodnight", trigger=0))[
            1
        ] == "Good night cannot run right now"
        assert it.did == []
        assert (await told(it, "HearthAutomation", automation="good night"))[1] == "Good night: done"
        assert it.did == ["light.floor_lamp turn_off"]


@pytest.mark.virtual_time
@pytest.mark.parametrize("automation", ["open_up", "nested"])
async def test_what_can_do_harm_waits_for_a_yes(automation: str) -> None:
    async with living(HOUSE, devices(), AREAS, states=STATES) as it:
        outcome, words = await told(it, "HearthAutomation", automation=automation, trigger=0)
        assert outcome.question is not None
        assert outcome.question.kind is QuestionKind.CONFIRM
        assert words.endswith("does something that needs your yes. Shall I go on?")
        assert it.did == []
        sure = Context(turn="t", satellite="kitchen", area="kitchen", language="en", confirmed=True)
        outcome, words = await told(it, "HearthAutomation", sure, automation=automation, trigger=0)
        assert outcome.question is None
        assert it.did == ["light.hallway turn_on", "lock.front_door unlock"]


@pytest.mark.virtual_time
async def test_a_dry_run_says_what_would_be_said_and_does_nothing() -> None:
    async with living(HOUSE, devices(), AREAS, states=STATES) as it:
        dry = Context(turn="t", satellite="", area="", language="en", dry_run=True)
        assert (await told(it, "HearthAutomation", dry, automation="goodnight", trigger=0))[1] == "Sleep well."
        assert (await told(it, "HearthAutomationSet", dry, automation="goodnight", state="off"))[1]
        assert it.engine.enabled("goodnight")
        assert it.did == []
        assert not await it.runs()


@pytest.mark.virtual_time
async def test_switching_and_listing() -> None:
    async with living(HOUSE, devices(), AREAS, states=STATES) as it:
        assert (await told(it, "HearthAutomationSet", automation="bedtime", state="off"))[1] == (
            "The automation Good night is off"
        )
        assert (await told(it, "HearthAutomation", automation="goodnight", trigger=0))[1] == (
            "The automation Good night is switched off"
        )
        assert (await told(it, "HearthAutomations"))[1] == (
            "There are 6 automations: Good night, Open up, Broken, Morning weekday, Morning weekend and Nested. "
            "Good night is switched off"
        )
        assert (await told(it, "HearthAutomationSet", automation="good night", state="on"))[1] == (
            "The automation Good night is on"
        )
    async with living("", []) as it:
        assert (await told(it, "HearthAutomations"))[1] == "There are no automations"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("goodnight", ["goodnight"]),
        ("Good Night", ["goodnight"]),
        ("good nite", ["goodnight"]),
        ("bedtime", ["goodnight"]),
        ("open up", ["open_up"]),
        ("morning weekday", ["morning_one"]),
        ("something else", []),
    ],
)
def test_finding(said: str, expected: list[str]) -> None:
    assert [one.id for one in find(said, good(HOUSE).automations.values())] == expected


def test_every_language_says_the_same_things() -> None:
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}
    assert {*WORDS} == {"en", "de", "fr", "es", "nl"}
