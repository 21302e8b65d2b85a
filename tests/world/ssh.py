"""An SSH server on 127.0.0.1 with keys that live as long as the test."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

SSHD = "/usr/sbin/sshd"  # it insists on being called by its whole path


class SSHServer:
    """A running sshd that lets one key in, as the account the tests run under. `process` is the id of its process."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.process = 0

    def authorize(self, options: str = "") -> None:
        """Let the key in, with options of an authorized_keys line, such as `command="…",restrict`."""
        public = (self.folder / "key.pub").read_text(encoding="ascii")
        (self.folder / "authorized_keys").write_text(f"{options} {public}".lstrip(), encoding="utf-8")

    def command(self, *remote: str, options: tuple[str, ...] = ()) -> list[str]:
        """The words of an `ssh` that runs a remote command; for tests that want the process in their hands."""
        return [
            *("ssh", "-F", "/dev/null", "-i", str(self.folder / "key"), "-p", str(self.port)),
            *("-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes"),
            *("-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}", "-o", "LogLevel=ERROR"),
            *options,
            *("-l", getpass.getuser(), "127.0.0.1", *remote),
        ]

    def run(
        self, *remote: str, given: bytes | IO[bytes] = b"", seconds: float = 60
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a remote command to its end with some bytes, or an open file, as its input."""
        if isinstance(given, bytes):
            return subprocess.run(self.command(*remote), input=given, capture_output=True, timeout=seconds)
        return subprocess.run(self.command(*remote), stdin=given, capture_output=True, timeout=seconds)


@contextmanager
def running(folder: Path, env: Mapping[str, str] | None = None) -> Iterator[SSHServer]:
    """A server whose keys and settings lie in `folder`; `env` is what remote commands find in their environment."""
    for name in ("host", "key"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = SSHServer(folder, port)
    server.authorize()
    host = (folder / "host.pub").read_text(encoding="ascii")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}", encoding="ascii")
    (folder / "sshd_config").write_text(_settings(folder, port, env or {}), encoding="utf-8")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it separates its privileges
    log = (folder / "log").open("wb")
    process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
    server.process = process.pid
    try:
        _wait_until_it_listens(port, process, folder / "log")
        yield server
    finally:
        process.terminate()
        process.wait()
        log.close()


def _settings(folder: Path, port: int, env: Mapping[str, str]) -> str:
    lines = {
        "ListenAddress": "127.0.0.1",
        "Port": port,
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "authorized_keys",
        "PidFile": "none",
        "StrictModes": "no",  # the folders of temporary files are open to everybody
        "UsePAM": "no",
        "PasswordAuthentication": "no",
        "PermitRootLogin": "prohibit-password",
    }
    if env:
        lines["SetEnv"] = " ".join(f'"{name}={value}"' for name, value in env.items())
    return "".join(f"{name} {value}\n" for name, value in lines.items())


def _wait_until_it_listens(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"sshd did not start: {log.read_text(errors='replace')}") from None
            time.sleep(0.05)
