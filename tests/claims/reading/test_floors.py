"""Reading may not get worse: the figures of tests/benchmarks/reading.py against their floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import reading
from tests.shared import shared_file

FLOORS: dict[str, Any] = json.loads((Path(reading.__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("half", ["tuning", "aside"])
def test_claims_of_the_demo_articles(half: str) -> None:
    names = reading.tuning() if half == "tuning" else reading.aside()
    figures = reading.claims_of(names)
    assert {key: figures[key] for key, floor in FLOORS["reading"][half].items() if figures[key] < floor} == {}


def test_statements_are_right_where_they_are_rewritten() -> None:
    assert reading.statements()["right"] >= FLOORS["statements"]["right"]


def test_quotations_and_their_speakers() -> None:
    shared_file("data/quotes/polnear_dev.jsonl")
    figures = reading.quotations()
    assert {key: figures[key] for key, floor in FLOORS["quotations"].items() if figures[key] < floor} == {}


def test_check_worthiness() -> None:
    shared_file("data/claims/checkworthy_dev.jsonl")
    assert reading.check_worthiness()["ap"] >= FLOORS["worth"]["ap"]
