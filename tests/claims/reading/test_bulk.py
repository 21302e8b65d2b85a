"""Readings come in the order of their texts, and no further ahead than can be kept."""

from __future__ import annotations

from collections.abc import Iterator

from claims.reading import read
from claims.reading.bulk import AHEAD, Text, readings

TEXTS: list[Text] = [
    (f"A ferry sank on {day} March 2021. It cost {day} crowns, the city said.", None) for day in range(1, 13)
]


def test_several_processes_read_what_one_does_in_the_same_order() -> None:
    taken: list[Text] = []

    def texts() -> Iterator[Text]:
        for text in TEXTS:
            taken.append(text)
            yield text

    with readings(texts(), 0, processes=2) as made:
        first = next(made)
        assert len(taken) <= 2 * AHEAD + 1
        assert [first, *made] == [read(*text) for text in TEXTS]


def test_little_is_read_here() -> None:
    with readings(TEXTS, sum(len(text) for text, _ in TEXTS)) as made:
        assert list(made) == [read(*text) for text in TEXTS]
