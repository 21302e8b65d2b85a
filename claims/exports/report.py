"""What both reports are made of: blocks of Markdown with an empty line between them, an article after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from claims.rows import Dossier

_BETWEEN = b"\n---\n\n"


def write_reports(dossiers: Iterable[Dossier], out: BinaryIO, report: Callable[[Dossier], list[str]]) -> int:
    """Write the blocks of each article's report, a rule between two articles; gives the number of claims in them."""
    claims = 0
    for n, dossier in enumerate(dossiers):
        blocks = "\n\n".join(report(dossier)) + "\n"
        out.write((_BETWEEN if n else b"") + blocks.encode())
        claims += len(dossier.cards)
    return claims


def section(heading: str, blocks: Iterable[str]) -> list[str]:
    """Blocks under a heading; nothing where there are none."""
    found = list(blocks)
    return [f"## {heading}", *found] if found else []


def bullets(items: Iterable[str]) -> list[str]:
    """A list as one block; no block where there is nothing to list."""
    lines = [f"- {item}" for item in items]
    return ["\n".join(lines)] if lines else []
