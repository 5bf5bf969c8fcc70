"""Barge-in: how fast and how surely people are heard over a reply, and that the satellite does not hear itself.

Real echo canceller, wake word detectors, voice activity detection, ear and runtime, in one process, in simulated rooms
with a loudspeaker that bends loud sound; `--full` takes all recordings and 30 minutes of the satellite's own speech.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import miniaudio
import numpy as np

from satellite.app import build_ear
from satellite.cleaning import build as build_cleaning
from satellite.config import SatelliteConfig, Wake, WakeWord
from satellite.ear import Ear
from satellite.sound.base import Block
from satellite.state import State
from satellite.vad import Vad
from satellite.wake.select import build as build_wake
from shared.audio import FRAME_BYTES, SAMPLE_BYTES, SAMPLE_RATE, ms_to_samples, samples_to_ms
from tests.audio.room import in_room, mix
from tests.audio.speak import speak
from tests.bench.clock import SoundLoop
from tests.bench.over_reply import TALKER_DB, Loudspeaker, after, as_loud, loudness_db, onset, talk_over
from tests.bench.report import spread
from tests.bench.resuming import as_figures, cough, over_announcements
from tests.bench.wake_sounds import RECORDINGS, WORDS, Clip, origin, with_words
from tests.satellite.wake.sounds import SPOKEN

CONFIG = SatelliteConfig(wake=Wake(words=tuple(WakeWord(word=word) for word in WORDS)))
RATIOS_DB = (0, -6, -12)
"""Loudness of whoever talks relative to the echo of the reply, both as RMS of what is audible."""
LEAD_MS = 3000
"""The satellite has spoken so long when somebody begins to talk."""
REPLIES = (
    "The living room lamp is on now, and the heating is set to twenty one degrees.",
    "Tomorrow will be cloudy with some rain in the afternoon, and the highest temperature is fourteen degrees.",
    "There are three timers running. The first one ends in five minutes, the second one at a quarter past nine.",
    "I don't know any device called lantern in the garden. Shall I turn on the lights in the kitchen instead?",
    "Your shopping list has milk, butter, twelve eggs, a loaf of bread and two bottles of sparkling water on it.",
)
ABOUT_ITSELF = (
    "To wake me up, say hey Jarvis, and to make me quiet, say stop.",
    "My name is Jarvis. Hey Jarvis, stop, is what you say when I talk too much.",
    "You can also call me Alexa. Alexa, stop, works too. Okay Nabu is another name that I know.",
)
CLIPS, RECORDED, SENTENCES, COUGHS = 18, 8, 12, 20
Print = Callable[[str], None]


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure everything; about ten minutes, in `full` an hour."""
    ear = build_ear(CONFIG)
    found: dict[str, Any] = {"wake": _wake_to_silence(ear), "speech": _speech_to_silence(ear, full)}
    print(f"  to silence: wake {found['wake']}, speech {found['speech']}")
    found["recall"] = _recall(ear, full, print)
    found["real_echo"] = _real_echo(full)
    print(f"  over a recorded echo: {found['real_echo']}")
    found["own"] = _own_speech(ear, 30 if full else 5)
    print(f"  its own speech: {found['own']}")
    found["cost"] = _cost()
    coughs = [cough(seed) for seed in range(2 * COUGHS if full else COUGHS)]
    with asyncio.Runner(loop_factory=SoundLoop) as runner:
        resumed = runner.run(over_announcements(ear, coughs, Loudspeaker(3, TALKER_DB)))
    found["coughs"] = as_figures(resumed)
    print(f"  coughs: {found['coughs']}")
    return found


def _reply(number: int) -> bytes:
    texts = REPLIES[number % len(REPLIES) :] + REPLIES[: number % len(REPLIES)]
    return as_loud(b"".join(speak(each) for each in texts[:3]), -20)


def _loudspeaker(number: int, ratio_db: float) -> Loudspeaker:
    return Loudspeaker(seed=number, level_db=TALKER_DB - ratio_db, delay_ms=30 + number * 13 % 100)


