"""Real multicast DNS, on the loopback interface alone."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import AsyncIterator
from ipaddress import ip_interface
from pathlib import Path

import pytest

from shared.discovery import advertise, browse, hub_properties, hub_url, own_addresses

ROOT = Path(__file__).parent.parent.parent
LOOPBACK = ["127.0.0.1"]


async def next_at(port: int, urls: AsyncIterator[str]) -> str:
    """Return the next URL with this port; others may be announcing here too."""
    async with asyncio.timeout(30):
        async for url in urls:
            if f":{port}/" in url:
                return url
    raise AssertionError("an endless iterator ended")


def a_port() -> int:
    return random.randint(20_000, 60_000)


async def test_a_hub_is_found_before_and_after_the_search_began() -> None:
    early, late = a_port(), a_port()
    async with (
        advertise(f"Early {early}", early, hub_properties("Early", tls=False), interfaces=LOOPBACK),
        browse(interfaces=LOOPBACK) as urls,
    ):
        assert await next_at(early, urls) == f"ws://127.0.0.1:{early}/satellite"
        async with advertise(f"Late {late}", late, hub_properties("Late", tls=True), interfaces=LOOPBACK):
            assert await next_at(late, urls) == f"wss://127.0.0.1:{late}/satellite"


async def test_two_hubs_of_one_name_are_both_found() -> None:
    one, two = a_port(), a_port()
    name = f"Twin {one}"
    async with (
        browse(interfaces=LOOPBACK) as urls,
        advertise(name, one, hub_properties(name, tls=False), interfaces=LOOPBACK),
    ):
        await next_at(one, urls)
        async with advertise(name, two, hub_properties(name, tls=False), interfaces=LOOPBACK):
            await next_at(two, urls)


async def test_a_killed_hub_is_announced_again_when_it_is_back() -> None:
    port = a_port()
    program = (
        "import asyncio\n"
        "from shared.discovery import advertise, hub_properties\n"
        "async def main():\n"
        "    properties = hub_properties('Killed', tls=False)\n"
        f"    async with advertise('Killed {port}', {port}, properties, interfaces=['127.0.0.1']):\n"
        "        await asyncio.Event().wait()\n"
        "asyncio.run(main())\n"
    )
    async with browse(interfaces=LOOPBACK) as urls:
        for _ in range(2):
            hub = await asyncio.create_subprocess_exec(sys.executable, "-c", program, cwd=ROOT)
            try:
                await next_at(port, urls)
            finally:
                hub.send_signal(signal.SIGKILL)
                await hub.wait()


async def test_leaving_at_once_leaves_nothing_behind() -> None:
    async with advertise("Brief", a_port(), hub_properties("Brief", tls=False), interfaces=LOOPBACK):
        pass
    async with browse(interfaces=LOOPBACK):
        pass
    async with browse(interfaces=LOOPBACK) as urls:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await anext(urls)


@pytest.mark.parametrize("name", ["", "a.b.c", "x" * 100, "Küche" * 20, "new\nline"])
async def test_any_name_can_be_announced(name: str) -> None:
    port = a_port()
    async with (
        browse(interfaces=LOOPBACK) as urls,
        advertise(name, port, hub_properties(name[:60], tls=False), interfaces=LOOPBACK),
    ):
        await next_at(port, urls)


async def test_an_interface_that_is_not_there_is_a_warning_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = ["203.0.113.77"]
    with caplog.at_level(logging.WARNING, "shared.discovery"), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # zeroconf forgets a socket when it fails to join a group.
        async with (
            browse(interfaces=nowhere),
            advertise("Nowhere", 1, hub_properties("Nowhere", tls=False), interfaces=nowhere),
        ):
            await asyncio.sleep(0.5)
        gc.collect()
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "cannot be announced" in said
    assert "cannot be found" in said


def in_a_namespace(command: str) -> list[str]:
    return ["unshare", "--map-root-user", "--net", "sh", "-c", command]


def can_make_interfaces() -> bool:
    if not shutil.which("unshare") or not shutil.which("ip"):
        return False
    probe = in_a_namespace("ip link add v0 type veth peer name v1")
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_make_interfaces(), reason="needs unshare, ip and the right to make a network namespace")
def test_interfaces_are_followed_as_they_come() -> None:
    program = f"{sys.executable} -m tests.shared.moving_interfaces"
    setup = "ip link set lo up && ip link add v0 type veth peer name v1"
    done = subprocess.run(
        in_a_namespace(f"{setup} && {program}"), cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.splitlines() == ["ws://127.0.0.1:4711/satellite", "ws://10.9.9.1:4711/satellite"], done.stderr


MINE = [ip_interface("192.168.1.9/24"), ip_interface("172.17.0.1/16"), ip_interface("fd00::9/64")]


@pytest.mark.parametrize(
    ("addresses", "tls", "url"),
    [
        (["192.168.1.5"], None, "ws://192.168.1.5:8765/satellite"),
        (["192.168.1.5"], "1", "wss://192.168.1.5:8765/satellite"),
        (["192.168.1.5"], "yes", "ws://192.168.1.5:8765/satellite"),
        (["fd00::5"], "0", "ws://[fd00::5]:8765/satellite"),
        (["fd00::5", "192.168.1.5"], "0", "ws://192.168.1.5:8765/satellite"),
        (["10.0.0.5", "192.168.1.5"], "0", "ws://192.168.1.5:8765/satellite"),
        (["10.0.0.5", "fd00::5"], "0", "ws://[fd00::5]:8765/satellite"),
        (["172.17.0.1", "192.168.1.5"], "0", "ws://192.168.1.5:8765/satellite"),
        (["172.17.0.1", "10.0.0.5"], "0", "ws://10.0.0.5:8765/satellite"),
        (["fe80::1%eth0", "10.0.0.5"], "0", "ws://10.0.0.5:8765/satellite"),
        (["fe80::1%eth0"], "0", "ws://[fe80::1%25eth0]:8765/satellite"),
        (["192.168.1.9", "172.17.0.1"], "0", "ws://192.168.1.9:8765/satellite"),
    ],
)
def test_the_most_promising_address_is_taken(addresses: list[str], tls: str | None, url: str) -> None:
    assert hub_url(addresses, 8765, {"tls": tls}, MINE) == url


def test_what_a_server_is_reached_at() -> None:
    assert own_addresses("192.168.7.7") == ["192.168.7.7"]
    assert own_addresses(interfaces=["b", "a"]) == ["a", "b"]
    everywhere = own_addresses()
    assert everywhere
    assert not any(address.startswith("fe80") for address in everywhere)
    assert not any(":" in address for address in own_addresses("0.0.0.0"))
