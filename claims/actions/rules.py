"""What a user can do with the rules of a desk, and what the rules say of the user."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from claims import scales
from claims.desk import Desk
from claims.errors import Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries.base import VERDICT
from claims.queries.reviews import rules_text
from claims.rows import Done
from claims.rules import KEPT, USUAL, Rules, parse_rules
from claims.tables import DeskRules
from claims.verdicts.roles import may, require
from claims.words import Role, Via, counted

__all__ = ["USUAL", "Whoami", "rules", "rules_in", "set_rules", "whoami"]


@dataclass(frozen=True, slots=True)
class Whoami:
    """Who somebody says they are, who the system says they are, and what the desk lets them do."""

    handle: str
    login: str
    role: Role
    may: tuple[str, ...]


def rules_in(connection: Connection) -> Rules:
    """The rules of the desk behind a connection."""
    return parse_rules(rules_text(connection))


def rules(desk: Desk) -> tuple[str, Rules]:
    """The rules of a desk: the text that somebody gave, "" where nobody did, and what it says."""
    with desk.snapshot() as connection:
        text = rules_text(connection)
    return text, parse_rules(text)


def set_rules(desk: Desk, given: bytes, *, via: Via) -> Done:
    """Give a desk its rules, all of them, as TOML; what they do not name is as on a desk without any.

    UsageError where they do not hold together; Refused for who is no admin, and for a scale that verdicts were given
    on.
    """
    toml = _decoded(given)
    new = parse_rules(toml)
    with desk.write(via=via, name="rules") as tx:
        old = rules_in(tx.connection)
        require(old, desk.by, Role.ADMIN, "to change its rules")
        _require_scales_kept(tx, old, new)
        tx.put(DeskRules, [{"id": 1, "toml": toml}])
        done = Done("The desk has new rules." if tx.action else "The desk has these rules already.", tx.action)
    scales.adopt(new.own_scales(), new.scale)
    return done


def whoami(desk: Desk) -> Whoami:
    """Who I am on this desk."""
    role = rules(desk)[1].role_of(desk.by)
    return Whoami(desk.by, desk.login, role, may(role))


def _decoded(given: bytes) -> str:
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"The rules are not UTF-8 at byte {error.start}.", KEPT) from None


def _require_scales_kept(tx: WriteTransaction, old: Rules, new: Rules) -> None:
    kept = new.own_scales()
    for name, scale in old.own_scales().items():
        if kept.get(name) == scale:
            continue
        used = tx.connection.execute(select(func.count()).where(VERDICT.c.scale == name)).scalar_one()
        if used:
            raise Refused(
                f'The scale "{name}" cannot change: it has {counted(used, "verdict")}.',
                "The rules are as they were. Give the new scale another name, and keep the old one.",
            )
