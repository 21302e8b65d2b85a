"""The report for readers of an article that is out: what was found first, then everything it rests on.

Nothing in it tells who of the desk did what, what the desk thought worth checking, or who a confidential source is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import BinaryIO

from claims.exports.citations import public_evidence
from claims.exports.markdown import block_quote, inline, link, paragraphs, quoted
from claims.exports.phrases import attribution, count, dates_in_words, day, listing, published, title, undated
from claims.exports.ratings import deciding, doubt, rating_of, undecided
from claims.exports.report import bullets, section, write_reports
from claims.rows import ClaimCard, Dossier, SourceRow, VerdictRow
from claims.words import Question, State, StatementStatus, Voice

_ASKED = {Question.SO: "Is it so?", Question.SAID: "Was it said?"}


def write_reader(dossiers: Iterable[Dossier], out: BinaryIO, *, today: date, generated_by: str = "") -> int:
    """Write a report on each article as Markdown; gives the number of claims in them."""
    return write_reports(dossiers, out, lambda dossier: _report(dossier, today))


def _report(dossier: Dossier, today: date) -> list[str]:
    cards, sources = dossier.cards, dossier.sheet.sources
    dismissed = [card for card in cards if card.row.state == State.DISMISSED]
    waiting = [card for card in cards if card.row.open]
    decided = [(card, v) for card in cards if card.row.state != State.DISMISSED and (v := deciding(card))]
    settled = [pair for pair in decided if not undecided(pair[1])]
    unsettled = [pair for pair in decided if undecided(pair[1])]
    return [
        f"# Fact-check: {title(dossier.sheet.article)}",
        _about(dossier, today),
        *section("In short", _in_short([card for card, _ in decided], len(waiting), len(dismissed))),
        *section("What we found", _details(settled, sources)),
        *section("What could not be established", [*bullets(_undated(dossier)), *_details(unsettled, sources)]),
        *section("Still open", bullets(f"{card.row.label}: {_words(card)}" for card in waiting)),
        *section(
            "Not checked", bullets(f"{card.row.label}, {card.dismissed_as}: {_words(card)}" for card in dismissed)
        ),
        *section("Corrections", bullets(_corrections(cards)) or ["None so far."]),
        *section("What the ratings mean", bullets(_meanings(verdict for _, verdict in decided))),
    ]


def _about(dossier: Dossier, today: date) -> str:
    article = dossier.sheet.article
    known = [link(article.headline or article.url or article.key, article.url)]
    known += [f"by {inline(article.byline)}"] if article.byline else []
    known += [inline(article.publisher)] if article.publisher else []
    known.append(published(article))
    changed = f" Its text has changed; this is about version {article.version} of it." if article.version > 1 else ""
    return f"{', '.join(known)}.{changed} Checked as of {day(today)}."


def _in_short(decided: Sequence[ClaimCard], waiting: int, dismissed: int) -> Iterator[str]:
    rated = [(verdict, card) for card in decided if (verdict := card.standing(Question.SO))]
    rated.sort(key=lambda pair: -doubt(pair[0]))
    results = [f"{n} {inline(label)}" for label, n in Counter(verdict.rating for verdict, _ in rated).items()]
    if len(rated) < len(decided):
        results.append(f"{len(decided) - len(rated)} only for whether it was said")
    text = f"{len(decided)} of {count(len(decided) + waiting, 'claim')} checked"
    text += f": {listing(results)}." if results else "."
    if waiting:
        text += " This check is not finished."
    yield f"**{text}**" + (
        f" {count(dismissed, 'more claim')} left unchecked, for the reasons below." if dismissed else ""
    )
    doubtful = [(verdict, card) for verdict, card in rated if doubt(verdict) > 0]
    yield from bullets(f"**{inline(verdict.rating)}** ({_whose(card)}): {_words(card)}" for verdict, card in doubtful)


def _details(decided: Iterable[tuple[ClaimCard, VerdictRow]], sources: Sequence[SourceRow]) -> Iterator[str]:
    for card, verdict in decided:
        asked = "" if verdict.question == Question.SO else "Was it said? "
        yield f"### {card.row.label} · {asked}{inline(verdict.rating)}"
        yield block_quote(card.row.text)
        yield " ".join(part for part in (attribution(card), dates_in_words(card.dates), _in_full(card)) if part)
        if card.stale:
            yield "**What this rating rests on has changed since; it is to be looked at again.**"
        for question in (verdict.question, *(other for other in Question if other != verdict.question)):
            yield from _answer(card, question, sources)


def _answer(card: ClaimCard, question: Question, sources: Sequence[SourceRow]) -> Iterator[str]:
    verdict = card.standing(question)
    evidence = [item for item in card.evidence if item.question == question]
    if verdict:
        as_of = day(verdict.as_of or verdict.at.date())
        because = f" {paragraphs(verdict.rationale)}" if verdict.rationale.strip() else ""
        yield f"**{_ASKED[question]} {inline(verdict.rating)}**, as of {as_of}.{because}"
        if verdict.should_read:
            yield f"What would be right: {quoted(verdict.should_read)}"
    elif evidence or (question == Question.SO and card.row.voice != Voice.NARRATION):
        yield f"**{_ASKED[question]}** Not decided."
    yield from public_evidence(evidence, sources)


def _in_full(card: ClaimCard) -> str:
    """The statement that stands alone, once a person has confirmed it: a machine's proposal is not for readers."""
    if card.statement_status != StatementStatus.CONFIRMED or card.row.statement == card.row.text:
        return ""
    return f"In full: {quoted(card.row.statement)}"


def _whose(card: ClaimCard) -> str:
    speaker = card.row.speaker or card.speaker_as_written
    return f"{card.row.label}, {inline(speaker)}" if speaker else card.row.label


def _words(card: ClaimCard) -> str:
    return quoted(card.row.text)


def _undated(dossier: Dossier) -> Iterator[str]:
    if dossier.sheet.article.published is None:
        yield "When the article was published, and with it what its relative dates mean."
    for card in dossier.cards:
        for time in dict.fromkeys(time.text for time in card.dates if undated(time)):
            yield f"Which day {quoted(time)} is ({card.row.label})."


def _corrections(cards: Iterable[ClaimCard]) -> Iterator[str]:
    """Every rating that another has replaced, for any of them may have been handed out."""
    for card in cards:
        for question in (Question.SO, Question.SAID):
            history = [verdict for verdict in reversed(card.verdicts) if verdict.question == question]
            for before, after in pairwise(history):
                if before.rating != after.rating:
                    asked = "" if question == Question.SO else f" ({_ASKED[question]})"
                    until = f"until {day(after.at.date())}, then {inline(after.rating)}"
                    yield f"{card.row.label}{asked} was rated {inline(before.rating)} {until}."


def _meanings(verdicts: Iterable[VerdictRow]) -> Iterator[str]:
    used = {
        (verdict.scale, verdict.rating): verdict for verdict in sorted(verdicts, key=lambda verdict: -doubt(verdict))
    }
    for verdict in used.values():
        rating = rating_of(verdict)
        if rating is not None:
            yield f"**{inline(rating.label)}**: {inline(rating.meaning)}"
