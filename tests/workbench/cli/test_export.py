"""Exports to stdout and to files that appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli.conftest import Workbench


def test_a_file_and_stdout_get_the_same(story: Workbench, tmp_path: Path) -> None:
    shown = story("export", "jsonl")
    ran = story("export", "jsonl", "-o", "out.jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("written to out.jsonl.\n")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == shown.out


def test_what_was_exported_comes_into_another_desk_without_loss(story: Workbench) -> None:
    shown = story("export", "jsonl")
    assert story("--db", "other.sqlite", "import", "-", stdin=shown.out.encode()).code == 0
    assert story("--db", "other.sqlite", "export", "jsonl").out == shown.out


def test_a_filter_takes_the_articles_of_its_claims(story: Workbench, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("A ferry sank on 3 March 2021, the owner said.", encoding="utf-8")
    assert story("import", "ferry.txt").code == 0
    assert '"ferry"' in story("export", "jsonl").out
    assert '"bridge"' not in story("export", "jsonl", "ferry").out
    assert story("export", "jsonl", "-mode:ours").out == story("export", "jsonl", "--article", "ferry").out


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(story: Workbench, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    before = sorted(tmp_path.iterdir())
    assert story("export", "editor", "--article", "99", "-o", "report.md").code == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == before
    assert story("export", "editor", "-o", "report.md").code == 0
    assert target.read_text(encoding="utf-8").startswith("#")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("path", ["/nowhere/report.md", "."])
def test_a_file_that_cannot_be_written_is_one_sentence(story: Workbench, path: str) -> None:
    ran = story("export", "editor", "-o", path)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "fault of the program" not in ran.err


def test_a_report_for_a_file_of_a_browser_is_a_page(story: Workbench, tmp_path: Path) -> None:
    assert story("export", "reader", "-o", "report.html").code == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == story("export", "reader-html").out
    assert story("export", "jsonl", "-o", "desk.html").code == 0
    assert (tmp_path / "desk.html").read_text(encoding="utf-8").startswith("{")


PUBLISHER = b'[publisher]\nname = "Fact Desk"\nurl = "https://desk.example"\n'


def test_reviews_go_out_under_the_publishers_name_and_what_cannot_is_named(story: Workbench, tmp_path: Path) -> None:
    wanted = ("export", "claimreview", "--url", "https://desk.example/checks/{article}")
    refused = story(*wanted)
    assert refused.code == 2
    assert "[publisher]" in refused.err
    assert story("db", "rules", "-", stdin=PUBLISHER).code == 0
    ran = story(*wanted)
    assert ran.code == 3
    assert ran.out == "[\n]\n"
    assert ran.err.startswith("Left out: ")
    strict = story(*wanted, "--strict")
    assert (strict.code, strict.out) == (5, "")
    assert story(*wanted, "--strict", "-o", "reviews.json").code == 5
    assert not (tmp_path / "reviews.json").exists()
