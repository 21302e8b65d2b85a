"""Foreign text stays text, in a renderer that lets HTML through and links whatever looks like an address."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.exports.markdown import block_quote, inline, link
from claims.exports.plain import harmless, quoted

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})

NASTY = [
    "<script>alert(1)</script>",
    "<!-- --> <b>bold</b> <https://evil.example> <a@b.example>",
    "&lt;b&gt; &copy; &#60;script&#62; &amp;",
    "[x](javascript:alert(1)) ![i](http://evil.example/i.png) [ref] [^1]",
    "[ref]: http://evil.example",
    "http://evil.example www.evil.example ftp://evil.example mailto:a@b.example evil.example/x HTTPS://EVIL.EXAMPLE",
    "a@b.example @kirby x@y.z",
    "```\ncode\n```",
    "`x` ``y`` \\`z",
    "    four spaces\n\tand a tab",
    "# heading #",
    "heading\n=======\n\nother\n---",
    "> quotation\n>> deeper",
    "- a\n* b\n+ c\n1. d\n2) e",
    "1986\\. A year",
    "---\n***\n___",
    "a | b\n--|--\nc | d",
    "~~struck~~ ==marked== *a* **b** _c_ __d__ snake_case_word",
    "$5-$6$ $$x$$ ^up^ {#id .class} {{ liquid }}",
    "line with two spaces  \nbreak\\\nbreak",
    "\x1b[31mred\x1b]52;c;eA==\x07 \x9b2J \x00 \x7f \u202eevil\u202c \u2066x\u2069 \u200bz\ufeff \U000e0041 \ud800",
    "\u2028line\u2029paragraph\x85next\x0bvertical\x0cform\x1cfile",
    "\\",
    "ends in \\",
    ": definition",
    "\u00a0    no-break",
]
FOREIGN = st.text(st.characters() | st.sampled_from("\\`*_[]()<>{}#+-.!|~@:/&;\"'=$^1\n\t "), max_size=40)


def shown(markdown: str) -> str:
    """The text that a reader sees, after any element other than a paragraph has been found out."""
    rendered = RENDERER.render(markdown)
    rendered = rendered.replace("<code>@</code>", "@")
    assert not re.search(r"<(?!/?p>)", rendered), rendered
    return html.unescape(re.sub(r"</?p>\n?", "\n", rendered)).strip("\n")


def flat(text: str) -> str:
    """What should be seen: one space for all white space."""
    return " ".join(harmless(text).split())


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("frame", ["{}", "so: {}", "{} so", "**{}**"])
def test_nasty_text_is_shown_as_it_is(text: str, frame: str) -> None:
    markdown = frame.format(inline(text))
    bare = RENDERER.render(markdown).replace("<strong>", "").replace("</strong>", "").replace("<code>@</code>", "@")
    assert not re.search(r"<(?!/?p>)", bare), bare
    assert flat(text) in html.unescape(bare)


@given(FOREIGN)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert shown(inline(text)) == flat(text)
    assert shown(f"x {inline(text)}") == f"x {flat(text)}".strip()


@given(FOREIGN)
def test_a_quotation_holds_nothing_but_paragraphs(text: str) -> None:
    rendered = RENDERER.render(block_quote(text)).replace("<code>@</code>", "@")
    assert re.fullmatch(r"<blockquote>\n?(<p>[^<]*</p>\n)*</blockquote>\n", rendered), rendered


@given(FOREIGN)
def test_no_control_character_and_no_override_comes_through(text: str) -> None:
    for char in harmless(text):
        assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def test_scripts_that_need_invisible_joiners_keep_them() -> None:
    persian = "می\u200cخواهم"
    assert harmless(persian) == persian


@given(FOREIGN, st.sampled_from(["http", "https"]), FOREIGN)
def test_a_link_is_one_link_to_its_address(label: str, scheme: str, rest: str) -> None:
    rendered = RENDERER.render(link(label, f"{scheme}://evil.example/{rest}"))
    opening = re.findall(r"<a [^>]*>", rendered)
    assert len(opening) == 1
    assert opening[0].startswith(f'<a href="{scheme}://evil.example/')
    assert not re.search(r"<(?!/?(p|a|code)\b)", rendered), rendered


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[x", "//x.example"]
)
def test_what_is_no_web_address_is_no_link(url: str | None) -> None:
    assert link("label", url) == "label"


def test_a_label_cannot_lie_about_its_host() -> None:
    assert (
        link("bbc.com", "https://bbc.com@evil.example/")
        == "[bbc\\.com](https://bbc.com@evil.example/) (`evil.example`)"
    )
    assert link("Bank", "https://bаnk.example") == "[Bank](<https://bаnk.example>) (`xn--bnk-6cd.example`)"


def test_a_link_goes_exactly_where_its_address_says() -> None:
    rendered = RENDERER.render(link("x", "https://a.example/(b)_[c]?d=1&copy;=2&e=<f>"))
    assert 'href="https://a.example/(b)_%5Bc%5D?d=1&amp;copy;=2&amp;e=%3Cf%3E"' in rendered


def test_quotation_marks_are_not_doubled() -> None:
    assert quoted("“a”") == "“a”"
    assert quoted('"a"') == '"a"'
    assert quoted("“a” and “b”") == "‘“a” and “b”’"
    assert quoted("a") == "“a”"
    assert quoted("the “a”") == "‘the “a”’"


def test_dialects_that_link_any_text_after_www_find_none() -> None:
    assert inline("www.*x www.") == r"www\.\*x www\."
