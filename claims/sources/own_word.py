"""Whether a source is the claimant speaking: that shows that it was said, never that it is so."""

from __future__ import annotations

import re

from claims.rows import SourceRow
from claims.sources.independence import registrable_domain
from claims.words import SourceKind


def own_word(source: SourceRow, speaker: str | None, role: str = "") -> str:
    """Why the source is the claimant's own word, "" where nothing says so. `role` is what the article says they are."""
    if not speaker:
        return ""
    names = _words(speaker)
    publisher = _words(source.publisher or "")
    if publisher and (publisher <= names or names <= publisher):
        return f"{source.publisher} published it"
    if source.kind in _SPEAKING and (named := _family_name(speaker)) and named in _words(_about(source)):
        return f"it is {_SPEAKING[source.kind]}"
    domain = registrable_domain(source.url)
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0].casefold())
    if len(label) < _TELLING:
        return ""
    if label in _runs(speaker):
        return f"it is on {domain}, their own site"
    # Many countries have a president, and a site of that name.
    return f"it is on {domain}, which may be the site of their office" if label in _runs(role) else ""


_SPEAKING = {
    SourceKind.INTERVIEW: "an interview with them",
    SourceKind.TRANSCRIPT: "a transcript of what they said",
    SourceKind.PRESS_RELEASE: "their own press release",
    SourceKind.SOCIAL: "their own post",
}
# A shorter name of a domain is in words by chance.
_TELLING = 4
_LONGEST_RUN = 4


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if word not in _SMALL)


_SMALL = frozenset(("the", "of", "and", "a", "an", "for", "to", "in", "mr", "mrs", "ms", "dr"))


def _family_name(speaker: str) -> str:
    found = re.findall(r"\w+", speaker.casefold())
    return found[-1] if found else ""


def _about(source: SourceRow) -> str:
    return f"{source.title} {source.description} {source.publisher or ''}"


def _runs(text: str) -> frozenset[str]:
    """Neighbouring words written as one, as domains do: "city of kyiv" has cityofkyiv, kyiv …"""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return frozenset(
        "".join(words[at : at + length]) for at in range(len(words)) for length in range(1, _LONGEST_RUN + 1)
    )
