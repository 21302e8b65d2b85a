"""The way of a text through lexicon, grammar, resolver and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, repeat

from claims.dates.english import ENGLISH
from claims.dates.foreign import ForeignDates
from claims.dates.found import FoundDate
from claims.dates.grammar import Layer, Node
from claims.dates.lexicon import BREAK, MARK, OTHER, Language, Lexicon
from claims.dates.meaning import At
from claims.dates.resolve import Resolver
from claims.dates.rules import FINAL, KINDS, LAYERS
from claims.dates.senses import Senses
from claims.dates.story import Located
from claims.dates.stretches import Published, Stretch, Unit
from claims.dates.utterances import Said, Utterance, dated, said
from claims.dates.value import found_date


def find_dates(text: str, published: Published | None, utterances: Sequence[Utterance] = ()) -> list[FoundDate]:
    """All time expressions of a text in order, resolved against the day, month or year it was published.

    From a month or a year only that is resolved which is the same from each of its days: "last year", not "Monday".
    `utterances`: stretches (start, end, day or None) that are quotations; what is relative inside one is anchored to
    its own day. Where that is None, it is the time that the text gives ("said on Monday"), else `published`.
    Without any anchor a relative expression is UNRESOLVED.
    The first call of a process also compiles the grammar, some 40 ms.
    """
    expressions = list(english().expressions(text))
    when = published if published is None or isinstance(published, Stretch) else Stretch.around(Unit.DAY, published)
    quotations = said(utterances, when)
    found = _resolved(text, when, quotations, expressions)
    told = dated(text, quotations, found, ENGLISH.contexts)
    return found if told == quotations else _resolved(text, when, told, expressions)


def _resolved(
    text: str, published: Stretch | None, quotations: Sequence[Said], expressions: Sequence[Located]
) -> list[FoundDate]:
    resolver = Resolver(text, published, quotations, ENGLISH.contexts, expressions)
    return [
        found_date(start, end, rule, meaning, resolver.resolve(meaning, start, end))
        for start, end, meaning, rule in expressions
    ]


@cache
def english() -> Grammar:
    return Grammar(ENGLISH)


class Grammar:
    """The rules, compiled for the words of a language."""

    def __init__(self, language: Language) -> None:
        self.lexicon = Lexicon(language, KINDS)
        self._layers = [Layer(rules, self.lexicon) for rules in LAYERS]
        self._final = re.compile(f"[{re.escape(''.join(self.lexicon.letter[kind] for kind in FINAL))}]")
        self._senses = Senses(language.contexts)
        heads, shore = re.escape("".join(sorted(self.lexicon.heads))), f"{BREAK}{MARK}{OTHER}"
        # Tried once from each letter of the shore and never backtracking, so that its cost is linear in any text.
        self._island = re.compile(f"[{shore}][^{shore}{heads}]*+[{heads}][^{shore}]*+")

    def expressions(self, text: str) -> Iterator[Located]:
        """The time expressions of a text, in order and apart from each other."""
        letters, nodes = self._islands(text)
        for layer in self._layers:
            letters, nodes = layer.reduce(letters, nodes)
        foreign = ForeignDates(text)
        for match in self._final.finditer(letters):
            start, end, meaning, rule = nodes[match.start()]
            if not self._senses.of_time(text, start, end, meaning):  # type: ignore[arg-type]
                continue
            if rule == "year" and (dated := foreign.ending_at(end)):
                start, day = dated
                meaning, rule = At(Stretch.around(Unit.DAY, day)), "foreign date"
            yield start, end, meaning, rule  # type: ignore[misc]

    def _islands(self, text: str) -> tuple[str, list[Node]]:
        """The stretches of the text that may say something about time, each with a letter more on both sides."""
        lexicon = self.lexicon
        tokens = lexicon.tokens(text)
        letters = BREAK + lexicon.letters(tokens) + BREAK
        tokens = ["", *tokens, ""]
        offsets = [0, *accumulate(map(len, tokens))]
        parts: list[str] = []
        nodes: list[Node] = []
        for island in self._island.finditer(letters):
            start, end = island.start(), island.end()
            parts += lexicon.ending(letters[start], tokens[start]), letters[start + 1 : end]
            parts.append(lexicon.ending(letters[end], tokens[end]))
            meanings = map(lexicon.meaning.__getitem__, tokens[start : end + 1])
            nodes += map(Node, offsets[start : end + 1], offsets[start + 1 : end + 2], meanings, repeat(""))
        return "".join(parts), nodes
