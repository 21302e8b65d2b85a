"""Which addresses the door lets through: http and https on their own ports, to hosts that the whole world can reach."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

PORTS = {"http": 80, "https": 443}
"""Scheme to the one port on which it is asked."""

IPAddress = IPv4Address | IPv6Address


def is_public(address: IPAddress) -> bool:
    """Whether packets to it leave for the internet, by the special-purpose registries of IANA (RFC 6890).

    Of IPv6 only global unicast is let through, without the parts of it that stand for IPv4 addresses (Teredo, 6to4) or
    for nothing; what maps or translates IPv4 (::ffff:0:0/96, 64:ff9b::/96, 64:ff9b:1::/48) lies outside of it.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    return address in _GLOBAL_6 and not any(address in network for network in _SPECIAL_6)


def parse_address(text: str) -> IPAddress:
    """An address as a resolver gives it, its scope taken off. Raises ValueError."""
    return ip_address(text.partition("%")[0])


_SPECIAL_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' own
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
