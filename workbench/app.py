"""The screen in the terminal: a first frame at once, and behind it the desk in a thread and the review screen."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, ComposeResult, SystemCommand
from textual.screen import Screen
from textual.widgets import Static

from claims.errors import ClaimsError, UsageError
from workbench import settings
from workbench.commands import COMMANDS, Command
from workbench.kept import Kept
from workbench.problems import report
from workbench.rebinding import rebound
from workbench.screens.desk_thread import DeskThread
from workbench.terminal import unfit_reason
from workbench.widgets.paper import INKS
from workbench.widgets.themes import ANSI, THEMES, theme_for

if TYPE_CHECKING:
    from claims.actions.first_page import FirstPage
    from workbench.screens.review import ReviewScreen


PATIENCE = 0.2
"""Seconds that the next key waits for one that is being handled."""


class WorkbenchApp(App[ClaimsError | None]):
    """One desk, one person. Its result is the error that kept it from working, None when somebody left."""

    CSS_PATH = "workbench.tcss"
    TITLE = "workbench"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)

    def __init__(
        self, address: str, by: str, filter: str = "", *, theme: str = "auto", commands: Sequence[Command] = COMMANDS
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        for known in THEMES:
            self.register_theme(known)
        self.theme = ANSI.name if self.no_color else theme_for(theme, os.environ)
        self.commands = tuple(commands)
        self.desk = DeskThread(address, by, changed=self._changed, glimpsed=self._glimpsed)
        self.kept = Kept(address, by)
        self.review: ReviewScreen | None = None
        self._filter = filter
        self._held: deque[events.Key] = deque()

    def compose(self) -> ComposeResult:
        """The first frame; everything else is imported once it is painted."""
        yield Static(" Opening the desk …", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """One key after the other: what is typed ahead is for what the keys before it bring about."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif self._held or self._is_busy():
            self._held.append(event)
            if len(self._held) == 1:
                self.set_timer(PATIENCE / 10, self._let_keys_go)
        else:
            await super().on_event(event)
            await self._until_handled()

    async def _let_keys_go(self) -> None:
        """Give the keys that were held, in their order, to whatever they find now."""
        while self._held and not self._is_busy():
            await super().on_event(self._held.popleft())
            await self._until_handled()
        if self._held:
            self.set_timer(PATIENCE / 10, self._let_keys_go)

    def _is_busy(self) -> bool:
        """Whether a screen has been opened and takes no keys yet, or an action of the review screen is under way."""
        top = self.screen_stack[-1] if self.screen_stack else None
        if not getattr(top, "is_ready", True):
            return True
        if getattr(top, "long", None) is not None:
            return False  # whoever works on many claims may stop it
        at_work = (worker.group == "default" and not worker.is_finished for worker in self.workers)
        return top in (None, self.review) and any(at_work)

    async def _until_handled(self) -> None:
        """Wait until a key has gone its way up to the screen, but not for what waits for us in its turn."""
        for node in (self.focused or self.screen).ancestors_with_self:
            if isinstance(node, App):
                break
            handled = asyncio.Event()
            node.call_later(handled.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(handled.wait(), PATIENCE)

    def on_mount(self) -> None:
        self.screen.call_after_refresh(self._open)

    def on_unmount(self) -> None:
        self.desk.stop()

    def _open(self) -> None:
        from workbench.screens.review import ReviewScreen

        self.review = ReviewScreen(self.desk, self.kept, self.commands, self._filter)
        self.run_worker(self.desk.run, thread=True, group="desk")
        self.push_screen(self.review)

    def _glimpsed(self, page: FirstPage) -> None:
        """Called in the desk's thread: the first page of the queue is here, the store is not."""
        if self.review is not None:
            self.review.call_later(self.review.glimpse, page)

    def _changed(self) -> None:
        """Called in the desk's thread: somebody wrote."""
        if self.review is not None:
            self.review.call_later(self.review.refresh_all)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every command that holds where the focus is."""
        if self.review is not None and screen is self.review:
            for command in self.commands:
                if command.where in self.review.places():
                    title = f"{command.name.replace('_', ' ').capitalize()}  {command.shown_key}"
                    act = partial(self.review.attempt, self.review.act_of(command))
                    yield SystemCommand(title, command.help, partial(self.call_later, act))


def run(address: str, by: str, filter: str = "") -> int:
    """Show the review screen of the desk at `address` to the person with the handle `by`; the exit code.

    `filter` is what the queue begins with. Where no screen can be shown, one line on stderr and exit code 2.
    """
    try:
        unfit = unfit_reason(os.environ, sys.stdin.isatty(), sys.stdout.isatty())
        if unfit:
            raise UsageError(unfit)
        chosen = settings.load(address, by)
        app = WorkbenchApp(address, by, filter, theme=chosen.theme, commands=rebound(chosen.keys))
        error = app.run()
    except ClaimsError as problem:
        return report(problem)
    return report(error) if error is not None else app.return_code or 0
