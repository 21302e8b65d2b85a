"""What queries give and screens, commands and reports show: plain values, with no database behind them.

Offsets are code points of the version's text, end exclusive. Numbers are as people say them: claim "12.7", source S3.
"""

from __future__ import annotations

from claims.rows.article import ArticleRow, ArticleSheet, Dossier, Meter, SignOffRow, VersionRow
from claims.rows.claim import ClaimCard, ClaimRow, PlaceRow, PrecedentRow, RelationRow
from claims.rows.history import ActionRow, ChangeRow, Done, Problem, Verified
from claims.rows.importing import ArticleUpdate, CarriedRow, ImportRunRow, ImportSummary, RecordResult
from claims.rows.marks import Loose, PassageRow, TimeRow, ZoneRow
from claims.rows.source import CopyRow, EvidenceRow, Passage, RecheckRow, RecheckSummary, SourceRow
from claims.rows.verdict import CorrectionRow, ReleaseRow, ReviewRow, VerdictRow

__all__ = [
    "ActionRow",
    "ArticleRow",
    "ArticleSheet",
    "ArticleUpdate",
    "CarriedRow",
    "ChangeRow",
    "ClaimCard",
    "ClaimRow",
    "CopyRow",
    "CorrectionRow",
    "Done",
    "Dossier",
    "EvidenceRow",
    "ImportRunRow",
    "ImportSummary",
    "Loose",
    "Meter",
    "Passage",
    "PassageRow",
    "PlaceRow",
    "PrecedentRow",
    "Problem",
    "RecheckRow",
    "RecheckSummary",
    "RecordResult",
    "RelationRow",
    "ReleaseRow",
    "ReviewRow",
    "SignOffRow",
    "SourceRow",
    "TimeRow",
    "VerdictRow",
    "Verified",
    "VersionRow",
    "ZoneRow",
]
