"""Run inside a network namespace with `v0` down: a hub must be found again at an address that comes later."""

from __future__ import annotations

import asyncio
import subprocess

from shared import discovery


async def main() -> None:
    """Print the hub's URL before and after the interface came up."""
    discovery._INTERFACES_S = 1.0
    async with (
        discovery.browse() as urls,
        discovery.advertise("Moving", 4711, discovery.hub_properties("Moving", tls=False)),
        asyncio.timeout(40),
    ):
        print(await anext(urls), flush=True)
        for command in ("ip addr add 10.9.9.1/24 dev v0", "ip link set v0 up", "ip link set v1 up"):
            await asyncio.to_thread(subprocess.run, command.split(), check=True)
        async for url in urls:
            if "127.0.0.1" not in url:
                print(url)
                return


if __name__ == "__main__":
    asyncio.run(main())
