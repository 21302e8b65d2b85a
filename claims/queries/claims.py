"""Claims: in a list, and one with all there is to know about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, select

from claims.queries.base import (
    ARTICLE,
    CLAIM,
    CLAIM_COUNT,
    PLACE,
    TIME,
    VERDICT,
    VERSION,
    Ids,
    pick,
    rows,
    standing,
)
from claims.queries.claim_row import claim_row
from claims.queries.page_rows import rows_of
from claims.queries.reviews import corrections_of, relations_of, releases_of, reviews_of
from claims.queries.sources import evidence_of
from claims.rows import ClaimCard, ClaimRow, PlaceRow, TimeRow, VerdictRow
from claims.words import Question, State, TimeStatus

TIME_COLUMNS = tuple(TimeRow.__dataclass_fields__)


def claim_rows(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """The claims of these ids, in this order; ids that nothing stands behind are left out."""
    fetch_some = _fetch_one_by_one if connection.dialect.name == "sqlite" else _fetch_as_array
    return rows_of(partial(fetch_some, connection), ids)


def _fetch_one_by_one(connection: Connection, statement: str, ids: Sequence[int]) -> Sequence[Any]:
    asked = statement.replace("$IDS", ",".join("?" * len(ids)))
    return connection.exec_driver_sql(asked, tuple(ids)).mappings().all()


def _fetch_as_array(connection: Connection, statement: str, ids: Sequence[int]) -> Sequence[Any]:
    """For PostgreSQL: the words are the same for any number of ids, so that it plans them once, not for each page."""
    asked = statement.replace("IN ($IDS)", "= ANY(%s)")
    return connection.exec_driver_sql(asked, (list(ids),)).mappings().all()


def card(connection: Connection, claim: int) -> ClaimCard | None:
    """All there is to know about a claim, None where none stands."""
    return next(iter(cards(connection, [claim])), None)


def cards(connection: Connection, ids: Sequence[int]) -> list[ClaimCard]:
    """The cards of these claims, in this order."""
    return _cards(connection, ids, ids)


def cards_of(connection: Connection, article: int) -> list[ClaimCard]:
    """The cards of an article's claims, by number."""
    those = select(CLAIM.c.id).where(CLAIM.c.article_id == article, CLAIM.c.withdrawn.is_(False))
    return _cards(connection, claims_of(connection, article), those)


def _cards(connection: Connection, order: Sequence[int], ids: Ids) -> list[ClaimCard]:
    wanted = _claims(connection, ids)
    current, places = _current_places(connection, ids), _all_places(connection, ids)
    verdicts = verdicts_of(connection, ids)
    evidence = evidence_of(connection, ids)
    times = _times_of(connection, current)
    reviews, releases = reviews_of(connection, ids), releases_of(connection, ids)
    corrections, relations = corrections_of(connection, ids), relations_of(connection, ids, order, claim_rows)
    counts = {claim: len(found) for claim, found in evidence.items()}
    return [
        ClaimCard(
            row=row,
            **pick(
                wanted[row.id],
                "statement_status",
                "speaker_as_written",
                "speaker_role",
                "speaker_kind",
                "dismissed_as",
                "note",
                "stale",
                "second_read",
                "asked",
                "waiting_since",
                "origin",
            ),
            reasons=tuple(wanted[row.id]["reasons"]),
            places=tuple(places.get(row.id, ())),
            dates=tuple(times.get(row.id, ())),
            evidence=tuple(evidence.get(row.id, ())),
            verdicts=tuple(verdicts.get(row.id, ())),
            reviews=tuple(reviews.get(row.id, ())),
            releases=tuple(releases.get(row.id, ())),
            corrections=tuple(corrections.get(row.id, ())),
            relations=tuple(relations.get(row.id, ())),
        )
        for row in _rows_of(order, wanted, current, verdicts, counts, _undated(connection, current))
    ]


def claims_of(connection: Connection, article: int) -> list[int]:
    """The ids of an article's claims, by number."""
    wanted = select(CLAIM.c.id).where(CLAIM.c.article_id == article, CLAIM.c.withdrawn.is_(False))
    return [row[0] for row in connection.execute(wanted.order_by(CLAIM.c.number))]


def claim_id(connection: Connection, article: int, number: int) -> int | None:
    """The id of claim `number` of the article with the id `article`."""
    found: int | None = connection.execute(_NUMBERED, {"article": article, "number": number}).scalar()
    return found


_NUMBERED = select(CLAIM.c.id).where(
    CLAIM.c.article_id == bindparam("article"), CLAIM.c.number == bindparam("number"), CLAIM.c.withdrawn.is_(False)
)


