"""Brokers for tests: the embedded one, and mosquitto as a process, on a free port of this machine."""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.devices.broker import EmbeddedBroker

HOST = "127.0.0.1"
SYSTEM_PATH = "/usr/sbin:/usr/local/sbin:/usr/bin"
"""Where packages put servers; not every user's path has them."""
BROKERS = [pytest.param("embedded"), pytest.param("mosquitto", marks=pytest.mark.mosquitto)]


def find_mosquitto() -> str | None:
    """Return the path of the mosquitto program, None when it is not installed."""
    return shutil.which("mosquitto") or shutil.which("mosquitto", path=SYSTEM_PATH)


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(kind: str, port: int = 0) -> AsyncIterator[int]:
    """Run an `embedded` broker or `mosquitto` for the length of the block; yield its port."""
    if kind == "embedded":
        async with EmbeddedBroker(HOST, port) as broker:
            yield broker.port
    else:
        async with mosquitto(port or free_port()) as chosen:
            yield chosen


@asynccontextmanager
async def mosquitto(port: int) -> AsyncIterator[int]:
    """Run mosquitto without passwords and without memory."""
    program = find_mosquitto()
    assert program, "mosquitto is not installed"
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "mosquitto.conf"
        settings.write_text(f"listener {port} {HOST}\nallow_anonymous true\npersistence false\nmax_queued_messages 0\n")
        process = await asyncio.create_subprocess_exec(
            program, "-c", str(settings), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            while not _listens(port):
                assert process.returncode is None, "mosquitto did not start"
                await asyncio.sleep(0.02)
            yield port
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0
