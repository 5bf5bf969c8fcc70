from __future__ import annotations

import asyncio
from pathlib import Path

import numpy
import pytest

from hub.engines.base import Hypotheses
from hub.engines.whisper import WhisperSession, WhisperSpeechToText
from shared.audio import FRAME_BYTES, Frame, split_frames
from shared.errors import EngineError
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import pause, voiced
from tests.audio.words import edits, words

COMMANDS = (
    "Turn on the kitchen light.",
    "Turn off all the lights.",
    "Set the thermostat to twenty one degrees.",
    "What time is it?",
    "Set the brightness of the lamp to forty percent.",
    "Stop.",
    "Open the blinds in the living room, please.",
)
ROOMS = ("kitchen", "bathroom", "bedroom", "living room", "office", "hall")
ORDERS = ("Turn on the light", "Set the heating to twenty degrees", "Close all the windows")


def fed(recognizer: WhisperSpeechToText, pcm: bytes, language: str = "en") -> WhisperSession:
    session = recognizer.session(language)
    for frame in voiced(pcm):
        session.feed(frame)
    return session


@pytest.mark.parametrize("command", COMMANDS)
async def test_what_was_said_is_recognised(recognizer: WhisperSpeechToText, command: str) -> None:
    heard = await fed(recognizer, pause(0.2) + speak(command, speed=CLEAR) + pause(0.5)).finish()
    assert words(heard.best) == words(command)
    assert heard.attempts >= 1
    assert heard.window_ms >= recognizer.floor_ms
    assert [each.score for each in heard.ranked] and all(each.score <= 0 for each in heard.ranked)


async def test_silence_is_not_decoded(recognizer: WhisperSpeechToText) -> None:
    session = recognizer.session("en")
    for frame in split_frames(bytes(FRAME_BYTES * 100)):
        session.feed(frame)
    assert await session.partial() == ""
    heard = await session.finish()
    assert heard.ranked == ()
    assert heard.attempts == 0


@pytest.mark.parametrize("level", [0.003, 0.03, 0.2])
async def test_noise_taken_for_speech_gives_nothing(recognizer: WhisperSpeechToText, level: float) -> None:
    session = recognizer.session("en")
    for frame in split_frames(pause(2, level)):
        session.feed(Frame(frame.pcm, frame.position, is_speech=True))
    assert (await session.finish()).ranked == ()


async def test_finish_reuses_a_partial_when_only_silence_followed(recognizer: WhisperSpeechToText) -> None:
    session = fed(recognizer, pause(0.2) + speak("Turn on the kitchen light.", speed=CLEAR) + pause(0.3))
    partial = await session.partial()
    decoded = await decodings(recognizer, session.finish())
    assert decoded == (0, partial)
    for frame in split_frames(pause(0.4)):
        session.feed(frame)
    assert await decodings(recognizer, session.finish()) == (0, partial)
    assert words(partial) == words("turn on the kitchen light")


async def test_speech_after_a_partial_is_heard(recognizer: WhisperSpeechToText) -> None:
    session = fed(recognizer, speak("Turn on the kitchen light", speed=CLEAR) + pause(0.3))
    assert words(await session.partial()) == words("turn on the kitchen light")
    for frame in voiced(speak("and the lamp in the bedroom.", speed=CLEAR) + pause(0.3)):
        session.feed(frame)
    heard = words((await session.finish()).best)
    assert edits(words("turn on the kitchen light and the lamp in the bedroom"), heard) <= 1


async def test_a_cancelled_partial_leaves_session_and_worker_usable(recognizer: WhisperSpeechToText) -> None:
    session = fed(recognizer, speak("What time is it?", speed=CLEAR) + pause(0.3))
    for delay in (0.0, 0.01, 0.05):
        partial = asyncio.create_task(session.partial())
        await asyncio.sleep(delay)
        partial.cancel()
        await asyncio.wait([partial])
        assert partial.cancelled()
    assert words((await session.finish()).best) == words("what time is it")


async def test_rooms_share_the_model(recognizer: WhisperSpeechToText) -> None:
    sessions = [fed(recognizer, speak(command, speed=CLEAR) + pause(0.3)) for command in COMMANDS[:3]]
    heard = await asyncio.gather(*(session.finish() for session in sessions))
    assert [words(each.best) for each in heard] == [words(command) for command in COMMANDS[:3]]


async def test_words_that_need_many_tries_do_not_hold_up_another_room(recognizer: WhisperSpeechToText) -> None:
    babble = recognizer.session("en")
    for frame in split_frames(pause(2, 0.2)):
        babble.feed(Frame(frame.pcm, frame.position, is_speech=True))
    ended: list[str] = []

    async def finish(session: WhisperSession, name: str) -> Hypotheses:
        found = await session.finish()
        ended.append(name)
        return found

    clear = fed(recognizer, speak("What time is it?", speed=CLEAR) + pause(0.3))
    tried, heard = await asyncio.gather(finish(babble, "babble"), finish(clear, "clear"))
    assert tried.attempts > 1
    assert words(heard.best) == words("what time is it")
    assert ended == ["clear", "babble"]


async def test_more_than_thirty_seconds_are_decoded_in_pieces(recognizer: WhisperSpeechToText) -> None:
    said = [f"{order} in the {room}." for room in ROOMS for order in ORDERS]
    story = pause(0.5).join(speak(each, speed=CLEAR) for each in said)
    assert len(story) > 32 * 32_000
    reference = words(" ".join(said))
    heard = words((await fed(recognizer, story).finish()).best)
    assert edits(reference, heard) <= len(reference) * 0.1


async def test_a_language_nobody_knows_is_refused(recognizer: WhisperSpeechToText) -> None:
    with pytest.raises(EngineError, match="language 'tlh'"):
        await fed(recognizer, speak("Stop.", speed=CLEAR), "tlh").finish()
    assert words((await fed(recognizer, speak("Stop.", speed=CLEAR), "en-GB").finish()).best) == ["stop"]


async def test_a_folder_without_a_model_is_a_clear_error(tmp_path: Path) -> None:
    recognizer = WhisperSpeechToText(str(tmp_path))
    with pytest.raises(EngineError, match=r"speech_to_text\.model: no Whisper model in"):
        await recognizer.warm_up()
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(EngineError, match="does not load"):
        await recognizer.warm_up()
    await recognizer.close()


async def test_beams_give_alternatives(recognizer: WhisperSpeechToText) -> None:
    samples = numpy.frombuffer(speak("Turn on the kitchen light.", speed=CLEAR), numpy.int16).astype(
        numpy.float32
    ) / numpy.float32(32768)
    reading = await recognizer.run(
        lambda model: model.decode(model.encode(samples, recognizer.floor_ms), "en", 1300, beams=4)
    )
    assert len(reading.hypotheses) == 4
    assert reading.hypotheses[0].score == max(each.score for each in reading.hypotheses)


async def decodings(recognizer: WhisperSpeechToText, finish: object) -> tuple[int, str]:
    """Return how often the model read while `finish` ran, and its best text."""
    model = await recognizer.run(lambda model: model)
    count = 0
    decode = model.decode

    def counting(*arguments: object, **options: object) -> object:
        nonlocal count
        count += 1
        return decode(*arguments, **options)  # type: ignore[arg-type]

    model.decode = counting  # type: ignore[assignment, method-assign]
    try:
        heard = await finish  # type: ignore[misc]
    finally:
        del model.decode
    return count, heard.best
