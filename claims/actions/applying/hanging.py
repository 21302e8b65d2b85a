"""Records of what hangs on an article: sources, claims with their places, evidence, verdicts, sign-offs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from claims.actions.applying.context import Context, Numbered, require_parts, required
from claims.actions.storing import count_verdicts, place_columns, version_row
from claims.anchors import anchor
from claims.errors import Refused
from claims.queries.base import ARTICLE, CLAIM, EVIDENCE, PLACE, SIGN_OFF, SOURCE, VERDICT, standing
from claims.records import ClaimRecord, PlacePart, split_key
from claims.scales import scale_for
from claims.tables import Claim, Evidence, Place, SignOff, Source, Verdict
from claims.words import PlaceState


def apply_sources(context: Context, batch: Sequence[Numbered]) -> None:
    """Put sources; one may be derived from another of the same batch."""
    keys = [key for b in batch for key in (b.record.key, b.record.derived_from)]
    known = context.by_key(SOURCE, keys)
    articles = context.by_key(ARTICLE, (split_key(b.record.key)[0] for b in batch))
    rows = []
    new = 0
    for line, record in _pairs(batch):
        article, number = split_key(record.key)
        named = _named(record, "article")
        if record.derived_from:
            named["derived_from"] = required(line, known, record.derived_from, "source")["id"]
        if record.key in known:
            rows.append(_again(named, known[record.key]))
            continue
        row = {
            **named,
            "id": context.tx.new_id(Source),
            "article_id": required(line, articles, article, "article")["id"],
            "number": number,
        }
        known[record.key] = {**row, "withdrawn": False}
        rows.append(row)
        new += 1
    context.put(Source, rows, new)


def apply_claims(context: Context, batch: Sequence[Numbered]) -> None:
    """Put claims, and where they stand."""
    known = context.by_key(CLAIM, (b.record.key for b in batch))
    articles = context.by_key(ARTICLE, (split_key(b.record.key)[0] for b in batch))
    rows = []
    for line, record in _pairs(batch):
        key, number = split_key(record.key)
        article = required(line, articles, key, "article")
        named = _named(record, "article", "places")
        if record.key in known:
            rows.append(_again(named, known[record.key]))
            continue
        require_parts(line, record)
        text = record.text or record.places[0].exact
        defaults = {"text": text, "statement": text, "origin": f"import by {context.by}"}
        rows.append({**defaults, **named, "article_id": article["id"], "number": number})
    before = context.tx.changes
    ids = context.tx.put(Claim, rows)
    for (line, record), claim in zip(_pairs(batch), ids, strict=True):
        if "places" in record.named():
            _put_places(context, line, record, claim, articles[split_key(record.key)[0]]["id"])
    context.count(len(rows), sum(b.record.key not in known for b in batch), context.tx.changes - before)


def apply_evidence(context: Context, batch: Sequence[Numbered]) -> None:
    """Put evidence."""
    known = context.by_key(EVIDENCE, (b.record.key for b in batch))
    claims = context.by_key(CLAIM, (b.record.claim for b in batch))
    sources = context.by_key(SOURCE, (b.record.source for b in batch))
    rows = []
    for line, record in _pairs(batch):
        columns = _named(record, "claim", "source")
        if record.claim:
            columns["claim_id"] = required(line, claims, record.claim, "claim")["id"]
        if record.source:
            columns["source_id"] = required(line, sources, record.source, "source")["id"]
        if record.key in known:
            columns = _again(columns, known[record.key])
        else:
            require_parts(line, record)
        rows.append(columns)
    context.put(Evidence, rows, sum(b.record.key not in known for b in batch))


def apply_verdicts(context: Context, batch: Sequence[Numbered]) -> None:
    """Put verdicts; of one that is there only the answer to its wording can change."""
    known = context.by_key(VERDICT, (b.record.key for b in batch))
    claims = context.by_key(CLAIM, (b.record.claim for b in batch))
    rows = []
    for line, record in _pairs(batch):
        named = _named(record, "claim")
        if record.key in known:
            rows.append(_again(named, known[record.key]))
            continue
        require_parts(line, record)
        claim = required(line, claims, record.claim, "claim")
        given = {name: value for name, value in named.items() if value is not None}
        defaults = {"scale": _scale_of(context, claim), "by": context.by, "at": datetime.now(UTC)}
        rows.append({**defaults, **given, "claim_id": claim["id"]})
    context.put(Verdict, rows, sum(b.record.key not in known for b in batch))
    count_verdicts(context.tx, sorted({claim["id"] for claim in claims.values()}))


def apply_sign_offs(context: Context, batch: Sequence[Numbered]) -> None:
    """Put sign-offs."""
    articles = context.by_key(ARTICLE, (b.record.article for b in batch))
    rows = []
    for line, record in _pairs(batch):
        article = required(line, articles, record.article, "article")
        by, at = record.by or context.by, record.at or datetime.now(UTC)
        rows.append(
            {
                "key": record.key or f"{record.article}@{record.n}/{by}/{at.isoformat()}",
                "article_id": article["id"],
                "n": record.n,
                "by": by,
                "at": at,
                "waivers": list(record.waivers),
            }
        )
    known = context.by_key(SIGN_OFF, (row["key"] for row in rows))
    rows = [_again(row, known[row["key"]]) if row["key"] in known else row for row in rows]
    context.put(SignOff, rows, sum("id" not in row for row in rows))


def _pairs(batch: Sequence[Numbered]) -> list[tuple[int, Any]]:
    return [(numbered.line, numbered.record) for numbered in batch]


def _named(record: Any, *without: str) -> dict[str, Any]:
    return {name: value for name, value in record.named().items() if name not in without}


def _again(columns: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """The columns for a row that is there; it stands again if it was withdrawn."""
    return {**columns, "id": known["id"], "withdrawn": False}


def _scale_of(context: Context, claim: dict[str, Any]) -> str:
    article = context.row(ARTICLE, claim["article_id"])
    return article["scale"] or scale_for(article["mode"]).name


def _put_places(context: Context, line: int, record: ClaimRecord, claim: int, article: int) -> None:
    """The places that the record names are the claim's places now."""
    found = context.tx.connection.execute(standing(PLACE, PLACE.c.claim_id == claim)).mappings()
    # Orphans have no place of their own: their words tell them apart.
    known = {(row["version_id"], row["start"], row["end"], row["exact"]): row["id"] for row in found}
    rows = []
    for part in record.places:
        version = version_row(context.tx, article, part.version)
        if version is None:
            raise Refused(f"The article of claim {record.key} has no version {part.version}.", line=line)
        columns = _place(line, record, part, claim, version)
        rows.append({**columns, "id": known.pop((version["id"], part.start, part.end, part.exact), None)})
    context.tx.put(Place, rows)
    context.tx.withdraw(Place, known.values())


def _place(line: int, record: ClaimRecord, part: PlacePart, claim: int, version: dict[str, Any]) -> dict[str, Any]:
    given = {"claim_id": claim, "version_id": version["id"], **part.model_dump(exclude={"version"})}
    if part.state == PlaceState.ORPHAN:
        return given
    text = version["text"]
    if text[part.start : part.end] != part.exact:
        where = f"{part.start}–{part.end} of version {part.version}"
        raise Refused(f"The words of claim {record.key} are not at {where}.", line=line)
    if part.prefix or part.suffix:
        return given
    return {**given, **place_columns(claim, version["id"], anchor(text, part.start, part.end))}
