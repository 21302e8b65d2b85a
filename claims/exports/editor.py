"""The report for the editor of an article of ours: is it cleared, what must change, what is open, who ticked what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from claims.exports import Exported, Terms
from claims.exports.citations import full_citation, full_evidence
from claims.exports.content import (
    Beside,
    Block,
    Item,
    Paragraph,
    Phrase,
    Ref,
    Section,
    Strong,
    bullets,
    joined,
    phrase,
    section,
)
from claims.exports.lines import Line, lines_of
from claims.exports.marks import Marks, tone_of
from claims.exports.phrases import dates_meant, day, moment, published, second_read, title
from claims.exports.plain import quoted
from claims.exports.ratings import objects, undecided
from claims.exports.writing import write_markdown, write_page
from claims.rows import ClaimCard, ClaimRow, Dossier, SignOffRow, VerdictRow
from claims.words import Answer, Question, ReviewAct, State, Voice, counted

Finding = tuple[ClaimCard, VerdictRow]


def write_editor(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write a report on each article as Markdown."""
    return write_markdown(dossiers, out, lambda dossier: _report(dossier, terms.today, terms.generated_by))


def write_editor_page(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write the same as one HTML file."""
    return write_page(dossiers, out, lambda dossier: _report(dossier, terms.today, terms.generated_by))


def _report(dossier: Dossier, today: date, generated_by: str) -> Section:
    sheet = dossier.sheet
    standing = [(card, v) for card in dossier.cards if card.row.state != State.DISMISSED for v in _standing(card)]
    changes = [found for found in standing if found[1].should_read or objects(found[1])]
    questions = [found for found in standing if undecided(found[1]) and not found[1].should_read]
    waivers = sheet.sign_off.waivers if sheet.sign_off else ()
    made_by = f" by {generated_by}" if generated_by else ""
    gone = [card for card in dossier.cards if card.row.start < 0]
    blocks: tuple[Block, ...] = (
        Paragraph(_about(dossier)),
        Paragraph(_clearance(dossier)),
        *bullets(_left(dossier, changes, questions)),
        *section("Changes", bullets(map(_change, changes)) or _NONE),
        *section("Open questions", bullets(map(_question, questions)) or _NONE),
        *section("Waivers", bullets(waivers) or _NONE),
        *section("Line by line", _every_line(dossier)),
        *section("No longer in the text", bullets(_tick(card) for card in gone)),
        *section("Sources", bullets(phrase(f"{source.label}: ", full_citation(source)) for source in sheet.sources)),
        Paragraph((f"Report made on {day(today)}{made_by}.",), faint=True),
    )
    return Section((f"Fact-check for the editor: {title(sheet.article)}",), blocks)


_NONE = [Paragraph(("None.",))]


def _about(dossier: Dossier) -> Phrase:
    article = dossier.sheet.article
    dated = f"dated {published(article)}" if article.published else published(article)
    known = [f"Article {article.number} ({article.key}), version {article.version}", dated]
    known += [f"by {article.byline}"] if article.byline else []
    known += [f"due {day(article.due)}"] if article.due else []
    private = any(source.confidential for source in dossier.sheet.sources)
    warning = (" ", Strong("Names confidential sources: not to leave the house.")) if private else ()
    return phrase(", ".join(known), ".", warning)


def _clearance(dossier: Dossier) -> Phrase:
    version, signed = dossier.sheet.article.version, dossier.sheet.sign_off
    if signed:
        waived = f" with {counted(len(signed.waivers), 'waiver')}" if signed.waivers else ""
        return Strong(f"Cleared: version {version}"), f", {_signature(signed)}{waived}."
    not_cleared = Strong(f"Not cleared: version {version}.")
    if not dossier.sign_offs:
        return (not_cleared,)
    last = max(dossier.sign_offs, key=lambda sign_off: (sign_off.n, sign_off.at))
    return not_cleared, f" Version {last.n} was cleared {_signature(last)}; the text has changed since."


def _signature(signed: SignOffRow) -> str:
    return f"by {signed.by} on {moment(signed.at)}"


def _left(dossier: Dossier, changes: Sequence[Finding], questions: Sequence[Finding]) -> Iterator[str]:
    """What there is still to do, a line each."""
    sheet = dossier.sheet
    waiting = [card for card in dossier.cards if card.row.open]
    unanswered = [found for found in changes if found[1].answer is None]
    unread = sheet.meter.sentences - sheet.meter.covered
    if waiting:
        yield f"{counted(len(waiting), 'claim')} open: {_labels(waiting)}"
    for whom, asked in _asked(dossier.cards).items():
        yield f"waiting for {whom}: {_labels(asked)}"
    if unanswered:
        yield f"{counted(len(unanswered), 'change')} without an answer: {_labels(card for card, _ in unanswered)}"
    if questions:
        yield f"{counted(len(questions), 'question')} out: {_labels(card for card, _ in questions)}"
    if unread:
        yield f"{unread} of {counted(sheet.meter.sentences, 'sentence')} unread"
    if sheet.loose:
        facts = dict.fromkeys(quoted(sheet.text[fact.start : fact.end]) for fact in sheet.loose)
        yield f"{counted(len(sheet.loose), 'loose fact')}: {', '.join(facts)}"


def _asked(cards: Iterable[ClaimCard]) -> dict[str, list[ClaimCard]]:
    """The claims about which a question is out, by whom it was put to."""
    asked: dict[str, list[ClaimCard]] = {}
    for card in cards:
        if card.row.waiting_for:
            asked.setdefault(card.row.waiting_for, []).append(card)
    return asked


def _labels(cards: Iterable[ClaimCard]) -> str:
    """Their numbers, those in a row as from the first to the last: "1.2, 1.4–1.9"."""
    runs: list[list[ClaimRow]] = []
    for row in sorted({card.row.number: card.row for card in cards}.values(), key=lambda row: row.number):
        if runs and runs[-1][-1].number == row.number - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ", ".join(run[0].label if len(run) == 1 else f"{run[0].label}–{run[-1].label}" for run in runs)


def _standing(card: ClaimCard) -> list[VerdictRow]:
    return [verdict for question in Question if (verdict := card.standing(question))]


def _change(found: Finding) -> Item:
    card, verdict = found
    wording = quoted(verdict.should_read) if verdict.should_read else "no wording proposed"
    details = [f"Reads: {quoted(card.row.text)}", f"Should read: {wording}"]
    details += [f"Why: {verdict.rationale}"] if verdict.rationale.strip() else []
    details += [f"Source: {full_evidence(item)}" for item in card.evidence if item.question == verdict.question]
    return Item(_rated(card, verdict), (*((detail,) for detail in details), _answer(verdict)), tone=tone_of(card))


def _question(found: Finding) -> Item:
    card, verdict = found
    why = ((verdict.rationale,),) if verdict.rationale.strip() else ()
    return Item(phrase(_rated(card, verdict), f": {quoted(card.row.text)}"), why, tone=tone_of(card))


def _rated(card: ClaimCard, verdict: VerdictRow) -> Phrase:
    asked = "said: " if verdict.question == Question.SAID else ""
    return Ref(card.row.label, strong=True), f" {asked}{verdict.rating}, {_hand(verdict)}"


def _answer(verdict: VerdictRow) -> Phrase:
    by = f" by {verdict.answered_by}" if verdict.answered_by else ""
    match verdict.answer:
        case Answer.TAKEN:
            return (f"Taken{by}",)
        case Answer.STET:
            return (f"Stet{by}: it stands as it is",)
    return (Strong("No answer yet"),)


def _hand(verdict: VerdictRow) -> str:
    return f"{verdict.by}, {day(verdict.given_on)}"


def _every_line(dossier: Dossier) -> Iterator[Beside]:
    marks = Marks(dossier)
    for line in lines_of(dossier):
        notes = (*(_tick(card, line.text) for card in line.cards), *(Item(remark) for remark in _remarks(line)))
        yield Beside(marks.spans(line.start, line.end), notes, dossier.sheet.article.language)


def _remarks(line: Line) -> Iterator[Phrase]:
    if line.elsewhere:
        yield (f"also {_labels(line.elsewhere)}",)
    if line.no_fact:
        yield (f"no fact: {line.reason}" if line.reason.strip() else "no fact",)
    elif not (line.cards or line.elsewhere):
        yield (Strong("not read yet"),)
    if line.loose:
        yield (f"loose: {', '.join(map(quoted, line.loose))}",)


def _tick(card: ClaimCard, line: str = "") -> Item:
    words = "" if card.row.text == line else f" {quoted(card.row.text)}"
    flags = [_flag(card, flag) for flag in card.row.flags]
    ticked = phrase(Ref(card.row.label, strong=True), f"{words}: ", joined("; ", [*_ticks(card), *flags]))
    dates = tuple((meant,) for meant in dates_meant(card.dates))
    return Item(ticked, dates, claim=card.row.label, tone=tone_of(card))


def _flag(card: ClaimCard, flag: str) -> str:
    """A flag with what is known of it."""
    if flag == "waiting":
        since = f" since {day(card.waiting_since)}" if card.waiting_since else ""
        return f"waiting for {card.row.waiting_for}{since}: {quoted(card.asked)}"
    return f"stale ({card.stale})" if flag == "stale" and card.stale else flag


def _ticks(card: ClaimCard) -> Iterator[Phrase]:
    if card.row.state == State.DISMISSED:
        yield (f"no check needed, {card.dismissed_as}",)
        return
    if card.row.open:
        yield phrase(Strong("open"), f", with {card.row.assignee}" if card.row.assignee else "")
        return
    only_so = card.row.voice == Voice.NARRATION and not card.standing(Question.SAID)
    for question in [Question.SO] if only_so else Question:
        verdict = card.standing(question)
        rated: Phrase = ("open",)
        if verdict:
            rated = Strong(verdict.rating), f", {_hand(verdict)}{_numbers(card, question)}"
        yield rated if only_so else phrase(f"{question}: ", rated)
    if read := _second_reader(card):
        yield (read,)


def _second_reader(card: ClaimCard) -> str:
    """How far the second pair of eyes is, "" where the claim has not come to it."""
    asked = next((r for r in reversed(card.reviews) if r.act == ReviewAct.REQUEST_CHANGES), None)
    if card.approval:
        who = f"{card.approval.by}, {day(card.approval.at.date())}"
        return f"second reader {who}" if second_read(card) else f"approved by the same hand, {who}"
    if card.row.state == State.IN_REVIEW:
        return "with a second reader"
    if card.row.state == State.CHECKING and asked:
        return f"{asked.by} asks for changes: {asked.comment}"
    return "no second reader was needed" if card.row.state in (State.APPROVED, State.RELEASED) else ""


def _numbers(card: ClaimCard, question: Question) -> str:
    found = dict.fromkeys(item.source.label for item in card.evidence if item.question == question)
    return f" ({', '.join(found)})" if found else ""
