"""Foreign text in Markdown (CommonMark and GitHub's dialect): words stay words, whatever they are made of.

`inline` is the one function that escapes. Nothing that passes it makes a link, an image, HTML, a heading, a list, a
table's column, a formula or code, in a renderer that lets raw HTML through as in one that does not; and no control
or bidirectional character in it hides or turns what stands around it.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_CONTROLS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD),
    **{ord(char): char for char in "\n\t"},
    **dict.fromkeys((0x2028, 0x2029), 0x0A),
}
# Marks of direction and joiners stay: Persian, Hebrew and the scripts of India need them.
_HIDING = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_ACTIVE = re.compile(
    r"""(?P<mail>(?<=[\w.+-])@(?=\w))             # an address or a host is linked without any brackets
      | ://
      | (?<=\w)\.(?=[^\W\d_]{2}) | (?<=[Ww]{3})\.
      | (?P<entity>[&<>])
      | [\\`*_\[\]{}|~\#^$@]""",
    re.VERBOSE,
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A dash, a number with a point and their like make lists and rules where a line begins.
_AT_THE_START = re.compile(r"^(\d{1,9}(?=[.)](?!\w))|(?=[-+=:](?!\w)))")
_PLAIN_HOST = re.compile(r"[a-z0-9.:-]+")
_PLAIN_ADDRESS = re.compile(r"[\w.:/?=#%~+,@!-]+(?:&\w+=[\w.:/?=#%~+,@!-]*)*", re.ASCII)
_ENDS = re.compile(r'[<>\\"`|\s]')
_WITH_MARKS = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")


def inline(text: str) -> str:
    """One line of Markdown that shows `text` and does nothing else. Runs of white space become one space."""
    return _AT_THE_START.sub(r"\1\\", _ACTIVE.sub(_escape, " ".join(harmless(text).split())))


def paragraphs(text: str, indent: str = "") -> str:
    """`text` with its paragraphs kept, each as one line; `indent` stands before every line but the first."""
    found = [inline(part) for part in re.split(r"\n\s*\n", harmless(text))]
    return f"\n{indent.rstrip()}\n{indent}".join(part for part in found if part)


def block_quote(text: str) -> str:
    """`text` as a block quotation."""
    return f"> {paragraphs(text, '> ')}"


def quoted(text: str) -> str:
    """`text` in quotation marks: in single ones where it has double ones in it, in none where it brings its own."""
    shown = inline(text)
    if _WITH_MARKS.fullmatch(text.strip()):
        return shown
    return f"‘{shown}’" if re.search('[“”"]', text) else f"“{shown}”"


def link(label: str, url: str | None) -> str:
    """A link with its host beside it, so that its label cannot lie; the label alone where `url` is no web address."""
    host = _host(url)
    if url is None or host is None:
        return inline(label)
    beside = f"`{host}`" if _PLAIN_HOST.fullmatch(host) else inline(host)
    shown = inline(label) or inline(url)
    return f"[{shown}]({_destination(url)})" + ("" if label == url else f" ({beside})")


def harmless(text: str) -> str:
    """Control characters as their pictures, and nothing that hides or turns other text. Line feeds and tabs stay."""
    return _HIDING.sub("", text.translate(_CONTROLS))


def _escape(match: re.Match[str]) -> str:
    if match["entity"]:
        return _ENTITIES[match["entity"]]
    # Some dialects link mail addresses even where the sign is escaped, but none does across code.
    return "`@`" if match["mail"] else f"\\{match[0]}"


def _destination(url: str) -> str:
    """A plain address as it is; others in angle brackets, percent-encoded where those could end early."""
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    safe = "".join(
        quote(char, safe="", errors="replace") if _ENDS.match(char) or not char.isprintable() else char for char in url
    )
    return "<" + re.sub(r"&(?=#?\w+;)", "&amp;", safe) + ">"


def _host(url: str | None) -> str | None:
    try:
        parts = urlsplit(url or "")
        name = parts.hostname if parts.scheme in ("http", "https") else None
        return name.encode("idna").decode("ascii") if name and not name.isascii() else name
    except ValueError:
        return None
