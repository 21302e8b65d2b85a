"""How claims stand to each other: the same, against each other, or one resting on another."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import func, select

from claims.actions.references import claim_of
from claims.desk import Desk
from claims.errors import NotFound, Refused
from claims.history.writer import WriteTransaction
from claims.queries.base import CLAIM, RELATION
from claims.rows import ClaimRow, Done
from claims.tables import Claim, Relation
from claims.words import RelationKind, Via


def relate_claims(desk: Desk, claim: str, kind: RelationKind, other: str, *, via: Via, note: str = "") -> Done:
    """Say how a claim stands to another, of whatever article. Saying it again changes nothing."""
    with desk.write(via=via, name="relate", reason=f"{claim} {kind} {other}") as tx:
        one, two = claim_of(tx.connection, claim), claim_of(tx.connection, other)
        said = f"Claim {one.label} {_IS[kind]} {two.label}"
        if one.id == two.id:
            raise Refused(f"Claim {one.label} cannot be related to itself.", "Nothing was saved.")
        if kind == RelationKind.DEPENDS_ON and one.id in _resting_on(tx, one.id, two.id):
            raise Refused(f"Claim {two.label} rests on {one.label} already.", "Nothing was saved.")
        if _standing(tx, one.id, two.id, kind):
            return Done(f"{said} already.")
        put_relation(tx, desk.by, one, kind, two, note)
        return Done(f"{said}.", tx.action)


def unrelate_claims(desk: Desk, claim: str, other: str, *, via: Via) -> Done:
    """Take back all that was said of how two claims stand to each other."""
    with desk.write(via=via, name="unrelate", reason=f"{claim} {other}") as tx:
        one, two = claim_of(tx.connection, claim), claim_of(tx.connection, other)
        found = [*_standing(tx, one.id, two.id), *_standing(tx, two.id, one.id)]
        if not found:
            raise NotFound(f"Nothing is said of how {one.label} and {two.label} stand to each other.")
        tx.withdraw(Relation, found)
        return Done(f"Claims {one.label} and {two.label} are not related any more.", tx.action)


def put_relation(
    tx: WriteTransaction, by: str, claim: ClaimRow, kind: RelationKind, other: ClaimRow, note: str = ""
) -> None:
    """Put a relation into the desk."""
    count = select(func.count()).select_from(RELATION).where(RELATION.c.claim_id == claim.id)
    number = tx.connection.execute(count).scalar_one() + 1
    named = {"key": f"{claim.key}/relation-{number}", "claim_id": claim.id, "other_id": other.id, "kind": kind}
    tx.put(Relation, [{**named, "note": note, "by": by, "at": datetime.now(UTC)}])


def flag_dependants(tx: WriteTransaction, claim: ClaimRow, rating: str) -> None:
    """Flag the claims with a verdict that rest on a claim which has just been rated."""
    resting = (
        select(CLAIM.c.id)
        .join(RELATION, RELATION.c.claim_id == CLAIM.c.id)
        .where(
            RELATION.c.other_id == claim.id,
            RELATION.c.kind == RelationKind.DEPENDS_ON,
            ~RELATION.c.withdrawn,
            ~CLAIM.c.withdrawn,
            CLAIM.c.verdicts > 0,
        )
    )
    ids = [row[0] for row in tx.connection.execute(resting)]
    tx.put(Claim, ({"id": key, "stale": f"it depends on {claim.label}, which is now {rating}"} for key in ids))


_IS = {
    RelationKind.SAME_AS: "is the same as",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.DEPENDS_ON: "depends on",
}


def _standing(tx: WriteTransaction, one: int, two: int, kind: RelationKind | None = None) -> list[int]:
    wanted = select(RELATION.c.id).where(
        RELATION.c.claim_id == one, RELATION.c.other_id == two, RELATION.c.withdrawn.is_(False)
    )
    if kind is not None:
        wanted = wanted.where(RELATION.c.kind == kind)
    return [row[0] for row in tx.connection.execute(wanted)]


def _resting_on(tx: WriteTransaction, target: int, start: int) -> set[int]:
    """All that `start` rests on, directly or not; the search ends once `target` is among it."""
    seen: set[int] = set()
    ahead = [start]
    while ahead and target not in seen:
        wanted = select(RELATION.c.other_id).where(
            RELATION.c.claim_id.in_(ahead), RELATION.c.kind == RelationKind.DEPENDS_ON, RELATION.c.withdrawn.is_(False)
        )
        ahead = [row[0] for row in tx.connection.execute(wanted) if row[0] not in seen]
        seen.update(ahead)
    return seen
