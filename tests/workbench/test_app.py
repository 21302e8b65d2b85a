"""The app: what it shows is what it draws, it survives hostile text everywhere, and says why it cannot start."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import pytest

from claims.errors import NoDesk
from claims.intake.normal import normalise
from tests.nasty import TEXTS, UNSTORABLE
from tests.workbench.desks import CLAIMS, TEXT, make_desk
from tests.workbench.pty_session import PtySession
from tests.workbench.screen import opened, press, review, settle, shown, type_keys, write
from workbench.app import WorkbenchApp, run

pytestmark = pytest.mark.anyio


async def test_the_screen_that_tests_read_is_the_one_that_is_exported(tmp_path: Path) -> None:
    make_desk(tmp_path / "desk.sqlite", (TEXT, CLAIMS)).close()
    async with opened(tmp_path / "desk.sqlite") as pilot:
        picture = pilot.app.export_screenshot(simplify=True)
        rows: dict[float, dict[float, str]] = {}
        for x, y, words in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', picture):
            rows.setdefault(float(y), {})[float(x)] = html.unescape(words).replace("\xa0", " ")
        lines = ["".join(rows[y][x] for x in sorted(rows[y])).split() for y in sorted(rows)]
        title = [pilot.app.TITLE]
        assert [line for line in lines if line and line != title] == [
            line.split() for line in shown(pilot).splitlines() if line
        ]


@pytest.mark.parametrize("size", [(80, 24), pytest.param((160, 50), marks=pytest.mark.proof)])
async def test_hostile_text_crashes_nothing_and_is_shown_as_pictures(tmp_path: Path, size: tuple[int, int]) -> None:
    texts = [normalise(text).strip("\n") for name, text in TEXTS.items() if name not in UNSTORABLE]
    hostile = [text for text in texts if 0 < len(text.strip()) < 500]
    make_desk(tmp_path / "desk.sqlite", ("\n\n".join(hostile), hostile), *((text, ()) for text in hostile)).close()
    async with opened(tmp_path / "desk.sqlite", size=size) as pilot:
        for _ in range(len(hostile) // 4):
            press(pilot, "j", "j", "j")
            assert _harmless(await type_keys(pilot, "j"))
        for form in ("e", "r", "c"):
            await type_keys(pilot, form)
            await write(pilot, "\x1b]0;x\x07")
            assert _harmless(shown(pilot))
            await type_keys(pilot, "escape")
        assert _harmless(await type_keys(pilot, "tab"))
        assert _harmless(await type_keys(pilot, "pagedown"))


def _harmless(text: str) -> bool:
    return text.replace("\n", "").replace("\xa0", " ").isprintable()


async def test_a_desk_that_is_not_there_ends_the_app_with_its_error(tmp_path: Path) -> None:
    app = WorkbenchApp(str(tmp_path / "nowhere.sqlite"), "mara")
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if not app.is_running or app.return_value is not None:
                break
    assert isinstance(app.return_value, NoDesk)


def test_without_a_terminal_it_is_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert run(str(tmp_path / "desk.sqlite"), "mara") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "needs a terminal" in said


@pytest.mark.parametrize(("env", "code"), [({"TERM": "dumb"}, 2), ({}, 10)])
def test_a_real_terminal_gets_one_line_and_the_exit_code(tmp_path: Path, env: dict[str, str], code: int) -> None:
    program = "import sys; from workbench.app import run; sys.exit(run(sys.argv[1], 'mara'))"
    with PtySession([sys.executable, "-c", program, str(tmp_path / "nowhere.sqlite")], env=env) as session:
        session.read_until(b"workbench: ")
        assert session.wait() == code


@pytest.mark.parametrize(
    ("editor", "seen"),
    [
        ("printf edited >", b"dited"),
        pytest.param("false", b"ended with status 1", marks=pytest.mark.proof),
        pytest.param("/nowhere/ed", b"no text back", marks=pytest.mark.proof),
    ],
)
def test_a_long_text_goes_to_the_editor_and_a_failing_one_leaves_the_field(
    tmp_path: Path, editor: str, seen: bytes
) -> None:
    make_desk(tmp_path / "desk.sqlite", (TEXT, CLAIMS)).close()
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\n{editor} "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    env = {"VISUAL": "", "EDITOR": editor if editor.startswith("/") else str(script)}
    program = "import sys; from workbench.app import run; sys.exit(run(sys.argv[1], 'mara'))"
    with PtySession([sys.executable, "-c", program, str(tmp_path / "desk.sqlite")], env=env) as session:
        session.read_until(b"Is it so?")
        for _ in range(20):  # a key that comes before the card was painted is not taken
            session.type(b"w")
            session.read(1.0, quiet=0.2)
            if b"because" in session.output:
                break
        session.read_until(b"because", 1.0)
        session.type(b"\x05")
        session.read_until(seen)


async def test_keys_before_the_desk_is_open_do_nothing(tmp_path: Path) -> None:
    make_desk(tmp_path / "desk.sqlite", (TEXT, CLAIMS)).close()
    app = WorkbenchApp(str(tmp_path / "desk.sqlite"), "mara")
    async with app.run_test() as pilot:
        press(pilot, "t", "y", "minus", "equals_sign", "tab", "j")
        await settle(pilot)
        assert all(claim.open for claim in review(pilot).sheet.claims)  # type: ignore[union-attr]


async def test_a_resize_in_the_middle_keeps_the_claim(tmp_path: Path) -> None:
    make_desk(tmp_path / "desk.sqlite", (TEXT, CLAIMS)).close()
    async with opened(tmp_path / "desk.sqlite") as pilot:
        await type_keys(pilot, "j", "j")
        before = review(pilot).claim
        for size in ((160, 50), (40, 12), (80, 24), (120, 30), (60, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        after = review(pilot).claim
        assert before is not None
        assert after is not None
        assert after.id == before.id
        assert f" {after.label} " in shown(pilot)
