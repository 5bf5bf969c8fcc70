"""An automation asks, and is answered without a wake word: satellite and hub as processes, on real models."""

from __future__ import annotations

import asyncio
from pathlib import Path

from hub.client import HubClient
from satellite import happenings as seen
from satellite.state import State
from shared.tasks import closing
from tests.audio.room import in_room
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet
from tests.audio.wavfile import write_wav
from tests.fakes import broker, processes
from tests.fakes.house import House

AUTOMATION = """
light:
  triggers:
    - satellite: kitchen
      event: joined
  actions:
    - ask: Shall I turn on the kitchen light?
      satellite: kitchen
      answers:
        agreed: ["yes", "yes please"]
        refused: ["no", "no thanks"]
      then:
        agreed:
          - device: light.kitchen_light
            action: turn_on
"""


async def test_the_microphone_opens_after_the_question_and_a_yes_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / "automations"
    folder.mkdir()
    (folder / "light.yaml").write_text(AUTOMATION)
    # Said again and again: when the question is over depends on the machine. Where the microphone opens within an
    # answer, "please" is all that is heard, and the house asks once more.
    said = quiet(1500) + (speak("yes please", speed=CLEAR) + quiet(2500)) * 8
    wav = write_wav(tmp_path / "in.wav", in_room(said, seed=1, noise_db=-55))
    mqtt_port = broker.free_port()
    async with (
        processes.hub(tmp_path / "hub", f"automations.folder={folder}", mqtt_port=mqtt_port) as running,
        House("127.0.0.1", mqtt_port) as house,
    ):
        await running.knows(len(house.devices))
        async with (
            processes.satellite(
                wav, running.satellite_url, running.token, area="Kitchen", name="kitchen"
            ) as happenings,
            closing(happenings),
        ):
            happened: list[seen.Happening] = []
            async for each in happenings:
                happened.append(each)
                if isinstance(each, seen.TurnOver) and each.summary.said == "Done.":
                    break
        async with HubClient(running.url) as client, asyncio.timeout(10):
            turns = await client.turns()
        assert house.state("light.kitchen_light")["state"] == "ON"
    assert not any(isinstance(each, seen.WakeHeard) for each in happened)
    assert {(each.cause, each.responder) for each in turns} == {("follow_up", "asked")}
    heard = next(number for number, each in enumerate(happened) if isinstance(each, seen.SpeechEnded))
    states = [each.state for each in happened[heard:] if isinstance(each, seen.StateChanged)]
    assert states[0] is State.LISTENING, "at once, without being idle before"
