"""Foreign text as words of a report, before any format escapes it."""

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
_ENDS = re.compile(r'[<>\\"`|\s]')
_WITH_MARKS = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")


def harmless(text: str) -> str:
    """Control characters as their pictures, and nothing that hides or turns other text. Line feeds and tabs stay."""
    return _HIDING.sub("", text.translate(_CONTROLS))


def flat(text: str) -> str:
    """`text` on one line, harmless; runs of white space become one space."""
    return " ".join(harmless(text).split())


def parts_of(text: str) -> list[str]:
    """The paragraphs of `text`, each on one line; those without words fall out."""
    return [part for part in map(flat, re.split(r"\n\s*\n", harmless(text))) if part]


def quoted(text: str) -> str:
    """`text` in quotation marks: in single ones where it has double ones in it, in none where it brings its own."""
    shown = flat(text)
    if _WITH_MARKS.fullmatch(text.strip()):
        return shown
    return f"‘{shown}’" if re.search('[“”"]', text) else f"“{shown}”"


def unbroken(url: str) -> str:
    """An address with everything percent-encoded that could end it early, or is not seen."""
    return "".join(
        quote(char, safe="", errors="replace") if _ENDS.match(char) or not char.isprintable() else char for char in url
    )


def host_of(url: str | None) -> str | None:
    """The host of a web address, as a name server knows it; None where `url` is none."""
    try:
        parts = urlsplit(url or "")
        name = parts.hostname if parts.scheme in ("http", "https") else None
        return name.encode("idna").decode("ascii") if name and not name.isascii() else name
    except ValueError:
        return None
