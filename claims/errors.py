"""Everything that can go wrong for a user, in one place.

    ClaimsError            1   a failure that no kind below describes
    ├── UsageError         2   the words of the request do not fit (an unknown rating, a bad filter)
    ├── NotFound           2   no such article, claim, source or action
    ├── Conflict           4   somebody saved first; both versions are kept in the error
    ├── Refused            5   validation or a guard said no; nothing was applied
    ├── InputCut           6   the input ended before all of it had come
    ├── NoDesk            10   there is no desk at the address
    ├── DeskLocked        11   another program holds the desk for too long
    ├── DeskNewer         12   the desk was written by a newer program
    ├── DeskUnusable       1   read-only, full, damaged, or no desk at all
    └── NotFetched         1   an address gave nothing: dead, blocked, too large, refused by our own door …

A message is one sentence that says what happened; a hint says what was kept and what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from claims.words import Failure


class ClaimsError(Exception):
    """A failure a user can understand. `str()` gives message and hint, the hint after a line break."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(ClaimsError):
    """The request's own words do not fit. `column` is the 0-based place of the fault in them, where it has one."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "", column: int | None = None) -> None:
        super().__init__(message, hint)
        self.column = column


class NotFound(ClaimsError):
    """Nothing answers to the name or number that was given."""

    exit_code = 2


class Conflict(ClaimsError):
    """Somebody saved first. `mine` is what was to be written, `theirs` what stands; nothing was overwritten."""

    exit_code = 4

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        mine: Mapping[str, Any] | None = None,
        theirs: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.mine = dict(mine or {})
        self.theirs = dict(theirs or {})


class Refused(ClaimsError):
    """A rule said no: an invalid record, a guard of a state. Nothing was applied.

    `line` is the 1-based line of the input, where there is one.
    """

    exit_code = 5

    def __init__(self, message: str, hint: str = "", line: int | None = None) -> None:
        super().__init__(message, hint)
        self.line = line


class InputCut(ClaimsError):
    """The input ended in the middle of a record or short of its count."""

    exit_code = 6


class NoDesk(ClaimsError):
    """There is no desk at the address."""

    exit_code = 10


class DeskLocked(ClaimsError):
    """Another program has been writing for longer than we wait."""

    exit_code = 11


class DeskNewer(ClaimsError):
    """The desk's tables are newer than this program knows."""

    exit_code = 12


class DeskUnusable(ClaimsError):
    """The file is there but cannot serve: read-only, disk full, damaged, or not a desk."""


class NotFetched(ClaimsError):
    """An address gave nothing: `failure` says in a word why, `fetched` (sources.fetch.Fetched) how far it came."""

    def __init__(self, message: str, failure: Failure, fetched: Any = None) -> None:
        super().__init__(message, "The attempt is recorded. A page that you saved by hand can be given instead.")
        self.failure = failure
        self.fetched = fetched

    def told(self, fetched: Any) -> NotFetched:
        """The same with what is known of the attempt."""
        return NotFetched(self.message, self.failure, fetched)
