"""A text in the form in which words are compared, with the way back to the places they came from.

Folded away is what typesetting changes and a quotation may: the shapes of quotation marks and dashes and the spaces
around these, kinds and runs of white space, ellipses, ligatures and full-width letters (NFKC), characters that are not
seen. Kept is what carries meaning: letters, accents, digits, fractions and raised digits, punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

ELLIPSIS = "..."


@dataclass(frozen=True)
class Folded:
    """`text` is folded; `raw` is what it was. Places are code points, ends exclusive."""

    raw: str
    text: str
    _places: tuple[list[int], list[int], bytearray]

    @cached_property
    def lowered(self) -> str:
        """The folded text without capitals, as long as the text itself."""
        return self.text.lower()

    def start_of(self, at: int) -> int:
        """Where the folded character at `at` begins in `raw`."""
        folded, raw, whole = self._places
        run = bisect_right(folded, at) - 1
        return raw[run] if whole[run] else raw[run] + at - folded[run]

    def end_of(self, at: int) -> int:
        """Where the folded character before `at` ends in `raw`."""
        folded, raw, whole = self._places
        run = bisect_right(folded, at - 1) - 1
        return raw[run + 1] if whole[run] else raw[run] + at - folded[run]


def fold(text: str) -> Folded:
    """`text` folded. Costs little where little is to be folded: a million characters take about a tenth of a second."""
    same_length = text.translate(_SINGLE)
    # Runs: from folded[n] and raw[n] on, code points go side by side, or else (whole) one stretch stands for another.
    folded, raw, whole = [0], [0], bytearray(1)
    pieces: list[str] = []
    at = shift = 0
    for found in _pattern(same_length).finditer(same_length):
        start, end = found.span()
        piece = _piece(found[0])
        if len(piece) == end - start and piece == found[0]:
            continue
        pieces += (same_length[at:start], piece)
        folded += (start + shift, start + shift + len(piece))
        raw += (start, end)
        whole += b"\x01\x00"
        shift += len(piece) - (end - start)
        at = end
    pieces.append(same_length[at:])
    return Folded(text, "".join(pieces), (folded, raw, whole))


def folded_character(character: str) -> str:
    """What one character becomes: itself, another, several, or nothing."""
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return "-"
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _UNSEEN or _SELECTORS.match(character):
        return ""
    if category == "No":
        # ½ is no 1/2 behind another digit, and 10² is no 102.
        return character
    if character == "İ":
        return "I"  # the one capital whose small form is longer
    compatible = unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    return character if " " in compatible else compatible


_QUOTES = "'\"`´‘’‚‛“”„‟′″‵‶「」『』＂＇ʼʹˈ"
_DASHES = "-‐‑‒–—―−﹘﹣－⸺⸻"
_UNSEEN = frozenset({"Cf", "Cc"})
_SELECTORS = re.compile("[\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class _Singles(dict[int, str]):
    """A table for `str.translate`: what folds to one character, each worked out once; the rest stays as it is."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = folded_character(character)
        result = self[code] = folded if len(folded) == 1 else character
        return result


_SINGLE = _Singles()


def _pattern(text: str) -> re.Pattern[str]:
    """What in `text`, singles folded, changes its length: depends on the characters that it has."""
    folded = {character: folded_character(character) for character in set(text)}
    unseen = re.escape("".join(sorted(character for character, letters in folded.items() if not letters)))
    longer = re.escape("".join(sorted(c for c, letters in folded.items() if len(letters) > 1 and c != "…")))
    gap = f"[ {unseen}]"
    dots = r"(?:…|\. ?\. ?\.)(?: ?[.…])*"
    marks = [
        rf"{gap}*-(?:-|{gap})+|{gap}+-",
        rf"(?:'|[«‹]{gap}*|{gap}*[»›])+",
        rf"\[ ?{dots} ?\]|\( ?{dots} ?\)|{dots}",
        rf"{gap}{{2,}}",
        *([f"[{unseen}]"] if unseen else []),
    ]
    letters = [
        *([f"[{longer}]"] if longer else []),
        *([] if unicodedata.is_normalized("NFC", text) else [rf"\w[{_ACCENTS}]+"]),
    ]
    # Words, and single spaces between them, are passed by at their first character: that is most of a text.
    worth_a_look = rf"(?= [ »›\-{unseen}]|[^\w ,;:?!])"
    return re.compile("|".join([f"{worth_a_look}(?:{'|'.join(marks)})", *letters]))


_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
_MARK = re.compile("['«»‹›]")


def _piece(found: str) -> str:
    if "-" in found:
        return "-"
    if "…" in found or "." in found:
        return ELLIPSIS
    if _MARK.search(found):
        return "'"
    if " " in found:
        return " "
    if len(found) == 1:
        return folded_character(found)
    composed = unicodedata.normalize("NFC", found)
    return "".join(map(folded_character, composed))
