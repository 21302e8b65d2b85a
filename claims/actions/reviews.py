"""The way of a claim from its verdict to its readers: submit, approve or request changes, release, open again.

A step is taken for all the claims that are named or for none. An article's number stands for all its claims that are
ready to be asked for the step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, func, select

from claims.actions.exports import publisher_of
from claims.actions.independence import missing_sources
from claims.actions.references import article_of, checked_address, claims_in, claims_of, named_claims
from claims.actions.rules import rules_in
from claims.desk import Desk
from claims.errors import Refused, UsageError
from claims.exports import Publisher, Terms
from claims.exports.claimreview import faults_of
from claims.history.writer import WriteTransaction
from claims.queries import articles
from claims.queries import claims as queries
from claims.queries.base import CORRECTION, RELEASE, REVIEW
from claims.rows import ClaimCard, ClaimRow, Done
from claims.rules import Rules
from claims.tables import Claim, Correction, Release, Review, Tracked
from claims.verdicts.guards import (
    in_words,
    missing_to_approve,
    missing_to_release,
    missing_to_submit,
    next_step,
    standing_verdicts,
    why_second_reader,
)
from claims.verdicts.roles import require
from claims.words import Mode, Question, ReviewAct, Role, State, Via

SHOWN = 5
"""Claims that a refusal names, each with what it lacks."""


def submit_claims(desk: Desk, refs: Sequence[str], *, via: Via) -> Done:
    """Give claims to a second reader; those that need none are approved at once.

    Refused, for all of them, where one lacks something; the sentence says what. Claims of a whole article that nobody
    has decided are left, and said in the warnings.
    """
    with desk.write(via=via, name="submit") as tx:
        named = claims_in(tx.connection, refs, {State.NEW, State.CHECKING})
        left = [row for row in named if row.open and row.label not in refs]
        found = [row for row in named if row not in left] or named
        rules = rules_in(tx.connection)

        def missing(card: ClaimCard) -> list[str]:
            return [*missing_to_submit(card), *missing_sources(tx.connection, card, rules)]

        _require(tx, found, missing, "submitted", "it needs")
        reading: list[ClaimRow] = []
        plain: list[ClaimRow] = []
        numbers = {row.article for row in found}
        modes = {number: article_of(tx.connection, str(number)).mode for number in numbers}
        for card in queries.cards(tx.connection, [row.id for row in found]):
            (reading if why_second_reader(card, modes[card.row.article], rules) else plain).append(card.row)
        tx.put(Claim, ({"id": row.id, "state": State.IN_REVIEW} for row in reading))
        tx.put(Claim, ({"id": row.id, "state": State.APPROVED} for row in plain))
        said = [f"{named_claims(reading)} submitted for review"] if reading else []
        said += [f"{named_claims(plain)} approved: no second reader is needed"] if plain else []
        open_ = [f"{named_claims(left)} left: nobody has decided yet."] if left and left != found else []
        return Done(f"{'; '.join(said)}.", tx.action, tuple(open_), tuple(row.id for row in found))


def approve_claims(desk: Desk, refs: Sequence[str], *, via: Via, comment: str = "") -> Done:
    """Say, as a second reader, that the verdicts that stand are right. Never of one's own."""
    with desk.write(via=via, name="approve", reason=comment) as tx:
        rules = _allowed(tx, desk.by, Role.REVIEWER, "to approve claims")
        found = claims_in(tx.connection, refs, {State.IN_REVIEW})
        _require(tx, found, lambda card: missing_to_approve(card, desk.by, rules), "approved", after=_next_approval)
        _review(tx, desk.by, found, ReviewAct.APPROVE, comment)
        tx.put(Claim, ({"id": row.id, "state": State.APPROVED} for row in found))
        return _done(tx, found, "approved")


def request_changes(desk: Desk, refs: Sequence[str], because: str, *, via: Via) -> Done:
    """Send claims back to be checked again; the comment says what has to change."""
    if not because.strip():
        raise UsageError("A request for changes has to say what is to change.", "Give --because TEXT.")
    with desk.write(via=via, name="request changes", reason=because) as tx:
        _allowed(tx, desk.by, Role.REVIEWER, "to request changes")
        states = (State.IN_REVIEW, State.APPROVED)
        found = claims_in(tx.connection, refs, states)
        _require(
            tx,
            found,
            lambda card: [] if card.row.state in states else [f"it is {in_words(card.row.state)}, not in review"],
            "sent back",
            after=lambda card: "",
        )
        _review(tx, desk.by, found, ReviewAct.REQUEST_CHANGES, because)
        tx.put(Claim, ({"id": row.id, "state": State.CHECKING} for row in found))
        return _done(tx, found, "sent back to be checked again")


def comment_claims(desk: Desk, refs: Sequence[str], comment: str, *, via: Via) -> Done:
    """Remark on claims; nothing else changes."""
    if not comment.strip():
        raise UsageError("A comment needs words.")
    with desk.write(via=via, name="comment", reason=comment) as tx:
        found = claims_of(tx.connection, refs)
        _review(tx, desk.by, found, ReviewAct.COMMENT, comment)
        return _done(tx, found, "remarked on")


def release_claims(desk: Desk, refs: Sequence[str], *, via: Via, url: str | None = None) -> Done:
    """Say that approved verdicts go out; `url` is where readers find them.

    Where the desk's rules name a publisher, a verdict on somebody else's claim has to be fit for a ClaimReview.
    """
    with desk.write(via=via, name="release", reason=url or "") as tx:
        rules = _allowed(tx, desk.by, Role.EDITOR, "to release claims")
        address = checked_address(url)
        found = claims_in(tx.connection, refs, {State.APPROVED})
        _require(tx, found, missing_to_release, "released")
        _put(tx, Release, RELEASE, desk.by, found, {"url": address})
        _require_fit(tx, found, publisher_of(rules))
        tx.put(Claim, ({"id": row.id, "state": State.RELEASED} for row in found))
        return _done(tx, found, "released")


def reopen_claims(desk: Desk, refs: Sequence[str], *, via: Via, because: str = "", correction: str = "") -> Done:
    """Take claims back to be checked again. What was released needs a correction: the words that readers will see."""
    with desk.write(via=via, name="reopen", reason=correction or because) as tx:
        found = claims_of(tx.connection, refs)
        _require(
            tx,
            found,
            lambda card: [f"it is {in_words(card.row.state)}"] if card.row.state in _IN_HAND else [],
            "opened again",
            after=lambda card: "",
        )
        out = [row for row in found if row.state == State.RELEASED]
        if out and not correction.strip():
            raise Refused(
                f"{named_claims(out)} went out already: readers have to be told what was wrong.",
                "Nothing was changed. Give --correction TEXT, which reports and exports will show.",
            )
        if out:
            _allowed(tx, desk.by, Role.EDITOR, "to correct what is released")
            _put(tx, Correction, CORRECTION, desk.by, out, {"text": correction})
        tx.put(Claim, ({"id": row.id, "state": State.CHECKING, "dismissed_as": None} for row in found))
        return _done(tx, found, "opened again")


def _next_approval(card: ClaimCard) -> str:
    if card.row.state == State.IN_REVIEW:
        return " A desk of one can do without: second_reader = false in its rules (`workbench db rules`)."
    return f" {next_step(card)}"


_IN_HAND = (State.NEW, State.CHECKING)


def _allowed(tx: WriteTransaction, by: str, needed: Role, to: str) -> Rules:
    rules = rules_in(tx.connection)
    require(rules, by, needed, to)
    return rules


def _require(
    tx: WriteTransaction,
    found: Sequence[ClaimRow],
    missing: Callable[[ClaimCard], list[str]],
    done: str,
    before: str = "",
    after: Callable[[ClaimCard], str] = lambda card: f" {next_step(card)}",
) -> None:
    """Refuse the step for all where one of them lacks something; the sentence names those and what they lack.

    `after` tells what to do next for the first of them.
    """
    cards = queries.cards(tx.connection, [row.id for row in found])
    lacking = [(card.row, what) for card in cards if (what := missing(card))]
    if not lacking:
        return
    told = [_lack(row, what, before) for row, what in lacking[:SHOWN]]
    more = [f"{len(lacking) - SHOWN} more lack something"] if len(lacking) > SHOWN else []
    if len(lacking) == 1:
        subject = f"Claim {lacking[0][0].label} cannot be {done}: {told[0]}"
    else:
        each = (f"{row.label}: {said}" for (row, _), said in zip(lacking, told, strict=False))
        subject = f"{len(lacking)} claims cannot be {done}: {'; '.join([*each, *more])}"
    ready = len(found) - len(lacking)
    others = "" if not ready else " The other one is ready." if ready == 1 else f" The other {ready} are ready."
    first = next(card for card in cards if card.row.id == lacking[0][0].id)
    raise Refused(f"{subject}.", f"Nothing was {done}.{others}{after(first)}")


def _require_fit(tx: WriteTransaction, released: Sequence[ClaimRow], publisher: Publisher) -> None:
    """Refuse to release what could not be exported as it now is."""
    if not publisher.name:
        return
    ids = {row.id for row in released}
    terms = Terms(datetime.now(UTC).date(), publisher=publisher)
    told = []
    for article in dict.fromkeys(row.article_id for row in released):
        dossier = articles.dossier(tx.connection, article)
        if dossier is None or dossier.sheet.article.mode != Mode.THEIRS:
            continue
        for card in dossier.cards:
            verdict = card.standing(Question.SO)
            if card.row.id in ids and verdict and (faults := "; ".join(faults_of(card, verdict, dossier, terms))):
                told.append(f"{card.row.label}: {faults}")
    if told:
        more = f"; {len(told) - SHOWN} more are not fit either" if len(told) > SHOWN else ""
        raise Refused(f"This cannot go out as it is. {'; '.join(told[:SHOWN])}{more}.", "Nothing was released.")


def _lack(row: ClaimRow, missing: Sequence[str], before: str) -> str:
    told = " and ".join(missing)
    return f"{before} {told}" if before and row.state in _IN_HAND else told


def _review(tx: WriteTransaction, by: str, found: Sequence[ClaimRow], act: ReviewAct, comment: str) -> None:
    _put(tx, Review, REVIEW, by, found, {"act": act, "comment": comment})


def _put(
    tx: WriteTransaction,
    model: type[Tracked],
    table: Table,
    by: str,
    found: Sequence[ClaimRow],
    columns: dict[str, Any],
) -> None:
    """A row for each claim; where the table keeps them, with the verdicts that stand now."""
    at = datetime.now(UTC)
    rows = []
    for card in queries.cards(tx.connection, [row.id for row in found]):
        count = select(func.count()).select_from(table).where(table.c.claim_id == card.row.id)
        number = tx.connection.execute(count).scalar_one() + 1
        key = f"{card.row.key}/{table.name}-{number}"
        stood = {"verdicts": [verdict.key for verdict in standing_verdicts(card)]} if "verdicts" in table.c else {}
        rows.append({"key": key, "claim_id": card.row.id, "by": by, "at": at, **stood, **columns})
    tx.put(model, rows)


def _done(tx: WriteTransaction, found: Sequence[ClaimRow], said: str) -> Done:
    return Done(f"{named_claims(found)} {said}.", tx.action, ids=tuple(row.id for row in found))
