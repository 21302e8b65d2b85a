"""Claims on the command line: the stable form, what is refused, what conflicts."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.workbench.cli.conftest import Workbench, claim_with

STABLE = """
id number key article start end text statement kind voice speaker worth reasons state ratings dates
"""


@pytest.mark.parametrize(
    "line", ["articles", "claims", "claim show 1.1", "history", "history head", "undo", "export jsonl", "db check"]
)
def test_reading_makes_no_desk(deskless: Workbench, line: str) -> None:
    ran = deskless(*line.split())
    assert (ran.code, ran.out) == (10, "")
    assert ran.err.count("\n") == 1
    assert not Path(os.environ["WORKBENCH_DB"]).exists()


def test_a_line_a_claim_has_exactly_the_stable_fields(story: Workbench) -> None:
    text = story("article", "show", "1", "--json").lines[0]["text"]
    lines = story("claims", "--json").lines
    assert lines
    for line in lines:
        assert list(line) == STABLE.split()
        assert text[line["start"] : line["end"]] == line["text"]
        assert line["ratings"] == {"said": None, "so": None}
        assert line["article"] == 1
        assert line["key"] == f"bridge#{line['number'].split('.')[1]}"
    monday = next(line for line in lines if "Monday" in line["text"])
    assert [set(found) for found in monday["dates"]] == [
        {"start", "end", "text", "type", "value", "earliest", "latest"}
    ]
    assert monday["dates"][0]["text"] == "Monday"


def test_ratings_are_by_question(story: Workbench) -> None:
    claim = claim_with(story, "Nobody was hurt")
    assert story("verdict", claim, "ok", "--question", "said").code == 0
    rated = next(line for line in story("claims", "--json").lines if line["number"] == claim)
    assert rated["ratings"] == {"said": "OK", "so": None}
    assert rated["state"] == "checking"


def test_a_rating_that_is_not_on_the_scale_is_a_usage_error_that_lists_the_scale(story: Workbench) -> None:
    ran = story("verdict", claim_with(story, "Monday"), "pants on fire")
    assert ran.code == 2
    assert "OK with change" in ran.err


def test_what_a_claim_lacks_is_refused_with_5(story: Workbench) -> None:
    ran = story("submit", claim_with(story, "Monday"))
    assert ran.code == 5
    assert "a verdict" in ran.err


def test_a_colleague_saved_first(story: Workbench) -> None:
    claim = claim_with(story, "Monday")
    assert story("--user", "jonas", "claim", "edit", claim, "--note", "mine").code == 0
    ran = story("claim", "edit", claim, "--note", "other", "--rev", "0")
    assert ran.code == 4
    assert "note: yours other · theirs mine" in ran.err
    assert story("claim", "show", claim, "--json").lines[0]["note"] == "mine"


def test_a_claim_is_added_at_words_that_stand_there_once(story: Workbench) -> None:
    ran = story("claim", "add", "1", "--words", "It cost 12 million crowns", "--json")
    number = ran.lines[0]["numbers"][0]
    assert story("claim", "show", number, "--json").lines[0]["row"]["text"] == "It cost 12 million crowns"
    assert story("claim", "add", "1", "--words", "Quill").code == 5
    assert story("claim", "add", "1", "--words", "It cost 13 million crowns").code == 5
    assert story("claim", "add", "1").code == 2
    assert story("claim", "add", "1", "--start", "5", "--end", "5").code == 5


def test_an_empty_value_clears(story: Workbench) -> None:
    claim = claim_with(story, "Nobody was hurt")
    assert story("claim", "edit", claim, "--speaker", "").code == 0
    assert story("claim", "show", claim, "--json").lines[0]["row"]["speaker"] is None
    assert story("claim", "assign", claim, "--to", "").code == 0


def test_a_sentence_is_marked_by_its_number(story: Workbench) -> None:
    before = story("article", "show", "1", "--json").lines[0]
    unread = next(n for n, p in enumerate(before["passages"], start=1) if not p["no_fact"])
    assert story("claim", "no-fact", "1", str(unread)).code == 0
    assert story("article", "show", "1", "--json").lines[0]["passages"][unread - 1]["no_fact"]
    assert story("claim", "no-fact", "1", "99").code == 2


def test_a_history_that_was_rewritten_is_found(story: Workbench) -> None:
    assert story("history", "verify").code == 0
    with sqlite3.connect(os.environ["WORKBENCH_DB"]) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE claim SET text = text || '.' WHERE id = 1")
    connection.close()
    ran = story("history", "verify")
    assert ran.code == 1
    assert ran.out.count("\n") == 1
    assert "claim 1" in ran.out
    assert story("db", "check").code == 1


def test_a_filter_is_one_word_or_several_and_turns_round(story: Workbench) -> None:
    everything = story("claims", "--json").lines
    said = story("claims", "-voice:narration", "is:open", "--json").lines
    assert said == story("claims", "is:open -voice:narration", "--json").lines
    assert said == [line for line in everything if line["voice"] != "narration"]
    assert said
    assert story("claims", "--", "-Monday", "--json").code == 0
    assert story("claims", "no:such").code == 2
    assert story("claims", "nosuchword").err == "No claim matches.\n"


def test_no_password_is_printed(workbench: Workbench) -> None:
    address = "postgresql+psycopg://mara:se:c@ret@host:5432/desk"
    assert workbench("db", "path", "--db", address).out == "postgresql+psycopg://mara:***@host:5432/desk\n"
