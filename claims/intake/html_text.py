"""All the words that a page shows, as plain text: what quotations are looked for in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from claims.intake.normal import normalise


def page_text(tree: HtmlElement) -> str:
    """The words of a page in their order, normalised: blocks on lines of their own, cells of a row between tabs.

    Nothing is left out that a reader sees, menus and comments included; nothing is in it that only programs see.
    """
    pieces: list[str] = []
    hidden = preformatted = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            hidden += element.tag in _UNSEEN
            preformatted += element.tag in _AS_IT_IS
            pieces.append(_BEFORE.get(element.tag, ""))
            words = element.text
        else:
            if event == "end":
                pieces.append(_AFTER.get(element.tag, ""))
                hidden -= element.tag in _UNSEEN
                preformatted -= element.tag in _AS_IT_IS
            words = None if element is tree else element.tail
        if words and not hidden:
            pieces.append(words if preformatted else _SPACE.sub(" ", words))
    return normalise(_GAP.sub(_gap, "".join(pieces)).strip())


# Elements by what they are to a reader, a string of names each.
_UNSEEN = frozenset(
    """audio canvas head iframe math noframes noscript object script style svg template title video""".split()  # noqa: SIM905
)
_AS_IT_IS = frozenset(("pre", "textarea"))
_PARAGRAPHS = """
    address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main nav ol p pre section table tbody tfoot thead ul
""".split()  # noqa: SIM905
_LINES = ("caption", "legend", "li", "option", "summary", "tr")
_BREAK = "\x02"  # no page's own: such characters never come this far
_BEFORE = {**dict.fromkeys(_PARAGRAPHS, "\n\n"), **dict.fromkeys(_LINES, _BREAK), "br": "\n"}
_AFTER = {**dict.fromkeys(_PARAGRAPHS, "\n\n"), **dict.fromkeys(_LINES, _BREAK), "td": "\t", "th": "\t"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_GAP = re.compile(r"[ \t\n\x02]*[\t\n\x02][ \t\n\x02]*| {2,}")


def _gap(found: re.Match[str]) -> str:
    """One gap for several between two words: a blank line, a new line, a tab or a space, whatever parts them most."""
    gap = found[0]
    if gap.count("\n") > 1:
        return "\n\n"
    return "\n" if "\n" in gap or _BREAK in gap else "\t" if "\t" in gap else " "
