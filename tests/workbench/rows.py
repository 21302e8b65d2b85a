"""Rows made by hand for tests of what draws them: an article with claims at the words that are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import count

from claims.rows import (
    ArticleRow,
    ArticleSheet,
    ClaimCard,
    ClaimRow,
    EvidenceRow,
    Loose,
    Meter,
    PassageRow,
    SourceRow,
    TimeRow,
)
from claims.words import (
    ClaimKind,
    DateOrigin,
    EvidenceState,
    Mode,
    Precision,
    Question,
    SourceKind,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    TimexType,
    Voice,
)

TEXT = (
    "Ministers met in Ghent\n\n"
    "The mayor said “we built 400 homes” in February. Nobody asked him where they are. "
    "The council spent €3.2 million, and 12 streets were closed.\n\n"
    "It rained for nine days. The river rose above the wall at Merelbeke."
)


def article_row(id: int = 1, *, published: date | None = date(2024, 3, 6), headline: str = "") -> ArticleRow:
    return ArticleRow(
        id=id, number=id, key=f"a{id}", headline=headline or "Ministers met in Ghent", url=None, publisher=None,
        byline=None, language="en", mode=Mode.OURS, scale="tick", published=published,
        published_precision=Precision.DAY if published else None,
        published_how=DateOrigin.REVIEWER if published else DateOrigin.UNKNOWN, due=None, version=1, rev=1,
        claims=0, open=0,
    )  # fmt: skip


def claim_row(number: int, text: str, start: int = 0, *, id: int = 0, article: int = 1) -> ClaimRow:
    return ClaimRow(
        id=id or number, article_id=article, article=article, number=number, key=f"a{article}#{number}", start=start,
        end=start + len(text), text=text, statement=text, kind=ClaimKind.EVENT, voice=Voice.NARRATION, speaker=None,
        worth=0.5, state=State.NEW, assignee=None, said=None, so=None, evidence=0, flags=(), rev=1,
    )  # fmt: skip


def sheet(
    text: str = TEXT, claims: Sequence[str] = ("we built 400 homes", "The council spent €3.2 million"), *, id: int = 1
) -> ArticleSheet:
    """An article in which each of these words is a claim, and "in February" a date."""
    rows = tuple(
        claim_row(n, words, text.index(words), id=100 * id + n, article=id) for n, words in enumerate(claims, 1)
    )
    ids = count(1)
    passages = tuple(
        PassageRow(next(ids), match.start(), match.end(), False, "") for match in re.finditer(r"\S[^.\n]*\.?", text)
    )
    return ArticleSheet(
        article=article_row(id), text=text, sha256=sha256(text.encode("utf-8", "replace")).hexdigest(), zones=(),
        passages=passages, claims=rows, places=tuple(sorted((row.start, row.end, row.id) for row in rows)),
        times=times(text, "in February"), loose=loose(text, "Merelbeke"), sources=(source_row(),),
        meter=Meter(len(passages), 2, 1, len(rows), len(rows)), sign_off=None,
    )  # fmt: skip


def times(text: str, words: str) -> tuple[TimeRow, ...]:
    at = text.find(words)
    if at < 0:
        return ()
    return (
        TimeRow(
            id=1, start=at, end=at + len(words), text=words, type=TimexType.DATE, value="2024-02", mod=None,
            rule="month", anchor="publication", earliest=date(2024, 2, 1), latest=date(2024, 2, 29),
            precision=Precision.MONTH, edtf="2024-02", explanation="", status=TimeStatus.RESOLVED,
        ),
    )  # fmt: skip


def loose(text: str, words: str) -> tuple[Loose, ...]:
    at = text.find(words)
    return (Loose(at, at + len(words), "name"),) if at >= 0 else ()


def source_row(number: int = 1, title: str = "Housing register") -> SourceRow:
    return SourceRow(
        id=number, article_id=1, number=number, key=f"a1#S{number}", url="https://register.example/ghent", title=title,
        publisher=None, kind=SourceKind.PRIMARY, description="", derived_from=None, confidential=False, accessed=None,
        rev=1, uses=0,
    )  # fmt: skip


def evidence_row(quotation: str = "212 homes were finished") -> EvidenceRow:
    return EvidenceRow(
        id=1, key="a1#1/E1", claim_id=101, source=source_row(), question=Question.SO, stance=Stance.CONTRADICTS,
        quotation=quotation, locator="p. 4", language=None, translation="", note="", state=EvidenceState.UNCHECKED,
        rev=1,
    )  # fmt: skip


def card(row: ClaimRow | None = None, **fields: object) -> ClaimCard:
    bare = ClaimCard(
        row=row or claim_row(7, "we built 400 homes"), statement_status=StatementStatus.VERBATIM,
        speaker_as_written=None, speaker_role="", speaker_kind=None, reasons=("a number",), dismissed_as=None, note="",
        origin="reader 1", places=(), dates=(), evidence=(), verdicts=(),
    )  # fmt: skip
    return replace(bare, **fields)  # type: ignore[arg-type]
