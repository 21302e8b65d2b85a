"""Web pages made by rule, with what is true of each: body, headline, authors, day. None is anybody's.

Four languages, nine templates as content systems make them, two lengths. Around each article stand menus, neighbours,
comments and small print, in sentences of the same kind as its own.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape

from tests.benchmarks.pages import LANGUAGES, _sentences


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it comes, and what a reader would say of it. `paragraphs` are the article's own, captions apart."""

    name: str
    url: str
    content_type: str
    body: bytes
    headline: str
    authors: frozenset[str]
    day: date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    language: str
    headline: str
    authors: tuple[str, ...]
    publisher: str
    day: date
    paragraphs: tuple[str, ...]
    noise: tuple[str, ...]

    @property
    def prose(self) -> str:
        return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in self.paragraphs)

    @property
    def shown_day(self) -> str:
        return f"{self.day.day} {_MONTHS[self.language][self.day.month - 1]} {self.day.year}"

    @property
    def byline(self) -> str:
        return f"{_BY[self.language]} {f' {_AND[self.language]} '.join(self.authors)}"


@cache
def web_pages() -> list[WebPage]:
    """72 pages; the same ones every time."""
    return [_page(language, template, length) for language in LANGUAGES for template in TEMPLATES for length in (6, 18)]


def _page(language: str, template: Callable[[_Story], str], length: int) -> WebPage:
    chance = random.Random(f"{language} {template.__name__} {length}")
    sentences = _sentences(chance, LANGUAGES[language])
    authors = tuple(chance.sample(_NAMES[language], 1 if chance.random() < 0.6 else 2))
    day = date(2019, 1, 1) + timedelta(days=chance.randrange(1_800))
    paragraphs = tuple(" ".join(next(sentences) for _ in range(2 + chance.randrange(3))) for _ in range(length))
    noise = tuple(next(sentences) for _ in range(12))
    publisher = chance.choice(("The Harbour Post", "Nordlicht", "La Rade", "Głos Portu"))
    story = _Story(language, next(sentences)[:-1], authors, publisher, day, paragraphs, noise)
    charset = {"pl": "iso-8859-2"}.get(language, "windows-1252") if template is _old_table else "utf-8"
    header = "text/html; charset=iso-8859-1" if template is _microdata else "text/html"  # a lie that servers tell
    return WebPage(
        f"{language}-{template.__name__.strip('_')}-{length}",
        f"https://www.{publisher.split()[-1].lower().replace('ł', 'l')}.example/{day:%Y/%m/%d}/story-{length}.html",
        header,
        template(story).encode(charset, "xmlcharrefreplace"),
        story.headline,
        frozenset(authors),
        day,
        paragraphs,
    )


_NAMES = {
    "en": ["Ann Bell", "Tom Fry", "Grace O'Neill", "Mary-Jane Watts", "Omar Haddad"],
    "de": ["Anna Glöckner", "Jörg Freitag", "Uta von Ahlen", "Klaus-Dieter Wolf"],
    "fr": ["Hélène Roux", "Jean-Marc Petit", "Anaïs de La Tour", "Luc Noël"],
    "pl": ["Łucja Dąb", "Jan Świątek", "Zofia Żak", "Paweł Róg"],
}
_BY = {"en": "By", "de": "Von", "fr": "Par", "pl": "Autor:"}
_AND = {"en": "and", "de": "und", "fr": "et", "pl": "i"}
_MONTHS = {
    language: names.split()
    for language, names in {
        "en": "January February March April May June July August September October November December",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    }.items()
}


# --- templates --------------------------------------------------------------------------------------------------------


TEASERS = 40
"""Times five neighbours around an article: real pages are mostly this."""


def _whole(story: _Story, head: str, main: str, charset: str = "utf-8") -> str:
    links = "".join(f'<li><a href="/{n}">{escape(words.split()[0])}</a></li>' for n, words in enumerate(story.noise))
    near = "".join(
        f'<div class="teaser"><div class="card card--small" data-track="t-{n}"><a class="card__link" href="/n/{n}">'
        f'<img class="card__image" loading="lazy" src="/i/{n}.jpg" srcset="/i/{n}-2x.jpg 2x" alt=""></a>'
        f'<h3 class="card__title"><a href="/n/{n}">{escape(words[:60])}</a></h3></div></div>'
        for n, words in enumerate(story.noise[:5] * TEASERS)
    )
    said = "".join(
        f'<div class="comment"><b>user{n}</b> <p>{escape(words)}</p></div>' for n, words in enumerate(story.noise[5:9])
    )
    script = "<script>window.q = [" + "0," * 400 + "]</script><style>" + "p{margin:0}" * 100 + "</style>"
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}"><head><meta charset="{charset}">'
        f"<title>{escape(story.headline)} | {escape(story.publisher)}</title>{head}{script}</head>\n<body>"
        f'<header><a href="/">{escape(story.publisher)}</a><nav><ul>{links}</ul></nav></header>\n'
        f'<div class="cookie-banner"><p>We and our partners store cookies.</p><button>Accept</button></div>\n{main}\n'
        f'<aside class="related"><h2>More</h2>{near}</aside>\n<section id="comments">{said}</section>\n'
        f"<footer><p>© {story.day.year + 2} {escape(story.publisher)}. All rights reserved.</p>{script}</footer>"
        "</body></html>"
    )


