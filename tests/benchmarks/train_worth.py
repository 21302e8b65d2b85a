"""Trains the weights of worth: `python -m tests.benchmarks.train_worth [--cross-validate]`.

Logistic regression over the features of `claims.reading.features`, hashed words scaled by their naive-Bayes log ratio
(Wang and Manning 2012), by stochastic descent, weights averaged over the last half of the epochs. Plain Python, ten
seconds. The folds are blocks of neighbouring sentences, so that no debate lies in two of them.
"""

from __future__ import annotations

import base64
import json
import math
import random
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import claims.reading
from claims.reading.features import BITS, features
from tests.benchmarks.reading import average_precision
from tests.shared import SHARED

EPOCHS = 10
RATE = 0.5
DECAY = 1e-4
SMOOTHING = 1.0
FOLDS = 3
BLOCK = 3_000

Example = tuple[list[int], list[int]]


class Model:
    """Weights of hashed words (by bucket) and of named features (by number), and the bias."""

    def __init__(self, named: int) -> None:
        self.ratios = [0.0] * (1 << BITS)
        self.words = [0.0] * (1 << BITS)
        self.named = [0.0] * named
        self.bias = 0.0

    def score(self, example: Example) -> float:
        """The log odds of an example."""
        words, named = example
        scale = 1 / math.sqrt(len(words) + 1)
        total = sum(self.words[j] * self.ratios[j] for j in words) * scale
        return self.bias + total + sum(self.named[j] for j in named)


def main() -> None:
    """Trains on all of the training set and writes the weights, or cross-validates inside it."""
    rows = [json.loads(line) for line in (SHARED / "data/claims/checkworthy_train.jsonl").open(encoding="utf-8")]
    numbers: dict[str, int] = {}
    examples = [_example(row["text"], numbers) for row in rows]
    labels = [int(row["label"]) for row in rows]
    if "--cross-validate" in sys.argv[1:]:
        blocks = [int(row["id"]) // BLOCK % FOLDS for row in rows]
        folds = [_fold(examples, labels, blocks, fold, len(numbers)) for fold in range(FOLDS)]
        print(json.dumps({"cross-validated ap": folds}))
        return
    model = train(examples, labels, len(numbers))
    target = Path(claims.reading.__file__).parent / "worth.json"
    target.write_text(_packed(model, numbers), encoding="utf-8")
    print(json.dumps({"written": target.name, "bytes": target.stat().st_size, "named": len(numbers)}))


def train(examples: Sequence[Example], labels: Sequence[int], named: int) -> Model:
    """A model of the examples; the same every time."""
    model = Model(named)
    model.ratios = _ratios(examples, labels)
    order = list(range(len(examples)))
    shuffle = random.Random(0).shuffle
    sums = Model(named)
    kept = 0
    for epoch in range(EPOCHS):
        shuffle(order)
        _descend(model, examples, labels, order, RATE / (1 + epoch))
        if epoch >= EPOCHS // 2:
            kept += 1
            sums.words = [a + b for a, b in zip(sums.words, model.words, strict=True)]
            sums.named = [a + b for a, b in zip(sums.named, model.named, strict=True)]
            sums.bias += model.bias
    model.words = [weight / kept for weight in sums.words]
    model.named = [weight / kept for weight in sums.named]
    model.bias = sums.bias / kept
    return model


def _descend(
    model: Model, examples: Sequence[Example], labels: Sequence[int], order: Iterable[int], rate: float
) -> None:
    words, named, ratios = model.words, model.named, model.ratios
    for i in order:
        buckets, numbers = examples[i]
        error = 1 / (1 + math.exp(-max(model.score(examples[i]), -30.0))) - labels[i]
        scale = error / math.sqrt(len(buckets) + 1)
        model.bias -= rate * 0.05 * error
        for j in buckets:
            words[j] -= rate * (scale * ratios[j] + DECAY * words[j])
        for j in numbers:
            named[j] -= rate * 0.3 * (error + DECAY * named[j])


def _ratios(examples: Sequence[Example], labels: Sequence[int]) -> list[float]:
    """For each bucket the log of how much oftener it is in check-worthy sentences than in others."""
    counts = [[SMOOTHING] * (1 << BITS) for _ in range(2)]
    for (buckets, _), label in zip(examples, labels, strict=True):
        for j in buckets:
            counts[label][j] += 1
    positive = sum(labels) + 2 * SMOOTHING
    negative = len(labels) - sum(labels) + 2 * SMOOTHING
    return [math.log((a / positive) / (b / negative)) for b, a in zip(*counts, strict=True)]


def _example(text: str, numbers: dict[str, int]) -> Example:
    found = features(text)
    return list(found.words), [numbers.setdefault(name, len(numbers)) for name in found.named]


def _fold(examples: Sequence[Example], labels: Sequence[int], blocks: Sequence[int], fold: int, named: int) -> float:
    chosen = [i for i, block in enumerate(blocks) if block != fold]
    model = train([examples[i] for i in chosen], [labels[i] for i in chosen], named)
    held = [(model.score(examples[i]), labels[i]) for i, block in enumerate(blocks) if block == fold]
    return round(average_precision(held), 4)


def _packed(model: Model, numbers: dict[str, int]) -> str:
    weights = [weight * ratio for weight, ratio in zip(model.words, model.ratios, strict=True)]
    step = max(map(abs, weights)) / 127
    packed = bytes(round(weight / step) & 0xFF for weight in weights)
    content = {
        "bias": round(model.bias, 4),
        "named": {name: round(model.named[j], 4) for name, j in sorted(numbers.items())},
        "step": step,
        "words": base64.b85encode(zlib.compress(packed, 9)).decode("ascii"),
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
