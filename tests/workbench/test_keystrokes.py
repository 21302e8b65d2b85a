"""Eighty claims before lunch: how many keys they take is part of what the screen is for."""

from __future__ import annotations

import pytest

from tests.benchmarks.keystrokes import decide

pytestmark = [pytest.mark.anyio, pytest.mark.proof]


@pytest.mark.parametrize("mode", ["ours", "theirs"])
async def test_eighty_claims_with_their_sources_take_250_keys_at_most(mode: str) -> None:
    keys, decided, cited = await decide(mode, 80)
    assert (decided, cited) == (80, 80)
    assert keys <= 250