def _linked(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _figure(story: _Story) -> str:
    return f'<figure><img src="/i.jpg" alt=""><figcaption>{escape(story.noise[9])}</figcaption></figure>'


def _json_ld(story: _Story) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": f"{story.day}T09:30:00+02:00",
        "dateModified": f"{story.day + timedelta(days=40)}T10:00:00+02:00",
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": story.publisher},
    }
    main = f"<main><article><h1>{escape(story.headline)}</h1>{_figure(story)}{story.prose}</article></main>"
    return _whole(story, _linked(node), main)


def _graph(story: _Story) -> str:
    """A graph in which the author is a reference, as plug-ins of blogs write it."""
    people = [{"@type": "Person", "@id": f"#p{n}", "name": name} for n, name in enumerate(story.authors)]
    graph = [
        {
            "@type": "WebPage",
            "@id": "#page",
            "name": f"{story.headline} | {story.publisher}",
            "datePublished": "2001-01-01",
        },
        {
            "@type": "Article",
            "headline": story.headline,
            "author": [{"@id": person["@id"]} for person in people],
            "publisher": {"@id": "#site"},
            "datePublished": f"{story.day}T07:00:00+00:00",
        },
        {"@type": "Organization", "@id": "#site", "name": story.publisher},
        *people,
    ]
    main = (
        f'<div class="site-content"><article class="post"><h1 class="entry-title">{escape(story.headline)}</h1>'
        f'<div class="entry-content">{story.prose}</div></article></div>'
    )
    return _whole(story, _linked({"@context": "https://schema.org", "@graph": graph}), main)


def _meta(story: _Story) -> str:
    head = (
        f'<meta property="og:title" content="{escape(story.headline)}"><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{escape(story.publisher)}">'
        f'<meta property="article:published_time" content="{story.day}T05:00:00Z">'
        f'<meta property="article:modified_time" content="{story.day + timedelta(days=3)}T05:00:00Z">'
        f'<meta name="author" content="{escape("; ".join(story.authors))}">'
    )
    main = f'<div id="content"><h1>{escape(story.headline)}</h1><div class="article-body">{story.prose}</div></div>'
    return _whole(story, head, main)


def _microdata(story: _Story) -> str:
    people = "".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name" class="author">'
        f"{escape(name)}</span></span> "
        for name in story.authors
    )
    main = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(story.headline)}</h1>{people}'
        f'<time itemprop="datePublished" datetime="{story.day}">{story.shown_day}</time>'
        f'<div itemprop="articleBody">{story.prose}</div></div>'
    )
    return _whole(story, "", main)


def _blog(story: _Story) -> str:
    people = ", ".join(f'<a rel="author" href="/a/{n}">{escape(name)}</a>' for n, name in enumerate(story.authors))
    main = (
        f'<article class="hentry"><h1 class="entry-title">{escape(story.headline)}</h1><p class="meta">'
        f'<time class="entry-date published" datetime="{story.day}T08:00:00Z">{story.shown_day}</time> {people}</p>'
        f'<div class="entry-content">{story.prose}</div></article>'
    )
    return _whole(story, "", main)


def _sections(story: _Story) -> str:
    """Headings, a quotation set apart and a list within the body."""
    *most, quoted, listed = story.paragraphs
    prose = "".join(
        f"<h2>{escape(story.noise[n % 9].split('.')[0][:40])}</h2><p>{escape(words)}</p>"
        if n % 3 == 2
        else f"<p>{escape(words)}</p>"
        for n, words in enumerate(most)
    )
    parts = f"<blockquote><p>{escape(quoted)}</p></blockquote><ul><li>{escape(listed)}</li></ul>"
    head = (
        f'<meta name="date" content="{story.day}"><meta name="author" content="{escape(", ".join(story.authors))}">'
        f'<meta property="og:site_name" content="{escape(story.publisher)}">'
    )
    return _whole(story, head, f"<main><article><h1>{escape(story.headline)}</h1>{prose}{parts}</article></main>")


def _breaks(story: _Story) -> str:
    """One block, its paragraphs parted by line breaks; author and day in a line of words."""
    prose = "<br><br>".join(escape(paragraph) for paragraph in story.paragraphs)
    main = (
        f'<div class="story"><h1>{escape(story.headline)}</h1><div class="byline">{escape(story.byline)}</div>'
        f'<div class="date">{story.shown_day}</div><div class="story-text">{prose}</div></div>'
    )
    return _whole(story, f'<meta name="pubdate" content="{story.day:%Y%m%d}">', main)


def _official(story: _Story) -> str:
    """An authority's page, described by Dublin Core."""
    head = (
        f'<meta name="DC.title" content="{escape(story.headline)}"><meta name="DC.date.issued" content="{story.day}">'
        f'<meta name="DC.publisher" content="{escape(story.publisher)}">'
    )
    main = (
        f'<main id="main"><h1>{escape(story.headline)}</h1><p class="byline">{escape(story.byline)}</p>'
        f'<div class="govspeak">{story.prose}</div></main>'
    )
    return _whole(story, head, main)


def _old_table(story: _Story) -> str:
    """A page of twenty years ago: tables for its layout, no markup that says anything, letters of its own."""
    charset = "iso-8859-2" if story.language == "pl" else "windows-1252"
    main = (
        '<table width="100%"><tr><td width="150"><font size="1">'
        + "<br>".join(map(escape, story.noise[:4]))
        + "</font></td>"
        f'<td><h1>{escape(story.headline)}</h1><p class="author">{escape(story.byline)}</p>'
        f'<p class="date">{story.shown_day}</p>{story.prose}</td></tr></table>'
    )
    return _whole(story, "", main, charset)


TEMPLATES: list[Callable[[_Story], str]] = [
    *(_json_ld, _graph, _meta, _microdata, _blog, _sections, _breaks, _official, _old_table),
]
