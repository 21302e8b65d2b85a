"""What a user can do with sources and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from claims.actions.copies import SavedPage, copy_with_text, put_copy_of, saved, shortfalls, take, text_in
from claims.actions.references import article_of, canonical, checked_address, claim_of, claims_of, source_of
from claims.anchors import anchor
from claims.desk import Desk
from claims.errors import NotFound, Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries import sources as queries
from claims.queries.base import CLAIM, EVIDENCE, SOURCE
from claims.queries.sources import copy_row
from claims.rows import ArticleRow, ClaimRow, Done, EvidenceRow, SourceRow
from claims.sources.copies import Capture
from claims.sources.own_word import own_word
from claims.sources.quoting import Quoted, find_quotation
from claims.tables import Evidence, Source
from claims.verdicts.guards import SAYS
from claims.words import EvidenceState, Question, SourceKind, Stance, Via

EDITABLE = ("url", "title", "publisher", "kind", "description", "derived_from", "confidential", "accessed")


def add_source(
    desk: Desk,
    article: str,
    *,
    via: Via,
    url: str | None = None,
    title: str = "",
    publisher: str | None = None,
    kind: SourceKind = SourceKind.NEWS,
    description: str = "",
    confidential: bool = False,
    accessed: date | None = None,
    fetch: bool = False,
    page: SavedPage | None = None,
) -> Done:
    """Add a source to an article; it gets the next S-number. It needs an address, a title or a description.

    With `fetch` what is at its address is stored with it, with `page` what somebody saved of it; title and publisher
    are taken from that where they are not given. What was not to be had is recorded too, and told as a warning.
    """
    capture = _capture(url, fetch=fetch, page=page)
    with desk.write(via=via, name="add source", reason=url or title or description) as tx:
        row = article_of(tx.connection, article)
        columns = {
            "url": checked_address(url),
            "title": title,
            "publisher": publisher,
            "kind": kind,
            "description": description,
            "confidential": confidential,
            "accessed": accessed,
        }
        source, number = put_source(tx, row, columns)
        if capture is not None:
            put_copy_of(tx, source, f"{row.key}#S{number}", capture)
        return Done(f"Source S{number} of article {row.number} added.", tx.action, shortfalls(capture), (source,))


def edit_source(
    desk: Desk, article: str, source: str, fields: Mapping[str, Any], *, via: Via, rev: int | None = None
) -> Done:
    """Change what is known about a source (EDITABLE). `derived_from` is the source that it was made from, as in S1."""
    unknown = sorted(set(fields) - set(EDITABLE))
    if unknown:
        raise UsageError(f"A source has no {unknown[0]} to change.", f"It has {', '.join(EDITABLE)}.")
    if "url" in fields:
        address = checked_address(fields["url"])
        fields = {**fields, "url": address, "canonical": canonical(address)}
    with desk.write(via=via, name="edit source", reason=f"{article} {source}") as tx:
        row = article_of(tx.connection, article)
        found = source_of(tx.connection, row, source)
        if found is None:
            raise NotFound(f'Article {row.number} has no source "{source}".')
        if fields.get("derived_from"):
            fields = {**fields, "derived_from": _original(tx.connection, row, found, fields["derived_from"])}
        tx.put(Source, [{"id": found.id, **fields, "rev": rev}])
        return Done(f"Source {found.label} of article {row.number} saved.", tx.action, ids=(found.id,))


def add_evidence(
    desk: Desk,
    claims: Sequence[str],
    source: str,
    *,
    stance: Stance,
    via: Via,
    question: Question = Question.SO,
    quotation: str = "",
    locator: str = "",
    note: str = "",
    language: str | None = None,
    translation: str = "",
    fetch: bool = False,
    page: SavedPage | None = None,
) -> Done:
    """Say what a source does for claims: "S3", or an address or a description, which becomes a new source.

    The claims must be of one article, since a source belongs to its article. With `fetch` the source is fetched and
    stored, with `page` what somebody saved of it. The quotation is looked for in that copy, else in the newest one
    that the source has; how it differs is told as a warning.
    """
    with desk.snapshot() as connection:
        row = article_of(connection, str(_one_article(claims_of(connection, claims))))
        known = source_of(connection, row, source) if source else None
    capture = _capture(known.url if known else source, fetch=fetch, page=page)
    with desk.write(via=via, name="add evidence", reason=source) as tx:
        found = claims_of(tx.connection, claims)
        known = source_of(tx.connection, row, source) if source else None
        described = _described(source, capture)
        source_id, number = (known.id, known.number) if known else put_source(tx, row, described)
        fresh = None if capture is None else put_copy_of(tx, source_id, f"{row.key}#S{number}", capture)
        columns = {
            "source_id": source_id,
            "question": question,
            "stance": stance,
            "quotation": quotation,
            "locator": locator,
            "note": note,
            "language": language,
            "translation": translation,
        }
        quoted = _looked_up(tx.connection, source_id, fresh, capture, quotation)
        ids = [put_evidence(tx, claim, {**columns, **quoted.columns}) for claim in found]
        labels = ", ".join(claim.label for claim in found)
        told = f"S{number} {SAYS[stance]} {labels}.{f' {quoted}' if quoted.of else ''}"
        warnings = (*shortfalls(capture), *quoted.warnings, *_own_words(tx.connection, found, question, source_id))
        return Done(told, tx.action, warnings, tuple(ids))


def quote_passage(
    desk: Desk,
    claims: Sequence[str],
    copy: int,
    start: int,
    end: int,
    *,
    stance: Stance,
    via: Via,
    question: Question = Question.SO,
    locator: str = "",
    note: str = "",
) -> Done:
    """Take a stretch of a stored copy's text, `start` to `end` (exclusive) in code points, as evidence for claims."""
    with desk.write(via=via, name="quote passage", reason=", ".join(claims)) as tx:
        found = claims_of(tx.connection, claims)
        row = article_of(tx.connection, str(_one_article(found)))
        stored = copy_row(tx.connection, copy)
        source = next(
            (s for s in queries.sources_of(tx.connection, row.id) if stored and s.id == stored.source_id), None
        )
        if source is None:
            raise NotFound(f"Article {row.number} has no source with a stored copy {copy}.")
        where = anchor(text_in(tx.connection, copy), start, end)
        columns = {"source_id": source.id, "question": question, "stance": stance, "locator": locator, "note": note}
        quoted = Quoted(EvidenceState.FOUND, where, 1.0)
        place = {**quoted.columns(copy), "quotation": where.exact}
        ids = [put_evidence(tx, claim, {**columns, **place}) for claim in found]
        labels = ", ".join(claim.label for claim in found)
        warnings = _own_words(tx.connection, found, question, source.id)
        return Done(f"{source.label} {SAYS[stance]} {labels}, in its own words.", tx.action, warnings, tuple(ids))


