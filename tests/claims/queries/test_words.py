"""Words are found wherever they stand, whichever way they are looked up, and the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.actions.queue import count, queue
from claims.anchors import search_form
from claims.desk import Desk, open_desk
from claims.filters import Filter, Term
from claims.queries import words
from claims.tables import Article, Claim, Evidence, Source
from claims.words import ClaimKind, Via, Voice
from tests.examples import fewer

COUNT = 300
SYLLABLES = ("bri", "dge", "é", "Zü", "rich", " ", " ", "–", "’s", "ß", "%", "_", "日本", "1.5")


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk of either kind with claims made of a few syllables, so that parts of words are common and rare."""
    if request.param == "sqlite":
        address = str(request.getfixturevalue("desk_path"))
    else:
        address = request.getfixturevalue("postgresql").new_desk()
    opened = open_desk(address, "tester")
    with opened.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1}])
        tx.put(Claim, [_claim(number) for number in range(1, COUNT + 1)])
        tx.withdraw(Claim, range(7, COUNT, 9))
    yield opened
    opened.close()


@pytest.fixture(params=[(0, 2_000), (COUNT, 2_000), (200, 2_000), (200, 3), (0, 3)], ids=str)
def way(request: pytest.FixtureRequest, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """How words are looked up: the index goes so far, so many are few."""
    upto, few = request.param
    monkeypatch.setattr(words, "FEW", few)
    monkeypatch.setattr(words, "FIRST_CHUNK", few)
    monkeypatch.setattr(words, "WINDOW", 10 * few)
    monkeypatch.setattr("claims.desk.INDEXED_AT_A_TIME", 100)
    for _ in range(upto // 100):
        desk.index_words()


TERMS = st.builds(
    Term,
    st.just(""),
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map("".join)
    | st.sampled_from(["r", "dg", "h b", "ß"]),
    st.booleans(),
)


@pytest.mark.usefixtures("way")
@settings(fewer(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TERMS, min_size=1, max_size=3))
def test_what_is_found_is_what_has_the_words(desk: Desk, terms: list[Term]) -> None:
    filter = Filter(tuple(terms))
    expected = [n for n in range(COUNT, 0, -1) if n % 9 != 7 and all(_fits(term, n) for term in terms)]
    assert sorted(queue(desk, filter), reverse=True) == expected
    assert list(queue(desk, filter, "newest")) == expected
    assert list(queue(desk, filter, "newest", 5)) == expected[:5]
    assert count(desk, filter, 40) == min(40, len(expected))
    newest = Filter((*terms, Term("number", "299")))
    assert list(queue(desk, newest, "newest", 5)) == [n for n in expected if n == 299]
    assert list(queue(desk, newest)) == [n for n in expected if n == 299]


def test_speakers_and_sources_are_found_the_same_way(desk: Desk) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(
            Claim, [{"id": 3, "speaker": "Ødegård", "speaker_role": "Maire d’Évry"}, {"id": 4, "speaker": "O’Neill"}]
        )
        tx.put(
            Source, [{"key": "a#S1", "article_id": 1, "number": 1, "title": "Le budget “révisé”", "url": "http://X.y"}]
        )
        tx.put(Evidence, [{"key": "a#5/E1", "claim_id": 5, "source_id": 1}])
    for field, value, ids in (
        ("speaker", "ODEGARD", [3]),
        ("speaker", "d'evry", [3]),
        ("speaker", "o'neill", [4]),
        ("source", "'revise'", [5]),
        ("source", "HTTP://x", [5]),
        ("source", "rapport", []),
    ):
        assert list(queue(desk, Filter((Term(field, value),)))) == ids
    without = queue(desk, Filter((Term("speaker", "e", True),)))
    assert not {3, 4} & set(without)
    assert len(without) > 200


def _fits(term: Term, number: int) -> bool:
    claim = _claim(number)
    part = search_form(term.value)
    return any(part in search_form(str(claim[name])) for name in ("text", "statement")) != term.negated


def _claim(number: int) -> dict[str, object]:
    chosen = [SYLLABLES[number * step % len(SYLLABLES)] for step in range(1, 2 + number % 9)]
    return {
        "key": f"a#{number}",
        "article_id": 1,
        "number": number,
        "text": "".join(chosen),
        "statement": "".join(reversed(chosen)) if number % 4 else chosen[0],
        "kind": ClaimKind.QUANTITY,
        "voice": Voice.NARRATION,
    }