def _wake_to_silence(ear: Ear) -> dict[str, Any]:
    """Return the time of sound from a synthesised wake word's last sample to the loudspeaker's silence."""
    times = []
    said = 0
    for number, word in enumerate(WORDS * 4):
        for ratio_db in RATIOS_DB[:2]:
            pcm = speak(SPOKEN[word])
            talker = after(LEAD_MS, in_room(pcm, seed=number, distance_m=1.0, noise_db=-90))
            loud = np.flatnonzero(np.abs(np.frombuffer(pcm, np.int16).astype(int)) > 300)
            end = ms_to_samples(LEAD_MS) + int(loud[-1])
            heard = talk_over(ear, _reply(number), talker, _loudspeaker(number, ratio_db))
            silent = heard.room.silent_from(end - ms_to_samples(400))
            said += 1
            if word in heard.words() and silent is not None:
                times.append(samples_to_ms(silent - end))
    return {"said": said, "ms": spread(times)}


def _speech_to_silence(ear: Ear, full: bool) -> dict[str, Any]:
    """Return the time of sound from the first sample of somebody's speech to the loudspeaker's silence."""
    times: dict[int, list[float]] = {}
    sentences = list(_sentences())[: None if full else SENTENCES]
    for ratio_db in RATIOS_DB:
        times[ratio_db] = []
        for number, pcm in enumerate(sentences):
            begin = ms_to_samples(LEAD_MS) + onset(pcm)
            options = {"interrupts": True, "resumes": False}
            heard = talk_over(ear, _reply(number), after(LEAD_MS, pcm), _loudspeaker(number, ratio_db), **options)
            silent = heard.room.silent_from(begin - ms_to_samples(100))
            if silent is not None and silent - begin < ms_to_samples(2000):
                times[ratio_db].append(samples_to_ms(silent - begin))
    return {"said": len(sentences), "ms": {f"{ratio} dB": spread(each) for ratio, each in times.items()}}


def _recall(ear: Ear, full: bool, print: Print) -> dict[str, Any]:
    """Return the wake words heard over a reply, of those that are heard in silence."""
    alone = Ear(build_cleaning(CONFIG.cleaning), Vad(CONFIG.vad), build_wake(CONFIG.wake))
    clips = [clip for clip in with_words() if clip.half == 1 and not clip.synthesised]
    clips = clips or [clip for clip in with_words() if clip.half == 1]
    # Of words other than alexa there are few, so all of them are taken.
    clips = sorted(clips, key=lambda clip: clip.word == "alexa")[: None if full else CLIPS]
    quiet = [clip for clip in clips if clip.word in talk_over(ear, b"", _talk(clip), Loudspeaker(0, -200, 0)).words()]
    found: dict[str, Any] = {"clips": origin(clips), "in_silence": len(quiet), "said": len(clips), "ratios": {}}
    for ratio_db in RATIOS_DB:
        counts = {}
        for name, each in (("both", ear), ("AEC3 alone", alone)):
            counts[name] = sum(
                clip.word in talk_over(each, _reply(number), _talk(clip), _loudspeaker(number, ratio_db)).words()
                for number, clip in enumerate(quiet)
            )
        found["ratios"][f"{ratio_db} dB"] = counts
        print(f"  wake words over a reply at {ratio_db} dB: {counts} of {len(quiet)} heard in silence")
    return found


def _talk(clip: Clip) -> bytes:
    return after(LEAD_MS, clip.pcm())


