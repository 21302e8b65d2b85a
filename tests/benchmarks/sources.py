"""How well and how fast quotations are found: `python -m tests.benchmarks.sources` prints a JSON line a figure.

Found means: at the true place. The quotation's stretch and the one that was found share at least nine tenths of their
words taken together, and nothing is found where nothing is.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.anchors import Match, locate
from claims.anchors.folding import fold
from claims.anchors.locating import _page
from tests.benchmarks.pages import Page, absent_quotations, pages

TRUE_PLACE = 0.9
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody quotes from a page, and the stretch of it that is meant."""

    page: Page
    start: int
    end: int
    words: str


def main() -> None:
    corpus = pages()
    for name, change in CHANGES.items():
        figure(f"locate: {name}", [*quotations(corpus, change, 600)])
    figure_absent(
        "locate: absent", [(words, corpus[n % len(corpus)].text) for n, words in enumerate(absent_quotations(500))]
    )
    figure_speed(corpus)
    texts = real_texts()
    if texts:
        for name, change in CHANGES.items():
            figure(f"locate, real news: {name}", [*quotations(texts, change, 600)])
        sentences = [*quotations(texts, CHANGES["as it stands"], 500)]
        elsewhere = [
            (one.words, texts[n * 7 % len(texts)].text)
            for n, one in enumerate(sentences)
            if texts[n * 7 % len(texts)] is not one.page
        ]
        figure_absent("locate, real news: absent", elsewhere)


def report(name: str, **figures: object) -> None:
    print(json.dumps({"name": name, **figures}), flush=True)


def figure(name: str, cases: list[Quotation]) -> None:
    found = right = exact = 0
    seconds = []
    for case in cases:
        began = time.perf_counter()
        match = locate(case.words, case.page.text)
        seconds.append(time.perf_counter() - began)
        found += match is not None
        exact += match is not None and match.similarity == 1
        right += match is not None and overlap(case, match) >= TRUE_PLACE
    report(
        name,
        cases=len(cases),
        right=round(right / len(cases), 4),
        found=round(found / len(cases), 4),
        exact=round(exact / len(cases), 4),
        median_ms=round(statistics.median(seconds) * 1_000, 2),
        worst_ms=round(max(seconds) * 1_000, 1),
    )


def figure_absent(name: str, cases: list[tuple[str, str]]) -> None:
    hits = [match.similarity for words, text in cases if (match := locate(words, text))]
    report(name, cases=len(cases), false_hits=len(hits), highest=round(max(hits, default=0), 3))


def figure_speed(corpus: list[Page]) -> None:
    text = "\n\n".join(page.text for page in corpus)
    text = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    at = text.index(corpus[40].text[1_000:1_200])
    for name, words in {
        "as it stands": text[at : at + 200],
        "changed": text[at : at + 200].replace("e", "a", 6),
        "absent": absent_quotations(3)[2],
    }.items():
        seconds, work = [], []
        for _ in range(3):
            _page.cache_clear()
            began, busy = time.perf_counter(), time.process_time()
            locate(words, text)
            seconds.append(time.perf_counter() - began)
            work.append(time.process_time() - busy)
        report(
            f"locate: a page of 1M characters, {name}",
            median_ms=round(statistics.median(seconds) * 1_000, 1),
            cpu_ms=round(statistics.median(work) * 1_000, 1),
        )


def overlap(case: Quotation, match: Match) -> float:
    """Words in both stretches over words in either."""
    starts = [start for start, _ in _words(case.page)]
    words = {start for start in starts if case.start <= start < case.end}
    there = {start for start in starts if match.start <= start < match.end}
    return len(words & there) / max(1, len(words | there))


@cache
def _words(page: Page) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(page.text)]