def withdraw_evidence(desk: Desk, evidence_id: int, *, via: Via, reason: str = "") -> Done:
    """Take a piece of evidence off its claim; it stays in the history."""
    with desk.write(via=via, name="withdraw evidence", reason=reason) as tx:
        standing = select(EVIDENCE.c.id).where(EVIDENCE.c.id == evidence_id, EVIDENCE.c.withdrawn.is_(False))
        if tx.connection.execute(standing).first() is None:
            raise NotFound(f"There is no evidence {evidence_id}.")
        tx.withdraw(Evidence, [evidence_id])
        return Done("Evidence withdrawn.", tx.action)


def list_evidence(desk: Desk, claim: str) -> tuple[EvidenceRow, ...]:
    """The evidence of a claim, in the order it was added."""
    with desk.snapshot() as connection:
        row = claim_of(connection, claim)
        return tuple(queries.evidence_of(connection, [row.id]).get(row.id, ()))


def put_source(tx: WriteTransaction, article: ArticleRow, columns: Mapping[str, Any]) -> tuple[int, int]:
    """Put a new source into an open transaction; returns its id and its number."""
    if not (columns.get("url") or columns.get("title") or columns.get("description")):
        raise Refused("A source needs an address, a title or a description.", "Nothing was added.")
    highest = select(func.max(SOURCE.c.number)).where(SOURCE.c.article_id == article.id)
    number = (tx.connection.execute(highest).scalar() or 0) + 1
    named = {"key": f"{article.key}#S{number}", "article_id": article.id, "number": number}
    return tx.put(Source, [{**named, **columns, "canonical": canonical(columns.get("url"))}])[0], number


