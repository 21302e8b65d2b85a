"""Time expressions against annotated news: how right, how fast, and whether cost grows with the text only.

`python -m tests.benchmarks.dates` prints one JSON object a line. The articles lie beside the project; where they are
missing, only speed is measured, on a text made here.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claims.dates import find_dates

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
ASIDE = Path(__file__).with_name("dates_aside.json")
SETS = ("timebank", "aquaint")
PUBLISHED = date(2023, 4, 26)
Article = dict[str, Any]


def articles(name: str) -> list[Article]:
    """The annotated articles of a set: doc_id, dct (day of publication, perhaps with a time), text, timexes."""
    lines = (SHARED / "data" / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def figures(name: str) -> dict[str, dict[str, float]]:
    """F1 in percent of a set: of all its articles, of those put aside before any rule was tuned, and of the rest."""
    gold = articles(name)
    found = [_annotated(article) for article in gold]
    aside = set(json.loads(ASIDE.read_text(encoding="utf-8"))[name])
    parts: dict[str, Callable[[str], bool]] = {
        "all": lambda _: True,
        "rest": lambda key: key not in aside,
        "aside": lambda key: key in aside,
    }
    return {part: _scores([a for a in gold if takes(a["doc_id"])], found) for part, takes in parts.items()}


def main() -> None:
    for line in _lines():
        print(json.dumps(line), flush=True)


def _lines() -> Iterator[dict[str, Any]]:
    if (SHARED / "data" / "dates").is_dir():
        for name in SETS:
            for part, scores in figures(name).items():
                yield {"figure": "dates_f1", "set": name, "articles": part, **scores}
        texts = [article["text"] for name in SETS for article in articles(name)]
        yield {"figure": "dates_speed", "text": "annotated articles", **_speed(texts)}
    else:
        print(f"no annotated articles in {SHARED}: scores are left out", file=sys.stderr)
    for size in (1, 2, 5, 10):
        yield {"figure": "dates_scaling", "megabytes": size, **_speed([_prose(size * 1_000_000)])}
    for name, text in _hostile().items():
        short, long = _seconds([text[: len(text) // 4]]), _seconds([text])
        row = {"characters": len(text), "seconds": round(long, 3), "against_a_quarter": round(long / short, 2)}
        yield {"figure": "dates_hostile", "text": name, **row}


def _annotated(article: Article) -> Article:
    found = find_dates(article["text"], date.fromisoformat(article["dct"][:10]))
    timexes = [{"start": f.start, "end": f.end, "type": str(f.type), "value": f.value} for f in found]
    return {"doc_id": article["doc_id"], "timexes": timexes}


def _scores(gold: Sequence[Article], found: Sequence[Article]) -> dict[str, float]:
    scored = _scorer().score(gold, found)
    return {name: round(scored[name]["F1"], 1) for name in ("value", "strict", "relaxed", "type")}


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_dates", SHARED / "tools" / "score_dates.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "tools" / "score_dates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _speed(texts: Sequence[str]) -> dict[str, float]:
    tokens = sum(len(text.split()) for text in texts)
    seconds = min(_seconds(texts) for _ in range(5))
    return {"tokens": tokens, "seconds": round(seconds, 3), "tokens_per_second": round(tokens / seconds)}


def _seconds(texts: Sequence[str]) -> float:
    """CPU seconds on one core."""
    start = time.process_time()
    for text in texts:
        find_dates(text, PUBLISHED)
    return time.process_time() - start


def _prose(characters: int) -> str:
    """A long text with the density of news: about one expression in fifty words."""
    dice = random.Random(4)
    words = [f"word{n}" for n in range(3000)]
    dates = ("on Wednesday", "in March 1998", "14 months ago", "last week", "the third quarter", "two days", "1989")
    parts: list[str] = []
    size = 0
    while size < characters:
        sentence = " ".join([*dice.choices(words, k=48), dice.choice(dates)]) + ".\n\n"
        parts.append(sentence)
        size += len(sentence)
    return "".join(parts)


def _hostile() -> dict[str, str]:
    return {
        "100,000 digits": "7" * 100_000,
        "100,000 digits with blanks": "7 " * 50_000,
        "50,000 × may": "may " * 50_000,
        "50,000 × May": "May " * 50_000,
        "50,000 × the": "the " * 50_000,
        "50,000 × twenty": "twenty " * 50_000,
        "50,000 × a year ago": "a year ago " * 50_000,
        "50,000 × 1,": "1, " * 50_000,
        "50,000 × two years and": "two years and " * 50_000,
        "50,000 × Monday,": "Monday, " * 50_000,
        "20,000 × the second half won": "the second half won " * 20_000,
        "20,000 × a passage of the past": "In 1944 he fell. On June 6 he rose. " * 20_000,
        "a day long past and 50,000 × Monday": "5 May 1944.\n\n" + "Monday, " * 50_000,
        "50,000 × 1/2/34": "1/2/34 " * 50_000,
        "20,000 × foreign dates": "".join(f"{n % 28 + 1} foo{chr(97 + n % 26)} 2020 " for n in range(20_000)),
        "50,000 quotation marks": "“" * 50_000,
        "100,000 line breaks": "\n" * 100_000,
        "50,000 × 1-": "1-" * 50_000,
    }


if __name__ == "__main__":
    main()
