import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchors import search_form
from tests.nasty import TEXTS

TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("aéÉ -–—'’“”\u00ad\u0301…ﬁßİ«½\n\t")) | st.sampled_from(
    sorted(TEXTS.values())
)


@given(st.data())
def test_every_part_of_a_text_is_found_in_it(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    assert search_form(part) in search_form(text)


@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert search_form(search_form(text)) == search_form(text)


@given(TEXT)
def test_it_has_no_line_and_nothing_that_a_database_refuses(text: str) -> None:
    assert not {"\n", "\0"} & set(search_form(text))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("zelenskyy", "ZELENSKYY"),
        ("lodz", "Łódź"),
        ("sao paulo", "São\u00a0 Paulo"),
        ("kobenhavn", "København"),
        ("strasse", "Straße"),
        ("istanbul", "İSTANBUL"),
        ("oeuvre", "Œuvre"),
        ("'peace plan'", "“peace plan”"),
        ("'paix'", "«\u00adpaix»"),
        ("don't", "don’t"),
        ("2019-2022", "2019–2022"),
        ("u.s.", "U.S."),
        ("...", "…"),
        ("final", "ﬁnal"),
        ("σοφοσ", "σοφός"),
        ("ивановои", "Ивановой"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert search_form(typed) == search_form(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("10²", "102"), ("½", "1/2"), ("1.5", "15"), ("3-4", "3 4"), ("か", "が"), ("क", "क़"), ("कि", "क"), ("ha", "ho")],
)
def test_what_carries_meaning_stays(one: str, other: str) -> None:
    assert search_form(one) != search_form(other)
