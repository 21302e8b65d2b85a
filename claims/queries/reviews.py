"""What happened to verdicts after they were given: reviews, releases, corrections, relations; and the desk's rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, or_

from claims.queries.base import CORRECTION, DESK_RULES, RELATION, RELEASE, REVIEW, Ids, pick, rows, standing
from claims.rows import ClaimRow, CorrectionRow, RelationRow, ReleaseRow, ReviewRow

Row = TypeVar("Row", ReviewRow, ReleaseRow, CorrectionRow)


def reviews_of(connection: Connection, claims: Ids) -> dict[int, list[ReviewRow]]:
    """The reviews of these claims, oldest first."""
    return _of_claims(connection, REVIEW, ReviewRow, claims)


def releases_of(connection: Connection, claims: Ids) -> dict[int, list[ReleaseRow]]:
    """The releases of these claims, oldest first."""
    return _of_claims(connection, RELEASE, ReleaseRow, claims)


def corrections_of(connection: Connection, claims: Ids) -> dict[int, list[CorrectionRow]]:
    """The public corrections of these claims, oldest first."""
    return _of_claims(connection, CORRECTION, CorrectionRow, claims)


def relations_of(
    connection: Connection,
    claims: Ids,
    mine: Collection[int],
    claim_rows: Callable[[Connection, Sequence[int]], list[ClaimRow]],
) -> dict[int, list[RelationRow]]:
    """The relations that these claims have, from either side, oldest first.

    `mine` are the ids of the claims, and `claim_rows` gives the other ones.
    """
    ends = or_(RELATION.c.claim_id.in_(claims), RELATION.c.other_id.in_(claims))
    found = rows(connection, standing(RELATION, ends).order_by(RELATION.c.id))
    if not found:
        return {}
    wanted = sorted({row[end] for row in found for end in ("claim_id", "other_id")})
    others = {row.id: row for row in claim_rows(connection, wanted)}
    mine = frozenset(mine)
    related: dict[int, list[RelationRow]] = defaultdict(list)
    for row in found:
        for this, other, outward in (("claim_id", "other_id", True), ("other_id", "claim_id", False)):
            if row[this] in mine and row[other] in others:
                told = pick(row, "id", "key", "kind", "note", "by", "at")
                related[row[this]].append(RelationRow(**told, other=others[row[other]], outward=outward))
    return related


def rules_text(connection: Connection) -> str:
    """The desk's rules as TOML, "" where none were ever given."""
    found = rows(connection, standing(DESK_RULES).order_by(DESK_RULES.c.id).limit(1))
    return found[0]["toml"] if found else ""


def _of_claims(connection: Connection, table: Table, row: type[Row], claims: Ids) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for columns in rows(connection, standing(table, table.c.claim_id.in_(claims)).order_by(table.c.id)):
        found[columns["claim_id"]].append(_row(row, columns))
    return found


def _row(row: type[Row], columns: dict[str, Any]) -> Row:
    told = pick(columns, *row.__dataclass_fields__)
    if "verdicts" in told:
        told["verdicts"] = tuple(told["verdicts"])
    return row(**told)
