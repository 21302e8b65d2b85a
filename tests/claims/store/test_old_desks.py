"""A desk that an older workbench made comes up to date whole: it verifies, and what was done in it can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims.actions import claims, history, sheets, verdicts
from claims.actions.desks import upgrade
from claims.desk import Desk, open_desk
from claims.errors import DeskUnusable
from claims.words import Via

OLD_DESKS = sorted(Path(__file__).parent.glob("desk_*.sql"))
"""Dumps of one desk as versions that were given out have written it, by the number of their last upgrade."""


@pytest.fixture(params=OLD_DESKS, ids=lambda path: path.stem)
def old_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(request.param.read_text(encoding="utf-8"))
    with pytest.raises(DeskUnusable, match="older workbench"):
        open_desk(path, "mara")
    upgrade(str(path))
    desk = open_desk(path, "mara")
    yield desk
    desk.close()


def test_an_old_desk_verifies_and_goes_on(old_desk: Desk) -> None:
    before = history.verify(old_desk)
    assert before.problems == ()
    assert before.changes > 20
    verdicts.give_verdicts(old_desk, ["1.1"], "false", because="It was Tuesday.", via=Via.COMMAND)
    claims.edit_claim(old_desk, "1.1", {"note": "From before."}, via=Via.COMMAND)
    assert history.verify(old_desk).problems == ()


def test_what_was_done_before_can_be_undone_after(old_desk: Desk) -> None:
    history.undo(old_desk, via=Via.COMMAND)
    history.undo(old_desk, via=Via.COMMAND)
    assert claims.find_claim(old_desk, "1.1").so is None
    assert sheets.sheet(old_desk, 1).sign_off is None
    assert history.verify(old_desk).problems == ()
