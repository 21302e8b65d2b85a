"""Imports: several inputs, bad ones, cut ones, dry ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workbench.cli.conftest import STORY, Workbench

GOOD = '{"type":"article","key":"a","text":"A ship sank on 3 March 2021."}\n'
BAD = '{"type":"article","key":"b","txt":"x"}\n'
CUT = '{"type":"article","key":"c","te'


@pytest.fixture
def files(deskless: Workbench, tmp_path: Path) -> Workbench:
    for name, content in {"bridge.txt": STORY, "good.jsonl": GOOD, "bad.jsonl": GOOD + BAD, "cut.jsonl": CUT}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return deskless


def keys(workbench: Workbench) -> list[str]:
    return [line["key"] for line in workbench("articles", "--json").lines]


def test_the_first_import_makes_the_desk_and_says_so(files: Workbench, tmp_path: Path) -> None:
    ran = files("import", "bridge.txt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"A new desk was made: {tmp_path}/desk.sqlite\nbridge.txt: 1 new, ")
    assert "new desk" not in files("import", "good.jsonl").err


def test_the_same_again_is_unchanged(files: Workbench) -> None:
    files("import", "bridge.txt")
    ran = files("import", "bridge.txt", "--json")
    assert ran.err == "bridge.txt: 0 new, 1 unchanged.\n"
    assert ran.lines[0]["action"] is None


def test_refused_lines_are_5_with_the_line_and_nothing_is_applied(files: Workbench) -> None:
    ran = files("import", "bad.jsonl")
    assert ran.code == 5
    assert "workbench: bad.jsonl, line 2: " in ran.err
    assert files("articles").code == 10


def test_a_cut_input_is_6(files: Workbench) -> None:
    end = {"type": "end", "count": 2, "sha256": "0" * 64}
    assert files("import", "-", stdin=(GOOD + json.dumps(end)).encode()).code == 6
    assert files("import", "cut.jsonl").code in (5, 6)


def test_keep_going_takes_the_good_lines_and_writes_the_bad_ones_down(files: Workbench, tmp_path: Path) -> None:
    ran = files("import", "bad.jsonl", "--keep-going", "--rejects", "rejects.jsonl", "--json")
    assert ran.code == 3
    assert ran.lines[0]["counts"]["new"] == 1
    assert [refused["line"] for refused in ran.lines[0]["refused"]] == [2]
    note, line = (tmp_path / "rejects.jsonl").read_text().splitlines()
    assert (json.loads(note)["file"], json.loads(note)["line"]) == ("bad.jsonl", 2)
    assert line + "\n" == BAD
    assert keys(files) == ["a"]


def test_one_bad_input_keeps_no_other_out(files: Workbench) -> None:
    ran = files("import", "bad.jsonl", "missing.txt", "bridge.txt", "--json")
    assert ran.code == 3
    assert [line.get("exit") for line in ran.lines] == [5, 2, None]
    assert keys(files) == ["bridge"]


def test_where_nothing_came_in_the_first_failure_says_why(files: Workbench, tmp_path: Path) -> None:
    assert files("import", "missing.txt", "bad.jsonl").code == 2
    assert files("import", "bad.jsonl", "missing.txt").code == 5
    assert files("import", str(tmp_path)).code == 2


def test_a_file_that_is_not_there_makes_no_desk(files: Workbench, tmp_path: Path) -> None:
    ran = files("import", "missing.txt")
    assert ran.err == "workbench: missing.txt: There is no file missing.txt.\n"
    assert not (tmp_path / "desk.sqlite").exists()


@pytest.mark.parametrize("words", [("bad.jsonl",), ("cut.jsonl",), ("bad.jsonl", "--keep-going", "--dry-run"), ("-",)])
def test_an_import_that_brings_nothing_makes_no_desk(files: Workbench, tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = files("import", *words)
    assert "new desk" not in ran.err
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".txt", ".jsonl")] == []


def test_an_empty_file_becomes_a_desk(files: Workbench, tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").touch()
    assert files("articles").code == 10
    assert files("import", "good.jsonl").code == 0
    assert keys(files) == ["a"]


def test_each_input_is_an_action_of_its_own(files: Workbench) -> None:
    files("import", "bridge.txt", "good.jsonl")
    files("undo")
    assert keys(files) == ["bridge"]


def test_a_dry_run_leaves_nothing_not_even_a_desk(files: Workbench, tmp_path: Path) -> None:
    ran = files("import", "bridge.txt", "--dry-run", "--json")
    assert ran.lines[0]["counts"]["new"] == 1
    assert ran.lines[0]["dry_run"] is True
    assert "nothing was saved" in ran.err
    assert not (tmp_path / "desk.sqlite").exists()


def test_words_that_do_not_go_together(files: Workbench) -> None:
    for words in (("a", "b", "--key", "k"), ("-", "-"), ("bad.jsonl", "--rejects", "r")):
        assert files("import", *words).code == 2
    assert files("import", "bridge.txt", "--format", "pdf").code == 2
    assert files("import", "bridge.txt", "--keep-going", "--rejects", "/nowhere/r").code == 1


def test_the_mode_and_the_date_stand_for_the_articles(files: Workbench) -> None:
    files("import", "bridge.txt", "--mode", "ours", "--published", "2024-05")
    article = files("article", "show", "bridge", "--json").lines[0]["article"]
    assert (article["mode"], article["published"], article["published_precision"]) == ("ours", "2024-05-01", "month")
    assert "published  2024-05, " in files("article", "show", "bridge").out


def test_rejects_are_mended_and_imported_again(files: Workbench, tmp_path: Path) -> None:
    unparsable = b'{"type":"article","key":"d","text":"Caf\xe9 opened."}\n'
    rejects = tmp_path / "rejects.jsonl"
    content = GOOD.encode() + BAD.encode() + unparsable
    assert files("import", "-", "--keep-going", "--rejects", str(rejects), stdin=content).code == 3
    mended = rejects.read_bytes()
    assert BAD.encode() in mended
    assert unparsable in mended
    rejects.write_bytes(mended.replace(b'"txt"', b'"text"').replace(b"Caf\xe9", "Café".encode()))
    again = files("import", str(rejects), "--json")
    assert (again.code, again.lines[0]["counts"]["new"]) == (0, 2)
    assert keys(files) == ["a", "b", "d"]


def test_results_have_a_line_a_record_and_one_that_sums_up(files: Workbench) -> None:
    ran = files("import", "bad.jsonl", "--keep-going", "--results", "-")
    *lines, summary = ran.lines
    assert [(line["line"], line["type"], line["key"], line["outcome"]) for line in lines] == [
        (1, "article", "a", "new"),
        (2, "article", "b", "refused"),
    ]
    assert "txt" in lines[1]["reason"]
    assert summary["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert (summary["type"], summary["applied"]) == ("summary", True)
    *lines, summary = files("import", "bad.jsonl", "--results", "-").lines
    assert [line["outcome"] for line in lines] == ["unchanged", "refused"]
    assert (summary["applied"], summary["exit"]) == (False, 5)


def test_only_one_thing_goes_to_stdout(files: Workbench) -> None:
    assert files("import", "good.jsonl", "--results", "-", "--json").code == 2


def test_an_input_from_stdin_that_proves_nothing_says_so(files: Workbench) -> None:
    assert "not proven" in files("import", "-", stdin=GOOD.encode()).err
    assert "not proven" not in files("import", "-", "--expect", "1", stdin=GOOD.encode()).err
    assert files("import", "-", "--expect", "2", stdin=GOOD.encode()).code == 6
    assert files("import", "-", "--expect", "0", stdin=GOOD.encode()).code == 5


def test_a_cut_input_gives_its_whole_lines_when_asked(files: Workbench) -> None:
    cut = (GOOD + CUT).encode()
    assert files("import", "-", stdin=cut).code == 6
    assert keys(files) == []
    ran = files("import", "-", "--keep-going", stdin=cut)
    assert ran.code == 6
    assert "Its whole lines were taken." in ran.err
    assert keys(files) == ["a"]


def test_progress_as_json(files: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.cli.progress.JSON_SECONDS", 0.0)
    err = files("import", "good.jsonl", "--progress", "json").err.splitlines()
    assert {"progress": "Records applied", "done": 1, "total": 1} in [json.loads(e) for e in err if e[0] == "{"]


def test_what_was_imported_unread_is_read_later_as_one_action(files: Workbench) -> None:
    files("import", "bridge.txt", "good.jsonl", "--no-read")
    assert files("claims", "--json").lines == []
    done = files("read", "--pending", "--json").lines[0]
    assert done["message"].startswith("2 articles read, ")
    assert files("claims", "--json").lines
    assert files("read", "--pending").err == "Every article has been read.\n"
    files("undo", str(done["action"]))
    assert files("claims", "--json").lines == []
    assert files("read").code == files("read", "bridge.txt", "--pending").code == 2
