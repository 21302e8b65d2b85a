"""A choice among more words than fit shows the chosen one, and where there are more."""

from __future__ import annotations

import pytest

from tests.workbench.widgets.stage import staged, text_of
from workbench.widgets.fields import ChoiceField

pytestmark = pytest.mark.anyio

WORDS = ("none yet", "False", "Mostly false", "Half true", "Mostly true", "True", "Unverified")


@pytest.mark.parametrize("width", [16, 40, 67, 100])
async def test_every_word_can_be_seen_whole_and_a_mark_says_where_more_are(width: int) -> None:
    field = ChoiceField(WORDS, WORDS[0])
    async with staged(field, (width, 1)) as pilot:
        for n, word in enumerate(WORDS):
            line = text_of(pilot)[0]
            assert f"▸{word}" in line
            seen = [one for one in WORDS if f" {one} " in f"{line} ".replace("▸", " ").replace("›", " ")]
            assert ("‹" in line) == (WORDS[0] not in seen)
            assert ("›" in line) == (WORDS[-1] not in seen)
            if n + 1 < len(WORDS):
                await pilot.press("right")
                await pilot.pause(0.001)
