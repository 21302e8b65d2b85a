"""What an article says: sentences, quotations, speakers, claims and what each is worth."""

from __future__ import annotations

from claims.reading.facts import find_facts
from claims.reading.found import Fact, FoundClaim, Quotation, Reading, Trace, Worth
from claims.reading.quotations import find_quotations
from claims.reading.reader import read, read_claims
from claims.reading.sentences import split_sentences
from claims.reading.worth import worth

EXTRACTOR = "reading/3"

__all__ = [
    "EXTRACTOR",
    "Fact",
    "FoundClaim",
    "Quotation",
    "Reading",
    "Trace",
    "Worth",
    "find_facts",
    "find_quotations",
    "read",
    "read_claims",
    "split_sentences",
    "worth",
]
