"""What a shell sees of the program: exit codes, the two streams, locales, closed pipes, interrupts."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbench.cli.conftest import STORY, Workbench

COMMAND = [sys.executable, "-m", "workbench"]


def environment(folder: Path, **more: str) -> dict[str, str]:
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return {"PATH": os.environ["PATH"], "WORKBENCH_USER": "mara", **home, **more}


def call(folder: Path, *words: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *words], input=stdin, capture_output=True, env=environment(folder, **more))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a desk in it, made by an import from stdin in a locale that knows no UTF-8."""
    folder = tmp_path_factory.mktemp("home")
    text = STORY.replace("Quill", "Quíll").encode()
    done = call(folder, "import", "-", "--key", "bridge", stdin=text, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert b"A new desk was made: " in done.stderr
    return folder


def test_data_goes_to_stdout_in_utf_8_whatever_the_locale(folder: Path) -> None:
    done = call(folder, "article", "show", "bridge", "--text", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == STORY.replace("Quill", "Quíll")


def test_a_failure_is_one_line_on_stderr(folder: Path) -> None:
    done = call(folder, "claim", "show", "9.9\x1b[2J")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"workbench: ")
    assert b"\x1b" not in done.stderr


def test_options_of_the_whole_stand_before_or_after_the_command(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workbench("--db", "elsewhere", "db", "path")
    assert before.out == "elsewhere\n"
    assert workbench("db", "path", "--db=elsewhere").out == before.out
    monkeypatch.setenv("WORKBENCH_DB", "elsewhere")
    assert workbench("db", "path").out == before.out


def test_debug_shows_where_it_came_from(story: Workbench) -> None:
    said = story("claim", "show", "9.9", "--debug").err
    assert "Traceback" in said
    assert said.splitlines()[-1].startswith("workbench: ")


def test_a_reader_that_leaves_is_no_failure_to_tell_of(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "schema", "claim"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(folder)
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait() == 141
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_an_interrupt_is_130_and_quiet(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "dates", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(folder),
    )
    assert process.stdin is not None
    process.stdin.write(b"x" * 2**20)  # more than a pipe holds: once it is taken, the program is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_sentence(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "schema", "claim"], stdout=full, stderr=subprocess.PIPE, env=environment(folder)
        )
    assert done.returncode == 1
    assert done.stderr == b"workbench: No space left on device.\n"


def test_without_a_desk_nothing_is_made(deskless: Workbench, tmp_path: Path) -> None:
    ran = deskless("claims")
    assert (ran.code, ran.out) == (10, "")
    assert ran.err.count("\n") == 1
    assert list(tmp_path.rglob("*.sqlite")) == []


def test_a_file_that_is_no_desk_and_one_that_is_too_new(story: Workbench, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("not a database, but long enough to be read as one" * 40, encoding="utf-8")
    ran = story("claims", "--db", "notes")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ran = story("claims")
    assert ran.code == 12
    assert ran.err.count("\n") == 1


def test_the_screen_needs_a_terminal(story: Workbench) -> None:
    ran = story("review")
    assert (ran.code, ran.out) == (2, "")
    assert "needs a terminal" in ran.err


def test_the_demo_prints_its_queue_without_a_terminal(deskless: Workbench, tmp_path: Path) -> None:
    ran = deskless("demo")  # its desk is its own, whatever WORKBENCH_DB says
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) == 11
    desk = tmp_path / "data" / "workbench" / "demo.sqlite"
    assert f"workbench --db {desk} review" in ran.err
    assert desk.exists()
    assert deskless("demo").out == ran.out
