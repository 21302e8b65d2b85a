"""Reports as one HTML file: a sound page that runs nothing, fetches nothing and says what the Markdown says."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest
from hypothesis import given

import claims.exports
from claims.exports.marks import Marks
from claims.exports.plain import harmless
from claims.rows import Dossier, ZoneRow
from claims.words import ZoneKind
from tests.claims.exports.cases import TEXT, cleared, ours, theirs
from tests.claims.exports.dossiers import card, dossier, dossiers, source, verdict
from tests.claims.exports.pages import Element, parsed
from tests.claims.exports.reports import RENDERER, written
from tests.claims.exports.test_markdown import NASTY
from tests.examples import fewer

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "section", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "strong", "blockquote", "a", "span", "mark", "sup"),
}
PAGES = ["editor-html", "reader-html"]


def check(page: str) -> Element:
    """What holds for every page, and the page."""
    root = parsed(page)
    elements = list(root.all())
    assert {element.name for element in elements} - {""} <= ALLOWED
    assert page.startswith("<!doctype html>")
    assert next(root.all("html")).attributes["lang"] == "en"
    assert next(root.all("title")).text
    assert len(list(root.all("main"))) == 1
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in elements:
        assert set(element.attributes) <= {
            *("id", "class", "lang", "dir", "href", "rel", "charset", "http-equiv", "content", "name")
        }
    for link in root.all("a"):
        target = link.attributes["href"]
        assert target[1:] in ids if target.startswith("#") else re.match(r"https?://", target)
        assert link.text.strip()
    for article in root.all("article"):
        levels = [int(element.name[1]) for element in article.all() if element.name in ("h1", "h2", "h3")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    for listed in root.all("ul"):
        assert {inner.name for inner in listed.inside if isinstance(inner, Element)} == {"li"}
    return root


@pytest.mark.parametrize(
    ("format", "article"), [("reader-html", theirs()), ("editor-html", ours()), ("editor-html", cleared())]
)
def test_a_page_is_sound_and_says_what_the_markdown_says(format: str, article: Dossier) -> None:
    page = check(written(format, article))
    markdown = parsed(RENDERER.render(written(format.removesuffix("-html"), article)))
    for name in ("h1", "h3"):
        assert [e.text for e in page.all(name)] == [e.text for e in markdown.all(name)]
    assert [e.text for e in page.all("h2") if e.text != "The article"] == [e.text for e in markdown.all("h2")]
    shown = " ".join(page.text.split())
    for item in markdown.all("li"):
        words = "".join(inner if isinstance(inner, str) else inner.text for inner in item.inside).split("\n")[0]
        assert " ".join(words.split()) in shown


@pytest.mark.parametrize("format", PAGES)
@fewer(4)
@given(article=dossiers())
def test_any_article_makes_a_sound_page(format: str, article: Dossier) -> None:
    check(written(format, article))


@pytest.mark.parametrize("format", PAGES)
@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_words_stay_words_wherever_they_stand(format: str, nasty: str) -> None:
    made = verdict(1, "False", rationale=nasty, should_read=nasty, by=nasty)
    cited = source(1, title=nasty, publisher=nasty, description=nasty, url=f"https://a.example/{nasty}")
    judged = card(nasty, 1, nasty, verdicts=(made,), speaker=nasty, speaker_role=nasty, note=nasty)
    texts = {"headline": nasty, "publisher": nasty, "byline": nasty, "key": nasty, "url": None, "language": nasty}
    page = written(format, dossier(nasty, [nasty], [judged], sources=(cited,), **texts))
    root = check(page)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    hrefs = [link.attributes["href"] for link in root.all("a")]
    assert all(href.startswith(("#", "https://a.example/")) for href in hrefs)
    said = " ".join(harmless(nasty).split())
    assert said in " ".join(root.text.split())


def test_nothing_but_its_own_style_is_allowed_to_the_page() -> None:
    root = check(written("reader-html", theirs()))
    style = next(root.all("style")).text
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(m for m in root.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == f"default-src 'none'; style-src 'sha256-{allowed}'"
    assert not re.search(r"url\(|@import|@font-face", style)


@fewer(4)
@given(article=dossiers())
def test_marks_are_the_text_cut_and_every_claim_ends_once(article: Dossier) -> None:
    marks, text = Marks(article), article.sheet.text
    spans = marks.spans(0, len(text))
    assert "".join(span.text for span in spans) == text
    ends = [label for span in spans for label in span.ends]
    placed = {(end, claim) for _, end, claim in article.sheet.places}
    assert len(ends) == len(placed)


def test_a_claim_leads_to_its_finding_and_the_finding_back() -> None:
    root = check(written("reader-html", theirs()))
    marked = next(sup for sup in root.all("sup") if sup.text == "12.3")
    assert next(marked.all("a")).attributes["href"] == "#claim-12.3"
    found = next(heading for heading in root.all("h3") if heading.attributes.get("id") == "claim-12.3")
    assert next(found.all("a")).attributes["href"] == f"#{marked.attributes['id']}"


def test_every_claim_is_marked_in_the_text_of_both() -> None:
    for format, article in zip(PAGES, (ours(), theirs()), strict=True):
        root = check(written(format, article))
        there = {card.row.label for card in article.cards if card.row.start >= 0}
        assert {sup.text for sup in root.all("sup")} == there


def test_readers_learn_nothing_confidential_from_a_page() -> None:
    page = written("reader-html", theirs())
    assert not re.search(r"\b(Krog|harbour master|vault\.example|zuleika|ana|ben)\b", page, re.IGNORECASE)


def test_several_articles_make_one_page() -> None:
    other = replace(ours(), sheet=replace(ours().sheet, article=replace(ours().sheet.article, number=13)))
    cards = tuple(replace(card, row=replace(card.row, article=13)) for card in other.cards)
    root = check(written("editor-html", theirs(), replace(other, cards=cards)))
    assert len(list(root.all("article"))) == 2
    assert next(root.all("title")).text == "Fact-checks"


def test_no_article_makes_a_page_that_says_so() -> None:
    assert parsed(written("reader-html")).text.strip().endswith("There is nothing to report.")


# --- the style --------------------------------------------------------------------------------------------------------

CSS = (Path(claims.exports.__file__).parent / "report.css").read_text(encoding="utf-8")
SCHEMES = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block)) for block in re.findall(r":root \{([^}]*)\}", CSS)]


def luminance(colour: str) -> float:
    """Of a colour of CSS, 0 to 1 (WCAG 2.2, relative luminance)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "paper"])
