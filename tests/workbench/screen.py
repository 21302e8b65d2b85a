"""Type keys, read the screen: what a test of the app needs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from textual import events
from textual._context import visible_screen_stack
from textual.keys import _character_to_key
from textual.pilot import Pilot

from claims.errors import ClaimsError
from workbench.app import WorkbenchApp
from workbench.screens.review import ReviewScreen

AppPilot = Pilot[ClaimsError | None]


def shown(pilot: AppPilot) -> str:
    """What stands on the screen, line by line, without the blanks at the ends."""
    visible_screen_stack.set(pilot.app._background_screens)
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def review(pilot: AppPilot) -> ReviewScreen:
    """The review screen, also from under a form."""
    assert isinstance(pilot.app, WorkbenchApp)
    assert pilot.app.review is not None
    return pilot.app.review


async def settle(pilot: AppPilot) -> None:
    """Wait until nothing is under way and, on the review screen, the card under the cursor has been painted."""
    assert isinstance(pilot.app, WorkbenchApp)
    end = monotonic() + 10
    while monotonic() < end:
        await pilot.pause(0.005)
        screen = pilot.app.review
        at_work = {worker.group for worker in pilot.app.workers if not worker.is_finished} - {"desk"}
        if screen is not None and pilot.app.screen is not screen and "keys" not in at_work:
            await pilot.pause(0.03)
            return
        if screen is not None and not at_work and screen.seen is not None:
            await pilot.pause(0.001)
            return
    raise TimeoutError(f"the screen does not settle:\n{shown(pilot)}")


async def until(pilot: AppPilot, words: str) -> None:
    """Wait until these words stand on the screen."""
    end = monotonic() + 10
    while words not in shown(pilot):
        if monotonic() > end:
            raise TimeoutError(f"{words!r} does not come:\n{shown(pilot)}")
        await pilot.pause(0.005)


async def type_keys(pilot: AppPilot, *keys: str) -> str:
    """Press keys one by one, each in sight of what the one before did, and read the screen."""
    for key in keys:
        press(pilot, key)
        await settle(pilot)
    return shown(pilot)


def press(pilot: AppPilot, *keys: str) -> None:
    """Press keys without waiting for what they do: as `pilot.press`, but not until the processor is idle."""
    for key in keys:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        pilot.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, character))


async def go_to(pilot: AppPilot, words: str) -> str:
    """Go to the claim with these words; its label."""
    screen = review(pilot)
    assert screen.sheet is not None
    row = next(claim for claim in screen.sheet.claims if words in claim.text)
    screen.article.go_to_claim(row.id)
    await settle(pilot)
    return row.label


async def write(pilot: AppPilot, words: str) -> None:
    """Paste words into the field that has the focus."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause(0.01)


_CHARACTERS = {"space": " ", "minus": "-", "equals_sign": "=", "full_stop": ".", "slash": "/", "question_mark": "?"}


@asynccontextmanager
async def opened(
    path: Path, *, by: str = "mara", size: tuple[int, int] = (80, 24), filter: str = "", theme: str = "dark"
) -> AsyncIterator[AppPilot]:
    """The app on a desk, once it has settled."""
    app = WorkbenchApp(str(path), by, filter, theme=theme)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot
