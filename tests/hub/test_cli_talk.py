"""Talking to the hub in a terminal, and what it was asked to remember."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.cli.chat import chat_with
from hub.client import HubClient
from tests.hub.test_cli import hearth
from tests.hub.web.house import running_hub


async def test_facts_are_listed_and_forgotten(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        await hub.facts.add("the bins go out on Tuesday", "kitchen")
        listed = await hearth(tmp_path, "facts", "--url", hub.url)
        gone = await hearth(tmp_path, "facts", "--forget", "1", "--json", "--url", hub.url)
        again = await hearth(tmp_path, "facts", "--forget", "1", "--url", hub.url)
    assert listed.out.splitlines()[1].split("\t")[::3] == ["1", "the bins go out on Tuesday"]
    assert json.loads(gone.out) == []
    assert again.code == 1 and "no fact" in again.err


async def test_a_chat_goes_on_until_an_empty_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = iter(["hello", "x" * 3000, "lights", "", "never"])
    async with running_hub(tmp_path) as hub, HubClient(hub.url) as client:
        await chat_with(client, "kitchen", "", lambda: next(lines))
    told = capsys.readouterr().out.splitlines()
    assert told.count("Turned on the kitchen light") == 2
    assert any("2000" in line for line in told), "what is too long is told and the talk goes on"
    assert "  light.kitchen turn_on: confirmed" in told and any("(exact" in line for line in told)
