"""A desk as JSON lines makes the same desk again: nothing is lost, and a second time nothing changes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from claims.actions.articles import import_stream
from claims.actions.exports import export
from claims.desk import open_desk
from claims.exports.jsonl import write_jsonl
from claims.rows import Dossier
from claims.words import Via
from tests.claims.exports.dossiers import dossiers


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_an_export_comes_back_byte_for_byte(article: Dossier) -> None:
    exported = BytesIO()
    count = write_jsonl([article], exported, today=date(2024, 3, 18))
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk.db", "zuleika", create_new=True)
        first = import_stream(desk, BytesIO(exported.getvalue()), name="desk.jsonl", via=Via.IMPORT)
        assert first.counts["new"] == count
        again = BytesIO()
        export(desk, "jsonl", again)
        assert again.getvalue() == exported.getvalue()
        second = import_stream(desk, BytesIO(exported.getvalue()), name="desk.jsonl", via=Via.IMPORT)
        assert second.counts["unchanged"] == count
        desk.close()
