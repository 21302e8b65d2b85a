"""Sources and evidence from the command line: fetched, saved by hand, from a pipe."""

from __future__ import annotations

from pathlib import Path

from tests.claims.actions.test_copies import BUDGET, URL
from tests.claims.intake.test_html import html, linked
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


def test_addresses_are_imported_and_one_that_gives_nothing_does_not_keep_the_others_out(
    workbench: Workbench, world: World
) -> None:
    world.pages["daily.example/a"] = page(html(linked(headline="Bridge opens", datePublished="2023-04-26")))
    ran = workbench("import", "http://gone.invalid/", "http://daily.example/a", "http://127.0.0.1/")
    assert ran.code == 3
    assert "There is no host gone.invalid" in ran.err
    assert "not on the public internet" in ran.err
    assert "workbench article date 1 2023-04-26" in ran.err
    assert [line["headline"] for line in workbench("articles", "--json").lines] == ["Bridge opens"]
    assert "JSON-LD" in workbench("article", "date", "1").out
    assert workbench("import", "http://gone.invalid/").code == 1


def test_a_second_look_is_told_in_a_line_for_each_that_changed(story: Workbench, world: World) -> None:
    label = claim_with(story, "Nobody was hurt")
    for n in (1, 2):
        world.pages[f"aldmoor.example/{n}"] = page(BUDGET)
        words = ("--stance", "context", "--quote", "Nobody was hurt while it was built", "--fetch")
        story("evidence", "add", label, "--source", f"http://aldmoor.example/{n}", *words)
    del world.pages["aldmoor.example/2"]
    ran = story("evidence", "recheck", "--again")
    assert ran.code == 0
    assert "1 same, 1 gone; 1 claim in doubt." in ran.err
    assert "S2" in ran.out
    assert "S1" not in ran.out
    assert story("claims", "is:stale", "--json").lines[0]["number"] == label
    assert "--again takes them too" in story("evidence", "recheck").err
