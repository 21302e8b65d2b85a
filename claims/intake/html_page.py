"""The bytes of a web page as a tree, whatever its headers say of its characters."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

from claims.errors import Refused

LARGEST = 20 * 2**20
"""Bytes of a page that are parsed."""


def decode_page(body: bytes, content_type: str = "") -> str:
    """The characters of a page. `content_type` is the header that came with it, "" where none did.

    A byte order mark decides; then UTF-8 where the bytes are sound UTF-8, since nothing else looks like it, whatever is
    declared; then what the header and the page declare; then windows-1252, with a mark in place of what it lacks.
    """
    codec, mark = read_bom(body)
    if codec and mark:
        return body[len(mark) :].decode(codec, "replace")
    declared = [
        codec
        for given in (http_content_type_encoding(content_type or None), html_body_declared_encoding(body[:_HEAD]))
        if given and (codec := resolve_encoding(given))
    ]
    sevens = [codec for codec in declared if _SEVEN_BITS.match(codec)]
    for codec in (*sevens, "utf-8", *declared):
        try:
            return body.decode(codec)
        except (UnicodeDecodeError, LookupError):  # LookupError: a name of something else, as hex
            continue
    return body.decode("cp1252", "replace")


def parse_page(body: bytes, content_type: str = "") -> HtmlElement:
    """The page as a tree. Refused where there is nothing in it."""
    text = _UNSEEN_BY_NUMBER.sub("\ufffd", _UNSEEN.sub("", decode_page(body[:LARGEST], content_type)))
    try:
        # Bytes again: a declaration in a str is refused, and one in bytes is overruled by the parser's encoding.
        return document_fromstring(text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        raise Refused("The page is empty.") from None


_HEAD = 4_096
# Written with the bytes of ASCII alone, and so sound UTF-8 as well.
_SEVEN_BITS = re.compile("iso2022|iso-2022|hz")
# Control characters that no tree can hold.
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# They may be written as a number as well. No tree is to hold them so: it takes no text back that has one.
_UNSEEN_BY_NUMBER = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|7f|fff[ef])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])(?![0-9]));?",
    re.IGNORECASE | re.ASCII,
)
