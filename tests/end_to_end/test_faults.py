"""Strangers, garbage and a broker that goes away: refused or said in clear words, and nothing else disturbed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest

from hub.client import HubClient
from hub.web.services import AskBody
from shared import codec, pairing
from shared.messages import PROTOCOL, Cause, Challenge, Hello, Problem, ProblemCode, SetRings, Welcome, Woke
from tests.fakes import broker, processes
from tests.fakes.house import House


async def ask(running: processes.RunningHub, text: str) -> Any:
    async with HubClient(running.url) as client:
        return await client.ask(AskBody(text=text))


@asynccontextmanager
async def stranger(running: processes.RunningHub) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    async with aiohttp.ClientSession() as http, http.ws_connect(running.satellite_url) as socket:
        yield socket


async def join(
    socket: aiohttp.ClientWebSocketResponse, token: str, name: str = "attic", protocol: str = PROTOCOL
) -> Welcome | Problem:
    challenge = codec.decode_to_satellite(await socket.receive_str())
    assert isinstance(challenge, Challenge)
    proof = pairing.proof(token, challenge.nonce, "satellite", name)
    await socket.send_str(codec.encode(Hello(protocol=protocol, satellite=name, nonce="n" * 32, proof=proof)))
    answer = codec.decode_to_satellite(await socket.receive_str())
    assert isinstance(answer, Welcome | Problem)
    return answer


async def problem(socket: aiohttp.ClientWebSocketResponse) -> Problem:
    answer: object = SetRings(rings=())  # What is to ring is told to everybody who joins.
    while isinstance(answer, SetRings):
        answer = codec.decode_to_satellite(await socket.receive_str())
    assert isinstance(answer, Problem)
    return answer


async def test_whatever_a_satellite_does_wrong_is_refused_in_words(tmp_path: Path) -> None:
    async with processes.hub(tmp_path / "hub") as running, stranger(running) as good:
        welcome = await join(good, running.token, "good")
        assert isinstance(welcome, Welcome)
        assert pairing.is_proof(running.token, "n" * 32, "hub", "good", welcome.proof)

        async with stranger(running) as socket:
            refused = await join(socket, "guessed")
            assert isinstance(refused, Problem)
            assert refused.code == ProblemCode.REFUSED
            assert "hearth-hub satellites --token" in refused.reason
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
            assert socket.close_code == 4401

        async with stranger(running) as socket:
            refused = await join(socket, running.token, protocol="9.0")
            assert isinstance(refused, Problem)
            assert refused.code == ProblemCode.WRONG_PROTOCOL

        async with stranger(running) as socket:
            await socket.receive_str()
            await socket.send_bytes(b"let me in")
            assert (await problem(socket)).code == ProblemCode.OUT_OF_ORDER

        for sent, code, words in (
            (b"\x07garbage that is no frame", ProblemCode.BAD_FRAME, "unknown kind 7"),
            (b"\x01", ProblemCode.BAD_FRAME, "header of 12 bytes"),
            ('{"type": "Dance"}', ProblemCode.UNKNOWN_TYPE, "Dance"),
            ('{"type": "Woke", "turn": "t"}', ProblemCode.BAD_MESSAGE, "stream"),
            ("not json", ProblemCode.BAD_MESSAGE, "JSON"),
            (bytes(10_000_000), ProblemCode.TOO_LARGE, "10000000"),
            ("x" * 10_000_000, ProblemCode.TOO_LARGE, "10000000"),
        ):
            await (good.send_bytes(sent) if isinstance(sent, bytes) else good.send_str(sent))
            told = await problem(good)
            assert (told.code, words in told.reason) == (code, True), told

        # The same connection still has turns, and the rest of the hub never noticed.
        woke = Woke(turn="t1", stream=1, cause=Cause.BUTTON, begin=0, wake_end=0)
        await good.send_str(codec.encode(woke))
        record = await ask(running, "what time is it")
        assert record.outcome == "answered"

        async with stranger(running) as newer:
            assert isinstance(await join(newer, running.token, "good"), Welcome)
            while (message := await good.receive()).type is aiohttp.WSMsgType.TEXT:
                told_last = codec.decode_to_satellite(message.data)
            assert isinstance(told_last, Problem)
            assert told_last.code == ProblemCode.REPLACED


@pytest.mark.parametrize("kind", broker.BROKERS)
async def test_a_broker_that_goes_away_is_said_and_comes_back(kind: str, tmp_path: Path) -> None:
    port = broker.free_port()
    async with processes.hub(tmp_path / "hub", "mqtt.host=127.0.0.1", mqtt_port=port) as running:
        async with broker.running(kind, port), House("127.0.0.1", port):
            assert (await until_confirmed(running, "turn on the kitchen light")).done
        record = await ask(running, "turn off the kitchen light")
        assert record.done == ("light.kitchen_light turn_off: unreachable",)
        assert "can't reach the house" in record.said
        async with aiohttp.ClientSession() as http, http.get(f"{running.url}/healthz") as response:
            assert response.status == 503
            assert not msgspec.json.decode(await response.read())["checks"]["broker"]["ok"]
        async with broker.running(kind, port), House("127.0.0.1", port) as house:
            await until_confirmed(running, "turn off the kitchen light")
            assert house.state("light.kitchen_light")["state"] == "OFF"


async def until_confirmed(running: processes.RunningHub, text: str) -> Any:
    """Ask until the house is there; the hub reconnects by itself."""
    async with asyncio.timeout(40):
        while True:
            record = await ask(running, text)
            if record.done and all(each.endswith("confirmed") for each in record.done):
                return record
            await asyncio.sleep(0.3)
