"""Pictures of the main screens: what changes in one is looked at before it is taken over (`--snapshot-update`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.workbench.desks import BOAT_CLAIMS, BOATS, CLAIMS, TEXT, make_desk
from tests.workbench.screen import settle, type_keys
from workbench.app import WorkbenchApp


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("article", (80, 24), ("j", "t", "j")),
        ("queue", (80, 24), ("tab", "j")),
        ("form", (80, 24), ("j", "w")),
        ("wide", (160, 40), ("j",)),
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    make_desk(tmp_path / "desk.sqlite", (TEXT, CLAIMS), (BOATS, BOAT_CLAIMS)).close()

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await type_keys(pilot, *keys)
        pilot.app.clear_notifications()
        await settle(pilot)

    app = WorkbenchApp(str(tmp_path / "desk.sqlite"), "mara", theme="dark")
    assert snap_compare(app, terminal_size=size, run_before=before)
