"""The program `workbench`: what goes wrong is one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from claims.errors import ClaimsError, Conflict, UsageError

INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell counts a program that ended by SIGPIPE: whoever read our output has left."""


def main() -> None:
    """Run the command line of this process, in UTF-8 whatever the locale."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        _leave(sys.stdout)
        _leave(sys.stderr)
        return PIPE_CLOSED


def _run(arguments: Sequence[str]) -> int:
    from workbench.cli.root import invoke

    try:
        code = invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last frame: nothing above could say it better, and --debug shows all
        return _failed(error, debug="--debug" in arguments)
    return code


def _failed(error: Exception, debug: bool) -> int:
    from workbench.problems import report

    if debug:
        import traceback

        traceback.print_exception(error)
    code = report(_in_words(error))
    if isinstance(error, Conflict):
        _show_both(error)
    if isinstance(error, OSError):
        _leave(sys.stdout)
    return code


def _in_words(error: Exception) -> ClaimsError:
    if isinstance(error, ClaimsError):
        return error
    if isinstance(error, UnicodeEncodeError):
        # Words that are no UTF-8 come to us as lone surrogates. Paths may hold them, texts and names may not.
        return UsageError("A word of this command is not UTF-8.", "Nothing was saved.")
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return ClaimsError(f"{where}{error.strerror or error}.")
    return ClaimsError(
        f"This is a fault of the program itself: {type(error).__name__}: {error}.",
        "What was saved before is kept. Run it again with --debug to see where, and report it.",
    )


def _show_both(conflict: Conflict) -> None:
    """What was to be written and what stands, name by name."""
    from workbench.output import say

    for name in dict.fromkeys([*conflict.mine, *conflict.theirs]):
        mine, theirs = (_shown(version.get(name)) for version in (conflict.mine, conflict.theirs))
        say(f"  {name}: yours {mine} · theirs {theirs}")


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


def _leave(stream: TextIO) -> None:
    """Nothing more can be written there: point it elsewhere, or Python complains once more when it closes it."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # no real file, as in a test
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


if __name__ == "__main__":
    main()
