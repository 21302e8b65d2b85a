"""Words and rules fit together: no class is without a use, no word in two classes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claims.dates.rules
from claims.dates.classes import DIGITS, GROUPS, HEADS
from claims.dates.english import ENGLISH
from claims.dates.find import english
from claims.dates.lexicon import Language, Lexicon
from claims.dates.patterns import FRAGMENTS, expand, needed, unfold
from claims.dates.rules import KINDS, LAYERS

_RULES = [rule for layer in LAYERS for rule in layer]


def _named() -> set[str]:
    """Every class that a pattern, a fragment or a meaning names."""
    texts = [*(rule.pattern for rule in _RULES), *FRAGMENTS.values()]
    named = {name for text in texts for name in re.findall(r"(?<!P)<(\w+)>", text)}
    sources = Path(claims.dates.rules.__file__).parent.glob("*.py")
    asked = re.findall(r"\br\.\w+\(\s*\"([\w ]+)\"", "".join(path.read_text(encoding="utf-8") for path in sources))
    return (named | {name for names in asked for name in names.split()}) - {"it"}


def test_every_class_of_words_is_used_by_a_rule() -> None:
    used = _named()
    for _ in range(2):  # a group may name a group
        used |= {name for group in used & GROUPS.keys() for name in GROUPS[group].split()}
    assert sorted(set(ENGLISH.words) - used) == []


def test_every_group_and_head_is_of_known_classes() -> None:
    known = {*ENGLISH.words, *DIGITS, "short_year", *GROUPS, *KINDS, *(name for _, name in ENGLISH.suffixes)}
    assert {name for names in [*GROUPS.values(), HEADS] for name in names.split()} <= known
    assert _named() <= known


def test_a_word_in_two_classes_is_refused() -> None:
    words: dict[str, dict[str, object]] = {"month": {"march": 3}, "verb": {"march": None}}
    language = Language(words, frozenset(), frozenset(), "x", (), ENGLISH.contexts)
    with pytest.raises(ValueError, match="'march' has two classes"):
        Lexicon(language, ())


def test_a_rule_that_names_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="sees classes, not words: 'of'"):
        expand(r"<month> of <year>", english().lexicon)


def test_tokens_leave_nothing_out() -> None:
    text = "At 5 p.m. on Sept. 30th — ‘the ’90s’ — she said: 1,200 o’clock_x\n\nİ"
    assert "".join(english().lexicon.tokens(text)) == text


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"<month> (?:<the> )?<day>", [{"<month>"}, {" "}, {"<day>"}]),
        (r"(?:<a>|<b>)-<unit>(?! <old>)", [{"<a>", "<b>"}, {"-"}, {"<unit>"}]),
        (r"(?<!<d>)(?:<a>|<b>?)(?<=<c>)\.", [{"<c>"}, {"."}]),
        (r"(?:<the> (?:<same> )?<unit>)?", []),
        (r"(?P<it><DAY>)(?:, <DAY>){0}[-+]<year>?", [{"<DAY>"}]),
        (r"{month}", [{"<MONTH>", "<short_month>"}]),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, needs: list[set[str]]) -> None:
    assert needed(unfold(pattern)) == needs
