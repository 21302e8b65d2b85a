"""The door against a real server and a real resolver's answers: what it takes, what it refuses, and what that costs."""

from __future__ import annotations

import asyncio
import gzip
import resource
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from shutil import which

import pytest

from claims.errors import NotFetched
from claims.sources import fetch as door
from claims.sources import network
from claims.sources.fetch import Condition, Fetched, fetch, retry_after
from claims.words import Failure
from tests.conftest import need
from tests.world import http
from tests.world.http import PUBLIC, Request, World, Write, page, redirect


def get(url: str, condition: Condition | None = None) -> Fetched:
    return asyncio.run(fetch(url, condition))


def refused(url: str) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        get(url)
    assert caught.value.fetched.url == url
    return caught.value


@contextmanager
def bounded(seconds: float, megabytes: float) -> Iterator[None]:
    """What is done within takes no more time, and adds no more to the most memory that the process has had."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    yield
    assert time.monotonic() - began <= seconds
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 <= megabytes


# --- what is taken ----------------------------------------------------------------------------------------------------


def test_a_page_comes_with_all_that_is_known_of_it(world: World) -> None:
    world.pages["news.example/a"] = redirect("/b?x=1#part", "301 Moved Permanently")
    world.pages["news.example/b?x=1"] = page("<p>Grüße</p>", headers=['ETag: "v1"', "Set-Cookie: seen=1", "X-Other: 1"])
    found = get("http://news.example/a")
    assert (found.url, found.final_url) == ("http://news.example/a", "http://news.example/b?x=1")
    assert found.redirects == ("http://news.example/a",)
    assert (found.status, found.media_type, found.body) == (200, "text/html", "<p>Grüße</p>".encode())
    assert found.headers["etag"] == '"v1"'
    assert not {"set-cookie", "x-other"} & found.headers.keys()
    assert world.dialled == [(PUBLIC, 80)] * 2


def test_a_packed_page_is_unpacked_also_in_several_members(world: World) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    world.pages["/"] = page(packed, headers=["Content-Encoding: gzip"])
    assert get("http://news.example/").body == b"one two"


def test_a_host_is_shown_in_ascii(world: World) -> None:
    world.names["xn--bcher-kva.example"] = [PUBLIC]
    world.pages["/"] = page("ok")
    assert get("http://bücher.example/").final_url == "http://xn--bcher-kva.example/"


def test_a_condition_is_sent_to_its_own_address_only(world: World) -> None:
    async def only_if_new(request: Request, write: Write) -> None:
        await write(page("", "304 Not Modified") if request.headers.get("if-none-match") == '"v1"' else page("new"))

    world.pages["news.example/a"] = redirect("http://other.example/b")
    world.pages["other.example/b"] = only_if_new
    assert get("http://news.example/a", Condition("http://other.example/b", '"v1"', "yesterday")).unchanged
    assert "if-none-match" not in world.requests[0].headers
    assert world.requests[1].headers["if-modified-since"] == "yesterday"
    assert get("http://news.example/a", Condition("http://news.example/a", '"v1"')).body == b"new"


# --- where it does not go ---------------------------------------------------------------------------------------------


def test_the_door_as_it_is_never_reaches_loopback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        refusal = refused("http://127.0.0.1/")
        assert refusal.failure == Failure.REFUSED
        with pytest.raises(NotFetched, match="not on the public internet"):
            asyncio.run(network.CheckedNetwork(network.Meter(1, 1)).connect_tcp("localhost", server.getsockname()[1]))
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0", "10.0.0.1"),
        *("169.254.169.254", "192.168.0.1", "224.0.0.1", "240.0.0.1", "[::1]", "[::ffff:127.0.0.1]"),
        *("[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]"),
    ],
)
def test_no_spelling_of_an_address_inside_is_dialled(host: str, world: World) -> None:
    assert refused(f"http://{host}/").failure == Failure.REFUSED
    world.pages["news.example/1"] = redirect(f"http://{host}/")
    world.pages["news.example/3"] = redirect("/2")
    world.pages["news.example/2"] = redirect("/1")
    for first, hops in (("http://news.example/1", 1), ("http://news.example/3", 3)):
        refusal = refused(first)
        assert (refusal.failure, len(refusal.fetched.redirects)) == (Failure.REFUSED, hops)
    assert {dialled for dialled, _ in world.dialled} == {PUBLIC}


def test_one_address_inside_among_those_of_a_name_is_enough(world: World) -> None:
    world.names["two.example"] = [PUBLIC, "10.0.0.1"]
    assert refused("http://two.example/").failure == Failure.REFUSED
    assert world.dialled == []


def test_a_name_that_means_another_address_a_moment_later_gains_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]
    monkeypatch.setattr(network, "look_up", lambda host: answers.pop(0))
    world.pages["/"] = page("ok")
    assert get("http://turning.example/").body == b"ok"
    assert world.dialled == [(PUBLIC, 80)]
    assert refused("http://turning.example/").failure == Failure.REFUSED


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "gopher://news.example/", "data:text/html,x", "ftp://news.example/", "//news.example/"),
        *(
            "javascript:alert(1)",
            "",
            "http://",
            "http:///path",
            "http://news.example:8080/",
            "https://news.example:80/",
        ),
        *("http://user:word@news.example/", "http://user@news.example/", "http://xn--\u0661.example/"),
        *("http://news.example:99999/", "http://[::1", "http://\u202e.example/"),
    ],
)
def test_other_addresses_are_refused(url: str, world: World) -> None:
    assert refused(url).failure == Failure.REFUSED
    assert world.dialled == []


@pytest.mark.parametrize("url", ["file:/etc/passwd", "http://user:word@news.example/", "http://news.example:22/"])
def test_a_redirect_may_not_go_where_a_person_may_not(url: str, world: World) -> None:
    world.pages["news.example/"] = redirect(url)
    refusal = refused("http://news.example/")
    assert (refusal.failure, refusal.fetched.final_url, len(world.requests)) == (Failure.REFUSED, url, 1)


def test_a_proxy_in_the_environment_is_not_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example:3128")
    world.pages["news.example/"] = page("ok")
    assert get("http://news.example/").body == b"ok"
    assert [request.host for request in world.requests] == ["news.example"]


def test_nothing_is_carried_from_host_to_host(world: World) -> None:
    world.pages["one.example/"] = redirect(
        "http://two.example/", headers=["Set-Cookie: seen=1", "WWW-Authenticate: Basic"]
    )
    world.pages["two.example/"] = redirect("http://one.example/again", headers=["Set-Cookie: seen=2; Domain=example"])
    world.pages["one.example/again"] = page("ok")
    get("http://one.example/")
    for request in world.requests:
        assert request.headers.keys() <= {"host", "user-agent", "accept", "accept-encoding"}
        assert request.headers["accept-encoding"] == "gzip"


# --- what has no end --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A gigabyte of nothing, packed into one megabyte."""
    packer = zlib.compressobj(9, wbits=-15)
    megabyte = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return bytes.fromhex("1f8b08000000000000ff") + megabyte * 1024 + packer.flush()


