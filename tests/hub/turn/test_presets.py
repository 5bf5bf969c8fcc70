from __future__ import annotations

from dataclasses import fields

import msgspec
import pytest

from hub.config import HubConfig, Turn
from hub.turn.presets import PRESETS, times
from shared.config.shape import shape
from shared.endpoint import EndpointTimes


def test_every_preset_of_the_configuration_exists_and_the_usual_one_is_the_default() -> None:
    (field,) = (each for each in msgspec.structs.fields(Turn) if each.name == "preset")
    assert set(shape(field.type).choices) == set(PRESETS)
    assert times(HubConfig().turn)[0] == EndpointTimes()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_waits_longer_the_less_certain_the_end_is(name: str) -> None:
    waits, look_ms = PRESETS[name]
    assert look_ms < waits.complete_ms < waits.silence_ms <= waits.open_ms <= waits.dangling_ms < waits.no_speech_ms


@pytest.mark.parametrize("name", [each.name for each in fields(EndpointTimes) if each.name != "onset_ms"])
def test_every_figure_can_be_set_alone(name: str) -> None:
    turn = msgspec.convert({"preset": "patient", name: 5000}, type=Turn)
    found, _ = times(turn)
    patient, _ = PRESETS["patient"]
    for each in fields(EndpointTimes):
        assert getattr(found, each.name) == (5000 if each.name == name else getattr(patient, each.name))


def test_when_to_look_can_be_set() -> None:
    assert [times(Turn(look_ms=90))[1], times(Turn(preset="quick"))[1]] == [90, PRESETS["quick"][1]]
