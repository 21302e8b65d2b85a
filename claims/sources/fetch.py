"""The door to the network, the only one: an address goes in, what it gave or why it gave nothing comes out.

http and https on their ports, public addresses only, checked and pinned at every hop of our own redirect loop. No
proxy, no cookie, no password, nothing of the environment. Bytes, pieces, hops and time are bounded. Nothing here keeps
anything between two fetches but the certificates of the authorities.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.metadata import version

import httpcore
import httpx
import idna

from claims.errors import NotFetched
from claims.sources.addresses import PORTS
from claims.sources.network import CheckedNetwork, Meter
from claims.sources.unpacking import Unpacking
from claims.words import Failure

LARGEST = 20 * 2**20
"""Bytes of a body, packed and unpacked."""

HEADERS = 256 * 2**10
"""Bytes beside the body: the headers and interim answers of all hops, and what came of their bodies with them."""

PIECES = 100_000
"""Parts in which an answer may come."""

DEADLINE = 30.0
"""Seconds for all of it: names, connections, redirects, the body."""

HOPS = 8
"""Redirects that are followed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `url` is what was asked for, `final_url` where the last answer came from, in ASCII.

    `redirects` are the addresses between them, the first one included. `status` is None where no answer came. `headers`
    are those of the last answer that are worth keeping (KEPT). `body` is unpacked. `at` is when it was asked for.
    """

    url: str
    at: datetime
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def unchanged(self) -> bool:
        """The server says that nothing is new since the copy that the conditions were made from."""
        return self.status == _NOT_MODIFIED

    @property
    def media_type(self) -> str:
        """As in "text/html", without parameters; "" where the answer does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Condition:
    """What an earlier copy from `url` said of its state; sent to that very address only."""

    url: str
    etag: str = ""
    modified: str = ""


KEPT = (
    *("content-type", "content-encoding", "content-language", "content-length", "content-location"),
    *("date", "etag", "last-modified", "link", "memento-datetime", "retry-after", "server", "x-archive-orig-date"),
)
"""Headers of an answer that are kept, each at most KEPT_LENGTH characters long."""

KEPT_LENGTH = 1_000


async def fetch(url: str, condition: Condition | None = None) -> Fetched:
    """Get what is at `url`, following redirects. Raises NotFetched, with what is known by then in its `fetched`."""
    trail = [Fetched(url, datetime.now(UTC))]
    try:
        async with asyncio.timeout(DEADLINE):
            return await _follow(url, condition, trail)
    except NotFetched as failure:
        raise failure.told(trail[-1]) from failure.__cause__
    except TimeoutError:
        raise NotFetched(f"It did not come within {DEADLINE:.0f} seconds.", Failure.TIMEOUT).told(trail[-1]) from None


def host_of(url: str) -> str:
    """The host of an address that the door lets through, in ASCII. Raises NotFetched for any other address."""
    return _checked(url).raw_host.decode("ascii")


def retry_after(fetched: Fetched) -> float | None:
    """The seconds that a server asked to wait, None where it did not ask."""
    given = fetched.headers.get("retry-after", "").strip()
    if given.isdecimal() and len(given) < _LONG:
        return float(given)
    try:
        moment = parsedate_to_datetime(given)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


_LONG = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_OF_STATUS = {
    **dict.fromkeys((404, 410), (Failure.DEAD, "It is not there any more")),
    **dict.fromkeys((401, 403, 407, 429, 451), (Failure.BLOCKED, "The server does not show it to us")),
    402: (Failure.PAYWALLED, "The server wants to be paid for it"),
    408: (Failure.TIMEOUT, "The server gave up"),
}
# For connecting and for each read; the deadline is for all of it.
_SECONDS = 15.0


async def _follow(url: str, condition: Condition | None, trail: list[Fetched]) -> Fetched:
    """The redirect loop. `trail` ends with what is known so far."""
    target = _checked(url)
    trail[-1] = replace(trail[-1], final_url=str(target))
    meter = Meter(HEADERS, PIECES)
    for _ in range(HOPS + 1):
        location = await _ask(target, condition, meter, trail)
        if location is None:
            return trail[-1]
        known = trail[-1]
        address = _joined(target, location)
        trail[-1] = replace(known, final_url=address, redirects=(*known.redirects, known.final_url), status=None)
        target = _checked(address)
        if str(target) in trail[-1].redirects:
            raise NotFetched("It redirects in a circle.", Failure.BROKEN)
    raise NotFetched(f"It redirects more than {HOPS} times.", Failure.BROKEN)


def _joined(url: httpx.URL, location: str) -> str:
    try:
        return str(url.join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, idna.IDNAError, ValueError):
        return location[:KEPT_LENGTH]


