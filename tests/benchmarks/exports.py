"""What goes out: reports of an article with 500 claims, 100,000 claims as JSON lines, and verifying a bundle of them.

    python -m tests.benchmarks.exports [ARTICLES]

Prints a JSON line a figure. The desk is filled first, which is not measured: articles of 500 claims, each with a place,
half of them rated, one in five with evidence. Times are CPU seconds of the process, reading from the desk included.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from claims.actions.bundles import export_bundle
from claims.actions.bundles import verify as verify_bundle
from claims.actions.exports import export
from claims.actions.history import verify as verify_desk
from claims.desk import Desk, open_desk
from claims.tables import Article, Claim, Evidence, Passage, Place, Source, Verdict, Version
from claims.words import ClaimKind, Mode, Precision, Stance, Via, Voice

ARTICLES = 200
CLAIMS = 500
AT = datetime(2024, 3, 15, 12, tzinfo=UTC)


def main() -> None:
    """All figures, one after the other."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    claims = articles * CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk.sqlite", "bench", create_new=True)
        for number in range(1, articles + 1):
            _fill(desk, number)
        for format in ("editor", "editor-html", "reader", "reader-html", "csv"):
            export(desk, format, BytesIO(), article="1")  # modules are loaded, and the file is in the cache
            seconds = _cpu(lambda: export(desk, format, BytesIO(), article="1"))  # noqa: B023  (called at once)
            _say(f"{format}, one article of {CLAIMS} claims", "CPU seconds", seconds, 1.0)
        with (Path(folder) / "desk.jsonl").open("wb") as out:
            seconds = _cpu(lambda: export(desk, "jsonl", out))
        _say(f"jsonl, {claims:,} claims", "claims / CPU second", claims / seconds, 20_000)
        bundle = Path(folder) / "bundle"
        _say(
            f"bundle, {claims:,} claims",
            "claims / CPU second",
            claims / _cpu(lambda: export_bundle(desk, bundle)),
            None,
        )
        verifying = {"desk": partial(verify_desk, desk), "bundle": partial(verify_bundle, bundle)}
        for what, verify in verifying.items():
            marks: list[float] = []
            started = time.process_time()
            found = verify(lambda *_: marks.append(time.process_time() - started))  # noqa: B023  (called at once)
            assert not found.problems, found.problems[:3]
            _say(f"verify the {what}: its chain", "changes / CPU second", _pace(found.changes, marks), 100_000)
            whole = found.changes / (time.process_time() - started)
            _say(f"verify the {what}: its chain and every row", "changes / CPU second", whole, None)
        desk.close()


def _fill(desk: Desk, number: int) -> None:
    sentences = [f"Sentence {n} of article {number} says that {n * 7} boats were seen there." for n in range(CLAIMS)]
    text = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, CLAIMS, 5))
    spans = list(_spans(text, sentences))
    with desk.write(via=Via.IMPORT) as tx:
        (article,) = tx.put(Article, [_article(number)])
        (version,) = tx.put(Version, [{"article_id": article, "n": 1, "text": text, "sha256": "0" * 64}])
        tx.put(Passage, ({"version_id": version, "start": start, "end": end} for start, end in spans))
        sources = tx.put(Source, [_source(article, number, n) for n in range(1, 11)])
        ids = tx.put(Claim, [_claim(article, number, n, words) for n, words in enumerate(sentences, start=1)])
        tx.put(Place, [_place(key, version, text, *span) for key, span in zip(ids, spans, strict=True)])
        tx.put(Verdict, [_verdict(key) for key in ids[::2]])
        tx.put(Evidence, [_evidence(key, sources[key % 10]) for key in ids[::5]])


def _spans(text: str, sentences: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in sentences:
        at = text.index(sentence, at)
        yield at, at + len(sentence)


def _article(number: int) -> dict[str, Any]:
    return {
        "key": f"article-{number}",
        "number": number,
        "headline": f"Boats seen, part {number}",
        "url": f"https://news.example/{number}",
        "publisher": "Northern Wire",
        "mode": Mode.THEIRS,
        "published": date(2024, 3, 14),
        "published_precision": Precision.DAY,
        "current": 1,
    }


def _source(article: int, number: int, n: int) -> dict[str, Any]:
    url = f"https://log.example/{number}/{n}"
    return {"key": f"article-{number}#S{n}", "article_id": article, "number": n, "url": url, "title": f"Log {n}"}


def _claim(article: int, number: int, n: int, words: str) -> dict[str, Any]:
    return {
        "key": f"article-{number}#{n}",
        "article_id": article,
        "number": n,
        "text": words,
        "statement": words,
        "kind": ClaimKind.QUANTITY,
        "voice": Voice.NARRATION,
        "worth": n / CLAIMS,
        "reasons": ["it has a number"],
        "verdicts": n % 2,
    }


def _place(claim: int, version: int, text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "claim_id": claim,
        "version_id": version,
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }


def _verdict(claim: int) -> dict[str, Any]:
    why = "The harbour's log counts them, hour by hour, and comes to another number."
    return {
        "key": f"v{claim}",
        "claim_id": claim,
        "scale": "google-5",
        "rating": "False",
        "rationale": why,
        "by": "mara",
        "at": AT,
    }


def _evidence(claim: int, source: int) -> dict[str, Any]:
    quotation = "Seen from the mole at noon: nineteen."
    return {
        "key": f"e{claim}",
        "claim_id": claim,
        "source_id": source,
        "stance": Stance.CONTRADICTS,
        "quotation": quotation,
    }


def _pace(changes: int, marks: list[float]) -> float:
    """Changes a second between the first mark and the last; marks come at equal distances."""
    first, last = marks[0], marks[-1]
    return changes * (len(marks) - 1) / len(marks) / (last - first) if last > first else 0.0


def _cpu(work: Any) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _say(what: str, unit: str, value: float, budget: float | None) -> None:
    print(json.dumps({"what": what, "unit": unit, "value": round(value, 3), "budget": budget}), flush=True)


if __name__ == "__main__":
    main()
