"""Imports through a real sshd: whole, cut, killed on either side, and by a key that may do nothing else."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.claims.actions.importing.lines import article, claim, lines
from tests.workbench.cli.test_process import environment
from tests.world.desks import (
    COMMAND,
    ancestors,
    closed,
    counts_of,
    is_gone,
    records,
    require_complete,
    require_sound,
    standing,
    wait_until,
    words_of,
)
from tests.world.ssh import SSHServer

pytestmark = [pytest.mark.world, pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")]

ROOT = Path(__file__).parents[2]


class Remote:
    """The far side: a desk, and the import as sshd's shell runs it there."""

    def __init__(self, server: SSHServer, folder: Path) -> None:
        self.server = server
        self.desk = folder / "desk.sqlite"
        self._folder = folder

    def shell(self, words: list[str]) -> str:
        """A shell's line that leaves the process's id and its exit code in files."""
        env = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment(self._folder).items())
        pid, code = self._folder / "pid", self._folder / "code"
        program = f"cd {ROOT}; (echo $BASHPID >{pid}; exec env {env} {shlex.join(words)})"
        return f"bash -c {shlex.quote(f'{program}; code=$?; echo $code >{code}; exit $code')}"

    def run(self, content: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
        """Import to the end."""
        return self.server.run(self.shell(words_of(self.desk, *more)), given=content, seconds=600)

    def begin(self, *more: str) -> subprocess.Popen[bytes]:
        """A client whose input is in the test's hands."""
        for name in ("pid", "code"):
            (self._folder / name).unlink(missing_ok=True)
        return subprocess.Popen(
            self.server.command(self.shell(words_of(self.desk, *more))),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def process(self) -> int:
        """The id of the import's process, once it has begun."""
        wait_until(lambda: self._said("pid"))
        return int(self._said("pid"))

    @property
    def code(self) -> int:
        """Its exit code, once it has ended."""
        wait_until(lambda: self._said("code"))
        return int(self._said("code"))

    def _said(self, name: str) -> str:
        file = self._folder / name
        return file.read_text(encoding="ascii").strip() if file.exists() else ""


@pytest.fixture
def remote(ssh_server: SSHServer, tmp_path: Path) -> Remote:
    return Remote(ssh_server, tmp_path)


def test_a_key_that_may_only_import(remote: Remote, tmp_path: Path) -> None:
    command = remote.shell([*COMMAND, "ssh-import", "--db", str(remote.desk), "--user", "mara"])
    quoted = command.replace("\\", "\\\\").replace('"', '\\"')
    remote.server.authorize(f'restrict,command="{quoted}"')
    content = records(300)
    assert remote.server.run(given=content).returncode == 0
    require_sound(remote.desk)
    told = remote.server.run("workbench import - --no-read --results -", given=content)
    assert told.returncode == 0, told.stderr
    summary = json.loads(told.stdout.splitlines()[-1])
    assert (summary["counts"]["unchanged"], summary["proven"]) == (301, True)
    secret = tmp_path / "secret"
    refused = remote.server.run(f"workbench import - --results {secret}; touch {secret}", given=content)
    assert (refused.returncode, refused.stdout, secret.exists()) == (2, b"", False), refused.stderr


def test_a_client_that_is_killed_in_the_middle_of_a_line_leaves_nothing(remote: Remote) -> None:
    content = records(300)
    client = remote.begin()
    assert client.stdin is not None
    client.stdin.write(content[: content.index(b"a0#200") + 20])
    client.stdin.flush()
    _ = remote.process
    client.kill()
    client.communicate()
    assert remote.code != 0
    assert not remote.desk.exists()
    require_complete(remote.desk, content)


@pytest.mark.proof
def test_a_server_that_is_killed_while_it_applies_goes_on_where_it_was(remote: Remote) -> None:
    content = records(2_500)
    client = remote.begin()
    assert client.stdin is not None
    client.stdin.write(content)
    client.stdin.close()
    process = remote.process
    wait_until(lambda: standing(remote.desk) or is_gone(process))
    os.kill(process, signal.SIGKILL)
    assert client.wait() == 128 + signal.SIGKILL
    assert 0 < standing(remote.desk) < 2_500
    require_sound(remote.desk)
    assert require_complete(remote.desk, content).resumed


@pytest.mark.proof
@pytest.mark.parametrize(
    ("more", "short_of_the_line", "most"),
    [
        ((), 30, 0),
        (("--expect", "301"), 0, 0),
        ((), 0, 200),  # nothing says that there was more: whole lines are taken, and the same again brings the rest
    ],
)
def test_a_connection_that_is_cut(remote: Remote, more: tuple[str, ...], short_of_the_line: int, most: int) -> None:
    content = records(300)
    client = remote.begin(*more)
    assert client.stdin is not None
    end = content.index(b"\n", content.index(b"a0#200")) + 1
    client.stdin.write(content[: end - short_of_the_line])
    client.stdin.flush()
    session = ancestors(remote.process)
    time.sleep(1)  # until all of it has come, as a rule: what is on its way when the connection is cut is lost
    for process in session[: session.index(remote.server.process)]:
        if b"sshd" in Path(f"/proc/{process}/cmdline").read_bytes():
            os.kill(process, signal.SIGKILL)
    client.wait()
    _ = remote.code
    assert standing(remote.desk) in {0, most}
    require_complete(remote.desk, content)


@pytest.mark.proof
def test_refusals_come_back_with_their_line_and_exit_code(remote: Remote) -> None:
    assert counts_of(remote.run(records(30))) == (31, 0)
    refused = remote.run(closed(lines(article(claims=1), claim(1, kind="quality"))))
    assert (refused.returncode, refused.stdout.count(b"\n")) == (5, 1)
    assert b"line 2: kind must be one of" in refused.stderr
    assert remote.run(records(31)[:-200]).returncode == 6


@pytest.mark.proof
def test_a_hundred_megabytes_come_through_to_the_byte(remote: Remote, tmp_path: Path) -> None:
    sentence = "It cost {} crowns, the city said on Monday.\n"
    texts = {f"a{n}": sentence.format(n) * 1_200 for n in range(2_000)}
    content = closed(b"".join(lines(article(key, text=text)) for key, text in texts.items()))
    assert len(content) > 100_000_000
    sent = tmp_path / "sent.jsonl"
    sent.write_bytes(content)
    with sent.open("rb") as stdin:
        done = remote.server.run(remote.shell(words_of(remote.desk)), given=stdin, seconds=900)
    assert counts_of(done) == (2_000, 0)
    assert json.loads(done.stdout)["proven"]
    with closing(sqlite3.connect(remote.desk)) as connection:
        [(seen,)] = connection.execute("SELECT sha256 FROM import_run").fetchall()
        stored = dict(connection.execute("SELECT key, text FROM version v JOIN article a ON a.id = v.article_id"))
    assert seen == hashlib.sha256(content).hexdigest()
    assert stored == texts
    require_sound(remote.desk)
