"""The same thing written in two ways is noted on both claims, and what only looks alike is not."""

from __future__ import annotations

from datetime import date

import pytest

from claims.reading import read_claims


def notes(text: str) -> dict[str, list[str]]:
    claims = read_claims(text, date(2024, 3, 14))
    found = {claim.text: [one for one in claim.reasons if one.startswith("another ")] for claim in claims}
    return {words: said for words, said in found.items() if said}


def test_a_name() -> None:
    text = "Ivo Petrenko led the search on Monday.\n\nIvo Petrenka thanked the divers of the island."
    assert list(notes(text).values()) == [
        ["another spelling elsewhere: “Petrenka”"],
        ["another spelling elsewhere: “Petrenko”"],
    ]


def test_a_number() -> None:
    text = "A fire killed 15 workers in a mill in Tarn on Monday.\n\nThe fire in the mill killed 14 workers, Lund said."
    assert sorted(notes(text).values()) == [
        ["another number elsewhere: “14 workers”"],
        ["another number elsewhere: “15 workers”"],
    ]


def test_a_date() -> None:
    text = (
        "The harbour council closed the northern bridge on 12 March.\n\n"
        "The northern bridge was closed by the harbour council on 13 March."
    )
    assert len(notes(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Tessara won the vote on Monday. Tessaran troops cheered the vote.",
        "A fire killed 15 workers in a mill. The number of workers killed in the fire in a mill rose from 14.",
        "Saudi Arabia paid for it in March. The lessons are in Arabic.",
        "Iran won on Monday. Iraq won on Tuesday.",
        "Anna Lund left on 12 March. Berit Holm came on 13 March.",
    ],
)
def test_what_only_looks_alike(text: str) -> None:
    assert notes(text) == {}
