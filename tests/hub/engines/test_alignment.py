"""Where words end: in tables, and in real sound that Whisper hears up to there."""

from __future__ import annotations

import asyncio
import functools
import re
from collections.abc import Iterable
from itertools import pairwise

import numpy
import pytest
import soxr
from rapidfuzz import fuzz

from hub import config
from hub.engines import select
from hub.engines.alignment import estimated, word_ends
from hub.engines.base import Spoken
from hub.engines.models import find_voice
from hub.engines.piper_voice import Voice
from hub.engines.silence import LEAD_MS
from hub.engines.whisper import WhisperSpeechToText
from shared.audio import SAMPLE_RATE, Frame, split_frames
from tests.audio.speak import CLEAR, VOICE


@pytest.mark.parametrize(
    ("words", "phonemes", "ends"),
    [
        (["ɪt", "ɪz"], "ɪɾ ɪz.", [2, 5]),
        (["ɪn", "ðə", "hɔl"], "ɪnðə hɔl.", [2, 4, 8]),
        (["twɛnti wʌn", "ɒn"], "twˈɛnti wˈʌn ˈɒn.", [12, 16]),
        (["a", "", "b"], "a – b", [1, 1, 5]),
        ([], "", []),
        (["abc"], "xyz", [3]),
    ],
)
def test_words_are_found_in_the_phonemes_of_a_sentence(words: list[str], phonemes: str, ends: list[int]) -> None:
    assert word_ends([list(word) for word in words], list(phonemes)) == ends


def test_an_estimate_gives_marks_more_time_and_stress_none() -> None:
    assert estimated(list("aˈb, c"), 700) == [100, 0, 100, 300, 100, 100]
    assert estimated([], 500) == []


SENTENCES = (
    "The window in the kitchen has been open since half past eleven this morning.",
    "The light in the bedroom is on and the window in the bathroom is open.",
    "It is 21.5 degrees in the bedroom and the heating is off for the night.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
async def test_the_words_that_end_before_a_moment_are_in_the_sound_up_to_it(
    sentence: str, recognizer: WhisperSpeechToText
) -> None:
    """Whisper hears them in the sound that is cut there, and not many more."""
    piece = joined(_voice().say(sentence))
    assert [end for end, _ in piece.words] == [word.end() for word in re.finditer(r"\S+", sentence)]
    assert all(one < two for one, two in pairwise(ms for _, ms in piece.words))
    for share in (0.5, 0.8):
        end, ms = piece.words[round(len(piece.words) * share)]
        said, written = await _heard(recognizer, piece.pcm, ms), sentence[:end].casefold()
        assert fuzz.ratio(said, written) > 85, (said, written)


async def test_no_more_silence_is_in_front_than_wanted_and_the_last_word_is_whole(
    recognizer: WhisperSpeechToText,
) -> None:
    for sentence in SENTENCES:
        piece = joined(_voice().say(sentence))
        samples = numpy.abs(numpy.frombuffer(piece.pcm, numpy.int16).astype(numpy.int32))
        begin = int(numpy.argmax(samples > samples.max() * 0.004)) * 1000 / 22_050
        assert begin <= LEAD_MS + 6
        assert fuzz.ratio(await _heard(recognizer, piece.pcm), sentence.casefold()) > 85


def test_times_without_the_voices_word_are_estimates_that_are_near() -> None:
    (phonemes,) = _voice().phonemes(SENTENCES[0])
    sound = _voice().sound(phonemes)
    near = estimated(phonemes, sum(len(samples) for samples, _ in sound.pieces))
    told = numpy.cumsum(sound.samples)[1:] / 22.05
    assert numpy.abs(numpy.cumsum(near) / 22.05 - told).max() < 500
    assert len(near) == len(phonemes)


async def test_two_rooms_get_the_sound_they_asked_for(recognizer: WhisperSpeechToText) -> None:
    voice = select.text_to_speech(config.TextToSpeech(speed=CLEAR))
    await voice.warm_up()

    async def spoken(sentence: str) -> str:
        sound = b"".join([piece.pcm async for piece in voice.synthesize(sentence)])
        return await _heard(recognizer, sound)

    heard = await asyncio.gather(*(spoken(sentence) for sentence in SENTENCES * 2))
    await voice.close()
    assert all(fuzz.ratio(said, sentence.casefold()) > 75 for said, sentence in zip(heard, SENTENCES * 2, strict=True))


async def _heard(recognizer: WhisperSpeechToText, pcm: bytes, ms: int = 60_000) -> str:
    """Return what Whisper hears in the first `ms` of the sound."""
    samples = numpy.frombuffer(pcm, numpy.int16)[: 22_050 * ms // 1000]
    sound = bytes(SAMPLE_RATE // 2) + soxr.resample(samples, 22_050, SAMPLE_RATE).tobytes() + bytes(SAMPLE_RATE)
    session = recognizer.session("en")
    for frame in split_frames(sound):
        session.feed(Frame(frame.pcm, frame.position, is_speech=True))
    return (await session.finish()).best.casefold()


def joined(pieces: Iterable[Spoken]) -> Spoken:
    """Return the pieces of a sentence as one."""
    pcm, words = b"", []
    for piece in pieces:
        words += [(end, len(pcm) // 2 * 1000 // 22_050 + ms) for end, ms in piece.words]
        pcm += piece.pcm
    return Spoken(pcm, tuple(words))


@functools.cache
def _voice() -> Voice:
    return Voice(find_voice(VOICE, download=True), speed=CLEAR, variation=0)
