"""From a WAV file through a real Ollama server to MQTT and to the loudspeaker: every part a process of its own.

What a small model answers is anybody's guess; that it is asked, read, obeyed and stopped in the right way is not.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.client import HubClient
from hub.engines.language import ChatMessage, Role
from hub.engines.model_server import Limits
from hub.engines.ollama import Ollama
from hub.events import TurnRecord
from satellite import happenings as seen
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet
from tests.end_to_end.test_spoken_commands import microphone
from tests.fakes import broker, processes
from tests.fakes.house import House
from tests.fakes.ollama_program import MODEL, RunningOllama, ollama

pytestmark = pytest.mark.ollama

WAKE = speak("hey jarvis")
MARS = (WAKE, speak("tell me about the planet Mars", speed=CLEAR))
PATIENCE_MS = 90_000
"""A small processor that others use too may read and write very slowly."""
LONG_MS = 100_000
"""Longer than any test: a satellite whose sound has ended hears no reply."""


@asynccontextmanager
async def at_home(folder: Path, *options: str) -> AsyncIterator[tuple[RunningOllama, processes.RunningHub, House]]:
    """A server that has read the beginning of the prompt, a hub that knows its devices, and the house."""
    name = "language_model.providers.real"
    limits = (f"first_token_ms={PATIENCE_MS}", "idle_ms=60000", "window=2048", "devices=4")
    options = (*(f"language_model.{each}" for each in limits), *options)
    async with (
        ollama(folder) as server,
        broker.running("embedded") as mqtt_port,
        processes.hub(
            folder / "hub",
            "mqtt.host=127.0.0.1",
            f"{name}.url={server.url}",
            f"{name}.model={MODEL}",
            *options,
            mqtt_port=mqtt_port,
        ) as running,
        House("127.0.0.1", mqtt_port) as house,
    ):
        await running.knows(len(house.devices))
        while "the language model is ready" not in running.log.read_text():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)
        yield server, running, house


async def turn_of(running: processes.RunningHub, wav: Path) -> TurnRecord:
    """Let a satellite hear a file until a turn is over; return what the hub tells of the first."""
    async with processes.satellite(
        wav, running.satellite_url, running.token, area="Kitchen", name="kitchen"
    ) as happenings:
        async for each in happenings:
            if isinstance(each, seen.TurnOver):
                async with HubClient(running.url) as client:
                    return (await client.turns())[-1]
    raise AssertionError("there was no turn")


async def test_words_that_no_sentence_covers_move_a_device(tmp_path: Path) -> None:
    said = speak("would you be so kind and make the kitchen light shine", speed=CLEAR)
    wav = microphone(tmp_path / "in.wav", WAKE, said, quiet(LONG_MS))
    async with at_home(tmp_path) as (server, running, house):
        turn = await turn_of(running, wav)
        assert turn.responder == "model" and turn.figures["rounds"] >= 1, turn
        assert "light.kitchen_light turn_on: confirmed" in turn.done, turn
        assert json.loads(dict(house.commands)["virtual/light/kitchen_light/set"]) == {"state": "ON"}
        assert house.state("light.kitchen_light")["state"] == "ON"
        (first, unknown), (whole, known), *_ = server.prompts()
        assert unknown == 0 < known < first <= whole, "what is the same in each request is read once"


async def test_the_first_sentence_sounds_while_the_rest_is_written(tmp_path: Path) -> None:
    wav = microphone(tmp_path / "in.wav", *MARS, quiet(LONG_MS))
    async with at_home(tmp_path, "language_model.longest=120") as (_, running, _):
        turn = await turn_of(running, wav)
    stages = {each.name: each for each in turn.stages}
    written_ms = stages["language model"].start_ms + turn.figures["written_ms"]
    assert (turn.outcome, turn.responder, turn.error) == ("answered", "model", ""), turn
    assert stages["play"].start_ms < written_ms, turn
    assert turn.figures["first_token_ms"] < turn.figures["written_ms"]


async def test_a_wake_word_stops_the_generation_and_frees_the_server(tmp_path: Path) -> None:
    async with at_home(tmp_path, "language_model.longest=1200") as (server, running, _):
        wav = microphone(tmp_path / "in.wav", *MARS, quiet(6000), *[WAKE + quiet(5000)] * 12)
        before = server.chats()
        turn = await turn_of(running, wav)
        assert turn.outcome == "replaced" and "Mars" in turn.heard, turn
        while server.chats() == before:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.1)
        assert "written_ms" not in turn.figures, "it was stopped before its end"
        # The server does one thing at a time: this answer comes only when it writes of Mars no longer.
        model = Ollama(server.url, MODEL, Limits(first_token_s=60, longest=1, window=2048))
        await model.warm_up([ChatMessage(Role.USER, "Hello")])
        await model.close()
