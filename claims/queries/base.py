"""The tables as the queries use them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, Table

from claims import tables

ACTION = tables.table_of(tables.Action)
ACTION_COUNT = tables.table_of(tables.ActionCount)
ARTICLE = tables.table_of(tables.Article)
BODY = tables.table_of(tables.Body)
CHANGE = tables.table_of(tables.Change)
CLAIM = tables.table_of(tables.Claim)
CLAIM_COUNT = tables.table_of(tables.ClaimCount)
COPY = tables.table_of(tables.Copy)
CORRECTION = tables.table_of(tables.Correction)
DESK_RULES = tables.table_of(tables.DeskRules)
EVIDENCE = tables.table_of(tables.Evidence)
IMPORT_RUN = tables.table_of(tables.ImportRun)
PASSAGE = tables.table_of(tables.Passage)
PLACE = tables.table_of(tables.Place)
RELATION = tables.table_of(tables.Relation)
RELEASE = tables.table_of(tables.Release)
REVIEW = tables.table_of(tables.Review)
SEARCH = tables.table_of(tables.ClaimSearch)
SIGN_OFF = tables.table_of(tables.SignOff)
SOURCE = tables.table_of(tables.Source)
SOURCE_SEARCH = tables.table_of(tables.SourceSearch)
TIME = tables.table_of(tables.TimeExpression)
VERDICT = tables.table_of(tables.Verdict)
VERSION = tables.table_of(tables.Version)
ZONE = tables.table_of(tables.Zone)


Ids = Sequence[int] | Select[Any]
"""Ids one by one, or as a subquery: hundreds of parameters cost more than what they ask for."""


def standing(table: Table, *conditions: Any) -> Select[Any]:
    """All columns of the rows of a table that stand."""
    return table.select().where(table.c.withdrawn.is_(False), *conditions)


def rows(connection: Connection, statement: Select[Any]) -> list[dict[str, Any]]:
    """The rows of a statement as dicts by column."""
    result = connection.execute(statement)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result.all()]


def ids(connection: Connection, statement: Select[Any]) -> Sequence[int]:
    """The first column, all of it whole numbers: a fifth of the room of a list, half the time of SQLAlchemy's rows."""
    cursor: Any = connection.execute(statement).cursor
    return array("q", chain.from_iterable(cursor))


def pick(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The named columns of a row."""
    return {name: row[name] for name in names}
