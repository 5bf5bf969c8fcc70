"""The wake engine as the satellite uses it, on real models and spoken words."""

from __future__ import annotations

import json
import logging
import shutil
import sys
from pathlib import Path

import pymicro_wakeword
import pyopen_wakeword
import pytest

from satellite.config import Wake as Settings
from satellite.config import WakeWord
from satellite.wake.select import Engine, available_words, build
from shared.audio import ms_to_samples, samples_to_ms
from shared.errors import EngineError
from tests.satellite.wake.sounds import as_satellite, heard, ordinary_speech, said

WORDS = available_words()
FULL = '{"model": "gone.tflite", "wake_word": "x", "micro": {"probability_cutoff": %g, "sliding_window_size": 5}}'
ENGINES: tuple[Engine, ...] = ("cascade", "microwakeword", "openwakeword")
CASES = [(word, engine) for word, engines in WORDS.items() for engine in engines]
MICRO_MODELS = Path(pymicro_wakeword.__file__).parent / "models"
OPEN_MODELS = Path(pyopen_wakeword.__file__).parent / "models"


def test_the_words_of_both_packages_are_available() -> None:
    assert WORDS["hey_jarvis"] == ("cascade", "microwakeword", "openwakeword")
    assert WORDS["hey_rhasspy"] == ("openwakeword",)
    assert set(WORDS) == {"alexa", "hey_jarvis", "hey_mycroft", "hey_rhasspy", "okay_nabu"}


@pytest.mark.parametrize(("word", "engine"), CASES)
def test_it_hears_its_own_word_once_and_knows_where_it_ended(word: str, engine: Engine) -> None:
    listener = build(wake(WakeWord(word=word, engine=engine)))
    sound = said(word)
    (found,) = heard(listener, sound.pcm, position=8000)
    assert found.word == word
    assert 0 < found.score <= 1
    assert abs(samples_to_ms(found.end - 8000 - sound.ends[0])) <= 300


@pytest.mark.parametrize("word", WORDS)
def test_it_hears_its_word_with_the_command_in_the_same_breath(word: str) -> None:
    listener = build(wake(WakeWord(word=word)))
    sound = said(word, then="Turn on the kitchen light.", pause_ms=60)
    (found,) = heard(listener, sound.pcm)
    assert abs(samples_to_ms(found.end - sound.ends[0])) <= 300


@pytest.mark.parametrize(("word", "engine"), CASES)
def test_it_is_silent_on_the_other_words(word: str, engine: Engine) -> None:
    listener = build(wake(WakeWord(word=word, engine=engine)))
    assert heard(listener, said(*(other for other in WORDS if other != word)).pcm) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_silent_on_ordinary_speech(engine: Engine) -> None:
    words = [word for word, engines in WORDS.items() if engine in engines]
    listener = build(wake(*(WakeWord(word=word, engine=engine) for word in words)))
    assert heard(listener, ordinary_speech()) == []


def test_several_words_are_heard_at_once_whatever_their_engines() -> None:
    words = (
        WakeWord(word="alexa", engine="cascade"),
        WakeWord(word="hey_jarvis", engine="microwakeword"),
        WakeWord(word="hey_rhasspy"),
        WakeWord(word="okay_nabu"),
    )
    listener = build(wake(*words))
    assert listener.words == tuple(word.word for word in words)
    order = ["hey_rhasspy", "alexa", "okay_nabu", "hey_jarvis", "alexa"]
    assert [found.word for found in heard(listener, said(*order, pause_ms=1500).pcm)] == order


def test_it_is_deaf_to_every_word_for_the_refractory_time() -> None:
    words = ("alexa", "hey_jarvis", "alexa")
    sound = said(*words, pause_ms=300)
    quick = build(Settings(words=(WakeWord(word="alexa"), WakeWord(word="hey_jarvis")), refractory_ms=0))
    slow = build(Settings(words=(WakeWord(word="alexa"), WakeWord(word="hey_jarvis")), refractory_ms=6000))
    assert [found.word for found in heard(quick, sound.pcm)] == list(words)
    assert [found.word for found in heard(slow, sound.pcm)] == ["alexa"]


