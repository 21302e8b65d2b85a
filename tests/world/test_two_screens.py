"""Two people at one desk, each in a terminal over a real `ssh -tt`; and a connection that dies while one writes."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workbench.desks import CLAIMS, TEXT, card_of, make_desk
from tests.world.ssh import SSHServer
from tests.world.terminal import Terminal

pytestmark = pytest.mark.world

PROJECT = Path(__file__).resolve().parents[2]
Open = Callable[..., Terminal]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqlite"
    make_desk(path, (TEXT, CLAIMS)).close()
    return path


@pytest.fixture
def over_ssh(terminal: Callable[..., Terminal], ssh_server: SSHServer, desk: Path, tmp_path: Path) -> Open:
    """Opens the review screen of the desk for somebody: `over_ssh("mara", columns=80)`."""

    def open_screen(by: str, **size: int) -> Terminal:
        settings = {
            "WORKBENCH_DB": str(desk),
            "WORKBENCH_USER": by,
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "PYTHONPATH": str(PROJECT),
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
        }
        words = ["env", *(f"{name}={value}" for name, value in settings.items())]
        remote = shlex.join([*words, sys.executable, "-m", "workbench", "review"])
        return terminal(ssh_server.command(remote, options=("-tt",)), env={"TERM": "xterm-256color"}, **size)

    return open_screen


def test_what_one_does_the_other_sees_without_a_key_and_stays_where_they_were(over_ssh: Open, desk: Path) -> None:
    mara, jan = over_ssh("mara"), over_ssh("jan", columns=160, lines=50)
    for screen in (mara, jan):
        screen.wait_for("Is it so?", 60)
    mara.press("j", "j")
    mara.wait_for(" 1.3 ○")
    jan.wait_for(" 1.1 ○")
    jan.press("t")
    seen = mara.wait_for("?¹", 10)
    assert " 1.3 ○" in seen
    mara.press("t")
    mara.wait_for("1.3: on author.")
    jan.wait_for("?³", 10)
    assert [card_of(desk, f"1.{n}").verdicts[0].by for n in (1, 3)] == ["jan", "mara"]


@pytest.mark.proof
def test_both_at_one_claim_get_to_choose(over_ssh: Open, desk: Path) -> None:
    mara, jan = over_ssh("mara"), over_ssh("jan")
    for screen in (mara, jan):
        screen.wait_for("Is it so?", 60)
        screen.press("e")
        screen.wait_for("▸event")
    mara.press("End", " mine", "Enter")
    mara.wait_for("Claim 1.1 saved.")
    jan.press("End", " theirs", "Enter")
    jan.wait_for("b both as one")
    jan.wait_for("homes mine")
    jan.wait_for("homes theirs")
    jan.press("t")
    jan.wait_for("Is it so?")
    assert card_of(desk, "1.1").row.statement == "we built 400 homes mine"


def test_a_connection_that_dies_in_the_middle_of_an_edit_loses_nothing(over_ssh: Open, desk: Path) -> None:
    first = over_ssh("mara")
    first.wait_for("Is it so?", 60)
    first.press("j")
    first.wait_for(" 1.2 ○")
    first.press("t")
    first.wait_for(" 1.3 ○")
    first.press("w")
    first.wait_for("because")
    first.press("The plan says 11, not 12.")
    first.wait_for("not 12.")
    first.hang_up()
    assert card_of(desk, "1.2").row.so == "on author"
    assert card_of(desk, "1.3").verdicts == ()
    again = over_ssh("mara")
    again.wait_for(" 1.3 ○", 60)
    again.wait_for("draft: r")
    again.press("w")
    again.wait_for("The plan says 11, not 12.")
    again.press("Enter")
    again.wait_for("1.3: wrong.")
    assert card_of(desk, "1.3").verdicts[0].rationale == "The plan says 11, not 12."


@pytest.mark.proof
def test_a_terminal_that_is_made_too_small_and_large_again_keeps_what_was_written(over_ssh: Open) -> None:
    screen = over_ssh("mara")
    screen.wait_for("Is it so?", 60)
    screen.press("w")
    screen.wait_for("because")
    screen.press("Only 212 were")
    screen.resize(40, 12)
    screen.press(" finished")
    screen.resize(132, 43)
    assert "Only 212 were finished" in screen.wait_for("finished")
    screen.press("Escape")
    screen.wait_for("draft: r")
    screen.wait_for("▸    1.1")
    screen.resize(40, 12)
    screen.wait_for("too small")
    screen.resize(80, 24)
    assert " sentences, " in screen.wait_for("Is it so?")


def test_a_terminal_that_cannot_place_its_cursor_gets_one_line_and_exit_code_2(
    ssh_server: SSHServer, desk: Path
) -> None:
    words = [f"WORKBENCH_DB={desk}", "WORKBENCH_USER=mara", f"PYTHONPATH={PROJECT}"]
    review = shlex.join(["env", *words, sys.executable, "-m", "workbench", "review"])
    done = ssh_server.run(review)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"ssh -t" in done.stderr
    dumb = ssh_server.run(f"TERM=dumb script -qec {shlex.quote(review)} /dev/null; exit $?", seconds=60)
    assert b"calls itself dumb" in dumb.stdout
    assert os.linesep.encode() in dumb.stdout
    assert dumb.returncode == 2
