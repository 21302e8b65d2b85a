"""Sources and evidence as a report cites them.

Readers never learn more of a confidential source than that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.exports.content import Bullets, Link, Paragraph, Phrase, Piece, Strong, bullets, joined
from claims.exports.phrases import day
from claims.exports.plain import quoted
from claims.rows import EvidenceRow, SourceRow
from claims.words import EvidenceState, Stance

_UNNAMED = "a confidential source"
_STANCES = {
    Stance.SUPPORTS: "Evidence for it",
    Stance.CONTRADICTS: "Evidence against it",
    Stance.MIXED: "Evidence that cuts both ways",
    Stance.SILENT: "Looked at, without an answer",
    Stance.CONTEXT: "Context",
}
_STATES = {
    EvidenceState.DIFFERS: "the stored copy has other words",
    EvidenceState.MISSING: "these words are not in the stored copy",
}


def full_citation(source: SourceRow) -> Phrase:
    """All that the desk knows of a source, for its own people: link, publisher, kind, when it was read."""
    parts: list[Piece] = [Link(source.name, source.url), *_particulars(source)]
    if source.description and source.description != source.name:
        parts.append(source.description)
    if source.derived_from is not None:
        parts.append(f"made from S{source.derived_from}")
    return joined(", ", parts) + ((" (", Strong("confidential"), ")") if source.confidential else ())


def public_citation(source: SourceRow, sources: Sequence[SourceRow], locator: str = "") -> Phrase:
    """A source for readers. `sources` are the article's, among which is the one it was made from."""
    if source.confidential:
        return (_UNNAMED,)
    parts: list[Piece] = [Link(source.title or source.url or source.description or "an untitled source", source.url)]
    parts += _particulars(source, locator)
    original = next((other for other in sources if other.number == source.derived_from), None)
    if original is not None:
        parts.append(f"based on {_UNNAMED if original.confidential else original.title or original.url or ''}")
    return joined(", ", parts)


def quotation(evidence: EvidenceRow) -> str:
    """The words of a source, with their language and translation where they have them; "" where there are none."""
    said = quoted(evidence.quotation) if evidence.quotation.strip() else ""
    if said and evidence.language:
        said += f" ({evidence.language})"
    translated = f"translated: {quoted(evidence.translation)}" if evidence.translation.strip() else ""
    return ", ".join(part for part in (said, translated) if part)


def public_evidence(evidence: Iterable[EvidenceRow], sources: Sequence[SourceRow]) -> Iterator[Paragraph | Bullets]:
    """A list for each stance that occurs, with its name above. The desk's notes are not in them."""
    by_stance: dict[Stance, list[EvidenceRow]] = {stance: [] for stance in _STANCES}
    for item in evidence:
        by_stance[Stance(item.stance)].append(item)
    for stance, items in by_stance.items():
        if items:
            yield Paragraph((f"{_STANCES[stance]}:",))
            yield from bullets(_public_item(item, sources) for item in items)


def full_evidence(evidence: EvidenceRow) -> str:
    """One piece of evidence for the desk: "S3 supports (p. 3: “…”)", with its note and what became of its words."""
    parts = (evidence.locator.strip(), quotation(evidence), evidence.note.strip(), _STATES.get(evidence.state, ""))
    detail = "; ".join(part for part in parts if part)
    return f"{evidence.source.label} {evidence.stance}" + (f" ({detail})" if detail else "")


def _public_item(evidence: EvidenceRow, sources: Sequence[SourceRow]) -> Phrase:
    if evidence.source.confidential:
        return (_UNNAMED[0].upper() + _UNNAMED[1:],)
    return joined(": ", (public_citation(evidence.source, sources, evidence.locator), quotation(evidence)))


def _particulars(source: SourceRow, locator: str = "") -> list[str]:
    parts = [source.publisher] if source.publisher else []
    parts.append(str(source.kind))
    parts += [locator] if locator.strip() else []
    if source.accessed:
        parts.append(f"accessed {day(source.accessed)}")
    return parts