@pytest.mark.parametrize("engine", ENGINES)
def test_after_a_reset_it_is_as_new(engine: Engine) -> None:
    listener = build(wake(WakeWord(word="hey_jarvis", engine=engine)))
    sound = said("hey_jarvis")
    first = heard(listener, sound.pcm)
    listener.reset()
    assert heard(listener, sound.pcm) == first
    listener.reset()
    half = sound.ends[0] - ms_to_samples(400)
    heard(listener, sound.pcm[: half * 2])
    listener.reset()
    assert heard(listener, sound.pcm[half * 2 :]) == [], "half a word from before the reset was remembered"


def test_the_newest_scores_can_be_watched() -> None:
    listener = build(wake(WakeWord(word="alexa"), WakeWord(word="hey_rhasspy")))
    sound = said("alexa")
    assert listener.scores == {"alexa": 0.0, "hey_rhasspy": 0.0}
    heard(listener, sound.pcm[: (sound.ends[0] + ms_to_samples(250)) * 2])
    assert listener.scores["alexa"] > 0.9 > listener.scores["hey_rhasspy"]


@pytest.mark.parametrize(("word", "engine"), [("hey_jarvis", "microwakeword"), ("alexa", "openwakeword")])
def test_a_higher_sensitivity_hears_all_that_a_lower_one_hears(word: str, engine: Engine) -> None:
    def hears(sensitivity: float) -> int:
        listener = build(wake(WakeWord(word=word, engine=engine, sensitivity=sensitivity)))
        return len(heard(listener, said(word, seed=5).pcm))

    counts = [hears(sensitivity) for sensitivity in (0.0, 0.5, 1.0)]
    assert counts == sorted(counts)
    assert counts[1] == 1


def test_a_microwakeword_model_of_ones_own_is_loaded_by_path(tmp_path: Path) -> None:
    own = copy_of_a_model(tmp_path)
    listener = build(wake(WakeWord(word="computer", microwakeword_model=str(own))))
    assert [found.word for found in heard(listener, said("hey_jarvis").pcm)] == ["computer"]
    (tmp_path / "own.tflite").unlink()
    listener.reset()
    assert [found.word for found in heard(listener, said("hey_jarvis").pcm)] == ["computer"]


def test_an_openwakeword_model_of_ones_own_is_loaded_by_path(tmp_path: Path) -> None:
    own = shutil.copy(OPEN_MODELS / "hey_rhasspy.tflite", tmp_path / "own.tflite")
    listener = build(wake(WakeWord(word="computer", openwakeword_model=str(own))))
    assert [found.word for found in heard(listener, said("hey_rhasspy").pcm)] == ["computer"]


def test_two_models_of_ones_own_make_a_cascade(tmp_path: Path) -> None:
    own = shutil.copy(OPEN_MODELS / "hey_jarvis.tflite", tmp_path / "second.tflite")
    word = WakeWord(word="computer", microwakeword_model=str(copy_of_a_model(tmp_path)), openwakeword_model=str(own))
    assert [found.word for found in heard(build(wake(word)), said("hey_jarvis").pcm)] == ["computer"]
    other = shutil.copy(OPEN_MODELS / "alexa.tflite", tmp_path / "other.tflite")
    word = WakeWord(word="computer", microwakeword_model=str(tmp_path / "own.json"), openwakeword_model=str(other))
    assert heard(build(wake(word)), said("hey_jarvis").pcm) == [], "the second detector disagrees"


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (WakeWord(word="hey_jarwis"), r"hey_jarwis is unknown \(did you mean hey_jarvis\?\)"),
        (WakeWord(word="Hey Jarvis"), r"did you mean hey_jarvis\?"),
        (WakeWord(word="computer"), "microwakeword_model or openwakeword_model"),
        (WakeWord(word="hey_rhasspy", engine="cascade"), "microWakeWord has no model of it"),
        (WakeWord(word="hey_rhasspy", engine="microwakeword"), "set microwakeword_model"),
        (WakeWord(word="x", microwakeword_model="/nowhere/x.json"), "there is no model file /nowhere/x.json"),
        (WakeWord(word="x", openwakeword_model="/nowhere/x.tflite"), "there is no model file /nowhere/x.tflite"),
    ],
)
def test_a_word_that_cannot_be_had_is_refused_with_the_cure(word: WakeWord, reason: str) -> None:
    with pytest.raises(EngineError, match=reason):
        build(wake(word))


