"""The SQLModel tables, one file a topic. Only `claims.history` writes to them."""

from __future__ import annotations

from claims.tables.article import Article, Passage, TimeExpression, Version, Zone
from claims.tables.base import Moment, Tracked, moment_text, table_of
from claims.tables.claim import Claim, Place
from claims.tables.history import Action, Change, ImportRun
from claims.tables.review import Correction, Relation, Release, Review
from claims.tables.rules import DeskRules
from claims.tables.search import ActionCount, ClaimCount, ClaimSearch, SearchIndex, SourceSearch
from claims.tables.source import Body, Copy, Evidence, Source
from claims.tables.verdict import SignOff, Verdict

TRACKED: dict[str, type[Tracked]] = {
    str(table.__tablename__): table
    for table in (
        Action,
        ImportRun,
        Article,
        Version,
        Zone,
        Passage,
        TimeExpression,
        Claim,
        Place,
        Source,
        Copy,
        Evidence,
        Verdict,
        SignOff,
        Review,
        Release,
        Correction,
        Relation,
        DeskRules,
    )
}
"""Table name to class, parents before their children."""

__all__ = [
    "TRACKED",
    "Action",
    "ActionCount",
    "Article",
    "Body",
    "Change",
    "Claim",
    "ClaimCount",
    "ClaimSearch",
    "Copy",
    "Correction",
    "DeskRules",
    "Evidence",
    "ImportRun",
    "Moment",
    "Passage",
    "Place",
    "Relation",
    "Release",
    "Review",
    "SearchIndex",
    "SignOff",
    "Source",
    "SourceSearch",
    "TimeExpression",
    "Tracked",
    "Verdict",
    "Version",
    "Zone",
    "moment_text",
    "table_of",
]
