"""Putting a text and what reading found in it into the desk, and carrying what people did over to a new version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from claims.anchors import Anchor, anchor, changed_words, reanchor
from claims.dates import FoundDate, Published, explain
from claims.dates.stretches import known_as
from claims.history.writer import WriteTransaction
from claims.queries.articles import SILENT
from claims.queries.base import CLAIM, PASSAGE, PLACE, TIME, VERDICT, VERSION, ZONE, standing
from claims.reading import EXTRACTOR, FoundClaim, Reading
from claims.tables import Claim, Passage, Place, TimeExpression, Version, Zone
from claims.timex import in_words
from claims.words import PlaceState, Precision, StatementStatus, TimeStatus, ZoneKind
from claims.zones import Zone as FoundZone
from claims.zones import with_marked

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redated:
    """A time expression that means something else than before."""

    start: int
    end: int
    words: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"“{self.words}” was {meant(self.was)}, now {meant(self.now)}"


def meant(value: str) -> str:
    """A TIMEX3 value in words; "not known" where some of it is left open, "no date" where there is none."""
    return "not known" if "X" in value or value.endswith("_REF") else in_words(value)


SETTLED = (TimeStatus.CONFIRMED, TimeStatus.OVERRIDDEN)
"""A person has decided on these: no reading touches them."""

ANSWERED: Mapping[str, Any] = {"asked": "", "waiting_for": "", "waiting_since": None}
"""The columns of a claim about which no question is out."""

# More of a difference than this many code points is not told.
_LONGEST = 200

SAME_STRETCH = 0.5
"""A newly read claim whose words overlap a carried one's by this share (of both together) is that claim."""


def add_version(tx: WriteTransaction, article_id: int, n: int, text: str, sha256: str) -> int:
    """Put a text into the desk as version `n`; returns its id."""
    return tx.put(Version, [{"article_id": article_id, "n": n, "text": text, "sha256": sha256}])[0]


def store_reading(
    tx: WriteTransaction, article: tuple[int, str], version_id: int, text: str, reading: Reading, taken: Sequence[Span]
) -> int:
    """Put zones, sentences, dates and claims of a version into the desk; returns how many claims are new.

    `article` is id and key. Claims whose words are `taken`, by one that was carried over, are not put again. Zones that
    the version has already (`store_zones`) stay as they are.
    """
    marked = marked_zones(tx, version_id)
    zones = with_marked(text, marked)
    store_zones(tx, version_id, (zone for zone in zones if zone not in marked))
    silent = [(zone.start, zone.end) for zone in zones if zone.kind in SILENT]
    tx.put(
        Passage,
        (
            {"version_id": version_id, "start": start, "end": end}
            for start, end in reading.sentences
            if not any(from_ < end and start < to for from_, to in silent)
        ),
    )
    tx.put(TimeExpression, (time_columns(version_id, text, found) for found in reading.dates))
    fresh = [claim for claim in reading.claims if not any(_same(span, (claim.start, claim.end)) for span in taken)]
    ids = _put_claims(tx, article, text, fresh)
    tx.put(
        Place,
        (
            place_columns(claim_id, version_id, anchor(text, start, end))
            for claim_id, claim in zip(ids, fresh, strict=True)
            for start, end in ((claim.start, claim.end), *claim.also)
        ),
    )
    tx.put(Version, [{"id": version_id, "extractor": EXTRACTOR}])
    return len(fresh)


def store_zones(tx: WriteTransaction, version_id: int, zones: Iterable[FoundZone]) -> None:
    """Put zones of a version into the desk."""
    tx.put(
        Zone,
        (
            {"version_id": version_id, "start": zone.start, "end": zone.end, "kind": zone.kind, "rule": zone.rule}
            for zone in zones
        ),
    )


def marked_zones(tx: WriteTransaction, version_id: int) -> list[FoundZone]:
    """The zones that a version has, in order."""
    found = tx.connection.execute(standing(ZONE, ZONE.c.version_id == version_id).order_by(ZONE.c.start)).mappings()
    return [FoundZone(row["start"], row["end"], ZoneKind(row["kind"]), row["rule"]) for row in found]


