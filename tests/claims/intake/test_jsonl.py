"""JSON lines: every good line comes through as it was meant, every other one is refused by its number."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tracemalloc
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputCut, Refused
from claims.intake import jsonl, streams
from claims.intake.jsonl import DEEPEST, read_records
from claims.intake.line import Line
from claims.records import parse_record
from tests.claims.intake.streams import Pieces, in_pieces
from tests.nasty import BYTES, LINES, TEXTS, UNSTORABLE

WHOLE = st.integers(-(2**63), 2**63 - 1)
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | STORABLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(STORABLE, inner, max_size=3),
    max_leaves=10,
)
RECORDS = st.dictionaries(STORABLE, VALUES, max_size=4)


def read(content: bytes) -> list[Line]:
    return bare(read_records(io.BytesIO(content)))


def bare(lines: Iterable[Line]) -> list[Line]:
    """The lines without the bytes they came from."""
    return [line._replace(raw=b"") for line in lines]


def lines_of(records: list[dict[str, Any]], escaped: bool) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=escaped).encode() + b"\n" for record in records)


@given(st.lists(RECORDS, max_size=4), st.booleans(), st.booleans(), st.integers(1, 9))
def test_what_json_writes_comes_back(records: list[dict[str, Any]], escaped: bool, packed: bool, size: int) -> None:
    content = lines_of(records, escaped)
    lines = bare(read_records(in_pieces(gzip.compress(content, mtime=0) if packed else content, size)))
    assert lines == [Line(number, record) for number, record in enumerate(records, 1)]


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("ended", [True, False])
def test_a_bad_line_is_refused_by_its_number_and_its_neighbours_are_read(name: str, ended: bool) -> None:
    bad, word = LINES[name]
    before, refused, *after = read(b'{"n": 1}\n' + bad + (b'\n{"n": 3}\n' if ended else b""))
    assert before == Line(1, {"n": 1})
    assert refused.record is None
    assert refused.problem is not None
    assert refused.problem.line == refused.number == 2
    assert word in refused.problem.message
    assert len(refused.problem.message) < 200
    assert refused.cut is not ended
    assert after == ([Line(3, {"n": 3})] if ended else [])


@given(st.binary(max_size=200), st.integers(1, 7))
def test_any_bytes_are_read_or_refused(content: bytes, size: int) -> None:
    try:
        lines = list(read_records(in_pieces(content, size)))
    except (Refused, InputCut):
        return
    for line in lines:
        assert (line.record is None) is not (line.problem is None)
    assert [line.number for line in lines] == sorted({line.number for line in lines})


@given(st.text(st.characters(), max_size=60))
def test_any_string_is_kept_or_refused(text: str) -> None:
    [line] = read(json.dumps({"text": text}).encode() + b"\n")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in json.loads(json.dumps(text))):
        assert line.problem is not None
    else:
        assert line.record == {"text": text}


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - UNSTORABLE))
def test_nasty_texts_are_kept_to_the_character(name: str) -> None:
    for escaped in (True, False):
        assert read(lines_of([{"text": TEXTS[name]}], escaped)) == [Line(1, {"text": TEXTS[name]})]


@pytest.mark.parametrize("content", BYTES.values(), ids=BYTES.keys())
def test_nasty_bytes(content: bytes) -> None:
    try:
        lines = read(content)
    except (Refused, InputCut):
        return
    assert all(line.problem for line in lines)


def test_a_line_is_what_ends_with_a_line_feed_and_nothing_else() -> None:
    text = "one\u2028two\x85three\u2029four"
    content = json.dumps({"text": text}, ensure_ascii=False).encode() + b'\r\n\n  \r\n\xef\xbb\xbf{"n": 4}\n{"n": 5}'
    first, marked, last = read(b"\xef\xbb\xbf" + content)
    assert first == Line(1, {"text": text})
    assert (marked.number, marked.record) == (4, None)
    assert last == Line(5, {"n": 5}, None, cut=True)


def test_depth_is_counted_and_brackets_in_text_are_not() -> None:
    deepest: dict[str, Any] = {"leaf": "[{" * 200}
    for _ in range(DEEPEST - 1):
        deepest = {"in": deepest}
    flat: dict[str, Any] = {"list": [[] for _ in range(500)]}
    assert [line.record for line in read(lines_of([deepest, flat], False))] == [deepest, flat]
    [line] = read(lines_of([{"in": deepest}], False))
    assert line.problem is not None


def test_a_line_of_any_length_is_refused_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 1_000_000)
    pieces = [b'{"n": 1}\n{"text": "', *[b"x" * 100_000] * 300, b'"}\n{"n": 3}\n']
    tracemalloc.start()
    first, long, last = read_records(Pieces(pieces))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (first.record, last.record) == ({"n": 1}, {"n": 3})
    assert long.problem is not None
    assert "longer" in long.problem.message
    assert peak < 5_000_000


def test_a_bomb_is_unpacked_a_piece_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 1_000_000)
    bomb = gzip.compress(b" " * 100_000_000, mtime=0)
    tracemalloc.start()
    [line] = read_records(io.BytesIO(bomb))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert line.problem is not None
    assert peak < 5_000_000


def test_lines_come_as_soon_as_they_are_there() -> None:
    """A pipe that stays open must not be waited for."""

    def pieces() -> Any:
        yield b'{"n": 1}\n'
        raise AssertionError("read further than was needed")

    assert next(read_records(Pieces(pieces()))).record == {"n": 1}


def test_gzip_that_is_cut_or_damaged() -> None:
    packed = gzip.compress(lines_of([{"n": n} for n in range(10_000)], False))
    with pytest.raises(InputCut):
        read(packed[:-20])
    with pytest.raises(Refused):
        read(packed[:50] + b"\xff" * 40 + packed[90:])
    assert len(read(packed + packed)) == 20_000


@given(
    st.recursive(
        st.sampled_from(["1", '"a"', '":"', '" :"', "1e400", str(2**63), "null", '"\\u0041"', '"\\udc00"', "NaN"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda of: f"[{','.join(of)}]")
            | st.lists(st.tuples(st.sampled_from(['"a"', '"b" ', '"\\u0061"\t', '":"']), inner), max_size=3).map(
                lambda of: "{" + ",".join(f"{key}:{value}" for key, value in of) + "}"
            )
        ),
        max_leaves=8,
    )
)
def test_the_quick_parser_takes_nothing_that_the_careful_one_refuses(value: str) -> None:
    content = b'{"v": ' + value.encode() + b"}"
    quick = jsonl._plainly_sound(content)
    if quick is not None:
        assert quick == jsonl._examined(content)


VALID = {
    "claim": ['"key": "a#1"', '"note": "x"', '"worth": 1', '"parked": true', '"places": []', '"article": "a"'],
    "evidence": ['"key": "e"', '"stance": "silent"', '"start": 3', '"similarity": 0.5', '"language": null'],
    "verdict": ['"key": "v"', '"by": "ann"', '"at": "2024-01-01T00:00:00Z"', '"as_of": "2024-01-01"'],
}
PLACE = '{"version": 1, "start": 0, "end": 1, "exact": "x"}'
ODD = [
    '"key": "a#1"',
    '"note":1',
    '"note": NaN',
    '"parked": 0',
    '"n\\u006fte" : "\\ud800"',
    '"id": 1',
    '"worth": 1e999',
]
ODD += [
    f'"places": [{PLACE}]',
    f'"places": [{PLACE[:-1]}, "start": 0}}]',
    '"note":"\\u0000"',
    '"note": " : "',
    '"type":"x"',
]


@given(st.data())
def test_a_line_validated_in_one_go_is_what_the_careful_way_makes_of_it(data: st.DataObject) -> None:
    type = data.draw(st.sampled_from(sorted(VALID)))
    fields = [f'"type": "{type}"', *data.draw(st.lists(st.sampled_from(VALID[type]), unique=True))]
    fields += data.draw(st.lists(st.sampled_from(ODD), max_size=1))
    content = ("{" + ", ".join(data.draw(st.permutations(fields))) + "}").encode()
    (line,) = read_records(io.BytesIO(content))
    if line.valid is not None:
        careful = parse_record(jsonl._examined(content))
        assert (line.valid, line.valid.named()) == (careful, careful.named())
        assert list(line.valid.named()) == list(careful.named())


def test_what_nothing_is_wrong_with_is_validated_in_one_go() -> None:
    lines = [
        f'{{"type": "claim", "key": "a#1", "note": "c\\u00e9", "places": [{PLACE}]}}',
        '{"type":"verdict","key":"v"}',
    ]
    assert all(line.valid for line in read_records(io.BytesIO("\n".join(lines).encode())))


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=6), st.integers(1, 9), st.booleans())
def test_a_closing_record_knows_all_bytes_before_it(pieces: list[bytes], size: int, ended: bool) -> None:
    parts = [b"#" + piece + b"\n" for piece in pieces]
    content = b"".join(part + b'{"type": "end"}\n' for part in parts)
    found = [line.before for line in read_records(in_pieces(content if ended else content[:-1], size)) if line.before]
    assert found == [hashlib.sha256(part).hexdigest() for part in parts]


def test_the_bytes_of_a_line_too_long_to_hold_are_seen_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 50)
    content = b"x" * 333 + b"\n"
    for size in (1, 7, 1000):
        *_, end = read_records(in_pieces(content + b'{"type": "end"}', size))
        assert end.before == hashlib.sha256(content).hexdigest()


def test_refused_lines_are_kept_as_they_came() -> None:
    content = b'{"a": caf\xe9}\r\n\xff\n{"a": 1}'
    assert [line.raw for line in read_records(io.BytesIO(content))] == [b'{"a": caf\xe9}\r', b"\xff", b'{"a": 1}']
