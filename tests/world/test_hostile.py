"""The door to the screen, in a real terminal: nothing of a hostile article reaches it raw, and nothing crashes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims.actions import claims, copies, evidence, verdicts
from claims.desk import open_desk
from claims.words import Stance, Via
from tests.nasty import TEXTS, UNSTORABLE
from tests.workbench.pty_session import PtySession

pytestmark = pytest.mark.world

# What a terminal obeys, or what hides and turns text, as it would come through raw. The screen itself sends escape
# sequences, so those of the article are known by their words.
RAW = {
    "clear screen": b"\x1b[2J\x1b[H",
    "clipboard": b"\x1b]52;c;ZWNob",
    "title": b"\x1b]0;owned",
    "hyperlink": b"\x1b]8;;https://evil",
    "device control": b"\x1bP1000p",
    "answer back": b"\x1b[6n\x05",
    "c1 CSI": "\x9b".encode(),
    "c1 OSC": "\x9d".encode(),
    "c1 ST": "\x9c".encode(),
    "next line": "\x85".encode(),
    "right-to-left override": "\u202e".encode(),
    "isolate": "\u2066".encode(),
    "mark": "\u200f".encode(),
    "zero width": "\u200b".encode(),
    "word joiner": "\u2060".encode(),
    "byte order mark": "\ufeff".encode(),
    "tag": "\U000e0067".encode(),
    "delete": b"a\x7fb",
    "overwrite": b"claim\rfalse",
}
LONG = "word " * 40_000


def hostile_text() -> str:
    """An article in which every nasty text stands in a sentence of its own, under a nasty headline."""
    nasty = [text for name, text in TEXTS.items() if name not in UNSTORABLE and len(text) < 2_000]
    sentences = [f"The mayor, {text}, said on Monday that 12 of {text} were lost." for text in nasty]
    return "Nasty \x1b]0;owned\x07 \u202e [/closing] [@click=app.quit]x[/] headline\n\n" + "\n\n".join(sentences)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a desk with the hostile article, and one with a line of two megabytes."""
    folder = tmp_path_factory.mktemp("hostile")
    articles = folder / "articles.jsonl"
    lines = [{"type": "article", "key": "nasty", "text": hostile_text(), "byline": "\x1b[31mX\u202e"}]
    lines.append({"type": "article", "key": "long", "text": f"A long line\n\nIt said that 12 {LONG} were lost."})
    articles.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    environment = {"WORKBENCH_DB": str(folder / "desk.sqlite"), "WORKBENCH_USER": "mara"}
    (output,) = _outputs(environment, [f"import {articles}"]).values()
    assert b"2 new" in output, output[-500:]
    _work(folder / "desk.sqlite")
    return environment


def _work(path: Path) -> None:
    """What people and pages add: a source and its stored copy, evidence, a verdict, a question, a reason."""
    nasty = "\x1b]0;owned\x07 \u202e \u2066 \u200b [/closing] \x1b]52;c;ZWNob\x07"
    desk = open_desk(path, nasty)
    evidence.add_source(desk, "1", title=nasty, publisher=nasty, description=nasty, via=Via.COMMAND)
    page = f"<title>{nasty}</title><p>{nasty} said that 12 were lost. {hostile_text()}".encode()
    copies.attach_page(desk, "1", "S1", copies.SavedPage(page, "page.html"), via=Via.COMMAND)
    evidence.add_evidence(desk, ["1.1"], "S1", stance=Stance.MIXED, quotation=nasty, note=nasty, via=Via.COMMAND)
    verdicts.give_verdicts(desk, ["1.1"], "Half true", because=nasty, should_read=nasty, via=Via.COMMAND)
    claims.ask_about(desk, ["1.1", "1.2"], nasty, nasty, via=Via.COMMAND)
    claims.edit_claim(desk, "1.2", {"statement": nasty, "note": nasty, "speaker": nasty}, via=Via.COMMAND)
    desk.close()


def _outputs(environment: dict[str, str], lines: Sequence[str]) -> dict[str, bytes]:
    """What a terminal gets from each command line, one after the other in one process."""
    with PtySession([sys.executable, "-c", SEVERAL, *lines], env=environment, columns=120) as session:
        assert session.wait() == 0
        *outputs, _ = bytes(session.output).split(b"<the end>\r\n")
    return dict(zip(lines, outputs, strict=True))


