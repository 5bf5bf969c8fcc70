from __future__ import annotations

from pathlib import Path

from satellite.config import SatelliteConfig
from satellite.listen import listen
from satellite.sound.wav import WavSound
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.audio.wavfile import write_wav


async def test_levels_speech_and_scores_follow_what_is_said(tmp_path: Path) -> None:
    sound = in_room(bytes(64_000) + speak("Hey Jarvis.") + bytes(48_000), seed=1)
    wav = WavSound(write_wav(tmp_path / "in.wav", sound), realtime=False, tail_ms=0)
    levels = [each async for each in listen(SatelliteConfig(), wav)]
    assert abs(len(levels) - len(sound) / 3200) <= 1
    assert [each.wake for each in levels if each.wake] == ["hey_jarvis"]
    assert max(each.scores["hey_jarvis"] for each in levels) > 0.5
    assert all(each.scores["hey_jarvis"] < 0.3 for each in levels[:18])
    speech = [index for index, each in enumerate(levels) if each.is_speech and index > 10]
    assert speech and 19 <= speech[0] <= 23
    assert max(levels[index].level_db for index in speech) > -30 > -45 > levels[15].level_db
