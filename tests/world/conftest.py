"""Real servers and programs of the system, for the tests that want them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import need
from tests.world import ssh
from tests.world.browser import Browser
from tests.world.terminal import Terminal

NewTerminal = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[NewTerminal]:
    """Opens terminals: `terminal(["workbench", "review"], columns=80, lines=24, env={…})`. They end with the test."""
    need(shutil.which("tmux"), "tmux")
    with ExitStack() as open_ones:

        def new(
            command: Sequence[str], columns: int = 80, lines: int = 24, env: Mapping[str, str] | None = None
        ) -> Terminal:
            return open_ones.enter_context(Terminal(tmp_path, command, columns, lines, env))

        yield new


@pytest.fixture
def ssh_server(tmp_path: Path) -> Iterator[ssh.SSHServer]:
    """An SSH server on 127.0.0.1 that knows the test's key."""
    need(Path(ssh.SSHD).exists() and shutil.which("ssh"), "openssh-server and openssh-client")
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    with ssh.running(folder) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    need(program, "Chromium")
    return Browser(str(program))
