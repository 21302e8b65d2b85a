"""Records refuse what is wrong in one sentence that names the field, and tell an absent field from null."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest

from claims.errors import NotFound, Refused
from claims.records import RECORDS, lacking, parse_record, schema_for, split_key
from claims.tables import TRACKED
from claims.words import Mode, Precision, Question

VERSION = {
    "n": 1,
    "text": "Xi called Kyiv in February.",
    "zones": [{"start": 0, "end": 2, "kind": "headline"}],
    "passages": [{"start": 0, "end": 27}],
    "times": [{"start": 18, "end": 26, "text": "February", "type": "DATE", "value": "2023-02"}],
}
PLACE = {"version": 1, "start": 0, "end": 2, "exact": "Xi"}


def test_an_article_by_hand_needs_little() -> None:
    record = parse_record({"type": "article", "key": "xi", "text": "Xi called.", "mode": "theirs"})
    assert record.named() == {"key": "xi", "text": "Xi called.", "mode": Mode.THEIRS}


@pytest.mark.parametrize(
    ("published", "day", "precision"),
    [
        ("2023-04-26", date(2023, 4, 26), Precision.DAY),
        ("2023-04", date(2023, 4, 1), Precision.MONTH),
        ("2023", date(2023, 1, 1), Precision.YEAR),
        (None, None, None),
    ],
)
def test_a_date_brings_its_precision(published: str | None, day: date | None, precision: Precision | None) -> None:
    named = parse_record({"type": "article", "key": "xi", "published": published}).named()
    assert (named["published"], named["published_precision"]) == (day, precision)


def test_a_precision_that_is_given_stands() -> None:
    record = {"type": "article", "key": "xi", "published": "2023-04-01", "published_precision": "season"}
    assert parse_record(record).named()["published_precision"] == Precision.SEASON


def test_absent_stays_and_null_clears() -> None:
    named = parse_record({"type": "claim", "key": "xi#7", "note": None, "speaker": None, "reasons": None}).named()
    assert named == {"key": "xi#7", "note": "", "speaker": None, "reasons": []}


def test_a_record_says_what_a_new_row_would_lack() -> None:
    assert lacking("evidence", {"key": "e1", "claim": "xi#7"}) == ("source",)
    assert lacking("verdict", {"key": "v1", "claim": "xi#7"}) == ("rating",)
    assert lacking("source", {"key": "xi#S1"}) == ()
    assert lacking("claim", {"key": "xi#7", "kind": "event", "voice": "direct", "places": []}) == ("places",)


def test_a_claim_whose_words_are_gone_has_a_place_without_offsets() -> None:
    gone = {"version": 2, "start": 0, "end": 0, "exact": "Xi", "state": "orphan"}
    assert parse_record({"type": "claim", "key": "xi#7", "places": [gone]}).named()["places"][0]["exact"] == "Xi"


def test_a_moment_is_brought_to_utc() -> None:
    record = parse_record({"type": "verdict", "key": "v1", "at": "2023-04-26T16:03:00+02:00"})
    assert record.named()["at"] == datetime(2023, 4, 26, 14, 3, tzinfo=UTC)


def test_keys_name_their_article_and_number_even_with_a_fragment_in_them() -> None:
    assert split_key("https://example.org/a#top#7") == ("https://example.org/a#top", 7)
    assert split_key("xi#S12") == ("xi", 12)
    with pytest.raises(ValueError, match="must be an article's key"):
        split_key("xi#07")


def article(**fields: Any) -> dict[str, Any]:
    return {"type": "article", "key": "xi", **fields}


def version(**fields: Any) -> dict[str, Any]:
    return article(versions=[{**VERSION, **fields}])


def claim(**fields: Any) -> dict[str, Any]:
    return {"type": "claim", "key": "xi#7", **fields}


REFUSALS: list[tuple[dict[str, Any], str]] = [
    (
        {},
        f"The record has no type; it must be one of {', '.join(RECORDS)}.",
    ),
    ({"type": ["article"]}, "The record has the type ['article']; it must be one of article"),
    ({"type": "article"}, "An article record needs a key, a url or a text."),
    (article(hedline="x"), "hedline is no field of this type of record (is headline meant?)."),
    (article(text="a", versions=[VERSION]), "An article record has either a text or versions, not both."),
    (article(text=""), "text must not be empty."),
    (article(text="a\ud800"), "text has half of a surrogate pair in it, which is no character."),
    (article(key="k" * 1001), "key is longer than the 1,000 characters that it can have."),
    (article(headline=5), "headline must be text, not a number (5)."),
    (article(mode="our"), 'mode must be one of ours, theirs, not "our".'),
    (article(mode=None), "mode must be one of ours, theirs, not null."),
    (article(number=True), "number must be a whole number, not true."),
    (article(number=0), "number must be 1 or more, not 0."),
    (article(number=2**40), "number must be 2147483647 or less, not 1099511627776."),
    (article(published=1682467200), "published must be a day of the calendar like 2023-04-26, not 1682467200."),
    (article(published="2023-02-30"), 'published must be a day of the calendar like 2023-04-26, not "2023-02-30".'),
    (article(published="2023-4-6"), 'published must be a day of the calendar like 2023-04-26, not "2023-4-6".'),
    (
        article(published=None, published_precision="day"),
        "The precision of a publication date is given (published_precision), but no date",
    ),
    (article(url="javascript:alert(1)"), 'url must be an http or https address, not "javascript:alert(1)".'),
    (article(url="http://"), 'url must be an http or https address, not "http://".'),
    (article(url="http://[x"), "url must be an http or https address"),
    (article(url="https://a.example/x\ny"), "url must be an http or https address"),
    (article(versions={}), "versions must be a list, not an object."),
    (article(versions=[1]), "versions[0] must be an object, not a number (1)."),
    (article(versions=[VERSION, VERSION]), "The versions are not in the order of their n, each once."),
    (version(n=0), "versions[0].n must be 1 or more, not 0."),
    (version(text="short"), "In versions[0], passages[0] ends at 27, but the text has 5 characters."),
    (
        version(text="A\r\nlong enough text, surely it is."),
        "In versions[0], the text is not in Unicode's normal form C",
    ),
    (version(text="Cafe\u0301 and a long enough text to follow."), "In versions[0], the text is not in Unicode's"),
    (version(zones=[{"start": 3, "end": 3, "kind": "list"}]), "In versions[0].zones[0], the start, 3, is not before"),
    (version(zones=[{"start": -1, "end": 3, "kind": "list"}]), "versions[0].zones[0].start must be 0 or more, not -1."),
    (version(zones=[{"start": 1, "kind": "list"}]), "versions[0].zones[0].end is missing."),
    (
        version(times=[{"start": 0, "end": 8, "text": "February", "type": "DATE"}]),
        "In versions[0], the text of times[0] is not what stands from 0 to 8.",
    ),
    (
        version(times=[{**VERSION["times"][0], "earliest": "2023-03-01", "latest": "2023-02-28"}]),  # type: ignore[index]
        "In versions[0].times[0], the earliest day, 2023-03-01, is after the latest, 2023-02-28.",
    ),
    (claim(key="xi"), 'key must be an article\'s key, "#" and a number, as in "kyiv#7", not "xi".'),
    (claim(key="xi#S7"), 'key must be an article\'s key, "#" and a number, as in "kyiv#7", not "xi#S7".'),
    (claim(article="ukraine"), "The key names another article than the field article does."),
    (claim(number=8), "The key has the number 7, but the field number is 8."),
    (claim(worth=1.5), "worth must be 1.0 or less, not 1.5."),
    (claim(worth=float("nan")), "worth must be a finite number, not a number (nan)."),
    (claim(places=[{**PLACE, "end": 5}]), "In places[0], the exact words have 2 characters, but 0 to 5 are 5."),
    (claim(places=[{**PLACE, "start": 2}]), "In places[0], the exact words have 2 characters, but 2 to 2 are 0."),
    (claim(statement=None), "statement must be text, not null."),
    (
        claim(state="new", dismissed_as="opinion"),
        "A reason for dismissing is given (dismissed_as), but the state is new.",
    ),
    ({"type": "source", "key": "xi#7"}, 'key must be an article\'s key, "#S" and a number, as in "kyiv#S1"'),
    ({"type": "source", "key": "xi#S1", "derived_from": "xi#S1"}, "A source cannot be derived from itself."),
    ({"type": "source", "key": "xi#S1", "confidential": "no"}, 'confidential must be true or false, not text ("no").'),
    ({"type": "verdict", "key": "v", "at": "2023-04-26T14:03:00"}, "at must be a moment with its offset from UTC"),
    ({"type": "verdict", "key": "v", "at": "0001-01-01T00:00:00+14:00"}, "at must be a moment with its offset"),
    ({"type": "sign_off", "n": 1}, "article is missing."),
    ({"type": "sign_off", "article": "xi", "n": 1, "by": ""}, "by must not be empty."),
    ({"type": "end", "count": 1, "sha256": "ABC"}, 'sha256 must be 64 hexadecimal digits, not "ABC".'),
]


@pytest.mark.parametrize(("record", "sentence"), REFUSALS)
def test_a_refusal_is_one_sentence_that_names_the_field(record: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_record(record)
    assert refused.value.message.startswith(sentence)
    assert refused.value.message.endswith(".")
    assert "\n" not in refused.value.message


@pytest.mark.parametrize("name", [name for name in RECORDS if name in TRACKED])
def test_what_a_record_leaves_out_is_what_a_new_row_gets(name: str) -> None:
    columns, fields = TRACKED[name].model_fields, RECORDS[name].model_fields
    for column in columns.keys() & fields.keys():
        if not columns[column].is_required() and fields[column].default is not None:
            default = columns[column].get_default(call_default_factory=True, validated_data={})
            assert fields[column].default == default, column


@pytest.mark.parametrize("name", RECORDS)
def test_schemas_are_json_and_close_the_record(name: str) -> None:
    schema = json.loads(json.dumps(schema_for(name)))
    assert schema["additionalProperties"] is False
    assert "type" in schema["required"]


def test_an_unknown_schema_is_not_found() -> None:
    with pytest.raises(NotFound, match=r'no record type "x"'):
        schema_for("x")


def test_importing_records_loads_no_tables() -> None:
    code = "import sys, claims.records; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlmodel", "sqlalchemy", "claims.tables", "claims.rows", "textual", "httpx"} & set(loaded)


def test_words_are_checked_and_named_as_plain_text() -> None:
    record = parse_record({"type": "evidence", "key": "e", "question": "said"})
    assert type(record.named()["question"]) is str
    assert record.named()["question"] == Question.SAID
