"""What a desk has agreed on: who may do what, which scales, when a second person reads."""

from __future__ import annotations

from claims.tables.base import Tracked


class DeskRules(Tracked, table=True):
    """The rules of a desk as the TOML that somebody gave (`claims.rules`). One row; earlier ones are in the history."""

    __tablename__ = "desk_rules"

    toml: str
