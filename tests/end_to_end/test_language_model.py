"""From a WAV file to a language model's server and to MQTT: every part a process of its own, the server a fake."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from hub.client import HubClient
from hub.web.services import AskBody
from satellite import happenings as seen
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet
from tests.end_to_end.test_spoken_commands import listened, microphone, turns
from tests.fakes import broker, processes
from tests.fakes.house import House
from tests.fakes.ollama_server import MODEL, Call, FakeOllama, Pause, Say, Step, serving

RAINBOW = speak("hey jarvis") + speak("how many colours has a rainbow", speed=CLEAR)


def provider(fake: FakeOllama) -> tuple[str, ...]:
    name = "language_model.providers.fake"
    return (f"{name}.url={fake.url}", f"{name}.model={MODEL}")


async def test_a_question_is_answered_and_a_tool_moves_a_device(tmp_path: Path) -> None:
    dark = speak("hey jarvis") + speak("I would rather sit in the dark", speed=CLEAR)
    wav = microphone(tmp_path / "in.wav", RAINBOW, quiet(7000), dark, quiet(6000))
    mqtt_port = broker.free_port()
    answer = [Say("A rainbow has "), Say("seven colours.")]
    act = [Call("turn_off", {"device": "Kitchen light"})]
    warm: list[Step] = [Say("Ready.")]
    async with (
        serving(warm, answer, act, [Say("Done.")]) as fake,
        broker.running("embedded", mqtt_port),
        processes.hub(tmp_path / "hub", "mqtt.host=127.0.0.1", *provider(fake), mqtt_port=mqtt_port) as running,
        House("127.0.0.1", mqtt_port) as house,
    ):
        await running.knows(len(house.devices))
        async with asyncio.timeout(30):
            while not fake.whole:  # noqa: ASYNC110 - the model is warmed up
                await asyncio.sleep(0.05)
        async with HubClient(running.url) as client:
            # The exact path never asks the model.
            turn = await client.ask(AskBody(text="turn on the kitchen light"))
            assert (turn.responder, len(fake.requests)) == ("exact", 1)
        happened = await listened(running, wav)
        *_, (topic, payload) = house.commands
    question, command = turns(happened)
    assert "rainbow" in question.summary.heard.lower()
    assert (question.outcome, question.summary.said) == ("answered", "A rainbow has seven colours.")
    assert command.summary.done == ("light.kitchen_light turn_off: confirmed",)
    assert command.summary.said == "Turned off the light."
    assert (topic, json.loads(payload)) == ("virtual/light/kitchen_light/set", {"state": "OFF"})
    told = [each["content"] for each in fake.requests[2]["messages"]]
    assert "A rainbow has seven colours." in told, "the model knows what was said before"


async def test_a_wake_word_stops_the_generation_and_no_server_is_told(tmp_path: Path) -> None:
    wav = microphone(tmp_path / "in.wav", RAINBOW, quiet(6000), speak("hey jarvis"), quiet(6000))
    for_ever: list[Step] = [Say("Once upon a time there was a king who had three daughters. "), Pause(0.4)] * 100
    async with (
        serving([Say("Ready.")], for_ever) as fake,
        processes.hub(tmp_path / "hub", *provider(fake)) as running,
    ):
        happened = await listened(running, wav)
        async with HubClient(running.url) as client:
            told = (await client.turns())[-1]
        assert told.outcome == "replaced" and told.interrupted
        assert told.heard_said.startswith("Once upon a time") and len(told.heard_said) < len(told.said)
        async with asyncio.timeout(10):
            while not fake.abandoned:  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.05)
        ended = next(each for each in happened if isinstance(each, seen.SpeechEnded))
        assert not ended.complete and ended.heard_ms > 500
        fake.models.clear()
        async with HubClient(running.url) as client:
            turn = await client.ask(AskBody(text="how many colours has a rainbow"))
        assert turn.error == "model_missing" and "still control the house" in turn.said
