"""What is taken out of the history is gone for good, is said to be gone, and leaves all the rest to be verified."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from claims.actions.bundles import export_bundle
from claims.actions.claims import card, find_claim
from claims.actions.copies import SavedPage, attach_page, list_copies, read_copy
from claims.actions.evidence import add_evidence
from claims.actions.history import actions, changes, redact, undo, verify
from claims.actions.verdicts import give_verdicts
from claims.desk import Desk, open_desk
from claims.errors import NotFound, Refused, UsageError
from claims.exports.verification import verify_bundle
from claims.history.writer import CHANGE
from claims.rows import Verified
from claims.tables import Article
from claims.words import Stance, Via
from tests.claims.actions.conftest import give

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

WAY = Via.COMMAND
SECRET = "the name that a court ordered out"


@pytest.fixture
def secret(desk: Desk) -> int:
    """The number of a change that says something that a later one no longer does."""
    with desk.write(via=Via.SCREEN) as tx:
        (key,) = tx.put(Article, [{"key": "a", "number": 1, "headline": SECRET}])
    with desk.write(via=Via.SCREEN) as tx:
        tx.put(Article, [{"id": key, "headline": "another"}])
    with desk.snapshot() as connection:
        return int(connection.execute(select(CHANGE.c.seq).where(CHANGE.c.payload.contains(SECRET))).scalar_one())


def test_a_payload_is_gone_and_the_rest_verifies(desk: Desk, secret: int) -> None:
    before = verify(desk)
    done = redact(desk, [secret], "Order of the district court", via=Via.COMMAND)
    assert done.warnings == ()
    after = verify(desk)
    assert (after.problems, after.removed) == ((), (secret,))
    assert after.changes == before.changes + 2
    head = (before.changes, before.head)
    with desk.snapshot() as connection:
        from claims.history.verify import verify as go_through

        assert go_through(connection, against=head).problems == ()


def test_it_says_who_did_it_when_and_why(desk: Desk, secret: int) -> None:
    done = redact(desk, [secret], "Order of the district court", via=Via.COMMAND)
    newest = actions(desk)[0]
    assert (newest.name, newest.by, newest.reason) == ("redact", "tester", "Order of the district court")
    assert done.action is not None
    (change,) = changes(desk, done.action)
    assert (change.what, change.entity, change.key) == ("redact", "change", secret)
    assert change.after is not None
    assert change.after["entity"] == "article"


def test_the_words_are_in_no_byte_of_the_file(desk: Desk, secret: int, desk_path: Path) -> None:
    redact(desk, [secret], "Order", via=Via.COMMAND)
    desk.close()
    with closing(sqlite3.connect(desk_path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SECRET.encode() not in desk_path.read_bytes()


def test_a_payload_that_is_gone_without_a_word_is_a_fault(desk: Desk, secret: int, desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path)) as outside:
        outside.execute("UPDATE change SET payload = NULL WHERE seq = ?", (secret,))
        outside.commit()
    (problem,) = verify(desk).problems
    assert "has lost its payload" in problem.message


def test_a_row_that_still_says_it_is_named(desk: Desk, secret: int) -> None:
    done = redact(desk, [secret, secret + 2], "Order", via=Via.COMMAND)
    assert done.warnings == ("The row article a itself still says it.",)
    assert verify(desk).problems == ()


def test_nothing_that_was_taken_out_can_be_taken_back(desk: Desk, secret: int) -> None:
    made, edited = (action.id for action in reversed(actions(desk)))
    done = redact(desk, [secret], "Order", via=Via.COMMAND)
    for action in (done.action, edited):
        with pytest.raises(Refused, match="out of the history"):
            undo(desk, action, via=Via.SCREEN)
    with pytest.raises(Refused, match="out of the history"):
        undo(desk, made, via=Via.SCREEN)
    assert verify(desk).problems == ()


def test_what_cannot_be_redacted_is_refused(desk: Desk, secret: int) -> None:
    with pytest.raises(NotFound):
        redact(desk, [999], "Order", via=Via.COMMAND)
    with pytest.raises(UsageError):
        redact(desk, [secret], " ", via=Via.COMMAND)
    redact(desk, [secret], "Order", via=Via.COMMAND)
    again = redact(desk, [secret], "Order", via=Via.COMMAND)
    assert again.action is None
    with desk.snapshot() as connection:
        said = connection.execute(select(CHANGE.c.seq).where(CHANGE.c.entity == "change")).scalar_one()
    with pytest.raises(Refused):
        redact(desk, [said], "Order", via=Via.COMMAND)


def test_a_bundle_shows_it_as_removed(desk: Desk, secret: int, tmp_path: Path) -> None:
    redact(desk, [secret], "Order", via=Via.COMMAND)
    export_bundle(desk, tmp_path / "bundle")
    found: Verified = verify_bundle(tmp_path / "bundle")
    assert (found.problems, found.removed) == ((), (secret,))
    assert SECRET.encode() not in (tmp_path / "bundle" / "history.jsonl").read_bytes()


def test_words_that_nobody_may_edit_go_out_of_their_row(desk: Desk) -> None:
    give(desk, "The bridge opened on Monday. It cost 12 million crowns, the city said.\n", "bridge.txt")
    give_verdicts(desk, ["1.1"], "False", because=SECRET, via=Via.COMMAND)
    with desk.snapshot() as connection:
        holding = select(CHANGE.c.seq).where(CHANGE.c.payload.contains(SECRET)).order_by(CHANGE.c.seq)
        held = connection.execute(holding).scalars().all()
    assert redact(desk, held, "Order", via=Via.COMMAND).warnings == ()
    (verdict,) = card(desk, find_claim(desk, "1.1").id).verdicts
    assert (verdict.rating, verdict.rationale) == ("False", "[taken out]")
    assert verify(desk).problems == ()


@pytest.fixture
def copied(desk: Desk) -> Desk:
    """A source with two copies, the first quoted by evidence."""
    give(desk, "The bridge opened on Monday.\n", "bridge.txt")
    page = SavedPage(f"<p>Here is {SECRET}.</p>".encode(), "page.html")
    add_evidence(desk, ["1.1"], "http://a.example/1", quotation=SECRET, stance=Stance.CONTEXT, page=page, via=WAY)
    attach_page(desk, "1", "S1", SavedPage(b"<p>Nothing here.</p>", "page.html"), via=WAY)
    return desk


def test_what_a_copy_held_goes_and_the_rest_verifies(copied: Desk, desk_path: Path, tmp_path: Path) -> None:
    done = redact(copied, [], "Order", copies=[1], via=WAY)
    told = [warning.split()[0] for warning in done.warnings]
    assert (done.message, told) == ("Taken out for good: what the copy bridge#S1/C1 held.", ["Evidence", "The"])
    found = verify(copied)
    assert (found.problems, len(found.taken_out)) == ((), 2)
    with pytest.raises(NotFound, match="taken out for good"):
        read_copy(copied, 1)
    assert read_copy(copied, 2) == "Nothing here."
    assert [(copy.outcome, copy.words) for copy in list_copies(copied, "1", "S1")] == [
        ("taken out", False),
        ("given", True),
    ]
    export_bundle(copied, tmp_path / "bundle")
    there = verify_bundle(tmp_path / "bundle")
    assert (there.problems, there.taken_out) == ((), found.taken_out)
    assert redact(copied, [], "Order", copies=[1], via=WAY).action is None
    with pytest.raises(Refused, match="for good"):
        undo(copied, done.action, via=WAY)
    with pytest.raises(NotFound):
        redact(copied, [], "Order", copies=[9], via=WAY)


def test_a_copy_that_is_gone_without_a_word_is_a_fault(copied: Desk, desk_path: Path, tmp_path: Path) -> None:
    export_bundle(copied, tmp_path / "bundle")
    (gone, *_) = (tmp_path / "bundle" / "copies").iterdir()
    sums = tmp_path / "bundle" / "SHA256SUMS"
    sums.write_text("".join(line for line in sums.read_text().splitlines(True) if gone.name not in line))
    gone.unlink()
    assert any("is missing" in problem.message for problem in verify_bundle(tmp_path / "bundle").problems)
    with closing(sqlite3.connect(desk_path)) as outside:
        outside.execute("UPDATE body SET content = NULL WHERE size = (SELECT max(size) FROM body)")
        outside.commit()
    (problem,) = verify(copied).problems
    assert "no change says that it was taken out" in problem.message


@pytest.mark.world
def test_on_postgresql_it_is_the_same(postgresql: PostgreSQL, tmp_path: Path) -> None:
    address = postgresql.new_desk()
    desk = open_desk(address, "tester")
    try:
        with desk.write(via=Via.SCREEN) as tx:
            (key,) = tx.put(Article, [{"key": "a", "number": 1, "headline": SECRET}])
        with desk.write(via=Via.SCREEN) as tx:
            tx.put(Article, [{"id": key, "headline": "another"}])
        redact(desk, [2], "Order", via=Via.COMMAND)
        found = verify(desk)
        assert (found.problems, found.removed) == ((), (2,))
        with pytest.raises(Refused, match="out of the history"):
            undo(desk, 2, via=Via.SCREEN)
        export_bundle(desk, tmp_path / "bundle")
        there = verify_bundle(tmp_path / "bundle", against=(found.changes, found.head))
        assert (there.problems, there.removed, there.head) == ((), (2,), found.head)
    finally:
        desk.close()
        postgresql.drop(address)
