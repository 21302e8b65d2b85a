"""Only what the whole world can reach is public, in whatever form it is written."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sources.addresses import is_public, parse_address

INSIDE = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:93.184.216.34 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
64:ff9b:1::1 100::1 2001::1 2001:2::1 2001:10::1 2001:db8::1 2002:7f00:1:: 2002:5db8:d822:: 3fff::1 5f00::1 fc00::1
fd12::1 fe80::1 fec0::1 ff02::1 ff0e::1
"""
OUTSIDE = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 192.0.1.1 223.255.255.254 2606:4700::1111 2a00:1450:4001::200e"


@pytest.mark.parametrize("address", INSIDE.split())
def test_what_is_not_on_the_internet_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_what_is_on_the_internet_passes(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_scope_does_not_hide_an_address() -> None:
    assert parse_address("fe80::1%eth0") == ip_address("fe80::1")


@given(st.ip_addresses())
def test_nothing_passes_that_python_calls_private(address: IPv4Address | IPv6Address) -> None:
    special = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_reserved", "is_unspecified")
    assert not (is_public(address) and any(getattr(address, name) for name in special))
