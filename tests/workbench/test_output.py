"""Tables that line up, and JSON that is exact and harmless at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rows import Done
from tests.nasty import TEXTS
from workbench import output
from workbench.terminal import cell_width, visible


class Screen(TextIOWrapper):
    """A stdout that is a terminal, or is none."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(BytesIO(), encoding="utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    @property
    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, BytesIO)
        return self.buffer.getvalue().decode()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    """Makes stdout a pipe, or a terminal of so many columns."""

    def make(columns: int | None = None) -> Screen:
        screen = Screen(columns is not None)
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setenv("COLUMNS", str(columns or 20))
        return screen

    return make


def cells(text: str) -> int:
    return sum(map(cell_width, text))


def test_columns_line_up_by_cells(printed: Callable[..., Screen]) -> None:
    screen = printed()
    output.table(("n", "who", "what"), [("1", "习近平", "a"), ("22", "Quill", "b")], right=("n",))
    assert screen.text == " n  who     what\n 1  习近平  a\n22  Quill   b\n"


def test_a_table_without_rows_is_nothing(printed: Callable[..., Screen]) -> None:
    screen = printed()
    output.table(("n",), [])
    assert screen.text == ""


def test_a_pipe_gets_everything_and_a_terminal_its_width(printed: Callable[..., Screen]) -> None:
    long = [("k" * 50, "words " * 50)]
    screen = printed()
    output.table(("key", "words"), long)
    assert long[0][0] in screen.text
    assert long[0][1].rstrip() in screen.text
    screen = printed(40)
    output.table(("key", "words"), long)
    assert [cells(line) for line in screen.text.splitlines()] == [output.WIDEST + 7, 40]
    assert "…  words" in screen.text


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), min_size=1, max_size=5), st.integers(5, 50))
def test_no_row_is_wider_than_the_terminal(rows: list[tuple[str, str]], columns: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        screen = Screen(True)
        patch.setattr(sys, "stdout", screen)
        patch.setenv("COLUMNS", str(columns))
        output.table(("one", "two"), rows)
    lines = screen.text.split("\n")[:-1]
    assert len(lines) == len(rows) + 1
    assert all(cells(line) <= columns for line in lines)


@pytest.mark.parametrize("name", TEXTS)
def test_nasty_text_is_one_visible_line(name: str, printed: Callable[..., Screen]) -> None:
    screen = printed()
    output.line(TEXTS[name])
    output.table(("text",), [(TEXTS[name],)])
    output.fields((("text", TEXTS[name]),))
    shown = screen.text
    assert visible(shown, keep="\n") == shown


@given(st.text())
def test_json_is_exact_and_holds_nothing_unseen(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        screen = Screen(False)
        patch.setattr(sys, "stdout", screen)
        output.jsonl([{"text": text, text: 1}])
    assert json.loads(screen.text) == {"text": text, text: 1}
    assert screen.text.count("\n") == 1
    assert visible(screen.text, keep="\n") == screen.text


@pytest.mark.parametrize("name", [name for name in TEXTS if len(TEXTS[name]) < 10_000])
def test_nasty_json_is_exact(name: str, printed: Callable[..., Screen]) -> None:
    screen = printed()
    output.jsonl([TEXTS[name]])
    assert json.loads(screen.text) == TEXTS[name]
    assert visible(screen.text, keep="\n") == screen.text


def test_rows_have_a_form_in_json(printed: Callable[..., Screen]) -> None:
    @dataclass(frozen=True)
    class Row:
        day: date
        parts: tuple[int, ...]
        more: object

    screen = printed()
    output.jsonl([Row(date(2024, 5, 8), (1, 2), MappingProxyType({"path": Path("a"), "bytes": b"\x00"}))])
    assert json.loads(screen.text) == {"day": "2024-05-08", "parts": [1, 2], "more": {"path": "a", "bytes": "00"}}
    with pytest.raises(TypeError, match="object has no form"):
        output.jsonl([object()])


def test_fields_stand_in_two_columns_and_empty_ones_are_left_out(printed: Callable[..., Screen]) -> None:
    screen = printed()
    output.fields((("a", "one\ntwo"), ("empty", ""), ("long", "x")), indent="  ")
    assert screen.text == "  a     one\n        two\n  long  x\n"


def test_what_was_done_goes_to_stderr_or_as_json_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Done("Saved \x1b[2J.", 3, ("Mind \x07.",))
    output.done(outcome)
    assert capsys.readouterr() == ("", "Saved ␛[2J.\nWarning: Mind ␇.\n")
    output.done(outcome, True, numbers=["S1"])
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "message": "Saved \x1b[2J.",
        "action": 3,
        "warnings": ["Mind \x07."],
        "ids": [],
        "numbers": ["S1"],
    }
    assert err == "Warning: Mind ␇.\n"


def test_bytes_go_as_they_are_into_a_pipe_and_visible_onto_a_terminal(printed: Callable[..., Screen]) -> None:
    content = "a \x1b[2J ü\nb \x9b".encode()
    screen = printed()
    with output.binary() as out:
        out.write(content)
    assert screen.text.encode() == content
    screen = printed(40)
    with output.binary() as out:
        for at in range(len(content)):
            out.write(content[at : at + 1])
    assert screen.text == "a ␛[2J ü\nb �"
