"""Proving that the history is whole and that every row is what its last change says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from claims.history.chain import GENESIS, digest_of, link
from claims.history.images import RowImage, image_of
from claims.history.writer import CHANGE
from claims.rows import Problem, Verified
from claims.tables import TRACKED

Progress = Callable[[int, int | None], None]
PAGE = 5_000


def verify(connection: Connection, progress: Progress | None = None) -> Verified:
    """Go through every change and every tracked row; one changed byte in any of them is a Problem that names it.

    A chain that was rewritten whole, or cut at its end together with the rows, is found only by somebody who kept an
    earlier head.
    """
    total = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    seen = rows = 0
    head = GENESIS
    problems: list[Problem] = []
    for change in _changes(connection):
        seen += 1
        problems += _faults_of(change, seen, head)
        head = change.hash
        if progress and seen % PAGE == 0:
            progress(seen, total)
    for model in TRACKED.values():
        count, found = _compare(connection, image_of(model))
        rows += count
        problems += found
    return Verified(seen, rows, head.hex(), tuple(problems))


def head_of(connection: Connection) -> tuple[int, str]:
    """How many changes there are, and the newest hash in hex: what to publish elsewhere to prove the rest later."""
    newest = connection.execute(select(CHANGE.c.seq, CHANGE.c.hash).order_by(CHANGE.c.seq.desc()).limit(1)).first()
    return (newest[0], newest[1].hex()) if newest else (0, GENESIS.hex())


def _changes(connection: Connection) -> Iterator[Any]:
    after = -1
    while page := connection.execute(
        select(CHANGE).where(CHANGE.c.seq > after).order_by(CHANGE.c.seq).limit(PAGE)
    ).all():
        yield from page
        after = page[-1].seq


def _faults_of(change: Any, expected_seq: int, previous: bytes) -> Iterator[Problem]:
    where: dict[str, Any] = {"seq": change.seq, "entity": str(change.entity), "key": change.key}
    if change.seq != expected_seq:
        yield Problem(f"change {expected_seq} is missing", **where)
    if change.payload is not None and digest_of(change.salt, change.payload.encode()) != change.digest:
        yield Problem(f"change {change.seq} does not match its digest", **where)
    said = link(previous, change.seq, change.action_id, change.entity, change.key, change.what, change.digest)
    if said != change.hash:
        yield Problem(f"change {change.seq} does not follow from the one before it", **where)


def _compare(connection: Connection, image: RowImage) -> tuple[int, list[Problem]]:
    """Every row of a table against its last change, and every last change against its row."""
    newest = CHANGE.alias()
    last = (
        select(func.max(newest.c.seq))
        .where(newest.c.entity == image.entity, newest.c.key == image.table.c.id)
        .scalar_subquery()
    )
    count = 0
    problems: list[Problem] = []
    after = None
    while True:
        page = select(*image.raw(connection.dialect), CHANGE.c.payload.label("_payload"), CHANGE.c.seq.label("_seq"))
        page = page.select_from(image.table.outerjoin(CHANGE, CHANGE.c.seq == last)).order_by(image.table.c.id)
        if after is not None:
            page = page.where(image.table.c.id > after)
        rows = connection.execute(page.limit(PAGE)).all()
        if not rows:
            break
        for *stored, payload, seq in rows:
            count += 1
            fault = _fault_of_row(image, connection, stored, payload, seq)
            if fault:
                key = stored[0]
                problems.append(Problem(f"{image.entity} {key} {fault}", seq, image.entity, key))
        after = rows[-1][0]
    return count, problems + list(_missing_rows(connection, image))


def _fault_of_row(
    image: RowImage, connection: Connection, stored: list[Any], payload: str | None, seq: int | None
) -> str:
    if seq is None:
        return "has no change in the history"
    if payload is None:  # removed by a redaction, which is a change of its own
        return ""
    differing = image.differing(payload, stored, connection.dialect)
    return f"is not what change {seq} says: {', '.join(differing)}" if differing else ""


def _missing_rows(connection: Connection, image: RowImage) -> Iterator[Problem]:
    orphans = (
        select(CHANGE.c.key, func.max(CHANGE.c.seq))
        .outerjoin(image.table, image.table.c.id == CHANGE.c.key)
        .where(CHANGE.c.entity == image.entity, image.table.c.id.is_(None))
        .group_by(CHANGE.c.key)
    )
    for key, seq in connection.execute(orphans):
        yield Problem(f"{image.entity} {key} is gone, though change {seq} says that it stands", seq, image.entity, key)
