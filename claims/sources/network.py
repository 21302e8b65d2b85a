"""Connections of the door: a name is resolved here, all its addresses are checked, and one that was checked is dialled.

Whatever the name means a moment later makes no difference. What comes over a connection is counted, so that neither
headers nor interim answers nor a body can go on for ever.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterable

import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkBackend, AsyncNetworkStream

from claims.errors import NotFetched
from claims.sources.addresses import IPAddress, is_public, parse_address
from claims.words import Failure

LOOKUPS = 32
"""Names that are looked up at once; the system's resolver may take its time for each."""

DIALLED = 3
"""Addresses of a name that are tried, one after the other."""


class Meter:
    """How much came over the connections of a fetch, in bytes and in pieces. Raises NotFetched when it is too much."""

    def __init__(self, most_bytes: int, most_pieces: int) -> None:
        self._bytes = most_bytes
        self._pieces = most_pieces

    def allow(self, more_bytes: int) -> None:
        """So many bytes more may come."""
        self._bytes += more_bytes

    def count(self, size: int) -> None:
        """A piece of so many bytes came."""
        self._bytes -= size
        self._pieces -= 1
        if self._bytes < 0:
            raise NotFetched("It is larger than we take.", Failure.TOO_LARGE)
        if self._pieces < 0:
            raise NotFetched("It came in too many small pieces.", Failure.REFUSED)


class CheckedNetwork(AsyncNetworkBackend):
    """Dials public addresses only. Raises NotFetched for a name that has another one among its addresses."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """A connection to the first address of `host` that answers, once all have been found public."""
        addresses = await resolve(host)
        for address in addresses:
            if not is_public(address):
                raise NotFetched(
                    f"{host} is not on the public internet: it has the address {address}.", Failure.REFUSED
                )
        failed: Exception | None = None
        for address in addresses[:DIALLED]:
            try:
                stream = await dialler().connect_tcp(str(address), port, timeout, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                failed = failure
            else:
                return _Counted(stream, self._meter)
        raise failed or NotFetched(f"There is no address for {host}.", Failure.DEAD)

    async def sleep(self, seconds: float) -> None:
        """Wait; asked for between retries, which the door does not make."""
        await asyncio.sleep(seconds)


async def resolve(host: str) -> list[IPAddress]:
    """All addresses of a name, each once. Raises NotFetched where there is none.

    Runs in a thread of its own: the loop's pool would be blocked by a dozen names that no server answers for.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str] | OSError] = loop.create_future()

    def ask() -> None:
        try:
            found: list[str] | OSError = look_up(host)
        except OSError as failure:
            found = failure
        except UnicodeError as failure:  # a label longer than names have
            found = OSError(str(failure))
        finally:
            _lookups.release()
        if not loop.is_closed():
            loop.call_soon_threadsafe(_give, answer, found)

    while not _lookups.acquire(blocking=False):
        await asyncio.sleep(0.01)
    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    found = await answer
    if isinstance(found, OSError):
        if isinstance(found, socket.gaierror) and found.errno not in _NO_SUCH_NAME:
            raise NotFetched(f"The name {host} cannot be looked up now.", Failure.FAILING) from found
        raise NotFetched(f"There is no host {host}.", Failure.DEAD) from found
    return list(dict.fromkeys(map(parse_address, found)))


# Anything else says that no name server answered, as without a network: that makes no source a dead one.
_NO_SUCH_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


def _give(answer: asyncio.Future[list[str] | OSError], found: list[str] | OSError) -> None:
    if not answer.done():  # nobody waits any more once the deadline has passed
        answer.set_result(found)


_lookups = threading.BoundedSemaphore(LOOKUPS)


def look_up(host: str) -> list[str]:
    """The system's answer for a name. Spellings of addresses (decimal, hex) are read by it as everywhere."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def dialler() -> AsyncNetworkBackend:
    """What makes the connections, to addresses that were checked."""
    return httpcore.AnyIOBackend()


class _Counted(AsyncNetworkStream):
    """A stream whose reads go through a meter, under TLS as well."""

    def __init__(self, stream: AsyncNetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece = await self._stream.read(max_bytes, timeout)
        self._meter.count(len(piece))
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncNetworkStream:
        return _Counted(await self._stream.start_tls(ssl_context, server_hostname, timeout), self._meter)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
