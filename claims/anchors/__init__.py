"""Places in texts: how a claim or a quotation points at its words, finds them, and keeps them in a new version."""

from claims.anchors.carrying import changed_words, reanchor
from claims.anchors.differences import Difference, DifferenceKind
from claims.anchors.fragments import text_fragment
from claims.anchors.locating import FOUND, PERHAPS, Match, locate, stands
from claims.anchors.places import CONTEXT, Anchor, anchor
from claims.anchors.searching import search_form

__all__ = [
    "CONTEXT",
    "FOUND",
    "PERHAPS",
    "Anchor",
    "Difference",
    "DifferenceKind",
    "Match",
    "anchor",
    "changed_words",
    "locate",
    "reanchor",
    "search_form",
    "stands",
    "text_fragment",
]
