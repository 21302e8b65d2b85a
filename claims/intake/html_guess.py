"""What a page does not say in so many words: its authors and its day, guessed from how it looks.

The guesses are those of trafilatura and htmldate, measured on hundreds of real pages. htmldate almost never says that
it does not know, and is wrong on one older page in twelve: its answer is a proposal, and only where markup has none.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta

from lxml.html import HtmlElement

from claims.intake.html_meta import MarkupDate
from claims.intake.html_names import split_names


def guess_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The names in meta elements and in what looks like a byline."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(deepcopy(tree), date_config={"extensive_search": False, "original_date": True})
    except Exception:  # noqa: BLE001 - its rules meet every page there is; one that breaks them has no guess
        return ()
    return tuple(dict.fromkeys(split_names(found.author or "")))


def guess_day(tree: HtmlElement, url: str | None, seen: date) -> MarkupDate | None:
    """The day that the page looks to be from, not after it was `seen`."""
    from htmldate import find_date

    latest = (seen + timedelta(days=1)).isoformat()
    try:
        found = find_date(deepcopy(tree), original_date=True, url=url, max_date=latest)
    except Exception:  # noqa: BLE001 - as above: no page may stop the work
        return None
    return MarkupDate(date.fromisoformat(found), "a guess from how the page looks") if found else None
