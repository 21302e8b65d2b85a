"""The screen in the terminal: it starts, opens the desk in a thread behind the first frame, and shows one screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from claims.errors import ClaimsError, UsageError
from workbench import settings
from workbench.commands import COMMANDS, Command, rebound
from workbench.problems import report
from workbench.screens.desk_thread import DeskThread
from workbench.screens.review import ReviewScreen
from workbench.terminal import unfit_reason
from workbench.widgets.themes import ANSI, THEMES


class WorkbenchApp(App[ClaimsError | None]):
    """One desk, one person. Its result is the error that kept it from working, None when somebody left."""

    CSS_PATH = "workbench.tcss"
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        address: str,
        by: str,
        filter: str = "",
        *,
        theme: str = "dark",
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        for known in THEMES:
            self.register_theme(known)
        self.theme = ANSI.name if self.no_color else theme
        self.commands = tuple(commands)
        self.desk = DeskThread(address, by, changed=self._changed)
        self._review = ReviewScreen(self.desk, self.commands, filter)

    def on_mount(self) -> None:
        self.push_screen(self._review)
        self.run_worker(self.desk.run, thread=True, group="desk", exit_on_error=True)

    def on_unmount(self) -> None:
        self.desk.stop()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command that holds where the focus is."""
        if isinstance(screen, ReviewScreen):
            for command in self.commands:
                if command.where in screen.places():
                    title = f"{command.name.replace('_', ' ').capitalize()}  {command.shown_key}"
                    yield SystemCommand(
                        title, command.help, partial(self.call_later, screen.attempt, screen.act_of(command))
                    )

    def _changed(self) -> None:
        """Called in the desk's thread: somebody wrote."""
        self._review.call_later(self._review.refresh_all)


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
