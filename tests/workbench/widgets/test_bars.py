"""Every bar fits its width at any width, and the meter is never what gives way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from claims.scales import RATING_SCALES
from claims.words import Precision, Question, Stance
from tests.nasty import TEXTS
from tests.workbench import rows
from workbench.commands import ARTICLE, BOTH, COMMANDS
from workbench.commands import shown as key
from workbench.widgets.bars import (
    NO_DATE,
    article_date,
    article_line,
    ask_line,
    cite_line,
    footer_line,
    help_lines,
    queue_line,
    source_line,
)
from workbench.widgets.paper import Runs

WIDTHS = (60, 80, 119, 160)


def shown(line: Runs) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_bars_fit_whatever_is_in_them(width: int, name: str) -> None:
    text = TEXTS[name][:5000]
    sheet = replace(rows.sheet(), article=rows.article_row(headline=text))
    sources = [rows.source_row(n, text) for n in range(1, 9)]
    for line in (
        article_line(sheet, width),
        source_line(sources, [1], text, width),
        source_line((), (), text, width),
        queue_line(100_000, "worth", text[:10], width),
        queue_line(1, "assignee", text, width, counts={"new": 9, "in_review": 1_000_000}, meter=str(sheet.meter)),
        ask_line(Question.SAID, [("y", text)] * 6, width, source="S12", stance=Stance.CONTRADICTS, chosen=3),
        cite_line(width),
        footer_line(COMMANDS, [ARTICLE, BOTH], width),
        *help_lines(COMMANDS, width),
    ):
        assert cell_len(shown(line)) <= width
        assert shown(line).replace("\xa0", " ").isprintable()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_meter_is_always_there(width: int) -> None:
    assert "2 of 7 sentences, 1 loose" in shown(article_line(rows.sheet(), width))


def test_a_date_is_no_finer_than_it_is_known_and_a_missing_one_says_what_to_do() -> None:
    article = rows.article_row()
    assert article_date(article) == "2024-03-06"
    assert article_date(replace(article, published_precision=Precision.MONTH)) == "2024-03"
    assert article_date(replace(article, published_precision=Precision.YEAR)) == "2024"
    assert article_date(rows.article_row(published=None)) == NO_DATE


@pytest.mark.parametrize("width", WIDTHS)
def test_the_help_says_every_command_and_its_keys_in_full(width: int) -> None:
    text = " ".join(" ".join(shown(line) for line in help_lines(COMMANDS, width)).split())
    assert all(f"{' '.join(map(key, command.keys))} {command.help}" in text for command in COMMANDS)


@pytest.mark.parametrize("scale", ["tick", "google-5"])
def test_eighty_columns_hold_the_ratings_in_full_with_a_short_question(scale: str) -> None:
    ratings = [(rating.key, rating.label) for rating in RATING_SCALES[scale].ratings]
    assert "…" not in shown(ask_line(Question.SO, ratings, 80))
    with_source = shown(ask_line(Question.SO, ratings, 80, source="S1"))
    assert with_source.rstrip().endswith("with S1")
    assert all(label[:6] in with_source for _, label in ratings)
    assert "Is it so?" in shown(ask_line(Question.SO, ratings, 120, source="S1", chosen=3))


def test_a_narrow_footer_keeps_the_first_of_the_table() -> None:
    assert "? help" in shown(footer_line(COMMANDS, [ARTICLE, BOTH], 60))
