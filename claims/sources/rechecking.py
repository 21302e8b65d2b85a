"""What a later look at a source tells: the same, moved, different, gone; and what that means for its quotations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from claims.anchors import locate, stands
from claims.sources.copies import Capture
from claims.sources.quoting import told
from claims.words import Failure, Recheck

SAME_SHARE = 0.8
"""Of the runs of WORDS words of a text without quotations, so many must be there again for it to be the same."""

WORDS = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a source, why in words, and by evidence (its id) why a claim that stands on it is in doubt."""

    recheck: Recheck
    why: str = ""
    doubts: Mapping[int, str] = field(default_factory=dict)


def judge(
    before: Mapping[str, Any], old_text: str | None, now: Capture, evidence: Sequence[Mapping[str, Any]]
) -> Judged:
    """Compare what came `now` with the copy `before` and its text. `evidence` are the rows that stand on the source.

    Pages are never compared byte by byte: advertisements and counters change with each look. What counts is whether
    the words that were quoted still stand there; of a page that nobody has quoted, most of its words.
    """
    if now.columns.get("body") is not None and now.columns["body"] == before["body"]:
        return Judged(Recheck.SAME)
    if now.failure is not None and now.body is None:
        why = f"{now.columns['error'].rstrip('.')}"
        if now.failure == Failure.DEAD:
            return Judged(Recheck.GONE, why, {row["id"]: why for row in evidence})
        return Judged(Recheck.UNREACHED, why)
    doubts = _doubts(old_text or "", now.text or "", evidence)
    moved = _place(now.columns.get("final_url")) != _place(before["final_url"]) and before["final_url"] is not None
    where = f"it is at {now.columns.get('final_url')} now" if moved else ""
    if doubts:
        return Judged(Recheck.DIFFERS, "; ".join(filter(None, [*dict.fromkeys(doubts.values()), where])), doubts)
    return Judged(Recheck.MOVED, where) if moved else Judged(Recheck.SAME)


def _doubts(old: str, new: str, evidence: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    if old == new:
        return {}
    quoted = [row for row in evidence if row["exact"]]
    doubts = {row["id"]: why for row in quoted if (why := _why_changed(row["exact"], new))}
    others = [row for row in evidence if not row["exact"]]
    if (others or not evidence) and _share_kept(old, new) < SAME_SHARE:
        doubts |= dict.fromkeys((row["id"] for row in others), "most of its words are others now")
        return doubts or {0: "most of its words are others now"}
    return doubts


def _why_changed(exact: str, text: str) -> str:
    """Why a quotation's words are not what stands there, "" where they are."""
    if stands(exact, text):
        return ""
    match = locate(exact, text)
    if match is None:
        return f"“{_short(exact)}” is not there any more"
    return "" if match.similarity == 1 else f"its words are others now: {told(match.diff)}"


def _share_kept(old: str, new: str) -> float:
    runs = _runs(old)
    return len(runs & _runs(new)) / len(runs) if runs else 1.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[n:] for n in range(WORDS)), strict=False))


def _place(url: str | None) -> tuple[str, str, str]:
    """Where an address is, whatever the scheme, a leading www and a last slash are."""
    parts = urlsplit(url or "")
    return ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:56]} …"
