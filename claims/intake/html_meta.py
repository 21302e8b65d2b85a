"""What a page's markup says about it: headline, authors, publisher, language, days of publication, whether it is free.

Read from JSON-LD (schema.org) first, then from meta elements and microdata. What is given is kept as given: a day in
markup is a proposal with its reason, never an answer.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from claims.dates import find_dates
from claims.intake.html_names import split_names
from claims.intake.normal import normalise


@dataclass(frozen=True, slots=True)
class MarkupDate:
    """A day that the markup gives, and in which words it does. A moment gives the day that its own clock showed."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the markup says; empty where it says nothing."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    published: tuple[MarkupDate, ...] = ()
    free: bool = True

    @property
    def byline(self) -> str | None:
        """The authors in a line, None where none are named."""
        return ", ".join(self.authors) or None


def page_meta(tree: HtmlElement) -> PageMeta:
    """What the markup of a page says about it."""
    nodes = list(_linked(tree))
    article = _article(nodes)
    metas = _metas(tree)
    site = _first(metas, "og:site_name", "application-name", "dc.publisher", "citation_publisher", "twitter:app:name")
    return PageMeta(
        headline=_title(
            _text(article.get("headline")) or _text(article.get("name")) or _shown_title(tree, metas), site
        ),
        authors=tuple(dict.fromkeys(_authors(article, nodes, tree))),
        publisher=_name(article.get("publisher"), nodes) or site or None,
        language=_language(tree, metas, article),
        url=_canonical(tree, metas),
        published=tuple(_published(article, metas, tree)),
        free=not _is_false(article.get("isAccessibleForFree")),
    )


# --- JSON-LD ----------------------------------------------------------------------------------------------------------

_Node = dict[str, Any]
# Longer than any honest one.
_LONGEST, _MOST_NODES = 300, 5_000
_ARTICLE = re.compile(r"(?:.*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|NewsItem)$")


def _linked(tree: HtmlElement) -> Iterator[_Node]:
    """All objects of all JSON-LD on the page, outer ones first; at most a couple of thousand."""
    waiting: deque[Any] = deque()
    looked_at = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting.append(_parsed(script.text or ""))
        while waiting and looked_at < _MOST_NODES:
            value = waiting.popleft()
            looked_at += 1
            if isinstance(value, dict):
                yield value
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting.extend(islice((one for one in inner if isinstance(one, dict | list)), _MOST_NODES))


def _parsed(text: str) -> Any:
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|/\*\s*\*/")


def _article(nodes: Iterable[_Node]) -> _Node:
    """The object that is the article: the first of an article's type that has a headline or a date, else a page."""
    typed = [(node, [str(kind).rpartition("/")[2] for kind in _listed(node.get("@type"))]) for node in nodes]
    articles = [node for node, kinds in typed if any(map(_ARTICLE.match, kinds))]
    pages = [node for node, kinds in typed if any(kind.endswith("WebPage") for kind in kinds)]
    telling = [node for node in articles if node.get("headline") or node.get("datePublished")]
    return next(iter([*telling, *articles, *pages]), {})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A string as words on one line."""
    value = next(iter(value), None) if isinstance(value, list) else value
    return _one_line(_ENTITY.sub(_unescaped, value)) if isinstance(value, str) else ""


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)


def _unescaped(found: re.Match[str]) -> str:
    return unescape(found[0])


def _one_line(text: str) -> str:
    return normalise(" ".join(text.split()))[:_LONGEST]


def _name(value: Any, nodes: list[_Node]) -> str:
    """The name of a person or an organisation: given as text, as an object, or as a reference to one."""
    value = next(iter(value), None) if isinstance(value, list) else value
    if isinstance(value, dict):
        if not value.get("name") and (key := value.get("@id")):
            value = next((node for node in nodes if node.get("@id") == key and node.get("name")), value)
        return _text(value.get("name"))
    return _text(value)


def _is_false(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "false")


# --- meta elements and microdata --------------------------------------------------------------------------------------

_Metas = dict[str, list[str]]


def _metas(tree: HtmlElement) -> _Metas:
    """The contents of meta elements by lower-cased name, property or itemprop."""
    found: _Metas = {}
    for meta in tree.iter("meta"):
        content = _one_line(meta.get("content") or "")
        for attribute in ("name", "property", "itemprop"):
            if content and (name := meta.get(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: _Metas, *names: str) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _words(element: HtmlElement) -> str:
    return _one_line(" ".join(element.itertext()))


def _shown_title(tree: HtmlElement, metas: _Metas) -> str:
    given = _first(metas, "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline")
    if given:
        return given
    heads = [words for head in tree.iter("h1") if (words := _words(head))]
    title = next((words for found in tree.iter("title") if (words := _words(found))), "")
    return heads[0] if len(heads) == 1 else title or next(iter(heads), "")


def _title(headline: str, site: str) -> str:
    """The headline without the publisher's name that is hung on to it: "Bridge opens | The Daily"."""
    parts = _HUNG_ON.split(headline)
    while len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        parts = parts[:-2]
    return "".join(parts) or headline


