"""The help names every format that goes in or out: the registries hold them, and the words are written by hand."""

from __future__ import annotations

import pytest

from claims.exports import EXPORTS
from claims.intake import INTAKES
from tests.workbench.cli.conftest import Workbench


@pytest.mark.parametrize(("command", "formats"), [("export", EXPORTS), ("import", INTAKES)])
def test_the_help_names_every_format(workbench: Workbench, command: str, formats: dict[str, str]) -> None:
    told = "".join(workbench(command, "--help").out.split())  # a name may be broken at its hyphen
    assert [name for name in formats if name.removesuffix("-html") not in told] == []
