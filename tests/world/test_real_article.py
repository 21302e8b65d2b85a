"""The real article, through all of it, in a real terminal: in, dated, ten claims judged, reported, and proved."""

from __future__ import annotations

import re
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.shared import shared_file
from tests.world.conftest import NewTerminal
from tests.world.terminal import Terminal
from workbench.__main__ import run

pytestmark = pytest.mark.world

SOURCE = "https://www.president.example/news/82489"


class Desk:
    """A desk and its commands."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.capsys = capsys

    def run(self, *words: str, code: int = 0) -> str:
        ended = run(["--db", str(self.path), "--user", "mara", *words])
        printed = "".join(self.capsys.readouterr())
        assert ended == code, printed
        return printed


def test_from_the_text_to_the_proof(tmp_path: Path, terminal: NewTerminal, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path / "desk.sqlite", capsys)
    said = desk.run("import", str(shared_file("seeds/xi-zelenskyy-call.txt")))
    assert "1 new" in said
    assert "unknown" in desk.run("articles")
    assert "mean something else now" in desk.run("article", "date", "1", "2023-04-26")
    review = [sys.executable, "-m", "workbench", "--db", str(desk.path), "--user", "mara", "review"]
    _judge_ten(terminal(review))
    decided = desk.run("claims", "is:decided", "--json")
    assert decided.count("\n") == 10
    assert decided.count('"so": "True"') == 9
    _report(desk, tmp_path)
    _prove(desk, tmp_path)


def _judge_ten(terminal: Terminal) -> None:
    """Ten claims: one new source, then cited by its number; nine right, one wrong; the last one undone and redone."""
    assert "sentences" in terminal.wait_for("Is it so?")
    label = ""
    for number in range(10):
        label = _next_label(terminal, label)
        if number == 0:
            terminal.press("c")
            terminal.wait_for(f"Cite a source for {label}")
            terminal.press(SOURCE, "Enter")
            terminal.wait_for(f"S1 supports {label}.")
        else:
            terminal.press("1")  # the stance follows the rating
        _rate(terminal, "w" if number == 8 else "y", label)
        terminal.press(f"Reason number {number}")
        terminal.press("Enter")
        terminal.wait_for(f"{label}: {'False' if number == 8 else 'True'}.")
    terminal.press("u")
    terminal.wait_for("Action ")
    terminal.press("U")
    terminal.wait_for("Undo ")


def _rate(terminal: Terminal, key: str, label: str) -> None:
    """Press the letter of a rating; again, where it came before the card that it is for was painted."""
    for _ in range(10):
        terminal.press(key)
        try:
            terminal.wait_for(f"Rate {label}", 2)
        except TimeoutError:
            continue
        return
    raise TimeoutError(f"{label} could not be rated:\n{terminal.screen()}")


def _next_label(terminal: Terminal, before: str) -> str:
    """The claim on the card, as soon as it is another one than before."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = re.search(r"^ (1\.\d+) ", terminal.screen(), re.MULTILINE)
        if found and found[1] != before:
            return found[1]
        time.sleep(0.03)
    raise TimeoutError(f"no card but {before}'s came:\n{terminal.screen()}")


def _report(desk: Desk, folder: Path) -> None:
    desk.run("export", "editor", "--article", "1", "-o", str(folder / "editor.md"))
    desk.run("export", "reader", "--article", "1", "-o", str(folder / "reader.md"))
    editor, reader = (folder / "editor.md").read_text("utf-8"), (folder / "reader.md").read_text("utf-8")
    assert "Not cleared: version 1" in editor
    assert "mara" in editor
    assert "26 April 2023" in reader
    assert SOURCE in reader
    assert "mara" not in reader
    assert reader.count("Reason number") >= 9


def _prove(desk: Desk, folder: Path) -> None:
    """On copies of the desk, one byte of a row and one of a change are flipped; verification names the place."""
    assert "all agree" in desk.run("history", "verify")
    for name, statement, place in (
        ("row", "UPDATE claim SET text = 'X' || substr(text, 2) WHERE number = 3", "claim 3"),
        (
            "change",
            "UPDATE change SET payload = replace(payload, 'number 4', 'number 5') WHERE instr(payload, 'number 4')",
            "change",
        ),
    ):
        copy = Desk(folder / f"{name}.sqlite", desk.capsys)
        # The screen is still open: what it wrote may stand beside the file, where a plain copy would miss it.
        with closing(sqlite3.connect(desk.path)) as whole, closing(sqlite3.connect(copy.path)) as target:
            whole.backup(target)
        with sqlite3.connect(copy.path) as connection:
            for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            assert connection.execute(statement).rowcount
        connection.close()
        assert place in copy.run("history", "verify", code=1)
    assert "all agree" in desk.run("history", "verify")