def test_all_text_can_be_read_on_what_is_behind_it(scheme: dict[str, str]) -> None:
    tones = ("good", "mixed", "bad", "open")
    pairs = [*product(("ink", "soft", "link", *tones), ("paper", "card"))]
    pairs += [*product(("ink", "link"), (f"{tone}-mark" for tone in tones))]
    for ink, paper in pairs:
        assert contrast(scheme[ink], scheme[paper]) >= 4.5, (ink, paper)


def test_marks_differ_by_more_than_their_colour() -> None:
    styles = re.findall(r"mark[\w.-]* \{[^}]*text-decoration: underline (\w+)", CSS)
    assert len(styles) == 4
    assert all(one != other for one, other in combinations(styles, 2))


def test_marks_at_the_ends_of_a_text() -> None:
    made = dossier(TEXT, [TEXT], [card(TEXT, 1, TEXT), card(TEXT, 2, TEXT[-5:])])
    spans = Marks(made).spans(0, len(TEXT))
    assert [span.ends for span in spans] == [(), ("12.1", "12.2")]


def test_what_a_page_put_into_the_article_is_not_shown_to_readers() -> None:
    made = dossier("Boats seen.\n\nShare\n\nTwo sank.", ["Boats seen.", "Two sank."], [])
    zone = ZoneRow(made.sheet.text.index("Share"), made.sheet.text.index("Share") + 5, ZoneKind.BOILERPLATE)
    page = written("reader-html", replace(made, sheet=replace(made.sheet, zones=(zone,))))
    assert "Two sank." in page
    assert "Share" not in page
