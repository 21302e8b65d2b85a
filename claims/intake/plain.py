"""Plain text: one article a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from claims.errors import Refused
from claims.intake.line import Line
from claims.intake.normal import normalise, sha256_text
from claims.intake.streams import LONGEST_LINE, ByteStream, decode, read_whole
from claims.words import ZoneKind
from claims.zones import find_zones

# In code points: what an article's record may hold.
LONGEST_TEXT = 10_000_000


def read_text(stream: ByteStream, name: str = "", key: str | None = None) -> Iterator[Line]:
    """The article that the stream is, as the one record of line 1: type, key, text, and headline where it has one.

    The key is `key`, else the stem of the file's `name`, else the beginning of the text's SHA-256. Refused where it is
    no text, or none that an article can be.
    """
    yield Line(1, _article(decode(_whole(stream), "The text"), name, key))


def _whole(stream: ByteStream) -> bytes:
    content = read_whole(stream, LONGEST_LINE)
    if content is None:
        raise _too_long()
    return content


def _article(raw: str, name: str, key: str | None) -> dict[str, Any]:
    text = normalise(raw)
    if not text.strip():
        raise Refused("There is no text: the input is empty." if not text else "There is no text but white space.")
    if len(text) > LONGEST_TEXT:
        raise _too_long()
    record = {"type": "article", "key": key or _key_of(name) or sha256_text(text)[:12], "text": text}
    headline = next((zone for zone in find_zones(text) if zone.kind is ZoneKind.HEADLINE), None)
    if headline:
        record["headline"] = " ".join(text[headline.start : headline.end].split())
    return record


def _too_long() -> Refused:
    return Refused(f"The text is longer than {LONGEST_TEXT:,} characters.", "Give each article its own file.")


def _key_of(name: str) -> str:
    """The stem of a file's name in NFC, or "" where it is no name that people could write."""
    stem = PurePath(name).name.removesuffix(".gz")
    stem = normalise(PurePath(stem).stem).strip()
    return stem if stem.isprintable() and stem != "-" else ""
