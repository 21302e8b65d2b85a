import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.actions.first_page import first_page
from claims.actions.queue import queue, rows
from claims.desk import Desk
from claims.history.writer import WriteTransaction
from claims.tables import Article, Claim, Evidence, Place, Source, TimeExpression, Verdict, Version
from claims.words import Answer, ClaimKind, PlaceState, Question, State, TimeStatus, TimexType, Via, Voice

TEXT = "x" * 100
MOMENT = datetime(2023, 4, 26, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(6))
def test_is_what_the_queue_and_its_rows_give(desk: Desk, desk_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with desk.write(via=Via.COMMAND) as tx:
        fill(tx, chance)
    page = first_page(str(desk_path), 40)
    assert page is not None
    assert list(page.ids) == list(queue(desk))
    assert page.rows == rows(desk, page.ids[:40])
    assert len(page.rows) == 40 < len(page.ids)


def test_the_made_up_desks_have_all_that_a_row_can_show(desk: Desk) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        fill(tx, random.Random(0))
    found = rows(desk, queue(desk))
    flags = {flag for row in found for flag in row.flags}
    assert flags == {
        "stale",
        "waiting",
        "parked",
        "date unresolved",
        "not in this version",
        "words changed",
        "should read",
    }
    assert any(row.said for row in found)
    assert any(row.so for row in found)
    assert any(row.evidence > 1 for row in found)
    assert {row.start < 0 for row in found} == {True, False}


def fill(tx: WriteTransaction, chance: random.Random) -> None:
    """Three articles of two versions, and 60 claims with whatever may hang on one; some of all withdrawn."""
    articles = tx.put(Article, [{"key": f"a{n}", "number": n * 3, "current": chance.choice((1, 2))} for n in (1, 2, 3)])
    versions = tx.put(
        Version, [{"article_id": a, "n": n, "text": TEXT, "sha256": ""} for a in articles for n in (1, 2)]
    )
    sources = tx.put(Source, [{"key": f"s{a}", "article_id": a, "number": 1} for a in articles])
    times = [
        {
            "version_id": chance.choice(versions),
            "start": start,
            "end": start + chance.randint(1, 9),
            "text": "",
            "type": TimexType.DATE,
            "status": chance.choice(list(TimeStatus)),
        }
        for start in (chance.randint(0, 90) for _ in range(20))
    ]
    mixed(tx, chance, TimeExpression, times)
    claims = [
        {
            "key": f"c{n}",
            "article_id": chance.choice(articles),
            "number": n,
            "text": f"é {n}",
            "statement": f"ü {n}",
            "kind": chance.choice(list(ClaimKind)),
            "voice": chance.choice(list(Voice)),
            "speaker": chance.choice((None, "Ada")),
            "worth": chance.choice((0.0, 0.25, 1 / 3, 1.0)),
            "state": chance.choice(list(State)),
            "assignee": chance.choice((None, "mara")),
            "waiting_for": chance.choice(("", "", "the mayor")),
            "parked": chance.choice((False, False, True)),
            "stale": chance.choice(("", "", "was 2023")),
        }
        for n in range(60)
    ]
    ids = mixed(tx, chance, Claim, claims)
    starts = [chance.randint(0, 90) for _ in range(120)]
    places = [
        {
            "claim_id": chance.choice(ids),
            "version_id": chance.choice(versions),
            "start": start,
            "end": start + 10,
            "exact": "",
            "state": chance.choice(list(PlaceState)),
        }
        for start in starts
    ]
    mixed(tx, chance, Place, places)
    evidence = [
        {"key": f"e{n}", "claim_id": chance.choice(ids), "source_id": chance.choice(sources)} for n in range(60)
    ]
    mixed(tx, chance, Evidence, evidence)
    verdicts = [
        {
            "key": f"v{n}",
            "claim_id": chance.choice(ids),
            "question": chance.choice(list(Question)),
            "scale": "google-5",
            "rating": chance.choice(("True", "False")),
            "should_read": chance.choice((None, "", "other words")),
            "answer": chance.choice((None, *Answer)),
            "by": "mara",
            "at": MOMENT,
        }
        for n in range(60)
    ]
    mixed(tx, chance, Verdict, verdicts)


def mixed(tx: WriteTransaction, chance: random.Random, model: type, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Put rows, and withdraw about every eighth."""
    ids = tx.put(model, rows)
    tx.withdraw(model, [key for key in ids if chance.random() < 1 / 8])
    return ids


def test_a_page_beside_a_writer_is_the_last_committed_one(desk: Desk, desk_path: Path) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        fill(tx, random.Random(0))
        page = first_page(str(desk_path))
    assert page is not None
    assert not page.ids


def test_an_empty_desk_has_an_empty_page(desk_path: Path) -> None:
    page = first_page(str(desk_path))
    assert page is not None
    assert not page.ids
    assert not page.rows


def test_it_leaves_the_desk_as_it_was(desk: Desk, desk_path: Path, tmp_path: Path) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1}])
    desk.close()
    before = desk_path.read_bytes()
    first_page(str(desk_path))
    assert desk_path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [desk_path.name]


def test_no_page_where_there_is_no_desk_to_read(tmp_path: Path) -> None:
    other = tmp_path / "notes # 1?.txt"
    other.write_text("no desk")
    (tmp_path / "empty").touch()
    for where in (tmp_path / "none.sqlite", other, tmp_path / "empty", tmp_path, "postgresql+psycopg://host/desk"):
        assert first_page(str(where)) is None
    assert not (tmp_path / "none.sqlite").exists()


def test_a_path_with_the_marks_of_an_address_is_a_path(desk_path: Path, tmp_path: Path) -> None:
    strange = Path(shutil.copy(desk_path, tmp_path / "a desk? #1%20é.sqlite"))
    assert first_page(str(strange)) is not None


def test_it_loads_no_sqlalchemy() -> None:
    code = "import sys, claims.actions.first_page; print({'sqlalchemy', 'sqlmodel', 'pydantic'} & sys.modules.keys())"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "set()"
