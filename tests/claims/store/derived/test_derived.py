"""What is derived from the rows follows them; where it does not, that is found and mended."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.actions.desks import check, upgrade
from claims.actions.queue import counts, queue
from claims.desk import Desk
from claims.filters import parse_filter
from claims.store import derived, schema
from claims.store.derived import trigrams
from claims.tables import Article, Claim, Source
from claims.words import ClaimKind, State, Via, Voice

SENTENCES = ("The council spent €3.2 million on the bridge.", "Élise Müller said it rained.", "Ok", "")


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """A desk with an article, a source and 40 claims."""
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1}])
        tx.put(Source, [{"key": "a#S1", "article_id": 1, "number": 1, "title": "Zürich’s budget"}])
        tx.put(Claim, map(claim, range(1, 41)))
    return desk


def claim(number: int) -> dict[str, object]:
    text = SENTENCES[number % len(SENTENCES)]
    return {
        "key": f"a#{number}",
        "article_id": 1,
        "number": number,
        "text": text,
        "statement": f"{text} Number {number}." if number % 3 else text,
        "kind": ClaimKind.QUANTITY,
        "voice": Voice.NARRATION,
        "speaker": "Ødegård" if number % 2 else None,
        "state": list(State)[number % 3],
    }


def test_it_follows_inserts_edits_withdrawals_and_undo(stocked: Desk) -> None:
    assert faults(stocked) == []
    with stocked.write(via=Via.SCREEN) as tx:
        tx.put(Claim, [{"id": 3, "statement": "Nobody knows."}, {"id": 4, "speaker": "Åse"}])
        tx.put(Claim, [{"id": 4, "state": State.APPROVED}, {"id": 4, "text": "It snowed."}])
        tx.withdraw(Claim, [5, 6])
        tx.put(Claim, [{**claim(41), "id": 41}, {"id": 41, "state": State.DISMISSED}])
    assert faults(stocked) == []
    assert found(stocked, "nobody knows") == [3]
    assert found(stocked, "snowed") == [4]
    assert found(stocked, "speaker:ase") == [4]
    assert counts(stocked)[State.APPROVED] == 1
    assert sum(counts(stocked).values()) == 39


def test_the_index_follows_imports_later_and_nothing_is_missed_until_then(stocked: Desk) -> None:
    with stocked.write(via=Via.IMPORT) as tx:
        tx.put(Claim, map(claim, range(41, 700)))
    assert indexed(stocked) == 40
    before = [found(stocked, words) for words in ("bridge", "number 50", "elise", "ok")]
    assert faults(stocked) == []
    with stocked.write(via=Via.SCREEN) as tx:
        tx.put(Claim, [{"id": 650, "text": "bridge bridge"}, {"id": 20, "text": "bridge bridge"}])
    assert indexed(stocked) == 540
    assert faults(stocked) == []
    assert [stocked.index_words(), stocked.index_words()] == [159, 0]
    assert faults(stocked) == []
    assert found(stocked, '"bridge bridge"') == [20, 650]
    with stocked.write(via=Via.SCREEN) as tx:
        tx.put(Claim, [claim(650) | {"id": 650}, claim(20) | {"id": 20}])
    assert [found(stocked, words) for words in ("bridge", "number 50", "elise", "ok")] == before


@pytest.mark.parametrize(
    ("lie", "told"),
    [
        ("UPDATE claim_search SET words = 'lies' WHERE id = 3", "search words of 1 rows of claim .*: 3"),
        ("DELETE FROM claim_search WHERE id < 9", "search words of 8 rows of claim .*: 1, 2, 3 …"),
        ("INSERT INTO claim_search VALUES (99, 'lies', '')", "search words of 1 rows of claim .*: 99"),
        ("UPDATE claim_search SET speaker = '' WHERE id = 3", "search words of 1 rows of claim .*: 3"),
        ("UPDATE source_search SET words = ''", "search words of 1 rows of source .*: 1"),
        ("UPDATE claim_count SET standing = standing + 1 WHERE state = 'new'", "says that 14 claims are new"),
        ("DELETE FROM claim_count WHERE state = 'new'", "says that 0 claims are new"),
        ("UPDATE action_count SET changes = 7", "says that action 1 has 7 changes, and there are 43"),
        ("INSERT INTO action_count VALUES (99, 1)", "says that action 99 has 1 changes, and there are 0"),
        ("UPDATE search_index SET upto = 12", "search index"),
        ("UPDATE search_index SET upto = 0", "search index"),
        ("INSERT INTO claim_trigrams (claim_trigrams) VALUES ('delete-all')", "search index"),
        ("INSERT INTO claim_trigrams (claim_trigrams, rowid, words) SELECT 'delete', id, words FROM claim_search"
         " WHERE id = 7", "search index"),
    ],
)  # fmt: skip
def test_what_is_not_so_is_found_and_mended(stocked: Desk, desk_path: Path, lie: str, told: str) -> None:
    before = [found(stocked, words) for words in ("bridge", "speaker:odegard", "rained", "number 7")]
    with closing(sqlite3.connect(desk_path)) as raw, raw:
        raw.execute(lie)
    assert re.search(told, check(stocked)[0])
    mended = upgrade(str(desk_path))
    assert mended.message == f"The desk {desk_path} is mended."
    assert re.search(told, mended.warnings[0])
    assert check(stocked) == []
    assert [found(stocked, words) for words in ("bridge", "speaker:odegard", "rained", "number 7")] == before


def test_a_desk_of_before_gets_it_all(stocked: Desk, desk_path: Path) -> None:
    before = [found(stocked, words) for words in ("bridge", "speaker:odegard", "rained", "number 7")]
    with closing(sqlite3.connect(desk_path)) as raw, raw:
        for table in ("claim_trigrams", "claim_search", "source_search", "claim_count", "action_count", "search_index"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("ALTER TABLE action DROP COLUMN remaining")
        raw.execute("DROP INDEX ix_place_shown")
        raw.execute("CREATE INDEX ix_place_claim_id ON place (claim_id)")
        raw.execute("UPDATE alembic_version SET version_num = '0004'")
    upgrade(str(desk_path))
    assert check(stocked) == []
    assert [found(stocked, words) for words in ("bridge", "speaker:odegard", "rained", "number 7")] == before


def test_an_sqlite_without_trigrams_goes_through_all(
    stocked: Desk, desk_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(stocked, "bridge")
    with closing(sqlite3.connect(desk_path)) as raw, raw:
        raw.execute("DROP TABLE claim_trigrams")
    monkeypatch.setattr(trigrams, "_FTS5", "CREATE VIRTUAL TABLE claim_trigrams USING no_such_module(words)")
    schema.upgrade(stocked.engine, str(desk_path))
    with stocked.write(via=Via.SCREEN) as tx:
        tx.put(Claim, [{"id": 3, "text": "no bridge"}, claim(41)])
    assert found(stocked, "bridge") == sorted({*before, 3})
    assert faults(stocked) == []


def found(desk: Desk, words: str) -> list[int]:
    return sorted(queue(desk, parse_filter(words)))


def faults(desk: Desk) -> list[str]:
    with desk.snapshot() as connection:
        return derived.faults(connection)


def indexed(desk: Desk) -> int | None:
    with desk.snapshot() as connection:
        return trigrams.upto(connection)
