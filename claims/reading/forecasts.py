"""Whether a claim tells of what is to come: by its modal, by a verb or noun of expecting, or by a time to come."""

from __future__ import annotations

import re

from claims.reading import conjugation, lexicon
from claims.reading.predicates import Predicate
from claims.reading.tokens import Words

_EXPECTING = lexicon.word_set(
    "likely unlikely expected supposed set scheduled projected forecast poised going due bound certain hopes hope hoped"
    " hoping plans plan intends intend aims aim expects expect expecting seeks"
)
# Verbs of expecting that may have somebody else between them and the infinitive.
_OF_OTHERS = lexicon.word_set("expects expect expected")
# "expected this fall", "due in May", "a fall is likely between 7pm and 9pm"
_DATED = lexicon.word_set("expected scheduled planned due likely")
_WHEN = lexicon.word_set("this next in on by at before between after within tomorrow later")
# In the progressive these tell of what is meant: "is preparing new sanctions".
_PREPARING = lexicon.word_set("preparing planning considering weighing mulling aiming hoping")
# What says so without a verb: "There is a 60% chance of that by April", "The forecast announces nine degrees".
_CHANCES = re.compile(r"\b(?:chances?|odds|likelihood|probability|forecast)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:tomorrow|next (?:\w+ )?(?:week|month|year|season|spring|summer|autumn|fall|winter|\w+day)|by (?:\w+ )?20\d\d"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on the \d+(?:st|nd|rd|th)|an? (?:day|week|month|year) later"
    r"|in the coming \w+)\b"
)
# What these are is said by an infinitive, whatever the time.
_MEANT = lexicon.word_set(
    "stance aim goal purpose objective task job role mission policy idea answer priority duty point principle position"
)
_NO_FORECAST = lexicon.word_set("can cannot can't can’t must should")
_WOULD = lexicon.word_set("would 'd wouldn't wouldn’t")


def foretells(claim: str, words: Words, predicate: Predicate) -> bool:
    """Whether the main verb of a claim, or of a fragment, is of the future in sense."""
    if predicate.first < 0:
        bare = words.letters[:1] in ("B", "e") or _is_bare(words)
        return bare or _expects(words, 0, min(4, len(words)))
    if words.letters[predicate.first] == "m":
        return _by_modal(words, predicate)
    be = words.letters[predicate.first] == "x"
    if _expects(words, predicate.first, predicate.main + (4 if be else 1)):
        return True
    if be and words.letters[predicate.first + 1 : predicate.first + 2] == "t":
        # "is to meet on Thursday", but "its stance is to help"
        return _MEANT.isdisjoint(predicate.subject[-1:])
    if not predicate.is_present():
        return False
    prepares = be and predicate.verb in _PREPARING
    expects = words.lower[predicate.main] in _OF_OTHERS and words.letters[predicate.first] == "V"
    chance = _CHANCES.search(claim) is not None and (be or predicate.subject[-1:] != ["who"])
    return prepares or expects or chance or _TO_COME.search(claim) is not None


def _by_modal(words: Words, predicate: Predicate) -> bool:
    modal = words.lower[predicate.first]
    if modal in _NO_FORECAST:
        return False
    if modal in _WOULD and predicate.negated and predicate.verb in conjugation.saying():
        # A refusal: "would not say who held the key".
        return False
    perfect = "have" in words.lower[predicate.first + 1 : predicate.first + 4] and words.letters[predicate.main] == "p"
    unreal = perfect and (words.lower[0] in ("i", "we", "had") or "if" in words.lower)
    unable = modal.startswith("could") and "if" not in words.lower and predicate.negated
    return (unreal or not perfect) and not unable


def _is_bare(words: Words) -> bool:
    """Whether a fragment begins with a base form, as behind "will … and": "freeze hiring"."""
    bases, _, pasts, _ = conjugation.verb_forms()
    first = words.lower[0] if len(words) else ""
    return first in bases and first not in pasts and len(words) > 1 and words.letters[1] in "Dgi"


def _expects(words: Words, first: int, last: int) -> bool:
    for i in range(max(first, 0), min(last, len(words) - 1)):
        far = 8 if words.lower[i] in _OF_OTHERS else 2
        infinitive = words.letters.find("t", i + 1, i + far)
        to_do = infinitive > 0 and words.letters[infinitive + 1 : infinitive + 2] in ("B", "e", "a")
        if words.lower[i] in _EXPECTING and (to_do or (words.lower[i] in _DATED and words.lower[i + 1] in _WHEN)):
            return True
    return False
