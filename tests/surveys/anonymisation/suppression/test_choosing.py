from __future__ import annotations

import numpy as np

from surveys.anonymisation.keycodes import classes
from surveys.anonymisation.suppression.choosing import Moves, moved

from ..conftest import Make


def test_the_lowest_ids_are_moved_whatever_the_order_of_rows(make: Make) -> None:
    codes = np.array([[0], [0], [0], [1]])
    frame = make({"response_id": ["c", "a", "b", "d"]})
    numbers, places = np.array([0, 1]), np.array([[-1], [-2]])
    moves = [
        Moves(numbers[:1], np.array([1]), places[:1]),
        Moves(numbers[:1], np.array([0]), places[:1]),
        Moves(numbers, np.array([1, 1]), np.array([[-3], [-4]])),
    ]
    assert moved(codes, classes(codes), frame, moves).tolist() == [[0], [-1], [-3], [-4]]
    assert moved(codes, classes(codes), frame, []) is codes
    assert codes.tolist() == [[0], [0], [0], [1]]
