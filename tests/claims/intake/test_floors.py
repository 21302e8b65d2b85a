"""The measured quality of reading web pages may not get worse than what is known of real ones."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks import html
from tests.benchmarks.web_pages import web_pages

FLOORS = json.loads(Path(html.__file__).with_name("floors.json").read_text(encoding="utf-8"))["html"]


def test_bodies_headlines_days_and_authors_stay_above_their_floors() -> None:
    found = html.figures()
    assert len(web_pages()) >= 60
    assert {name for name, floor in FLOORS.items() if found[name] < floor} == set()
