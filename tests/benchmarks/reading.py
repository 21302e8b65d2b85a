"""How well and how fast articles are read. Prints one JSON line a figure: `python -m tests.benchmarks.reading`.

claims, aside / tuning   the demo articles: exact and IoU >= 0.5 claim F1; speaker, kind and voice of the claims found
statements               rewritten statements of the tuning articles and of news, judged right by hand
quotations               PolNeAR's dev set, by the scoring program beside the project
worth                    average precision and best F1 on the debate sentences of the dev-test set
speed                    characters a CPU second and CPU milliseconds an article; the best of several runs
hostile                  CPU time for twice the text against once: 2 is linear
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from claims.reading import FoundClaim, find_quotations, read, read_claims, split_sentences, worth
from tests.shared import SHARED

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
JUDGED = SEEDS.parent / "tests/claims/reading/statements_judged.json"
# The articles of PolNeAR's dev set whose statements were judged.
NEWS = slice(42, 60)
Figures = dict[str, Any]


def main() -> None:
    """All figures, each as soon as it is known. With words as arguments only those whose name holds one of them."""
    wanted = sys.argv[1:]
    for name, figure in FIGURES.items():
        if not wanted or any(word in name for word in wanted):
            print(json.dumps({"figure": name, **figure()}), flush=True)


def claims_of(names: Iterable[str]) -> Figures:
    """Micro-averaged figures over the labelled articles of these names."""
    total = {"gold": 0, "found": 0, "exact": 0, "overlapping": 0, "speaker": 0, "kind": 0, "voice": 0}
    for name in names:
        text, labels = labelled(name)
        published = labels.get("published")
        found = read_claims(text, date.fromisoformat(published) if published else None)
        gold = labels["claims"]
        places = {(claim.start, claim.end) for claim in found}
        total["gold"] += len(gold)
        total["found"] += len(found)
        total["exact"] += sum((label["start"], label["end"]) in places for label in gold)
        for label, claim in matched(gold, found):
            total["overlapping"] += 1
            total["speaker"] += same_name(label["speaker"], claim.speaker)
            total["kind"] += label["kind"] == claim.kind
            total["voice"] += label["voice"] == claim.voice
    pairs = max(total["overlapping"], 1)
    return {
        "gold": total["gold"],
        "found": total["found"],
        "exact_f1": _f1(total["exact"], total["gold"], total["found"]),
        "iou_f1": _f1(total["overlapping"], total["gold"], total["found"]),
        **{f"{key}_accuracy": round(total[key] / pairs, 4) for key in ("speaker", "kind", "voice")},
    }


def matched(gold: list[Figures], found: list[FoundClaim]) -> Iterator[tuple[Figures, FoundClaim]]:
    """Labels and claims that overlap by half or more of their union, each used once, the best overlap first."""
    pairs = sorted(
        (
            (share, i, j)
            for i, label in enumerate(gold)
            for j, claim in enumerate(found)
            if (share := _iou((label["start"], label["end"]), (claim.start, claim.end))) >= 0.5
        ),
        key=lambda pair: -pair[0],
    )
    labels: set[int] = set()
    claims: set[int] = set()
    for _, i, j in pairs:
        if i not in labels and j not in claims:
            labels.add(i)
            claims.add(j)
            yield gold[i], found[j]


def same_name(label: str | None, speaker: str | None) -> bool:
    """Whether two speakers are the same words, the article and capitals aside."""
    return _plain(label) == _plain(speaker)


def labelled(name: str) -> tuple[str, Figures]:
    """The text and the labels of an article in seeds/ or its folder tuning/."""
    path = next(SEEDS.rglob(f"{name}.txt"))
    return path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def statements() -> Figures:
    """The share of rewritten statements that were judged right by hand; one that nobody has judged counts as wrong.

    Over the tuning articles and, where the data is there, over news that no rule was made on before they were judged.
    """
    judged = json.loads(JUDGED.read_text("utf-8"))
    pairs = [
        (claim, [claim.text, claim.statement] in judged["tuning"].get(name, ()))
        for name in tuning()
        for claim in read_claims(labelled(name)[0])
    ]
    of_news = frozenset(judged["news"])
    news = [row["text"] for row in _rows("quotes/polnear_dev.jsonl")][NEWS]
    pairs += [(claim, judgement(claim) in of_news) for text in news for claim in read_claims(text)]
    right = [is_right for claim, is_right in pairs if claim.statement != claim.text]
    return {"rewritten": len(right), "right": round(sum(right) / max(len(right), 1), 4), "news": len(news)}


def judgement(claim: FoundClaim) -> str:
    """What stands for a judged statement of an article whose words are not ours to keep."""
    return hashlib.sha256(f"{claim.text}\0{claim.statement}".encode()).hexdigest()[:16]


def tuning() -> list[str]:
    """The articles that rules may be made on."""
    return sorted({path.stem for path in SEEDS.rglob("*.txt")} - set(aside()))


def aside() -> list[str]:
    """The articles that nobody may look at while making rules."""
    return list(json.loads((SEEDS / "aside.json").read_text(encoding="utf-8")))


def quotations() -> Figures:
    """Span recall, and span and speaker right together."""
    gold = SHARED / "data/quotes/polnear_dev.jsonl"
    if not gold.exists():
        return {"skipped": "no data beside the project"}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        for article in _rows("quotes/polnear_dev.jsonl"):
            quotes = [
                {"start": one.start, "end": one.end, "speaker": one.speaker} for one in find_quotations(article["text"])
            ]
            predictions.write(json.dumps({"doc": article["doc"], "quotes": quotes}) + "\n")
        predictions.flush()
        scorer = SHARED / "tools/score_quotes.py"
        run = subprocess.run(
            [sys.executable, str(scorer), str(gold), predictions.name], capture_output=True, text=True, check=True
        )
    return dict(json.loads(run.stdout.splitlines()[0]))


def check_worthiness() -> Figures:
    """Average precision, and F1 at its best threshold, on sentences no weight was trained on."""
    if not (SHARED / "data/claims/checkworthy_dev.jsonl").exists():
        return {"skipped": "no data beside the project"}
    scored = [(worth(row["text"]).score, row["label"]) for row in _rows("claims/checkworthy_dev.jsonl")]
    return {"ap": round(average_precision(scored), 4), "best_f1": round(_best_f1(scored), 4), "sentences": len(scored)}


def average_precision(scored: Iterable[tuple[float, int]]) -> float:
    """The mean of the precision at each positive, in the order of falling scores."""
    hits, total = 0, 0.0
    for rank, (_, label) in enumerate(sorted(scored, key=lambda row: -row[0]), 1):
        if label:
            hits += 1
            total += hits / rank
    return total / max(hits, 1)


def speed() -> Figures:
    """Characters a second of the parts, and one 800-word article read whole, in milliseconds."""
    articles = [row["text"] for row in _rows("quotes/polnear_dev.jsonl")]
    text = "\n\n".join(articles) or "Nothing was said. " * 20_000
    words = " ".join(text.split(" ")[:800])
    read(words)
    return {
        "sentences_chars_s": round(len(text) / _seconds(lambda: split_sentences(text))),
        "quotations_chars_s": round(len(text) / _seconds(lambda: find_quotations(text))),
        "read_chars_s": round(len(text) / _seconds(lambda: read(text), 1)),
        "article_800_words_ms": round(_seconds(lambda: read(words), 7) * 1000, 1),
    }


def hostile() -> Figures:
    """How the cost grows when a hostile text doubles: 2 is linear, 4 quadratic."""
    return {
        name: round(_seconds(lambda: read(text * 2), 1) / _seconds(lambda: read(text), 1), 2)  # noqa: B023
        for name, text in HOSTILE.items()
    }


HOSTILE = {
    "quotation_marks": '"' * 250_000,
    "quotations": '"a" ' * 60_000,
    "no_sentence_end": "no end here " * 20_000,
    "one_word": "x" * 1_000_000,
    "stops_in_quotes": '."' * 60_000,
    "commas": "a, " * 60_000,
    "said": "said he " * 30_000,
    "restrictive_clauses": "the man who was " * 3_000,
    "verbs_in_series": "he won it, was here, " * 3_000,
    "names": "Anna Lund " * 30_000,
    "open_parentheses": "(" * 200_000,
    "blank_lines": " \n" * 200_000,
    "whens": "it fell when the sea rose " * 6_000,
    "he_said": "Anna Lund left and he said it was so. " * 3_000,
    "dashes": "– so it is – says Anna Lund " * 5_000,
    "lines": "a line that stands twice and more than forty letters long\n" * 8_000,
    "figures": "2 men, 3 women and 4,000 euros " * 5_000,
}
FIGURES: dict[str, Callable[[], Figures]] = {
    "claims, tuning half": lambda: claims_of(tuning()),
    "claims, half put aside": lambda: claims_of(aside()),
    "statements": statements,
    "quotations": quotations,
    "worth": check_worthiness,
    "speed": speed,
    "hostile": hostile,
}


def _rows(name: str) -> Iterator[Figures]:
    path = SHARED / "data" / name
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


def _f1(right: int, gold: int, found: int) -> float:
    return round(2 * right / max(gold + found, 1), 4)


def _best_f1(scored: list[tuple[float, int]]) -> float:
    positive = sum(label for _, label in scored)
    best, hits = 0.0, 0
    for rank, (_, label) in enumerate(sorted(scored, key=lambda row: -row[0]), 1):
        hits += label
        best = max(best, 2 * hits / (rank + positive))
    return best


def _plain(name: str | None) -> str:
    words = (name or "").lower().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] and words[0] in ("the", "a", "an") else words)


def _seconds(run: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
