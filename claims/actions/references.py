"""What people call things: article "12" (or its key, or address), claim "12.7", source "S3"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from sqlalchemy import Connection

from claims.errors import NotFound, Refused, UsageError
from claims.queries import articles as article_queries
from claims.queries import claims as claim_queries
from claims.queries import sources as source_queries
from claims.records import web_address
from claims.rows import ArticleRow, ClaimRow, SourceRow
from claims.words import State

_CLAIM = re.compile(r"(?P<article>.+)[.#](?P<number>\d{1,9})", re.DOTALL)
_SOURCE = re.compile(r"[Ss](\d{1,9})")


def article_of(connection: Connection, ref: str) -> ArticleRow:
    """The article that `ref` names by number, key or address."""
    found = article_queries.find_article(connection, ref)
    if found is None:
        raise _no_article(ref)
    return found


def claim_of(connection: Connection, ref: str) -> ClaimRow:
    """The claim that `ref` names: "12.7", or "KEY#7"."""
    return claim_queries.claim_rows(connection, [claim_id_of(connection, ref)])[0]


def claim_id_of(connection: Connection, ref: str) -> int:
    """The id of the claim that `ref` names, for who wants no more of it."""
    parts = _CLAIM.fullmatch(ref.strip())
    if not parts:
        raise UsageError(f'"{ref}" does not name a claim.', "A claim is ARTICLE.NUMBER, as in 12.7.")
    article = article_queries.article_named(connection, parts["article"])
    if article is None:
        raise _no_article(parts["article"])
    claim = claim_queries.claim_id(connection, article[0], int(parts["number"]))
    if claim is None:
        raise NotFound(f"Article {article[1]} has no claim {parts['number']}.", "`workbench claims` lists them.")
    return claim


def claims_of(connection: Connection, refs: Iterable[str]) -> list[ClaimRow]:
    """The claims that `refs` name, each once, in their order."""
    ids = dict.fromkeys(claim_id_of(connection, ref) for ref in refs)
    return claim_queries.claim_rows(connection, list(ids))


def claims_in(connection: Connection, refs: Iterable[str], states: Container[State]) -> list[ClaimRow]:
    """The claims that `refs` name, each once; an article stands for its claims in one of these states.

    Refused where that leaves none.
    """
    found: dict[int, ClaimRow] = {}
    for ref in refs:
        article = article_queries.find_article(connection, ref.strip())
        if article is None:
            claim = claim_of(connection, ref)
            found[claim.id] = claim
            continue
        of_article = claim_queries.claim_rows(connection, claim_queries.claims_of(connection, article.id))
        found |= {row.id: row for row in of_article if row.state in states}
    if not found:
        raise Refused(f"{' and '.join(refs)} has no claim for this step.", "Nothing was changed.")
    return list(found.values())


def named_claims(found: Sequence[ClaimRow]) -> str:
    """Claims as the subject of a sentence: "Claim 1.2", or "7 claims (1.2, 1.3, 1.5, 1.6, 1.7 …)"."""
    if len(found) == 1:
        return f"Claim {found[0].label}"
    return f"{len(found)} claims ({', '.join(row.label for row in found[:5])}{' …' if len(found) > 5 else ''})"


def source_of(connection: Connection, article: ArticleRow, ref: str) -> SourceRow | None:
    """The source that `ref` names ("S3"), or one that is known by the same address; None for words that name none."""
    known = source_queries.sources_of(connection, article.id)
    number = _SOURCE.fullmatch(ref.strip())
    if number:
        found = next((source for source in known if source.number == int(number[1])), None)
        if found is None:
            raise NotFound(
                f"Article {article.number} has no source {ref.strip().upper()}.",
                f"It has {len(known)}: {', '.join(s.label for s in known) or 'none yet'}.",
            )
        return found
    wanted = canonical(ref.strip())
    return next((source for source in known if source.url and canonical(source.url) == wanted), None)


def checked_address(url: str | None) -> str | None:
    """An address that people gave, or None for none. Refused unless it is http or https, as records are."""
    try:
        return web_address(url.strip() or None) if url else None
    except ValueError as fault:
        raise Refused(f"An address {fault}.", "Nothing was saved.") from None


def canonical(url: str | None) -> str | None:
    """The form of an address by which a source is known again: parameters in order, no fragment."""
    from w3lib.url import canonicalize_url  # the queue is shown without it

    return canonicalize_url(url) if url else None


def _no_article(ref: str) -> NotFound:
    return NotFound(f'There is no article "{ref}".', "`workbench articles` lists them.")
