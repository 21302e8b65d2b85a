"""What a user can do with verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select

from claims.actions.evidence import put_evidence
from claims.actions.references import article_of, claim_id_of, claim_of, claims_of, source_of
from claims.actions.relations import flag_dependants
from claims.actions.storing import ANSWERED, count_verdicts
from claims.desk import Desk
from claims.errors import Conflict, NotFound, Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries import claims as queries
from claims.queries.base import VERDICT
from claims.rows import ArticleRow, ClaimCard, ClaimRow, Done, SourceRow
from claims.scales import RATING_SCALES, Rating, Scale, find_rating
from claims.sources.own_word import own_word
from claims.tables import Claim, Verdict
from claims.verdicts.guards import fitting_stance, missing_for
from claims.words import Answer, Question, Stance, State, Via

REOPENED = {State.NEW, State.IN_REVIEW, State.APPROVED, State.DISMISSED}
"""A new verdict brings a claim in one of these back to checking."""


def give_verdicts(
    desk: Desk,
    claims: Sequence[str],
    rating: str,
    *,
    via: Via,
    question: Question = Question.SO,
    because: str = "",
    should_read: str | None = None,
    scale: str | None = None,
    as_of: date | None = None,
    source: str | None = None,
    stance: Stance | None = None,
    revs: Mapping[str, int] | None = None,
) -> Done:
    """Rate claims, each with a verdict of its own.

    `source` (an S-number) is attached first, with `stance`, else with the one that fits the rating. `revs` has the
    revision of each claim, by the name given in `claims`, that the rating was made from: Conflict where somebody saved
    since. What a verdict still lacks before it can be submitted is in the warnings.
    """
    with desk.write(via=via, name="verdict", reason=because) as tx:
        found = claims_of(tx.connection, claims)
        mine = {"rating": rating, "because": because, "should_read": should_read}
        _require_unchanged(tx, found, claims, revs, mine)
        articles = {number: article_of(tx.connection, str(number)) for number in {row.article for row in found}}
        scales = {number: _scale(scale or article.scale) for number, article in articles.items()}
        chosen = {row.id: find_rating(scales[row.article], rating) for row in found}
        cards = queries.cards(tx.connection, [row.id for row in found])
        if source is not None:
            cited = {number: _cited(tx, article, source) for number, article in articles.items()}
            for card in cards:
                fitting = stance or fitting_stance(chosen[card.row.id])
                _attach(tx, card, cited[card.row.article], question, fitting)
            cards = queries.cards(tx.connection, [row.id for row in found])
        warnings: list[str] = []
        for card in cards:
            given = chosen[card.row.id]
            columns = {
                "question": question,
                "scale": scales[card.row.article].name,
                "rating": given.label,
                "rationale": because,
                "should_read": should_read,
                "as_of": as_of,
            }
            put_verdict(tx, desk.by, card, columns)
            tx.put(Claim, [{"id": card.row.id, "parked": False, **({} if _is_undecided(given) else ANSWERED)}])
            missing = missing_for(given, question, because, should_read, card.evidence)
            if missing:
                warnings.append(f"{card.row.label} still needs {' and '.join(missing)} before it can be submitted.")
            warnings += _own_word_alone(card, question, given)
        labels = ", ".join(dict.fromkeys(given.label for given in chosen.values())) or rating
        return Done(f"{', '.join(row.label for row in found)}: {labels}.", tx.action, tuple(warnings))


def answer_wording(desk: Desk, claim: str, answer: Answer, *, via: Via) -> Done:
    """Say what became of the wording that the newest verdict of a claim asks for: taken, or stet."""
    with desk.write(via=via, name="answer wording", reason=answer) as tx:
        row = claim_of(tx.connection, claim)
        card = queries.cards(tx.connection, [row.id])[0]
        asking = next((verdict for verdict in card.verdicts if verdict.stands and verdict.should_read), None)
        if asking is None:
            raise NotFound(f"No verdict on claim {row.label} asks for another wording.")
        tx.put(Verdict, [{"id": asking.id, "answer": answer, "answered_by": desk.by}])
        return Done(f"Claim {row.label}: {answer}.", tx.action)


def put_verdict(tx: WriteTransaction, by: str, card: ClaimCard, columns: Mapping[str, Any]) -> None:
    """Put a verdict on what is known of a claim into an open transaction; the claim goes back to be checked."""
    claim = card.row
    if claim.state == State.RELEASED:
        raise Refused(
            f"Claim {claim.label} is released; to change it needs a public correction.",
            f"Nothing was saved. First `workbench reopen {claim.label} --correction TEXT`.",
        )
    count = select(func.count()).select_from(VERDICT).where(VERDICT.c.claim_id == claim.id)
    number = tx.connection.execute(count).scalar_one() + 1
    stood_on = [found.key for found in card.evidence if found.question == columns["question"]]
    named = {"key": f"{claim.key}/V{number}", "claim_id": claim.id, "by": by, "at": datetime.now(UTC)}
    tx.put(Verdict, [{**named, **columns, "evidence": stood_on}])
    count_verdicts(tx, [claim.id])
    flag_dependants(tx, claim, columns["rating"])
    looked_at = {"id": claim.id, "stale": ""}
    reopened = {"state": State.CHECKING, "dismissed_as": None} if claim.state in REOPENED else {}
    tx.put(Claim, [{**looked_at, **reopened}])


def _own_word_alone(card: ClaimCard, question: Question, rating: Rating) -> list[str]:
    """A claimant's own word is no evidence that it is so, least of all alone."""
    fitting = [found for found in card.evidence if found.question == question and found.stance in rating.fits]
    if question != Question.SO or not fitting:
        return []
    if not all(own_word(found.source, card.row.speaker, card.speaker_role) for found in fitting):
        return []
    return [f"{card.row.label} stands on {card.row.speaker}'s own word alone: that it was said, not that it is so."]


