"""What was said before starts at once: on disk, in memory, and never anything that is damaged."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub import config
from hub.brain.confirmations import confirmations
from hub.engines import select
from hub.engines.base import Spoken
from hub.engines.phrases import COUNTED, COUNTS, PhraseFolder, decode, encode, key
from hub.engines.remembered import MEMORY_BYTES, RememberingTextToSpeech
from shared.audio import AudioFormat
from shared.errors import EngineError
from shared.tasks import closing

PIECES = (Spoken(b"\x01\x00" * 40, ((3, 20), (7, 90))), Spoken(b"\x02\x00" * 10))


class Counting:
    """Text-to-speech whose sound tells which time it was made."""

    def __init__(self, identity: str = "voice 1.0") -> None:
        self.identity = identity
        self.made: list[str] = []
        self.slow = asyncio.Event()
        self.slow.set()
        self.size = 100
        self.given_up = 0

    @property
    def format(self) -> AudioFormat:
        return AudioFormat(22_050)

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        self.made.append(sentence)
        if sentence == "fail":
            raise EngineError("on purpose")
        try:
            await self.slow.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        yield Spoken(bytes([len(self.made)]) * self.size, ((len(sentence), 50),))

    async def prepare(self, sentence: str) -> None: ...

    async def warm_up(self) -> None: ...

    async def close(self) -> None: ...


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@asynccontextmanager
async def preparing(
    engine: Counting, sentence: str, folder: Path | None = None
) -> AsyncIterator[tuple[RememberingTextToSpeech, asyncio.Task[None]]]:
    """A memory that prepares a sentence, with an engine that comes to no end until its `slow` is set."""
    tts = RememberingTextToSpeech(engine, folder=folder, limit=10_000)
    await tts.warm_up()
    engine.slow.clear()
    task = asyncio.create_task(tts.prepare(sentence))
    await asyncio.sleep(0.01)
    yield tts, task
    await tts.close()


async def said(tts: RememberingTextToSpeech, text: str, *, keep: bool = True) -> list[Spoken]:
    return [piece async for piece in tts.synthesize(text, keep=keep)]


async def test_a_sentence_is_made_once_and_kept_over_a_restart(tmp_path: Path) -> None:
    engine = Counting()
    for _ in range(2):
        tts = RememberingTextToSpeech(engine, folder=tmp_path / "speech", limit=10_000)
        await tts.warm_up()
        assert await said(tts, "Done.") == await said(tts, "Done.") == [Spoken(b"\x01" * 100, ((5, 50),))]
        await tts.close()
    assert engine.made == ["Done."]
    files = list((tmp_path / "speech").iterdir())
    assert stat.S_IMODE((tmp_path / "speech").stat().st_mode) == 0o700
    assert len(files) == 2 and {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_another_voice_or_pace_is_another_sound(tmp_path: Path) -> None:
    for identity in ("voice 1.0", "voice 1.2", "other 1.0"):
        engine = Counting(identity)
        tts = RememberingTextToSpeech(engine, folder=tmp_path, limit=10_000)
        await tts.warm_up()
        await said(tts, "Done.")
        await tts.close()
        assert engine.made == ["Done."]


async def test_what_was_said_most_often_is_made_ready_for_a_new_voice(tmp_path: Path) -> None:
    old = RememberingTextToSpeech(Counting(), folder=tmp_path, limit=10_000)
    await old.warm_up()
    for text in ("The lamp is on.", "Rare.", "The lamp is on.", "Done.", "Done.", "Done."):
        await said(old, text)
    await old.close()
    engine = Counting("new voice")
    new = RememberingTextToSpeech(engine, folder=tmp_path, limit=10_000)
    await new.warm_up()
    assert await new.make_ready(["Okay."]) == 3
    assert engine.made == ["Okay.", "Done.", "The lamp is on."]
    assert await new.make_ready(["fail", "never reached"]) == 0
    await said(new, "Okay.")
    await new.close()
    assert engine.made.count("Okay.") == 1


async def test_announcements_leave_nothing_behind_and_neither_does_a_history_of_no_days(tmp_path: Path) -> None:
    engine = Counting()
    tts = RememberingTextToSpeech(engine, folder=tmp_path, limit=10_000)
    await tts.warm_up()
    await said(tts, "The doctor called.", keep=False)
    await said(tts, "Done.")
    await tts.close()
    assert not any(b"doctor" in file.read_bytes() for file in _files(tmp_path))
    assert _files(tmp_path)
    none = RememberingTextToSpeech(engine, folder=tmp_path, limit=0)
    await none.warm_up()
    await said(none, "Done.")
    await none.close()
    assert _files(tmp_path) == []


async def test_a_prepared_sentence_starts_at_once_and_is_on_disk_only_when_it_was_said(tmp_path: Path) -> None:
    engine = Counting()
    async with preparing(engine, "Turned on the lamp.", tmp_path) as (tts, prepared):
        speaking = asyncio.create_task(said(tts, "Turned on the lamp."))
        await asyncio.sleep(0.01)
        assert _files(tmp_path) == []
        engine.slow.set()
        await prepared
        assert await speaking
        assert engine.made == ["Turned on the lamp."], "who asks while it is made waits for it"
        assert len(_files(tmp_path)) == 1


async def test_preparing_that_is_given_up_leaves_the_sentence_to_whoever_waits() -> None:
    engine = Counting()
    async with preparing(engine, "Done.") as (tts, prepared):
        speaking = asyncio.create_task(said(tts, "Done."))
        await asyncio.sleep(0.01)
        prepared.cancel()
        await asyncio.wait([prepared])
        engine.slow.set()
        assert await speaking == [Spoken(b"\x01" * 100, ((5, 50),))]
        assert engine.made == ["Done."], "it was made on for whoever still wanted it"


async def test_what_nobody_wants_any_more_is_made_no_further_and_made_anew_when_wanted_again() -> None:
    engine = Counting()
    async with preparing(engine, "Done.") as (tts, prepared):
        prepared.cancel()
        speaking = asyncio.create_task(said(tts, "Done."))
        await asyncio.wait([prepared])
        assert engine.given_up == 1
        engine.slow.set()
        assert await speaking == [Spoken(b"\x02" * 100, ((5, 50),))]


async def test_who_asks_for_a_sentence_that_is_being_made_gets_each_piece_at_once() -> None:
    class InTwo(Counting):
        async def synthesize(
            self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
        ) -> AsyncIterator[Spoken]:
            yield Spoken(b"first")
            async for piece in super().synthesize(sentence):
                yield piece

    engine = InTwo()
    async with preparing(engine, "Done.") as (tts, prepared):
        async with closing(tts.synthesize("Done.")) as pieces:
            assert await anext(pieces) == Spoken(b"first")
            assert not prepared.done()
            engine.slow.set()
            assert [piece async for piece in pieces] == [Spoken(b"\x01" * 100, ((5, 50),))]
        await prepared
        assert engine.made == ["Done."]


async def test_a_failure_reaches_all_who_wait_and_is_not_kept() -> None:
    engine = Counting()
    tts = RememberingTextToSpeech(engine)
    await tts.warm_up()
    found = await asyncio.gather(said(tts, "fail"), tts.prepare("fail"), return_exceptions=True)
    assert [str(each) for each in found] == ["on purpose"] * 2
    with pytest.raises(EngineError):
        await said(tts, "fail")
    assert engine.made == ["fail", "fail"]
    await tts.close()


async def test_memory_is_bounded() -> None:
    engine = Counting()
    engine.size = MEMORY_BYTES // 3
    tts = RememberingTextToSpeech(engine)
    await tts.warm_up()
    for text in ("one", "two", "three", "one", "four", "one", "two"):
        await said(tts, text)
    assert engine.made == ["one", "two", "three", "four", "two"]
    await tts.close()


async def test_a_folder_that_cannot_be_had_is_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "speech").write_text("a file")
    tts = RememberingTextToSpeech(Counting(), folder=tmp_path / "speech", limit=10_000)
    await tts.warm_up()
    assert await said(tts, "Done.")
    await tts.close()
    assert "not kept" in caplog.text


def test_the_folder_lets_go_of_what_was_used_longest_ago(tmp_path: Path) -> None:
    size = len(encode("a", PIECES))
    folder = PhraseFolder(tmp_path, size * 5)
    for number, text in enumerate("abcde"):
        folder.put(key("v", text), text, PIECES)
        os.utime(tmp_path / f"{key('v', text)}.phrase", (number, number))
    assert folder.get(key("v", "a"), "a") == PIECES
    again = PhraseFolder(tmp_path, size * 5)
    again.put(key("v", "f"), "f", PIECES)
    assert again.get(key("v", "b"), "b") is None
    assert again.get(key("v", "a"), "a") == PIECES
    again.put(key("v", "g"), "g", [Spoken(bytes(size * 2))])
    assert again.get(key("v", "g"), "g") is None, "what would take more than its share is not kept"


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "no head"])
def test_a_damaged_phrase_counts_as_missing(tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    folder = PhraseFolder(tmp_path, 10_000)
    name = key("v", "private words")
    folder.put(name, "private words", PIECES)
    file = tmp_path / f"{name}.phrase"
    data = file.read_bytes()
    damaged = {"cut": data[:-9], "changed": data[:-1] + b"x", "empty": b"", "no head": b"{}\n" + data}
    file.write_bytes(damaged[damage])
    assert folder.get(name, "private words") is None
    assert not file.exists()
    assert "made again" in caplog.text and "private" not in caplog.text
    folder.put(name, "private words", PIECES)
    assert folder.get(name, "private words") == PIECES


def test_counts_are_bounded_and_survive_damage(tmp_path: Path) -> None:
    folder = PhraseFolder(tmp_path, 10_000)
    for number in range(COUNTED + 50):
        folder.said(key("v", str(number)), str(number), ())
        folder.said(key("v", "often"), "often", ())
    folder.save()
    assert PhraseFolder(tmp_path, 10_000).most_said(5) == ["often"]
    (tmp_path / COUNTS).write_text("[")
    assert PhraseFolder(tmp_path, 10_000).most_said(5) == []


def test_a_phrase_comes_back_as_it_was_kept() -> None:
    assert decode(encode("text", PIECES), "text") == PIECES
    with pytest.raises(ValueError, match="not what was written"):
        decode(encode("text", PIECES), "other text")


async def test_the_real_voice_says_the_same_twice_and_tells_the_same_words(tmp_path: Path) -> None:
    options = config.TextToSpeech()
    heard = []
    for _ in range(2):
        tts = select.remembering(select.text_to_speech(options), options, tmp_path / "speech", keep=True)
        await tts.warm_up()
        heard.append(await said(tts, confirmations("en")[0]))
        await tts.close()
    assert heard[0] == heard[1], "the voice varies from time to time, so this is the sound that was kept"
    assert [end for piece in heard[0] for end, _ in piece.words] == [5]
