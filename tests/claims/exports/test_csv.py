"""CSV that a spreadsheet opens as text: every cell comes back, none is calculated."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports import Terms, load
from claims.exports.csv import defused
from claims.rows import Dossier
from tests.claims.exports.cases import HEADLINE, TEXT, theirs
from tests.claims.exports.dossiers import card, dossier, dossiers, evidence, source, verdict
from tests.claims.exports.reports import TODAY
from tests.examples import fewer

FORMATS = ["csv", "csv-verdicts", "csv-sources"]
ALL = Terms(TODAY)
SIGNS = "=+-@＝＋－＠\t\r"


def table(format: str, *articles: Dossier, terms: Terms = ALL) -> list[dict[str, str]]:
    out = BytesIO()
    made = load(format)(articles, out, terms)
    rows = list(csv.DictReader(StringIO(out.getvalue().decode(), newline=""), strict=True))
    assert len(rows) == made.records
    return rows


def test_a_row_for_each_claim_with_its_verdicts() -> None:
    rows = table("csv", theirs())
    assert [row["claim"] for row in rows] == [f"12.{n}" for n in range(1, 9)]
    assert (rows[2]["so"], rows[2]["said"]) == ("False", "True")
    assert rows[1]["should read"] == "the longest contact"
    assert rows[1]["dates"] == "nine months ago: between 1 and 30 June 2023"
    assert rows[2]["evidence"].split("\n")[0] == (
        "S2 contradicts (so): Landings and first sales, 2022, row 112, “Vellmark;41,2”"
    )
    assert (rows[4]["state"], rows[4]["dismissed as"]) == ("dismissed", "opinion")


def test_a_row_for_each_verdict_ever_given() -> None:
    rows = table("csv-verdicts", theirs())
    of_second = [(row["rating"], row["stands"]) for row in rows if row["claim"] == "12.2"]
    assert of_second == [("True", "no"), ("Mostly false", "yes")]
    assert rows[0]["at (UTC)"] == "2024-03-15 12:00:00"


def test_a_row_for_each_use_of_a_source() -> None:
    rows = table("csv-sources", theirs())
    assert [row["claim"] for row in rows if row["source"] == "S1"] == ["12.1", "12.1", "12.2"]
    unused = dossier(TEXT, [HEADLINE], [], sources=(source(1, title="Log"),))
    assert [(row["title"], row["claim"]) for row in table("csv-sources", unused)] == [("Log", "")]


@pytest.mark.parametrize("format", FORMATS)
def test_confidential_sources_stay_so(format: str) -> None:
    out = BytesIO()
    load(format)([theirs()], out, Terms(TODAY))
    for secret in (b"Krog", b"vault.example", b"put him through", b"Harbour master"):
        assert secret not in out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_only_claims_that_are_wanted_go_out(format: str) -> None:
    rows = table(format, theirs(), terms=Terms(TODAY, claims=frozenset({103})))
    assert {row["claim"] for row in rows} == {"12.3"}


@pytest.mark.parametrize("format", FORMATS)
def test_titles_are_there_without_rows_and_a_mark_only_when_asked_for(format: str) -> None:
    plain, marked = BytesIO(), BytesIO()
    load(format)([], plain, Terms(TODAY))
    load(format)([], marked, Terms(TODAY, bom=True))
    assert plain.getvalue().startswith(b"article,headline,")
    assert marked.getvalue() == b"\xef\xbb\xbf" + plain.getvalue()


@given(st.text(max_size=30))
def test_no_cell_is_calculated_and_every_one_comes_back(text: str) -> None:
    cell = defused(text)
    assert cell.removeprefix("'") == text or cell == text
    bare = cell.lstrip(" \ufeff\u200b")
    assert not bare or bare[0] not in SIGNS


@pytest.mark.parametrize("start", ["", " ", "\n", "\ufeff", "\u200b", "\u00a0", '"', "'", "\x1f"])
@pytest.mark.parametrize("sign", SIGNS[:-2])
def test_formulas_are_defused_whatever_stands_before_them(start: str, sign: str) -> None:
    assert defused(f"{start}{sign}cmd|' /C calc'!A0") == f"'{start}{sign}cmd|' /C calc'!A0"


def test_text_is_left_alone() -> None:
    for text in ("", "a=b", "1+1", "“=quoted”", "e-mail", "a@b.example"):
        assert defused(text) == text


@pytest.mark.parametrize("format", FORMATS)
@fewer(4)
@given(article=dossiers())
def test_any_article_makes_cells_that_no_spreadsheet_calculates(format: str, article: Dossier) -> None:
    for row in table(format, article):
        assert None not in row
        for cell in row.values():
            assert not cell.startswith(tuple(SIGNS))


def test_every_text_passes_the_door() -> None:
    bad = '=cmd|"/c calc"!A1'
    cited = source(1, title=bad, publisher=bad, url=None)
    judged = card(
        bad, 1, bad, statement=bad, speaker=bad, speaker_role=bad, note=bad, assignee=bad,
        verdicts=(verdict(1, bad, rationale=bad, should_read=bad, by=bad, answered_by=bad),),
        evidence=(evidence(1, cited, quotation=bad, translation=bad, locator=bad),),
    )  # fmt: skip
    article = dossier(bad, [bad], [judged], sources=(cited,), headline=bad, publisher=bad)
    for format in FORMATS:
        (row,) = table(format, article)
        assert list(row.values()).count(f"'{bad}") >= 5
