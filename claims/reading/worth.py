"""Worth: what to check first, with the reasons in words. A linear model whose card is WORTH.md."""

from __future__ import annotations

import base64
import json
import math
import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.reading.claimants import Claimant
from claims.reading.features import SHOWN, features
from claims.reading.found import Worth
from claims.reading.kinds import kind_of
from claims.reading.lexicon import SUBJECT_PRONOUNS
from claims.reading.reasons import shown as reasons_of
from claims.reading.reasons import telling
from claims.words import ClaimantKind, ClaimKind, Voice

# A reason is given when it moves the log odds by this much (words alone by more), and at most so many are.
_NOTABLE = 0.25
_NOTABLE_WORDS = 0.4
_REASONS = 5
# What the model cannot know, since it was trained on sentences without context: log odds.
_BY_KIND = {
    ClaimKind.OPINION: (-1.5, "an opinion or a judgement"),
    ClaimKind.PREDICTION: (-1.0, "something to come"),
    ClaimKind.QUANTITY: (0.5, "its point is a number or a rank"),
    ClaimKind.EVENT: (0.4, "something that happened"),
    ClaimKind.TITLE: (1.0, "an office or a rank"),
    ClaimKind.CAUSE: (0.4, "a cause"),
}
# Accusations, denials and harm: in the training set twice as many of such sentences are worth a check as of all.
_GRAVER = 0.5
_GRAVE = re.compile(
    r"\b(?:accus|alleg|deni|deny|charged with|fraud|kill|dead\b|died|deaths?\b|arrest|convict|sued|fined|injur|wounded"
    r"|victim|brib|corrupt|stole|murder|rap(?:e|ed|ist)\b|attack|inva[ds]|collaps|resign|sack(?:ed|ing)\b|bann(?:ed|ing))\w*",
    re.IGNORECASE,
)
_HEADS = frozenset(
    [
        "president",
        "premier",
        "chancellor",
        "king",
        "queen",
        "pope",
        "minister",
        "secretary",
        "governor",
        "senator",
        "mayor",
        "chief",
        "head",
    ]
)


def worth(sentence: str) -> Worth:
    """How much a sentence deserves a check, 0 to 1, by itself. The order is meant, not the number."""
    odds, reasons = _judged(sentence)
    context = _of_kind(sentence, kind_of(sentence, Voice.INDIRECT))
    return _weighed(odds + sum(moved for moved, _ in context), reasons + context)


def weigh(words: str, kind: ClaimKind, voice: Voice, claimant: Claimant) -> Worth:
    """How much a claim deserves a check: by its words, by its kind, and by who makes it."""
    odds, reasons = _judged(words)
    context = _of_kind(words, kind)
    if voice != Voice.NARRATION:
        if claimant.kind == ClaimantKind.UNNAMED and claimant.name not in SUBJECT_PRONOUNS:
            context.append((0.3, f"said by somebody unnamed: “{claimant.name}”"))
        elif any(word.lower() in _HEADS for word in claimant.role.split()):
            context.append((0.3, f"said by {claimant.name} ({claimant.role})"))
    return _weighed(odds + sum(moved for moved, _ in context), reasons + context)


def _of_kind(words: str, kind: ClaimKind) -> list[tuple[float, str]]:
    """What moves the odds by what the words assert."""
    moved = [_BY_KIND[kind]] if kind in _BY_KIND else []
    grave = _GRAVE.search(words) if kind not in (ClaimKind.OPINION, ClaimKind.PREDICTION) else None
    return [*moved, (_GRAVER, f"a grave matter: “{grave.group()}”")] if grave else moved


def _weighed(odds: float, reasons: list[tuple[float, str]]) -> Worth:
    shown = [words for _, words in reasons]
    # "something to come: “would”" says what "something to come" does.
    once = [(moved, words) for moved, words in reasons if not any(other.startswith(f"{words}:") for other in shown)]
    notable = sorted((reason for reason in once if abs(reason[0]) >= _NOTABLE), key=lambda reason: -abs(reason[0]))
    return Worth(
        round(1 / (1 + math.exp(-odds)), 4),
        tuple(words if moved > 0 else f"against it: {words}" for moved, words in notable[:_REASONS]),
    )


def _judged(sentence: str) -> tuple[float, list[tuple[float, str]]]:
    """The log odds by the model, and what moved them by how much."""
    model = _model()
    found = features(sentence)
    weights = {name: model.named.get(name, 0.0) for name in found.named}
    odds = model.bias + sum(weights.values())
    telling_weights = {name: weights[name] for name in weights if name in SHOWN}
    reasons = list(reasons_of(sentence, SHOWN, telling_weights, found.verbs))
    scale = 1 / math.sqrt(len(found.words) + 1)
    most, which = 0.0, ""
    for bucket, words in found.words.items():
        weight = model.words[bucket] * scale
        odds += weight
        if abs(weight) > abs(most) and (shown := telling(words, sentence)):
            most, which = weight, shown
    if abs(most) >= _NOTABLE_WORDS:
        reasons.append((most, f"the {'words' if ' ' in which else 'word'} “{which}”"))
    return odds, reasons


@dataclass(frozen=True, slots=True)
class _Model:
    bias: float
    named: dict[str, float]
    words: list[float]


@cache
def _model() -> _Model:
    """The weights, read at the first question."""
    packed = json.loads(files("claims.reading").joinpath("worth.json").read_text(encoding="utf-8"))
    words = memoryview(zlib.decompress(base64.b85decode(packed["words"]))).cast("b")
    return _Model(packed["bias"], packed["named"], [weight * packed["step"] for weight in words])
