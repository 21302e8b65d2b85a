"""Numbers of things in words."""

from __future__ import annotations

from claims.words import counted


def test_one_is_singular_and_thousands_are_parted() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2, 2_000)] == ["0 claims", "1 claim", "2 claims", "2,000 claims"]
