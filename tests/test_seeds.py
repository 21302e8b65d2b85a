"""The demo articles' labels are exact: a benchmark is worth no more than what it measures against."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from claims.words import ClaimKind, Mode, SourceKind, Voice, ZoneKind

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
DEMO = sorted(path.stem for path in SEEDS.glob("*.txt"))
ARTICLES = sorted(SEEDS.rglob("*.txt"))
NO_CLAIMS = {ZoneKind.BOILERPLATE, ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.SYNDICATION}


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def text(article: Path) -> str:
    return article.read_bytes().decode("utf-8")


@pytest.fixture
def labels(article: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))
    return loaded


def test_texts_are_normalised_and_of_an_articles_length(text: str) -> None:
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert 200 <= len(text.split()) <= 800


def test_labels_say_what_the_article_is(text: str, labels: dict[str, Any]) -> None:
    assert set(labels) == {"headline", "published", "mode", "zones", "claims", "loose"}
    assert Mode(labels["mode"])
    headlines = [[zone["start"], zone["end"]] for zone in labels["zones"] if zone["kind"] == ZoneKind.HEADLINE]
    assert headlines == ([labels["headline"]] if labels["headline"] else [])


def test_texts_of_labels_are_the_words_at_their_offsets(text: str, labels: dict[str, Any]) -> None:
    for label in labels["claims"] + labels["loose"]:
        assert text[label["start"] : label["end"]] == label["text"]
        assert label["text"] == label["text"].strip() != ""


def test_every_span_is_inside_the_text(text: str, labels: dict[str, Any]) -> None:
    spans = [(label["start"], label["end"]) for part in ("zones", "claims", "loose") for label in labels[part]]
    spans += [tuple(place) for claim in labels["claims"] for place in claim["also"]]
    for start, end in spans:
        assert 0 <= start < end <= len(text)


def test_labels_stand_in_the_order_of_the_text(labels: dict[str, Any]) -> None:
    for part in ("zones", "claims", "loose"):
        spans = [(label["start"], label["end"]) for label in labels[part]]
        assert spans == sorted(set(spans))


def test_kinds_and_voices_are_of_the_vocabulary(labels: dict[str, Any]) -> None:
    for zone in labels["zones"]:
        assert ZoneKind(zone["kind"])
    for claim in labels["claims"]:
        assert ClaimKind(claim["kind"])
        assert Voice(claim["voice"])


def test_narration_has_no_speaker_and_all_else_has_one(labels: dict[str, Any]) -> None:
    for claim in labels["claims"]:
        assert (claim["speaker"] is None) == (claim["voice"] == Voice.NARRATION), claim["text"]


def test_no_claim_comes_from_a_zone_that_is_not_the_articles_own_words(labels: dict[str, Any]) -> None:
    silent = [(zone["start"], zone["end"]) for zone in labels["zones"] if zone["kind"] in NO_CLAIMS]
    for claim in labels["claims"]:
        for place in _places(claim):
            assert not any(_overlap(place, zone) for zone in silent), claim["text"]


def test_loose_facts_are_under_no_claim_and_in_the_articles_own_words(labels: dict[str, Any]) -> None:
    taken = [place for claim in labels["claims"] for place in _places(claim)]
    taken += [(zone["start"], zone["end"]) for zone in labels["zones"] if zone["kind"] in NO_CLAIMS]
    for fact in labels["loose"]:
        assert not any(_overlap((fact["start"], fact["end"]), place) for place in taken), fact["text"]


def test_every_article_has_labels_and_six_of_the_demo_are_put_aside() -> None:
    aside = json.loads((SEEDS / "aside.json").read_text(encoding="utf-8"))
    assert [path for path in ARTICLES if not path.with_suffix(".json").exists()] == []
    assert len({path.stem for path in ARTICLES}) == len(ARTICLES)
    assert len(DEMO) == 12
    assert len(aside) == len(set(aside)) == 6
    assert set(aside) < set(DEMO)


def test_sources_belong_to_articles_and_lead_nowhere() -> None:
    lines = (SEEDS / "sources.jsonl").read_text(encoding="utf-8").splitlines()
    sources = [json.loads(line) for line in lines]
    assert 25 <= len(sources) <= 40
    for source in sources:
        assert set(source) == {"type", "key", "article", "number", "title", "publisher", "kind", "url", "description"}
        assert source["type"] == "source"
        assert SourceKind(source["kind"])
        assert source["url"] is None or _is_reserved(source["url"]), source["url"]
    for name in DEMO:
        numbers = [source["number"] for source in sources if source["article"] == name]
        assert len(numbers) >= 2
        assert numbers == list(range(1, len(numbers) + 1))
    assert {source["article"] for source in sources} == set(DEMO)


def _places(claim: dict[str, Any]) -> list[tuple[int, int]]:
    return [(claim["start"], claim["end"]), *((start, end) for start, end in claim["also"])]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_reserved(url: str) -> bool:
    """Whether the address stands on a name that RFC 2606 keeps for examples."""
    host = urlsplit(url).hostname or ""
    return url.startswith("https://") and re.search(r"(^|\.)(example|example\.(org|com|net))$", host) is not None
