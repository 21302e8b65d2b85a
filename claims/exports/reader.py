"""The report for readers of an article that is out: what was found first, then everything it rests on.

Nothing in it tells who of the desk did what, what the desk thought worth checking, or who a confidential source is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from claims.exports import Exported, Terms
from claims.exports.citations import public_evidence
from claims.exports.content import (
    Beside,
    Block,
    Blocks,
    Bullets,
    Item,
    Link,
    Paragraph,
    Phrase,
    Quotation,
    Ref,
    Section,
    Strong,
    bullets,
    joined,
    phrase,
    section,
)
from claims.exports.marks import Marks, paragraphs, tone_of
from claims.exports.phrases import (
    attribution,
    corrections,
    dates_in_words,
    day,
    listing,
    published,
    second_read,
    title,
    undated,
)
from claims.exports.plain import parts_of, quoted
from claims.exports.ratings import deciding, doubt, rating_of, undecided
from claims.exports.writing import write_markdown, write_page
from claims.rows import ArticleSheet, ClaimCard, Dossier, SourceRow, VerdictRow
from claims.words import Question, State, StatementStatus, Voice, ZoneKind, counted

_NO_PROSE = (ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION)
_ASKED = {Question.SO: "Is it so?", Question.SAID: "Was it said?"}


def write_reader(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write a report on each article as Markdown."""
    advice: list[str] = []
    written = write_markdown(_advised(dossiers, advice), out, lambda dossier: _report(dossier, terms.today))
    return replace(written, advice=tuple(advice))


