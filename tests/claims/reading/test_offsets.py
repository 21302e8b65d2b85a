"""Whatever the text, every span is text, in order, and nothing crashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.reading import find_quotations, read, split_sentences

_MARKS = [*"“”\"'‘’.,;:—-?!…()•", "''", "1.", "\n", "\n\n", "– ", "«", "»", "Q: ", "A: ", "? "]
_ENGLISH = (
    "said told the a Kirby Anna Lund Mr. U.S. who which that and but although according to was denied promised 12 $4.5m"
    " percent in 2019 after while with ice closing reporters its he she they president, head of office x"
    " when once heard jury KC asked told police both where of Ashby minutes showed two goals a line of forty"
)
_WORDS = st.sampled_from([*_MARKS, *_ENGLISH.split()])
texts = st.one_of(
    st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join), st.lists(_WORDS, max_size=30).map("".join)
)


@given(texts)
def test_sentences_are_in_order_disjoint_and_leave_nothing_but_space_and_bullets(text: str) -> None:
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end


@given(texts)
def test_quotations_are_in_order_and_disjoint(text: str) -> None:
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start <= quotation.end <= len(text)
        at = quotation.end
        if quotation.speaker_span:
            start, end = quotation.speaker_span
            assert 0 <= start < end <= len(text)


@given(texts)
def test_claims_are_the_text_at_their_place(text: str) -> None:
    reading = read(text)
    for claim in reading.claims:
        assert claim.text == text[claim.start : claim.end]
        assert claim.text == claim.text.strip() != ""
        assert 0.0 <= claim.worth <= 1.0
        for trace in claim.statement_spans:
            assert claim.start <= trace.start < trace.end <= claim.end
            assert 0 <= trace.antecedent_start < trace.antecedent_end <= len(text)
        for one in claim.dates:
            assert claim.start <= one.start < one.end <= claim.end
    assert [(c.start, -c.end) for c in reading.claims] == sorted((c.start, -c.end) for c in reading.claims)
    at = 0
    for fact in reading.facts:
        assert at <= fact.start < fact.end <= len(text)
        at = fact.end
