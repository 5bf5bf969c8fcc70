"""Messages of any topics: which subscriptions are made for them, and each message once, through real brokers."""

from __future__ import annotations

import asyncio
from itertools import combinations

import aiomqtt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import Mqtt
from hub.devices.topics import Topics, disjoint, matches
from shared.tasks import Owner
from tests.fakes.broker import BROKERS, HOST, running


@pytest.mark.parametrize(
    ("pattern", "topic", "expected"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/c", False),
        ("a/+", "a/b", True),
        ("a/+", "a", False),
        ("a/+", "a/b/c", False),
        ("a/+/c", "a/b/c", True),
        ("+", "a", True),
        ("#", "a/b", True),
        ("a/#", "a", True),
        ("a/#", "a/b/c", True),
        ("a/#", "b", False),
        ("#", "$SYS/uptime", False),
        ("+/uptime", "$SYS/uptime", False),
        ("$SYS/#", "$SYS/uptime", True),
        ("a//b", "a//b", True),
        ("a/+/b", "a//b", True),
    ],
)
def test_matching(pattern: str, topic: str, expected: bool) -> None:
    assert matches(pattern, topic) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], set()),
        (["a", "b", "a"], {"a", "b"}),
        (["a/b", "a/+"], {"a/+"}),
        (["a/+", "a/#", "b"], {"a/#", "b"}),
        (["a/+/c", "a/b/+"], {"a/+/+"}),
        (["a/+/c", "a/+/d"], {"a/+/c", "a/+/d"}),
        (["a/#", "+/b"], {"+/#"}),
        (["#", "a/b", "+/c"], {"#"}),
    ],
)
def test_no_two_subscriptions_overlap(given: list[str], expected: set[str]) -> None:
    assert disjoint(given) == expected


LEVEL = st.sampled_from(["a", "b", "+"])
PATTERN = st.lists(LEVEL, min_size=1, max_size=3).flatmap(
    lambda levels: st.sampled_from(["/".join(levels), "/".join([*levels, "#"])])
)
TOPICS = [
    "/".join(levels)
    for levels in [[one] for one in "abc"] + [[x, y] for x in "abc" for y in "abc"] + [["a", "b", "c"], ["a", "a", "b"]]
]


@given(st.lists(PATTERN, max_size=5))
def test_each_wanted_topic_is_in_exactly_one_subscription(patterns: list[str]) -> None:
    found = disjoint(patterns)
    for topic in TOPICS:
        of = [each for each in found if matches(each, topic)]
        assert len(of) <= 1
        if any(matches(each, topic) for each in patterns):
            assert of
    assert all(one != two for one, two in combinations(found, 2))


@pytest.mark.parametrize("kind", BROKERS)
async def test_each_message_comes_once_and_what_is_retained_does_not(kind: str) -> None:
    async with running(kind) as port, Owner() as owner, aiomqtt.Client(HOST, port) as sender:
        await sender.publish("room/kitchen/button", "kept", retain=True, qos=1)
        topics = Topics(Mqtt(host=HOST, port=port))
        topics.follow(["room/+/button", "room/kitchen/+", "room/kitchen/button"])
        owner.start(topics.serve(), "topics")
        await topics.wait_subscribed()
        await sender.publish("room/kitchen/button", "single", qos=1)
        await sender.publish("room/hall/button", "double", qos=1)
        seen = [(await anext(topics)) for _ in range(2)]
        assert [(each.topic, each.payload) for each in seen] == [
            ("room/kitchen/button", b"single"),
            ("room/hall/button", b"double"),
        ]
        topics.follow(["other"])
        await topics.wait_subscribed()
        await sender.publish("room/kitchen/button", "gone", qos=1)
        await sender.publish("other", "here", qos=1)
        assert (await anext(topics)).payload == b"here"


async def test_a_broker_that_goes_and_comes_back() -> None:
    async with Owner() as owner:
        async with running("embedded") as port:
            topics = Topics(Mqtt(host=HOST, port=port))
            topics.follow(["a"])
            owner.start(topics.serve(), "topics")
            await topics.wait_subscribed()
        async with running("embedded", port), aiomqtt.Client(HOST, port) as sender:
            arriving = asyncio.ensure_future(topics.__anext__())
            while not arriving.done():  # nobody tells when it has followed again
                await sender.publish("a", "again", qos=1)
                await asyncio.sleep(0.05)
            assert (await arriving).payload == b"again"
