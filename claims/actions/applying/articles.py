"""Article records: by hand with a text, which is read and becomes a version; from an export with its versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select

from claims.actions.applying.context import Context, Numbered
from claims.actions.storing import (
    add_version,
    carry_marks,
    carry_over,
    reference_day,
    resolve_again,
    store_reading,
    version_row,
)
from claims.errors import Refused
from claims.intake.normal import sha256_text
from claims.queries.base import ARTICLE, PASSAGE, TIME, VERSION, ZONE, standing
from claims.records import ArticleRecord, VersionPart
from claims.tables import Article, Passage, TimeExpression, Tracked, Version, Zone
from claims.words import DateOrigin, ZoneKind
from claims.zones import find_zones


def apply_articles(context: Context, batch: Sequence[Numbered]) -> None:
    """Put articles and their texts."""
    for numbered in batch:
        try:
            _apply_article(context, numbered.record)
        except Refused as refusal:
            raise Refused(refusal.message, refusal.hint, line=numbered.line) from None


def _apply_article(context: Context, record: ArticleRecord) -> None:
    before = context.tx.changes
    row = _known(context, record)
    named = {name: value for name, value in record.named().items() if name not in ("key", "text", "versions")}
    if named.get("published") and "published_how" not in named:
        named["published_how"] = DateOrigin.FEED
    if row is None:
        columns = {"number": _next_number(context), **named, "key": _key(record)}
        article_id = context.tx.put(Article, [columns])[0]
    else:
        article_id = row["id"]
        context.tx.put(Article, [{**named, "id": article_id, "withdrawn": False}])
    dated_anew = row is not None and named.get("published", row["published"]) != row["published"]
    if record.text is not None:
        _put_text(context, article_id, record.text)
    if dated_anew:
        _resolve_again(context, article_id)
    for part in record.versions:
        _put_version(context, article_id, part)
    context.count(1, int(row is None), context.tx.changes - before)


def _key(record: ArticleRecord) -> str:
    return record.key or record.url or f"text-{sha256_text(record.text or '')[:12]}"


def _known(context: Context, record: ArticleRecord) -> dict[str, Any] | None:
    same = ARTICLE.c.key == _key(record)
    if not record.key and record.url:
        same = same | (ARTICLE.c.url == record.url)
    found = context.tx.connection.execute(ARTICLE.select().where(same)).mappings().first()
    return dict(found) if found else None


def _next_number(context: Context) -> int:
    return (context.tx.connection.execute(select(func.max(ARTICLE.c.number))).scalar() or 0) + 1


def _put_text(context: Context, article_id: int, text: str) -> None:
    """Make `text` the article's current version: the one that is, one that stands again, or a new one."""
    tx = context.tx
    article = context.row(ARTICLE, article_id)
    old = version_row(tx, article_id, article["current"])
    digest = sha256_text(text)
    if old is not None and old["sha256"] == digest:
        return
    version, n = _withdrawn_version(context, article_id, digest) or (None, _last_version(context, article_id) + 1)
    if version is None:
        version = add_version(tx, article_id, n, text, digest)
    else:
        tx.put(Version, [{"id": version, "withdrawn": False}])
    carried = carry_over(tx, old, version, text) if old else []
    if context.read:
        reading = context.read(text, reference_day(article))
        named = (article_id, article["key"])
        context.counts["claims"] += store_reading(tx, named, version, text, reading, carried)
        headline = next((text[z.start : z.end] for z in find_zones(text) if z.kind == ZoneKind.HEADLINE), "")
        if headline and not article["headline"]:
            tx.put(Article, [{"id": article_id, "headline": headline}])
    if old:
        carry_marks(tx, old, version, text)
        context.counts["versions"] += 1
    tx.put(Article, [{"id": article_id, "current": n}])


def _withdrawn_version(context: Context, article_id: int, digest: str) -> tuple[int, int] | None:
    """A version with this text whose import was undone: its numbers are not given a second time."""
    same = (VERSION.c.article_id == article_id) & (VERSION.c.sha256 == digest) & VERSION.c.withdrawn.is_(True)
    found = context.tx.connection.execute(select(VERSION.c.id, VERSION.c.n).where(same)).first()
    return (found[0], found[1]) if found else None


def _last_version(context: Context, article_id: int) -> int:
    highest = select(func.max(VERSION.c.n)).where(VERSION.c.article_id == article_id)
    return context.tx.connection.execute(highest).scalar() or 0


def _resolve_again(context: Context, article_id: int) -> None:
    """The same text with another date: what is relative to the date means something else now."""
    article = context.row(ARTICLE, article_id)
    version = version_row(context.tx, article_id, article["current"])
    if version and version["extractor"] and context.read:
        dates = context.read(version["text"], reference_day(article)).dates
        resolve_again(context.tx, version["id"], version["text"], dates)


def _put_version(context: Context, article_id: int, part: VersionPart) -> None:
    """A version as an export has it, with its marks; one that is there already must have the same text."""
    digest = sha256_text(part.text)
    same = (VERSION.c.article_id == article_id) & (VERSION.c.n == part.n)
    known = context.tx.connection.execute(VERSION.select().where(same)).mappings().first()
    if known is None:
        version = add_version(context.tx, article_id, part.n, part.text, digest)
    elif known["sha256"] != digest:
        raise Refused(f"Version {part.n} is there with another text; a version never changes.")
    else:
        version = known["id"]
    _put_marks(context, Zone, version, (zone.model_dump() for zone in part.zones))
    _put_marks(context, Passage, version, (passage.model_dump() for passage in part.passages))
    _put_marks(context, TimeExpression, version, (time.model_dump() for time in part.times))
    context.tx.put(Version, [{"id": version, "extractor": part.extractor, "withdrawn": False}])
    if part.n > context.row(ARTICLE, article_id)["current"]:
        context.tx.put(Article, [{"id": article_id, "current": part.n}])


def _put_marks(context: Context, model: type[Tracked], version: int, parts: Iterable[dict[str, Any]]) -> None:
    table = {Zone: ZONE, Passage: PASSAGE, TimeExpression: TIME}[model]
    names = ("start", "end", "kind") if model is Zone else ("start", "end")
    found = context.tx.connection.execute(standing(table, table.c.version_id == version)).mappings()
    known = {tuple(row[name] for name in names): row["id"] for row in found}
    context.tx.put(
        model,
        ({**part, "version_id": version, "id": known.get(tuple(part[name] for name in names))} for part in parts),
    )
