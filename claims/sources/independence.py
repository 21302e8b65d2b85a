"""Which sources are really one: of one owner, or made from one another. How many stand on their own feet.

One registrable domain is one owner as far as a program can tell; whether two domains have one is for people to say.
Until a checker has confirmed the groups, independence is not established.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.rows import SourceRow
from claims.words import counted


@dataclass(frozen=True, slots=True)
class Independence:
    """The sources in groups, by number; `confirmed` where a checker has grouped every one of them."""

    groups: tuple[tuple[int, ...], ...]
    confirmed: bool

    @property
    def sources(self) -> int:
        """How many sources there are, dependent or not."""
        return sum(map(len, self.groups))

    def __str__(self) -> str:
        many = counted(self.sources, "source")
        if self.sources < 2:
            return many
        if not self.confirmed:
            return f"{many}, independence not established"
        return f"{many}, {len(self.groups)} independent"


def independence(sources: Iterable[SourceRow], all_sources: Sequence[SourceRow] = ()) -> Independence:
    """The groups of some sources of an article; `all_sources` are those of the article.

    Two reprints of one agency's report are one, also where the report itself is not among the chosen.
    """
    chosen = {source.number: source for source in sources}
    known = {**{source.number: source for source in all_sources}, **chosen}
    heads = {number: number for number in known}
    owners: dict[str, int] = {}
    for source in known.values():
        for other in (source.derived_from, source.confirmed_group):
            if other in known:
                _join(heads, source.number, other)
        if source.confirmed_group is None and (owner := owner_of(source)):
            _join(heads, source.number, owners.setdefault(owner, source.number))
    groups: dict[int, list[int]] = {}
    for number in sorted(chosen):
        groups.setdefault(_head(heads, number), []).append(number)
    confirmed = all(source.confirmed_group is not None for source in chosen.values())
    return Independence(tuple(map(tuple, groups.values())), confirmed)


def _head(heads: dict[int, int], number: int) -> int:
    while heads[number] != number:
        number = heads[number]
    return number


def _join(heads: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_head(heads, one), _head(heads, other)))
    heads[second] = first


def owner_of(source: SourceRow) -> str:
    """The registrable domain of a source, else its publisher; "" where neither is known."""
    return registrable_domain(source.url) or (source.publisher or "").casefold()


def registrable_domain(url: str | None) -> str:
    """The part of an address's host that one owner has registered (public suffix list): bbc.co.uk, not co.uk."""
    from tld import get_fld

    if not url:
        return ""
    if found := get_fld(url, fail_silently=True, search_private=True):
        return str(found)
    host = urlsplit(url).hostname or ""
    return host if host.replace(".", "").isdigit() or ":" in host else ".".join(host.split(".")[-2:])