def carry_over(tx: WriteTransaction, old: dict[str, Any], new_id: int, new_text: str) -> list[Span]:
    """Give every claim of the version `old` its places in the new one; returns where they are now.

    A claim whose words are gone keeps an orphaned place, so that it is seen and not lost. A verdict on words that are
    others now is flagged with the difference; nothing that reviewers write is touched, so no draft of theirs conflicts.
    """
    spans: list[Span] = []
    places = []
    changed: dict[int, str] = {}
    stands: set[int] = set()
    wanted = standing(PLACE, PLACE.c.version_id == old["id"]).order_by(PLACE.c.id)
    for place in tx.connection.execute(wanted).mappings():
        start, end, state = reanchor(
            Anchor(place["start"], place["end"], place["exact"], place["prefix"], place["suffix"]),
            old["text"],
            new_text,
        )
        if state == PlaceState.ORPHAN:
            kept = Anchor(0, 0, place["exact"], place["prefix"], place["suffix"])
            places.append({**place_columns(place["claim_id"], new_id, kept), "state": state})
            changed.setdefault(place["claim_id"], f"“{_short(place['exact'])}” is no longer in the text")
        else:
            if state != PlaceState.TOUCHED:
                stands.add(place["claim_id"])
            elif said := changed_words(place["exact"], new_text[start:end]):
                changed.setdefault(place["claim_id"], f"in the text {_short(said)}")
            places.append({**place_columns(place["claim_id"], new_id, anchor(new_text, start, end)), "state": state})
            spans.append((start, end))
    tx.put(Place, places)
    # A claim that still stands in its words, say in the text though not in the headline, is as it was.
    _flag_changed(tx, {claim: said for claim, said in changed.items() if claim not in stands})
    return spans


def _flag_changed(tx: WriteTransaction, changed: Mapping[int, str]) -> None:
    """Flag the claims with a verdict whose words are others now, with what changed, beside what is said already."""
    found = standing(CLAIM, CLAIM.c.id.in_(changed), CLAIM.c.verdicts > 0)
    rows = tx.connection.execute(found).mappings().all()
    flags = (
        {"id": row["id"], "stale": "; ".join(filter(None, [row["stale"], changed[row["id"]]]))}
        for row in rows
        if changed[row["id"]] not in row["stale"]
    )
    tx.put(Claim, flags)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def carry_marks(tx: WriteTransaction, old: dict[str, Any], new_id: int, new_text: str) -> None:
    """Bring "no fact" marks and settled dates over to the same words of the new version, once it has been read."""
    marks = standing(PASSAGE, PASSAGE.c.version_id == old["id"], PASSAGE.c.no_fact.is_(True))
    marked = {old["text"][row["start"] : row["end"]]: row["reason"] for row in tx.connection.execute(marks).mappings()}
    passages = tx.connection.execute(standing(PASSAGE, PASSAGE.c.version_id == new_id)).mappings().all()
    tx.put(
        Passage,
        (
            {"id": row["id"], "no_fact": True, "reason": marked[words]}
            for row in passages
            if (words := new_text[row["start"] : row["end"]]) in marked
        ),
    )
    settled = standing(TIME, TIME.c.version_id == old["id"], TIME.c.status.in_(SETTLED))
    read = {(row["start"], row["end"]): row["id"] for row in _times(tx, new_id)}
    decisions = []
    replaced: set[int] = set()
    for row in tx.connection.execute(settled).mappings().all():
        start, end, state = reanchor(anchor(old["text"], row["start"], row["end"]), old["text"], new_text)
        if state in (PlaceState.EXACT, PlaceState.MOVED):
            kept = {name: value for name, value in row.items() if name not in ("id", "version_id", "start", "end")}
            here = {"version_id": new_id, "start": start, "end": end}
            decisions.append({**kept, **here, "id": read.pop((start, end), None)})
            replaced |= {row for (from_, to), row in read.items() if from_ < end and start < to}
    tx.put(TimeExpression, decisions)
    tx.withdraw(TimeExpression, sorted(replaced))


def resolve_again(
    tx: WriteTransaction, version_id: int, text: str, dates: Sequence[FoundDate]
) -> tuple[list[Redated], int]:
    """Bring the time expressions of a version to what `dates` say; what a person settled stays.

    Returns those that mean something else now, and of how many claims that flags the verdict.
    """
    known = {(row["start"], row["end"]): row for row in _times(tx, version_id)}
    settled = [span for span, row in known.items() if row["status"] in SETTLED]
    fresh = []
    redated = []
    for found in dates:
        if any(start < found.end and found.start < end for start, end in settled):
            continue
        row = known.pop((found.start, found.end), None)
        columns = time_columns(version_id, text, found)
        if row is None:
            fresh.append(columns)
        else:
            fresh.append({**columns, "id": row["id"]})
            if row["value"] != found.value:
                redated.append(Redated(found.start, found.end, columns["text"], row["value"], found.value))
    tx.put(TimeExpression, fresh)
    tx.withdraw(TimeExpression, (row["id"] for row in known.values() if row["status"] not in SETTLED))
    return redated, flag_decided(tx, version_id, redated)


