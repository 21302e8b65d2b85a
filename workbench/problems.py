"""What a failure looks like: one line on stderr and an exit code, or a notification on the screen."""

from __future__ import annotations

import sys
from typing import Literal, Protocol, TextIO

from claims.errors import ClaimsError, Conflict, Refused, UsageError
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


def notify(shown_by: Notifies, error: ClaimsError) -> None:
    """Show the failure on the screen: what happened above, what was kept and what to do next below."""
    severity: Literal["warning", "error"] = "warning" if error.exit_code in _REFUSALS else "error"
    message = visible(str(error), keep="\n")
    shown_by.notify(message, severity=severity, timeout=_SECONDS, markup=False)


_SECONDS = 8.0
_REFUSALS = frozenset({UsageError.exit_code, Conflict.exit_code, Refused.exit_code})
