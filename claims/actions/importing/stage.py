"""Where an import waits until all of it has come: valid records in chunks, refused lines, and what became of each."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from heapq import merge
from typing import Any, NamedTuple

from claims.actions.applying import WRITES, Incoming, Step
from claims.dates import Published
from claims.errors import ClaimsError
from claims.rows import RecordResult
from claims.words import Outcome

ADDRESS = "article by url"
"""In the place of a type: articles by the address that their records name."""


class Staged(NamedTuple):
    """A record that is to be applied, and the day its text is read from."""

    record: Incoming
    day: Published | None


class Chunk(NamedTuple):
    """Records of one type, each key once: those at `places` of the stage's chunk `number`, which are to be applied.

    `steps` is what the comparison found to be done for each; `unbound` says that they may refer to rows which lines
    before make. The records themselves are fetched where they are needed.
    """

    number: int
    type: str
    places: Sequence[int]
    steps: Sequence[Step]
    unbound: bool
    fetch: Callable[[], list[Staged]]

    def part(self, begin: int, end: int) -> Chunk:
        """The records from one to before another."""
        return self._replace(
            places=self.places[begin:end], steps=self.steps[begin:end], fetch=lambda: self.fetch()[begin:end]
        )


class Stage:
    """A temporary database of one import. It has no file that anybody could see, and ends with the process.

    Beyond a few megabytes it lies in the folder that SQLite takes for such files (SQLITE_TMPDIR, TMPDIR, /var/tmp).
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(_TABLES)
        self._chunk = lru_cache(maxsize=_KEPT)(self._read)
        self._chunks = 0
        self._failed = False

    def close(self) -> None:
        """Throw it away."""
        self._chunk.cache_clear()
        self._database.close()

    def add(
        self, records: Sequence[Incoming], steps: Sequence[Step], days: Sequence[Published | None], unbound: bool
    ) -> None:
        """Add compared records of one type, in the order of their lines."""
        places = [at for at, step in enumerate(steps) if step.outcome in WRITES]
        to_apply = [records[at] for at in places]
        lines = [record.line for record in records], [record.key for record in records]
        outcomes = "".join([_LETTERS[step.outcome] for step in steps])
        bodies = (
            (places, _columns([steps[at] for at in places]), unbound),
            (_columns(to_apply), [days[at] for at in places]),
        )
        self._chunks += 1
        with self._plain_faults():
            self._database.execute(
                "INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self._chunks,
                    records[0].type,
                    pickle.dumps(lines, _PROTOCOL),
                    outcomes,
                    *(pickle.dumps(body, _PROTOCOL) if places else None for body in bodies),
                ),
            )
            self._database.executemany(
                "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)",
                [(kind, key, self._chunks) for record in to_apply for kind, key in _names(record)],
            )

    def refuse(self, line: int, type: str, key: str, reason: str, raw: bytes) -> None:
        """Add a refused line."""
        with self._plain_faults():
            self._database.execute("INSERT INTO refused VALUES (?, ?, ?, ?, ?)", (line, type, key, reason, raw))

    def chunks(self) -> Iterator[Chunk]:
        """What is to be applied, in order."""
        found = self._database.execute("SELECT number, type, steps FROM chunk WHERE steps IS NOT NULL ORDER BY number")
        for number, type, body in found:
            places, steps, unbound = pickle.loads(body)  # written by this very process, to a file of its own
            yield Chunk(number, type, places, list(map(Step, *steps)), unbound, partial(self._chunk, number))

    def settle(self, number: int, places: Sequence[int], outcomes: Sequence[Outcome]) -> None:
        """Say what became of records of a chunk when they were applied."""
        with self._plain_faults():
            (letters,) = self._database.execute("SELECT outcomes FROM chunk WHERE number = ?", (number,)).fetchone()
            now = list(letters)
            for place, outcome in zip(places, outcomes, strict=True):
                now[place] = _LETTERS[outcome]
            if now != list(letters):
                self._database.execute("UPDATE chunk SET outcomes = ? WHERE number = ?", ("".join(now), number))

    def before(self, kind: str, keys: Collection[str]) -> dict[str, list[Incoming]]:
        """The records to apply that were added so far, by key. The kind is a type of record, or ADDRESS."""
        found: dict[str, list[Incoming]] = {}
        wanted = list(keys)
        for at in range(0, len(wanted), _IN_LIST):
            some = wanted[at : at + _IN_LIST]
            marks = ", ".join("?" * len(some))
            query = f"SELECT key, chunk FROM seen WHERE kind = ? AND key IN ({marks}) ORDER BY chunk"
            for key, number in self._database.execute(query, (kind, *some)).fetchall():
                named = (s.record for s in self._chunk(number) if (kind, key) in _names(s.record))
                found.setdefault(key, []).extend(named)
        return found

    def results(self) -> Iterator[RecordResult]:
        """What became of each line, in order; nothing where the stage itself failed."""
        if self._failed:
            return iter(())
        return merge(self._results(), self.refused(), key=lambda result: result.line)

    def refused(self, limit: int = -1) -> Iterator[RecordResult]:
        """The refused lines, in order."""
        for line, type, key, reason, raw in self._database.execute(
            "SELECT line, type, key, reason, raw FROM refused ORDER BY line LIMIT ?", (limit,)
        ):
            yield RecordResult(line, type, key, Outcome.REFUSED, reason, raw)

    def count_refused(self) -> int:
        """How many lines are refused."""
        (count,) = self._database.execute("SELECT count(*) FROM refused").fetchone()
        return int(count)

    @contextmanager
    def _plain_faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as fault:
            self._failed = True
            raise ClaimsError(
                f"The temporary file of the import cannot be written: {fault}.",
                "Nothing was imported. Make room, or name another folder by SQLITE_TMPDIR.",
            ) from fault

    def _results(self) -> Iterator[RecordResult]:
        for type, lines, letters in self._database.execute("SELECT type, lines, outcomes FROM chunk ORDER BY number"):
            for line, key, letter in zip(*pickle.loads(lines), letters, strict=True):
                if letter != _LETTERS[Outcome.REFUSED]:  # those are among the refused lines, with their reasons
                    yield RecordResult(line, type, key, _OUTCOMES[letter])

    def _read(self, number: int) -> list[Staged]:
        (body,) = self._database.execute("SELECT records FROM chunk WHERE number = ?", (number,)).fetchone()
        records, days = pickle.loads(body)
        return list(map(Staged, map(Incoming, *records), days))


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The fields of named tuples, those of one name together: pickling the tuples themselves costs twice as much."""
    return list(zip(*rows, strict=True))


_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE chunk (
    number INTEGER PRIMARY KEY, type TEXT, lines BLOB, outcomes TEXT, steps BLOB, records BLOB
);
CREATE TABLE seen (kind TEXT, key TEXT, chunk INTEGER, PRIMARY KEY (kind, key, chunk)) WITHOUT ROWID;
CREATE TABLE refused (line INTEGER PRIMARY KEY, type TEXT, key TEXT, reason TEXT, raw BLOB);
BEGIN;
"""
_PROTOCOL = 5
_KEPT = 4
_IN_LIST = 500
_LETTERS = {Outcome.NEW: "n", Outcome.CHANGED: "c", Outcome.UNCHANGED: "u", Outcome.REFUSED: "r"}
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}


def _names(record: Incoming) -> list[tuple[str, str]]:
    names = [(record.type, record.key)]
    if record.type == "article" and record.named.get("url"):
        names.append((ADDRESS, record.named["url"]))
    return names
