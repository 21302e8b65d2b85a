"""A page's article, the zones of its markup, and what the markup says of it; whatever bytes come."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refused
from claims.intake.html import article_record, read_html
from claims.intake.html_article import page_article
from claims.intake.html_guess import guess_authors, guess_day
from claims.intake.html_meta import page_meta
from claims.intake.html_page import decode_page, parse_page
from claims.intake.html_text import page_text
from claims.records import parse_record
from tests.nasty import TEXTS

PARAGRAPHS = [
    "The harbour bridge opened on Monday after two years of work, the mayor, Ada Quill, said in a speech.",
    "It cost 12 million crowns, according to the city, which had planned to spend half of that on it.",
    "The next bridge is planned for 2030, though the money has not been found for it, the council said.",
]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge opens | The Daily</title>
<meta property="og:site_name" content="The Daily">{head}</head><body>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">World</a></li></ul></nav>
<main><article><h1>Bridge opens after two years</h1>{byline}
<figure><img src="a.jpg" alt="x"><figcaption>The bridge on Monday.</figcaption></figure>
<p>{0}</p><p>{1}</p><h2>What it cost</h2>
<blockquote><p>The bridge is the best thing that this city has built for a hundred years.</p></blockquote>
<ul><li>It is 300 metres long</li><li>It carries 4,000 vehicles a day</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2021</td><td>4 million</td></tr></table>
<p>{2}</p>
<section id="comments" class="comments"><div class="comment"><p>First! I do not believe it.</p></div></section>
</article></main><footer>© The Daily</footer></body></html>"""


def html(head: str = "", byline: str = "") -> bytes:
    return PAGE.format(*PARAGRAPHS, head=head, byline=byline).encode()


