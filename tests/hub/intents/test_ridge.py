"""The block solver against numpy's own."""

from __future__ import annotations

import numpy as np
import pytest

from hub.intents.meaning import ridge


@pytest.mark.parametrize("size", [1, 7, 10, 23])
def test_it_solves_what_numpy_solves(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ridge, "BLOCK", 5)
    random = np.random.default_rng(3)
    half = random.normal(size=(size, size)).astype(np.float32)
    matrix = half @ half.T + np.eye(size, dtype=np.float32)
    wanted = random.normal(size=(size, 2)).astype(np.float32)
    assert ridge.solve(matrix.copy(), wanted) == pytest.approx(np.linalg.solve(matrix, wanted), abs=1e-3)


def test_a_matrix_that_is_not_positive_definite_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        ridge.solve(-np.eye(3, dtype=np.float32), np.ones((3, 1), np.float32))
