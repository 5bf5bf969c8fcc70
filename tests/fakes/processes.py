"""Hub and satellites as processes of their own, for the demo, the benchmarks and the end-to-end tests."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path

import msgspec

from hub.client import HubClient
from satellite import happenings as seen
from tests.fakes.broker import free_port

READY = "The hub is ready: "
START_S = 60.0
"""A hub loads its models in this time, also on a busy machine."""
PREPARED_S = 300.0
"""And makes the vectors of the examples in this time."""
LINE_LIMIT = 1024 * 1024

_decoder: msgspec.json.Decoder[seen.Happening] = msgspec.json.Decoder(reduce(or_, seen.Happening.__subclasses__()))


@dataclass(frozen=True, slots=True)
class RunningHub:
    """A hub that serves."""

    process: asyncio.subprocess.Process
    port: int
    mqtt_port: int
    token: str
    log: Path

    @property
    def url(self) -> str:
        """Web address."""
        return f"http://127.0.0.1:{self.port}"

    async def prepared(self) -> None:
        """Wait until everything that is made beside the turns is there."""
        async with HubClient(self.url) as client, asyncio.timeout(PREPARED_S):
            while (await client.health()).checks["models"].detail:  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.2)

    async def knows(self, devices: int) -> None:
        """Wait until so many devices have introduced themselves."""
        async with HubClient(self.url) as client, asyncio.timeout(START_S):
            while len(await client.devices()) < devices:  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.05)

    @property
    def satellite_url(self) -> str:
        """Address for satellites."""
        return f"ws://127.0.0.1:{self.port}/satellite"


@asynccontextmanager
async def hub(
    folder: Path, *options: str, port: int = 0, mqtt_port: int = 0, token: str = "demo", config: Path | None = None
) -> AsyncIterator[RunningHub]:
    """Run a hub on loopback; without `mqtt.host` among the options it starts its embedded broker.

    Its state and its log lie in `folder`. Meanings are not compared unless an option says so: a new folder means new
    vectors, which take a while. Leaving the block ends it.
    """
    port, mqtt_port = port or free_port(), mqtt_port or free_port()
    settings = {
        "server.host": "127.0.0.1",
        "server.port": port,
        "server.advertise": "false",
        "mqtt.port": mqtt_port,
        "pairing.token": token,
        "store.path": folder / "state",
        "understanding.meaning": "false",
    }
    command = [sys.executable, "-m", "hub", *(["--config", str(config)] if config else []), "run"]
    command += [f"--set={key}={value}" for key, value in settings.items()]
    command += [f"--set={each}" for each in options]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    log = folder / "hub.log"
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stderr=errors, env=_environment()
        )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(START_S):
            while not (line := (await process.stdout.readline()).decode()).startswith(READY):
                if not line:
                    raise RuntimeError(f"the hub did not start:\n{log.read_text()[-2000:]}")
        yield RunningHub(process, port, mqtt_port, token, log)
    finally:
        await end(process)


@asynccontextmanager
async def satellite(
    wav: Path, hub_url: str, token: str, *, area: str, name: str, out: Path | None = None, options: tuple[str, ...] = ()
) -> AsyncIterator[AsyncIterator[seen.Happening]]:
    """Run `hearth-satellite simulate` and give what happens at it; the iteration ends with the process.

    Raises `RuntimeError` from the iteration when it fails.
    """
    command = [sys.executable, "-m", "satellite", "simulate", str(wav), "--json", "--hub", hub_url, "--area", area]
    command += ["--name", name, f"--set=hub.token={token}", *(["--out", str(out)] if out else [])]
    command += [f"--set={each}" for each in options]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=_environment(),
        limit=LINE_LIMIT,
    )
    try:
        yield _happenings(process)
    finally:
        await end(process)


async def _happenings(process: asyncio.subprocess.Process) -> AsyncIterator[seen.Happening]:
    assert process.stdout is not None
    assert process.stderr is not None
    async for line in process.stdout:
        yield _decoder.decode(line)
    errors = (await process.stderr.read()).decode()
    if await process.wait():
        raise RuntimeError(f"the satellite failed:\n{errors[-2000:]}")


async def end(process: asyncio.subprocess.Process) -> None:
    """End a process that we started: in words first, then by force."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(10):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
    # Close the pipes' transports while the loop runs.
    process._transport.close()  # type: ignore[attr-defined]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("HEARTH_")}
