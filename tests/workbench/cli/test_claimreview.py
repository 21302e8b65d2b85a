"""Fact checks of others come in as precedents, tell their repairs, and never go out as ours."""

from __future__ import annotations

import json
from pathlib import Path

from tests.claims.intake.test_claimreview import REVIEW
from tests.workbench.cli.conftest import Workbench


def test_reviews_come_in_once_and_never_go_out_as_ours(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "found.json").write_text(json.dumps({"@graph": [{**REVIEW, "datePublished": "2024-03-15 10:00"}]}))
    ran = workbench("import", "--format", "claimreview", "found.json")
    assert ran.code == 0
    assert "found.json: Line 1: datePublished is not in ISO 8601 (2024-03-15 10:00); its day was taken." in ran.err
    assert "5 unchanged" in workbench("import", "--format", "claimreview", "found.json").err
    (claim,) = workbench("claims", "--json").lines
    assert (claim["text"], claim["ratings"]["so"]) == ("The bridge cost 12 million.", "Mostly false")
    assert "by       Facts, 2024-03-15\n" in workbench("claim", "show", "1.1").out
    assert "release  Facts, 2024-03-15: " in workbench("claim", "show", "1.1").out
    rules = b'[publisher]\nname = "Facts"\nurl = "https://facts.example"\n'
    assert workbench("db", "rules", "-", stdin=rules).code == 0
    out = workbench("export", "claimreview")
    assert (out.code, json.loads(out.out)) == (3, [])
    assert "the scale claimreview" in out.err
    assert workbench("--db", "other.sqlite", "import", "-", stdin=workbench("export", "jsonl").out.encode()).code == 0