def _checked(url: str) -> httpx.URL:
    """The address, if the door lets it through: its scheme, its port, and nothing secret in it."""
    try:
        parsed = httpx.URL(url)
        host = parsed.raw_host.decode("ascii")
    except (httpx.InvalidURL, idna.IDNAError, UnicodeError, ValueError, TypeError):
        raise NotFetched(f"This is no address that can be asked: {url[:200]}", Failure.REFUSED) from None
    if parsed.scheme not in PORTS or not host:
        raise NotFetched(f"Only http and https addresses are asked, not {url[:200]}", Failure.REFUSED)
    if parsed.userinfo:
        raise NotFetched("An address with a user's name or password in it is not asked.", Failure.REFUSED)
    if parsed.port not in (None, PORTS[parsed.scheme]):
        raise NotFetched(
            f"Only port {PORTS[parsed.scheme]} is asked for {parsed.scheme}, not {parsed.port}.", Failure.REFUSED
        )
    return parsed.copy_with(fragment=None)


async def _ask(url: httpx.URL, condition: Condition | None, meter: Meter, trail: list[Fetched]) -> str | None:
    """Ask one address; puts the answer into the trail, or gives the address that it redirects to."""
    request = httpx.Request("GET", url, headers=_headers(url, condition), extensions=_TIMEOUTS)
    try:
        async with _Transport(meter) as transport:
            response = await transport.handle_async_request(request)
            try:
                kept = {name: value[:KEPT_LENGTH] for name in KEPT if (value := response.headers.get(name))}
                trail[-1] = replace(trail[-1], status=response.status_code, headers=kept)
                if response.status_code in _REDIRECTS and (location := response.headers.get("location")):
                    return str(location)
                if response.status_code != _NOT_MODIFIED:
                    _require_success(response.status_code)
                    meter.allow(LARGEST)  # only now: interim answers without end cost more time than bytes
                    trail[-1] = replace(trail[-1], body=await _body(response))
                return None
            finally:
                await response.aclose()
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as failure:
        raise _in_words(url, failure) from failure


_TIMEOUTS = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS)}


def _headers(url: httpx.URL, condition: Condition | None) -> dict[str, str]:
    sent = {
        "user-agent": f"factcheck-workbench/{version('factcheck-workbench')}",
        "accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
        "accept-encoding": "gzip",
    }
    if condition is not None and condition.url == str(url):
        sent |= {"if-none-match": condition.etag} if condition.etag else {}
        sent |= {"if-modified-since": condition.modified} if condition.modified else {}
    return sent


async def _body(response: httpx.Response) -> bytes:
    unpacking = Unpacking(response.headers.get("content-encoding", ""), LARGEST)
    pieces = 0
    async for piece in response.aiter_raw():
        pieces += 1
        if pieces > PIECES:
            raise NotFetched("It came in too many small pieces.", Failure.REFUSED)
        unpacking.add(piece)
    body = unpacking.end()
    if body.startswith(_GZIP) and response.headers.get("content-encoding"):
        raise NotFetched("It is packed twice.", Failure.REFUSED)
    return body


_GZIP = b"\x1f\x8b"


def _require_success(status: int) -> None:
    if 200 <= status < 300:
        return
    failing = (Failure.FAILING, "The server is at fault")
    failure, told = _OF_STATUS.get(status, failing if status >= 500 else (Failure.BROKEN, "The server says no"))
    raise NotFetched(f"{told} (status {status}).", failure)


def _in_words(url: httpx.URL, failure: Exception) -> NotFetched:
    host = url.raw_host.decode("ascii")
    if isinstance(failure, httpcore.TimeoutException):
        return NotFetched(f"{host} did not answer in time.", Failure.TIMEOUT)
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NotFetched(f"{host} could not prove who it is: {cause.verify_message}.", Failure.CERTIFICATE)
        cause = cause.__cause__ or cause.__context__
    if isinstance(failure, httpcore.ConnectError):
        return NotFetched(f"{host} cannot be reached: {failure}.", Failure.FAILING)
    return NotFetched(f"The connection to {host} broke off: {failure}.", Failure.BROKEN)


class _Transport(httpx.AsyncBaseTransport):
    """HTTP over checked connections, one answer at a time. A client would add cookies, proxies, and redirects."""

    def __init__(self, meter: Meter) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=authorities(),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=CheckedNetwork(meter),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


@lru_cache(maxsize=1)
def authorities() -> ssl.SSLContext:
    """Whom we believe that a host is who it says; read once, since it takes a hundredth of a second."""
    return httpx.create_ssl_context(trust_env=False)
