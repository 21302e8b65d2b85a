"""From bytes to records: one module a format, named in INTAKES."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePath

INTAKES: dict[str, str] = {
    "text": "claims.intake.plain:read_text",
    "jsonl": "claims.intake.jsonl:read_records",
    "claimreview": "claims.intake.claimreview:read_claimreview",
    "html": "claims.intake.html:read_html",
}
"""Format to "module:function", so that naming the formats loads none of them.

Each function is called as `read(stream, name)`: `stream` gives bytes by `read(n)`, gzipped or not; `name` is the path
or address they came from, "" for a pipe. It yields `claims.intake.line.Line`, one for each record, as the bytes come.
It raises Refused where the stream as a whole cannot be read, and InputCut where a gzipped one ends too early.
"""

GZIP = b"\x1f\x8b"
_ENDINGS = {
    ".jsonld": "claimreview",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def detect_format(name: str, head: bytes) -> str:
    """The format of a file: by its ending, else by its first bytes (a few hundred are enough). "text" when in doubt."""
    by_ending = format_by_ending(name)
    if by_ending:
        return by_ending
    head = unpacked_head(head)
    if _BEGINS_HTML.match(head):
        return "html"
    return "jsonl" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "text"


def format_by_ending(name: str) -> str | None:
    """The format that a file's ending says."""
    path = PurePath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return _ENDINGS.get(path.suffix.lower())


def unpacked_head(head: bytes) -> bytes:
    """The first bytes, unpacked where they are gzipped."""
    return _unpacked(head) if head.startswith(GZIP) else head


_BEGINS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.I | re.S,
)


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, 256)
    except zlib.error:
        return b""