def _raw(output: bytes) -> list[str]:
    return [name for name, sign in RAW.items() if sign in output]


LINES = (
    *("article show nasty", "article show nasty --text", "article show nasty --json", "articles", "claims"),
    *("claims --json", "claim show 1.1", "history", "history show 1", "export jsonl --article nasty"),
    *("export editor --article nasty", "export reader --article nasty"),
)

SEVERAL = """
import sys
from workbench.__main__ import main

for line in sys.argv[1:]:
    sys.argv[1:] = line.split()
    try:
        main()
    except SystemExit:
        print("<the end>")
"""


@pytest.fixture(scope="module")
def outputs(desk: dict[str, str]) -> dict[str, bytes]:
    return _outputs(desk, LINES)


@pytest.mark.parametrize("line", LINES)
def test_no_command_lets_a_raw_control_through(outputs: dict[str, bytes], line: str) -> None:
    output = outputs[line]
    assert b"Traceback" not in output
    assert len(output) > 100
    assert _raw(output) == []


@pytest.mark.proof
def test_no_screen_lets_a_raw_control_through(desk: dict[str, str]) -> None:
    with PtySession([sys.executable, "-m", "workbench", "review"], env=desk) as session:
        session.read_until(b"Is it", 60)
        session.read(2, quiet=0.5)
        for keys in "jjn\t\r?\x1bc\x1be\x1br\x1bX\x1bD\x1bT\x1bF\x1bva\x1b\x1bHj\t\t\x1bLje\x1b\x1b1f\x1b\t/":
            session.type(keys.encode())
            session.read(2, quiet=0.15)
        session.type(b"article:long\r")
        session.read(5, quiet=0.7)
        session.type(b"\r")
        session.read(5, quiet=0.7)
        assert os.waitpid(session.pid, os.WNOHANG) == (0, 0), bytes(session.output[-800:])
        output = bytes(session.output)
    assert b"Traceback" not in output
    assert _raw(output.replace(b"\x1b[2J\x1b[H", b"", 1)) == []


@pytest.mark.proof
def test_no_conflict_lets_a_raw_control_through(desk: dict[str, str]) -> None:
    """A claim and a source that a colleague with a hostile hand saves first: both versions, and the form of both."""
    nasty = "\x1b]0;owned\x07 \u202e \u2066 \u200b [/closing] \x1b]52;c;ZWNob\x07 theirs, too"
    output = bytearray()
    other = open_desk(desk["WORKBENCH_DB"], "jan")
    with PtySession([sys.executable, "-m", "workbench", "review", "article:nasty number:2"], env=desk) as session:

        def then(keys: bytes, words: bytes) -> None:
            """Type, and wait for what comes of it."""
            output.extend(session.output)
            session.output.clear()
            session.type(keys)
            session.read_until(words, 20)
            session.read(2, quiet=0.3)

        session.read_until(b"Is it", 60)
        session.read(2, quiet=0.5)
        then(b"e", b"start over")
        then(b"mine", b"mine")
        claims.edit_claim(other, "1.2", {"statement": nasty}, via=Via.COMMAND)
        then(b"\r", b"both as one")
        then(b"b", b"draft of")
        then(b"\x1b", b"Is it")
        then(b"L", b"withdraw")
        then(b"e", b"start over")
        then(b"mine", b"mine")
        evidence.edit_source(other, "1", "S1", {"title": nasty}, via=Via.COMMAND)
        then(b"\r", b"both as one")
        then(b"b", b"draft of")
        assert os.waitpid(session.pid, os.WNOHANG) == (0, 0), bytes(session.output[-800:])
        output.extend(session.output)
    other.close()
    assert b"Traceback" not in output
    assert b"theirs, too" in output
    assert _raw(bytes(output).replace(b"\x1b[2J\x1b[H", b"", 1)) == []


def test_the_table_would_notice(tmp_path: Path) -> None:
    """The signs are those of the texts: raw, they would be found."""
    assert set(_raw(hostile_text().encode())) >= set(RAW) - {"answer back"}
