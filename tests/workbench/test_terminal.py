"""The door to the screen: nothing a terminal would obey comes through, and every offset stays where it was."""

from __future__ import annotations

import base64
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import TEXTS
from workbench.terminal import (
    ELLIPSIS,
    PLACEHOLDER,
    cell_width,
    clipboard,
    cut,
    editor_command,
    unfit_reason,
    visible,
)

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY_TEXT = st.text(st.characters())  # surrogates too


def check_visible(text: str, keep: str = "") -> None:
    shown = visible(text, keep)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert visible(shown, keep) == shown
    for was, now in zip(text, shown, strict=True):
        if was in keep:
            assert now == was
        else:
            assert unicodedata.category(now) not in UNSEEN
        if now != was:
            assert cell_width(now) == 1


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_nasty_texts(text: str) -> None:
    check_visible(text)
    check_visible(text, "\n\t")


@given(ANY_TEXT, st.sampled_from(["", "\n", "\n\t"]))
def test_one_visible_code_point_for_each(text: str, keep: str) -> None:
    check_visible(text, keep)


def test_every_code_point_by_itself_and_in_company() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    together = visible(everything)
    assert len(together) == len(everything)
    assert together == "".join(map(visible, everything))
    assert not {unicodedata.category(character) for character in set(together)} & UNSEEN


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” with\xa0marks – 習近平 é", "plain “text” with\xa0marks – 習近平 é"),
        ("\x00\x07\x1b[31m\r\n\t\x7f", "␀␇␛[31m␍␊␉␡"),
        ("a\x9bb\x85c", f"a{PLACEHOLDER}b{PLACEHOLDER}c"),
        ("a\u202eb\u2066\u200b\ufeff\xad", f"a{PLACEHOLDER}b" + PLACEHOLDER * 4),
        ("❤\ufe0f\u2028\ud800\u3164", "❤" + PLACEHOLDER * 4),
        ("[/closing] [@click=app.quit]x[/]", "[/closing] [@click=app.quit]x[/]"),
    ],
)
def test_what_stands_for_what(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_breaks_are_kept_on_request() -> None:
    assert visible("a\n\tb\x1b", keep="\n") == "a\n␉b␛"


@given(st.text())
def test_clipboard_holds_the_text_and_nothing_that_ends_it_early(text: str) -> None:
    sequence = clipboard(text)
    start, end = "\x1b]52;c;", "\x07"
    assert sequence.startswith(start)
    assert sequence.endswith(end)
    payload = sequence[len(start) : -len(end)]
    assert base64.b64decode(payload, validate=True).decode() == text


def test_clipboard_of_what_is_no_utf8() -> None:
    assert clipboard("\ud800") == "\x1b]52;c;Pw==\x07"


@given(ANY_TEXT.map(visible), st.integers(-1, 30))
def test_cut_fits_and_is_the_longest_that_fits(text: str, columns: int) -> None:
    short = cut(text, columns)
    width = sum(map(cell_width, text))
    if width <= columns:
        assert short == text
        return
    assert sum(map(cell_width, short)) <= max(columns, 0)
    if columns > 0:
        assert short.endswith(ELLIPSIS)
        kept = short[: -len(ELLIPSIS)]
        assert text.startswith(kept)
        assert sum(map(cell_width, text[: len(kept) + 1])) > columns - 1


@pytest.mark.parametrize(
    ("text", "columns", "short"),
    [
        ("claim", 5, "claim"),
        ("claims", 5, "clai…"),
        ("習近平", 6, "習近平"),
        ("習近平", 5, "習近…"),
        ("習近平", 4, "習…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301s!", 5, "cafe\u0301…"),
        ("claim", 1, "…"),
        ("claim", 0, ""),
    ],
)
def test_cut(text: str, columns: int, short: str) -> None:
    assert cut(text, columns) == short


def test_cell_widths_are_those_of_the_screen() -> None:
    from rich.cells import cell_len

    letters = "aé–“€習ｆ한あ😀🇺\u0301\u20dd\u1161ﬁש中。、Ａア"
    assert [cell_width(letter) for letter in letters] == [cell_len(letter) for letter in letters]


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "/opt/my\\ editor -n"}, ["/opt/my editor", "-n"]),
        ({"EDITOR": "ed 'unclosed"}, ["ed", "'unclosed"]),
        ({"PATH": "/nowhere"}, ["vi"]),
    ],
)
def test_editor_command(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ) == command


def test_an_editor_that_is_here_is_found(tmp_path: Path) -> None:
    (tmp_path / "nano").write_text("#!/bin/sh\n")
    (tmp_path / "nano").chmod(0o755)
    assert editor_command({"PATH": str(tmp_path)}) == ["nano"]


@pytest.mark.parametrize(
    ("term", "stdin", "stdout", "word"),
    [
        ("xterm-256color", True, True, None),
        ("", True, True, None),
        ("dumb", True, True, "dumb"),
        ("xterm", False, True, "input"),
        ("xterm", True, False, "output"),
        ("dumb", False, False, "terminal"),
    ],
)
def test_unfit_reason(term: str, stdin: bool, stdout: bool, word: str | None) -> None:
    reason = unfit_reason({"TERM": term}, stdin, stdout)
    if word is None:
        assert reason is None
    else:
        assert reason is not None
        assert word in reason
        assert "\n" not in reason
