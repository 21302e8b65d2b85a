"""The bytes of a stream: unpacked if they are gzipped, split at `\\n` and at nothing else, decoded strictly."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from claims.errors import InputCut, Refused
from claims.intake import GZIP

LONGEST_LINE = 64 * 1024 * 1024
"""In bytes, after unpacking."""

_CHUNK = 256 * 1024
_UTF8_MARK = b"\xef\xbb\xbf"
# The longer mark first: UTF-16's is the beginning of UTF-32's.
_OTHER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_OTHER_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
_MARK_LENGTH = max(map(len, [*_OTHER_MARKS, *_OTHER_KINDS]))


class ByteStream(Protocol):
    """Anything open for reading bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""


class RawLine(NamedTuple):
    """A line without its `\\n`. `content` is None where it was longer than LONGEST_LINE; `ended` if a `\\n` came."""

    number: int
    content: bytes | None
    ended: bool


def read_chunks(stream: ByteStream) -> Iterator[bytes]:
    """The bytes, unpacked, in pieces of bounded size, without a UTF-8 byte order mark.

    Refused where they are plainly no UTF-8 text; InputCut where a gzipped stream ends too early.
    """
    chunks = _unpacked(stream)
    head = b""
    while len(head) < _MARK_LENGTH and b"\n" not in head and (chunk := next(chunks, b"")):
        head += chunk
    _refuse_other_encodings(head)
    yield head.removeprefix(_UTF8_MARK)
    yield from chunks


def read_whole(stream: ByteStream, most: int) -> bytes | None:
    """All bytes of a stream, as `read_chunks` gives them; None where they are more than `most`, and no more is read."""
    pieces = []
    size = 0
    for chunk in read_chunks(stream):
        pieces.append(chunk)
        size += len(chunk)
        if size > most:
            return None
    return b"".join(pieces)


def peek(stream: ByteStream, size: int = 512) -> tuple[bytes, ByteStream]:
    """The first bytes of `stream`, fewer than `size` where there are no more, and the stream with these in front."""
    head = b""
    while len(head) < size and (some := stream.read(size - len(head))):
        head += some
    return head, _Whole(head, stream)


class Lines:
    """The lines of a stream, once. Holds one chunk of them at a time, and never more than LONGEST_LINE of one line.

    Whoever finds that a part of the input ends with the line that was given last says so by `seen_anew`.
    """

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._seen = hashlib.sha256()
        self._passed: list[bytes] = []
        self._anew = False

    def seen(self) -> str:
        """The SHA-256, in hex, of all bytes before the line that was given last."""
        self._look()
        return self._seen.hexdigest()

    def seen_anew(self) -> None:
        """Begin `seen` again behind the line that was given last."""
        self._anew = True

    def __iter__(self) -> Iterator[RawLine]:
        number = 1
        begun = _Begun(self._seen)
        for chunk in read_chunks(self._stream):
            first, *rest = chunk.split(b"\n")
            begun.add(first)
            if not rest:
                continue
            yield RawLine(number, begun.content, True)
            self._pass(begun.unseen)
            for content in rest[:-1]:
                number += 1
                yield RawLine(number, content, True)
                self._pass(content)
            number += 1
            self._look()
            begun = _Begun(self._seen)
            begun.add(rest[-1])
        if begun.size:
            yield RawLine(number, begun.content, False)

    def _pass(self, line: bytes) -> None:
        if self._anew:
            self._seen, self._anew = hashlib.sha256(), False
            self._passed.clear()
        else:
            self._passed.append(line)

    def _look(self) -> None:
        """Hash the lines that were passed; of many at once it costs a third."""
        self._passed.append(b"")
        self._seen.update(b"\n".join(self._passed))
        self._passed.clear()


class _Begun:
    """A line of which pieces have come. Once it is too long, its pieces are seen and let go."""

    def __init__(self, seen: hashlib._Hash) -> None:
        self.size = 0
        self._seen = seen
        self._pieces: list[bytes] = []

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        self._pieces.append(piece)
        if self.size > LONGEST_LINE:
            for known in self._pieces:
                self._seen.update(known)
            self._pieces.clear()

    @property
    def content(self) -> bytes | None:
        return b"".join(self._pieces) if self.size <= LONGEST_LINE else None

    @property
    def unseen(self) -> bytes:
        return b"".join(self._pieces)


def decode(content: bytes, what: str) -> str:
    """Strict UTF-8 without NUL, as text. Refused with a sentence about `what`: "The line", "The text"."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise Refused(f"{what} is not UTF-8: byte 0x{byte:02x} at offset {error.start}.", _ENCODING_HINT) from None
    if "\0" in text:
        raise Refused(f"{what} holds a NUL character, at offset {content.index(0)}.", "No database can keep one.")
    return text


_ENCODING_HINT = "Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."


class _Whole:
    """A stream from its first byte on, after a few have been looked at. Gives what is there, without waiting."""

    def __init__(self, head: bytes, stream: ByteStream) -> None:
        self._head = head
        self._read_some = getattr(stream, "read1", stream.read)

    def read(self, size: int) -> bytes:
        if self._head:
            head, self._head = self._head[:size], self._head[size:]
            return head
        some: bytes = self._read_some(size)
        return some


def _unpacked(stream: ByteStream) -> Iterator[bytes]:
    head = stream.read(1)
    head += stream.read(1) if head == GZIP[:1] else b""
    whole = _Whole(head, stream)
    if head != GZIP:
        yield from iter(lambda: whole.read(_CHUNK), b"")
        return
    unpacked = gzip.GzipFile(mode="rb", fileobj=whole)  # type: ignore[call-overload]  # it calls read and nothing else
    try:
        yield from iter(lambda: unpacked.read1(_CHUNK), b"")
    except EOFError:
        raise InputCut("The gzipped input ends in the middle.", "Send it again, whole.") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Refused(f"The gzipped input is damaged: {error}.") from None


def _refuse_other_encodings(head: bytes) -> None:
    for mark, name in _OTHER_MARKS.items():
        if head.startswith(mark):
            raise Refused(f"The input is {name}, not UTF-8.", f"Convert it: iconv -f {name} -t UTF-8.")
    for mark, name in _OTHER_KINDS.items():
        if head.startswith(mark):
            raise Refused(f"The input is {name}, not text.", "Give the text itself.")
