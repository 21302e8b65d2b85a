"""Reports as one HTML file: no script, nothing from elsewhere, for a phone, a desk and paper, light and dark.

`_words` is the one function that escapes. A content security policy in the file itself allows its own style and
nothing else, so that nothing in it runs or is fetched even where a browser is given another text than was written.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from claims.exports.content import (
    Beside,
    Blocks,
    Bullets,
    Item,
    Link,
    Paragraph,
    Phrase,
    Piece,
    Quotation,
    Ref,
    Section,
    Span,
    Strong,
    Tone,
    claims_in,
)
from claims.exports.plain import flat, harmless, host_of, parts_of, unbroken

NOTHING = b"<h1>Fact-checks</h1>\n<p>There is nothing to report.</p>\n"
"""What stands in a file without an article."""

FOOT = b"</main>\n</body>\n</html>\n"
"""What ends the file."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def head(title: str) -> bytes:
    """What begins the file."""
    style = (files(__package__) / "report.css").read_text(encoding="utf-8")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_words(flat(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    ).encode()


def report(section: Section) -> bytes:
    """The report on one article."""
    return ("\n".join(_Page(frozenset(claims_in(section))).article(section)) + "\n").encode()


def plain(phrase: Phrase) -> str:
    """The words of a phrase alone."""
    return "".join(
        piece if isinstance(piece, str) else piece.text if isinstance(piece, Strong) else piece.label
        for piece in phrase
    )


class _Page:
    """Renders the report on one article. `claims` are the labels that have a place in it to lead to.

    A claim's number in the text leads to what was found, and the number there back to the text.
    """

    def __init__(self, claims: frozenset[str]) -> None:
        self._claims = claims
        self._marked: set[str] = set()

    def article(self, section: Section) -> Iterator[str]:
        yield "<article>"
        yield from self._under_heading(section, 1)
        yield "</article>"

    def _section(self, section: Section, level: int) -> Iterator[str]:
        yield f"<section{_class('finding' if section.claim else '', section.tone)}>"
        yield from self._under_heading(section, level)
        yield "</section>"

    def _under_heading(self, section: Section, level: int) -> Iterator[str]:
        heading = self._phrase(section.heading, section.claim)
        yield f"<h{level}{_id(section.claim)}>{heading}</h{level}>"
        yield from self._blocks(section.blocks, level)

    def _blocks(self, blocks: Blocks, level: int) -> Iterator[str]:
        for block in blocks:
            match block:
                case Section():
                    yield from self._section(block, level + 1)
                case Paragraph():
                    if block.words:
                        yield f"<p{_class('faint' if block.faint else '')}>{self._phrase(block.words)}</p>"
                case Quotation():
                    said = "".join(f"<p>{_words(part)}</p>" for part in parts_of(block.text))
                    yield f'<blockquote dir="auto"{_language(block.language)}>{said}</blockquote>'
                case Bullets():
                    yield self._list(block.items)
                case Beside():
                    yield from self._beside(block)

    def _beside(self, block: Beside) -> Iterator[str]:
        marked = "".join(map(self._span, block.spans))
        faint = _class("faint" if block.faint else "")
        yield f'<div class="beside">\n<p{faint} dir="auto"{_language(block.language)}>{marked}</p>'
        if block.notes:
            yield self._list(block.notes)
        yield "</div>"

    def _span(self, span: Span) -> str:
        text = _words(re.sub(r"\s+", " ", harmless(span.text)))
        ends = "".join(map(self._end_of, span.ends))
        covered = span.tone or span.ends
        return (f"<mark{_class('', span.tone)}>{text}</mark>" if covered else text) + ends

    def _end_of(self, claim: str) -> str:
        here = "" if claim in self._marked else f' id="text-{_words(claim)}"'
        self._marked.add(claim)
        return f"<sup{here}>{self._piece(Ref(claim))}</sup>"

    def _list(self, items: Iterable[Item]) -> str:
        return "<ul>\n" + "\n".join(map(self._item, items)) + "\n</ul>"

    def _item(self, item: Item) -> str:
        more = "".join(f"<li>{self._phrase(detail)}</li>" for detail in item.details)
        inner = self._phrase(item.words, item.claim) + (f"<ul>{more}</ul>" if more else "")
        return f"<li{_id(item.claim)}{_class('', item.tone)}>{inner}</li>"

    def _phrase(self, phrase: Phrase, here: str = "") -> str:
        return "".join(self._piece(piece, here) for piece in phrase).strip()

    def _piece(self, piece: Piece, here: str = "") -> str:
        match piece:
            case str():
                return _words(re.sub(r"\s+", " ", harmless(piece)))
            case Strong(text):
                return f"<strong>{_words(flat(text))}</strong>"
            case Ref(label, strong):
                shown = self._number(label, back=label == here)
                return f"<strong>{shown}</strong>" if strong else shown
            case Link(label, url):
                return _link(label, url)

    def _number(self, claim: str, back: bool) -> str:
        leads, where = (self._marked, "text") if back else (self._claims, "claim")
        return f'<a href="#{where}-{_words(claim)}">{_words(claim)}</a>' if claim in leads else _words(claim)


def _words(text: str) -> str:
    """Text as HTML that shows it and does nothing else, between tags and in quotation marks."""
    return escape(text)


def _link(label: str, url: str | None) -> str:
    host = host_of(url)
    shown = _words(flat(label) or flat(url or ""))
    if url is None or host is None:
        return shown
    beside = "" if label == url else f' <span class="host">({_words(flat(host))})</span>'
    return f'<a href="{_words(unbroken(url))}" rel="noreferrer nofollow" dir="auto">{shown}</a>{beside}'


def _class(name: str, tone: Tone | None = None) -> str:
    names = " ".join(filter(None, (name, tone and f"is-{tone}")))
    return f' class="{names}"' if names else ""


def _id(claim: str) -> str:
    return f' id="claim-{_words(claim)}"' if claim else ""


def _language(code: str) -> str:
    return f' lang="{code}"' if _LANGUAGE.fullmatch(code) else ""