def put_evidence(tx: WriteTransaction, claim: ClaimRow, columns: Mapping[str, Any]) -> int:
    """Put a new piece of evidence for a claim into an open transaction; returns its id."""
    count = select(func.count()).select_from(EVIDENCE).where(EVIDENCE.c.claim_id == claim.id)
    number = tx.connection.execute(count).scalar_one() + 1
    return tx.put(Evidence, [{"key": f"{claim.key}/E{number}", "claim_id": claim.id, **columns}])[0]


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """What came of looking a quotation up: in which copy, if in any, and how it stands there."""

    quoted: Quoted
    of: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {"state": EvidenceState.UNCHECKED} if self.of is None else self.quoted.columns(self.of)

    @property
    def warnings(self) -> tuple[str, ...]:
        if self.of is None or self.quoted.state == EvidenceState.FOUND:
            return ()
        return (f"{self.quoted} The quotation was saved as you gave it.",)

    def __str__(self) -> str:
        return str(self.quoted) if self.quoted.state == EvidenceState.FOUND else ""


def _looked_up(
    connection: Connection, source: int, fresh: int | None, capture: Capture | None, quotation: str
) -> _LookedUp:
    copy = (fresh, capture.text) if fresh and capture and capture.text else copy_with_text(connection, source)
    if copy is None or not quotation.strip():
        return _LookedUp(Quoted(EvidenceState.UNCHECKED))
    return _LookedUp(find_quotation(quotation, copy[1]), copy[0])


def _capture(url: str | None, *, fetch: bool, page: SavedPage | None) -> Capture | None:
    if page is not None:
        return saved(page, url)
    if not fetch:
        return None
    address = checked_address(url) if url and _is_address(url) else None
    if address is None:
        raise UsageError("Only what has an address can be fetched.", "Give one, or the page as a file.")
    return take(address)


def _one_article(found: Sequence[ClaimRow]) -> int:
    """The number of the one article that all these claims are of."""
    articles = sorted({claim.article for claim in found})
    if len(articles) != 1:
        raise UsageError(
            "A source belongs to one article; these claims are of several.", "Add the evidence article by article."
        )
    return articles[0]


def _described(source: str, capture: Capture | None) -> dict[str, Any]:
    """A new source from the words that name it, or from the page that was given for it."""
    words = source.strip()
    if _is_address(words):
        return {"url": checked_address(words)}
    title = "" if capture is None else capture.columns.get("title", "")
    return {"description": words or ("" if title else "a saved page"), "title": title}


def _is_address(words: str) -> bool:
    return words.strip().lower().startswith(("http://", "https://"))


def _original(connection: Connection, article: ArticleRow, source: SourceRow, ref: str) -> int:
    """The id of the source that another was made from. Refused where that goes round in a circle."""
    known = {one.number: one for one in queries.sources_of(connection, article.id)}
    found = source_of(connection, article, ref)
    if found is None:
        raise NotFound(f'Article {article.number} has no source "{ref}".')
    above: SourceRow | None = found
    while above is not None:
        if above.id == source.id:
            raise Refused(f"{source.label} cannot be derived from itself.", "Nothing was saved.")
        above = known.get(above.derived_from) if above.derived_from is not None else None
    return found.id


def _own_words(
    connection: Connection, found: Sequence[ClaimRow], question: Question, source_id: int
) -> tuple[str, ...]:
    """A claimant's own word is no evidence that it is so."""
    if question != Question.SO:
        return ()
    source = next(s for s in queries.sources_of(connection, found[0].article_id) if s.id == source_id)
    wanted = select(CLAIM.c.id, CLAIM.c.speaker_role).where(CLAIM.c.id.in_([claim.id for claim in found]))
    roles = {row[0]: row[1] for row in connection.execute(wanted)}
    return tuple(
        f"{source.label} is {claim.speaker}'s own word ({why}): it shows that it was said, not that it is so."
        for claim in found
        if (why := own_word(source, claim.speaker, roles.get(claim.id, "")))
    )
