from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest

from satellite.kept import KeptRings, KeptVolume
from satellite.rings import KeptRing
from shared.messages import Ring, RingKind
from shared.tasks import cancel


async def kept(volume: KeptVolume, *levels: float) -> None:
    """Set levels while it is served, and end that."""
    serving = asyncio.create_task(volume.serve())
    await asyncio.sleep(0)
    for level in levels:
        volume.set(level)
    await cancel(serving)


async def test_what_was_set_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state" / "volume.json"
    first = KeptVolume(0.8, path)
    assert first.volume == 0.8
    await kept(first, 0.3, 0.4)
    assert KeptVolume(0.8, path).volume == 0.4
    assert [each.name for each in path.parent.iterdir()] == ["volume.json"]


async def test_whoever_changes_the_configuration_means_it(tmp_path: Path) -> None:
    path = tmp_path / "volume.json"
    await kept(KeptVolume(0.8, path), 0.3)
    assert KeptVolume(0.5, path).volume == 0.5


@pytest.mark.parametrize("content", [b"", b"{", b'{"volume": 7, "configured": 0.8}', b"\xff"])
def test_a_broken_file_is_reported_and_done_without(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "volume.json"
    path.write_bytes(content)
    assert KeptVolume(0.8, path).volume == 0.8
    assert str(path) in caplog.text


async def test_a_folder_that_cannot_be_written_is_reported_and_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    volume = KeptVolume(0.8, tmp_path / "file" / "volume.json")
    await kept(volume, 0.2)
    assert volume.volume == 0.2
    assert "cannot be kept" in caplog.text


async def test_without_a_path_nothing_is_kept(tmp_path: Path) -> None:
    volume = KeptVolume(0.8)
    await kept(volume, 0.2)
    assert volume.volume == 0.2


TEA = KeptRing(ring=Ring(id="tea", kind=RingKind.TIMER, in_ms=0, limit_ms=60_000, loudest=0.5), at=1234.5)


async def test_rings_are_there_after_a_restart_and_written_only_when_they_change(tmp_path: Path) -> None:
    path = tmp_path / "state" / "rings.json"
    for rings, is_written in (((TEA,), True), ((TEA,), False), ((), True), ((), False)):
        kept = KeptRings(path)
        path.unlink(missing_ok=True)
        serving = asyncio.create_task(kept.serve())
        await asyncio.sleep(0)
        kept.set(rings)
        await cancel(serving)
        assert path.exists() is is_written
        if not is_written:
            path.write_bytes(msgspec.json.encode(rings))
        assert list(KeptRings(path).rings) == list(rings)


@pytest.mark.parametrize("content", [b"", b"[{", b'[{"at": 5}]', b'{"rings": []}', b"\xff"])
async def test_a_broken_file_of_rings_is_reported_and_done_without(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "rings.json"
    path.write_bytes(content)
    assert KeptRings(path).rings == ()
    assert str(path) in caplog.text
