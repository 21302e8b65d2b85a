"""What is kept between sessions survives whole or not at all, and never mixes two desks or two people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claims.errors import ClaimsError
from tests.nasty import TEXTS
from workbench.kept import Kept, Spot


def test_a_spot_and_a_draft_come_back(tmp_path: Path) -> None:
    kept = Kept("desk.sqlite", "mara", tmp_path)
    assert kept.spot() is None
    assert kept.draft("verdict 1.2") is None
    kept.keep_spot(Spot(3, 7, "article"))
    kept.keep_draft("verdict 1.2", TEXTS)
    again = Kept("desk.sqlite", "mara", tmp_path)
    assert again.spot() == Spot(3, 7, "article")
    draft = again.draft("verdict 1.2")
    assert draft is not None
    assert draft.texts == TEXTS
    assert [found.name for found in again.drafts()] == ["verdict 1.2"]


def test_an_empty_draft_and_a_dropped_one_are_gone(tmp_path: Path) -> None:
    kept = Kept("desk.sqlite", "mara", tmp_path)
    kept.keep_draft("a", {"because": "x"})
    kept.keep_draft("a", {"because": ""})
    kept.keep_draft("b", {"because": "x"})
    kept.drop_draft("b")
    kept.drop_draft("never there")
    assert list(kept.drafts()) == []


def test_desks_and_people_are_kept_apart(tmp_path: Path) -> None:
    Kept("one.sqlite", "mara", tmp_path).keep_draft("a", {"because": "x"})
    assert Kept("one.sqlite", "jan", tmp_path).draft("a") is None
    assert Kept("two.sqlite", "mara", tmp_path).draft("a") is None
    assert Kept(str(Path("one.sqlite").absolute()), "mara", tmp_path).draft("a") is not None


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"x": 1}', '{"name": 1, "texts": {}, "at": "never"}'])
def test_what_cannot_be_understood_counts_as_nothing(tmp_path: Path, content: str) -> None:
    kept = Kept("desk.sqlite", "mara", tmp_path)
    kept.keep_draft("a", {"because": "x"})
    kept.keep_spot(Spot(1, 1, "queue"))
    for path in kept.folder.iterdir():
        path.write_text(content, encoding="utf-8")
    assert kept.spot() is None
    assert kept.draft("a") is None


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(ClaimsError, match="cannot be read or written"):
        Kept("desk.sqlite", "mara", blocked).keep_spot(Spot(1, 1, "queue"))


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    kept = Kept("desk.sqlite", "mara", tmp_path)
    kept.keep_spot(Spot(1, 1, "queue"))
    assert os.stat(kept.folder).st_mode & 0o077 == 0
