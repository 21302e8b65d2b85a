"""Articles: in a list, as a sheet with all that is marked in the text, and whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, func, select

from claims.queries.base import (
    ARTICLE,
    CLAIM,
    PASSAGE,
    PLACE,
    SIGN_OFF,
    TIME,
    VERSION,
    ZONE,
    pick,
    rows,
    standing,
)
from claims.queries.claims import cards_of, claim_rows, claims_of, time_row
from claims.queries.sources import sources_of
from claims.rows import (
    ArticleRow,
    ArticleSheet,
    ClaimRow,
    Dossier,
    Loose,
    Meter,
    PassageRow,
    SignOffRow,
    VersionRow,
    ZoneRow,
)
from claims.scales import scale_for
from claims.words import PlaceState, State, ZoneKind

if TYPE_CHECKING:
    from claims.reading import Fact

SILENT = {ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION}
"""Zones that nobody needs to check."""


def articles(connection: Connection, condition: Any = None) -> list[ArticleRow]:
    """All articles, or those that a condition fits, by number."""
    mine = (CLAIM.c.article_id == ARTICLE.c.id) & CLAIM.c.withdrawn.is_(False)
    total = select(func.count()).select_from(CLAIM).where(mine).scalar_subquery()
    left = select(func.count()).select_from(CLAIM).where(mine, CLAIM.c.state != State.DISMISSED, CLAIM.c.verdicts == 0)
    wanted = select(ARTICLE, total.label("claims"), left.scalar_subquery().label("open"))
    wanted = wanted.where(ARTICLE.c.withdrawn.is_(False)).order_by(ARTICLE.c.number)
    if condition is not None:
        wanted = wanted.where(condition)
    return [_article_row(row) for row in rows(connection, wanted)]


def article_ids(connection: Connection) -> list[int]:
    """The ids of all articles, by number; without counting their claims."""
    wanted = select(ARTICLE.c.id).where(ARTICLE.c.withdrawn.is_(False)).order_by(ARTICLE.c.number)
    return list(connection.execute(wanted).scalars())


def find_article(connection: Connection, ref: str) -> ArticleRow | None:
    """The article with this number, key or address."""
    found = article_named(connection, ref)
    return article(connection, found[0]) if found else None


def article_named(connection: Connection, ref: str) -> tuple[int, int] | None:
    """Id and number of the article with this key, or with this number, or with this address."""
    numbered = ref.isascii() and ref.isdigit() and len(ref) <= _DIGITS
    for way, named in ((_BY_KEY, ref), (_BY_NUMBER, int(ref)) if numbered else (_BY_ADDRESS, ref)):
        found = connection.execute(way, {"ref": named}).all()
        if found:
            return min(((row[0], row[1]) for row in found), key=lambda of: of[1])
    return None


_DIGITS = 9
"""Of a number at most; no database keeps all that could be typed."""

# Made once: putting them together costs more than asking.
_STANDING = select(ARTICLE.c.id, ARTICLE.c.number).where(ARTICLE.c.withdrawn.is_(False))
_BY_KEY = _STANDING.where(ARTICLE.c.key == bindparam("ref"))
_BY_NUMBER = _STANDING.where(ARTICLE.c.number == bindparam("ref"))
_BY_ADDRESS = _STANDING.where(ARTICLE.c.url == bindparam("ref"))  # goes through all, and so comes last


def article(connection: Connection, key: int) -> ArticleRow | None:
    """The article with this id."""
    return next(iter(articles(connection, ARTICLE.c.id == key)), None)


def sheet(connection: Connection, article_id: int) -> ArticleSheet | None:
    """An article's current version with all that is marked in it, None where no such article stands."""
    row = article(connection, article_id)
    version = _version_rows(connection, article_id, row.version) if row else []
    if row is None or not version:
        return None
    claims = claim_rows(connection, claims_of(connection, article_id))
    return _sheet(connection, row, version[0], claims, _sign_offs(connection, article_id), loose=True)


def dossier(connection: Connection, article_id: int, *, loose: bool = True) -> Dossier | None:
    """An article whole, for a report or an export. `loose` says whether to look for facts that no claim covers."""
    row = article(connection, article_id)
    versions = _version_rows(connection, article_id) if row else []
    current = next((version for version in versions if row and version.n == row.version), None)
    if row is None or current is None:
        return None
    of_claims = cards_of(connection, article_id)
    signed = _sign_offs(connection, article_id)
    return Dossier(
        sheet=_sheet(connection, row, current, [card.row for card in of_claims], signed, loose=loose),
        cards=tuple(of_claims),
        versions=tuple(versions),
        sign_offs=tuple(reversed(signed)),
    )


