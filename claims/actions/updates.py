"""A new text for an article that is there: its claims are carried over, and how each came through is told."""

from __future__ import annotations

from contextlib import nullcontext
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic_core import to_json
from sqlalchemy import Connection, select

from claims.actions.importing import fetch_page, import_stream
from claims.actions.importing.pages import keep_page
from claims.actions.importing.source import Hashing, open_intake
from claims.actions.references import article_of
from claims.anchors.differences import compare
from claims.desk import Desk
from claims.errors import Refused, UsageError
from claims.queries.base import CLAIM, PLACE, VERSION
from claims.rows import ArticleRow, ArticleUpdate, CarriedRow
from claims.sources.quoting import told
from claims.words import PlaceState, Via

if TYPE_CHECKING:
    from claims.sources.fetch import Fetched


def update_article(
    desk: Desk, ref: str, stream: BinaryIO | None = None, *, name: str = "", format: str | None = None, via: Via
) -> ArticleUpdate:
    """Give an article the text that is at its address now, or that `stream` holds (a page or a plain text).

    Only the text changes: what people said about the article stays. The same text changes nothing. Raises NotFetched.
    """
    with desk.snapshot() as connection:
        row = article_of(connection, ref)
    page = fetch_page(_address(row)) if stream is None else None
    body = BytesIO(page.body) if page is not None else stream
    assert body is not None
    record, whole = _record(row, body, page, name=name, format=format)
    line = BytesIO(to_json(record) + b"\n")
    summary = import_stream(desk, line, name=name or row.url or row.key, format="jsonl", via=via)
    notes: tuple[str, ...] = ()
    if whole:
        how: dict[str, Any] = {"via": via, "action": summary.action, "uninterrupted": nullcontext()}
        notes = keep_page(desk, record, whole, page, **how)
    with desk.snapshot() as connection:
        now = article_of(connection, str(row.number))
        changed = now.version != row.version
        carried = _carried(connection, row, now.version) if changed else ()
    return ArticleUpdate(now.version, changed, summary.counts.get("claims", 0), carried, summary.action, notes)


def _address(row: ArticleRow) -> str:
    if not row.url:
        raise UsageError(f"Article {row.number} has no address to be fetched from.", "Give its new text as a file.")
    return row.url


def _record(
    row: ArticleRow, stream: BinaryIO, page: Fetched | None, *, name: str, format: str | None
) -> tuple[dict[str, Any], bytes]:
    """The article's record with nothing but its text and zones, and the bytes of its page, empty for a plain text."""
    source = Hashing(stream)
    chosen, lines = open_intake(source, name=name, format="html" if page is not None else format, key=row.key)
    if chosen not in ("html", "text"):
        raise UsageError(
            f"A new text is a page or a plain text, not {chosen}.", "Import records by `workbench import`."
        )
    line = next(lines, None)
    if line is None or line.record is None:
        raise (line.problem if line is not None and line.problem else Refused("There is no text."))
    kept = {name: value for name, value in line.record.items() if name in ("text", "zones")}
    return {"type": "article", "key": row.key, **kept}, source.whole if chosen == "html" else b""


def _carried(connection: Connection, row: ArticleRow, n: int) -> tuple[CarriedRow, ...]:
    """How each claim of the version before came through, in the order of their numbers."""
    places: dict[int, dict[int, tuple[str, PlaceState]]] = {}
    wanted = (
        select(VERSION.c.n, PLACE.c.claim_id, PLACE.c.exact, PLACE.c.state)
        .join(VERSION, VERSION.c.id == PLACE.c.version_id)
        .where(VERSION.c.article_id == row.id, VERSION.c.n.in_([row.version, n]), ~PLACE.c.withdrawn)
        .order_by(PLACE.c.id.desc())  # the first place of a claim is its own, the others are echoes
    )
    for version, claim, exact, state in connection.execute(wanted):
        places.setdefault(claim, {})[version] = (exact, PlaceState(state))
    numbers = dict(connection.execute(select(CLAIM.c.id, CLAIM.c.number).where(CLAIM.c.article_id == row.id)).all())
    return tuple(
        _row(f"{row.number}.{numbers[claim]}", found[row.version][0], *found[n])
        for claim, found in sorted(places.items(), key=lambda item: numbers[item[0]])
        if row.version in found and n in found
    )


def _row(claim: str, was: str, exact: str, state: PlaceState) -> CarriedRow:
    now = "" if state == PlaceState.ORPHAN else exact
    return CarriedRow(claim, state, was, now, told(compare(was, now)) if now and now != was else "")
