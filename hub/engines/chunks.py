"""How a sentence's sound is cut into pieces, each of which is made while the one before sounds. Pure."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator

FIRST_S, MOST_S = 0.28, 2.0
"""The first piece of a fast voice, of which up to 80 ms are silence that is cut off, and the longest of all."""
SPARE = 0.5
"""Share of a piece's time within which the next one is made; the rest is for a machine that does something else too."""
GROWTH = 2
"""Times that a piece is longer than the one before at most, so that one that is made far more slowly than usual still
comes in time."""


def sizes(first: int, most: int, margin: int, cost: float) -> Iterator[int]:
    """Yield how many frames each piece has, without end: `first` and more at first, `most` or so later.

    `margin`: frames that are made in vain on both sides of every piece. `cost`: seconds that a second of sound takes. A
    voice that is too slow for pieces gets one that holds everything.
    """
    if cost >= SPARE:
        yield sys.maxsize
    # The smallest of which (size + 2 * margin) * cost <= size * SPARE.
    size = max(first, math.ceil(2 * margin * cost / (SPARE - cost)))
    while True:
        yield size
        size = max(size, min(most, GROWTH * size, int(size * SPARE / cost) - 2 * margin))
