"""The world that other tests build on is there and does what they count on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.world.browser import Browser
from tests.world.postgresql import PostgreSQL
from tests.world.ssh import SSHServer
from tests.world.terminal import Terminal

pytestmark = pytest.mark.world


def test_a_terminal_takes_keys_shows_a_screen_and_records_raw_bytes(terminal: Callable[..., Terminal]) -> None:
    program = """stty size; printf 'na\\033[1mme\\033[0m? '; read name
        printf '\\033]0;title\\007you are %s\\n' "$name"; exit 3"""
    shell = terminal(["sh", "-c", program], columns=61, lines=17)
    assert shell.wait_for("name?").startswith("17 61")
    shell.press("Żółw Enter", "Enter")
    assert "you are Żółw Enter" in shell.wait_for("you are")
    assert shell.wait_for_end() == 3
    assert b"\x1b[1mme\x1b[0m" in shell.written()
    assert b"\x1b]0;title\x07" in shell.written()


def test_a_terminal_tells_which_signal_ended_a_program(terminal: Callable[..., Terminal]) -> None:
    shell = terminal(["sh", "-c", "echo ready; exec sleep 60"])
    shell.wait_for("ready")
    shell.press("C-c")
    assert shell.wait_for_end() == 130


def test_a_terminal_says_what_stood_there_when_the_text_does_not_come(terminal: Callable[..., Terminal]) -> None:
    shell = terminal(["cat"])
    shell.press("something else")
    shell.wait_for("something else")
    with pytest.raises(TimeoutError, match="something else"):
        shell.wait_for("never", seconds=0.1)


def test_an_ssh_server_passes_bytes_and_exit_codes(ssh_server: SSHServer) -> None:
    given = bytes(range(256)) * 40
    done = ssh_server.run("cat; exit 7", given=given)
    assert (done.stdout, done.returncode, done.stderr) == (given, 7, b"")


def test_an_ssh_key_can_be_bound_to_one_command(ssh_server: SSHServer) -> None:
    ssh_server.authorize('command="echo only this",restrict')
    assert ssh_server.run("cat /etc/passwd").stdout == b"only this\n"


def test_postgresql_gives_everybody_a_database_of_their_own(postgresql: PostgreSQL) -> None:
    addresses = [postgresql.new_database(), postgresql.new_desk()]
    counts = []
    for address in addresses:
        url = make_url(address).set(drivername="postgresql").render_as_string()
        with psycopg.connect(url) as connection:
            counts += connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchall()
        postgresql.drop(address)
    assert counts[0] == (0,)
    assert counts[1] > (5,)


def test_a_browser_runs_scripts_and_takes_pictures(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<meta charset=utf-8><p id=p>before</p><script>p.textContent = 'after ✓'</script>", encoding="utf-8"
    )
    assert '<p id="p">after ✓</p>' in browser.dom(page.as_uri())
    picture = tmp_path / "page.png"
    browser.screenshot(page.as_uri(), picture, columns=320, lines=200)
    header = picture.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")) == (320, 200)
