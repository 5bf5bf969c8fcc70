"""Several lengths in one breath: which they are, and what is only one."""

from __future__ import annotations

import pytest

from hub.intents.errands.lengths import Length
from tests.hub.intents.errands.finding import whole

ROWS: list[tuple[str, str, list[tuple[int, str]] | None]] = [
    ("en", "5 and 10 minutes", [(300, ""), (600, "")]),
    ("en", "one for 5 minutes and one for 10", [(300, ""), (600, "")]),
    ("en", "one hour, 30 minutes and 15", [(3600, ""), (1800, ""), (900, "")]),
    ("en", "one for ten minutes, and another one for two hours", [(600, ""), (7200, "")]),
    ("en", "for the pasta 8 minutes and for the eggs 6", [(480, "pasta"), (360, "eggs")]),
    ("en", "8 minutes for the pasta, 90 seconds for the tea", [(480, "pasta"), (90, "tea")]),
    ("en", "ten minutes", None),
    ("en", "5 and 10", None),
    ("en", "10 minutes and turn off the light", None),
    ("de", "einen auf 5 Minuten und einen auf 10", [(300, ""), (600, "")]),
    ("fr", "un de cinq minutes et un autre de dix", [(300, ""), (600, "")]),
    ("es", "uno de 5 minutos y otro de 10", [(300, ""), (600, "")]),
    ("nl", "een van 5 minuten en een van 10", [(300, ""), (600, "")]),
]


@pytest.mark.parametrize(("language", "text", "lengths"), ROWS, ids=[row[1] for row in ROWS])
def test_lengths(language: str, text: str, lengths: list[tuple[int, str]] | None) -> None:
    assert whole(language, "lengths", text) == (lengths and tuple(Length(*each) for each in lengths))