def _sheet(
    connection: Connection,
    row: ArticleRow,
    current: VersionRow,
    claims: Iterable[ClaimRow],
    signed: Iterable[SignOffRow],
    *,
    loose: bool,
) -> ArticleSheet:
    places = _places(connection, row.id, row.version)
    spans = [(start, end) for start, end, _ in places]
    uncovered = _loose(current, [*spans, *_speakers(connection, current, places)]) if loose else ()
    claimed = Covered(spans)
    covered = sum(p.no_fact or claimed.touches(p.start, p.end) for p in current.passages)
    return ArticleSheet(
        article=row,
        text=current.text,
        sha256=current.sha256,
        zones=current.zones,
        passages=current.passages,
        claims=tuple(sorted(claims, key=_by_place)),
        places=places,
        times=current.times,
        loose=uncovered,
        sources=tuple(sources_of(connection, row.id)),
        meter=Meter(len(current.passages), covered, len(uncovered), row.claims, row.open),
        sign_off=next((sign_off for sign_off in signed if sign_off.n == row.version), None),
    )


def _article_row(row: dict[str, Any]) -> ArticleRow:
    columns = [name for name in ArticleRow.__dataclass_fields__ if name not in ("version", "scale")]
    scale = row["scale"] or scale_for(row["mode"]).name
    return ArticleRow(**pick(row, *columns), version=row["current"], scale=scale)


def _version_rows(connection: Connection, article_id: int, n: int | None = None) -> list[VersionRow]:
    wanted = standing(VERSION, VERSION.c.article_id == article_id).order_by(VERSION.c.n)
    if n is not None:
        wanted = wanted.where(VERSION.c.n == n)
    return [_version_row(connection, row) for row in rows(connection, wanted)]


def _version_row(connection: Connection, row: dict[str, Any]) -> VersionRow:
    def marked(table: Any) -> list[dict[str, Any]]:
        return rows(connection, standing(table, table.c.version_id == row["id"]).order_by(table.c.start, table.c.id))

    return VersionRow(
        **pick(row, "n", "text", "sha256", "extractor"),
        zones=tuple(ZoneRow(**pick(zone, "start", "end", "kind")) for zone in marked(ZONE)),
        passages=tuple(PassageRow(**pick(p, *PassageRow.__dataclass_fields__)) for p in marked(PASSAGE)),
        times=tuple(time_row(time) for time in marked(TIME)),
    )


def _places(connection: Connection, article_id: int, n: int) -> tuple[tuple[int, int, int], ...]:
    wanted = (
        select(PLACE.c.start, PLACE.c.end, PLACE.c.claim_id)
        .join(VERSION, VERSION.c.id == PLACE.c.version_id)
        .join(CLAIM, CLAIM.c.id == PLACE.c.claim_id)
        .where(VERSION.c.article_id == article_id, VERSION.c.n == n)
        .where(PLACE.c.withdrawn.is_(False), CLAIM.c.withdrawn.is_(False), PLACE.c.state != PlaceState.ORPHAN)
        .order_by(PLACE.c.start, PLACE.c.end.desc(), PLACE.c.claim_id)
    )
    return tuple((row[0], row[1], row[2]) for row in connection.execute(wanted))


def _sign_offs(connection: Connection, article_id: int) -> list[SignOffRow]:
    found = rows(connection, standing(SIGN_OFF, SIGN_OFF.c.article_id == article_id).order_by(SIGN_OFF.c.id.desc()))
    return [SignOffRow(row["n"], row["by"], row["at"], tuple(row["waivers"])) for row in found]


def _speakers(
    connection: Connection, version: VersionRow, places: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int]]:
    """Where the claimants are named beside their claims: they are checked with what they said."""
    wanted = select(CLAIM.c.id, CLAIM.c.speaker_as_written).where(CLAIM.c.id.in_({place[2] for place in places}))
    written = {row[0]: row[1] for row in connection.execute(wanted) if row[1]}
    for start, end, claim in places:
        if claim not in written:
            continue
        before = version.text.rfind(written[claim], 0, start)
        after = version.text.find(written[claim], end)
        near = [at for at in (before, after) if at >= 0]
        if near:
            at = min(near, key=lambda at: abs(at - start))
            yield at, at + len(written[claim])


def _loose(version: VersionRow, claimed: Sequence[tuple[int, int]]) -> tuple[Loose, ...]:
    """Names, numbers and dates that no claim covers, outside silent zones and sentences marked "no fact"."""
    settled = [(zone.start, zone.end) for zone in version.zones if zone.kind in SILENT]
    settled += [(passage.start, passage.end) for passage in version.passages if passage.no_fact]
    covered = Covered([*claimed, *settled])
    return tuple(
        Loose(fact.start, fact.end, fact.kind)
        for fact in _facts(version.text)
        if not covered.touches(fact.start, fact.end)
    )


@lru_cache(maxsize=32)
def _facts(text: str) -> list[Fact]:
    """The facts of a text: a version never changes, and its sheet is drawn again after every decision."""
    from claims.reading import find_facts  # the queue is shown before anything is read

    return list(find_facts(text))


class Covered:
    """Stretches of a text, joined, so that asking whether one of them is touched costs a bisection."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the stretches has a character of `start` to `end`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def _by_place(claim: ClaimRow) -> tuple[bool, int, int]:
    return (claim.start < 0, claim.start, claim.number)
