"""Formats are named without being loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claims.exports import EXPORTS, load


@pytest.mark.parametrize("format", EXPORTS)
def test_every_format_is_a_function(format: str) -> None:
    assert callable(load(format))


def test_listing_the_formats_loads_none_of_them() -> None:
    code = "import sys, claims.exports; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"claims.exports.reader", "claims.records", "claims.scales", "pydantic", "sqlalchemy"} & set(loaded)
