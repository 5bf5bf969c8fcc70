"""What is kept for sending again, what is dropped, and what a channel puts on the wire."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.channel import ACKNOWLEDGE_S, MAX_HELD, Channel, Outgoing
from shared.codec import encode
from shared.errors import ProtocolError
from shared.messages import Received
from shared.tasks import cancel


def everything(outgoing: Outgoing) -> list[str | bytes]:
    sent = []
    while (item := outgoing.next()) is not None:
        sent.append(item)
    return sent


def outgoing_of(*items: str | bytes, limit: int = 1000, keep: bool = True) -> Outgoing:
    outgoing = Outgoing(keep=keep, limit=limit)
    for item in items:
        outgoing.put(item)
    return outgoing


@pytest.mark.parametrize(
    ("sent", "acknowledged", "arrived", "again"),
    [
        (3, 0, 0, ["a", b"b", "c", b"d"]),
        (3, 0, 2, ["c", b"d"]),
        (3, 2, 2, ["c", b"d"]),
        (3, 0, 3, [b"d"]),
        (4, 4, 4, []),
        (0, 0, 0, ["a", b"b", "c", b"d"]),
    ],
)
def test_after_a_break_exactly_what_did_not_arrive_is_sent(
    sent: int, acknowledged: int, arrived: int, again: list[str | bytes]
) -> None:
    outgoing = outgoing_of("a", b"b", "c", b"d")
    for _ in range(sent):
        outgoing.next()
    outgoing.acknowledge(acknowledged)
    outgoing.rewind(arrived)
    assert everything(outgoing) == again


@pytest.mark.parametrize(("acknowledged", "claimed"), [(0, 3), (1, 0), (0, 99)])
def test_what_cannot_have_arrived_is_not_believed(acknowledged: int, claimed: int) -> None:
    outgoing = outgoing_of("a", "b", "c")
    outgoing.next(), outgoing.next()
    outgoing.acknowledge(acknowledged)
    assert not outgoing.may_have_arrived(claimed)
    with pytest.raises(ValueError, match=f"{claimed} messages cannot have arrived"):
        outgoing.rewind(claimed)


def test_the_oldest_sound_is_dropped_wherever_it_is_but_never_a_message() -> None:
    outgoing = outgoing_of("wake", b"11", b"22", "x", limit=6)
    assert [outgoing.next(), outgoing.next()] == ["wake", b"11"]
    for item in (b"33", b"44", "y"):
        outgoing.put(item)
    assert outgoing.dropped == 1
    outgoing.acknowledge(2)  # The dropped one counts, for it may have arrived.
    assert everything(outgoing) == [b"22", "x", b"33", b"44", "y"]
    outgoing.put(b"55")
    outgoing.rewind(2)
    assert everything(outgoing) == ["x", b"33", b"44", "y", b"55"]


def test_nothing_is_kept_for_those_who_do_not_want_it() -> None:
    outgoing = outgoing_of(b"123456", limit=6, keep=False)
    assert not outgoing.has_room
    assert everything(outgoing) == [b"123456"]
    assert outgoing.has_room
    assert not outgoing.may_have_arrived(1)


def test_too_many_messages_break_the_connection() -> None:
    outgoing = outgoing_of(*["x"] * MAX_HELD)
    with pytest.raises(ConnectionError, match=str(MAX_HELD)):
        outgoing.put("y")


@given(st.lists(st.one_of(st.just("put"), st.just("next"), st.just("arrive"), st.just("tell"), st.just("break"))))
def test_whatever_happens_everything_arrives_once_and_in_order(steps: list[str]) -> None:
    outgoing, wire, arrived, made = Outgoing(keep=True, limit=10**6), [], [], 0
    for step in [*steps, "break", *["next", "arrive"] * (len(steps) + 1)]:
        match step:
            case "put":
                outgoing.put(str(made))
                made += 1
            case "next":
                if (item := outgoing.next()) is not None:
                    wire.append(item)
            case "arrive":
                if wire:
                    arrived.append(wire.pop(0))
            case "tell":
                outgoing.acknowledge(len(arrived))
            case "break":
                wire.clear()
                outgoing.rewind(len(arrived))
    assert arrived == [str(number) for number in range(made)]


class Wire:
    def __init__(self) -> None:
        self.sent: list[str | bytes] = []

    async def send_str(self, data: str) -> None:
        self.sent.append(data)

    async def send_bytes(self, data: bytes) -> None:
        self.sent.append(data)


@pytest.mark.virtual_time
async def test_a_channel_acknowledges_soon_and_not_every_message() -> None:
    channel, wire = Channel(keep=True, limit=1000), Wire()
    work = asyncio.create_task(channel.deliver(wire))
    for _ in range(10):
        channel.took()
        await asyncio.sleep(ACKNOWLEDGE_S / 20)
    assert wire.sent == []
    channel.put("hello")
    await asyncio.sleep(ACKNOWLEDGE_S)
    assert wire.sent == ["hello", encode(Received(count=10))]
    await asyncio.sleep(10)
    assert len(wire.sent) == 2, "nothing came since"
    await cancel(work)


@pytest.mark.virtual_time
async def test_who_sends_sound_waits_for_room_until_it_is_acknowledged_or_over() -> None:
    channel, wire = Channel(keep=True, limit=4), Wire()
    work = asyncio.create_task(channel.deliver(wire))
    channel.put(b"1234")
    waiting = asyncio.create_task(channel.room())
    await asyncio.sleep(1)
    assert not waiting.done()
    channel.acknowledge(1)
    await waiting
    channel.put(b"1234")
    waiting = asyncio.create_task(channel.room())
    await asyncio.sleep(1)
    channel.close("gone for good")
    await waiting
    with pytest.raises(ConnectionError, match="gone for good"):
        channel.put("more")
    with pytest.raises(ProtocolError, match="7 messages cannot have arrived"):
        channel.acknowledge(7)
    await cancel(work)
