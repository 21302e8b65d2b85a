"""Reports in Markdown (CommonMark and GitHub's dialect): foreign words stay words, whatever they are made of.

`inline` is the one function that escapes. Nothing that passes it makes a link, an image, HTML, a heading, a list, a
table's column, a formula or code, in a renderer that lets raw HTML through as in one that does not; and no control
or bidirectional character in it hides or turns what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from claims.exports.content import (
    Beside,
    Blocks,
    Bullets,
    Item,
    Link,
    Paragraph,
    Phrase,
    Quotation,
    Ref,
    Section,
    Strong,
)
from claims.exports.plain import harmless, host_of, parts_of, unbroken

_ACTIVE = re.compile(
    r"""(?P<mail>(?<=[\w.+-])@(?=\w))             # an address or a host is linked without any brackets
      | ://
      | (?<=\w)\.(?=[^\W\d_]{2}) | (?<=[Ww]{3})\.
      | (?P<entity>[&<>])
      | [\\`*_\[\]{}|~\#^$@]""",
    re.VERBOSE,
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A dash, a number with a point and their like make lists and rules where a line begins.
_AT_THE_START = re.compile(r"^(\d{1,9}(?=[.)](?!\w))|(?=[-+=:](?!\w)))")
_PLAIN_HOST = re.compile(r"[a-z0-9.:-]+")
_PLAIN_ADDRESS = re.compile(r"[\w.:/?=#%~+,@!-]+(?:&\w+=[\w.:/?=#%~+,@!-]*)*", re.ASCII)


def report(section: Section) -> str:
    """A report as Markdown: blocks with an empty line between them."""
    return "\n\n".join(_section(section, 1)) + "\n"


def words(phrase: Phrase) -> str:
    """A phrase as one line."""
    found: list[str] = []
    for plain, run in groupby(phrase, key=lambda piece: isinstance(piece, str)):
        pieces = list(run)
        # Neighbours are escaped as one: what they make together may be an address.
        found += [_escaped("".join(map(str, pieces)))] if plain else map(_styled, pieces)
    return _unbegun("".join(found).strip())


def inline(text: str) -> str:
    """One line of Markdown that shows `text` and does nothing else. Runs of white space become one space."""
    return _unbegun(_escaped(text).strip())


def block_quote(text: str) -> str:
    """`text` as a block quotation, its paragraphs kept."""
    return "> " + "\n>\n> ".join(map(inline, parts_of(text)))


def link(label: str, url: str | None) -> str:
    """A link with its host beside it; the label alone where `url` is no web address."""
    host = host_of(url)
    if url is None or host is None:
        return inline(label)
    beside = f"`{host}`" if _PLAIN_HOST.fullmatch(host) else inline(host)
    shown = inline(label) or inline(url)
    return f"[{shown}]({_destination(url)})" + ("" if label == url else f" ({beside})")


def _section(section: Section, level: int) -> Iterator[str]:
    if section.marked:
        return
    yield f"{'#' * level} {words(section.heading)}"
    yield from _blocks(section.blocks, level)


def _blocks(blocks: Blocks, level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield from _section(block, level + 1)
            case Paragraph(faint=True):
                yield f"*{words(block.words)}*"
            case Paragraph():
                yield words(block.words)
            case Quotation():
                yield block_quote(block.text)
            case Bullets():
                yield _list(block.items)
            case Beside():
                yield block_quote(block.text)
                yield from [_list(block.notes)] if block.notes else []


def _list(items: Iterable[Item]) -> str:
    return "\n".join(
        line for item in items for line in (f"- {words(item.words)}", *(f"  - {words(more)}" for more in item.details))
    )


def _styled(piece: object) -> str:
    match piece:
        case Strong(text):
            shown = inline(text)
            return f"**{shown}**" if shown else ""
        case Link(label, url):
            return link(label, url)
        case Ref(label, strong):
            return f"**{label}**" if strong else label
    raise TypeError(f"{type(piece).__name__} is no piece of a phrase")


def _escaped(text: str) -> str:
    return _ACTIVE.sub(_escape, re.sub(r"\s+", " ", harmless(text)))


def _unbegun(line: str) -> str:
    return _AT_THE_START.sub(r"\1\\", line)


def _escape(match: re.Match[str]) -> str:
    if match["entity"]:
        return _ENTITIES[match["entity"]]
    # Some dialects link mail addresses even where the sign is escaped, but none does across code.
    return "`@`" if match["mail"] else f"\\{match[0]}"


def _destination(url: str) -> str:
    """A plain address as it is; others in angle brackets, percent-encoded where those could end early."""
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    return "<" + re.sub(r"&(?=#?\w+;)", "&amp;", unbroken(url)) + ">"
