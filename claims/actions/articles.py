"""What a user can do with an article. Reading them is in `sheets`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from claims.actions.importing import fetch_page, import_stream
from claims.actions.references import article_of, checked_address
from claims.actions.rules import rules_in
from claims.actions.storing import Redated, resolve_again, version_row
from claims.dates.publication import Proposal, propose_publication
from claims.dates.stretches import known_as
from claims.desk import Desk
from claims.errors import Refused, UsageError
from claims.filters import months
from claims.intake.published import published_in_record
from claims.queries import articles as queries
from claims.queries.history import first_seen
from claims.queries.sources import copies_of
from claims.reading import read
from claims.rows import ArticleRow, ArticleSheet, CopyRow, Done
from claims.scales import RATING_SCALES
from claims.tables import Article, SignOff
from claims.verdicts.roles import require
from claims.words import DateOrigin, Mode, Role, State, Via, counted

__all__ = [
    "date_article",
    "edit_article",
    "fetch_page",
    "import_stream",
    "propose_date",
    "sign_off",
]

EDITABLE = ("url", "headline", "publisher", "byline", "mode", "scale", "due")


def date_article(desk: Desk, ref: str, published: str, *, via: Via) -> Done:
    """Say when an article was published ("2023-04-26", "2023-04", "2023", "unknown").

    Every date in it that is relative to that is resolved again in the same action, but for those that somebody
    confirmed or overrode. From a month or a year only what is the same from each of its days gets a value.
    """
    if published.strip().lower() == "unknown":
        day, precision, how = None, None, DateOrigin.UNKNOWN
    else:
        day, precision = published_in_record(published)
        how = DateOrigin.REVIEWER
    with desk.write(via=via, name="date article", reason=f"{ref}: {published}") as tx:
        row = article_of(tx.connection, ref)
        tx.put(Article, [{"id": row.id, "published": day, "published_precision": precision, "published_how": how}])
        version = version_row(tx, row.id, row.version)
        when = known_as(day, precision) if day and precision else None
        redated: list[Redated] = []
        flagged = 0
        if version and version["extractor"]:
            dates = read(version["text"], when).dates
            redated, flagged = resolve_again(tx, version["id"], version["text"], dates)
        said = "has no known publication date" if day is None else f"was published {published}"
        count = len(redated)
        mean = f"{counted(count, 'date') if count else 'no date'} {'means' if count < 2 else 'mean'} something else now"
        stale = f", and {counted(flagged, 'verdict')} may no longer hold" if flagged else ""
        return Done(f"Article {row.number} {said}; {mean}{stale}.", tx.action, tuple(map(str, redated)))


def propose_date(desk: Desk, ref: str) -> list[Proposal]:
    """What its page, markup or feed gave, and what its own words say about the day it came out, the narrowest first.

    Nothing is taken. A proposal that rests on no words has `start` and `end` 0.
    """
    with desk.snapshot() as connection:
        article = article_of(connection, ref)
        found = queries.sheet(connection, article.id)
        pages = copies_of(connection, article=article.id)
        seen = first_seen(connection, "article", article.id)
    if found is None:
        return []
    return [*_given(found.article), *_marked(pages), *propose_publication(found.text, seen and seen.date())]


def _marked(pages: Sequence[CopyRow]) -> Iterator[Proposal]:
    """The days that the markup of the newest copy of the article's page gives."""
    for told in next((copy.proposals for copy in reversed(pages) if copy.proposals), ()):
        day = date.fromisoformat(told["day"])
        yield Proposal(day, day, f"its page: {told['reason']}", 0, 0)


def _given(article: ArticleRow) -> Iterator[Proposal]:
    """The date that came with the article, as long as no person has said it."""
    if article.published and article.published_how not in (DateOrigin.REVIEWER, DateOrigin.UNKNOWN):
        day = article.published.isoformat()
        told = {"year": day[:4], "month": day[:7]}.get(str(article.published_precision), day)
        yield Proposal(*months(told), f"the {article.published_how} gives {told}", 0, 0)


def edit_article(desk: Desk, ref: str, fields: Mapping[str, Any], *, via: Via, rev: int | None = None) -> Done:
    """Change what is known about an article (EDITABLE). `rev` is the revision that the change was made from."""
    _require_editable(fields)
    if "url" in fields:
        fields = {**fields, "url": checked_address(fields["url"])}
    with desk.write(via=via, name="edit article", reason=f"{ref}: {', '.join(fields)}") as tx:
        row = article_of(tx.connection, ref)
        tx.put(Article, [{"id": row.id, "rev": row.rev if rev is None else rev, **fields}])
        return Done(f"Article {row.number} saved.", tx.action)


def sign_off(desk: Desk, ref: str, *, waivers: Sequence[str] = (), via: Via) -> Done:
    """Answer for the current version of an article.

    Refused while sentences are unread, claims open or not approved, or names, numbers and dates loose, unless waivers
    name what is knowingly left.
    """
    with desk.write(via=via, name="sign off", reason="; ".join(waivers)) as tx:
        require(rules_in(tx.connection), desk.by, Role.EDITOR, "to sign off articles")
        row = article_of(tx.connection, ref)
        found = queries.sheet(tx.connection, row.id)
        missing = _missing(found) if found else ["no text"]
        if missing and not waivers:
            raise Refused(
                f"Article {row.number} cannot be signed off yet: {', '.join(missing)}.",
                "Nothing was saved. Finish them, or say what is left and why: "
                f"`workbench article sign-off {row.number} --waive TEXT`.",
            )
        at = datetime.now(UTC)
        key = f"{row.key}@{row.version}/{desk.by}/{at.isoformat()}"
        columns = {"key": key, "article_id": row.id, "n": row.version, "by": desk.by, "at": at}
        tx.put(SignOff, [{**columns, "waivers": list(waivers)}])
        return Done(f"Version {row.version} of article {row.number} is signed off by {desk.by}.", tx.action)


def _require_editable(fields: Mapping[str, Any]) -> None:
    unknown = sorted(set(fields) - set(EDITABLE))
    if unknown:
        raise UsageError(f"An article has no {unknown[0]} to change.", f"It has {', '.join(EDITABLE)}.")
    if fields.get("mode") is not None and fields["mode"] not in set(Mode):
        raise UsageError(f'"{fields["mode"]}" is no mode.', f"It is {' or '.join(Mode)}.")
    if fields.get("scale") is not None and fields["scale"] not in RATING_SCALES:
        raise UsageError(f'There is no scale "{fields["scale"]}".', f"There are {', '.join(RATING_SCALES)}.")


def _missing(found: ArticleSheet) -> list[str]:
    meter, number = found.meter, found.article.number
    unread = meter.sentences - meter.covered
    decided = (claim for claim in found.claims if not claim.open)
    waiting = sum(claim.state not in (State.APPROVED, State.RELEASED, State.DISMISSED) for claim in decided)
    parts = [(unread, "sentence"), (meter.open, "open claim"), (meter.loose, "loose fact")]
    missing = [counted(count, what) for count, what in parts if count]
    return missing + ([f"{counted(waiting, 'claim')} not approved (`workbench submit {number}`)"] if waiting else [])