def test_a_word_listed_twice_is_refused() -> None:
    with pytest.raises(EngineError, match="alexa is listed twice"):
        build(wake(WakeWord(word="alexa"), WakeWord(word="alexa", engine="openwakeword")))


def test_files_that_are_no_models_are_refused(tmp_path: Path) -> None:
    """The native libraries would take the whole process down."""
    good = (OPEN_MODELS / "alexa.tflite").read_bytes()
    micro = (MICRO_MODELS / "alexa.tflite").read_bytes()
    bad = {"empty": b"", "text": b"hello " * 50, "cut": good[: len(good) // 2], "header": good[:8] + bytes(999)}
    for name, content in (bad | {"micro": micro}).items():
        file = tmp_path / f"{name}.tflite"
        file.write_bytes(content)
        with pytest.raises(EngineError, match=f"wake word x: .*{name}"):
            build(wake(WakeWord(word="x", openwakeword_model=str(file))))
    own = copy_of_a_model(tmp_path)
    for content in (*bad.values(), good):
        (tmp_path / "own.tflite").write_bytes(content)
        with pytest.raises(EngineError, match=r"wake word x: .*own\.tflite is not a"):
            build(wake(WakeWord(word="x", microwakeword_model=str(own))))


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ("{", "is not a microWakeWord description"),
        ("[]", "is not a microWakeWord description"),
        ("{}", "lacks 'model'"),
        ('{"model": "gone.tflite", "wake_word": "x", "micro": {"probability_cutoff": 0.9}}', "sliding_window_size"),
        (FULL % 0.9, "there is no model file .*gone.tflite"),
        (FULL % 97, "probability_cutoff must lie between 0 and 1"),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(tmp_path: Path, description: str, reason: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(description)
    with pytest.raises(EngineError, match=reason):
        build(wake(WakeWord(word="x", microwakeword_model=str(file))))


def test_without_openwakeword_the_other_listens_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pyopen_wakeword", None)
    caplog.set_level(logging.INFO)
    assert "hey_rhasspy" not in available_words()
    assert available_words()["alexa"] == ("microwakeword",)
    listener = build(wake(WakeWord(word="alexa"), WakeWord(word="hey_jarvis")))
    assert [record.message for record in caplog.records] == [
        "openWakeWord is not installed: microWakeWord listens without a second opinion"
    ]
    assert [found.word for found in heard(listener, said("alexa").pcm)] == ["alexa"]
    for word in (WakeWord(word="alexa", engine="cascade"), WakeWord(word="x", openwakeword_model="x.tflite")):
        with pytest.raises(EngineError, match=r"hearth-voice\[openwakeword\]"):
            build(wake(word))


def test_without_both_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pyopen_wakeword", "pymicro_wakeword"):
        monkeypatch.setitem(sys.modules, package, None)
    assert available_words() == {}
    with pytest.raises(EngineError, match=r"hearth-voice\[satellite\]"):
        build(wake(WakeWord(word="alexa", engine="microwakeword")))


def wake(*words: WakeWord) -> Settings:
    return Settings(words=words)


def copy_of_a_model(folder: Path) -> Path:
    """Return the built-in hey_jarvis for microWakeWord under another name."""
    shutil.copy(MICRO_MODELS / "hey_jarvis.tflite", folder / "own.tflite")
    description = json.loads((MICRO_MODELS / "hey_jarvis.json").read_text())
    (folder / "own.json").write_text(json.dumps(description | {"model": "own.tflite"}))
    return folder / "own.json"


def test_a_second_opinion_on_all_speech_can_be_switched_off() -> None:
    def busy(thorough: bool) -> int:
        listener = build(Settings(words=(WakeWord(word="hey_jarvis"),), thorough=thorough))
        count = 0
        for frame in as_satellite(ordinary_speech()):
            listener.hear(frame)
            count += listener.is_busy
        return count

    assert busy(False) < busy(True) / 2