def flag_decided(tx: WriteTransaction, version_id: int, redated: Sequence[Redated]) -> int:
    """Flag the claims with a verdict in whose words a date means something else now; returns how many there are."""
    places = (
        select(PLACE.c.claim_id, PLACE.c.start, PLACE.c.end)
        .join(CLAIM, CLAIM.c.id == PLACE.c.claim_id)
        .where(PLACE.c.version_id == version_id, ~PLACE.c.withdrawn, ~CLAIM.c.withdrawn, CLAIM.c.verdicts > 0)
    )
    reasons: dict[int, list[str]] = {}
    for claim, start, end in tx.connection.execute(places):
        for one in redated:
            if one.start < end and start < one.end:
                reasons.setdefault(claim, []).append(str(one))
    tx.put(Claim, ({"id": claim, "stale": "; ".join(found)} for claim, found in reasons.items()))
    return len(reasons)


def published_of(article: Mapping[str, Any]) -> Published | None:
    """The day, month or year that an article's relative dates are resolved from."""
    day, precision = article["published"], article["published_precision"]
    return known_as(day, Precision(precision)) if day and precision else None


def time_columns(version_id: int, text: str, found: FoundDate) -> dict[str, Any]:
    """A found date as a row of its table."""
    return {
        "version_id": version_id,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "type": found.type,
        "value": found.value,
        "mod": found.mod or None,
        "rule": found.rule,
        "anchor": found.anchor,
        "earliest": found.earliest,
        "latest": found.latest,
        "precision": found.precision,
        "edtf": found.edtf or None,
        "explanation": explain(found, text),
        "status": found.status,
    }


def place_columns(claim_id: int, version_id: int, where: Anchor) -> dict[str, Any]:
    """An anchor of a claim as a row of its table."""
    return {
        "claim_id": claim_id,
        "version_id": version_id,
        "start": where.start,
        "end": where.end,
        "exact": where.exact,
        "prefix": where.prefix,
        "suffix": where.suffix,
    }


def next_claim_number(tx: WriteTransaction, article_id: int) -> int:
    """The next number within an article; numbers of withdrawn claims are never given again."""
    highest = select(func.max(CLAIM.c.number)).where(CLAIM.c.article_id == article_id)
    return (tx.connection.execute(highest).scalar() or 0) + 1


def count_verdicts(tx: WriteTransaction, claims: Sequence[int]) -> None:
    """Bring the count of standing verdicts of these claims up to date."""
    counted = select(VERDICT.c.claim_id, func.count()).where(
        VERDICT.c.claim_id.in_(claims), VERDICT.c.withdrawn.is_(False)
    )
    found = {row[0]: row[1] for row in tx.connection.execute(counted.group_by(VERDICT.c.claim_id))}
    tx.put(Claim, ({"id": claim, "verdicts": found.get(claim, 0)} for claim in claims))


def version_row(tx: WriteTransaction, article_id: int, n: int) -> dict[str, Any] | None:
    """Version `n` of an article, as its table has it."""
    found = tx.connection.execute(standing(VERSION, VERSION.c.article_id == article_id, VERSION.c.n == n))
    row = found.mappings().first()
    return dict(row) if row else None


def _put_claims(tx: WriteTransaction, article: tuple[int, str], text: str, claims: Sequence[FoundClaim]) -> list[int]:
    """New claims get the next numbers; one that was withdrawn with its import stands again under its old number."""
    gone = CLAIM.select().where(CLAIM.c.article_id == article[0], CLAIM.c.withdrawn.is_(True))
    withdrawn = {row["text"]: row["id"] for row in tx.connection.execute(gone.order_by(CLAIM.c.id.desc())).mappings()}
    number = next_claim_number(tx, article[0])
    rows = []
    for claim in claims:
        columns = _claim_columns(text, claim)
        again = withdrawn.pop(claim.text, None)
        if again is not None:
            rows.append({**columns, "id": again, "withdrawn": False})
            continue
        rows.append({**columns, "key": f"{article[1]}#{number}", "article_id": article[0], "number": number})
        number += 1
    return tx.put(Claim, rows)


def _claim_columns(text: str, claim: FoundClaim) -> dict[str, Any]:
    rewritten = claim.statement != claim.text
    written = claim.speaker_span
    return {
        "text": claim.text,
        "statement": claim.statement,
        "statement_status": StatementStatus.PROPOSED if rewritten else StatementStatus.VERBATIM,
        "kind": claim.kind,
        "voice": claim.voice,
        "speaker": claim.speaker,
        "speaker_as_written": text[written[0] : written[1]] if written else None,
        "speaker_role": claim.speaker_role,
        "speaker_kind": claim.speaker_kind,
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "origin": EXTRACTOR,
    }


def _times(tx: WriteTransaction, version_id: int) -> Iterator[dict[str, Any]]:
    for row in tx.connection.execute(standing(TIME, TIME.c.version_id == version_id)).mappings().all():
        yield dict(row)


def _same(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= SAME_STRETCH * (max(one[1], other[1]) - min(one[0], other[0]))