def linked(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


PIECES = [
    *(
        "<p>",
        "</p>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "<blockquote>",
        "<br>",
        "<figure><figcaption>",
        "</figure>",
    ),
    *("\uf8f0\uf8f1", "é ", "e\u0301", "\r\n", "&nbsp;", *PARAGRAPHS),
]


class TestArticle:
    def test_its_words_and_nothing_around_them(self) -> None:
        text = article_record(html())["text"]
        assert all(paragraph in text.split("\n\n") for paragraph in PARAGRAPHS)
        assert not any(word in text for word in ("Home", "First!", "©"))

    def test_markup_becomes_zones(self) -> None:
        record = article_record(html())
        found = [(zone["kind"], record["text"][zone["start"] : zone["end"]]) for zone in record["zones"]]
        assert found == [
            ("headline", "Bridge opens after two years"),
            ("caption", "The bridge on Monday."),
            ("quote", "The bridge is the best thing that this city has built for a hundred years."),
            ("list", "It is 300 metres long"),
            ("list", "It carries 4,000 vehicles a day"),
            *[("table cell", words) for words in ("Year", "Cost", "2021", "4 million")],
        ]

    def test_a_headline_that_the_body_lacks_is_its_first_line(self) -> None:
        page = html(linked(headline="Harbour bridge is open")).replace(b"<h1>Bridge opens after two years</h1>", b"")
        assert article_record(page)["text"].startswith("Harbour bridge is open\n\n")

    def test_the_record_is_one_and_names_only_what_the_page_gives(self) -> None:
        (line,) = read_html(BytesIO(html()), "news/bridge.html")
        assert line.record is not None
        parse_record(line.record)
        known = {name: value for name, value in line.record.items() if name not in ("text", "zones")}
        assert known == {
            "type": "article",
            "key": "bridge",
            "headline": "Bridge opens after two years",
            "publisher": "The Daily",
            "language": "en",
        }

    @pytest.mark.parametrize("body", [b"", b" \n", b"<html></html>", b"<p>", b"<!-- -->", b"\0\0"])
    def test_a_page_without_an_article_is_refused(self, body: bytes) -> None:
        (line,) = read_html(BytesIO(body))
        assert isinstance(line.problem, Refused)

    @given(st.lists(st.sampled_from(PIECES), max_size=30))
    def test_zones_lie_in_the_text_one_after_the_other(self, pieces: list[str]) -> None:
        try:
            record = article_record(f"<html><body>{PARAGRAPHS[0]}{''.join(pieces)}</body></html>".encode())
        except Refused:
            return
        parse_record(record)
        for zone in record["zones"]:
            words = record["text"][zone["start"] : zone["end"]]
            assert words == words.strip() != ""

    def test_a_page_that_is_too_large_is_refused_before_it_is_read(self) -> None:
        with pytest.raises(Refused, match="larger than 5 MB"):
            article_record(html() + b" " * 5 * 2**20)

    @pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
    def test_nasty_words_come_through(self, words: str) -> None:
        page = html().replace(PARAGRAPHS[1].encode(), f"{PARAGRAPHS[1]} {words}".encode("utf-8", "replace"))
        parse_record(article_record(page))
        page_text(parse_page(page))


class TestMeta:
    def test_json_ld_comes_before_meta_elements_and_days_are_proposals(self) -> None:
        head = linked(
            headline="Bridge opens",
            author=[{"name": "Ann Bell"}, {"name": "Tom Fry"}],
            publisher={"name": "The Daily News"},
            datePublished="2023-04-26T23:30:00-05:00",
        )
        meta = page_meta(
            parse_page(html(head + '<meta name="author" content="Staff"><meta name="date" content="2023-04-20">'))
        )
        assert (meta.headline, meta.byline, meta.publisher) == ("Bridge opens", "Ann Bell, Tom Fry", "The Daily News")
        assert [found.day for found in meta.published] == [date(2023, 4, 26), date(2023, 4, 20)]
        assert meta.published[0].reason == "JSON-LD has datePublished “2023-04-26T23:30:00-05:00”"

    def test_references_within_a_graph_are_followed(self) -> None:
        graph = [
            {"@type": "WebPage", "name": "Page"},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": "It &amp; he",
                "author": {"@id": "#p"},
                "publisher": {"@id": "#o"},
            },
            {"@id": "#p", "@type": "Person", "name": "Ann Bell"},
            {"@id": "#o", "@type": "Organization", "name": "The Daily"},
        ]
        meta = page_meta(
            parse_page(html(f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'))
        )
        assert (meta.headline, meta.authors, meta.publisher) == ("It & he", ("Ann Bell",), "The Daily")

    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ("Ann Bell and Tom Fry", ("Ann Bell", "Tom Fry")),
            ("By Ann Bell; Tom Fry", ("Ann Bell", "Tom Fry")),
            ("Santiago Ramón y Cajal", ("Santiago Ramón y Cajal",)),
            (["Ann Bell", "Ann Bell"], ("Ann Bell",)),
            ("https://daily.example/ann", ()),
            ({"name": None}, ()),
            (17, ()),
        ],
    )
    def test_names_of_authors(self, author: object, names: tuple[str, ...]) -> None:
        assert page_meta(parse_page(html(linked(author=author)))).authors == names

    @pytest.mark.parametrize(
        ("value", "day"),
        [
            ("2023-04-26", date(2023, 4, 26)),
            ("2023-04-26T10:00:00Z", date(2023, 4, 26)),
            ("20230426", date(2023, 4, 26)),
            ("Wed, 26 Apr 2023 10:00:00 +0200", date(2023, 4, 26)),
            ("April 26, 2023", date(2023, 4, 26)),
            ("2023-13-26", None),
            ("2023", None),
            ("soon", None),
        ],
    )
    def test_days(self, value: str, day: date | None) -> None:
        found = page_meta(parse_page(html(linked(datePublished=value)))).published
        assert [one.day for one in found] == ([day] if day else [])

    @pytest.mark.parametrize(
        "script",
        ["{", "[" * 5_000, '{"@graph": 7}', "null", '[[[{"@type": null}]]]', '{"author": {"@id": "x"}}'],
        ids=lambda script: script[:20],
    )
    def test_broken_json_ld_says_nothing(self, script: str) -> None:
        head = f'<script type="application/ld+json">{script}</script>'
        assert page_meta(parse_page(html(head))).headline == "Bridge opens after two years"

    @pytest.mark.parametrize("items", ["[],", "1,", '{"@type":"x"},'])
    def test_json_ld_without_end_is_left_where_it_is(self, items: str) -> None:
        head = f'<script type="application/ld+json">[{items * 100_000}1]</script>'
        assert page_meta(parse_page(html(head))).headline == "Bridge opens after two years"

    def test_what_markup_does_not_say_is_guessed(self) -> None:
        tree = parse_page(html(byline='<p class="byline">By Ann Bell</p><span class="date">26 April 2023</span>'))
        assert guess_authors(tree) == ("Ann Bell",)
        found = guess_day(tree, "http://daily.example/bridge", date(2024, 1, 1))
        assert found is not None
        assert found.day == date(2023, 4, 26)

    def test_a_page_may_say_that_it_is_not_free(self) -> None:
        assert page_meta(parse_page(html())).free
        assert not page_meta(parse_page(html(linked(isAccessibleForFree="False")))).free