def _is_undecided(rating: Rating) -> bool:
    """Whether a rating leaves open what the answer to a question might decide."""
    return not rating.fits & {Stance.SUPPORTS, Stance.CONTRADICTS}


def _require_unchanged(
    tx: WriteTransaction,
    found: Sequence[ClaimRow],
    names: Sequence[str],
    revs: Mapping[str, int] | None,
    mine: Mapping[str, Any],
) -> None:
    expected = {claim_id_of(tx.connection, name): rev for name, rev in (revs or {}).items() if name in names}
    for claim in found:
        if expected.get(claim.id, claim.rev) == claim.rev:
            continue
        card = queries.cards(tx.connection, [claim.id])[0]
        newest = next(iter(card.verdicts), None)
        raise Conflict(
            f"Somebody changed claim {claim.label} while you were at it.",
            "Nothing was overwritten. Look at it again, then rate it.",
            mine=mine,
            theirs={
                "rating": newest.rating if newest else None,
                "because": newest.rationale if newest else None,
                "should_read": newest.should_read if newest else None,
                "by": newest.by if newest else None,
                "statement": claim.statement,
                "state": str(claim.state),
            },
        )


def _scale(name: str) -> Scale:
    if name not in RATING_SCALES:
        raise UsageError(f'There is no scale "{name}".', f"There are {', '.join(RATING_SCALES)}.")
    return RATING_SCALES[name]


def _cited(tx: WriteTransaction, article: ArticleRow, source: str) -> SourceRow:
    known = source_of(tx.connection, article, source)
    if known is None:
        raise NotFound(f'Article {article.number} has no source "{source}".', "Add it first, or give its S-number.")
    return known


def _attach(tx: WriteTransaction, card: ClaimCard, source: SourceRow, question: Question, stance: Stance) -> None:
    """Cite a source for a claim, unless it is cited for this question already."""
    if not any(found.source.id == source.id and found.question == question for found in card.evidence):
        put_evidence(tx, card.row, {"source_id": source.id, "question": question, "stance": stance})
