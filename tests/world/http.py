"""A little internet on loopback: names with public addresses, and real servers behind them.

The program's policy stays as it is. Only the world around it is another one: what names mean, and where connections to
public addresses end.
"""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpcore
import pytest

from claims.sources import fetch, network

PUBLIC = "93.184.216.34"
"""What a name means unless the test says otherwise."""


@dataclass(frozen=True)
class Request:
    """What came over the wire."""

    host: str
    path: str
    headers: Mapping[str, str]
    tls: bool


Write = Callable[[bytes], Awaitable[None]]
Answer = bytes | Callable[[Request, Write], Awaitable[None]]
"""The bytes of a whole answer, or what writes one piece by piece."""


def page(
    body: str | bytes = "", status: str = "200 OK", headers: Iterable[str] = (), media: str = "text/html; charset=utf-8"
) -> bytes:
    """A whole answer with its length."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(content)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + content


def redirect(to: str, status: str = "302 Found", body: bytes = b"", headers: Iterable[str] = ()) -> bytes:
    """A whole answer that redirects."""
    return page(body, status, [f"Location: {to}", *headers])


@dataclass
class World:
    """Names, pages and what was asked for. Change `names` and `pages` as a test goes on."""

    names: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, Answer] = field(default_factory=dict)  # by "host/path", or "/path" on any host
    latency: float = 0.0
    requests: list[Request] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    busiest: Counter[str] = field(default_factory=Counter)  # connections at once, the most of each host
    _open: Counter[str] = field(default_factory=Counter)
    _ports: dict[int, int] = field(default_factory=dict)

    def look_up(self, host: str) -> list[str]:
        """What the program's resolver is replaced by; spellings of addresses are read as the system does."""
        if host in self.names:
            return self.names[host]
        if host.endswith(".example"):
            return [PUBLIC]
        return _LOOK_UP(host)

    def paths(self, host: str) -> list[str]:
        """What was asked of a host, in order."""
        return [request.path for request in self.requests if request.host == host]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, tls: bool) -> None:
        """One connection, one answer."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {
                name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
            }
            host = headers.get("host", "")
            request = Request(host, head[0].split(" ")[1], headers, tls)
            self.requests.append(request)
            self._open[host] += 1
            self.busiest[host] = max(self.busiest[host], self._open[host])
            try:
                await self._answer(request, writer)
            finally:
                self._open[host] -= 1
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the program hung up, as many of these tests want it to
        finally:
            writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.latency)
        answer = self.pages.get(request.host + request.path) or self.pages.get(request.path)

        async def write(piece: bytes) -> None:
            writer.write(piece)
            await writer.drain()

        if callable(answer):
            await answer(request, write)
        else:
            await write(answer or page("nothing here", "404 Not Found"))


_LOOK_UP = network.look_up


class _Dialler(httpcore.AnyIOBackend):
    """Below the check: connections to public addresses end at the test's own servers."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def connect_tcp(self, host: str, port: int, *rest: object) -> httpcore.AsyncNetworkStream:
        self._world.dialled.append((host, port))
        if port not in self._world._ports:
            raise httpcore.ConnectError("nobody listens there")
        return await super().connect_tcp("127.0.0.1", self._world._ports[port], *rest)  # type: ignore[arg-type]


@contextmanager
def running(certificate: Path | None = None, key: Path | None = None) -> Iterator[World]:
    """The servers, in a thread of their own: one for port 80, and one for 443 where there is a certificate."""
    world = World()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    servers = []

    async def start(port: int, context: ssl.SSLContext | None) -> asyncio.Server:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await world.serve(reader, writer, context is not None)

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context, backlog=1_000)
        world._ports[port] = server.sockets[0].getsockname()[1]
        return server

    servers.append(asyncio.run_coroutine_threadsafe(start(80, None), loop).result())
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        servers.append(asyncio.run_coroutine_threadsafe(start(443, context), loop).result())
    try:
        yield world
    finally:
        asyncio.run_coroutine_threadsafe(_close(servers), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(servers: list[asyncio.Server]) -> None:
    for server in servers:
        server.close()
    answering = asyncio.all_tasks() - {asyncio.current_task()}
    for task in answering:
        task.cancel()
    await asyncio.gather(*answering, return_exceptions=True)


def enter(world: World, patch: pytest.MonkeyPatch, authority: Path | None = None) -> None:
    """Put the program into this world."""
    patch.setattr(network, "look_up", world.look_up)
    patch.setattr(network, "dialler", lambda: _Dialler(world))
    if authority:
        patch.setattr(fetch, "authorities", lambda: ssl.create_default_context(cafile=authority))


def make_certificate(folder: Path, *names: str) -> tuple[Path, Path]:
    """A certificate that vouches for itself, for these names, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={names[0]}", "-keyout", str(key), "-out", str(certificate)),
            *("-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
