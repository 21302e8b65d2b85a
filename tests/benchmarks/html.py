"""How well and how fast articles are read from pages: `python -m tests.benchmarks.html` prints a JSON line a figure."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from claims.intake.html import article_record
from claims.intake.html_guess import guess_day
from claims.intake.html_meta import page_meta
from claims.intake.html_page import parse_page
from tests.benchmarks.web_pages import WebPage, web_pages

ASIDE = ("headline", "caption")
"""Zones that the paragraphs of a page do not have."""


def main() -> None:
    for name, share in figures().items():
        print(json.dumps({"name": f"html intake: {name}", "pages": len(web_pages()), "share": share}), flush=True)
    print(json.dumps({"name": "html intake: speed", **speed()}), flush=True)


@cache
def figures() -> dict[str, float]:
    """Body text F1 over words, and the shares of pages with the right headline, day and set of authors."""
    found = [(page, _record(page)) for page in web_pages()]
    return {
        "body_f1": round(sum(_f1(page, record) for page, record in found) / len(found), 4),
        "headline": _share(record.get("headline") == page.headline for page, record in found),
        "day": _share(_day(page) == page.day for page, _ in found),
        "authors": _share(_authors(record) == page.authors for page, record in found),
    }


def speed() -> dict[str, float]:
    """Pages a second of CPU, from bytes to the record."""
    pages = web_pages()
    began, busy = time.perf_counter(), time.process_time()
    for page in pages:
        _record(page)
    work = time.process_time() - busy
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    return {
        "pages_per_cpu_second": round(len(pages) / work, 1),
        "pages_per_second": round(len(pages) / (time.perf_counter() - began), 1),
        "kilobytes_a_page": round(size, 1),
    }


def _record(page: WebPage) -> dict[str, Any]:
    return article_record(page.body, content_type=page.content_type, url=page.url)


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return round(sum(told) / len(told), 4)


def _f1(page: WebPage, record: dict[str, Any]) -> float:
    text: str = record["text"]
    for zone in reversed(record["zones"]):
        if zone["kind"] in ASIDE:
            text = text[: zone["start"]] + text[zone["end"] :]
    found, wanted = Counter(text.split()), Counter(" ".join(page.paragraphs).split())
    shared = sum((found & wanted).values())
    return 2 * shared / (sum(found.values()) + sum(wanted.values()))


def _day(page: WebPage) -> Any:
    tree = parse_page(page.body, page.content_type)
    meta = page_meta(tree)
    found = meta.published[0] if meta.published else guess_day(tree, page.url, page.day + timedelta(days=90))
    return found.day if found else None


def _authors(record: dict[str, Any]) -> frozenset[str]:
    return frozenset(filter(None, (record.get("byline") or "").split(", ")))


if __name__ == "__main__":
    main()
