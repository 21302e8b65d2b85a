"""A text in the form in which words are looked for: the same one whichever database holds it.

More is folded away than where quotations are compared: capitals and accents too, as nobody types them into a search.
Each character is folded by itself, so whatever stands in a text, in whole or in part, is found in it.
"""

from __future__ import annotations

import re
import unicodedata

from claims.anchors.folding import folded_character


def search_form(text: str) -> str:
    """`text` without capitals, accents and what typesetting changes; runs of spaces, dashes or quotation marks are one.

    For any `part` of a `text`, `search_form(part)` is in `search_form(text)`.
    """
    folded = text.translate(_SINGLE)
    # Looking first costs a tenth of the expression.
    if "  " in folded or "--" in folded or "''" in folded:
        return _RUNS.sub(r"\1", folded)
    return folded


class _Singles(dict[int, str]):
    """A table for `str.translate`, each character worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _without_accents(chr(code))
        return folded


_SINGLE = _Singles()
_RUNS = re.compile("([ '-])\\1+")

_LIKE = {"æ": "ae", "œ": "oe", "ı": "i", "«": "'", "»": "'", "‹": "'", "›": "'"}
"""What Unicode keeps apart, and a search does not."""


def _without_accents(character: str) -> str:
    plain = folded_character(character).casefold()
    if unicodedata.category(character) == "No":
        return plain
    letters = (c for c in unicodedata.normalize("NFD", plain) if not _is_accent(c))
    return unicodedata.normalize("NFC", "".join(_LIKE.get(c) or _without_stroke(c) for c in letters))


def _is_accent(character: str) -> bool:
    """Whether it is a mark above, below or through a letter, or a vowel point of Hebrew or Arabic.

    The marks that other scripts write their letters with (nukta, virama, voicing, vowel signs) are kept.
    """
    return (kind := unicodedata.combining(character)) >= 200 or kind == 1 or 10 <= kind <= 36


def _without_stroke(character: str) -> str:
    """The letter of "ø", "đ", "ł", which Unicode names so but does not take apart."""
    if character.isascii():
        return character
    named = _STROKE.fullmatch(unicodedata.name(character, ""))
    return named[1].lower() if named else character


_STROKE = re.compile("LATIN SMALL LETTER ([A-Z]) WITH [A-Z ]*(?:STROKE|BAR|HOOK|TAIL|CURL)[A-Z ]*")
