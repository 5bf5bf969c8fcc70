"""What the brain makes of a model's answers: every way in which they can be good, wrong, late or hostile."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from hub.brain.llm.deeds import Told
from hub.brain.llm.phrases import phrases
from hub.brain.llm.prompt import LETTERS_A_TOKEN
from hub.brain.llm.responder import Options
from hub.brain.responder import Request
from hub.engines.language import Tool, ToolCall
from tests.fakes.ollama_server import Break, Call, Pause, Raw, Say, Status, Step
from tests.hub.brain.llm.asking import asker
from tests.hub.house import house

EN = phrases("en")
LAMP = {"device": "Floor lamp (Living room)"}


async def test_words_are_spoken_as_sentences() -> None:
    steps = [Say("A rain"), Say("bow has **seven** colours. "), Say("Do you want "), Say("to hear them?")]
    async with asker(steps) as it:
        found = await it.ask("how many colours has a rainbow")
    assert found.said == "A rainbow has seven colours. Do you want to hear them?"
    assert found.after.follow_up and not found.commands
    assert found.after.figures["prompt_tokens"] == 40 and found.after.figures["rounds"] == 1


async def test_a_tool_call_moves_a_device_and_the_house_says_so() -> None:
    async with asker([Call("turn_off", LAMP)], [Say("Done, the floor lamp is off. Sleep well, my dear!")]) as it:
        found = await it.ask("I would rather sit in the dark")
    assert found.commands == ["light.floor turn_off"]
    assert found.said == "Turned off the light. Sleep well, my dear!"
    assert found.after.done == ["light.floor turn_off: confirmed"] and found.after.intents == ["HassTurnOff"]
    assert "already said: Turned off" in it.told()[-1]["content"]


async def test_two_calls_in_one_answer() -> None:
    calls = [Call("turn_off", LAMP), Call("turn_on", {"device": "Living room TV"})]
    async with asker(calls, [Say("All done.")]) as it:
        found = await it.ask("it is time for a film")
    assert sorted(found.commands) == ["light.floor turn_off", "switch.tv turn_on"]
    assert "All done" not in found.said


async def test_a_call_may_need_the_result_of_another() -> None:
    first = [Call("get_state", {"device": "Living room thermostat"})]
    second = [Call("climate_set_temperature", {"device": "Living room thermostat", "temperature": "21.5"})]
    async with asker(first, second, [Say("It was 20 degrees before.")]) as it:
        found = await it.ask("I wonder whether I should wear a jumper")
        assert "20" in it.told(1)[-1]["content"]
    assert found.commands == ["climate.living set_temperature"]
    assert found.after.figures["rounds"] == 3


async def test_what_the_house_says_comes_from_the_outcome_not_from_the_model() -> None:
    home = house()
    home.silent.add("light.floor")
    async with asker([Call("turn_off", LAMP)], [Say("I have turned off the floor lamp.")], home=home) as it:
        found = await it.ask("lights out")
    assert "did not answer" in found.said and "I have turned off" not in found.said


async def test_a_deed_that_was_only_claimed_is_not_spoken() -> None:
    async with asker([Say("I've turned off the floor lamp.")], [Call("turn_off", LAMP)], [Say("OK.")]) as it:
        found = await it.ask("I would rather sit in the dark")
        assert "You used no tool" in it.told(1)[-1]["content"]
    assert found.said == "Turned off the light." and found.commands == ["light.floor turn_off"]


async def test_a_deed_that_is_claimed_again_ends_in_a_question() -> None:
    async with asker([Say("The floor lamp is off now.")], [Say("The floor lamp is off now.")]) as it:
        found = await it.ask("I would rather sit in the dark")
    assert (found.said, found.commands, found.after.follow_up) == (EN.confused, [], True)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (Call("turn_off", {"device": "Disco ball"}), "there is no device 'Disco ball'"),
        (Call("turn_off", {}), "there is no device ''"),
        (Call("launch_rocket", {}), "there is no tool 'launch_rocket'"),
        (Call("climate_set_temperature", {"device": "Living room thermostat"}), "needs temperature"),
        (Call("light_set", {**LAMP, "brightness": 400}), "from 0 to 100"),
        (Call("light_set", {**LAMP, "brightness": "very"}), "from 0 to 100"),
        (Call("adjust", {**LAMP, "quantity": "beauty", "direction": "up"}), "must be one of"),
        (Call("turn_on", {"device": "Secret lamp"}), "there is no device 'Secret lamp'"),
    ],
)
async def test_a_wrong_call_gets_one_more_try_with_the_reason(call: Call, reason: str) -> None:
    async with asker([call], [Call("turn_off", LAMP)], [Say("Fine.")]) as it:
        found = await it.ask("I would rather sit in the dark")
        assert reason in it.told(1)[-1]["content"]
    assert found.commands == ["light.floor turn_off"]
    async with asker([call], [call, Say("")], [call]) as it:
        found = await it.ask("I would rather sit in the dark")
    assert (found.said, found.commands, found.after.follow_up) == (EN.confused, [], True)


async def test_arguments_that_cannot_be_read_get_one_more_try() -> None:
    async with asker([Call("turn_off", "floor lamp")], [Call("turn_off", LAMP)], [Say("Fine.")]) as it:
        assert (await it.ask("I would rather sit in the dark")).commands == ["light.floor turn_off"]
    async with asker(otherwise=[Call("turn_off", "floor lamp")]) as it:
        found = await it.ask("I would rather sit in the dark")
    assert (found.said, len(it.fake.requests)) == (EN.confused, 2)


async def test_a_nearly_right_name_is_the_device() -> None:
    async with asker([Call("turn_off", {"device": "floor lamp (living-room)"})], [Say("OK")]) as it:
        assert (await it.ask("I would rather sit in the dark")).commands == ["light.floor turn_off"]


async def test_an_endless_loop_of_tools_ends() -> None:
    asked = [Call("get_state", {"device": "Living room thermostat"})]
    others = [[Call("get_state", {"device": name})] for name in ("Floor lamp", "Living room TV", "Bedroom thermostat")]
    async with asker(asked, *others, otherwise=asked, options=Options(rounds=3)) as it:
        found = await it.ask("hm")
    assert len(it.fake.requests) == 4 and "tools" not in {key for key, value in it.fake.requests[-1].items() if value}
    assert found.said == EN.confused
    async with asker(otherwise=[Call("turn_off", LAMP)]) as it:
        found = await it.ask("hm")
    assert found.commands == ["light.floor turn_off"], "the same call is done once"
    assert (found.said, len(it.fake.requests)) == ("Turned off the light.", 2), "and ends the turn"
    async with asker(asked, asked, [Say("It is 20 degrees.")]) as it:
        found = await it.ask("hm")
        assert found.said == "It is 20 degrees." and not it.fake.requests[2]["tools"]


async def test_a_model_that_does_everything_twice_cannot_undo_it() -> None:
    async with asker([Call("turn_off", LAMP)], [Call("turn_off", LAMP)], [Call("turn_on", LAMP)]) as it:
        found = await it.ask("I would rather sit in the dark")
    assert (found.commands, found.said) == (["light.floor turn_off"], "Turned off the light.")


async def test_what_it_says_again_in_the_next_round_is_spoken_once() -> None:
    asked = Call("get_state", {"device": "Living room thermostat"})
    async with asker([Say("Let me look. "), asked], [Say("Let me look. It is 20 degrees.")]) as it:
        assert (await it.ask("hm")).said == "Let me look. It is 20 degrees."


async def test_a_call_that_is_written_as_words_is_not_spoken() -> None:
    steps = [Say('", "arguments": {"type": "object"}}\n{"name": "turn_off", "arguments": {"device": "lamp. x"}}')]
    async with asker(steps) as it:
        found = await it.ask("I would rather sit in the dark")
    assert found.said == EN.confused


async def test_a_long_answer_is_cut_and_generation_stops() -> None:
    async with asker([Say("One more thing. ")] * 500) as it:
        found = await it.ask("how many colours has a rainbow")
    assert found.said.count("One more thing.") == 10


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ([Pause(5)], "model_too_slow", EN.slow),
        ([Status(500)], "model_failed", EN.failed),
        ([Status(404)], "model_missing", EN.missing),
        ([Break()], "model_unreachable", EN.unreachable),
        ([Raw('{"error": "out of memory"}')], "model_failed", EN.failed),
    ],
)
async def test_a_failure_is_one_honest_sentence(script: Sequence[Step], code: str, said: str) -> None:
    async with asker(script) as it:
        found = await it.ask("how many colours has a rainbow")
    assert (found.said, found.reply and found.reply.error) == (said, code)


@pytest.mark.parametrize("end", [Pause(5), Break(), Raw('{"error": "out of memory"}')])
async def test_a_model_that_breaks_off_says_so(end: Step) -> None:
    async with asker([Say("A rainbow has seven colours. And "), end]) as it:
        found = await it.ask("how many colours has a rainbow")
    assert found.said == f"A rainbow has seven colours. {EN.broken}"
    assert found.after.error


async def test_no_server_is_one_honest_sentence_too() -> None:
    async with asker() as it:
        it.fake.models.clear()
        found = await it.ask("how many colours has a rainbow", language="de")
    assert found.said == phrases("de").missing


async def test_thoughts_are_never_spoken() -> None:
    async with asker([Say(thinking="Hm."), Say("<think>a lamp, a lamp</think>Seven.")]) as it:
        assert (await it.ask("how many colours has a rainbow")).said == "Seven."


async def test_long_results_stay_inside_the_window() -> None:
    class Library:
        def tools(self, request: Request) -> Sequence[Tool]:
            return (Tool("look_up", "look something up", {"properties": {"what": {"type": "string"}}}),)

        async def run(self, call: ToolCall, request: Request) -> Told:
            return Told("a long story " * 500)

    calls = [Call("look_up", {"what": str(number)}) for number in range(5)]
    options = Options(window=3000, longest=100)
    async with asker(calls, [Say("It is long.")], boxes=[Library()], options=options) as it:
        assert (await it.ask("how many colours has a rainbow")).said == "It is long."
        results = [each["content"] for each in it.told() if "tool_name" in each]
        prompt = sum(len(each.get("content", "")) for each in it.told()) + len(json.dumps(it.fake.requests[1]["tools"]))
    assert len(results) == 5 and "a long story" in results[0] and results[-1].startswith("left out")
    assert prompt / LETTERS_A_TOKEN < 2900


async def test_a_slow_tool_is_announced() -> None:
    home = house()
    home.takes_s = 0.5
    async with asker([Call("turn_off", LAMP)], [Say("Good.")], home=home) as it:
        found = await it.ask("I would rather sit in the dark")
    assert found.said == f"{EN.moment} Turned off the light."


async def test_a_model_that_knows_no_tools_answers_in_a_shape() -> None:
    answers = (
        '{"calls": [{"name": "turn_off", "arguments": {"device": "Floor lamp (Living room)"}}], "say": ""}',
        '{"calls": [], "say": "Sleep well, my dear!"}',
    )
    async with asker(*([Say(each)] for each in answers)) as it:
        it.fake.capabilities = ["completion"]
        found = await it.ask("I would rather sit in the dark")
    first = it.fake.requests[0]
    assert found.commands == ["light.floor turn_off"] and found.said == "Turned off the light. Sleep well, my dear!"
    assert not first["tools"] and "turn_off" in str(first["format"]) and "turn_off" in first["messages"][0]["content"]
    assert it.fake.shown == 1


async def test_the_conversation_goes_on() -> None:
    from tests.hub.web.house import record

    async with asker([Say("Tomorrow.")]) as it:
        it.history.add(
            record(
                "a",
                area="living",
                heard="when is Easter",
                said="In April. And",
                heard_said="In April.",
                interrupted=True,
            )
        )
        it.history.add(record("b", area="kitchen", heard="something else", said="Yes."))
        await it.ask("and Christmas")
    said = [(each["role"], each["content"]) for each in it.told()[1:]]
    assert said[0] == ("user", "when is Easter")
    assert said[1][0] == "assistant" and "In April." in said[1][1] and "interrupted" in said[1][1]
    assert said[2:] == [("user", "and Christmas")]


async def test_the_beginning_of_the_prompt_stays_the_same() -> None:
    async with asker() as it:
        await it.responder.warm_up("living", "en")
        await it.ask("I would rather sit in the dark")
        await it.ask("how many colours has a rainbow")
    warm, first, second = it.fake.requests
    assert warm["messages"][0] == first["messages"][0] == second["messages"][0]
    assert warm["tools"] == first["tools"] == second["tools"]


async def test_known_reasons_and_switched_off_satellites_are_not_the_models() -> None:
    async with asker(options=Options(satellites={"nursery": False})) as it:
        assert (await it.ask("turn on the disco ball")).reply is None
        assert (await it.ask("tell me a joke", satellite="nursery")).reply is None
        assert (await it.ask("tell me a joke", satellite="kitchen")).reply is not None
    async with asker(options=Options(enabled=False, satellites={"study": True})) as it:
        assert (await it.ask("tell me a joke")).reply is None
        assert (await it.ask("tell me a joke", satellite="study")).reply is not None
