"""Who is to hear an announcement, and who of them cannot."""

from __future__ import annotations

import pytest

from hub.announce.listeners import Lacking, Listener, Whom, Why, plan
from hub.devices.model import Area

AREAS = (
    Area(id="kitchen", name="Kitchen", floor="Downstairs"),
    Area(id="living", name="Living room", floor="Downstairs"),
    Area(id="bedroom", name="Bedroom", floor="Upstairs", floor_aliases=("first floor",)),
)
KNOWN = (
    Listener(satellite="oven", area="kitchen"),
    Listener(satellite="window", area="kitchen"),
    Listener(satellite="sofa", area="living"),
    Listener(satellite="bed", area="bedroom", quiet=True),
    Listener(satellite="wardrobe", area="bedroom", quiet=True, present=False),
    Listener(satellite="roaming"),
)


@pytest.mark.parametrize(
    ("whom", "urgent", "speak", "lacking"),
    [
        (Whom(), False, "oven window sofa roaming", "bed:quiet wardrobe:away"),
        (Whom(), True, "oven window sofa bed roaming", "wardrobe:away"),
        (Whom(besides="kitchen"), False, "sofa roaming", "bed:quiet wardrobe:away"),
        (Whom(besides="roaming"), False, "oven window sofa", "bed:quiet wardrobe:away"),
        (Whom(areas=("kitchen",), besides="kitchen"), False, "oven window", ""),
        (Whom(satellites=("oven",), besides="kitchen"), False, "oven", ""),
        (Whom(satellites=("bed",)), False, "", "bed:quiet"),
        (Whom(floors=("downstairs",), besides="living"), False, "oven window", ""),
        (Whom(floors=("First floor",)), True, "bed", "wardrobe:away"),
        (Whom(areas=("kitchen", "living"), satellites=("roaming",)), False, "oven window sofa roaming", ""),
        (Whom(areas=("cellar",)), False, "", ""),
        (Whom(floors=("attic",)), False, "", ""),
    ],
)
def test_who_speaks_it_and_who_cannot(whom: Whom, urgent: bool, speak: str, lacking: str) -> None:
    found = plan(KNOWN, whom, AREAS, urgent=urgent)
    assert " ".join(each.satellite for each in found.speak) == speak
    assert " ".join(f"{each.satellite}:{each.why}" for each in found.lacking) == lacking
    assert found.nobody is (not speak and not lacking)


def test_a_room_hears_it_when_one_of_its_satellites_speaks_it() -> None:
    known = (
        Listener(satellite="oven", area="kitchen"),
        Listener(satellite="window", area="kitchen", present=False),
        Listener(satellite="bed", area="bedroom", quiet=True),
        Listener(satellite="wardrobe", area="bedroom", quiet=True),
    )
    assert plan(known, Whom(), AREAS).deaf == (Lacking(satellite="wardrobe", place="bedroom", why=Why.QUIET),)
