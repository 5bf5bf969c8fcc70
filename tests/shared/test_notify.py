from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared import notify
from shared.tasks import cancel


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(str(tmp_path / "notify"))
        receiver.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield receiver


def test_states_reach_systemd(systemd: socket.socket) -> None:
    notify.ready("2 satellites")
    notify.status("3\nsatellites")
    notify.stopping()
    received = [systemd.recv(4096).decode() for _ in range(3)]
    assert received == ["READY=1\nSTATUS=2 satellites", "STATUS=3 satellites", "STOPPING=1"]


def test_abstract_sockets_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"hearth-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(f"\0{name}")
        receiver.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
        notify.ready()
        assert receiver.recv(100) == b"READY=1"


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify.ready("x")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    notify.ready("x")


@pytest.mark.parametrize(
    ("wanted", "process", "interval"),
    [
        ("", "", None),
        ("0", "", None),
        ("junk", "", None),
        ("30000000", "", 15.0),
        ("30000000", "1", None),
        ("30000000", str(os.getpid()), 15.0),
    ],
)
def test_the_watchdog_is_fed_at_half_its_time(
    wanted: str, process: str, interval: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", wanted)
    monkeypatch.setenv("WATCHDOG_PID", process)
    assert notify.watchdog_interval() == interval


@pytest.mark.virtual_time
async def test_the_watchdog_is_fed_until_it_is_cancelled(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "30000000")
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    task = asyncio.create_task(notify.watchdog())
    await asyncio.sleep(46)
    await cancel(task)
    systemd.setblocking(False)
    fed = []
    while True:
        try:
            fed.append(systemd.recv(100))
        except BlockingIOError:
            break
    assert fed == [b"WATCHDOG=1"] * 4


@pytest.mark.virtual_time
async def test_without_a_watchdog_the_task_waits_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    task = asyncio.create_task(notify.watchdog())
    await asyncio.sleep(100)
    assert not task.done()
    await cancel(task)
