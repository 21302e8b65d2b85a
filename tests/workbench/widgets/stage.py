"""A stage for one widget at a time: the app's style, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

import workbench
from workbench.widgets.paper import INKS
from workbench.widgets.themes import DARK


class Stage(App[None]):
    """Holds a widget."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    CSS_PATH = str(Path(workbench.__file__).parent / "workbench.tcss")

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget

    def on_mount(self) -> None:
        self._widget.focus()


@asynccontextmanager
async def staged(widget: Widget, size: tuple[int, int] = (40, 10)) -> AsyncIterator[Pilot[None]]:
    """The widget alone in a terminal of this size."""
    async with Stage(widget).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def text_of(pilot: Pilot[None]) -> list[str]:
    """The lines that stand there."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]
