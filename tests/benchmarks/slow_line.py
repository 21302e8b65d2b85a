"""Forty claims decided over a real `ssh -tt` whose bytes are held back: keys, bytes and seconds a claim.

    python -m tests.benchmarks.slow_line [--claims 40] [--delay-ms 150]     prints a JSON line

Every byte is held for half the delay in each direction, so that an answer takes the whole of it at least. The two keys
that cite and tick go together, when the screen has come to rest, as by somebody who looks before every claim.
"""

from __future__ import annotations

import argparse
import json
import shlex
import socket
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from claims.actions.claims import queue, rows
from claims.actions.desks import load_demo
from claims.desk import open_desk
from tests.workbench.pty_session import PtySession
from tests.world import ssh

PROJECT = Path(__file__).resolve().parents[2]
REST = 0.35
"""Seconds without a byte after which the screen is at rest: longer than the panes wait to follow, and the delay."""


def main() -> None:
    """Decide, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=40)
    parser.add_argument("--delay-ms", type=int, default=150)
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        desk = open_desk(folder / "desk.sqlite", "bench", create_new=True)
        load_demo(desk, PROJECT / "seeds")
        (folder / "ssh").mkdir(mode=0o700)
        with ssh.running(folder / "ssh") as server:
            proxied = through(server, given.delay_ms / 2000)
            keys, seconds, sent = decide(proxied, folder, given.claims)
        decided = sum(not row.open for row in rows(desk, queue(desk)))
        desk.close()
    told = {
        "figure": "slow line",
        "delay_ms": given.delay_ms,
        "claims": decided,
        "keys_a_claim": round(keys / given.claims, 2),
        "seconds_a_claim_median": round(median(seconds), 2),
        "seconds_a_claim_max": round(max(seconds), 2),
        "bytes_a_claim": round(sent / given.claims),
    }
    print(json.dumps(told), flush=True)


def decide(server: ssh.SSHServer, folder: Path, claims: int) -> tuple[int, list[float], int]:
    """(keys, seconds for each claim until the last byte of the next one's card, bytes) of so many claims of ours."""
    settings = {
        "WORKBENCH_DB": folder / "desk.sqlite",
        "WORKBENCH_USER": "bench",
        "XDG_STATE_HOME": folder,
        "PYTHONPATH": PROJECT,
        "LC_ALL": "C.UTF-8",
    }
    words = ["env", *(f"{name}={value}" for name, value in settings.items())]
    remote = shlex.join([*words, sys.executable, "-m", "workbench", "review", "mode:ours"])
    keys, seconds, sent = 0, [], 0
    with PtySession(server.command(remote, options=("-tt",))) as session:
        session.read_until(b"Is it so?", 60)
        session.read(5, quiet=1)
        session.type(b"\r")
        session.read(5, quiet=1)
        for n in range(claims):
            typed = b"1y" if n == 0 else b".y"
            began = perf_counter()
            session.type(typed)
            came = session.read(10, quiet=REST)
            if b"n goes on" in came:
                session.type(b"n")
                came += session.read(10, quiet=REST)
                keys += 1
            seconds.append(session.last - began)
            keys += len(typed)
            sent += len(came)
    return keys, seconds, sent


def through(server: ssh.SSHServer, seconds: float) -> ssh.SSHServer:
    """The same server behind a door that holds every byte for so long, each way."""
    door = socket.create_server(("127.0.0.1", 0))
    port: int = door.getsockname()[1]
    known = server.folder / "known_hosts"
    key = known.read_text(encoding="ascii").split(" ", 1)[1]
    known.write_text(f"{known.read_text(encoding='ascii')}[127.0.0.1]:{port} {key}", encoding="ascii")
    threading.Thread(target=_serve, args=(door, server.port, seconds), daemon=True).start()
    return ssh.SSHServer(server.folder, port)


def _serve(door: socket.socket, port: int, seconds: float) -> None:
    while True:
        near, _ = door.accept()
        far = socket.create_connection(("127.0.0.1", port))
        for source, goal in ((near, far), (far, near)):
            held: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
            threading.Thread(target=_take, args=(source, held, seconds), daemon=True).start()
            threading.Thread(target=_give, args=(held, goal), daemon=True).start()


def _take(source: socket.socket, held: SimpleQueue[tuple[float, bytes]], seconds: float) -> None:
    while True:
        try:
            chunk = source.recv(65536)
        except OSError:
            chunk = b""
        held.put((perf_counter() + seconds, chunk))
        if not chunk:
            return


def _give(held: SimpleQueue[tuple[float, bytes]], goal: socket.socket) -> None:
    while True:
        due, chunk = held.get()
        time.sleep(max(0.0, due - perf_counter()))
        if not chunk:
            goal.close()
            return
        try:
            goal.sendall(chunk)
        except OSError:
            return


if __name__ == "__main__":
    main()
