"""The card of one claim: what it says, who says so, when, what stands on it, and what has been decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from claims.rows import ClaimCard, EvidenceRow, PassageRow, TimeRow, VerdictRow
from claims.words import EvidenceState, Question, RelationKind, StatementStatus, TimeStatus
from workbench.terminal import cut, visible
from workbench.widgets.outcomes import STANCE_SIGNS, outcome, rating_outcome
from workbench.widgets.paper import Runs
from workbench.widgets.wrapping import wrap

TALL = 12
"""Lines from which a card has room for a first line that is folded."""

AGAINST = "against it: "
"""How a reason begins that speaks against checking."""


def card_lines(card: ClaimCard, width: int, height: int, drafts: Sequence[str] = ()) -> tuple[Runs, ...]:
    """A card in at most `height` lines of `width` cells; a part that had to be cut ends with an ellipsis.

    `drafts`: the keys that take up again what was begun about the claim and not saved.
    """

    most = height + 1
    parts = [
        [_head(card, drafts, width)] if height < TALL else folded([_head(card, drafts, 10 * width)], width, 4),
        folded([_statement(card)], width, most),
        folded(_verdicts(card), width, most),
        folded((_evidence(row) for row in card.evidence), width, most),
        folded((_date(time) for time in card.dates), width, most),
        folded(_rest(card), width, most),
    ]
    rooms = _allot([len(part) for part in parts], height)
    head, statement, verdicts, evidence, dates, rest = (
        _shorten(part, room, width) for part, room in zip(parts, rooms, strict=True)
    )
    return (*head, *statement, *dates, *evidence, *verdicts, *rest)


def folded(entries: Iterable[Runs], width: int, most: int = 100) -> list[Runs]:
    """Entries wrapped to lines of `width` cells, each entry to at most about `most` of them."""
    return [line for runs in entries for line in _fold(runs, width, most)]


def sentence_lines(passage: PassageRow, text: str, width: int, height: int) -> tuple[Runs, ...]:
    """The card of a sentence in which no claim stands: what it says, and what can be done about it."""
    if passage.no_fact:
        head, hint = "This sentence states no fact" + (f": {visible(passage.reason)}" if passage.reason else "."), ""
        hint = "- takes the mark back."
    else:
        head, hint = (
            "Nobody has read this sentence yet.",
            "- marks that it states no fact; v selects words for a claim.",
        )
    words = visible(" ".join(text[passage.start : passage.end].split()))
    quoted = _shorten(_fold(((words, ""),), width, height), max(1, height - 2), width)
    return (((head, "strong"),), *quoted, ((hint, "quiet"),))[:height]


def _head(card: ClaimCard, drafts: Sequence[str], width: int) -> Runs:
    """One line: whoever spoke gives way to what became of the claim."""
    row = card.row
    glyph, ink = outcome(row)
    told = [row.kind, f"worth {row.worth * 100:.0f}", _state(card)]
    if row.assignee:
        told.append(f"with {row.assignee}")
    begun = f" [draft: {' '.join(drafts)}]" if drafts else ""
    flags = cut(" ! " + visible(", ".join(row.flags)), width // 2) if row.flags else ""
    lead, rest = f" {row.voice}", visible(" · " + " · ".join(told))
    room = width - cell_len(f"{row.label} {glyph}{begun}{lead}{rest}{flags}")
    return (
        (f"{row.label} ", "strong"),
        (glyph, ink),
        (begun, "loose"),
        (lead + _speaker(card, room), ""),
        (cut(rest, cell_len(rest) + min(0, room)), ""),
        (flags, "loose"),
    )


def _speaker(card: ClaimCard, room: int) -> str:
    """Who says so, with their role where there is room for it."""
    name = card.row.speaker or card.speaker_as_written or ""
    alone = visible(f", {name}") if name else ""
    with_role = visible(f", {name} ({card.speaker_role})") if name and card.speaker_role else alone
    return with_role if cell_len(with_role) <= room else cut(alone, max(0, room))


def _state(card: ClaimCard) -> str:
    if card.dismissed_as is not None:
        return f"dismissed: {card.dismissed_as}"
    return card.row.state.replace("_", " ")


def _origin(origin: str) -> str:
    """Where a claim came from: an extractor with its version read it, an import brought it, or a person added it."""
    if "/" in origin:
        return f"read by {origin}"
    return origin if origin.startswith("import ") else f"added by {origin}"


def _statement(card: ClaimCard) -> Runs:
    proposed = card.statement_status == StatementStatus.PROPOSED
    lead = (("proposed ", "loose"),) if proposed else ()
    return (*lead, (visible(" ".join(card.row.statement.split())), ""))


def _date(time: TimeRow) -> Runs:
    why = f" – {time.explanation}" if time.explanation else ""
    if time.status == TimeStatus.UNRESOLVED:
        return (("◷ ", "date"), (visible(time.text), "date"), (visible(f" not known yet{why}"), "loose"))
    days = "" if time.earliest is None or time.latest is None else f"{time.earliest} … {time.latest}"
    if time.earliest == time.latest:
        days = "" if time.plain_value == str(time.earliest) else str(time.earliest or "")
    told = ": ".join(filter(None, (time.plain_value, days)))
    return (("◷ ", "date"), (visible(time.text), "date"), (visible(f" {told}".rstrip() + why), ""))


def _evidence(row: EvidenceRow) -> Runs:
    sign, ink = STANCE_SIGNS[row.stance]
    said = "" if row.question == Question.SO else " said"
    quotation = f" “{' '.join(row.quotation.split())}”" if row.quotation else ""
    place = f" {row.locator}" if row.locator else ""
    note = f" – {' '.join(row.note.split())}" if row.note else ""
    found = f" [{row.state}]" if row.quotation and row.state != EvidenceState.UNCHECKED else ""
    return (
        (f"{row.source.label} ", "strong"),
        (f"{sign} {row.stance}{said}", ink),
        (visible(f" {row.source.name}{place}{quotation}{found}{note}"), ""),
    )


def _verdicts(card: ClaimCard) -> Iterator[Runs]:
    for question in (Question.SO, Question.SAID):
        verdict = card.standing(question)
        if verdict is not None:
            yield _verdict(verdict)


def _verdict(verdict: VerdictRow) -> Runs:
    glyph, ink = rating_outcome(verdict.rating)
    because = f" – {' '.join(verdict.rationale.split())}" if verdict.rationale else ""
    answer = f" [{verdict.answer}]" if verdict.answer else ""
    instead = f" ▸ should read “{' '.join(verdict.should_read.split())}”{answer}" if verdict.should_read else ""
    by = f" ({verdict.by})"
    return (
        (f"{verdict.question} ", "quiet"),
        (f"{glyph} {visible(verdict.rating)}", ink),
        (visible(by + because + instead), ""),
    )


def _rest(card: ClaimCard) -> Iterator[Runs]:
    yield from _since(card)
    for number, earlier in enumerate(card.precedents):
        glyph, ink = rating_outcome(earlier.verdict.rating)
        apart = f" (apart by {', '.join(earlier.differing)})" if earlier.differing else ""
        said = visible(f"{' '.join(earlier.claim.statement.split())}{apart}")
        lead = f"M takes over {earlier.claim.label} " if number == 0 else f"also {earlier.claim.label} "
        yield ((lead, "query"), (f"{glyph} {visible(earlier.verdict.rating)} ", ink), (said, ""))
    if card.row.waiting_for:
        since = f" since {card.waiting_since}" if card.waiting_since else ""
        asked = " ".join(card.asked.split())
        yield (("waits for ", "query"), (visible(f"{card.row.waiting_for}{since}: “{asked}”"), ""))
    if card.note:
        yield (("note ", "quiet"), (visible(" ".join(card.note.split())), ""))
    newest = max((place.version for place in card.places), default=0)
    here = [place for place in card.places if place.version == newest]
    if len(here) > 1 or any(place.state != "exact" for place in here):
        unlike = (str(place.state) for place in here if place.state != "exact")
        yield (("places ", "quiet"), (", ".join((f"{len(here)} in the text", *unlike)), "quiet"))
    for lead, reasons in _why(card.reasons):
        yield ((f"{lead}: ", "quiet"), (visible(", ".join(reasons)), "quiet"))
    yield ((visible(_origin(card.origin)), "quiet"),)


def _why(reasons: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """What speaks for checking the claim, and what against; of two that say the same, the one that says more."""
    told = [one for one in reasons if not any(other.startswith(f"{one}:") for other in reasons)]
    against = [one.removeprefix(AGAINST) for one in told if one.startswith(AGAINST)]
    worth = [one for one in told if not one.startswith(AGAINST)]
    yield from ((lead, found) for lead, found in (("worth checking", worth), ("against it", against)) if found)


def _since(card: ClaimCard) -> Iterator[Runs]:
    """What happened after the verdicts, the newest first, and the claims that this one stands to."""
    if card.second_read:
        yield (("second read ", "query"), (visible(card.second_read), ""))
    for at, what, by, words in reversed(card.afterwards):
        said = f": {' '.join(words.split())}" if words else ""
        yield ((f"{what} ", "strong"), (visible(f"{by}, {at:%Y-%m-%d}{said}"), ""))
    for relation in card.relations:
        glyph, ink = outcome(relation.other)
        rests = relation.kind == RelationKind.DEPENDS_ON and not relation.outward
        kind = "rests on this" if rests else str(relation.kind)
        yield (
            (f"{kind} ", "quiet"),
            (f"{relation.other.label} {glyph} ", ink),
            (visible(" ".join(relation.other.statement.split())), ""),
        )


def _fold(runs: Runs, width: int, most: int) -> list[Runs]:
    """Runs wrapped to lines; of a text that goes on for ever only so much as `most` lines can hold."""
    runs = tuple((text[: width * most], inks) for text, inks in runs)
    text = "".join(text for text, _ in runs)
    lines: list[Runs] = []
    for line in wrap(text, width):
        folded, start = [], 0
        for part, inks in runs:
            a, b = max(line.start, start), min(line.end, start + len(part))
            if a < b:
                folded.append((text[a:b], inks))
            start += len(part)
        lines.append(tuple(folded))
    return lines


def _allot(wants: Sequence[int], room: int) -> list[int]:
    """Lines for each part: one each as far as they go, then more in the order of the parts."""
    given = [0] * len(wants)
    for most in (1, 2, max(wants, default=0)):
        for n, want in enumerate(wants):
            more = min(max(min(want, most) - given[n], 0), room)
            given[n] += more
            room -= more
    return given


def _shorten(lines: Sequence[Runs], room: int, width: int) -> Sequence[Runs]:
    if len(lines) <= room or room < 1:
        return lines[:room]
    *whole, last = lines[:room]
    used = sum(len(text) for text, _ in last)
    if used + 2 <= width:
        return [*whole, (*last, (" …", "quiet"))]
    text, inks = last[-1]
    return [*whole, (*last[:-1], (cut(text + "…", len(text) - 2), inks))]
