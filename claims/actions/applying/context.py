"""What applying has at hand: records in plain values, the transaction, and what is to be done for each record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table

from claims.actions.applying.lookup import Row
from claims.dates import Published
from claims.errors import Refused
from claims.history.writer import WriteTransaction
from claims.intake.normal import sha256_text
from claims.reading import Reading
from claims.records import ArticleRecord, Record, SignOffRecord, lacking
from claims.words import Outcome

Read = Callable[[str, Published | None], Reading]
"""Reads a text with its publication date."""


class Incoming(NamedTuple):
    """A valid record: the line it came from, what it is about, and the fields that it names, in plain values.

    `if_rev` is the revision that it was made from, where it says so.
    """

    line: int
    type: str
    key: str
    named: dict[str, Any]
    if_rev: int | None = None

    @property
    def article(self) -> str:
        """The key of the article that a claim or a source belongs to."""
        return self.key.rpartition("#")[0]

    @property
    def number(self) -> int:
        """The number of a claim or a source within its article."""
        return int(self.key.rpartition("#")[2].removeprefix("S"))


class Step(NamedTuple):
    """What is to be done for a record: `row` is what to put, an id and the columns that change, or a new row whole.

    `places` and `gone` are those of a claim: rows to put, ids to withdraw. Where the record is refused, `reason` says
    why, and `theirs` is what stands in place of what it would have written, if that is why. `key` is that of an article
    that was found by its address, where the record has another or none. A `tentative` step says what becomes of the
    record, but what is to be put is known only once the lines before are applied.
    """

    outcome: Outcome
    row: Mapping[str, Any] = {}
    places: tuple[dict[str, Any], ...] = ()
    gone: tuple[int, ...] = ()
    reason: str = ""
    mine: Mapping[str, Any] = {}
    theirs: Mapping[str, Any] | None = None
    key: str = ""
    tentative: bool = False

    @property
    def conflicts(self) -> bool:
        """Whether somebody saved first."""
        return self.theirs is not None


UNCHANGED = Step(Outcome.UNCHANGED)


@dataclass
class Context:
    """One transaction of an import. `read` is None where articles are to stay unread.

    `counts` has versions (of articles that were there) and claims (read).
    """

    tx: WriteTransaction
    read: Read | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def row(self, table: Table, key: int) -> Row:
        """The row of a table with this id."""
        return dict(self.tx.connection.execute(table.select().where(table.c.id == key)).mappings().one())


def incoming(line: int, record: Record, by: str) -> Incoming:
    """A record as it is applied, on behalf of `by`."""
    named = record.named()
    if record.type == "sign_off" or not named.get("key"):
        named, key = _with_key(record, named, by)
    else:
        key = named["key"]
    return Incoming(line, record.type, key, named, record.__dict__.get("if_rev"))


def _with_key(record: Record, named: dict[str, Any], by: str) -> tuple[dict[str, Any], str]:
    """What a record names, and the key that it goes by where it has none of its own."""
    if isinstance(record, SignOffRecord):
        named |= {"by": record.by or by, "at": record.at or datetime.now(UTC)}
        return named, record.key or f"{record.article}@{record.n}/{named['by']}/{named['at'].isoformat()}"
    assert isinstance(record, ArticleRecord)
    return named, record.url or f"text-{sha256_text(record.text or '')[:12]}"


def required(known: Mapping[str, Row], key: str, what: str) -> Row:
    """The row that a record refers to by key. Refused where neither the desk nor a line before it has one."""
    row = known.get(key)
    if row is None or row["withdrawn"]:
        raise Refused(f'There is no {what} "{key}", in the desk or in a line before.')
    return row


def require_parts(record: Incoming) -> None:
    """Refuse a record that is new to the desk and lacks what a new row needs."""
    if missing := lacking(record.type, record.named):
        raise Refused(f"A new {record.type} needs {', '.join(missing)}.")
