from __future__ import annotations

import numpy as np

from surveys.anonymisation.suppression.joining import joined


def test_the_cheapest_class_joins() -> None:
    codes = np.array([[0, 0], [1, 0], [1, 0], [1, 0], [0, 1], [0, 1]])
    opened = np.array([True] + [False] * 5)
    assert joined(codes, opened).tolist() == [[0, -1], [1, 0], [1, 0], [1, 0], [0, -1], [0, -1]]


def test_nobody_is_left() -> None:
    codes = np.array([[0, 0], [5, 5], [1, 0], [1, 0]])
    opened = np.array([True, True, False, False])
    assert joined(codes, opened).tolist() == [[-1, -1], [-1, -1], [-1, -1], [-1, -1]]
    none = np.zeros(4, dtype=bool)
    assert joined(codes, none) is codes
