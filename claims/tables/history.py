"""The history itself: actions, their changes, and import runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, LargeBinary
from sqlmodel import Field, Index, SQLModel

from claims.tables.base import Moment, Tracked, word
from claims.words import RunState, Via, What


class Action(Tracked, table=True):
    """One thing that somebody did, however many rows it changed. Undoing it is another action."""

    immutable: ClassVar[frozenset[str]] = frozenset({"name", "at", "by", "login", "via", "reason", "undoes"})

    name: str
    at: datetime = Field(sa_type=Moment)
    by: str = Field(index=True)
    login: str = ""
    via: Via = word()
    reason: str = ""
    undoes: int | None = Field(default=None, foreign_key="action.id", index=True)
    remaining: int = 0  # the changes of `undoes` before this one are still to be taken back; 0 when all are


class ImportRun(Tracked, table=True):
    """One import: from where, how far it came, and what was refused."""

    __tablename__ = "import_run"

    source: str
    format: str
    sha256: str = ""
    action_id: int | None = Field(default=None, foreign_key="action.id")
    state: RunState = word(RunState.STAGED)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    refused: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class Change(SQLModel, table=True):
    """One link of the chain: the image of one row after one action.

    `digest` = SHA-256(salt ‖ payload). `hash` = SHA-256(hash of seq−1 ‖ the other columns ‖ digest), so a payload can
    be taken out and the chain still verifies. The table is append-only; triggers hold that.
    """

    __table_args__ = (Index("ix_change_entity_key_seq", "entity", "key", "seq"),)

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    action_id: int = Field(foreign_key="action.id", index=True)
    entity: str
    key: int
    what: What = word()
    payload: str | None
    salt: bytes = Field(sa_type=LargeBinary)
    digest: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary)
