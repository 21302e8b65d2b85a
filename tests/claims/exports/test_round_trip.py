"""A desk as JSON lines makes the same desk again: nothing is lost, and a second time nothing changes."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from claims.actions.articles import import_stream
from claims.actions.exports import export
from claims.desk import open_desk
from claims.exports import Terms
from claims.exports.jsonl import write_jsonl
from claims.rows import Dossier
from claims.words import Via
from tests.claims.exports.cases import cleared, ours, theirs
from tests.claims.exports.dossiers import dossiers
from tests.claims.exports.plainly import records


def comes_back(article: Dossier) -> None:
    exported = BytesIO()
    count = write_jsonl(records(article), exported, Terms(date(2024, 3, 18))).records
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk.db", "zuleika", create_new=True)
        first = import_stream(desk, BytesIO(exported.getvalue()), name="desk.jsonl", via=Via.IMPORT)
        assert first.counts["new"] == count
        again = BytesIO()
        export(desk, "jsonl", again)
        for before, after in zip(exported.getvalue().split(b"\n"), again.getvalue().split(b"\n"), strict=True):
            assert (after and json.loads(after)) == (before and json.loads(before))
        assert again.getvalue() == exported.getvalue()
        second = import_stream(desk, BytesIO(exported.getvalue()), name="desk.jsonl", via=Via.IMPORT)
        assert second.counts["unchanged"] == count
        desk.close()


# Without shrinking, which would take minutes: every example makes a desk.
with_desks = partial(
    settings,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@with_desks(max_examples=8)
@given(dossiers())
def test_an_export_comes_back_byte_for_byte(article: Dossier) -> None:
    comes_back(article)


@pytest.mark.proof
@with_desks(max_examples=200)
@given(dossiers())
def test_two_hundred_exports_come_back_byte_for_byte(article: Dossier) -> None:
    comes_back(article)


@pytest.mark.parametrize("article", [theirs(), ours(), cleared()])
def test_a_judged_article_comes_back_byte_for_byte(article: Dossier) -> None:
    comes_back(article)
