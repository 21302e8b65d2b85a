"""What became of each line of an import, as JSON lines, and its refused lines, to be mended and imported again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from claims.errors import ClaimsError
from claims.rows import RecordResult
from claims.words import Outcome
from workbench.cli.opening import STDIN, name_of
from workbench.output import binary

NOTE = "refused"
"""The type of the record above each line in a file of rejects: an import passes over it."""


class Results:
    """Where the results of one command go: lines for programs, refused lines for whoever mends them."""

    def __init__(self, results: BinaryIO | None, rejects: BinaryIO | None) -> None:
        self._results = results
        self._rejects = rejects
        self.counts: Counter[str] = Counter()

    def take(self, path: str, lines: Iterable[RecordResult]) -> None:
        """Write the results of one input."""
        self.counts = Counter()
        for line in lines:
            self.counts[line.outcome] += 1
            if self._results is not None:
                self._results.write(_line(_result(line)))
            if self._rejects is not None and line.outcome is Outcome.REFUSED:
                note = {"type": NOTE, "file": name_of(path), "line": line.line, "reason": line.reason}
                self._rejects.write(_line(note))
                if line.raw:
                    self._rejects.write(line.raw + b"\n")

    def end(self, path: str, **summary: Any) -> None:
        """Write the line that sums up one input."""
        counts = {str(outcome): self.counts[outcome] for outcome in Outcome}
        if self._results is not None:
            self._results.write(_line({"type": "summary", "file": name_of(path), "counts": counts, **summary}))
            self._results.flush()


@contextmanager
def written(path: str | None) -> Iterator[BinaryIO | None]:
    """A file to write, stdout for "-", None for none."""
    if path is None:
        yield None
        return
    if path == STDIN:
        with binary() as out:
            yield out
        return
    try:
        stream = open(path, "wb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise ClaimsError(f"{path} cannot be written: {error.strerror}.", "Nothing was imported.") from error
    with stream:
        yield stream


def _result(line: RecordResult) -> dict[str, Any]:
    reason = {"reason": line.reason} if line.reason else {}
    return {"line": line.line, "type": line.type, "key": line.key, "outcome": str(line.outcome), **reason}


def _line(record: dict[str, Any]) -> bytes:
    """In ASCII, so that nothing in it can harm a terminal."""
    return json.dumps(record).encode() + b"\n"
