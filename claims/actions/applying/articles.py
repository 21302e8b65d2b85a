"""Article records: by hand with a text, which is read and becomes a version; from an export with its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from claims.actions.applying.context import UNCHANGED, Context, Incoming, Step
from claims.actions.applying.edits import compare, refused
from claims.actions.applying.lookup import Lookup, Made, Row, mark_at
from claims.actions.storing import (
    add_version,
    carry_marks,
    carry_over,
    published_of,
    resolve_again,
    store_reading,
    store_zones,
    version_row,
)
from claims.intake.normal import sha256_text
from claims.queries.base import ARTICLE, PASSAGE, TIME, VERSION, ZONE
from claims.reading import read
from claims.tables import Article, Passage, TimeExpression, Tracked, Version, Zone
from claims.words import DateOrigin, Outcome, ZoneKind
from claims.zones import Zone as FoundZone
from claims.zones import find_zones, with_marked

MARKUP = "markup"
"""The rule of a zone that a page's markup gave."""

_NO_COLUMNS = frozenset({"key", "number", "text", "zones", "versions"})
_MARKS: dict[str, tuple[type[Tracked], Table]] = {
    "zones": (Zone, ZONE),
    "passages": (Passage, PASSAGE),
    "times": (TimeExpression, TIME),
}


