"""The screen in a real pty over a desk of 100,000 claims: first frame, rows, memory, bytes and milliseconds a key.

    python -m tests.benchmarks.screen [--claims 100000] [--desk PATH]     prints a JSON line a figure

`--desk` keeps the desk for the next run. Times of the first frame are set against an empty Textual app of the same run.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from tests.workbench.pty_session import PtySession

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("first-frame")
Empty().run()
"""
REVIEW = "import sys; from workbench.app import run; sys.exit(run(sys.argv[1], 'bench', *sys.argv[2:]))"
SIZES = ((80, 24), (160, 50))
PER_ARTICLE = 50


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = given.desk or Path(folder) / "desk.sqlite"
        if not desk.exists():
            build(desk, given.claims)
        for columns, rows in SIZES:
            start(desk, columns, rows, given.runs)
            keys(desk, columns, rows)
        long = Path(folder) / "long.sqlite"
        build_long(long)
        for columns, rows in SIZES:
            reading(long, columns, rows)


def build(path: Path, claims: int) -> None:
    """A desk with so many claims, fifty to an article."""
    from claims.actions.articles import import_stream
    from claims.desk import open_desk
    from claims.words import Via

    began = perf_counter()
    desk = open_desk(path, "bench", create_new=True)
    for first in range(0, claims, 10_000):
        lines = b"\n".join(json.dumps(record).encode() for record in records(first, min(first + 10_000, claims)))
        import_stream(desk, BytesIO(lines), name="bench.jsonl", via=Via.IMPORT, read=False)
    desk.close()
    told("build", seconds=round(perf_counter() - began, 1), claims=claims)


