"""What a failure looks like: one line on stderr and an exit code, or a notification on the screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, TextIO

from claims.errors import ClaimsError, Conflict, Refused, UsageError
from workbench.commands import COMMANDS, Command
from workbench.terminal import visible


class Notifies(Protocol):
    """What shows notifications: the app, or any widget of it."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None: ...


def one_line(error: ClaimsError) -> str:
    """Message and hint on one line, safe to print."""
    return visible(" ".join(str(error).split("\n")))


def report(error: ClaimsError, stream: TextIO | None = None) -> int:
    """Print the failure on stderr (or `stream`) in one line and give the exit code that belongs to it."""
    print(f"workbench: {one_line(error)}", file=stream or sys.stderr)
    return error.exit_code


def notify(shown_by: Notifies, error: ClaimsError, commands: Sequence[Command] = COMMANDS) -> None:
    """Show the failure on the screen: what happened above, what was kept and what to do next below, by its key."""
    severity: Literal["warning", "error"] = "warning" if error.exit_code in _REFUSALS else "error"
    message = visible(_by_key(str(error), commands), keep="\n")
    shown_by.notify(message, severity=severity, timeout=_SECONDS, markup=False)


def _by_key(text: str, commands: Sequence[Command]) -> str:
    """The text, with the key that does the same in place of each command line that has one."""
    known = {command.name: command for command in commands}

    def key_of(line: re.Match[str]) -> str:
        name = next((name for begins, name in _ON_SCREEN.items() if line[1].startswith(begins)), "")
        return f"{known[name].shown_key} ({known[name].label})" if name in known else line[0]

    return re.sub(r"`workbench ([^`]+`)", key_of, text)


_ON_SCREEN: Mapping[str, str] = {
    "verdict ": "verdict",
    "submit ": "submit",
    "approve ": "approve",
    "release ": "release",
    "reopen ": "reopen",
    "article sign-off ": "sign_off",
    "source list`": "sources",
    "history`": "history",
}
"""The command of the screen that does what a command line does, by what that begins with."""

_SECONDS = 8.0
_REFUSALS = frozenset({UsageError.exit_code, Conflict.exit_code, Refused.exit_code})
