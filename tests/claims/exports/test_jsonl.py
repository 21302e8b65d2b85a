"""An export as JSON lines holds an article whole, in an order that an import can follow, and proves its end."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claims.exports import Terms
from claims.exports.jsonl import write_jsonl
from claims.records import ArticleRecord, ClaimRecord, EndRecord, Record, lacking, parse_record
from claims.rows import Dossier
from tests.claims.exports.dossiers import dossier, dossiers, source
from tests.claims.exports.plainly import records
from tests.examples import fewer

TODAY = date(2024, 3, 16)


def export(*articles: Dossier) -> bytes:
    out = BytesIO()
    write_jsonl(records(*articles), out, Terms(TODAY))
    return out.getvalue()


def lines(exported: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported.removesuffix(b"\n").split(b"\n")]


@fewer(4)
@given(dossiers())
def test_every_line_is_a_record_that_names_what_it_needs_before_it_comes(article: Dossier) -> None:
    known: set[str] = set()
    parsed = [parse_record(line) for line in lines(export(article))]
    for record in parsed:
        needed = {"claim", "source", "evidence"} & record.named().keys()
        for name in needed:
            named = getattr(record, name)
            assert set(named if isinstance(named, list) else [named]) <= known
        known.add(str(getattr(record, "key", None)))
        assert lacking(record.type, record.named()) == ()
    assert isinstance(parsed[-1], EndRecord)


@fewer(4)
@given(dossiers())
def test_nothing_is_lost_on_the_way(article: Dossier) -> None:
    by_type: dict[str, list[Record]] = {}
    for line in lines(export(article)):
        by_type.setdefault(line["type"], []).append(parse_record(line))
    (whole,) = by_type["article"]
    assert isinstance(whole, ArticleRecord)
    assert [version.text for version in whole.versions] == [version.text for version in article.versions]
    for version, row in zip(whole.versions, article.versions, strict=True):
        same(version.zones, row.zones)
        same(version.passages, row.passages)
        same(version.times, row.times)
    same([whole], [article.sheet.article])
    by_number = sorted(by_type.get("source", []), key=lambda record: record.named()["number"])
    same(by_number, article.sheet.sources, "derived_from")
    claims = by_type.get("claim", [])
    same(claims, [card.row for card in article.cards], "article")
    same(claims, article.cards, "reasons", "places")
    for record, card in zip(claims, article.cards, strict=True):
        assert isinstance(record, ClaimRecord)
        assert record.reasons == list(card.reasons)
        same(record.places, card.places)
    same(by_type.get("evidence", []), [e for card in article.cards for e in card.evidence], "source")
    verdicts = [verdict for card in article.cards for verdict in reversed(card.verdicts)]
    same(by_type.get("verdict", []), verdicts, "evidence")
    same(by_type.get("sign_off", []), article.sign_offs, "waivers")


def same(records: Any, rows: Any, *but: str) -> None:
    """Every field that a record and its row both have is equal; as many records as rows."""
    for record, row in zip(records, rows, strict=True):
        shared = type(record).model_fields.keys() & type(row).__dataclass_fields__.keys() - set(but)
        assert {name: getattr(record, name) for name in shared} == {name: getattr(row, name) for name in shared}


def test_the_last_line_proves_that_all_came() -> None:
    exported = export(dossier("One. Two.", ["One.", "Two."], []), dossier("Three.", ["Three."], [], key="three"))
    body, _, end = exported.removesuffix(b"\n").rpartition(b"\n")
    assert json.loads(end) == {"type": "end", "count": 2, "sha256": hashlib.sha256(body + b"\n").hexdigest()}


def test_nothing_at_all_still_has_an_end() -> None:
    assert lines(export()) == [{"type": "end", "count": 0, "sha256": hashlib.sha256(b"").hexdigest()}]


def test_keys_are_sorted_and_the_day_leaves_no_trace() -> None:
    article = dossier("One.", ["One."], [])
    other = BytesIO()
    assert write_jsonl(records(article), other, Terms(date(2030, 1, 1), "x")).records == 1
    assert other.getvalue() == export(article)
    for line in lines(export(article)):
        assert list(line) == sorted(line)


def test_an_original_comes_before_what_was_made_from_it_and_a_ring_does_not_hang() -> None:
    sources = (source(1, derived_from=3), source(2), source(3, derived_from=4), source(4, derived_from=3))
    article = dossier("One.", ["One."], [], sources=sources)
    numbers = [line["number"] for line in lines(export(article)) if line["type"] == "source"]
    assert sorted(numbers) == [1, 2, 3, 4]
    assert numbers.index(3) < numbers.index(1)


@given(st.floats(0, 1))
def test_a_number_is_spelled_as_python_does(number: float) -> None:
    out = BytesIO()
    write_jsonl([{"note": f":{number}", "worth": number}], out, Terms(TODAY))
    line = out.getvalue().split(b"\n")[0].decode()
    assert line == json.dumps({"note": f":{number}", "worth": number}, separators=(",", ":"))
