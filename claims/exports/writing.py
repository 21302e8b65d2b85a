"""A report on each article, in the formats that reports have: Markdown, and one HTML file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from claims.exports import Exported, html, markdown
from claims.exports.content import Section
from claims.rows import Dossier

Report = Callable[[Dossier], Section]

_BETWEEN = b"\n---\n\n"


def write_markdown(dossiers: Iterable[Dossier], out: BinaryIO, report: Report) -> Exported:
    """Write the report on each article, a rule between two."""
    claims = 0
    for n, dossier in enumerate(dossiers):
        out.write((_BETWEEN if n else b"") + markdown.report(report(dossier)).encode())
        claims += len(dossier.cards)
    return Exported(claims)


def write_page(dossiers: Iterable[Dossier], out: BinaryIO, report: Report) -> Exported:
    """Write the reports as one HTML file."""
    claims = 0
    told = _reports(dossiers, report)
    begun = list(islice(told, 2))
    out.write(html.head(html.plain(begun[0][0].heading) if len(begun) == 1 else "Fact-checks"))
    if not begun:
        out.write(html.NOTHING)
    for made, count in chain(begun, told):
        out.write(html.report(made))
        claims += count
    out.write(html.FOOT)
    return Exported(claims)


def _reports(dossiers: Iterable[Dossier], report: Report) -> Iterator[tuple[Section, int]]:
    return ((report(dossier), len(dossier.cards)) for dossier in dossiers)
