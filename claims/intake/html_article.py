"""The article in a web page: its own words without menus and comments, and the markup they had, as zones.

The body is found by trafilatura, the best of its kind by far on real pages; captions, which it leaves out, are brought
past it. Offsets are code points of the text that is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from lxml import etree
from lxml.html import HtmlElement

from claims.intake.html_meta import PageMeta
from claims.intake.normal import normalise
from claims.words import ZoneKind


@dataclass(frozen=True, slots=True)
class MarkupZone:
    """A stretch that the markup sets apart from the prose."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article's text, normalised, with its headline as its first line; zones in order, without overlap."""

    text: str
    zones: tuple[MarkupZone, ...]


@cache
def extractor() -> str:
    """What makes the text, with its version: the same page gives the same text only by the same one."""
    return f"html/1 trafilatura/{version('trafilatura')}"


def page_article(tree: HtmlElement, meta: PageMeta) -> PageArticle | None:
    """The article of a page, None where there is none to be found. The tree is left as it is."""
    from trafilatura import bare_extraction

    tree = deepcopy(tree)
    _mark_captions(tree)
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return None
    written = _Writing()
    blocks = list(_blocks(body, None))
    if meta.headline and not any(_same(block.text, meta.headline) for block in blocks[:_LOOKED_AT]):
        written.add(_Block(meta.headline, ZoneKind.HEADLINE))
    for n, block in enumerate(blocks):
        headline = n < _LOOKED_AT and not written.headed and _same(block.text, meta.headline)
        written.add(_Block(block.text, ZoneKind.HEADLINE) if headline else block)
    return PageArticle("".join(written.pieces), tuple(written.zones)) if blocks else None


@dataclass(frozen=True, slots=True)
class _Block:
    """Words on lines of their own; `gap` is what stands before them."""

    text: str
    kind: ZoneKind | None
    gap: str = "\n\n"


# Blocks at the top among which the headline is looked for.
_LOOKED_AT = 3


class _Writing:
    """A text that grows by blocks, and its zones."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.zones: list[MarkupZone] = []
        self.headed = False
        self._at = 0

    def add(self, block: _Block) -> None:
        words = normalise(block.text).strip()
        if not words:
            return
        gap = block.gap if self.pieces else ""
        start = self._at + len(gap)
        self._at = start + len(words)
        self.pieces += (gap, words)
        if block.kind is not None:
            self.zones.append(MarkupZone(start, self._at, block.kind))
            self.headed = self.headed or block.kind is ZoneKind.HEADLINE


def _blocks(element: etree._Element, kind: ZoneKind | None, gap: str = "\n\n") -> Iterator[_Block]:
    """The blocks within an element of the body that trafilatura gives (TEI's names)."""
    kind = _KINDS.get(str(element.tag), kind)
    if element.tag == "row":
        yield from _row(element, gap)
        return
    if not any(str(child.tag) in _BLOCKS for child in element):
        if words := _inline(element):
            yield _block(words, kind, gap)
        return
    following = "\n" if str(element.tag) in _CLOSE else "\n\n"
    for part in (element.text, *(part for child in element for part in (child, child.tail))):
        if isinstance(part, etree._Element):
            made = list(_blocks(part, kind, gap))
        else:
            made = [_block(words, kind, gap)] if (words := _line(part)) else []
        yield from made
        gap = following if made else gap


_KINDS = {"quote": ZoneKind.QUOTE, "item": ZoneKind.LIST, "cell": ZoneKind.TABLE_CELL}
# What is in these stands on lines of its own without a blank one between.
_CLOSE = frozenset(("list", "item", "table"))
_BLOCKS = frozenset(["p", "head", "quote", "list", "item", "table", "row", "cell", "div", "code", "ab"])
_CAPTION = "\uf8f0\uf8f1"


def _block(words: str, kind: ZoneKind | None, gap: str) -> _Block:
    if words.startswith(_CAPTION):
        return _Block(words.removeprefix(_CAPTION).lstrip(), ZoneKind.CAPTION, gap)
    return _Block(words, kind, gap)


def _row(row: etree._Element, gap: str) -> Iterator[_Block]:
    """A row is a line, its cells between tabs."""
    for cell in row:
        if words := " ".join(_inline(cell).split()):
            yield _Block(words, ZoneKind.TABLE_CELL, gap)
            gap = "\t"


def _inline(element: etree._Element) -> str:
    """The words of an element, on one line but for its own line breaks."""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        pieces += ["\0" if inner.tag == "lb" else inner.text or "", inner.tail or ""]
    lines = map(_line, "".join(pieces).split("\0"))
    return "\n".join(line for line in lines if line)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _mark_captions(tree: HtmlElement) -> None:
    """Make a paragraph of each caption, which is known by its mark once it has come through."""
    for figure in list(tree.iter("figure")):
        for caption in figure.iter("figcaption"):
            words = _line("".join(caption.itertext())).replace(_CAPTION, "")
            parent = figure.getparent()
            if words and parent is not None:
                paragraph = etree.Element("p")
                paragraph.text = f"{_CAPTION}{words}"
                parent.insert(parent.index(figure), paragraph)
                break


def _same(one: str, other: str) -> bool:
    return bool(other) and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", normalise(text)).casefold()
