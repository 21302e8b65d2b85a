"""How many sources a claim really stands on: which are one, said by a program first and by a checker then."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from claims.actions.references import article_of, claim_of, source_of
from claims.desk import Desk
from claims.errors import NotFound
from claims.queries import articles as articles_queries
from claims.queries import sources as queries
from claims.rows import ArticleRow, ClaimCard, Done, SourceRow
from claims.rules import Rules
from claims.sources.independence import Independence, independence
from claims.tables import Source
from claims.verdicts.guards import rating_of
from claims.words import Mode, Question, Via


def of_claim(desk: Desk, claim: str, question: Question = Question.SO) -> Independence:
    """The sources of a claim's evidence on a question, in groups of those that are really one."""
    with desk.snapshot() as connection:
        row = claim_of(connection, claim)
        evidence = queries.evidence_of(connection, [row.id]).get(row.id, [])
        sources = [found.source for found in evidence if found.question == question]
        return independence(sources, queries.sources_of(connection, row.article_id))


def of_article(desk: Desk, article: str) -> Independence:
    """All sources of an article in groups."""
    with desk.snapshot() as connection:
        return independence(queries.sources_of(connection, article_of(connection, article).id))


def confirm_groups(desk: Desk, article: str, sources: Sequence[str] = (), *, apart: bool = False, via: Via) -> Done:
    """Say that sources of an article are really one, or that each of them stands on its own (`apart`).

    Without sources, that all of them are grouped rightly as they are.
    """
    with desk.write(via=via, name="group sources", reason=" ".join(sources)) as tx:
        row = article_of(tx.connection, article)
        known = queries.sources_of(tx.connection, row.id)
        if sources:
            named = [_source(tx.connection, row, ref).number for ref in sources]
            groups = [(number,) for number in named] if apart else [tuple(sorted(set(named)))]
        else:
            groups = list(independence(known).groups)
        heads = {number: group[0] for group in groups for number in group}
        tx.put(Source, ({"id": one.id, "confirmed_group": heads[one.number]} for one in known if one.number in heads))
        now = independence(queries.sources_of(tx.connection, row.id))
        return Done(f"Article {row.number}: {now}.", tx.action)


def missing_sources(connection: Connection, card: ClaimCard, rules: Rules) -> list[str]:
    """What the desk's minimum of independent sources asks for beyond what a claim has; theirs only, and only *so*."""
    verdict = card.standing(Question.SO)
    rating = rating_of(verdict) if verdict else None
    if not rules.minimum_sources or rating is None or not rating.needs_fitting:
        return []
    article = articles_queries.article(connection, card.row.article_id)
    if article is None or article.mode != Mode.THEIRS:
        return []
    fitting = [one.source for one in card.evidence if one.question == Question.SO and one.stance in rating.fits]
    found = independence(fitting, queries.sources_of(connection, article.id))
    if len(found.groups) >= rules.minimum_sources and (found.confirmed or rules.minimum_sources == 1):
        return []
    return [f"{rules.minimum_sources} independent sources (it has {found})"]


def _source(connection: Connection, article: ArticleRow, ref: str) -> SourceRow:
    found = source_of(connection, article, ref)
    if found is None:
        raise NotFound(f'Article {article.number} has no source "{ref}".')
    return found
