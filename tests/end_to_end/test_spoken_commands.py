"""From a WAV file to MQTT and back, every part a process of its own, on real models."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from satellite import happenings as seen
from satellite.state import State
from shared.tasks import closing
from tests.audio.room import in_room
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet
from tests.audio.wavfile import read_wav, write_wav
from tests.fakes import broker, processes
from tests.fakes.house import House


def microphone(path: Path, *parts: bytes) -> Path:
    return write_wav(path, in_room(quiet(1200) + b"".join(parts) + quiet(1500), seed=1, noise_db=-55))


async def listened(running: processes.RunningHub, wav: Path, out: Path | None = None) -> list[seen.Happening]:
    async with processes.satellite(
        wav, running.satellite_url, running.token, area="Kitchen", name="kitchen", out=out
    ) as happenings:
        return [each async for each in happenings]


def turns(happened: list[seen.Happening]) -> list[seen.TurnOver]:
    return [each for each in happened if isinstance(each, seen.TurnOver)]


@pytest.mark.parametrize("kind", broker.BROKERS)
async def test_a_command_in_one_breath_moves_one_device_once(kind: str, tmp_path: Path) -> None:
    said = speak("hey jarvis") + speak("turn on the kitchen light", speed=CLEAR)
    wav, out = microphone(tmp_path / "in.wav", said), tmp_path / "out.wav"
    async with (
        broker.running(kind) as mqtt_port,
        processes.hub(tmp_path / "hub", "mqtt.host=127.0.0.1", mqtt_port=mqtt_port) as running,
        House("127.0.0.1", mqtt_port) as house,
    ):
        happened = await listened(running, wav, out)
        ((topic, payload),) = house.commands
        assert (topic, json.loads(payload)) == ("virtual/light/kitchen_light/set", {"state": "ON"})
        assert house.state("light.kitchen_light")["state"] == "ON"
    (turn,) = turns(happened)
    assert (turn.outcome, turn.summary.intent) == ("answered", "HassTurnOn")
    assert turn.summary.heard.lower().strip(". ") == "turn on the kitchen light"
    assert turn.summary.done == ("light.kitchen_light turn_on: confirmed",)
    assert "light" in turn.summary.said
    assert {"listen", "endpoint", "stt", "answer", "act", "tts", "play"} <= {each.name for each in turn.summary.stages}
    assert turn.summary.speech_end_to_publish_ms is not None
    spoken, _ = read_wav(out)
    assert np.abs(np.frombuffer(spoken, np.int16)).max() > 3000, "the reply is in the loudspeaker's file"


async def test_a_wake_word_alone_and_speech_without_one(tmp_path: Path) -> None:
    talk = speak("we should really go out for a walk this afternoon")
    wav = microphone(tmp_path / "in.wav", talk, quiet(1500), speak("hey jarvis"), quiet(5000))
    async with processes.hub(tmp_path / "hub") as running:
        happened = await listened(running, wav)
    (turn,) = turns(happened)
    assert (turn.outcome, turn.summary.heard, turn.summary.said) == ("nothing_heard", "", "")
    assert [each.earcon for each in happened if isinstance(each, seen.Sounded)] == ["wake"]


async def test_a_hub_that_dies_in_a_turn_is_regretted_and_found_again(tmp_path: Path) -> None:
    command = speak("hey jarvis") + speak("turn on the kitchen light", speed=CLEAR)
    # Said until it is heard: how long a hub takes to start depends on the machine.
    wav = microphone(tmp_path / "in.wav", command, quiet(6000), *[command, quiet(6000)] * 8)
    mqtt_port, port = broker.free_port(), broker.free_port()
    happened: list[seen.Happening] = []
    async with (
        broker.running("embedded", mqtt_port),
        House("127.0.0.1", mqtt_port) as house,
        processes.hub(tmp_path / "hub", "mqtt.host=127.0.0.1", port=port, mqtt_port=mqtt_port) as first,
        processes.satellite(wav, first.satellite_url, first.token, area="Kitchen", name="kitchen") as happenings,
        closing(happenings),
    ):
        async for each in happenings:
            happened.append(each)
            if isinstance(each, seen.StateChanged) and each.state is State.LISTENING:
                first.process.kill()
                break
        async with processes.hub(tmp_path / "hub", "mqtt.host=127.0.0.1", port=port, mqtt_port=mqtt_port):
            async for each in happenings:
                happened.append(each)
                if isinstance(each, seen.TurnOver):
                    break
        commands = list(house.commands)
    sorry = next(i for i, each in enumerate(happened) if isinstance(each, seen.Sounded) and each.earcon == "sorry")
    linked = [i for i, each in enumerate(happened) if isinstance(each, seen.Linked)]
    assert len(linked) == 2
    assert linked[0] < sorry < linked[1]
    (turn,) = turns(happened)
    assert turn.summary.done == ("light.kitchen_light turn_on: confirmed",)
    assert len(commands) == 1, "the turn that died did nothing, the next one its work once"
