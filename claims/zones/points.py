"""Key points: a list below the headline that says beforehand what the article says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.words import ZoneKind
from claims.zones.lines import Found, Line, ends_sentence

# How many lines from the beginning are looked at, and how long a point may be.
_TOP, _LONGEST = 16, 180


def find_points(lines: Sequence[Line], marks: Mapping[int, tuple[ZoneKind, str]]) -> Found:
    """Two or more list items between the headline and the first paragraph, none of them a full sentence."""
    headline = [index for index, (kind, _) in marks.items() if kind is ZoneKind.HEADLINE]
    if not headline:
        return {}
    found: Found = {}
    for index in range(max(headline) + 1, min(_TOP, len(lines))):
        if index in marks:
            continue
        line = lines[index]
        if not line.bulleted and len(line.words) <= 30 and not ends_sentence(line.text) and not found:
            # "Key points"
            continue
        if not line.bulleted or len(line.words) > _LONGEST or ends_sentence(line.text):
            break
        found[index] = (ZoneKind.LIST, "key points")
    return found if len(found) > 1 else {}