class TestCharacters:
    @pytest.mark.parametrize(
        ("codec", "content_type", "declared"),
        [
            ("utf-8", "text/html; charset=iso-8859-1", ""),
            ("utf-8", "text/html; charset=utf-16", ""),
            ("utf-8", "text/html", "windows-1252"),
            ("cp1252", "text/html; charset=utf-8", ""),
            ("cp1252", "text/html", ""),
            ("iso-8859-2", "text/html; charset=iso-8859-2", ""),
            ("cp1251", "text/html", "windows-1251"),
            ("shift_jis", "text/html; charset=Shift_JIS", "utf-8"),
            ("iso2022_jp", "text/html", "iso-2022-jp"),
            ("utf-16", "text/html; charset=utf-8", ""),
            ("utf-8-sig", "text/html; charset=nonsense", "hex"),
        ],
    )
    def test_wrong_declarations_do_no_harm(self, codec: str, content_type: str, declared: str) -> None:
        words = {"iso-8859-2": "Łódź", "cp1251": "Київ", "shift_jis": "東京", "iso2022_jp": "東京"}.get(
            codec, "café “ü”"
        )
        body = f'<html><head><meta charset="{declared}"></head><p>{words}</p></html>'.encode(codec)
        assert words in decode_page(body, content_type)

    @given(st.binary(max_size=200), st.text(max_size=40))
    def test_any_bytes_are_text(self, body: bytes, content_type: str) -> None:
        with suppress(Refused):
            page_text(parse_page(body, content_type))


class TestText:
    def test_what_a_reader_sees_in_its_order(self) -> None:
        text = page_text(parse_page(html("<style>p {}</style>", "<noscript>no</noscript><p>By<br>Ann&nbsp; Bell</p>")))
        assert text.startswith(
            "Home\nWorld\n\nBridge opens after two years\n\nBy\nAnn\u00a0 Bell\n\nThe bridge on Monday."
        )
        assert "Year\tCost\n2021\t4 million" in text
        assert text.endswith("© The Daily")
        assert "{}" not in text

    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<pre>one\n  two\r\n\n<b>three</b>\tx</pre>", "one\ntwo\n\nthree\tx"),
            ("one\n\n  two<!-- no -->\nthree", "one two three"),
            ("one<script>no</script>two<svg><title>no</title></svg>three", "onetwothree"),
            ("<ul><li>one<li>two</ul>", "one\ntwo"),
            ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
            ("<table><tr><td>one</td><td><p>two</p></td></tr></table>", "one\n\ntwo"),
        ],
    )
    def test_gaps(self, markup: str, text: str) -> None:
        assert page_text(parse_page(f"<body>{markup}</body>".encode())) == text

    def test_controls_by_number_are_no_harm(self) -> None:
        numbers = "&#1; &#x1F; &#&#2; &#00127 &#xFFFE;"
        figure = f"<figure><img src=x><figcaption>Quay {numbers}</figcaption></figure>"
        page = f"{figure}<p>{numbers}</p>".encode()
        text = page_text(parse_page(page))
        assert text.count("\ufffd") == 10
        assert not any(ord(char) < 32 and char != "\n" for char in text)
        tree = parse_page(page)
        page_article(tree, page_meta(tree))

    def test_depth_without_end_is_no_harm(self) -> None:
        assert "deep" in page_text(parse_page(b"<div>" * 200 + b"deep"))
        page_text(parse_page(b"<div>" * 100_000 + b"deep"))
        page_meta(parse_page(b"<b>" * 100_000))
