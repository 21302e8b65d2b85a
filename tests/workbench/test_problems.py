"""A failure is one line and an exit code; nothing in it can move the terminal's cursor."""

from __future__ import annotations

import io

import pytest

from claims.errors import ClaimsError, Conflict, NoDesk, Refused
from workbench import problems


@pytest.mark.parametrize(("error", "code"), [(NoDesk("No desk."), 10), (Conflict("Late."), 4), (Refused("No."), 5)])
def test_the_exit_code_is_the_error_s(error: ClaimsError, code: int) -> None:
    assert problems.report(error, io.StringIO()) == code


def test_message_and_hint_come_on_one_line_without_controls() -> None:
    out = io.StringIO()
    problems.report(Refused("A title \x1b[2J\nof two lines.", "Nothing was saved."), out)
    assert out.getvalue() == "workbench: A title ␛[2J of two lines. Nothing was saved.\n"


class Shown:
    def __init__(self) -> None:
        self.calls: list[tuple[str, str, bool]] = []

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: str = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        self.calls.append((message, severity, markup))


def test_a_notification_keeps_two_lines_and_is_never_markup() -> None:
    shown = Shown()
    problems.notify(shown, Refused("[/x] \x07", "Give a source."))
    problems.notify(shown, NoDesk("Gone."))
    problems.notify(
        shown, Refused("Not yet.", "Next: `workbench verdict 1.2 RATING`. `workbench history verify` tells.")
    )
    assert shown.calls.pop()[0] == "Not yet.\nNext: r (rate …). `workbench history verify` tells."
    assert shown.calls == [("[/x] ␇\nGive a source.", "warning", False), ("Gone.", "error", False)]
