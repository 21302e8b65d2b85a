"""A web page: one article a stream, with what its markup says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from claims.errors import Refused
from claims.intake.html_article import page_article
from claims.intake.html_guess import guess_authors
from claims.intake.html_meta import PageMeta, page_meta
from claims.intake.html_page import parse_page
from claims.intake.line import Line
from claims.intake.normal import normalise, sha256_text
from claims.intake.streams import ByteStream, read_whole

LARGEST = 5 * 2**20
"""Bytes of a page from which an article is read: of a larger one it would take minutes."""


def read_html(stream: ByteStream, name: str = "", key: str | None = None) -> Iterator[Line]:
    """The article of the page that the stream is, as the one record of line 1.

    It has key, text, zones, and of url, headline, publisher, byline and language what the page gives. The day that the
    markup gives is not in it: it is a proposal (`page_meta`), and no answer. The key is `key`, else the stem of the
    file's `name`, else the beginning of the text's SHA-256.
    """
    try:
        record = article_record(_whole(stream), name=name, key=key)
    except Refused as problem:
        problem.line = 1
        yield Line(1, None, problem)
    else:
        yield Line(1, record)


def article_record(
    body: bytes, *, name: str = "", key: str | None = None, content_type: str = "", url: str | None = None
) -> dict[str, Any]:
    """The record of an article from the bytes of its page. Refused where there is none.

    `url` is where it came from. Another address that the page gives itself (its canonical one) counts only on the same
    host: whoever else's article it names is not to be changed by this page. With an address it needs no key.
    """
    if len(body) > LARGEST:
        raise _too_large()
    tree = parse_page(body, content_type)
    meta = page_meta(tree)
    article = page_article(tree, meta)
    if article is None or not article.text.strip():
        raise Refused("There is no article on the page.", "Save its text as a file, and import that.")
    return {
        "type": "article",
        **_known_by(article.text, name, key, url),
        **_named(meta, meta.byline or ", ".join(guess_authors(tree)), _own_address(meta, url)),
        "text": article.text,
        "zones": [{"start": zone.start, "end": zone.end, "kind": str(zone.kind)} for zone in article.zones],
    }


def _known_by(text: str, name: str, key: str | None, url: str | None) -> dict[str, str]:
    found = key or _key_of(name) or ("" if url else sha256_text(text)[:12])
    return {"key": found} if found else {}


def _own_address(meta: PageMeta, url: str | None) -> str | None:
    return meta.url if url is None or (meta.url and _site(meta.url) == _site(url)) else url


def _site(url: str) -> str:
    return re.sub(r"^(?:www|m|amp)\.", "", urlsplit(url).hostname or "")


def _named(meta: PageMeta, byline: str, url: str | None) -> dict[str, Any]:
    """The fields that the page gives; what it does not give is not cleared."""
    given = {
        "url": url,
        "headline": meta.headline,
        "publisher": meta.publisher,
        "byline": byline,
        "language": meta.language,
    }
    return {name: value for name, value in given.items() if value}


def _whole(stream: ByteStream) -> bytes:
    content = read_whole(stream, LARGEST)
    if content is None:
        raise _too_large()
    return content


def _too_large() -> Refused:
    return Refused(f"The page is larger than {LARGEST // 2**20} MB.", "Save the article's text, and import that.")


def _key_of(name: str) -> str:
    stem = normalise(PurePath(PurePath(name).name.removesuffix(".gz")).stem).strip()
    return stem if stem.isprintable() and stem != "-" else ""
