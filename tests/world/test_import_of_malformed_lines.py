"""Ten thousand lines that are no records: each refused by its number, none crashes, none lands half."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.actions.importing import import_stream
from claims.desk import Desk, open_desk
from claims.rows import RecordResult
from claims.words import Outcome
from tests.claims.actions.importing.lines import article, claim, lines
from tests.nasty import LINES
from tests.world.desks import require_sound

GOOD: list[dict[str, Any]] = [
    article("whole", claims=2, url="https://a.example/", published="2023-04-26", mode="theirs"),
    claim(1, of="whole", note="n", worth=0.5, reasons=["a number"]),
    {"type": "source", "key": "whole#S1", "title": "Budget", "url": "https://b.example/", "confidential": False},
    {"type": "evidence", "key": "e", "claim": "whole#1", "source": "whole#S1", "stance": "supports"},
    {"type": "verdict", "key": "v", "claim": "whole#1", "rating": "True", "at": "2024-05-08T10:00:00Z"},
    {"type": "sign_off", "article": "whole", "n": 1, "by": "ada", "at": "2024-05-08T10:00:00Z"},
]
# None of them is a value of any field: a text longer than all limits is too slow to be made ten thousand times.
NO_VALUES = (
    "NaN",
    "-Infinity",
    "1e999",
    str(2**63),
    "[[[]]]",
    '{"a": 1}',
    '"\\ud800"',
    '"a\\u0000b"',
    "tru",
    "01",
    "'a'",
)
INSERTED = (b"\x00", b"\x01", b"\x1b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf{", b"\r{", b"\xe2\x80\xa8}")


def malformed(count: int, seed: int) -> Iterator[bytes]:
    """Lines that are good but for one fault, without a line feed in them."""
    chance = random.Random(seed)
    ways = (_cut, _twice, _no_value, _no_field, _bytes_in_it, _two_in_one, _in_utf_16, _deep)
    yield from (line for line, _ in LINES.values())
    for n in range(count - len(LINES)):
        line = ways[n % len(ways)](chance.choice(GOOD), chance)
        assert b"\n" not in line
        yield line


def _cut(record: dict[str, Any], chance: random.Random) -> bytes:
    line = json.dumps(record).encode()
    return line[: chance.randrange(1, len(line))]


def _twice(record: dict[str, Any], chance: random.Random) -> bytes:
    name = chance.choice(list(record))
    return json.dumps(record)[:-1].encode() + f', "{name}": {json.dumps(record[name])}}}'.encode()


def _no_value(record: dict[str, Any], chance: random.Random) -> bytes:
    name = chance.choice(sorted(record.keys() - {"type", "text"}))
    return json.dumps({**record, name: "HERE"}).replace('"HERE"', chance.choice(NO_VALUES)).encode()


def _no_field(record: dict[str, Any], chance: random.Random) -> bytes:
    name = chance.choice(["txt", "Type", "id", "rev", "", "é", "\u2028", "__class__"])
    return json.dumps({**record, name: chance.choice([None, 1, "x"])}, ensure_ascii=False).encode()


def _bytes_in_it(record: dict[str, Any], chance: random.Random) -> bytes:
    line = json.dumps(record).encode()
    at = (
        0 if chance.random() < 0.2 else line.index(b": ") + chance.choice([1, 2])
    )  # not within a text: it may hold more
    return line[:at] + chance.choice(INSERTED) + line[at:]


def _two_in_one(record: dict[str, Any], chance: random.Random) -> bytes:
    line = json.dumps(record).encode()
    return line + chance.choice([b"", b" ", b",", b"\r", b"\xe2\x80\xa8"]) + line


def _in_utf_16(record: dict[str, Any], chance: random.Random) -> bytes:
    return json.dumps(record).encode(chance.choice(["utf-16-le", "utf-16-be", "utf-16"]))


def _deep(record: dict[str, Any], chance: random.Random) -> bytes:
    depth = chance.choice([65, 1_000])
    return json.dumps({**record, "note": "HERE"}).replace('"HERE"', "[" * depth + "]" * depth).encode()


def test_malformed_lines_between_good_ones(desk: Desk) -> None:
    _require_refused(desk, list(malformed(600, seed=1)))


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(2, 6))
def test_ten_thousand_malformed_lines(desk: Desk, seed: int) -> None:
    _require_refused(desk, list(malformed(10_000, seed)))


def _require_refused(desk: Desk, bad: list[bytes]) -> None:
    """Bad lines with a good one after every hundred: only the good ones are on the desk, and nothing else changed."""
    good = {n: lines(claim(n, of="a")) for n in range(1, len(bad) // 100 + 1)}
    content, wanted = lines(article("a", claims=len(good))), {1}
    at = 1
    for n, line in enumerate(bad, start=1):
        content += line + b"\n"
        at += 1
        if n % 100 == 0:
            content += good[n // 100]
            at += 1
            wanted.add(at)
    found: list[RecordResult] = []
    summary = import_stream(
        desk, io.BytesIO(content), name="-", format="jsonl", read=False, keep_going=True, report=found.extend
    )
    assert {result.line for result in found if result.outcome is Outcome.NEW} == wanted
    refused = [result for result in found if result.outcome is Outcome.REFUSED]
    assert {result.line for result in refused} == set(range(1, at + 1)) - wanted
    assert all(result.reason for result in refused)
    assert [result.raw for result in refused] == bad
    assert (summary.counts["new"], summary.counts["refused"]) == (len(wanted), len(bad))
    with desk.snapshot() as connection:
        entities = connection.exec_driver_sql("SELECT entity, count(*) FROM change GROUP BY entity").all()
    changed: dict[str, int] = dict(map(tuple, entities))
    assert changed.keys() == {"action", "import_run", "article", "version", "claim", "place"}
    assert changed["claim"] == changed["place"] == len(good)
    require_sound(desk.address)


@pytest.mark.proof
def test_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk.sqlite", "mara", create_new=True)
    long = json.dumps({"type": "article", "key": "long", "text": "word " * 10_000_000}).encode()
    assert len(long) > 50_000_000
    content = lines(article("a")) + long + b"\n" + lines(article("b"))
    summary = import_stream(desk, io.BytesIO(content), name="-", read=False, keep_going=True)
    assert (summary.counts["new"], [line.line for line in summary.refused]) == (2, [2])
    assert "longer than the 10,000,000 characters" in summary.refused[0].reason
    require_sound(desk.address)
    desk.close()
