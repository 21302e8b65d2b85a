"""Quotations are found where they stand, and nothing is called exact that says something else."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchors import FOUND, PERHAPS, DifferenceKind, Match, locate, stands
from claims.anchors.differences import compare
from claims.anchors.folding import fold
from tests.benchmarks.pages import absent_quotations, pages
from tests.benchmarks.sources import CHANGES, TRUE_PLACE, overlap, quotations
from tests.nasty import TEXTS

TEXT = """Harbour talks resume

The board said that “the new quay isn’t ready”—and won’t be before 2026. Costs rose by 1.5 million crowns, or
11 per\u00adcent.

Asked about the delay, Lena Quist did not blame the weather: “We had 1,500 workers, an oﬃce … and no plan.”
The anti-dumping
rule of 12 May has not been changed. Losses came to -5 million. Nobody at the re-opening said no."""


def found(quotation: str, text: str = TEXT) -> tuple[str, float]:
    match = locate(quotation, text)
    assert match is not None
    return text[match.start : match.end], match.similarity


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("\"the new quay isn't ready\" - and won't be", "the new quay isn’t ready”—and won’t be"),
        ("THE NEW QUAY ISN'T READY", "the new quay isn’t ready"),
        ("  or 11 percent.  ", "or\n11 per\u00adcent."),
        ("or 11 percent,", "or\n11 per\u00adcent"),
        ("an office ... and no plan", "an oﬃce … and no plan"),
        ("The anti‑dumping rule", "The anti-dumping\nrule"),
        ("We had ... no plan", "We had 1,500 workers, an oﬃce … and no plan"),
        (
            "The board said […] won't be before 2026",
            "The board said that “the new quay isn’t ready”—and won’t be before 2026",
        ),
        ("... did not blame the weather ...", "did not blame the weather"),
    ],
)
def test_other_type_and_marked_omissions_are_no_difference(quotation: str, words: str) -> None:
    assert found(quotation) == (words, 1.0)


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("Costs rose by 2.5 million crowns", "Costs rose by 1.5 million crowns"),
        ("did blame the weather", "did not blame the weather"),
        ("The anti-dumping rule of 12 May has been changed", "The anti-dumping\nrule of 12 May has not been changed"),
        ("The dumping rule of 12 May", "The anti-dumping\nrule of 12 May"),
        (
            "The anti-dumping rule of 12 May has not [ever] been changed",
            "The anti-dumping\nrule of 12 May has not been changed",
        ),
        ("said that the new quay is ready", "said that “the new quay isn’t ready"),
    ],
)
def test_what_says_something_else_is_found_and_never_exact(quotation: str, words: str) -> None:
    assert found(quotation)[0] == words
    assert FOUND - 0.1 < found(quotation)[1] < 1


@pytest.mark.parametrize(
    "quotation", ["5 million crowns", "500 workers", "5 million", "dumping rule", "1", "11 per", "ready—and won"]
)
def test_no_match_begins_or_ends_within_a_word_or_a_number(quotation: str) -> None:
    match = locate(quotation, TEXT)
    assert match is None or match.similarity < 1


@pytest.mark.parametrize(
    "quotation", ["", " ", "“”", "…", "[…]", "...", "weather forecast", "a", "The minister resigned on Friday"]
)
def test_what_is_not_there(quotation: str) -> None:
    assert locate(quotation, TEXT) is None


def test_differences_are_told_word_by_word() -> None:
    match = locate("Costs grew by 1.7 million crowns, in all, or 11 percent", TEXT)
    assert match is not None
    differing = [(part.kind, part.quoted, part.found) for part in match.diff if part.kind is not DifferenceKind.SAME]
    assert differing == [
        (DifferenceKind.CHANGED, "grew", "rose"),
        (DifferenceKind.CHANGED, "1.7", "1.5"),
        (DifferenceKind.ADDED, ", in all", ""),
    ]
    left_out = locate("Lena Quist did not blame: We had 1,500 workers", TEXT)
    assert left_out is not None
    assert (DifferenceKind.LEFT_OUT, "", "the weather") in [
        (part.kind, part.quoted, part.found) for part in left_out.diff
    ]


def test_changed_first_and_last_words_belong_to_the_place() -> None:
    assert found("Prices rose by 1.5 million kroner")[0] == "Costs rose by 1.5 million crowns"


@given(st.text(st.sampled_from("ab '’-–…. \u00ad\u200bﬁé1½²\n«»\u0301"), max_size=60), st.data())
def test_folding_leads_back_to_the_place(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert len(folded.lowered) == len(folded.text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        first, last = folded.start_of(start), folded.end_of(end)
        assert 0 <= first < last <= len(text)
        assert folded.text[start:end] in fold(text[first:last]).text or not text[first:last].isascii()


PIECES = st.sampled_from([*"ab12 .,'’-–…%/«(\n\u00ad\u200bﬁé½²\u0301İ", ". ", ", ", "two boats", " sank"])
STRETCH = st.lists(PIECES, max_size=6).map("".join)


@given(STRETCH, STRETCH, STRETCH)
def test_what_stands_is_found_word_for_word(before: str, words: str, after: str) -> None:
    text = before + words + after
    if stands(words, text):
        match = locate(words, text)
        assert match is not None
        assert match.similarity == 1


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("two boats sank.", "On Monday two boats sank. None since.", True),
        ("3 boats", "13 boats, not 3 boats", True),
        ("3 boats", "On Monday 13 boats sank.", False),
        ("5 per cent", "It rose by 1.5 per cent.", False),
        ("two boats", "two  boats", False),
        ("war", "an anti-war march", False),
        ("…", "one … two", False),
    ],
)
def test_what_stands(words: str, text: str, found: bool) -> None:
    assert stands(words, text) is found


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=80))
def test_any_words_are_found_between_any_others(before: str, words: str, after: str) -> None:
    text = f"{before}\n\n{words}\n\n{after}"
    match = locate(words, text)
    if match is not None:
        assert 0 <= match.start < match.end <= len(text)
        assert PERHAPS <= match.similarity <= 1
        assert (
            "".join(part.found for part in match.diff).replace(" ", "")
            in text[match.start : match.end].replace(" ", "")
            or match.diff
        )
    elif re.fullmatch(r"\w[\w ]*\w", words, re.ASCII):
        pytest.fail("plain words of the text were not found")


WORDS = ["the", "quay", "is", "not", "ready", "5", "1.5", "will", "be", "before", "of", "11", "percent", "no"]


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12), st.data())
def test_no_changed_number_or_added_no_is_exact(words: list[str], data: st.DataObject) -> None:
    text = "Then she spoke. " + " ".join(words) + ". And left."
    at = data.draw(st.integers(0, len(words)))
    put_in = data.draw(st.sampled_from(["not", "no", "7", "never"]))
    quotation = " ".join([*words[:at], put_in, *words[at:]])
    match = locate(quotation, text)
    assert match is None or match.similarity < 1 or quotation in text


@pytest.mark.parametrize("name", TEXTS)
def test_nasty_texts(name: str) -> None:
    """As the page and as the quotation, in bounded time."""
    began = time.monotonic()
    for quotation, text in [
        (TEXTS[name], TEXT),
        ("did not blame the weather", TEXTS[name]),
        (TEXTS[name], TEXTS[name]),
    ]:
        match = locate(quotation, text)
        assert match is None or 0 <= match.start < match.end <= len(text)
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    ("change", "least"),
    [
        ("as it stands", 1.0),
        ("typographic variants", 1.0),
        ("three typos", 0.99),
        ("a tenth of the words changed", 0.98),
        ("an ellipsis", 0.99),
    ],
)
def test_the_corpus(change: str, least: float) -> None:
    cases = [*quotations(pages(), CHANGES[change], 100)]
    matches = [(case, locate(case.words, case.page.text)) for case in cases]
    right = [case for case, match in matches if match and overlap(case, match) >= TRUE_PLACE]
    assert len(right) >= least * len(cases) - 1


@pytest.mark.parametrize("change", ["a number changed", "a negation added"])
def test_falsified_quotations_are_never_exact(change: str) -> None:
    matches = [locate(case.words, case.page.text) for case in quotations(pages(), CHANGES[change], 100)]
    assert all(match is None or match.similarity < 1 for match in matches)


def test_absent_quotations_are_absent() -> None:
    corpus = pages()
    hits = [words for n, words in enumerate(absent_quotations(100)) if locate(words, corpus[n * 5 % len(corpus)].text)]
    assert hits == []


def test_comparing_the_same_words() -> None:
    assert [part.kind for part in compare("“A b”", "a  b")] == [DifferenceKind.SAME]


def test_the_aligner_is_loaded_when_it_is_needed() -> None:
    script = "import sys, claims.anchors as a; a.locate('b', 'a b'); print('edlib' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_match_is_a_value() -> None:
    assert locate("quay", TEXT) == locate("quay", TEXT) != Match(0, 1, 1.0, ())
