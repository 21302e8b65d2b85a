"""Taking words out for good, as a court may order: what a change held, or what a stored copy did.

The chain runs over digests, and a copy is known by its hash, so that what is left still proves all the rest. That
something was taken out is a change of its own, with the hand, the day and the reason of its action; it cannot be taken
back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json
from sqlalchemy import or_, select, update

from claims.errors import NotFound, Refused
from claims.history.bodies import BODY
from claims.history.chain import REDACTED, REDACTED_COPY, REDACTIONS
from claims.history.images import IN_LIST
from claims.history.writer import CHANGE, WriteTransaction
from claims.tables import TRACKED, Copy, Evidence, table_of
from claims.words import What

REDACT = "redact"
"""The name of the action."""

GONE = "[taken out]"
"""What stands in a row in the place of words that nobody could have changed there."""

COPY, EVIDENCE = table_of(Copy), table_of(Evidence)

_PROSE: dict[str, dict[str, Any]] = {
    "verdict": {"rationale": GONE, "should_read": None},
    "review": {"comment": GONE},
    "correction": {"text": GONE},
    "sign_off": {"waivers": [GONE]},
    "action": {"reason": GONE},
}
"""Of tables whose rows stand as they were written: the columns with a person's words, and what is put there."""


def redact(tx: WriteTransaction, changes: Sequence[int]) -> tuple[list[int], list[str]]:
    """Take out the payloads of these changes; returns the numbers of those that had one, and in sentences what still
    says it.

    Where the last change of a row is among them, the words in it that nobody may edit go with it; a row that can be
    edited keeps its words. NotFound where there is no such change, Refused for one that says that something was
    redacted.
    """
    wanted = sorted(set(changes))
    found = [row for at in range(0, len(wanted), IN_LIST) for row in _rows(tx, wanted[at : at + IN_LIST])]
    if missing := set(wanted) - {row.seq for row in found}:
        raise NotFound(f"There is no change {min(missing)}.", "`workbench history show` lists changes by number.")
    if any(row.entity in REDACTIONS for row in found):
        raise Refused("What says that something was taken out cannot be taken out itself.", "Nothing was taken out.")
    held = [row for row in found if row.payload is not None]
    if not held:
        return [], []
    tx.begin()
    said = [
        (str(What.REDACT), row.seq, to_json({"entity": row.entity, "key": row.key, "digest": row.digest.hex()}))
        for row in held
    ]
    tx.append(REDACTED, said)
    _forget_freed(tx)
    for row in held:
        tx.connection.execute(update(CHANGE).where(CHANGE.c.seq == row.seq).values(payload=None))
    return [row.seq for row in held], [still for row in held for still in _still(tx, row)]


def redact_copies(tx: WriteTransaction, copies: Sequence[int]) -> tuple[list[str], list[str]]:
    """Take out what these stored copies (by id) held, bytes and words; returns the keys of those that held something,
    and in sentences what may still say it: evidence, and other copies of the same.

    Their hashes, addresses and days stay. Copies that came to the very same bytes or words lose them too. NotFound
    where there is no such copy.
    """
    found = tx.connection.execute(COPY.select().where(COPY.c.id.in_(copies)).order_by(COPY.c.id)).mappings().all()
    if missing := set(copies) - {row["id"] for row in found}:
        raise NotFound(f"There is no stored copy {min(missing)}.", "`workbench source copies` lists them by number.")
    kept = set(tx.connection.execute(select(BODY.c.sha256).where(BODY.c.content.is_not(None))).scalars())
    held = [row for row in found if {row["body"], row["text"]} & kept]
    if not held:
        return [], []
    tx.begin()
    said = [
        (str(What.REDACT), row["id"], to_json({"copy": row["key"], "body": row["body"], "text": row["text"]}))
        for row in held
    ]
    tx.append(REDACTED_COPY, said)
    _forget_freed(tx)
    gone = {row[name] for row in held for name in ("body", "text")} - {None}
    tx.connection.execute(update(BODY).where(BODY.c.sha256.in_(gone)).values(content=None))
    return [row["key"] for row in held], _quoting(tx, held, kept - gone)


def _quoting(tx: WriteTransaction, held: Sequence[Any], kept: set[str]) -> list[str]:
    """The evidence that quotes these copies, and the other copies of their sources that hold something."""
    ids = [row["id"] for row in held]
    quoting = select(EVIDENCE.c.key).where(EVIDENCE.c.copy_id.in_(ids), EVIDENCE.c.quotation != "")
    evidence = [
        f"Evidence {key} still quotes it." for key in tx.connection.execute(quoting.order_by(EVIDENCE.c.id)).scalars()
    ]
    owners = or_(
        COPY.c.source_id.in_([row["source_id"] for row in held if row["source_id"] is not None]),
        COPY.c.article_id.in_([row["article_id"] for row in held if row["article_id"] is not None]),
    )
    others = tx.connection.execute(COPY.select().where(owners, COPY.c.id.not_in(ids)).order_by(COPY.c.id)).mappings()
    return evidence + [
        f"The stored copy {row['id']} is of the same page, and may hold it too."
        for row in others
        if {row["body"], row["text"]} & kept
    ]


def _still(tx: WriteTransaction, row: Any) -> list[str]:
    """What still says what a change of a row held; words in the row that nobody may edit are taken out of it."""
    later = select(CHANGE.c.seq).where(CHANGE.c.entity == row.entity, CHANGE.c.key == row.key, CHANGE.c.seq > row.seq)
    prose = _PROSE.get(row.entity)
    if tx.connection.execute(later.limit(1)).first() is not None:
        held = tx.connection.execute(later.where(CHANGE.c.payload.is_not(None)).order_by(CHANGE.c.seq)).scalars()
        return [f"Change {seq} still holds it." for seq in held] if prose else []
    table = table_of(TRACKED[row.entity])
    if prose is None:
        name = tx.connection.execute(select(table.c.get("key", table.c.id)).where(table.c.id == row.key)).scalar()
        return [f"The row {row.entity} {name} itself still says it."]
    tx.connection.execute(update(table).where(table.c.id == row.key).values(prose))
    return []


def _forget_freed(tx: WriteTransaction) -> None:
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("PRAGMA secure_delete = ON")  # else the words stay in the file's free pages


def _rows(tx: WriteTransaction, changes: Sequence[int]) -> Sequence[Any]:
    columns = (CHANGE.c.seq, CHANGE.c.entity, CHANGE.c.key, CHANGE.c.payload, CHANGE.c.digest)
    return tx.connection.execute(select(*columns).where(CHANGE.c.seq.in_(changes)).order_by(CHANGE.c.seq)).all()
