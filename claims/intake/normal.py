"""The one form in which texts are kept, and the hash by which they are known."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def normalise(text: str) -> str:
    """`text` in NFC, every kind of line end as `\\n`. Doing it again changes nothing.

    Offsets are counted in the result. Nothing else is touched: no spaces, no marks, no characters that are not seen.
    """
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text))


def sha256_text(text: str) -> str:
    """The SHA-256 of the text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# The line ends of Unicode (UAX 14, BK, CR, LF, NL).
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
