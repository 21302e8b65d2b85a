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


BREATH, PATIENCE = 0.02, 2.0
"""Seconds between two looks at what is under way, and until a key that is still being handled lets the next one go."""


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
        self._typed: deque[events.Key] = deque()

    def compose(self) -> ComposeResult:
        """The first frame; everything else is imported once it is painted."""
        yield Static(" Opening the desk …", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Put a key that was typed behind those before it; one that comes up from a widget is at its end here."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.append(event)
            if len(self._typed) == 1:
                self.run_worker(self._give_keys_in_turn(), group="keys")
        else:
            await super().on_event(event)

    async def _give_keys_in_turn(self) -> None:
        """One key after the other: what is typed ahead is for what the keys before it bring about."""
        while self._typed:
            while self._is_busy():
                await asyncio.sleep(BREATH)
            await super().on_event(self._typed[0])
            await self._until_handled()
            self._typed.popleft()

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
        """Wait until a key has gone its way up from the focus to the app, whose bindings are last."""
        for node in (self.focused or self.screen).ancestors_with_self:
            handled = asyncio.Event()
            if node.call_later(handled.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(handled.wait(), PATIENCE)

    async def action_quit(self) -> None:
        """Leave; a work on many claims is stopped first, since half of it would stay done."""
        self.run_worker(self._leave(), group="leaving")

    async def _leave(self) -> None:
        while self.review is not None and self.review.long is not None:
            self.review.action_stop()
            await asyncio.sleep(BREATH)
        self.exit()

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
