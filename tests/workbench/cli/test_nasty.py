"""No command lets a control character of an article, a source or a request reach the terminal."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.nasty import BYTES, LINES, TEXTS, UNSTORABLE
from tests.workbench.cli.conftest import Ran, Workbench
from workbench.terminal import visible

HOSTILE = {name: text for name, text in TEXTS.items() if name not in UNSTORABLE and text.strip() and len(text) < 2_000}


def harmless(ran: Ran) -> bool:
    return all(visible(text, keep="\n") == text for text in (ran.out, ran.err))


def test_hostile_articles_are_printed_harmlessly_by_every_command(workbench: Workbench, tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "type": "article",
                "key": f"k{number}",
                "headline": text,
                "publisher": text,
                "byline": text,
                "text": f"{text}\n\nA ship {text} sank on 3 March 2021, said Ada {text} Quill.\n",
            }
        )
        for number, text in enumerate(HOSTILE.values())
    ]
    (tmp_path / "hostile.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = workbench("import", "hostile.jsonl", "--keep-going")
    assert ran.code in (0, 3), ran.err
    assert harmless(ran)
    keys = [article["key"] for article in workbench("articles", "--json").lines]
    assert len(keys) >= len(HOSTILE) - ran.err.count(", line ")
    calls = [
        ("articles",),
        ("claims",),
        ("claims", "--json"),
        ("articles", "--json"),
        ("history",),
    ]
    for words in [*calls, *(("article", "show", key) for key in keys)]:
        ran = workbench(*words)
        assert ran.code == 0, ran.err
        assert harmless(ran), words
    exported = workbench("export", "editor")  # joiners and marks of direction are the reader's; controls are nobody's
    assert {char for char in exported.out if unicodedata.category(char) in ("Cc", "Cs")} == {"\n"}


def test_hostile_evidence_and_requests_are_printed_harmlessly(story: Workbench) -> None:
    claim = story("claims", "--limit", "1", "--json").lines[0]["number"]
    everything = " ".join(HOSTILE.values())[:5_000]
    for words in (
        ("evidence", "add", claim, "--source", everything, "--stance", "context", "--quote", everything),
        ("claim", "edit", claim, "--note", everything, "--speaker", everything),
        ("claim", "assign", claim, "--to", everything),
        ("verdict", claim, "ok", "--because", everything, "--should-read", everything),
        ("claim", "show", claim),
        ("claim", "show", claim, "--json"),
        ("evidence", "list", claim),
        ("source", "list", "1"),
        ("history", "show", claim),
        ("history", "show", claim, "--json"),
    ):
        ran = story(*words)
        assert ran.code == 0, (words[:2], ran.err)
        assert harmless(ran), words[:2]
    card = story("claim", "show", claim, "--json").lines[0]
    assert card["note"] == everything


@pytest.mark.parametrize("word", ["a\x1b[2Jb", "x\u202ey", "\ud800"])
def test_words_that_name_nothing_are_said_back_harmlessly(story: Workbench, word: str) -> None:
    for words in (
        (word,),
        ("claim", word),
        ("claim", "show", word),
        ("article", "show", word),
        ("claims", f"nothing:{word}"),
        ("claims", f"--{word}"),
        ("claim", "dismiss", "1.1", "--as", word),
        ("verdict", "1.1", word),
        ("export", word),
        ("schema", word),
        ("import", word),
        ("dates", word),
        ("history", "show", word),
        ("article", "date", "1", word),
        ("undo", word),
    ):
        ran = story(*words)
        assert ran.code != 0, words
        assert "fault of the program" not in ran.err, words
        assert harmless(ran), words
        assert ran.out == ""
        assert ran.err.count("\n") == 1, words


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_text_are_refused_in_a_sentence(workbench: Workbench, name: str) -> None:
    for words in (("import", "-", "--key", "k"), ("read", "-"), ("dates", "-")):
        ran = workbench(*words, stdin=BYTES[name])
        assert ran.code in (5, 6), (words, ran)
        assert "fault of the program" not in ran.err
        assert harmless(ran)


@pytest.mark.parametrize("name", LINES)
def test_lines_that_are_no_records_are_refused_by_their_line(workbench: Workbench, name: str) -> None:
    line, words = LINES[name]
    ran = workbench("import", "-", "--format", "jsonl", stdin=line + b"\n")
    assert ran.code == 5
    assert "line 1: " in ran.err or "The input is UTF-16" in ran.err
    assert words in ran.err
    assert harmless(ran)


@pytest.mark.parametrize("asked", ["undo", "imports", "claim show", "article show"])
def test_a_number_that_no_database_keeps_names_nothing(story: Workbench, asked: str) -> None:
    number = "9" * 25 + (".1" if asked == "claim show" else "")
    ran = story(*asked.split(), number)
    assert ran.code in (1, 2)
    assert "fault of the program" not in ran.err
