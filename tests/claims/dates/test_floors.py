"""The measured quality on annotated news may not get worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import dates
from tests.shared import shared_file

FLOORS = json.loads((Path(dates.__file__).with_name("floors.json")).read_text(encoding="utf-8"))["dates"]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_f1_stays_above_its_floor(name: str) -> None:
    shared_file(f"data/dates/{name}.jsonl")
    figures = dates.figures(name)
    for part, floors in FLOORS[name].items():
        for figure, floor in floors.items():
            assert figures[part][figure] >= floor, f"{figure} F1 of {name}, {part}"
