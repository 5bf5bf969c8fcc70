"""When a satellite is made quiet, and when its volume comes back."""

from __future__ import annotations

from datetime import datetime

import pytest

from hub.hours import daily
from hub.store.quiet import Whisper
from hub.volumes.whispering import Quietly, Step, begin, by_hand, end, settle
from tests.fakes.wall_clock import BERLIN

NIGHT = Quietly(daily("21:00-06:30"), 0.2)
NONE = Quietly(None, 0.2)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-01-{text}").replace(tzinfo=BERLIN)


def whisper(until: str | None, level: float = 0.2, before: float = 0.6, *, over: bool = False) -> Whisper:
    end = local(until).timestamp() if until else None
    return Whisper(satellite="s", level=level, before=before, until=end, over=over)


THIS_NIGHT = "16 06:30"


@pytest.mark.parametrize(
    ("volume", "quietly", "now", "kept", "joined", "step"),
    [
        # The hours begin, once; a satellite that is quieter already stays so.
        (0.6, NIGHT, "15 20:59", None, False, Step()),
        (0.6, NIGHT, "15 21:00", None, False, Step(0.2, whisper(THIS_NIGHT))),
        (0.6, NIGHT, "16 03:00", None, True, Step(0.2, whisper(THIS_NIGHT))),
        (0.2, NIGHT, "15 22:00", whisper(THIS_NIGHT), False, Step(None, whisper(THIS_NIGHT))),
        (0.1, NIGHT, "15 21:00", None, False, Step(None, whisper(THIS_NIGHT, before=0.1, over=True))),
        (0.6, NONE, "15 21:00", None, False, Step()),
        # They end: what it was comes back, unless somebody set another volume meanwhile.
        (0.2, NIGHT, "16 06:30", whisper(THIS_NIGHT), False, Step(0.6)),
        (0.205, NIGHT, "16 09:00", whisper(THIS_NIGHT), True, Step(0.6)),
        (0.4, NIGHT, "16 06:30", whisper(THIS_NIGHT), True, Step()),
        (0.2, NIGHT, "16 06:30", whisper(THIS_NIGHT, over=True), False, Step()),
        # A satellite that was restarted is told again; one that somebody made louder is not.
        (0.6, NIGHT, "15 23:00", whisper(THIS_NIGHT), True, Step(0.2, whisper(THIS_NIGHT))),
        (0.6, NIGHT, "15 23:00", whisper(THIS_NIGHT, over=True), True, Step(None, whisper(THIS_NIGHT, over=True))),
        (0.1, NIGHT, "15 23:00", whisper(THIS_NIGHT), True, Step(None, whisper(THIS_NIGHT))),
        # The next night begins where the last one was never ended; the volume of before that one comes back.
        (0.2, NIGHT, "16 22:00", whisper(THIS_NIGHT), True, Step(0.2, whisper("17 06:30"))),
        # What was asked for has no hours: it lasts until told otherwise, or until its time.
        (0.2, NIGHT, "18 12:00", whisper(None), False, Step(None, whisper(None))),
        (0.2, NONE, "15 13:00", whisper("15 13:00"), False, Step(0.6)),
        (0.2, NIGHT, "15 21:30", whisper("15 21:30"), False, Step(0.2, whisper(THIS_NIGHT))),
    ],
)
def test_what_the_hour_asks_for(
    volume: float, quietly: Quietly, now: str, kept: Whisper | None, joined: bool, step: Step
) -> None:
    assert settle("s", volume, quietly, local(now), kept, joined=joined) == step


@pytest.mark.parametrize(
    ("volume", "kept", "until", "step"),
    [
        (0.6, None, None, Step(0.2, whisper(None))),
        (0.6, None, "16 08:00", Step(0.2, whisper("16 08:00"))),
        (0.2, whisper(THIS_NIGHT), "16 08:00", Step(None, whisper("16 08:00"))),
        (0.5, whisper(THIS_NIGHT, over=True), None, Step(0.2, whisper(None, before=0.5))),
        (0.1, None, None, Step(None, whisper(None, level=0.1, before=0.1))),
    ],
)
def test_asked_to_speak_quietly(volume: float, kept: Whisper | None, until: str | None, step: Step) -> None:
    assert begin("s", volume, NIGHT, local(until) if until else None, kept) == step


@pytest.mark.parametrize(
    ("volume", "quietly", "now", "kept", "level", "is_kept"),
    [
        (0.2, NONE, "15 12:00", whisper(None), 0.6, False),
        (0.4, NONE, "15 12:00", whisper(None), None, False),
        (0.6, NONE, "15 12:00", None, None, False),
        (0.2, NIGHT, "15 22:00", whisper(THIS_NIGHT), 0.6, True),
        (0.2, NIGHT, "15 22:00", None, None, True),
    ],
)
def test_asked_to_speak_as_usual(
    volume: float, quietly: Quietly, now: str, kept: Whisper | None, level: float | None, is_kept: bool
) -> None:
    step = end(volume, quietly, local(now), kept)
    assert (step.level, step.whisper is not None) == (level, is_kept)
    if step.whisper is not None:
        assert step.whisper.over and step.whisper.until == local(THIS_NIGHT).timestamp(), "not again this night"


def test_a_volume_that_somebody_sets_stays() -> None:
    assert by_hand(0.4, whisper(THIS_NIGHT)) == whisper(THIS_NIGHT, over=True)
    assert by_hand(0.205, whisper(THIS_NIGHT)) == whisper(THIS_NIGHT)
    assert by_hand(0.4, None) is None