def records(first: int, last: int) -> Iterator[dict[str, object]]:
    """Articles and their claims as an export would give them."""
    for article in range(first // PER_ARTICLE, last // PER_ARTICLE):
        sentences = [
            f"The council of district {article} spent {n + 2} million on bridge number {n} in 20{n % 25:02}, it said."
            for n in range(PER_ARTICLE)
        ]
        text = f"District {article} and its bridges\n\n" + " ".join(sentences)
        key = f"bench-{article}"
        spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
        passages = [{"start": start, "end": end} for start, end in spans]
        version = {"n": 1, "text": text, "passages": passages}
        yield {"type": "article", "key": key, "headline": text.split("\n")[0], "versions": [version]}
        for n, (start, end) in enumerate(spans, 1):
            place = {"version": 1, "start": start, "end": end, "exact": text[start:end]}
            yield {
                "type": "claim",
                "key": f"{key}#{n}",
                "article": key,
                "number": n,
                "text": text[start:end],
                "statement": text[start:end],
                "kind": "quantity",
                "voice": "indirect",
                "speaker": "council",
                "worth": round(((article * 7919 + n * 104729) % 10_000) / 10_000, 4),
                "places": [place],
            }


def start(desk: Path, columns: int, rows: int, runs: int) -> None:
    """First frame, first rows of the queue and the article, against an empty app's first frame; memory then."""
    empty, frames, listed, filled, memory = [], [], [], [], []
    for _ in range(runs):
        with PtySession([sys.executable, "-c", EMPTY_APP], columns=columns, rows=rows) as session:
            empty.append(session.read_until(b"first-frame"))
        with review(desk, columns, rows) as session:
            frames.append(session.read_until(b"Opening the desk"))
            listed.append(session.read_until(b"council: The council"))
            filled.append(session.read_until(b" sentences,"))
            session.read(2.0, quiet=0.5)
            memory.append(session.memory())
    base = median(empty)
    told(
        "start",
        size=f"{columns}x{rows}",
        empty_ms=ms(base),
        frame_ms=ms(median(frames)),
        rows_ms=ms(median(listed)),
        article_ms=ms(median(filled)),
        frame_ratio=round(median(frames) / base, 2),
        rows_ratio=round(median(listed) / base, 2),
        article_ratio=round(median(filled) / base, 2),
        memory_mb=round(max(memory), 1),
    )


def keys(desk: Path, columns: int, rows: int) -> None:
    """Bytes and milliseconds of a cursor key in the queue, of the panes that follow, of a held key, and of nothing."""
    with review(desk, columns, rows) as session:
        session.read_until(b" sentences,")
        session.read(3.0, quiet=0.7)
        session.type(b"\t")
        session.read(2.0, quiet=0.5)
        latencies, own, following, until = [], [], [], []
        for n in range(60):
            session.read(0.3, quiet=0.1)
            began = perf_counter()
            session.type(b"j" if n % 20 < 12 else b"k")
            own.append(len(session.read(0.09)))
            latencies.append(session.first - began)
            following.append(len(session.read(0.4, quiet=0.08)))
            until.append(session.last - began)
        told(
            "key",
            size=f"{columns}x{rows}",
            ms_median=ms(median(latencies)),
            ms_p95=ms(quantiles(latencies, n=20)[-1]),
            bytes_median=median(own),
            bytes_max=max(own),
            follow_bytes_median=median(following),
            follow_bytes_max=max(following),
            follow_ms_p95=ms(quantiles(until, n=20)[-1]),
        )
        session.read(1.0, quiet=0.3)
        session.output.clear()
        for _ in range(100):
            session.type(b"j")
            session.read(0.03)
        session.read(1.0, quiet=0.3)
        told("held", size=f"{columns}x{rows}", bytes_per_key=round(len(session.output) / 100))
        session.read(2.0, quiet=0.5)
        narrow(session, desk, f"{columns}x{rows}")
        session.type(b"\x1b")
        session.read(2.0, quiet=0.5)
        told("idle", size=f"{columns}x{rows}", bytes_per_second=round(len(session.read(5.0)) / 5, 1))


FILTER = "1056 number"


def narrow(session: PtySession, desk: Path, size: str) -> None:
    """A filter, letter by letter: until the rows that it lets through stand there, and until all has come to rest."""
    listed, whole = [], []
    session.type(b"g")
    session.read(2.0, quiet=0.5)
    session.type(b"/")
    before: Sequence[str] = first_labels(desk, "")
    for n in range(1, len(FILTER) + 1):
        session.read(2.0, quiet=0.5)
        session.output.clear()
        labels = first_labels(desk, FILTER[:n])
        began = perf_counter()
        session.type(FILTER[n - 1].encode())
        if new := [label for label in labels if label not in before]:
            listed.append(session.started + session.read_until(new[-1].encode()) - began)
        session.read(2.0, quiet=0.4)
        whole.append(session.last - began)
        before = labels
    told(
        "filter",
        size=size,
        rows_ms_median=ms(median(listed)),
        rows_ms_max=ms(max(listed)),
        rest_ms_median=ms(median(whole)),
        rest_ms_max=ms(max(whole)),
    )


def first_labels(desk: Path, filter_text: str) -> Sequence[str]:
    """The labels of the claims that a filter shows first."""
    from claims.actions.queue import queue, rows
    from claims.desk import open_desk
    from claims.filters import parse_filter

    opened = open_desk(desk, "bench")
    try:
        return [row.label for row in rows(opened, queue(opened, parse_filter(filter_text), limit=10))]
    finally:
        opened.close()


def build_long(path: Path) -> None:
    """A desk with two articles of 5,000 words, forty claims in each."""
    from claims.actions.articles import import_stream
    from claims.desk import open_desk
    from claims.words import Via

    desk = open_desk(path, "bench", create_new=True)
    lines: list[dict[str, object]] = []
    for n, name in enumerate(("Leie", "Lys"), 1):
        sentences = [
            f"The {name} rose by {k} centimetres at weir number {k} on the day after that." for k in range(360)
        ]
        text = f"The {name} and its weirs\n\n" + " ".join(sentences)
        spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
        version = {"n": 1, "text": text, "passages": [{"start": a, "end": b} for a, b in spans]}
        lines.append({"type": "article", "key": name, "headline": f"The {name} and its weirs", "versions": [version]})
        lines += [claim_record(name, k, text, *spans[9 * k], worth=1 / n) for k in range(1, 40)]
    import_stream(desk, BytesIO(b"\n".join(json.dumps(line).encode() for line in lines)), name="l", via=Via.IMPORT)
    desk.close()


def reading(desk: Path, columns: int, rows: int) -> None:
    """A page in an article of 5,000 words: until its first and its last byte; and going to another such article."""
    with review(desk, columns, rows) as session:
        session.read_until(b" sentences,", 60)
        session.read(3.0, quiet=0.7)
        pages, whole, goings = [], [], []
        for n in range(20):
            began = perf_counter()
            session.type(b"\x1b[6~" if n % 10 < 5 else b"\x1b[5~")
            session.read(0.09)
            pages.append(session.first - began)
            whole.append(session.last - began)
            session.read(1.0, quiet=0.3)
        for n in range(10):
            session.type(b"\t")
            session.read(1.0, quiet=0.3)
            session.type(b"G" if n % 2 == 0 else b"g")
            session.read(1.0, quiet=0.3)
            began = perf_counter()
            session.type(b"\r")
            session.read(0.5, quiet=0.06)
            goings.append(session.last - began)
            session.read(1.0, quiet=0.3)
        told(
            "reading",
            size=f"{columns}x{rows}",
            page_first_byte_ms=ms(median(pages)),
            page_ms=ms(median(whole)),
            switch_ms_median=ms(median(goings)),
            switch_ms_max=ms(max(goings)),
        )


def claim_record(key: str, n: int, text: str, start: int, end: int, worth: float) -> dict[str, object]:
    """A claim as an export would give it."""
    return {
        "type": "claim",
        "key": f"{key}#{n}",
        "article": key,
        "number": n,
        "text": text[start:end],
        "statement": text[start:end],
        "kind": "quantity",
        "voice": "narration",
        "worth": worth,
        "places": [{"version": 1, "start": start, "end": end, "exact": text[start:end]}],
    }


def review(desk: Path, columns: int, rows: int) -> PtySession:
    """The review screen of a desk."""
    # A state folder of its own: it would open where the run before it was.
    state = tempfile.mkdtemp(dir=desk.parent)
    command = [sys.executable, "-c", REVIEW, str(desk)]
    return PtySession(command, columns=columns, rows=rows, env={"XDG_STATE_HOME": state})


def ms(seconds: float) -> float:
    """Seconds in milliseconds, to a tenth."""
    return round(seconds * 1000, 1)


def told(figure: str, **values: object) -> None:
    """One line of the result."""
    print(json.dumps({"figure": figure, **values}), flush=True)


if __name__ == "__main__":
    main()
