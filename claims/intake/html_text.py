"""All the words that a page shows, as plain text: what quotations are looked for in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from claims.intake.normal import normalise


def page_text(tree: HtmlElement) -> str:
    """The words of a page in their order, normalised: blocks on lines of their own, cells of a row between tabs.

    Nothing is left out that a reader sees, menus and comments included; nothing is in it that only programs see. The
    tree is used up: its own texts are marked, which is twice as fast as walking over every element.
    """
    for unseen in tree.iter(*_UNSEEN):
        for element in unseen.iter():
            element.text = None
            if element is not unseen:
                element.tail = None
    for kept in tree.iter(*_AS_IT_IS):
        for element in kept.iter():
            element.text = _as_it_is(element.text or "")
            if element is not kept:
                element.tail = _as_it_is(element.tail or "")
    for names, before, after in _GAPS:
        for element in tree.iter(*names):
            if before:
                element.text = before + (element.text or "")
            if after:
                element.tail = after + (element.tail or "")
    words = etree.tostring(tree, method="text", encoding="unicode", with_tail=False)
    for space in "\t\r\n\f":
        words = words.replace(space, " ")
    return normalise(_GAP.sub(_gap, _SPACES.sub(" ", words)).strip())


# Elements by what they are to a reader, a string of names each.
_UNSEEN = frozenset(
    """audio canvas head iframe math noframes noscript object script style svg template title video""".split()  # noqa: SIM905
)
_AS_IT_IS = frozenset(("pre", "textarea"))
_PARAGRAPHS = """
    address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main nav ol p pre section table tbody tfoot thead ul
""".split()  # noqa: SIM905
# Gaps, by code points that no text may have: a blank line, a new line unless there is one, a new line, a tab.
_BLANK, _BREAK, _NEW_LINE, _TAB = "\ufdd0\ufdd1\ufdd2\ufdd3"
_GAPS = (
    (_PARAGRAPHS, _BLANK, _BLANK),
    (("caption", "legend", "li", "option", "summary", "tr"), _BREAK, _BREAK),
    (("br",), _NEW_LINE, ""),
    (("td", "th"), "", _TAB),
)
"""Elements, and what parts them from what comes before and after."""
_KEPT = str.maketrans({"\n": _NEW_LINE, "\r": _NEW_LINE, "\t": _TAB})
_SPACES = re.compile("  +")
_GAP = re.compile(r" ?[\ufdd0-\ufdd3][ \ufdd0-\ufdd3]*")


def _as_it_is(words: str) -> str:
    return words.replace("\r\n", "\n").translate(_KEPT)


def _gap(found: re.Match[str]) -> str:
    """One gap for several between two words: a blank line, a new line, a tab or a space, whatever parts them most."""
    gap = found[0]
    if _BLANK in gap or gap.count(_NEW_LINE) > 1:
        return "\n\n"
    return "\n" if _NEW_LINE in gap or _BREAK in gap else "\t"