_HUNG_ON = re.compile(r"(\s+[|–—·-]\s+)")


def _language(tree: HtmlElement, metas: _Metas, article: _Node) -> str | None:
    """A language by its two or three letters (BCP 47's first part)."""
    declared = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        _text(article.get("inLanguage")),
    )
    for given in (*declared, _first(metas, "og:locale", "dc.language", "language", "content-language")):
        if found := _LANGUAGE.match(given or ""):
            return found[1].lower()
    return None


_LANGUAGE = re.compile(r"\s*([a-z]{2,3})(?:[-_][a-z0-9]+)*\s*$", re.I)


def _canonical(tree: HtmlElement, metas: _Metas) -> str | None:
    linked = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for address in (*linked, _first(metas, "og:url")):
        if address and re.match(r"https?://[^\s/]+", address.strip(), re.I):
            return str(address).strip()
    return None


# --- authors ----------------------------------------------------------------------------------------------------------


def _authors(article: _Node, nodes: list[_Node], tree: HtmlElement) -> list[str]:
    """The names that JSON-LD gives as authors, else those of microdata and of links to authors."""
    linked = [_name(author, nodes) for author in _listed(article.get("author") or article.get("creator"))]
    names = [name for given in linked for name in split_names(given)]
    return names or [name for given in map(_words, _marked_authors(tree)) for name in split_names(given)]


def _marked_authors(tree: HtmlElement) -> list[HtmlElement]:
    """The first element that is marked as an author's, and those beside it: others further on belong to neighbours."""
    found = [element for element in tree.iter(*_BYLINES) if _is_author(element) and element.tag != "meta"]
    first = next((element.getparent() for element in found), None)
    return [element for element in found if element.getparent() is first]


_BYLINES = ("a", "span", "div", "p", "address", "li", "strong", "b")


def _is_author(element: HtmlElement) -> bool:
    return "author" in (element.get("itemprop") or "").split() or "author" in (element.get("rel") or "").split()


# --- days of publication ----------------------------------------------------------------------------------------------

_DATE_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "citation_date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created"),
    *("publish-date", "publish_date", "publication_date", "date", "datecreated"),
)


def _published(article: _Node, metas: _Metas, tree: HtmlElement) -> Iterator[MarkupDate]:
    """Every day that is given, each once, the most telling first."""
    given = [("JSON-LD has datePublished", _text(article.get("datePublished")))]
    given += [(f"the meta element {name} has", value) for name in _DATE_METAS for value in metas.get(name, ())[:1]]
    given += [("a time element has", value) for value in _times(tree)]
    given.append(("JSON-LD has dateCreated", _text(article.get("dateCreated"))))
    seen = set()
    for where, value in given:
        day = _day(value)
        if day and day not in seen:
            seen.add(day)
            yield MarkupDate(day, f"{where} “{value[:_SHOWN]}”")


_SHOWN = 60


def _times(tree: HtmlElement) -> Iterator[str]:
    """Time elements that are marked as the publication's."""
    for element in tree.iter("time", "abbr", "span", "meta"):
        marked = {*(element.get("itemprop") or "").lower().split(), *(element.get("class") or "").lower().split()}
        if marked & _OF_PUBLICATION or (element.tag == "time" and element.get("pubdate") is not None):
            yield _one_line(
                element.get("datetime") or element.get("content") or element.get("title") or _words(element)
            )


_OF_PUBLICATION = frozenset(("datepublished", "published", "pubdate", "entry-date", "dt-published", "publish-date"))


def _day(value: str) -> date | None:
    """The day of an ISO 8601 date or moment, of a mail's date (RFC 5322), or of one full date in words."""
    if found := _ISO.match(value):
        return _calendar_day(*map(int, found.groups()))
    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError):
        pass
    days = {found.earliest for found in find_dates(value, None) if found.earliest and found.earliest == found.latest}
    return days.pop() if len(days) == 1 else None


_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)", re.ASCII)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
