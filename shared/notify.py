"""Tell systemd how the service is doing (sd_notify(3)); outside systemd every call does nothing."""

from __future__ import annotations

import asyncio
import logging
import os
import socket

log = logging.getLogger(__name__)


def ready(status_text: str = "") -> None:
    """Say that start-up is over."""
    _send("READY=1", *_status(status_text))


def stopping() -> None:
    """Say that shutdown has begun."""
    _send("STOPPING=1")


def status(text: str) -> None:
    """Set the line that `systemctl status` shows. Never anything that people said."""
    _send(*_status(text))


def watchdog_interval() -> float | None:
    """Return how often systemd wants a sign of life, in seconds; None when it wants none from this process.

    Half of `$WATCHDOG_USEC`, as sd_watchdog_enabled(3) advises.
    """
    wanted, process = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
    if not wanted.isdecimal() or int(wanted) == 0 or (process and process != str(os.getpid())):
        return None
    return int(wanted) / 2_000_000


async def watchdog() -> None:
    """Give a sign of life again and again until cancelled. A blocked event loop gives none and is restarted."""
    interval = watchdog_interval()
    if interval is None:
        await asyncio.Event().wait()
        return
    while True:
        _send("WATCHDOG=1")
        await asyncio.sleep(interval)


def _status(text: str) -> list[str]:
    return [f"STATUS={' '.join(text.split())}"] if text else []


def _send(*lines: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not lines:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.setblocking(False)
            sender.sendto("\n".join(lines).encode(), address)
    except OSError as error:
        log.warning("systemd cannot be told %s: %s", lines[0], error)
