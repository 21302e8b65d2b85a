"""The room is cheap to enter: dateparser is imported for a foreign date only."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys, datetime
from claims.dates import find_dates
find_dates("On Wednesday, 14 months ago, in 1999, since 5 May 2019.", datetime.date(2023, 4, 26))
print(sorted({name.split(".")[0] for name in sys.modules} & {"dateparser", "regex", "pytz", "tzlocal", "pydantic"}))
find_dates("26 avril 2023", None)
print("dateparser" in sys.modules)
"""


def test_dateparser_is_imported_when_a_span_needs_it() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True"]
