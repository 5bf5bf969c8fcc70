"""The embedded MQTT broker, for a home that has none."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Any, Self

from shared.errors import HouseError

log = logging.getLogger(__name__)


class EmbeddedBroker:
    """An amqtt broker that lives as long as its `async with` block. It keeps nothing over a restart.

    It knows no passwords: bind it to this machine alone unless the network is trusted.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen on `host`; port 0 takes any free one."""
        self.host = host
        self.port = port
        """The port listened on, once the block is entered."""
        self._broker: Any = None
        self._connections: dict[asyncio.Task[Any], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        """Start listening. Raises `HouseError` when the address cannot be had."""
        from amqtt.broker import Broker
        from amqtt.errors import BrokerError

        for name in ("amqtt", "transitions"):
            # It reports every client that ends without a farewell as an error.
            logging.getLogger(name).setLevel(logging.CRITICAL)
        connections = self._connections

        class OwningBroker(Broker):  # type: ignore[misc]
            """Knows its connections: amqtt leaves those behind whose client id was taken over."""

            async def stream_connected(
                self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, listener_name: str
            ) -> None:
                task = asyncio.current_task()
                assert task is not None
                connections[task] = writer
                try:
                    await super().stream_connected(reader, writer, listener_name)
                except asyncio.CancelledError:
                    pass  # only `__aexit__` cancels; asyncio before 3.12 reports a cancelled connection as an error
                except RuntimeError as error:
                    # It walks along all subscriptions for a newcomer, and another may subscribe meanwhile. The
                    # connection ends and the client tries again.
                    log.warning("the embedded MQTT broker lost a connection: %s", error)
                finally:
                    connections.pop(task)
                    writer.close()

        self._broker = OwningBroker(
            {
                "listeners": {"default": {"type": "tcp", "bind": f"{self.host}:{self.port}"}},
                "plugins": {"amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True}},
            }
        )
        try:
            await self._broker.start()
        except BrokerError as error:
            raise HouseError(f"starting the embedded MQTT broker on {self.host}:{self.port}: {error}") from error
        self.port = self._broker._servers["default"].instance.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening and end every connection."""
        # Nobody new may come while the connections end, or amqtt waits for them (since Python 3.12 for ever).
        self._broker._servers["default"].instance.close()
        while tasks := list(self._connections):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        await self._broker.shutdown()
