"""Plain text: an article or one sentence that says why not."""

from __future__ import annotations

import gzip
import io
import unicodedata
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputCut, Refused
from claims.intake import plain
from claims.intake.line import Line
from claims.intake.normal import normalise, sha256_text
from claims.intake.plain import read_text
from tests.claims.intake.streams import in_pieces
from tests.nasty import BYTES, TEXTS, UNSTORABLE
from tests.shared import real_article


def read(content: bytes, name: str = "", key: str | None = None) -> Line:
    [line] = read_text(io.BytesIO(content), name, key)
    return line


def test_the_real_article() -> None:
    text = real_article()
    line = read(text.encode(), "articles/xi-zelenskyy-call.txt")
    assert line.record == {
        "type": "article",
        "key": "xi-zelenskyy-call",
        "text": text,
        "headline": text.split("\n", 1)[0],
    }


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), st.integers(1, 5))
def test_any_text_is_kept_in_its_normal_form(text: str, size: int) -> None:
    kept = normalise(text.removeprefix("\ufeff"))
    with nullcontext() if kept.strip() else pytest.raises(Refused):
        [line] = read_text(in_pieces(text.encode(), size))
        assert line.record is not None
        assert line.record["text"] == kept
        assert line.record["key"] == sha256_text(kept)[:12]


@given(st.text())
def test_the_normal_form_is_nfc_with_line_feeds_and_stays_so(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert not set(normal) & set("\r\x0b\x0c\x85\u2028\u2029")


def test_line_ends() -> None:
    assert normalise("a\r\nb\rc\n\rd\u2028e\u2029f\x85g\x0ch") == "a\nb\nc\n\nd\ne\nf\ng\nh"
    assert normalise("cafe\u0301") == "café"


@pytest.mark.parametrize("name", sorted(BYTES.keys() - {"cut gzip"}))
def test_nasty_bytes_are_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(BYTES[name])
    assert refusal.value.message.endswith(".")
    assert "\n" not in refusal.value.message


def test_gzip_that_is_cut() -> None:
    with pytest.raises(InputCut):
        read(BYTES["cut gzip"])


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - UNSTORABLE))
def test_nasty_texts(name: str) -> None:
    with nullcontext() if TEXTS[name].strip() else pytest.raises(Refused):
        assert read(TEXTS[name].encode()).record is not None


def test_a_text_may_be_packed_or_begin_with_a_mark() -> None:
    for content in (gzip.compress(b"\xef\xbb\xbfText.", mtime=0), b"\xef\xbb\xbfText."):
        record = read(content, "a.txt.gz").record
        assert record is not None
        assert (record["key"], record["text"]) == ("a", "Text.")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("kyiv.txt", "kyiv"),
        ("a/b/kyiv.call.md", "kyiv.call"),
        ("kyiv", "kyiv"),
        ("cafe\u0301.txt", "café"),
        ("-", None),
        ("", None),
        ("a\nb.txt", None),
        ("a\udce9.txt", None),
        ("a\u202eb.txt", None),
    ],
)
def test_keys(name: str, key: str | None) -> None:
    record = read(b"Text.", name).record
    assert record is not None
    assert record["key"] == (key or sha256_text("Text.")[:12])
    given_key = read(b"Text.", name, "mine").record
    assert given_key is not None
    assert given_key["key"] == "mine"


def test_a_text_without_end_is_refused_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "LONGEST_LINE", 1_000_000)
    with pytest.raises(Refused, match="longer"):
        read(b"x" * 2_000_000)
