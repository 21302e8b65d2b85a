"""Sources and evidence as a report cites them.

Readers never learn more of a confidential source than that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.exports.markdown import inline, link, quoted
from claims.exports.phrases import day
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


def full_citation(source: SourceRow) -> str:
    """All that the desk knows of a source, for its own people: link, publisher, kind, when it was read."""
    parts = [link(source.name, source.url), *_particulars(source)]
    if source.description and source.description != source.name:
        parts.append(inline(source.description))
    if source.derived_from is not None:
        parts.append(f"made from S{source.derived_from}")
    return ", ".join(parts) + (" (**confidential**)" if source.confidential else "")


def public_citation(source: SourceRow, sources: Sequence[SourceRow], locator: str = "") -> str:
    """A source for readers. `sources` are the article's, among which is the one it was made from."""
    if source.confidential:
        return _UNNAMED
    parts = [link(source.title or source.url or source.description or "an untitled source", source.url)]
    parts += _particulars(source, locator)
    original = next((other for other in sources if other.number == source.derived_from), None)
    if original is not None:
        parts.append(f"based on {_UNNAMED if original.confidential else inline(original.title or original.url or '')}")
    return ", ".join(part for part in parts if part)


def quotation(evidence: EvidenceRow) -> str:
    """The words of a source, with their language and translation where they have them; "" where there are none."""
    said = quoted(evidence.quotation) if evidence.quotation.strip() else ""
    if said and evidence.language:
        said += f" ({inline(evidence.language)})"
    translated = f"translated: {quoted(evidence.translation)}" if evidence.translation.strip() else ""
    return ", ".join(part for part in (said, translated) if part)


def public_evidence(evidence: Iterable[EvidenceRow], sources: Sequence[SourceRow]) -> list[str]:
    """Blocks of Markdown, one for each stance that occurs. The desk's notes are not in them."""
    blocks = []
    by_stance: dict[Stance, list[EvidenceRow]] = {stance: [] for stance in _STANCES}
    for item in evidence:
        by_stance[Stance(item.stance)].append(item)
    for stance, items in by_stance.items():
        if items:
            lines = [f"- {_public_item(item, sources)}" for item in items]
            blocks += [f"{_STANCES[stance]}:", "\n".join(lines)]
    return blocks


def full_evidence(evidence: EvidenceRow) -> str:
    """One piece of evidence for the desk: "S3 supports (p. 3: “…”)", with its note and what became of its words."""
    parts = (inline(evidence.locator), quotation(evidence), inline(evidence.note), _STATES.get(evidence.state, ""))
    detail = "; ".join(part for part in parts if part)
    return f"{evidence.source.label} {evidence.stance}" + (f" ({detail})" if detail else "")


def _public_item(evidence: EvidenceRow, sources: Sequence[SourceRow]) -> str:
    cited = public_citation(evidence.source, sources, evidence.locator)
    if evidence.source.confidential:
        return cited[0].upper() + cited[1:]
    return ": ".join(part for part in (cited, quotation(evidence)) if part)


def _particulars(source: SourceRow, locator: str = "") -> list[str]:
    parts = [inline(source.publisher)] if source.publisher else []
    parts.append(str(source.kind))
    parts += [inline(locator)] if locator.strip() else []
    if source.accessed:
        parts.append(f"accessed {day(source.accessed)}")
    return parts
