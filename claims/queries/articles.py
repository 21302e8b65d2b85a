"""Articles: in a list, as a sheet with all that is marked in the text, and whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlmodel import Session

from claims.queries.base import (
    ARTICLE,
    CLAIM,
    PASSAGE,
    PLACE,
    SIGN_OFF,
    TIME,
    VERDICT,
    VERSION,
    ZONE,
    pick,
    rows,
    standing,
)
from claims.queries.claims import cards, claim_rows, claims_of, time_row
from claims.queries.sources import sources_of
from claims.reading import find_facts
from claims.rows import (
    ArticleRow,
    ArticleSheet,
    ClaimRow,
    Dossier,
    Loose,
    Meter,
    PassageRow,
    SignOffRow,
    TimeRow,
    VersionRow,
    ZoneRow,
)
from claims.scales import scale_for
from claims.words import State, ZoneKind

SILENT = {ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION}
"""Zones that nobody needs to check."""


def articles(session: Session, condition: Any = None) -> list[ArticleRow]:
    """All articles, or those that a condition fits, by number."""
    decided = exists().where(VERDICT.c.claim_id == CLAIM.c.id, VERDICT.c.withdrawn.is_(False))
    mine = (CLAIM.c.article_id == ARTICLE.c.id) & CLAIM.c.withdrawn.is_(False)
    total = select(func.count()).select_from(CLAIM).where(mine).scalar_subquery()
    left = select(func.count()).select_from(CLAIM).where(mine, CLAIM.c.state != State.DISMISSED, ~decided)
    wanted = select(ARTICLE, total.label("claims"), left.scalar_subquery().label("open"))
    wanted = wanted.where(ARTICLE.c.withdrawn.is_(False)).order_by(ARTICLE.c.number)
    if condition is not None:
        wanted = wanted.where(condition)
    return [_article_row(row) for row in rows(session, wanted)]


def find_article(session: Session, ref: str) -> ArticleRow | None:
    """The article with this number, key or address."""
    named = or_(ARTICLE.c.key == ref, ARTICLE.c.url == ref)
    by_name = articles(session, named)
    if not by_name and ref.isascii() and ref.isdigit():
        by_name = articles(session, ARTICLE.c.number == int(ref))
    return next(iter(by_name), None)


def article(session: Session, key: int) -> ArticleRow | None:
    """The article with this id."""
    return next(iter(articles(session, ARTICLE.c.id == key)), None)


def sheet(session: Session, article_id: int) -> ArticleSheet | None:
    """An article's current version with all that is marked in it, None where no such article stands."""
    row = article(session, article_id)
    if row is None:
        return None
    version = _version_rows(session, article_id, row.version)
    if not version:
        return None
    current = version[0]
    claims = claim_rows(session, claims_of(session, article_id))
    places = _places(session, article_id, row.version)
    passages = current.passages
    loose = _loose(current, places)
    covered = sum(p.no_fact or _overlaps_any(p.start, p.end, places) for p in passages)
    return ArticleSheet(
        article=row,
        text=current.text,
        sha256=current.sha256,
        zones=current.zones,
        passages=passages,
        claims=tuple(sorted(claims, key=_by_place)),
        places=places,
        times=current.times,
        loose=loose,
        sources=tuple(sources_of(session, article_id)),
        meter=Meter(len(passages), covered, len(loose), row.claims, row.open),
        sign_off=next((s for s in _sign_offs(session, article_id) if s.n == row.version), None),
    )


def dossier(session: Session, article_id: int) -> Dossier | None:
    """An article whole, for a report or an export."""
    found = sheet(session, article_id)
    if found is None:
        return None
    return Dossier(
        sheet=found,
        cards=tuple(cards(session, claims_of(session, article_id))),
        versions=tuple(_version_rows(session, article_id)),
        sign_offs=tuple(_sign_offs(session, article_id)),
    )


def _article_row(row: dict[str, Any]) -> ArticleRow:
    columns = [name for name in ArticleRow.__dataclass_fields__ if name not in ("version", "scale")]
    scale = row["scale"] or scale_for(row["mode"]).name
    return ArticleRow(**pick(row, *columns), version=row["current"], scale=scale)


def _version_rows(session: Session, article_id: int, n: int | None = None) -> list[VersionRow]:
    wanted = standing(VERSION, VERSION.c.article_id == article_id).order_by(VERSION.c.n)
    if n is not None:
        wanted = wanted.where(VERSION.c.n == n)
    return [_version_row(session, row) for row in rows(session, wanted)]


def _version_row(session: Session, row: dict[str, Any]) -> VersionRow:
    def marked(table: Any) -> list[dict[str, Any]]:
        return rows(session, standing(table, table.c.version_id == row["id"]).order_by(table.c.start, table.c.id))

    return VersionRow(
        **pick(row, "n", "text", "sha256", "extractor"),
        zones=tuple(ZoneRow(**pick(zone, "start", "end", "kind")) for zone in marked(ZONE)),
        passages=tuple(PassageRow(**pick(p, *PassageRow.__dataclass_fields__)) for p in marked(PASSAGE)),
        times=tuple(time_row(time) for time in marked(TIME)),
    )


def _places(session: Session, article_id: int, n: int) -> tuple[tuple[int, int, int], ...]:
    wanted = (
        select(PLACE.c.start, PLACE.c.end, PLACE.c.claim_id)
        .join(VERSION, VERSION.c.id == PLACE.c.version_id)
        .join(CLAIM, CLAIM.c.id == PLACE.c.claim_id)
        .where(VERSION.c.article_id == article_id, VERSION.c.n == n)
        .where(PLACE.c.withdrawn.is_(False), CLAIM.c.withdrawn.is_(False))
        .order_by(PLACE.c.start, PLACE.c.end.desc(), PLACE.c.claim_id)
    )
    return tuple((row[0], row[1], row[2]) for row in session.connection().execute(wanted))


def _sign_offs(session: Session, article_id: int) -> list[SignOffRow]:
    found = rows(session, standing(SIGN_OFF, SIGN_OFF.c.article_id == article_id).order_by(SIGN_OFF.c.id.desc()))
    return [SignOffRow(row["n"], row["by"], row["at"], tuple(row["waivers"])) for row in found]


def _loose(version: VersionRow, places: Sequence[tuple[int, int, int]]) -> tuple[Loose, ...]:
    """Names, numbers and dates that no claim covers, outside silent zones and sentences marked "no fact"."""
    settled = [(zone.start, zone.end) for zone in version.zones if zone.kind in SILENT]
    settled += [(passage.start, passage.end) for passage in version.passages if passage.no_fact]
    covered = [(start, end) for start, end, _ in places] + settled
    return tuple(
        Loose(fact.start, fact.end, fact.kind)
        for fact in find_facts(version.text)
        if not _overlaps_any(fact.start, fact.end, covered)
    )


def _overlaps_any(start: int, end: int, spans: Iterable[Sequence[int]]) -> bool:
    return any(span[0] < end and start < span[1] for span in spans)


def _by_place(claim: ClaimRow) -> tuple[bool, int, int]:
    return (claim.start < 0, claim.start, claim.number)