def real_texts() -> list[Page]:
    """The news texts that lie beside the project, where they do."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    found = []
    for path in sorted(folder.glob("*/*.jsonl")):
        if path.parent.name in ("quotes", "dates"):
            with path.open(encoding="utf-8") as lines:
                found += [Page(path.stem, json.loads(line)["text"]) for line in lines]
    return [page for page in found if len(page.text) > 1_500]


def quotations(corpus: list[Page], change: Callable[[str, random.Random], str], count: int) -> Iterator[Quotation]:
    """Stretches of 8 to 60 words, each once on its page, as somebody would quote them."""
    chance = random.Random("quotations")
    while count:
        page = chance.choice(corpus)
        words = _words(page)
        first = chance.randrange(len(words) - 61)
        start, end = words[first][0], words[first + chance.randrange(8, 60)][1]
        stretch = page.text[start:end]
        words_of_it = change(stretch, chance)
        if _page(page.text).text.count(fold(stretch).text) == 1:
            count -= 1
            yield Quotation(page, start, end, words_of_it)


# --- what becomes of words that are quoted ----------------------------------------------------------------------------


def _in_other_type(words: str, chance: random.Random) -> str:
    """Straight marks for curly ones or the other way, other dashes and spaces, ligatures, capitals at the beginning."""
    swaps = [
        *(
            ("“", '"'),
            ("”", '"'),
            ("„", '"'),
            ("« ", "“"),
            (" »", "”"),
            ("’", "'"),
            ("'", "’"),
            ("—", " - "),
            ("–", "-"),
        ),
        *(("\u00ad", ""), ("\u00a0", " "), ("\n", " "), ("\t", " "), (" ", "  "), (" ", "\u2009"), ("co", "co\u200b")),
        *(("ﬁ", "fi"), ("ﬂ", "fl"), ("fi", "ﬁ"), ("…", "...")),
    ]
    for old, new in chance.sample(swaps, 8):
        words = words.replace(old, new)
    words = words[0].upper() + words[1:] if chance.random() < 0.5 else words
    return f"“{words}”" if chance.random() < 0.5 else words


def _three_typos(words: str, chance: random.Random) -> str:
    letters = list(words)
    for at in chance.sample([n for n, letter in enumerate(letters) if letter.isalpha()], 3):
        letters[at] = chance.choice(["", letters[at] * 2, chance.choice("aeioust")])
    return "".join(letters)


_OTHERS = ("other", "many", "seven", "quickly", "the", "nevertheless", "a")


def _tenth_changed(words: str, chance: random.Random) -> str:
    pieces = words.split(" ")
    for at in chance.sample(range(len(pieces)), max(1, len(pieces) // 10)):
        pieces[at] = chance.choice([word for word in _OTHERS if word != pieces[at]])
    return " ".join(pieces)


def _with_ellipsis(words: str, chance: random.Random) -> str:
    pieces = words.split()
    third = len(pieces) // 3
    mark = chance.choice(["…", "...", "[…]", "[...]", ". . .", "(…)"])
    return " ".join([*pieces[:third], mark, *pieces[third + chance.randrange(1, max(2, third)) :]])


def _number_changed(words: str, chance: random.Random) -> str:
    digits = [found.start() for found in re.finditer(r"\d", words)]
    if not digits:
        return re.sub(r" \S+ ", " seventeen ", words, count=1)
    at = chance.choice(digits)
    return words[:at] + str((int(words[at]) + chance.randrange(1, 9)) % 10) + words[at + 1 :]


def _negated(words: str, chance: random.Random) -> str:
    pieces = words.split(" ")
    pieces.insert(chance.randrange(1, len(pieces)), chance.choice(["not", "nicht", "never", "no"]))
    return " ".join(pieces)


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda words, _: words,
    "typographic variants": _in_other_type,
    "three typos": _three_typos,
    "a tenth of the words changed": _tenth_changed,
    "an ellipsis": _with_ellipsis,
    "a number changed": _number_changed,
    "a negation added": _negated,
}

if __name__ == "__main__":
    main()
