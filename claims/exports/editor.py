"""The report for the editor of an article of ours: is it cleared, what must change, what is open, who ticked what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from claims.exports.citations import full_citation, full_evidence
from claims.exports.lines import Line, lines_of
from claims.exports.markdown import block_quote, inline, quoted
from claims.exports.phrases import count, day, moment, published, title
from claims.exports.ratings import objects, undecided
from claims.exports.report import bullets, section, write_reports
from claims.rows import ClaimCard, ClaimRow, Dossier, SignOffRow, VerdictRow
from claims.words import Answer, Question, State, Voice

Finding = tuple[ClaimCard, VerdictRow]


def write_editor(dossiers: Iterable[Dossier], out: BinaryIO, *, today: date, generated_by: str = "") -> int:
    """Write a report on each article as Markdown; gives the number of claims in them."""
    return write_reports(dossiers, out, lambda dossier: _report(dossier, today, generated_by))


def _report(dossier: Dossier, today: date, generated_by: str) -> list[str]:
    sheet = dossier.sheet
    standing = [(card, v) for card in dossier.cards if card.row.state != State.DISMISSED for v in _standing(card)]
    changes = [found for found in standing if found[1].should_read or objects(found[1])]
    questions = [found for found in standing if undecided(found[1]) and not found[1].should_read]
    made_by = f" by {inline(generated_by)}" if generated_by else ""
    return [
        f"# Fact-check for the editor: {title(sheet.article)}",
        _about(dossier),
        _clearance(dossier),
        *bullets(_left(dossier, changes, questions)),
        *section("Changes", bullets(map(_change, changes)) or ["None."]),
        *section("Open questions", bullets(map(_question, questions)) or ["None."]),
        *section("Waivers", bullets(map(inline, sheet.sign_off.waivers if sheet.sign_off else ())) or ["None."]),
        *section("Line by line", _every_line(dossier)),
        *section("No longer in the text", bullets(_tick(card) for card in dossier.cards if card.row.start < 0)),
        *section("Sources", bullets(f"{source.label}: {full_citation(source)}" for source in sheet.sources)),
        f"*Report made on {day(today)}{made_by}.*",
    ]


def _about(dossier: Dossier) -> str:
    article = dossier.sheet.article
    dated = f"dated {published(article)}" if article.published else published(article)
    known = [f"Article {article.number} ({inline(article.key)}), version {article.version}", dated]
    known += [f"by {inline(article.byline)}"] if article.byline else []
    known += [f"due {day(article.due)}"] if article.due else []
    private = any(source.confidential for source in dossier.sheet.sources)
    return ", ".join(known) + "." + (" **Names confidential sources: not to leave the house.**" if private else "")


def _clearance(dossier: Dossier) -> str:
    version, signed = dossier.sheet.article.version, dossier.sheet.sign_off
    if signed:
        waived = f" with {count(len(signed.waivers), 'waiver')}" if signed.waivers else ""
        return f"**Cleared: version {version}**, {_signature(signed)}{waived}."
    if dossier.sign_offs:
        last = max(dossier.sign_offs, key=lambda sign_off: (sign_off.n, sign_off.at))
        lapsed = f"Version {last.n} was cleared {_signature(last)}; the text has changed since."
        return f"**Not cleared: version {version}.** {lapsed}"
    return f"**Not cleared: version {version}.**"


def _signature(signed: SignOffRow) -> str:
    return f"by {inline(signed.by)} on {moment(signed.at)}"


def _left(dossier: Dossier, changes: Sequence[Finding], questions: Sequence[Finding]) -> Iterator[str]:
    """What there is still to do, a line each."""
    sheet = dossier.sheet
    waiting = [card for card in dossier.cards if card.row.open]
    unanswered = [found for found in changes if found[1].answer is None]
    unread = sheet.meter.sentences - sheet.meter.covered
    if waiting:
        yield f"{count(len(waiting), 'claim')} open: {_labels(waiting)}"
    if unanswered:
        yield f"{count(len(unanswered), 'change')} without an answer: {_labels(card for card, _ in unanswered)}"
    if questions:
        yield f"{count(len(questions), 'question')} out: {_labels(card for card, _ in questions)}"
    if unread:
        yield f"{unread} of {count(sheet.meter.sentences, 'sentence')} unread"
    if sheet.loose:
        facts = dict.fromkeys(quoted(sheet.text[fact.start : fact.end]) for fact in sheet.loose)
        yield f"{count(len(sheet.loose), 'loose fact')}: {', '.join(facts)}"


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


def _change(found: Finding) -> str:
    card, verdict = found
    wording = quoted(verdict.should_read) if verdict.should_read else "no wording proposed"
    details = [f"Reads: {quoted(card.row.text)}", f"Should read: {wording}"]
    details += [f"Why: {inline(verdict.rationale)}"] if verdict.rationale.strip() else []
    details += [f"Source: {full_evidence(item)}" for item in card.evidence if item.question == verdict.question]
    details.append(_answer(verdict))
    return _nested(_rated(card, verdict), details)


def _question(found: Finding) -> str:
    card, verdict = found
    why = [inline(verdict.rationale)] if verdict.rationale.strip() else []
    return _nested(f"{_rated(card, verdict)}: {quoted(card.row.text)}", why)


def _rated(card: ClaimCard, verdict: VerdictRow) -> str:
    asked = "said: " if verdict.question == Question.SAID else ""
    return f"**{card.row.label}** {asked}{inline(verdict.rating)}, {_hand(verdict)}"


def _answer(verdict: VerdictRow) -> str:
    by = f" by {inline(verdict.answered_by)}" if verdict.answered_by else ""
    match verdict.answer:
        case Answer.TAKEN:
            return f"Taken{by}"
        case Answer.STET:
            return f"Stet{by}: it stands as it is"
    return "**No answer yet**"


def _hand(verdict: VerdictRow) -> str:
    return f"{inline(verdict.by)}, {day(verdict.at.date())}"


def _nested(head: str, details: Iterable[str]) -> str:
    return "\n".join([head, *(f"  - {detail}" for detail in details)])


def _every_line(dossier: Dossier) -> Iterator[str]:
    for line in lines_of(dossier):
        yield block_quote(line.text)
        yield from bullets([*(_tick(card, line.text) for card in line.cards), *_remarks(line)])


def _remarks(line: Line) -> Iterator[str]:
    if line.elsewhere:
        yield f"also {_labels(line.elsewhere)}"
    if line.no_fact:
        yield f"no fact: {inline(line.reason)}" if line.reason.strip() else "no fact"
    elif not (line.cards or line.elsewhere):
        yield "**not read yet**"
    if line.loose:
        yield f"loose: {', '.join(map(quoted, line.loose))}"


def _tick(card: ClaimCard, line: str = "") -> str:
    words = "" if card.row.text == line else f" {quoted(card.row.text)}"
    flags = [f"stale ({inline(card.stale)})" if flag == "stale" and card.stale else flag for flag in card.row.flags]
    return f"**{card.row.label}**{words}: {'; '.join([*_ticks(card), *flags])}"


def _ticks(card: ClaimCard) -> Iterator[str]:
    if card.row.state == State.DISMISSED:
        yield f"no check needed, {card.dismissed_as}"
        return
    if card.row.open:
        yield "**open**" + (f", with {inline(card.row.assignee)}" if card.row.assignee else "")
        return
    only_so = card.row.voice == Voice.NARRATION and not card.standing(Question.SAID)
    for question in [Question.SO] if only_so else Question:
        verdict = card.standing(question)
        rated = f"**{inline(verdict.rating)}**, {_hand(verdict)}{_numbers(card, question)}" if verdict else "open"
        yield rated if only_so else f"{question}: {rated}"


def _numbers(card: ClaimCard, question: Question) -> str:
    found = dict.fromkeys(item.source.label for item in card.evidence if item.question == question)
    return f" ({', '.join(found)})" if found else ""
