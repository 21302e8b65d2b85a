"""ClaimReview as it is found: each comes in with its publisher's words, every repair is told, nothing is made up."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputCut, Refused
from claims.intake.claimreview import read_claimreview
from claims.intake.jsonld import find_things
from claims.intake.line import Line
from claims.records import parse_record
from tests.nasty import BYTES, TEXTS
from tests.shared import shared_file

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://facts.example/bridge",
    "claimReviewed": "The bridge cost 12 million.",
    "datePublished": "2024-03-15",
    "author": {"@type": "Organization", "name": "Facts", "url": "https://facts.example"},
    "reviewRating": {
        "@type": "Rating", "ratingValue": "2", "bestRating": "5", "worstRating": "1", "alternateName": "Mostly false"
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Holm", "jobTitle": "mayor"},
        "datePublished": "2024-03-14",
    },
}  # fmt: skip


def lines(content: bytes) -> list[Line]:
    return list(read_claimreview(io.BytesIO(content)))


def records(document: Any) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    """The records of the one review in a document by type, and its repairs."""
    found = lines(json.dumps(document).encode())
    assert [line.problem for line in found] == [None] * 5
    for line in found:
        assert line.record is not None
        parse_record(line.record)
    return {line.record["type"]: line.record for line in found if line.record}, found[0].repairs


def changed(**properties: Any) -> dict[str, Any]:
    return {**REVIEW, **properties}


def test_a_review_is_a_claim_with_its_publishers_verdict() -> None:
    made, repairs = records(REVIEW)
    assert repairs == ()
    assert made["article"]["versions"] == [{"n": 1, "text": "The bridge cost 12 million.", "extractor": "claimreview"}]
    assert (made["article"]["published"], made["article"]["mode"]) == ("2024-03-14", "theirs")
    claim, verdict, release = made["claim"], made["verdict"], made["release"]
    assert (claim["speaker"], claim["speaker_role"], claim["speaker_kind"]) == ("Ada Holm", "mayor", "person")
    assert claim["state"] == "released"
    assert (verdict["rating"], verdict["by"], verdict["as_of"]) == ("Mostly false", "Facts", "2024-03-15")
    assert verdict["scale"] == "claimreview"
    assert "at" not in verdict
    assert release["url"] == made["source"]["url"] == "https://facts.example/bridge"
    assert release["verdicts"] == [verdict["key"]]


def test_the_object_is_kept_whole() -> None:
    note = records(REVIEW)[0]["claim"]["note"]
    assert json.loads(note.partition("As published: ")[2]) == REVIEW


@pytest.mark.parametrize(
    "document",
    [
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"data": [{"x": 1}, {"review": REVIEW}]},
        {"mainEntity": {"review": [REVIEW]}},
        changed(**{"@type": ["Review", "ClaimReview"]}),
        changed(**{"@type": "http://schema.org/ClaimReview"}),
        changed(**{"@type": "schema:ClaimReview"}),
        changed(claimReviewed=["The bridge cost 12 million."]),
        changed(reviewRating=[REVIEW["reviewRating"]]),
        {
            "type": "http://schema.org/ClaimReview",
            "properties": {
                **{name: value for name, value in REVIEW.items() if not name.startswith("@")},
                "reviewRating": {"type": "http://schema.org/Rating", "properties": {"alternateName": "Mostly false"}},
            },
        },
    ],
)
def test_it_is_found_wherever_it_lies(document: Any) -> None:
    made, repairs = records(document)
    assert repairs == ()
    assert (made["verdict"]["rating"], made["verdict"]["by"]) == ("Mostly false", "Facts")
    assert made["claim"]["text"] == "The bridge cost 12 million."


@pytest.mark.parametrize(
    ("rating", "label", "told"),
    [
        ({"alternateName": "Falso"}, "Falso", ""),
        ({"alternateName": "False", "ratingValue": 1, "bestRating": 5}, "False", "has no worst end"),
        ({"alternateName": "False", "ratingValue": 1}, "False", "has no ends"),
        ({"alternateName": "False", "bestRating": 5, "worstRating": 1}, "False", "has no value"),
        ({"alternateName": "False", "ratingValue": 5, "bestRating": 1, "worstRating": 5}, "False", "inverted"),
        ({"alternateName": "False", "ratingValue": -1, "bestRating": -1, "worstRating": -1}, "False", "both ends"),
        ({"alternateName": "False", "ratingValue": 9, "bestRating": 5, "worstRating": 1}, "False", "outside the scale"),
        ({"alternateName": "False", "ratingValue": "", "bestRating": "", "worstRating": ""}, "False", ""),
        ({"alternateName": "False", "ratingValue": "one", "bestRating": 5, "worstRating": 1}, "False", "is no number"),
        ({"ratingValue": "2", "bestRating": "5", "worstRating": "1"}, "2 of 1 to 5", "has no word"),
        ({"alternateName": "He never said so. “Nonsense”, says the city."}, None, ""),
    ],
)
def test_the_publishers_word_stays_and_no_number_is_made_up(
    rating: dict[str, Any], label: str | None, told: str
) -> None:
    made, repairs = records(changed(reviewRating=rating))
    assert made["verdict"]["rating"] == (label or rating["alternateName"])
    assert told in "; ".join(repairs)
    assert bool(repairs) == bool(told)
    assert "; ".join(repairs) in made["claim"]["note"]


@pytest.mark.parametrize(
    ("written", "day", "told"),
    [
        ("2024-03-15", "2024-03-15", ""),
        ("2024-03-15T10:00:00+0530", "2024-03-15", ""),
        ("2024-03-15 10:00", "2024-03-15", "its day was taken"),
        ("2 April 2018", "2018-04-02", "read as 2018-04-02"),
        ("April 2018", None, "left out"),
        ("2024-02-30", None, "no day of the calendar"),
        ("yesterday", None, "left out"),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_days_are_read_and_none_is_made_up(written: str | None, day: str | None, told: str) -> None:
    made, repairs = records(changed(datePublished=written))
    assert made["verdict"]["as_of"] == day
    assert told in "; ".join(repairs)


def test_a_moment_is_kept_where_it_is_told_with_its_offset() -> None:
    made, _ = records(changed(datePublished="2024-03-15T10:00:00+05:30"))
    assert made["verdict"]["at"] == "2024-03-15T04:30:00+00:00"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("facts.example/x", "https://facts.example/x"),
        ("/x", None),
        ("javascript:alert(1)", None),
        ("", None),
        (["https://facts.example/a", "https://facts.example/b"], "https://facts.example/a"),
    ],
)
def test_addresses_are_mended_or_left_out(url: Any, kept: str | None) -> None:
    made, repairs = records(changed(url=url))
    assert made["release"]["url"] == kept
    assert bool(repairs) == bool(url)


def test_tags_are_taken_out_and_the_words_stay() -> None:
    made, repairs = records(changed(reviewBody="No.<br />\r\nIt <b>cost</b> 9 &lt; 12."))
    assert made["verdict"]["rationale"].split() == ["No.", "It", "cost", "9", "<", "12."]
    assert repairs == ("reviewBody had HTML in it, which was taken out",)


def test_a_claimant_that_is_not_told_is_not_made_up() -> None:
    made, _ = records(changed(itemReviewed={"@type": "Claim", "author": {"@type": "Person"}}))
    assert made["claim"]["voice"] == "narration"
    assert "speaker" not in made["claim"]
    assert "published" not in made["article"]


def test_a_rating_that_was_changed_is_another_verdict_on_the_same_claim() -> None:
    first, _ = records(REVIEW)
    later, _ = records(changed(datePublished="2024-04-01", reviewRating={"alternateName": "False"}))
    assert first["claim"]["key"] == later["claim"]["key"]
    assert first["verdict"]["key"] != later["verdict"]["key"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{}", "no ClaimReview"),
        (b"[1, 2]", "no ClaimReview"),
        (b"not json", "no JSON"),
        (json.dumps(changed(claimReviewed=" ")).encode(), "no claimReviewed"),
        (json.dumps(changed(reviewRating=None)).encode(), "no rating"),
        (b"[" * 10_000, "no JSON"),
    ],
)
def test_what_cannot_be_one_is_refused_with_the_reason(content: bytes, says: str) -> None:
    (line,) = lines(content)
    assert line.problem is not None
    assert says in line.problem.message
    assert line.problem.line == 1


def test_documents_may_stand_one_on_each_line_or_be_one_over_many() -> None:
    one = json.dumps(REVIEW).encode()
    assert [line.number for line in lines(one + b"\n\n" + b"{}\n" + one)] == [1] * 5 + [3] + [4] * 5
    assert len(lines(json.dumps([REVIEW, changed(url="https://facts.example/2")], indent=1).encode())) == 10
    assert lines(b"") == []


@pytest.mark.parametrize("content", BYTES.values(), ids=BYTES)
def test_nothing_breaks_it(content: bytes) -> None:
    with suppress(Refused, InputCut):  # a stream that is no text at all
        for line in read_claimreview(io.BytesIO(content)):
            assert (line.record is None) != (line.problem is None)


@pytest.mark.parametrize("nasty", [text for text in TEXTS.values() if text.strip() and "\ud800" not in text])
def test_nasty_words_make_records_that_a_desk_can_keep(nasty: str) -> None:
    for line in lines(json.dumps(changed(claimReviewed=f"x{nasty}", author=nasty, headline=nasty)).encode()):
        assert line.record is not None
        parse_record(line.record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["2024-03-15", "https://a.example"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "@type", "x"]), inner),
    max_leaves=4,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*REVIEW, "name", "reviewBody", "headline", "publisher"]), JSON))
def test_any_shape_of_any_property_is_read_or_refused(properties: dict[str, Any]) -> None:
    document = {**REVIEW, **properties, "@type": "ClaimReview"}
    for line in lines(json.dumps(document).encode("utf-8", "replace")):
        if line.record is not None:
            parse_record(line.record)


def test_what_is_really_found_comes_in() -> None:
    raw = shared_file("data/claimreview/real.jsonl").read_bytes()
    found = lines(raw)
    assert [line.problem for line in found if line.problem] == []
    reviews = [thing for line in raw.splitlines() for thing in find_things(json.loads(line), "ClaimReview")]
    verdicts = [line.record for line in found if line.record and line.record["type"] == "verdict"]
    assert len(reviews) == len(verdicts) == 42
    for review, verdict in zip(reviews, verdicts, strict=True):
        rating = review["reviewRating"].get("properties", review["reviewRating"])
        assert " ".join(verdict["rating"].split()) == " ".join(rating["alternateName"].split())
    assert sum(bool(line.repairs) for line in found) >= 12


@pytest.mark.parametrize(
    "wrapped", ["{}", "\n{}\n", "<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "{};"]
)
def test_a_web_page_is_read_for_the_json_in_it(wrapped: str) -> None:
    script = wrapped.replace("{}", json.dumps({"@graph": [REVIEW]}, indent=1))
    page = f"<!doctype html>\n<html><script>var x = 1</script>\n<script type='application/ld+json'>{script}</script>"
    assert [line.problem for line in lines(page.encode())] == [None] * 5
    assert "no ClaimReview" in str(lines(b"<html>\n<p>nothing</p>")[0].problem)


def test_bare_line_feeds_in_a_text_are_taken() -> None:
    written = json.dumps(changed(reviewBody="One.#Two.")).replace("#", "\n")
    verdict = next(line.record for line in lines(written.encode()) if line.record and line.record["type"] == "verdict")
    assert verdict["rationale"] == "One.\nTwo."


def test_a_bad_first_line_does_not_keep_the_others_out() -> None:
    one = json.dumps(REVIEW).encode()
    first, *others = lines(b"{bad\n" + one + b"\n" + one)
    assert first.problem is not None
    assert [line.number for line in others] == [2] * 5 + [3] * 5