def plan_articles(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Iterator[Step]:
    """A step for each article; its texts are compared too, but they are not in the step's row.

    `number` is the one that a new article gets if it is free; of one that is there it changes nothing.
    """
    keys = desk.by_key(ARTICLE, (record.key for record in batch))
    nameless = [record.named.get("url") for record in batch if record.key not in keys and not record.named.get("key")]
    addressed = desk.by_address(nameless)
    for record in batch:
        row = keys.get(record.key)
        if row is None and not record.named.get("key"):
            found = addressed.get(record.named.get("url") or "", [])
            if len(found) > 1:
                yield refused(_AMBIGUOUS.format(len(found), record.key, " and ".join(row["key"] for row in found)))
                continue
            row = found[0] if found else None
        step = _plan(desk, record, row)
        yield step if row is None or row["key"] == record.key else step._replace(key=row["key"])


_AMBIGUOUS = "{} articles have the address {}: say by its key which one is meant ({})."


def put_article(context: Context, record: Incoming, step: Step) -> None:
    """Put an article and its texts."""
    tx = context.tx
    if "id" not in step.row:
        wanted = step.row.get("number")
        taken = select(ARTICLE.c.id).where(ARTICLE.c.number == wanted)
        if wanted is None or tx.connection.execute(taken).first() is not None:
            step = step._replace(row={**step.row, "number": _next_number(context)})
    before = None if "id" not in step.row else context.row(ARTICLE, step.row["id"])
    article_id = tx.put(Article, [step.row])[0]
    if (text := record.named.get("text")) is not None:
        _put_text(context, article_id, text, record.named.get("zones", ()))
    if before is not None and published_of(context.row(ARTICLE, article_id)) != published_of(before):
        _resolve_again(context, article_id)
    for part in record.named.get("versions", ()):
        _put_version(context, article_id, part)


def version_again(connection: Connection, article_id: int, digest: str) -> tuple[int, int] | None:
    """Id and n of a version with this text whose import was undone: its numbers are not given a second time."""
    same = (VERSION.c.article_id == article_id) & (VERSION.c.sha256 == digest) & VERSION.c.withdrawn.is_(True)
    found = connection.execute(select(VERSION.c.id, VERSION.c.n).where(same)).first()
    return (found[0], found[1]) if found else None


def last_version(connection: Connection, article_id: int) -> int:
    """The highest n of an article's versions, withdrawn ones too; 0 where there is none."""
    highest = select(func.max(VERSION.c.n)).where(VERSION.c.article_id == article_id)
    return connection.execute(highest).scalar() or 0


def _plan(desk: Lookup, record: Incoming, row: Row | None) -> Step:
    named = {name: value for name, value in record.named.items() if name not in _NO_COLUMNS}
    if named.get("published") and "published_how" not in named:
        named["published_how"] = DateOrigin.FEED
    new = {"key": record.key, "number": record.named.get("number")}
    step = compare(Article, record, row, named, new)
    if row is None or step.outcome is Outcome.REFUSED:
        return step
    for part in record.named.get("versions", ()):
        known = desk.version(row, part["n"])
        if known is not None and known["text"] != part["text"]:
            return refused(f"Version {part['n']} is there with another text; a version never changes.")
    if step is UNCHANGED and _texts_differ(desk, record, row):
        return Step(Outcome.CHANGED, {"id": row["id"]})
    return step


def _texts_differ(desk: Lookup, record: Incoming, row: Row) -> bool:
    """Whether the desk has another current text than the record, or not all of its versions and their marks."""
    text, versions = record.named.get("text"), record.named.get("versions", ())
    if text is not None:
        current = desk.version(row, row["current"])
        return current is None or current["withdrawn"] or current["text"] != text
    if "versions" in row:  # a line before brought them
        return bool(versions) and row["versions"] != versions
    return any(
        part["n"] > row["current"] or _marks_differ(desk, desk.version(row, part["n"]), part) for part in versions
    )


def _marks_differ(desk: Lookup, version: Row | None, part: dict[str, Any]) -> bool:
    if version is None or isinstance(version["id"], Made):  # one that a line before brings as a bare text
        return True
    if version["withdrawn"] or version["extractor"] != part["extractor"]:
        return True
    for name, (_, table) in _MARKS.items():
        known = desk.marks(table, version["id"])
        for mark in part[name]:
            found = known.get(mark_at(mark))
            if found is None or any(found[column] != value for column, value in mark.items()):
                return True
    return False


def _next_number(context: Context) -> int:
    return (context.tx.connection.execute(select(func.max(ARTICLE.c.number))).scalar() or 0) + 1


def _put_text(context: Context, article_id: int, text: str, zones: Sequence[dict[str, Any]] = ()) -> None:
    """Make `text` the article's current version: the one that is, one that stands again, or a new one.

    `zones` are those that its page marks. They are read around; a text without any is read beforehand (`context.read`).
    """
    tx = context.tx
    article = context.row(ARTICLE, article_id)
    old = version_row(tx, article_id, article["current"])
    digest = sha256_text(text)
    if old is not None and old["sha256"] == digest:
        return
    version, n = version_again(tx.connection, article_id, digest) or (None, last_version(tx.connection, article_id) + 1)
    if version is None:
        version = add_version(tx, article_id, n, text, digest)
    else:
        tx.put(Version, [{"id": version, "withdrawn": False}])
    marked = [FoundZone(zone["start"], zone["end"], ZoneKind(zone["kind"]), MARKUP) for zone in zones]
    store_zones(tx, version, marked)
    carried = carry_over(tx, old, version, text) if old else []
    if context.read:
        day = published_of(article)
        reading = read(text, day, zones=with_marked(text, marked)) if marked else context.read(text, day)
        named = (article_id, article["key"])
        context.counts["claims"] += store_reading(tx, named, version, text, reading, carried)
        headline = next((text[z.start : z.end] for z in find_zones(text) if z.kind == ZoneKind.HEADLINE), "")
        if headline and not article["headline"]:
            tx.put(Article, [{"id": article_id, "headline": headline}])
    if old:
        carry_marks(tx, old, version, text)
        context.counts["versions"] += 1
    tx.put(Article, [{"id": article_id, "current": n}])


def _resolve_again(context: Context, article_id: int) -> None:
    """The same text with another date: what is relative to the date means something else now."""
    article = context.row(ARTICLE, article_id)
    version = version_row(context.tx, article_id, article["current"])
    if version and version["extractor"] and context.read:
        dates = context.read(version["text"], published_of(article)).dates
        resolve_again(context.tx, version["id"], version["text"], dates)


def _put_version(context: Context, article_id: int, part: dict[str, Any]) -> None:
    """A version as an export has it, with its marks."""
    same = (VERSION.c.article_id == article_id) & (VERSION.c.n == part["n"])
    known = context.tx.connection.execute(select(VERSION.c.id).where(same)).scalar()
    text = part["text"]
    version = known or add_version(context.tx, article_id, part["n"], text, sha256_text(text))
    for name, (model, table) in _MARKS.items():
        _put_marks(context, model, table, version, part[name])
    context.tx.put(Version, [{"id": version, "extractor": part["extractor"], "withdrawn": False}])
    if part["n"] > context.row(ARTICLE, article_id)["current"]:
        context.tx.put(Article, [{"id": article_id, "current": part["n"]}])


def _put_marks(
    context: Context, model: type[Tracked], table: Table, version: int, parts: Iterable[dict[str, Any]]
) -> None:
    known = Lookup(context.tx.connection).marks(table, version)
    rows = []
    for part in parts:
        found = known.get(mark_at(part))
        rows.append({**part, "version_id": version, "id": found and found["id"]})
    context.tx.put(model, rows)
