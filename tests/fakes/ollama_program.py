"""A real Ollama server as a process of its own, for tests that want more than its protocol.

`HEARTH_TEST_MODEL` names a model that it has, `HEARTH_TEST_OLLAMA` the program where it is not `ollama`.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.broker import HOST, free_port
from tests.fakes.processes import end

MODEL = os.environ.get("HEARTH_TEST_MODEL", "")
_SLOT = re.compile(r'"loading cache slot".* prompt=(\d+) used=(\d+)')
_CHAT = re.compile(r'\[GIN\].*POST\s+"/api/chat"')


def find_ollama() -> str | None:
    """Return the path of the program, None when it is not there."""
    return shutil.which(os.environ.get("HEARTH_TEST_OLLAMA", "ollama"))


@dataclass(frozen=True, slots=True)
class RunningOllama:
    """A server that answers one request after the other."""

    url: str
    log: Path

    def prompts(self) -> list[tuple[int, int]]:
        """The tokens of each prompt so far, and how many of them it knew from the prompts before."""
        return [(int(whole), int(known)) for whole, known in _SLOT.findall(self.log.read_text())]

    def chats(self) -> int:
        """Requests for an answer that are over, whole or not."""
        return len(_CHAT.findall(self.log.read_text()))


@asynccontextmanager
async def ollama(folder: Path) -> AsyncIterator[RunningOllama]:
    """Run it on a free port of loopback, with its log in `folder`, for the length of the block."""
    program = find_ollama()
    assert program, "Ollama is not installed"
    port, log = free_port(), folder / "ollama.log"
    settings = {"OLLAMA_HOST": f"{HOST}:{port}", "OLLAMA_DEBUG": "1", "OLLAMA_NUM_PARALLEL": "1"}
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            program, "serve", stdout=output, stderr=output, env={**os.environ, **settings}
        )
    try:
        async with asyncio.timeout(30):
            while f"Listening on {HOST}:{port}" not in log.read_text():
                assert process.returncode is None, f"Ollama did not start:\n{log.read_text()[-2000:]}"
                await asyncio.sleep(0.1)
        yield RunningOllama(f"http://{HOST}:{port}", log)
    finally:
        await end(process)