def _real_echo(full: bool) -> dict[str, Any] | None:
    """Return the wake words heard over recordings of real loudspeakers in real rooms; None without recordings.

    What was recorded cannot be ducked.
    """
    folder = RECORDINGS / "echo" / "dtln"
    pairs = [(file, file.with_name(file.name.replace("_mic", "_lpb"))) for file in folder.glob("*farend*_mic.flac")]
    if not pairs:
        return None
    found: dict[str, Any] = {}
    clips = [clip for clip in with_words() if clip.half == 1 and not clip.synthesised and clip.word == "alexa"]
    ears = {
        "both": build_ear(CONFIG),
        "AEC3 alone": Ear(build_cleaning(CONFIG.cleaning), Vad(CONFIG.vad), build_wake(CONFIG.wake)),
    }
    for ratio_db in RATIOS_DB:
        counts = dict.fromkeys(ears, 0)
        for mic, played in pairs:
            echo, reference = _decoded(mic), _decoded(played)
            whole = min(len(echo), len(reference)) // FRAME_BYTES * FRAME_BYTES
            for clip in clips[: None if full else RECORDED]:
                talker = after(5000, clip.pcm(), level_db=loudness_db(echo) + ratio_db)
                captured = mix(echo[:whole], talker[:whole])
                for name, ear in ears.items():
                    ear.reset()
                    blocks = (Block(captured[at : at + FRAME_BYTES], reference[at : at + FRAME_BYTES], at // 2)
                              for at in range(0, whole, FRAME_BYTES))  # fmt: skip
                    wakes = [heard.wake.word for block in blocks if (heard := ear.hear(block)).wake]
                    counts[name] += clip.word in wakes
        found[f"{ratio_db} dB"] = counts | {"said": len(pairs) * len(clips[: None if full else RECORDED])}
    return found


def _own_speech(ear: Ear, minutes: int) -> dict[str, Any]:
    """Return how often a satellite was woken or interrupted by its own speech, played loudly; nobody talks."""
    found = {"minutes": 0.0, "wakes": 0, "holds": 0}
    texts = REPLIES + ABOUT_ITSELF
    number, silence = 0, bytes(SAMPLE_BYTES * SAMPLE_RATE)
    while found["minutes"] < minutes:
        chosen = [texts[(number + step * 3) % len(texts)] for step in range(7)]
        speech = as_loud(silence.join(speak(each) for each in chosen), (-20, -14, -26)[number % 3])[: 2 * 50 * 16_000]
        speaker = Loudspeaker(
            seed=number,
            level_db=(-26, -20, -34)[number % 3],
            delay_ms=30 + number * 17 % 110,
            distortion=(0.2, 0.4, 0.6)[number // 3 % 3],
        )
        heard = talk_over(ear, speech, bytes(len(speech) + len(silence)), speaker, interrupts=True)
        found["minutes"] += len(speech) / SAMPLE_BYTES / SAMPLE_RATE / 60
        found["wakes"] += len(heard.words())
        found["holds"] += sum(getattr(each, "state", None) is State.OVERHEARING for each in heard.happenings)
        number += 1
    return found | {"minutes": round(found["minutes"], 1)}


def _cost() -> dict[str, float]:
    """Return the processor time of one ear with one wake word while it speaks and while nothing sounds."""
    ear = build_ear(SatelliteConfig())
    speech = _reply(0)
    captured = Loudspeaker(1, TALKER_DB).path(speech)(speech)
    found = {}
    for name, played, heard in (("speaking", speech, captured), ("silence", bytes(len(speech)), bytes(len(speech)))):
        whole = range(0, len(speech) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES)
        blocks = [Block(heard[at : at + FRAME_BYTES], played[at : at + FRAME_BYTES], at // 2) for at in whole]
        ear.reset()
        begin = time.thread_time()
        for block in blocks:
            ear.hear(block)
        found[name] = round((time.thread_time() - begin) / (len(blocks) * 0.02), 4)
    return found


def _sentences() -> Iterator[bytes]:
    """Yield people's sentences, else synthesised ones: none that the judgement of talk was tuned on."""
    files = sorted((RECORDINGS / "speech" / "pocketsphinx").glob("*.flac"))
    for file in files:
        yield _decoded(file)[: SAMPLE_BYTES * SAMPLE_RATE * 4]
    if not files:
        for text in ("What time is it?", "Turn off the kitchen light.", "And what about Sunday?", "Never mind that."):
            yield speak(text)


def _decoded(file: Path) -> bytes:
    samples = miniaudio.decode_file(str(file), nchannels=1, sample_rate=SAMPLE_RATE).samples
    return np.array(samples, np.int16).tobytes()
