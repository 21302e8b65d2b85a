"""Records of what hangs on an article: sources, claims with their places, evidence, verdicts, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from claims.actions.applying.context import Context, Incoming, Step, require_parts, required
from claims.actions.applying.edits import compare, refused
from claims.actions.applying.lookup import Lookup, Made, Row
from claims.actions.references import canonical
from claims.actions.storing import count_verdicts, place_columns
from claims.anchors import anchor
from claims.errors import Refused
from claims.queries.base import ARTICLE, CLAIM, EVIDENCE, SIGN_OFF, SOURCE, VERDICT
from claims.scales import scale_for
from claims.tables import Claim, Evidence, Place, SignOff, Source, Tracked, Verdict, table_of
from claims.words import Outcome, PlaceState

Planned = Iterator[Step]
"""A step for each record of a batch, in its order."""


def plan_sources(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Sources; one may be derived from another, but not from one of the same batch."""
    known = desk.by_key(SOURCE, (key for record in batch for key in (record.key, record.named.get("derived_from"))))
    articles = desk.by_key(ARTICLE, (record.article for record in batch))
    for record in batch:
        columns = _without(record, "article", "number")
        if "url" in columns:
            columns["canonical"] = canonical(columns["url"])
        new: dict[str, Any] = {}
        try:
            if original := columns.get("derived_from"):
                columns["derived_from"] = required(known, original, "source")["id"]
            if record.key not in known:
                article = required(articles, record.article, "article")
                new = {"article_id": article["id"], "number": record.number}
        except Refused as refusal:
            yield refused(refusal.message)
            continue
        yield compare(Source, record, known.get(record.key), columns, new)


