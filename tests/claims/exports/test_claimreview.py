"""ClaimReview goes out sound or not at all, and says of each claim that stays behind what it lacks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given

from claims.errors import UsageError
from claims.exports import Exported, Publisher, Terms
from claims.exports.claimreview import address_fault, write_claimreview
from claims.rows import CorrectionRow, Dossier, ReleaseRow, ReviewRow
from claims.words import ClaimantKind, DateOrigin, Mode, Precision, Question, ReviewAct, StatementStatus, Voice
from tests.claims.exports.cases import HEADLINE, TEXT, ours, theirs
from tests.claims.exports.dossiers import NOON, card, dossier, dossiers, evidence, source, verdict
from tests.examples import fewer
from tests.nasty import TEXTS

DESK = Publisher("Fact Desk", "https://desk.example", "desk.example")
TERMS = Terms(date(2024, 3, 18), publisher=DESK, url="https://checks.desk.example/{article}")


def exported(*articles: Dossier, terms: Terms = TERMS) -> tuple[list[dict[str, Any]], Exported, bytes]:
    out = BytesIO()
    made = write_claimreview(articles, out, terms)
    reviews = json.loads(out.getvalue())
    assert len(reviews) == made.records
    for review in reviews:
        check(review)
    return reviews, made, out.getvalue()


def check(review: dict[str, Any]) -> None:
    """The rules that a search engine holds a ClaimReview to."""
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"]
    assert review["url"].startswith("https://checks.desk.example/")
    assert date.fromisoformat(review["datePublished"])
    assert review["author"] == {"@type": "Organization", "name": "Fact Desk", "url": "https://desk.example"}
    rating, claim = review["reviewRating"], review["itemReviewed"]
    assert rating["@type"] == "Rating"
    assert rating["alternateName"]
    numbers = [rating[name] for name in ("worstRating", "ratingValue", "bestRating") if name in rating]
    assert len(numbers) in (0, 3)
    if numbers:
        assert 1 <= numbers[0] <= numbers[1] <= numbers[2] > numbers[0]
    assert claim["@type"] == "Claim"
    assert claim["appearance"]["url"]
    if "author" in claim:
        assert claim["author"]["@type"] in ("Person", "Organization")
        assert claim["author"]["name"]
    if "datePublished" in claim:
        assert claim["datePublished"] <= review["datePublished"]
    assert None not in review.values()
    assert "" not in review.values()


def judged(*, rating: str = "False", of: dict[str, Any] | None = None, **changes: Any) -> Dossier:
    made = verdict(1, rating, **(of or {}))
    return dossier(TEXT, [HEADLINE], [card(TEXT, 1, HEADLINE, verdicts=(made,), **changes)])


def with_article(made: Dossier, **changes: Any) -> Dossier:
    return replace(made, sheet=replace(made.sheet, article=replace(made.sheet.article, **changes)))


def test_only_verdicts_on_whether_it_is_so_go_out() -> None:
    reviews, made, _ = exported(theirs())
    assert [review["url"] for review in reviews] == [
        f"https://checks.desk.example/12#claim-12.{number}" for number in (1, 2, 3, 8)
    ]
    assert [review["reviewRating"] for review in reviews[1:]] == [
        {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1, "alternateName": "Mostly false"},
        {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
        {"@type": "Rating", "alternateName": "Not Enough Evidence"},
    ]
    assert made.left_out == ()


def test_what_a_review_says() -> None:
    (review, corrected, *_), _, _ = exported(theirs())
    assert review["claimReviewed"] == "Ilse Marden telephoned Teodor Brask on 13 March 2024."
    assert review["datePublished"] == "2024-03-15"
    assert review["reviewBody"] == "Both sides’ records show the call."
    assert review["itemReviewed"]["appearance"] == {
        "@type": "CreativeWork",
        "url": "https://news.example/2024/strait-talks",
        "headline": HEADLINE,
        "datePublished": "2024-03-14",
        "publisher": {"@type": "Organization", "name": "Northern Wire"},
    }
    assert corrected["correction"] == ["It was rated True until 16 March 2024, then Mostly false."]
    assert corrected["claimReviewed"].startswith("the first direct contact")


def test_confidential_sources_are_no_citation() -> None:
    _, _, written = exported(theirs())
    assert b"Call log" in written
    assert b"Krog" not in written
    assert b"vault.example" not in written
    assert b"ana" not in written.split()


def test_claimants_are_named_with_what_they_are_or_not_at_all() -> None:
    def author(**changes: Any) -> Any:
        (review,), _, _ = exported(judged(voice=Voice.INDIRECT, **changes))
        return review["itemReviewed"].get("author")

    person = {"speaker": "Ada Holm", "speaker_kind": ClaimantKind.PERSON, "speaker_role": "mayor"}
    assert author(**person) == {"@type": "Person", "name": "Ada Holm", "jobTitle": "mayor"}
    assert author(speaker="The Union", speaker_kind=ClaimantKind.ORGANISATION)["@type"] == "Organization"
    assert author(speaker_as_written="an official", speaker_kind=ClaimantKind.UNNAMED) is None
    assert author(speaker="Ada Holm") is None
    assert author() is None
    (review,), _, _ = exported(judged())
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "Northern Wire"}


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (with_article(judged(), url=None), "no web address"),
        (with_article(judged(), url="https://www.desk.example/a"), "the publisher's own (www.desk.example)"),
        (with_article(judged(), published=date(2024, 3, 16)), "dated 2024-03-16, after the review of 2024-03-15"),
        (judged(stale="today was another"), "has changed (today was another)"),
        (judged(rating="Nonsense"), "not known here"),
        (judged(of={"scale": "bbc-1"}), "scale bbc-1"),
        (judged(statement="False: it was so", statement_status=StatementStatus.CONFIRMED), "begins with the rating"),
    ],
)
def test_what_is_not_fit_stays_behind_with_the_reason(made: Dossier, says: str) -> None:
    reviews, told, _ = exported(made, theirs())
    assert len(reviews) == 4
    assert len(told.left_out) == 1
    assert told.left_out[0].startswith("12.1: ")
    assert says in told.left_out[0]


def test_what_is_ours_stays_behind() -> None:
    reviews, told, _ = exported(ours())
    assert reviews == []
    assert told.left_out == ("Article 12 is ours: only verdicts on theirs go out.",)


def test_a_day_that_is_not_known_is_not_invented() -> None:
    month = with_article(judged(), published=date(2024, 3, 1), published_precision=Precision.MONTH)
    unknown = with_article(judged(), published=None, published_precision=None, published_how=DateOrigin.UNKNOWN)
    reviews, _, written = exported(month, unknown)
    assert len(reviews) == 2
    assert written.count(b"datePublished") == 2


def test_only_claims_that_are_wanted_go_out() -> None:
    reviews, _, _ = exported(theirs(), terms=replace(TERMS, claims=frozenset({103})))
    assert [review["url"][-4:] for review in reviews] == ["12.3"]


def test_a_long_statement_goes_out_with_advice() -> None:
    _, told, _ = exported(theirs())
    assert told.advice[1] == "12.2: its statement has 124 characters; 75 are shown whole."


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://desk.example/", "home page"),
        ("https://desk.example", "home page"),
        ("https://bit.ly/x", "shortens"),
        ("ftp://desk.example/x", "no http or https"),
        ("/checks/1", "no http or https"),
        ("https://desk.example.evil.example/x", "not on desk.example"),
        ("https://notdesk.example/x", "not on desk.example"),
        ("https://desk.example/a b", "no http or https"),
    ],
)
def test_a_page_that_cannot_be_one_is_refused(url: str, says: str) -> None:
    assert says in address_fault(url, "desk.example")
    with pytest.raises(UsageError, match=says):
        exported(theirs(), terms=replace(TERMS, url=url))


@pytest.mark.parametrize("url", ["https://desk.example/x", "https://www.desk.example/x", "http://a.desk.example/x?y=1"])
def test_a_page_on_the_publishers_domain_is_taken(url: str) -> None:
    assert address_fault(url, "desk.example") == ""


def test_without_a_publisher_nothing_is_signed() -> None:
    with pytest.raises(UsageError, match="no name and no url"):
        exported(theirs(), terms=replace(TERMS, publisher=Publisher()))


def test_without_a_page_nothing_goes_out() -> None:
    _, told, _ = exported(judged(), terms=replace(TERMS, url=""))
    assert told.left_out == ("12.1: it has no page: release it with --url, or give --url here.",)


def test_what_was_released_is_where_and_when_it_was_said_and_tells_its_corrections() -> None:
    at = NOON + timedelta(days=2)
    first = ReleaseRow(1, "r1", 1, "https://checks.desk.example/bridge", "cleo", at, ("v1",))
    again = ReleaseRow(2, "r2", 1, None, "cleo", at + timedelta(days=3), ("v1",))
    corrected = CorrectionRow(1, "c1", 1, "We had the year wrong.", "cleo", at + timedelta(days=1))
    (review,), _, written = exported(judged(releases=(first, again), corrections=(corrected,)))
    assert review["url"] == "https://checks.desk.example/bridge"
    assert review["datePublished"] == "2024-03-17"
    assert review["correction"] == ["We had the year wrong."]
    assert b"cleo" not in written
    elsewhere = replace(first, url="https://other.example/bridge")
    _, told, _ = exported(judged(releases=(elsewhere,)))
    assert told.left_out[0].endswith("cannot be its page: it is not on desk.example.")


def test_a_verdict_that_nobody_approved_goes_out_with_advice() -> None:
    approved = ReviewRow(1, "a1", 1, ReviewAct.APPROVE, "", "ben", NOON, ("v1",))
    assert "approved" in exported(judged(statement="x"))[1].advice[-1]
    assert exported(judged(reviews=(approved,)))[1].advice == ()


def test_a_page_with_a_place_of_its_own_keeps_it() -> None:
    (review,), _, _ = exported(judged(), terms=replace(TERMS, url="https://checks.desk.example/1#it"))
    assert review["url"] == "https://checks.desk.example/1#it"


@pytest.mark.parametrize("nasty", TEXTS.values(), ids=TEXTS)
def test_nothing_breaks_out_of_a_script_element(nasty: str) -> None:
    foreign = nasty.encode("utf-8", "replace").decode() or "x"
    cited = source(1, title=foreign, url="https://a.example/x")
    made = judged(
        of={"rationale": foreign}, statement=foreign, statement_status=StatementStatus.CONFIRMED,
        speaker=foreign, speaker_kind=ClaimantKind.PERSON, speaker_role=foreign, evidence=(evidence(1, cited),),
    )  # fmt: skip
    _, _, written = exported(with_article(made, headline=foreign, publisher=foreign))
    assert not set("<>&\u2028\u2029") & set(written.decode())


@fewer(4)
@given(article=dossiers())
def test_any_article_gives_sound_reviews_or_reasons(article: Dossier) -> None:
    _, told, _ = exported(with_article(article, mode=Mode.THEIRS))
    so = [c for c in article.cards if c.standing(Question.SO) and c.dismissed_as is None]
    assert told.records + len(told.left_out) == len(so)