def counts_by_state(connection: Connection) -> dict[State, int]:
    """How many claims stand in each state; states without any are there with 0."""
    kept = connection.execute(select(CLAIM_COUNT.c.state, CLAIM_COUNT.c.standing))
    counted = {State(state): count for state, count in kept}
    return {state: counted.get(state, 0) for state in State}


def verdicts_of(connection: Connection, ids: Ids) -> dict[int, list[VerdictRow]]:
    """The verdicts of these claims, newest first; the newest of each question stands."""
    found: dict[int, list[VerdictRow]] = defaultdict(list)
    asked: set[tuple[int, Question]] = set()
    for row in rows(connection, standing(VERDICT, VERDICT.c.claim_id.in_(ids)).order_by(VERDICT.c.id.desc())):
        question = (row["claim_id"], row["question"])
        row["evidence"] = tuple(row["evidence"])
        del row["withdrawn"]
        found[row["claim_id"]].append(VerdictRow(**row, stands=question not in asked))
        asked.add(question)
    return found


def time_row(row: dict[str, Any]) -> TimeRow:
    """A row of the time expressions' table as a value."""
    return TimeRow(**pick(row, *TIME_COLUMNS))


def _claims(connection: Connection, ids: Ids) -> dict[int, dict[str, Any]]:
    """The rows of claims with the numbers of their articles, by id."""
    wanted = select(CLAIM, ARTICLE.c.number.label("article")).join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
    wanted = wanted.where(CLAIM.c.id.in_(ids), CLAIM.c.withdrawn.is_(False))
    return {row["id"]: row for row in rows(connection, wanted)}


def _rows_of(
    ids: Sequence[int],
    found: dict[int, dict[str, Any]],
    places: dict[int, list[dict[str, Any]]],
    verdicts: dict[int, list[VerdictRow]],
    evidence: dict[int, int],
    undated: set[int],
) -> list[ClaimRow]:
    return [
        claim_row(
            found[key],
            found[key]["article"],
            places.get(key, ()),
            {verdict.question: verdict for verdict in verdicts.get(key, ()) if verdict.stands},
            evidence.get(key, 0),
            key in undated,
        )
        for key in ids
        if key in found
    ]


def _current_places(connection: Connection, ids: Ids) -> dict[int, list[dict[str, Any]]]:
    """The places of claims in the current version of their article, each claim's own words before their echoes."""
    wanted = (
        select(PLACE)
        .join(CLAIM, CLAIM.c.id == PLACE.c.claim_id)
        .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
        .join(VERSION, (VERSION.c.id == PLACE.c.version_id) & (VERSION.c.n == ARTICLE.c.current))
        .where(PLACE.c.claim_id.in_(ids), PLACE.c.withdrawn.is_(False))
        .order_by(PLACE.c.id)
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(connection, wanted):
        found[row["claim_id"]].append(row)
    return found


def _all_places(connection: Connection, ids: Ids) -> dict[int, list[PlaceRow]]:
    wanted = select(PLACE, VERSION.c.n.label("version")).join(VERSION, VERSION.c.id == PLACE.c.version_id)
    wanted = wanted.where(PLACE.c.claim_id.in_(ids), PLACE.c.withdrawn.is_(False))
    found: dict[int, list[PlaceRow]] = defaultdict(list)
    for row in rows(connection, wanted.order_by(VERSION.c.n, PLACE.c.id)):
        found[row["claim_id"]].append(PlaceRow(**pick(row, *PlaceRow.__dataclass_fields__)))
    return found


def _undated(connection: Connection, places: dict[int, list[dict[str, Any]]]) -> set[int]:
    """The claims with an unresolved date in their words."""
    unresolved = _times_by_version(connection, places, TIME.c.status == TimeStatus.UNRESOLVED)
    return {claim for claim, found in places.items() if any(_times_in(place, unresolved) for place in found)}


def _times_of(connection: Connection, places: dict[int, list[dict[str, Any]]]) -> dict[int, list[TimeRow]]:
    times = _times_by_version(connection, places)
    return {claim: [time_row(time) for time in _times_in(found[0], times)] for claim, found in places.items() if found}


def _times_by_version(
    connection: Connection, places: dict[int, list[dict[str, Any]]], *conditions: Any
) -> dict[int, list[dict[str, Any]]]:
    """The time expressions of the versions that the places are in, in text order."""
    versions = {place["version_id"] for found in places.values() for place in found}
    times: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(connection, standing(TIME, TIME.c.version_id.in_(versions), *conditions).order_by(TIME.c.start)):
        times[row["version_id"]].append(row)
    return times


def _times_in(place: dict[str, Any], times: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        time
        for time in times.get(place["version_id"], ())
        if time["start"] < place["end"] and place["start"] < time["end"]
    ]