def plan_claims(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Claims, and where they stand."""
    known = desk.by_key(CLAIM, (record.key for record in batch))
    owners = [record.article for record in batch]
    articles = desk.by_key(ARTICLE, owners)
    placed = desk.places([known[r.key]["id"] for r in batch if "places" in r.named and _stands(known.get(r.key))])
    for record, owner in zip(batch, owners, strict=True):
        row = known.get(record.key)
        try:
            article = required(articles, owner, "article")
            new = _new_claim(record, article, by) if row is None else {}
            step = compare(Claim, record, row, _without(record, "article", "number", "places"), new)
            if "places" not in record.named or step.outcome is Outcome.REFUSED:
                yield step
            elif row is not None and "places" in row:  # a line before named them
                _places(desk, record, article, ())  # words that are not there are refused now
                same = row["places"] == record.named["places"]
                yield step if same else _changed(step, row)._replace(tentative=True)
            else:
                standing = placed[row["id"]] if row is not None and _stands(row) else ()
                put, gone = _places(desk, record, article, standing)
                if put or gone:
                    step = _changed(step, row)
                    yield Step(step.outcome, step.row, tuple(put), tuple(gone))
                else:
                    yield step
        except Refused as refusal:
            yield refused(refusal.message)


def plan_evidence(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Evidence."""
    known = desk.by_key(EVIDENCE, (record.key for record in batch))
    claims = desk.by_key(CLAIM, (record.named.get("claim") for record in batch))
    sources = desk.by_key(SOURCE, (record.named.get("source") for record in batch))
    for record in batch:
        columns = _without(record, "claim", "source")
        try:
            if record.key not in known:
                require_parts(record)
            if record.named.get("claim"):
                columns["claim_id"] = required(claims, record.named["claim"], "claim")["id"]
            if record.named.get("source"):
                columns["source_id"] = required(sources, record.named["source"], "source")["id"]
        except Refused as refusal:
            yield refused(refusal.message)
            continue
        yield compare(Evidence, record, known.get(record.key), columns, {})


def plan_verdicts(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Verdicts; of one that is there only the answer to its wording can change."""
    known = desk.by_key(VERDICT, (record.key for record in batch))
    claims = desk.by_key(CLAIM, (record.named.get("claim") for record in batch))
    articles = desk.by_key(ARTICLE, (key.rpartition("#")[0] for key in claims))
    for record in batch:
        columns = _without(record, "claim")
        columns = {name: value for name, value in columns.items() if value is not None or name not in _OF_THE_MAKER}
        if record.key in known:
            yield compare(Verdict, record, known[record.key], columns, {})
            continue
        try:
            require_parts(record)
            claim = required(claims, record.named["claim"], "claim")
            article = required(articles, record.named["claim"].rpartition("#")[0], "article")
        except Refused as refusal:
            yield refused(refusal.message)
            continue
        scale = article["scale"] or scale_for(article["mode"]).name
        defaults = {"claim_id": claim["id"], "scale": scale, "by": by, "at": datetime.now(UTC)}
        yield compare(Verdict, record, None, columns, defaults)


# What a verdict cannot be without: null leaves it to whoever imports, and to the article.
_OF_THE_MAKER = frozenset({"scale", "by", "at"})


def plan_sign_offs(desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Sign-offs."""
    known = desk.by_key(SIGN_OFF, (record.key for record in batch))
    articles = desk.by_key(ARTICLE, (record.named["article"] for record in batch))
    for record in batch:
        try:
            article = required(articles, record.named["article"], "article")
        except Refused as refusal:
            yield refused(refusal.message)
            continue
        columns = {"key": record.key, **_without(record, "article"), "article_id": article["id"]}
        yield compare(SignOff, record, known.get(record.key), columns, {})


def plan_of_claims(model: type[Tracked], desk: Lookup, by: str, batch: Sequence[Incoming]) -> Planned:
    """Reviews, releases, corrections and relations: what somebody did with a claim at a moment."""
    known = desk.by_key(table_of(model), (record.key for record in batch))
    ends = ("claim", "other")
    claims = desk.by_key(CLAIM, (record.named.get(end) for record in batch for end in ends))
    for record in batch:
        columns = {name: value for name, value in _without(record, *ends).items() if value is not None}
        try:
            if record.key not in known:
                require_parts(record)
            for end in ends:
                if record.named.get(end):
                    columns[f"{end}_id"] = required(claims, record.named[end], "claim")["id"]
        except Refused as refusal:
            yield refused(refusal.message)
            continue
        yield compare(model, record, known.get(record.key), columns, {"by": by, "at": datetime.now(UTC)})


def put_rows(model: type[Tracked], context: Context, steps: Sequence[Step]) -> None:
    """Put the rows of steps that need nothing else."""
    context.tx.put(model, [step.row for step in steps if step.row])


def put_claims(context: Context, steps: Sequence[Step]) -> None:
    """Put claims with their places."""
    rows = [step.row for step in steps]
    ids = iter(context.tx.put(Claim, [row for row in rows if len(row) > 1]))  # an id alone has only its places changed
    places: list[dict[str, Any]] = []
    gone: list[int] = []
    for row, step in zip(rows, steps, strict=True):
        claim = next(ids) if len(row) > 1 else row["id"]
        for place in step.places:
            place["claim_id"] = claim
        places += step.places
        gone += step.gone
    context.tx.put(Place, places)
    context.tx.withdraw(Place, gone)


def put_verdicts(context: Context, steps: Sequence[Step]) -> None:
    """Put verdicts, and the count of them on their claims."""
    ids = context.tx.put(Verdict, [step.row for step in steps])
    rows = context.tx.connection.execute(VERDICT.select().where(VERDICT.c.id.in_(ids))).mappings()
    count_verdicts(context.tx, sorted({row["claim_id"] for row in rows}))


def _without(record: Incoming, *names: str) -> dict[str, Any]:
    columns = {**record.named}
    for name in names:
        columns.pop(name, None)
    return columns


def _stands(row: Row | None) -> bool:
    return row is not None and not isinstance(row["id"], Made)


def _new_claim(record: Incoming, article: Row, by: str) -> dict[str, Any]:
    require_parts(record)
    text = record.named.get("text") or record.named["places"][0]["exact"]
    return {
        "article_id": article["id"],
        "number": record.named.get("number") or record.number,
        "text": text,
        "statement": text,
        "origin": f"import by {by}",
    }


_Places = tuple[list[dict[str, Any]], list[int]]


def _places(desk: Lookup, record: Incoming, article: Row, standing: Sequence[Row]) -> _Places:
    """The places to put and the ids of those to withdraw: what the record names is where the claim stands now."""
    parts = record.named["places"]
    known = {_at(row): row for row in standing}
    put = []
    for part in parts:
        version = desk.version(article, part["version"])
        if version is None or version["withdrawn"]:
            raise Refused(f"The article of claim {record.key} has no version {part['version']}.")
        columns = _place(record, part, version)
        found = known.pop(_at(columns), None) if known else None
        if found is None:
            put.append(columns)
        elif not columns.items() <= found.items():
            put.append({**columns, "id": found["id"]})
    return put, [row["id"] for row in known.values()]


def _at(place: Row) -> tuple[Any, ...]:
    """What tells the places of a claim apart. Orphans have no place of their own: their words tell them apart."""
    return place["version_id"], place["start"], place["end"], place["exact"]


def _place(record: Incoming, part: dict[str, Any], version: Row) -> dict[str, Any]:
    columns = {**part, "version_id": version["id"]}
    del columns["version"]
    if part["state"] == PlaceState.ORPHAN:
        return columns
    text, start, end = version["text"], part["start"], part["end"]
    if text[start:end] != part["exact"]:
        where = f"{start}–{end} of version {part['version']}"
        raise Refused(f"The words of claim {record.key} are not at {where}.")
    if part["prefix"] or part["suffix"]:
        return columns
    found = place_columns(0, version["id"], anchor(text, start, end))
    return {**columns, "prefix": found["prefix"], "suffix": found["suffix"]}


def _changed(step: Step, row: Row | None) -> Step:
    if step.outcome is not Outcome.UNCHANGED:
        return step
    assert row is not None
    return step._replace(outcome=Outcome.CHANGED, row={"id": row["id"]})
