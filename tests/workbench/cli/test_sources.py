"""Sources and evidence from the command line: fetched, saved by hand, from a pipe."""

from __future__ import annotations

from pathlib import Path

from tests.claims.actions.test_copies import BUDGET, URL
from tests.workbench.cli.conftest import Workbench, claim_with
from tests.world.http import World, page


def test_a_source_is_fetched_and_its_words_can_be_read(story: Workbench, world: World) -> None:
    world.pages["aldmoor.example/budget"] = page(BUDGET)
    assert story("source", "add", "1", URL, "--fetch").code == 0
    (copy,) = story("source", "copies", "1", "S1", "--json").lines
    assert (copy["status"], copy["title"]) == (200, "The budget")
    assert "11 million crowns" in story("source", "text", str(copy["id"])).out
    assert "fetched" in story("source", "copies", "1", "S1").out
    label = claim_with(story, "Nobody was hurt")
    ran = story(
        "evidence", "add", label, "--source", "S1", "--stance", "contradicts", "--quote", "cost 12 million crowns"
    )
    assert "“12” stands there as “11”" in ran.err
    shown = story("evidence", "list", label).out
    assert "#:~:text=" in shown
    assert "cost 11 million crowns" in shown


def test_a_page_from_a_pipe_or_a_file_is_evidence(story: Workbench, tmp_path: Path) -> None:
    label = claim_with(story, "Nobody was hurt")
    words = ("evidence", "add", label, "--stance", "context", "--quote", "Nobody was hurt while it was built")
    assert story(*words, "--source", "-", stdin=BUDGET.encode()).code == 0
    (tmp_path / "saved.html").write_text(BUDGET, encoding="utf-8")
    assert story(*words, "--source", "saved.html").code == 0
    assert story("source", "add", "1", "--title", "The budget, as it was").code == 0
    assert story("source", "attach", "1", "S3", "saved.html").code == 0
    assert story(*words, "--source", "S3").code == 0
    assert [line["state"] for line in story("evidence", "list", label, "--json").lines] == ["found"] * 3


def test_a_failure_is_said_and_recorded(story: Workbench, world: World) -> None:
    ran = story("source", "add", "1", "http://nowhere.invalid/", "--fetch")
    assert (ran.code, "dead: There is no host nowhere.invalid" in ran.err) == (0, True)
    assert story("source", "copies", "1", "S1", "--json").lines[0]["failure"] == "dead"


def test_what_is_offline_has_who_and_when(story: Workbench) -> None:
    ran = story(
        *("source", "add", "1", "--description", "By telephone", "--kind", "interview"),
        *("--who", "Tom Fry", "--when", "2023-05-02"),
    )
    assert ran.code == 0
    listed = story("source", "list", "1", "--json").lines[0]
    assert (listed["publisher"], listed["accessed"], listed["kind"]) == ("Tom Fry", "2023-05-02", "interview")
