"""How long it takes to look at 500 sources again: `python -m tests.benchmarks.recheck` prints a JSON line a figure.

The server is a process of its own that waits 50 ms before each answer. Once all sources are of one host, once of a
hundred; once the server says that nothing is new, and once every page comes anew with another counter in it.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from claims.actions import evidence, rechecks
from claims.actions.importing import import_stream
from claims.desk import Desk, open_desk
from claims.words import Stance, Via
from tests.benchmarks.web_pages import web_pages
from tests.world import http

SOURCES, LATENCY = 500, 0.05
TEXT = b"Bridge opens\n\nThe harbour bridge opened on Monday, the mayor, Ada Quill, said.\n"


def main() -> None:
    for hosts in (1, 100):
        with _server() as told, tempfile.TemporaryDirectory() as folder:
            desk = _desk(Path(folder) / "desk.sqlite", hosts)
            for turn in ("first copies", "nothing is new", "every page comes anew"):
                told.send("new" if turn == "every page comes anew" else "same")
                told.recv()
                _figure(f"recheck: {turn}", desk, hosts, told)
            desk.close()


def _figure(name: str, desk: Desk, hosts: int, told: Connection) -> None:
    began, busy = time.perf_counter(), time.process_time()
    found = rechecks.recheck(desk, via=Via.COMMAND, again=True)
    seconds, work = time.perf_counter() - began, time.process_time() - busy
    told.send("busiest")
    outcomes = Counter(str(row.outcome or "first copy") for row in found.found)
    figures = {"sources": len(found.found), "hosts": hosts, "seconds": round(seconds, 2), "cpu_seconds": round(work, 2)}
    print(json.dumps({"name": name, **figures, "busiest_host": told.recv(), "outcomes": outcomes}), flush=True)


def _desk(path: Path, hosts: int) -> Desk:
    desk = open_desk(path, "bench", create_new=True)
    import_stream(desk, BytesIO(TEXT), name="bridge.txt")
    pages = web_pages()
    for n in range(SOURCES):
        url = f"http://host{n % hosts}.example/{n}"
        words = pages[n % len(pages)].paragraphs[1][:80].rpartition(" ")[0]
        evidence.add_evidence(desk, ["1.1"], url, stance=Stance.CONTEXT, quotation=words, via=Via.COMMAND)
    return desk


@contextmanager
def _server() -> Iterator[Connection]:
    """Put the program into a world whose servers run in another process; gives a line to that."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    world = http.World(_ports=ours.recv())
    with pytest.MonkeyPatch.context() as patch:
        http.enter(world, patch)
        yield ours
    process.terminate()
    process.join()


def _serve(line: Connection) -> None:
    served = [page.body for page in web_pages()]
    anew = False
    count = 0

    async def answer(request: http.Request, write: http.Write) -> None:
        nonlocal count
        count += 1
        if not anew and request.headers.get("if-none-match"):
            await write(http.page("", "304 Not Modified"))
            return
        body = served[int(request.path[1:]) % len(served)].replace(b"<footer>", b"<footer>%d visitors " % count)
        await write(http.page(body, headers=['ETag: "1"'], media="text/html"))

    with http.running() as world:
        world.latency = LATENCY
        world.pages = {f"/{n}": answer for n in range(SOURCES)}
        line.send(world._ports)
        while True:
            asked = line.recv()
            if asked == "busiest":
                line.send(max(world.busiest.values()))
                world.busiest.clear()
            else:
                anew = asked == "new"
                line.send(asked)


if __name__ == "__main__":
    main()
