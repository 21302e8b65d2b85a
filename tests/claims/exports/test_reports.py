"""What holds for both reports, whatever is in an article."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from claims.rows import Dossier
from tests.claims.exports.cases import cleared, ours, theirs
from tests.claims.exports.dossiers import card, dossier, dossiers, source, verdict
from tests.claims.exports.reports import RENDERER, elements, written
from tests.claims.exports.test_markdown import NASTY
from tests.examples import fewer

GOLDEN = Path(__file__).parent / "golden"
ALLOWED = {"h1", "h2", "h3", "p", "ul", "li", "strong", "em", "blockquote", "a", "code", "hr"}


@pytest.mark.parametrize(
    ("name", "format", "article"),
    [("theirs", "reader", theirs()), ("ours", "editor", ours()), ("cleared", "editor", cleared())],
)
def test_reports_read_as_they_were_judged_to_read_well(name: str, format: str, article: Dossier) -> None:
    assert written(format, article) == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", ["editor", "reader"])
@fewer(4)
@given(article=dossiers())
def test_any_article_makes_the_same_bytes_twice_and_nothing_but_a_report(format: str, article: Dossier) -> None:
    report = written(format, article)
    assert report == written(format, article)
    assert set(elements(report)) <= ALLOWED
    assert elements(report).count("h1") == 1
    hosts = {"https://a.example", "http://ex.example", "https://xn--4ca.example"}
    assert set(re.findall(r'<a href="(\w+://[^"/]*)', RENDERER.render(report))) <= hosts
    assert RENDERER.render(report).count("<a ") == RENDERER.render(report).count('<a href="http')


@pytest.mark.parametrize("format", ["editor", "reader"])
@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_words_stay_words_wherever_they_stand(format: str, nasty: str) -> None:
    made = verdict(1, "False", rationale=nasty, should_read=nasty, by=nasty)
    cited = source(1, title=nasty, publisher=nasty, description=nasty, url="https://a.example/")
    judged = card(nasty, 1, nasty, verdicts=(made,), speaker=nasty, speaker_role=nasty, note=nasty)
    waiting = card(nasty, 2, nasty, assignee=nasty)
    texts = {"headline": nasty, "publisher": nasty, "byline": nasty, "key": nasty, "url": None}
    article = dossier(nasty, [nasty], [judged, waiting], sources=(cited,), **texts)
    report = written(format, article)
    assert set(elements(report)) <= ALLOWED
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)
    assert set(re.findall(r'href="([^"]*)"', RENDERER.render(report))) <= {"https://a.example/"}


@pytest.mark.parametrize("format", ["editor", "reader"])
def test_several_articles_follow_one_another(format: str) -> None:
    other = replace(ours(), sheet=replace(ours().sheet, article=replace(ours().sheet.article, headline="Another")))
    report = written(format, theirs(), other)
    assert elements(report).count("h1") == 2
    assert elements(report).count("hr") == 1


@pytest.mark.parametrize("format", ["editor", "reader"])
def test_no_article_makes_no_report(format: str) -> None:
    assert written(format) == ""
