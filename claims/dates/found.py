"""What `find_dates` gives: one time expression, found and resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.words import Precision, TimeStatus, TimexType


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression of a text, as TIMEX3 (ISO 24617-1) has it, with its place in the calendar.

    start, end        code points, end exclusive
    value, mod        TIMEX3: "2023-04-26", "PXM"; "EARLY" … or ""
    earliest, latest  the first and the last day it may lie on; None where that side is open or unknown
    edtf              Extended Date/Time Format (ISO 8601-2), "" where it has no form
    rule              the name of the rule that found it
    anchor            what its value depends on: "", "publication", "utterance" or "expression:START-END"
    readings          ISO values when the words are ambiguous
    counted_from      the TIMEX3 value of the anchor, "" without one
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str
    earliest: date | None
    latest: date | None
    edtf: str
    rule: str
    precision: Precision | None
    anchor: str
    status: TimeStatus
    readings: tuple[str, ...]
    counted_from: str
