"""Whatever somebody publishes, importing, reading and commanding never raises and never hangs."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.devices import discovery
from hub.devices.component import read
from hub.devices.model import ACTIONS, Device, Kind, State
from hub.devices.registry import Registry
from hub.devices.state import States
from hub.devices.templates import Payload, TemplateError
from hub.devices.verify import proofs, proven
from tests.hub.devices.samples import SAMPLES

PREFIX = "homeassistant"
ARGUMENTS: dict[str, Any] = {
    "brightness": 40, "color": "red", "color_temperature": 3000, "effect": "blink", "transition": 1, "position": 30,
    "tilt": 30, "percentage": 40, "temperature": 20, "temperature_low": 18, "temperature_high": 22, "humidity": 50,
    "on": True, "of": "mode", "option": "auto", "value": 3, "text": "abc", "code": "1234",
}  # fmt: skip
ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**40), max_value=10**40),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=20),
    st.sampled_from(
        [
            "", "~", "~~", "~/~", "a/+/b", "#", "$SYS/x", "\0", "\ud800", "x" * 70_000, [], {}, [[]], [None],
            {"~": "~"},
            [{"topic": "~"}], [{"t": 5}], "{{", "{{ 1 / 0 }}", "{{ value_json.a.b }}", "None", "nan", "1e400", "-1",
            "{% for i in range(10 ** 9) %}{% endfor %}", {"name": {"a": 1}}, [["a"], 1], "(a+)+$", "١٢", 1e308, 2**70,
        ]
    ),
)  # fmt: skip
PAYLOADS: st.SearchStrategy[bytes] = st.one_of(
    st.binary(max_size=30),
    ODD.map(lambda value: json.dumps(value).encode(errors="surrogatepass")),
    st.sampled_from(
        [
            b"ON", b"OFF", b"None", b"", b"50", b"nan", b"-1e400", b'{"state": "ON", "position": 40}', b"[" * 5000,
            b'{"state": {"state": []}}', b'{"state": null, "brightness": "x", "color": {"x": {}}}', b"1,2,3",
            b'{"event_type": "press"}', b'{"color_mode": "xy", "color": {"x": 9e99, "y": 0}}', b"\xff\xfe", b"1" * 5000,
        ]
    ),
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn, kind: Kind) -> bytes:
    """Return a configuration with a few things wrong: values swapped, keys dropped, bytes cut off."""
    options = copy.deepcopy(SAMPLES[kind])
    for key in draw(st.lists(st.sampled_from(sorted(options)), max_size=4)):
        what = draw(st.sampled_from(["odd", "odd", "drop", "inside", "borrow"]))
        if what == "drop":
            options.pop(key, None)
        elif what == "inside" and isinstance(options.get(key), dict | list) and options[key]:
            inner = options[key]
            place = draw(st.sampled_from(sorted(inner))) if isinstance(inner, dict) else 0
            inner[place] = copy.deepcopy(draw(ODD))
        elif what == "borrow":
            options[key] = copy.deepcopy(SAMPLES[draw(st.sampled_from(Kind))].get(key))
        else:
            options[key] = copy.deepcopy(draw(ODD))
    if draw(st.booleans()):
        part = {each: value for each, value in options.items() if each not in ("dev", "o")}
        part["p"] = draw(st.just(str(kind)) | ODD)
        options = {
            "dev": options.get("dev"),
            "o": options.get("o"),
            "~": draw(ODD),
            "cmps": {"a": part, "b": draw(ODD)},
        }
    data = json.dumps(options).encode(errors="surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        cut = draw(st.integers(0, len(data)))
        data = data[:cut] + draw(st.binary(max_size=3)) + data[cut + draw(st.integers(0, 3)) :]
    return data


def command(registry: Registry, states: States, key: str, action: str) -> None:
    component = registry.components[key].component
    for of in (None, *component.choices):
        words = component.choices.get(of or "", ("auto",))
        try:
            made = component.plan(action, {**ARGUMENTS, "of": of, "option": words[0]}, states.state(key, 0))
        except TemplateError:
            continue
        if made is not None:
            assert all(each.topic.encode() and each.payload.encode() is not None for each in made.publishes)
            proven(proofs(made, component), State(value="on", attributes={"brightness": "?", "position": None}))
            states.assume(key, made.assumed)


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_raises_or_hangs(kind: Kind, data: st.DataObject) -> None:
    registry, states = Registry({}, {}, {}), States()
    for component in (str(kind), "device"):
        payload = data.draw(mangled(kind))
        found = discovery.parse(PREFIX, f"{PREFIX}/{component}/thing/config", payload)
        assert found is not None
        registry.apply(found)
    registry.settle()
    assert all(isinstance(device, Device) for device in registry.devices.values())
    states.track(registry.components, 0)
    for topic in sorted(states.topics):
        topic.encode()
        for said in data.draw(st.lists(PAYLOADS, max_size=4)):
            states.receive(topic, said, 1)
            with suppress(UnicodeDecodeError):
                text = Payload(said.decode())
                for each in registry.components.values():
                    read(each.component, states.state(each.announced.key, 1), topic, text)
    states.lapse(1e9)
    for key in registry.components:
        for action in sorted(ACTIONS):
            command(registry, states, key, action)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_samples_themselves_are_good(kind: Kind) -> None:
    registry = Registry({}, {}, {})
    found = discovery.parse(PREFIX, f"{PREFIX}/{kind}/thing/config", json.dumps(SAMPLES[kind]).encode())
    assert found is not None
    assert registry.apply(found) == []
    registry.settle()
    (device,) = registry.devices.values()
    assert (device.kind, device.area) == (kind, "kitchen")
