"""Wrapped lines hold every character once, in order, within the width; offsets lead back to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.widgets.wrapping import Line, Sign, line_at, wrap

texts = st.text(alphabet="ab cd é“”—\n 漢字👍e\u0301", max_size=200)


def shown(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@given(texts, st.integers(4, 40), st.lists(st.integers(0, 200), max_size=8))
def test_every_character_stands_once_and_in_order(text: str, width: int, offsets: list[int]) -> None:
    signs = [Sign(offset, f"○{n}") for n, offset in enumerate(sorted(o for o in offsets if o <= len(text)))]
    lines = wrap(text, width, signs)
    seen = [piece for line in lines for piece in line.pieces if piece.sign is None]
    for piece in seen:
        assert text[piece.start : piece.end] == piece.text
    told = {offset for piece in seen for offset in range(piece.start, piece.end)}
    assert len(told) == sum(len(piece.text) for piece in seen)
    assert all(text[offset] in " \n" for offset in range(len(text)) if offset not in told)
    assert [piece.start for piece in seen] == sorted(piece.start for piece in seen)
    shown_signs = "".join(piece.text for line in lines for piece in line.pieces if piece.sign)
    assert shown_signs == "".join(sign.text for sign in signs)


@given(texts, st.integers(4, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert cell_len(shown(line)) <= width or len(shown(line)) == 1


@given(texts, st.integers(4, 40))
def test_a_character_is_found_in_the_line_that_shows_it(text: str, width: int) -> None:
    lines = wrap(text, width)
    for n, line in enumerate(lines):
        for offset in range(line.start, line.end):
            assert line_at(lines, offset) == n


def test_words_stay_whole_and_blanks_at_a_break_go() -> None:
    assert [shown(line) for line in wrap("one two three", 8)] == ["one two", "three"]
    assert [shown(line) for line in wrap("abcdefghij", 4)] == ["abcd", "efgh", "ij"]
    assert [shown(line) for line in wrap("a\n\n  b", 4)] == ["a", "", "  b"]


def test_a_sign_stays_with_the_word_behind_it() -> None:
    lines = wrap("one two", 6, [Sign(4, "○²")])
    assert [shown(line) for line in lines] == ["one", "○²two"]
    assert (lines[1].start, lines[1].end) == (4, 7)


def test_two_megabytes_in_one_line_are_wrapped() -> None:
    lines = wrap("x" * 2_000_000, 74)
    assert len(lines) == -(-2_000_000 // 74)