@pytest.mark.parametrize("status", ["200 OK", "302 Found"])
def test_a_packed_gigabyte_costs_neither_memory_nor_time(status: str, bomb: bytes, world: World) -> None:
    world.pages["/"] = page(bomb, status, ["Content-Encoding: gzip", "Location: /next"])
    world.pages["/next"] = page("ok")
    with bounded(seconds=5, megabytes=80):
        if status == "200 OK":
            assert refused("http://news.example/").failure == Failure.TOO_LARGE
        else:
            assert get("http://news.example/").body == b"ok"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "deflate", "gzip, br", "x" * 5_000])
def test_other_codings_are_refused(coding: str, bomb: bytes, world: World) -> None:
    world.pages["/"] = page(gzip.compress(bomb), headers=[f"Content-Encoding: {coding}"])
    with bounded(seconds=5, megabytes=40):
        assert refused("http://news.example/").failure == Failure.REFUSED


def test_what_is_packed_twice_under_one_name_is_refused(world: World) -> None:
    world.pages["/"] = page(gzip.compress(gzip.compress(b"x")), headers=["Content-Encoding: gzip"])
    assert refused("http://news.example/").failure == Failure.REFUSED


def _endless(head: bytes, piece: bytes, pause: float = 0.0) -> http.Answer:
    async def answer(request: Request, write: Write) -> None:
        await write(head)
        while True:
            await write(piece)
            await asyncio.sleep(pause)

    return answer


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = {
    "a body": (_HEAD + b"\r\n", bytes(2**16), Failure.TOO_LARGE),
    "a body in tiny chunks": (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 2_000, Failure.REFUSED),
    "headers": (_HEAD, b"X-More: " + b"x" * 1_000 + b"\r\n", Failure.BROKEN),
    "one header": (_HEAD + b"X-More: ", b"x" * 1_000, Failure.BROKEN),
    "interim answers": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100, Failure.TOO_LARGE),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_has_no_end_is_cut_off(what: str, world: World) -> None:
    head, piece, failure = ENDLESS[what]
    world.pages["/"] = _endless(head, piece)
    with bounded(seconds=25, megabytes=90):
        assert refused("http://news.example/").failure == failure


