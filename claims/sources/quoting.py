"""Where the words of a quotation stand in a stored copy, and where they part from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.anchors import Anchor, Difference, DifferenceKind, anchor, locate
from claims.words import EvidenceState


@dataclass(frozen=True, slots=True)
class Quoted:
    """How a quotation stands to the text of a copy: where its words are, and where they part from it, word by word.

    `similarity` is 1 only where they are there word for word; then the state is found, and otherwise differs.
    """

    state: EvidenceState
    where: Anchor | None = None
    similarity: float | None = None
    differences: tuple[Difference, ...] = ()

    def columns(self, copy: int) -> dict[str, Any]:
        """The columns of the evidence, for a copy with this id."""
        where = self.where
        return {
            "state": self.state,
            "copy_id": copy,
            "start": where.start if where else None,
            "end": where.end if where else None,
            "exact": where.exact if where else "",
            "prefix": where.prefix if where else "",
            "suffix": where.suffix if where else "",
            "similarity": self.similarity,
        }

    def __str__(self) -> str:
        if self.state == EvidenceState.MISSING:
            return "Its words are not in the stored copy."
        return "Its words are in the stored copy." if self.similarity == 1 else f"It differs: {told(self.differences)}"


def find_quotation(quotation: str, text: str) -> Quoted:
    """Look a quotation up in the text of a copy."""
    if not quotation.strip():
        return Quoted(EvidenceState.UNCHECKED)
    match = locate(quotation, text)
    if match is None:
        return Quoted(EvidenceState.MISSING)
    state = EvidenceState.FOUND if match.similarity == 1 else EvidenceState.DIFFERS
    return Quoted(state, anchor(text, match.start, match.end), match.similarity, match.diff)


def told(differences: tuple[Difference, ...]) -> str:
    """Differences in a line: “12” stands there as “11”, “not” is not there, “nearly” is left out."""
    parts = [
        _TOLD[one.kind].format(quoted=one.quoted, found=one.found)
        for one in differences
        if one.kind is not DifferenceKind.SAME
    ]
    return "; ".join(parts) or "only in how it is written"


_TOLD = {
    DifferenceKind.CHANGED: "“{quoted}” stands there as “{found}”",
    DifferenceKind.ADDED: "“{quoted}” is not there",
    DifferenceKind.LEFT_OUT: "“{found}” is left out",
}
