"""The way of a text through lexicon, grammar, resolver and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, repeat

from claims.dates.english import ENGLISH
from claims.dates.found import FoundDate
from claims.dates.grammar import Layer, Node
from claims.dates.lexicon import BREAK, MARK, OTHER, Lexicon
from claims.dates.resolve import Resolver, Utterance
from claims.dates.rules import ATOMS, FRAGMENTS, KINDS, PHRASES
from claims.dates.value import found

_LEXICON = Lexicon(ENGLISH, KINDS)
_LAYERS = (Layer(ATOMS, _LEXICON, FRAGMENTS), Layer(PHRASES, _LEXICON, FRAGMENTS), Layer(PHRASES, _LEXICON, FRAGMENTS))
_EXPRESSIONS = re.compile(f"[{''.join(_LEXICON.letter[kind] for kind in KINDS if kind != 'Part')}]")
_ISLAND = re.compile(f"[^{BREAK}{MARK}{OTHER}]+")
_HEAD = re.compile(f"[{''.join(sorted(_LEXICON.heads))}]")


def find_dates(text: str, published: date | None, utterances: Sequence[Utterance] = ()) -> list[FoundDate]:
    """All time expressions of a text in order, resolved against the day it was published.

    `utterances`: stretches (start, end, day or None) that are quotations; what is relative inside one is anchored to
    its own day, or to `published` where that is None. Without any anchor a relative expression is UNRESOLVED.
    """
    letters, nodes = _islands(text)
    for layer in _LAYERS:
        letters, nodes = layer.reduce(letters, nodes)
    resolver = Resolver(published, utterances)
    result = []
    for match in _EXPRESSIONS.finditer(letters):
        node = nodes[match.start()]
        result.append(found(node, resolver.resolve(node.meaning, node.start, node.end)))  # type: ignore[arg-type]
    return result


def _islands(text: str) -> tuple[str, list[Node]]:
    """The stretches of the text that may say something about time, with a break between them."""
    tokens = _LEXICON.tokens(text)
    letters = _LEXICON.letters(tokens)
    offsets = [0, *accumulate(map(len, tokens))]
    parts: list[str] = []
    nodes: list[Node] = []
    means = _LEXICON.means
    for start, end in _stretches(letters):
        parts.append(letters[start:end])
        nodes += map(Node, offsets[start:end], offsets[start + 1 : end + 1], map(means, tokens[start:end]), repeat(""))
    return "".join(parts), nodes


def _stretches(letters: str) -> Iterator[tuple[int, int]]:
    for island in _ISLAND.finditer(letters):
        if _HEAD.search(letters, island.start(), island.end()):
            # One letter more on each side, so that a rule can look around.
            yield max(island.start() - 1, 0), min(island.end() + 1, len(letters))
