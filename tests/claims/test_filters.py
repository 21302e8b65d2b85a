"""The filter language: what it says, what it refuses and where, and what the typist may mean."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UsageError
from claims.filters import FIELDS, Filter, Term, complete, months, parse_filter
from tests.nasty import TEXTS

values = st.text(min_size=1, max_size=20).map(lambda text: normalize("NFC", text))
terms = st.builds(Term, st.just(""), values, st.booleans()) | st.builds(
    Term,
    st.sampled_from([name for name, field in FIELDS.items() if not field.choices and not field.check]),
    values,
    st.booleans(),
)


def test_words_fields_quotation_marks_and_minus() -> None:
    found = parse_filter('rating:False after:2024 speaker:kirby -state:dismissed "peace plan" bakhmut worth:>0.5')
    assert found.terms == (
        Term("rating", "False"),
        Term("after", "2024"),
        Term("speaker", "kirby"),
        Term("state", "dismissed", negated=True),
        Term("", "peace plan"),
        Term("", "bakhmut"),
        Term("worth", ">0.5"),
    )


def test_nothing_lets_everything_through() -> None:
    assert parse_filter("  ") == Filter()


@given(st.lists(terms, max_size=5))
def test_what_is_printed_is_read_as_the_same(conditions: list[Term]) -> None:
    assert parse_filter(str(Filter(tuple(conditions)))) == Filter(tuple(conditions))


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_usage_error_with_a_column(text: str) -> None:
    try:
        found = parse_filter(text)
    except UsageError as error:
        column = error.column
    else:
        column = 0
        assert parse_filter(str(found)) == found
    assert column is not None
    assert 0 <= column <= len(text)


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("state:new rating", None, ""),
        ("state:mad", 6, "is no state"),
        ("state:aproved", 6, "Did you mean approved?"),
        ("is:d", 3, "decided or dismissed"),
        ("rating:flase", 7, "Did you mean false?"),
        ("rating:mostly", 7, "mostly-false or mostly-true"),
        ('speaker:"Kirby', 0, "quotation mark is open"),
        ("after:2024-00", 6, "as in 2023"),
        ("war spekaer:kirby", 4, "speaker"),
        ('one "peace plan', 4, "quotation mark is open"),
        ("state:", 0, "has no value"),
        ("after:yesterday", 6, "as in 2023"),
        ("after:2023-02-30", 6, "as in 2023"),
        ("worth:lots", 6, "from 0 to 1"),
        ("-number:x", 8, "12.7"),
    ],
)
def test_errors_point_at_their_column(text: str, column: int | None, says: str) -> None:
    if column is None:
        parse_filter(text)
        return
    with pytest.raises(UsageError) as refusal:
        parse_filter(text)
    assert refusal.value.column == column
    assert says in str(refusal.value)


def test_states_may_be_written_with_a_space() -> None:
    assert parse_filter('state:"in review"').terms == (Term("state", "in_review"),)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("state:in-review", Term("state", "in_review")),
        ("STATE:In_R", Term("state", "in_review")),
        ("rating:mostly-t", Term("rating", "Mostly true")),
        ("rating:FALSE", Term("rating", "False")),
        ("rating:on-author", Term("rating", "on author")),
        ("rating:ok", Term("rating", "OK")),
        ("speaker:“John Kirby”", Term("speaker", "John Kirby")),
        ("“no limits”", Term("", "no limits")),
        ("cafe\u0301", Term("", "café")),
    ],
)
def test_values_as_people_type_them(text: str, term: Term) -> None:
    assert parse_filter(text).terms == (term,)
    assert parse_filter(str(Filter((term,)))).terms == (term,)


@pytest.mark.parametrize("name", TEXTS)
def test_nasty_texts(name: str) -> None:
    text = TEXTS[name][:5_000]
    try:
        found = parse_filter(text)
    except UsageError as error:
        column = error.column
    else:
        column = 0
        assert parse_filter(str(found)) == found
    assert column is not None
    assert 0 <= column <= len(text)


def test_completion_offers_fields_then_their_values() -> None:
    assert complete("war sta", 7) == ["state:"]
    assert complete("state:app", 9) == ["state:approved"]
    assert complete("-is:d", 5) == ["is:decided", "is:dismissed"]
    assert complete("speaker:k", 9) == []
    assert complete("sta war", 3) == ["state:"]
    assert complete("rating:mostly-", 14) == ["rating:mostly-false", "rating:mostly-true"]


@pytest.mark.parametrize("begun", ["speaker:john", 'war -speaker:"John K', "speaker:“john"])
def test_completion_knows_what_the_desk_has(begun: str) -> None:
    assert complete(begun, len(begun), {"speaker": ["John Kirby", "Xi Jinping"]}) == ['speaker:"John Kirby"']


def test_a_year_a_month_and_a_day_as_days() -> None:
    assert months("2023") == (date(2023, 1, 1), date(2023, 12, 31))
    assert months("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert months("2023-12") == (date(2023, 12, 1), date(2023, 12, 31))
    assert months("2023-04-26") == (date(2023, 4, 26), date(2023, 4, 26))
