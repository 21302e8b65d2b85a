"""Reports as the tests read them: written, and rendered as a page would show them."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

from markdown_it import MarkdownIt

from claims.exports import Terms, load
from claims.rows import Dossier

TODAY = date(2024, 3, 18)
RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


def written(format: str, *dossiers: Dossier) -> str:
    """The report of these articles, made on 18 March 2024 by Zuleika."""
    out = BytesIO()
    made = load(format)(dossiers, out, Terms(TODAY, "zuleika"))
    assert made.records == sum(len(dossier.cards) for dossier in dossiers)
    return out.getvalue().decode()


def elements(markdown: str) -> list[str]:
    """The names of all elements on the page, but for what text is made of."""
    return re.findall(r"<(\w+)", RENDERER.render(markdown))


def part(report: str, heading: str) -> str:
    """What stands under a heading of the second level, "" where there is none."""
    found = re.search(rf"^## {re.escape(heading)}\n\n(.*?)(?=^## |\Z)", report, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""
