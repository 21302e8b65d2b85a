"""What a step in a claim's work needs, and the sentence that says what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from shlex import quote

from claims.rows import ClaimCard, EvidenceRow, VerdictRow
from claims.rules import Rules
from claims.scales import RATING_SCALES, Rating, find_rating
from claims.words import Mode, Question, Stance, State

PREFERRED = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED, Stance.CONTEXT, Stance.SILENT)
"""The order in which a rating's fitting stances are tried when nobody chose one."""

SAYS = {
    Stance.SUPPORTS: "supports",
    Stance.CONTRADICTS: "contradicts",
    Stance.MIXED: "is mixed on",
    Stance.CONTEXT: "gives context for",
    Stance.SILENT: "is silent on",
}
"""What a source does to a claim, in words."""


def rating_of(verdict: VerdictRow) -> Rating | None:
    """The rating that a verdict gave, None where its scale is no longer known."""
    scale = RATING_SCALES.get(verdict.scale)
    return find_rating(scale, verdict.rating) if scale else None


def fitting_stance(rating: Rating) -> Stance:
    """The stance that evidence for this rating most likely has."""
    return next((stance for stance in PREFERRED if stance in rating.fits), Stance.CONTEXT)


def missing_for(
    rating: Rating,
    question: Question,
    rationale: str,
    should_read: str | None,
    evidence: Sequence[EvidenceRow],
) -> list[str]:
    """What a verdict with this rating lacks before anybody can be asked to approve it; empty when it stands."""
    answering = [found for found in evidence if found.question == question]
    missing = []
    if rating.needs_rationale and not rationale.strip():
        missing.append("a rationale (why)")
    if rating.needs_wording and not (should_read or "").strip():
        missing.append("the wording that it should read")
    if rating.needs_fitting and not any(found.stance in rating.fits for found in answering):
        fitting = " or ".join(SAYS[stance] for stance in PREFERRED if stance in rating.fits)
        missing.append(f"evidence that {fitting} it" if fitting else "evidence")
    elif rating.needs_source and not answering:
        missing.append("a source")
    return missing


def missing_to_submit(card: ClaimCard) -> list[str]:
    """What a claim lacks before it can be given to a second reader."""
    if card.row.state not in (State.NEW, State.CHECKING):
        return [f"it is {in_words(card.row.state)} already"]
    standing = standing_verdicts(card)
    if not standing:
        return ["a verdict"]
    missing = []
    for verdict in standing:
        rating = rating_of(verdict)
        if rating:
            lacking = missing_for(rating, verdict.question, verdict.rationale, verdict.should_read, card.evidence)
            missing += [f"{' and '.join(lacking)} for {verdict.rating}"] if lacking else []
    return missing


def next_step(card: ClaimCard) -> str:
    """The command that takes a claim on from where it is, in a sentence: for somebody who wanted to go too far."""
    label = card.row.label
    match card.row.state:
        case State.NEW | State.CHECKING:
            return f"Next: `{_next_in_hand(card)}`."
        case State.IN_REVIEW:
            return f"Next, another person: `workbench approve {label}`."
        case State.APPROVED:
            return f"Next: `workbench release {label} --url URL`."
        case State.RELEASED:
            return f"To change it: `workbench reopen {label} --correction TEXT`."
    return f"To take it up again: `workbench reopen {label}`."


def _next_in_hand(card: ClaimCard) -> str:
    label = card.row.label
    standing = standing_verdicts(card)
    if not standing:
        return f"workbench verdict {label} RATING --because TEXT"
    for verdict in standing:
        rating = rating_of(verdict)
        if rating is None:
            continue
        asked = " --question said" if verdict.question == Question.SAID else ""
        lacking = missing_for(rating, verdict.question, verdict.rationale, verdict.should_read, card.evidence)
        if not lacking:
            continue
        if "evidence" in lacking[-1] or "source" in lacking[-1]:
            return f"workbench evidence add {label}{asked} --source URL --stance {fitting_stance(rating)} --quote TEXT"
        wording = " --should-read TEXT" if rating.needs_wording else ""
        return f"workbench verdict {label} {quote(verdict.rating)}{asked} --because TEXT{wording}"
    return f"workbench submit {label}"


def why_second_reader(card: ClaimCard, mode: Mode, rules: Rules) -> str:
    """Why a second person has to read a claim before it is approved, "" where nothing asks for it.

    Of theirs every claim; of ours those that somebody marked, that are disputed or flagged, and a drawn sample.
    """
    if not rules.second_reader:
        return ""
    if mode == Mode.THEIRS:
        return "it is about somebody else's article"
    if card.second_read:
        return f"it is marked: {card.second_read}"
    if doubted := [verdict.rating for verdict in standing_verdicts(card) if _against(verdict)]:
        return f"it is rated {doubted[0]}"
    if card.row.flags:
        return f"it is flagged: {', '.join(card.row.flags)}"
    return "it was drawn for the sample" if drawn(card.row.key, rules.sample) else ""


def drawn(key: str, share: float) -> bool:
    """Whether a claim is in a sample of this share: always the same for the same claim, so that nobody can draw again.

    Whoever knows the key can tell beforehand; the sample finds slips, not fraud.
    """
    return int.from_bytes(sha256(key.encode()).digest()[:8]) < share * 2**64


def missing_to_approve(card: ClaimCard, by: str, rules: Rules) -> list[str]:
    """Why `by` cannot approve a claim; empty where nothing is in the way."""
    if card.row.state != State.IN_REVIEW:
        return [f"it is {in_words(card.row.state)}, not in review"]
    if rules.second_reader and by in own_hands(card):
        return [f"{by} rated it, and another person has to approve it"]
    return []


def missing_to_release(card: ClaimCard) -> list[str]:
    """Why a claim cannot go out; empty where nothing is in the way."""
    if card.row.state == State.RELEASED:
        return ["it went out already"]
    return [] if card.row.state == State.APPROVED else [f"it is {in_words(card.row.state)}, not approved"]


def standing_verdicts(card: ClaimCard) -> list[VerdictRow]:
    """The verdicts of a claim that no newer one has replaced."""
    return [verdict for verdict in card.verdicts if verdict.stands]


def own_hands(card: ClaimCard) -> set[str]:
    """Whose verdicts on a claim stand."""
    return {verdict.by for verdict in standing_verdicts(card)}


def in_words(state: State) -> str:
    """A state as people read it."""
    return state.replace("_", " ")


def _against(verdict: VerdictRow) -> bool:
    """A rating of ours that says something is not as the text has it, and not only to be reworded."""
    rating = rating_of(verdict)
    return rating is not None and rating.needs_fitting
