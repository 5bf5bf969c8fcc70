"""Captured scenes on real SQLite files."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from hub.devices.model import Command
from hub.store.scene import CapturedScene
from hub.store.scenes import open_scenes

COMMANDS = (
    Command(device="light.lamp", action="turn_on", arguments={"brightness": 20, "color": [255, 0, 0]}),
    Command(device="cover.blind", action="close"),
)


async def test_a_scene_survives_a_restart_until_it_is_forgotten(tmp_path: Path) -> None:
    scene = CapturedScene(id="scene.movie", name="Movie", area="den", commands=COMMANDS, saved_at=5.0)
    async with open_scenes(tmp_path / "scenes.db") as scenes:
        await scenes.put(scene)
        await scenes.put(CapturedScene(id="scene.a", name="A", commands=COMMANDS[1:], saved_at=1.0))
    async with open_scenes(tmp_path / "scenes.db") as scenes:
        assert [each.id for each in await scenes.all()] == ["scene.a", "scene.movie"]
        assert (await scenes.all())[1] == scene
        assert await scenes.forget("scene.a") and not await scenes.forget("scene.a")
        assert await scenes.all() == [scene]


async def test_a_scene_that_cannot_be_read_harms_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with open_scenes(tmp_path / "scenes.db") as scenes:
        await scenes.put(CapturedScene(id="scene.a", name="A", commands=COMMANDS, saved_at=1.0))
        await scenes._database.write("INSERT INTO scenes VALUES ('scene.bad', 'Bad', '', '[{\"device\": 5}]', 2)")
        with caplog.at_level(logging.WARNING):
            assert [each.id for each in await scenes.all()] == ["scene.a"]
    assert "scene.bad" in caplog.text