@pytest.mark.parametrize("head", [b"", _HEAD, _HEAD + b"\r\n", _HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08"])
def test_one_byte_at_a_time_meets_the_deadline(head: bytes, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "DEADLINE", 0.4)
    world.pages["/"] = _endless(head, b"H" if not head else b"x", pause=0.05)
    with bounded(seconds=2, megabytes=20):
        assert refused("http://news.example/").failure in (Failure.TIMEOUT, Failure.BROKEN)


def test_a_server_that_says_nothing_and_names_that_nobody_answers_for_meet_it_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "DEADLINE", 0.4)
    never = threading.Event()

    async def silent(request: Request, write: Write) -> None:
        await asyncio.sleep(2)

    def look_up(host: str) -> list[str]:
        return [PUBLIC] if host == "news.example" else [str(never.wait(5))]

    world.pages["/silent"] = silent
    world.pages["/"] = page("ok")
    monkeypatch.setattr(network, "look_up", look_up)

    async def many() -> list[Fetched | BaseException]:
        stalled = (fetch(f"http://stalled{n}.example/") for n in range(20))
        asked = (fetch("http://news.example/silent"), *stalled, fetch("http://news.example/"))
        return await asyncio.gather(*asked, return_exceptions=True)

    with bounded(seconds=3, megabytes=30):
        *failed, quick = asyncio.run(many())
    never.set()
    assert isinstance(quick, Fetched), "twenty stalled names are not in the way of one that answers"
    assert [getattr(one, "failure", one) for one in failed] == [Failure.TIMEOUT] * 21


@pytest.mark.parametrize(
    ("fault", "failure"),
    [(socket.EAI_NONAME, Failure.DEAD), (socket.EAI_AGAIN, Failure.FAILING), (socket.EAI_FAIL, Failure.FAILING)],
)
def test_without_a_network_no_source_is_a_dead_one(
    fault: int, failure: Failure, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(host: str) -> list[str]:
        raise socket.gaierror(fault, "told by the resolver")

    monkeypatch.setattr(network, "look_up", look_up)
    assert refused("http://news.example/").failure == failure


def test_a_circle_of_redirects_and_a_long_line_of_them_end(world: World) -> None:
    world.pages["/a"], world.pages["/b"] = redirect("/b"), redirect("/a")
    assert refused("http://news.example/a").failure == Failure.BROKEN
    assert len(world.requests) == 2
    world.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(30)}
    refusal = refused("http://news.example/0")
    assert (refusal.failure, len(refusal.fetched.redirects)) == (Failure.BROKEN, door.HOPS + 1)


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        ("404 Not Found", Failure.DEAD),
        ("410 Gone", Failure.DEAD),
        ("401 Unauthorized", Failure.BLOCKED),
        ("403 Forbidden", Failure.BLOCKED),
        ("429 Too Many Requests", Failure.BLOCKED),
        ("451 Unavailable For Legal Reasons", Failure.BLOCKED),
        ("402 Payment Required", Failure.PAYWALLED),
        ("408 Request Timeout", Failure.TIMEOUT),
        ("418 Teapot", Failure.BROKEN),
        ("500 Internal Server Error", Failure.FAILING),
        ("302 Found", Failure.BROKEN),
    ],
)
def test_a_status_becomes_a_kind_of_failure(status: str, failure: Failure, world: World) -> None:
    world.pages["/"] = page("no", status)
    refusal = refused("http://news.example/")
    assert (refusal.failure, refusal.fetched.status) == (failure, int(status[:3]))


def test_a_server_may_say_when_to_come_again(world: World) -> None:
    world.pages["/"] = page("", "429 Too Many Requests", ["Retry-After: 120"])
    assert retry_after(refused("http://news.example/").fetched) == 120
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    world.pages["/"] = page("", "503 Busy", [f"Retry-After: {moment}"])
    assert 55 < (retry_after(refused("http://news.example/").fetched) or 0) <= 60
    for nonsense in ("soon", "-5", "9" * 40, "Wed, 99 Foo 2026"):
        world.pages["/"] = page("", "503 Busy", [f"Retry-After: {nonsense}"])
        assert retry_after(refused("http://news.example/").fetched) is None


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"half of it" * 99, mtime=0)[:-20],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx",
        b"no HTTP at all\r\n\r\n",
        b"\x00",
    ],
)
def test_an_answer_cut_off_or_broken_is_told(answer: bytes, world: World) -> None:
    async def write_it(request: Request, write: Write) -> None:
        await write(answer)

    world.pages["/"] = write_it
    assert refused("http://news.example/").failure == Failure.BROKEN


def test_no_host_and_no_server(world: World) -> None:
    assert refused("http://nowhere.invalid/").failure == Failure.DEAD
    assert refused("https://news.example/").failure == Failure.FAILING


def test_a_certificate_must_be_of_the_host_and_of_an_authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need(which("openssl"), "openssl")
    certificate, key = http.make_certificate(tmp_path, "safe.example")
    with http.running(certificate, key) as world:
        http.enter(world, monkeypatch)
        world.pages["/"] = page("ok")
        assert refused("https://safe.example/").failure == Failure.CERTIFICATE
        http.enter(world, monkeypatch, authority=certificate)
        assert get("https://safe.example/").body == b"ok"
        assert refused("https://news.example/").failure == Failure.CERTIFICATE