def write_reader_page(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write the same as one HTML file, in which the article stands with its claims marked in place."""
    advice: list[str] = []
    written = write_page(_advised(dossiers, advice), out, lambda dossier: _report(dossier, terms.today))
    return replace(written, advice=tuple(advice))


def _advised(dossiers: Iterable[Dossier], advice: list[str]) -> Iterator[Dossier]:
    """The dossiers as they come; of each whose verdicts are not all approved, that readers would get them so."""
    for dossier in dossiers:
        decided = [card.row for card in dossier.cards if deciding(card)]
        early = [row.label for row in decided if row.state in (State.NEW, State.CHECKING, State.IN_REVIEW)]
        if early:
            named = ", ".join(early[:_NAMED]) + (" …" if early[_NAMED:] else "")
            advice.append(f"Not approved yet: the {counted(len(early), 'verdict')} on {named}.")
        yield dossier


_NAMED = 5


def _report(dossier: Dossier, today: date) -> Section:
    cards, sheet = dossier.cards, dossier.sheet
    dismissed = [card for card in cards if card.row.state == State.DISMISSED]
    waiting = [card for card in cards if card.row.open]
    decided = [(card, v) for card in cards if card.row.state != State.DISMISSED and (v := deciding(card))]
    settled = [pair for pair in decided if not undecided(pair[1])]
    unsettled = [pair for pair in decided if undecided(pair[1])]
    blocks: tuple[Block, ...] = (
        Paragraph(phrase(_about(dossier, today), _second_readers([card for card, _ in decided]))),
        *section("In short", _in_short([card for card, _ in decided], len(waiting), len(dismissed))),
        *section("The article", _in_place(dossier), marked=True),
        *section("What we found", _details(settled, dossier)),
        *section("What could not be established", [*bullets(_undated(dossier)), *_details(unsettled, dossier)]),
        *section("Still open", bullets(_listed(card, "") for card in waiting)),
        *section("Not checked", bullets(_listed(card, f", {card.dismissed_as}") for card in dismissed)),
        *section("Corrections", bullets(_corrections(cards)) or [Paragraph(("None so far.",))]),
        *section("What the ratings mean", bullets(_meanings(verdict for _, verdict in decided))),
    )
    return Section((f"Fact-check: {title(sheet.article)}",), blocks)


def _about(dossier: Dossier, today: date) -> Phrase:
    article = dossier.sheet.article
    byline = f"by {article.byline}" if article.byline else ""
    known = (Link(title(article), article.url), byline, article.publisher or "", published(article))
    changed = f" Its text has changed; this is about version {article.version} of it." if article.version > 1 else ""
    return phrase(joined(", ", known), f".{changed} Checked as of {day(today)}.")


def _second_readers(decided: Sequence[ClaimCard]) -> str:
    """How many of the verdicts somebody else than their author has read: readers can weigh that."""
    read = sum(map(second_read, decided))
    if not decided:
        return ""
    if read == len(decided):
        return " A second person has read every verdict."
    share = f"{read} of the {counted(len(decided), 'claim')} with a verdict" if read else "none of the verdicts"
    return f" A second person has read {share}."


def _in_short(decided: Sequence[ClaimCard], waiting: int, dismissed: int) -> Iterator[Paragraph | Bullets]:
    rated = [(verdict, card) for card in decided if (verdict := card.standing(Question.SO))]
    rated.sort(key=lambda pair: -doubt(pair[0]))
    results = [f"{n} {label}" for label, n in Counter(verdict.rating for verdict, _ in rated).items()]
    if len(rated) < len(decided):
        results.append(f"{len(decided) - len(rated)} only for whether it was said")
    text = f"{len(decided)} of {counted(len(decided) + waiting, 'claim')} checked"
    text += f": {listing(results)}." if results else "."
    if waiting:
        text += " This check is not finished."
    unchecked = f" {counted(dismissed, 'more claim')} left unchecked, for the reasons below." if dismissed else ""
    yield Paragraph(phrase(Strong(text), unchecked))
    doubtful = [(verdict, card) for verdict, card in rated if doubt(verdict) > 0]
    yield from bullets(
        Item(
            phrase(Strong(verdict.rating), " (", Ref(card.row.label), f"{_speaker(card)}): {_words(card)}"),
            tone=tone_of(card),
        )
        for verdict, card in doubtful
    )


def _in_place(dossier: Dossier) -> Iterator[Beside]:
    """The article paragraph by paragraph, each with what became of the claims whose own words begin in it.

    What its page put between them ("Share", "Something went wrong") is left out, unless a claim is in it.
    """
    sheet, marks = dossier.sheet, Marks(dossier)
    for start, end in paragraphs(sheet.text):
        there = sorted((card for card in dossier.cards if start <= card.row.start < end), key=_by_place)
        if not there and _lies_in(start, end, sheet, (ZoneKind.BOILERPLATE,)):
            continue
        no_prose = _lies_in(start, end, sheet, _NO_PROSE)
        yield Beside(marks.spans(start, end), tuple(map(_note, there)), sheet.article.language, no_prose)


def _lies_in(start: int, end: int, sheet: ArticleSheet, kinds: Collection[ZoneKind]) -> bool:
    return any(zone.kind in kinds and zone.start <= start and end <= zone.end for zone in sheet.zones)


def _note(card: ClaimCard) -> Item:
    verdict = deciding(card)
    if card.row.state == State.DISMISSED:
        told: Phrase = (f" not checked, {card.dismissed_as}",)
    elif verdict is None:
        told = (" still open",)
    else:
        asked = "" if verdict.question == Question.SO else "was it said? "
        told = f" {asked}", Strong(verdict.rating)
    return Item(phrase(Ref(card.row.label), told), tone=tone_of(card))


def _by_place(card: ClaimCard) -> tuple[int, int]:
    return card.row.start, card.row.number


def _details(decided: Iterable[tuple[ClaimCard, VerdictRow]], dossier: Dossier) -> Iterator[Section]:
    sheet = dossier.sheet
    for card, verdict in decided:
        asked = "" if verdict.question == Question.SO else "Was it said? "
        heading = (Ref(card.row.label), f" · {asked}{verdict.rating}")
        blocks = _finding(card, verdict, sheet.article.language, sheet.sources)
        yield Section(heading, tuple(blocks), claim=card.row.label, tone=tone_of(card))


def _finding(card: ClaimCard, verdict: VerdictRow, language: str, sources: Sequence[SourceRow]) -> Blocks:
    yield Quotation(card.row.text, language)
    yield Paragraph(joined(" ", (attribution(card), dates_in_words(card.dates), _in_full(card))))
    if card.stale:
        yield Paragraph((Strong("What this rating rests on has changed since; it is to be looked at again."),))
    for question in (verdict.question, *(other for other in Question if other != verdict.question)):
        yield from _answer(card, question, sources)


def _answer(card: ClaimCard, question: Question, sources: Sequence[SourceRow]) -> Iterator[Paragraph | Bullets]:
    verdict = card.standing(question)
    evidence = [item for item in card.evidence if item.question == question]
    if verdict:
        as_of = day(verdict.as_of or verdict.at.date())
        because, *further = parts_of(verdict.rationale) or [""]
        yield Paragraph(phrase(Strong(f"{_ASKED[question]} {verdict.rating}"), f", as of {as_of}. {because}"))
        yield from (Paragraph((more,)) for more in further)
        if verdict.should_read:
            yield Paragraph((f"What would be right: {quoted(verdict.should_read)}",))
    elif evidence or (question == Question.SO and card.row.voice != Voice.NARRATION):
        yield Paragraph((Strong(_ASKED[question]), " Not decided."))
    yield from public_evidence(evidence, sources)


def _in_full(card: ClaimCard) -> str:
    """The statement that stands alone, once a person has confirmed it: a machine's proposal is not for readers."""
    if card.statement_status != StatementStatus.CONFIRMED or card.row.statement == card.row.text:
        return ""
    return f"In full: {quoted(card.row.statement)}"


def _listed(card: ClaimCard, why: str) -> Item:
    return Item((Ref(card.row.label), f"{why}: {_words(card)}"), claim=card.row.label, tone=tone_of(card))


def _speaker(card: ClaimCard) -> str:
    speaker = card.row.speaker or card.speaker_as_written
    return f", {speaker}" if speaker else ""


def _words(card: ClaimCard) -> str:
    return quoted(card.row.text)


def _undated(dossier: Dossier) -> Iterator[str]:
    if dossier.sheet.article.published is None:
        yield "When the article was published, and with it what its relative dates mean."
    for card in dossier.cards:
        for time in dict.fromkeys(time.text for time in card.dates if undated(time)):
            yield f"Which day {quoted(time)} is ({card.row.label})."


def _corrections(cards: Iterable[ClaimCard]) -> Iterator[str]:
    for card in cards:
        yield from (f"{card.row.label} ({day(said.at.date())}): {said.text}" for said in card.corrections)
        for question in (Question.SO, Question.SAID):
            asked = "" if question == Question.SO else f" ({_ASKED[question]})"
            yield from (f"{card.row.label}{asked} {corrected}" for corrected in corrections(card, question))


def _meanings(verdicts: Iterable[VerdictRow]) -> Iterator[Phrase]:
    used = {
        (verdict.scale, verdict.rating): verdict for verdict in sorted(verdicts, key=lambda verdict: -doubt(verdict))
    }
    for verdict in used.values():
        rating = rating_of(verdict)
        if rating is not None:
            yield Strong(rating.label), f": {rating.meaning}"
