"""What the README tells of exit codes and shows in pictures is so; what it tells to type is tried with the commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims import errors

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_exit_codes_are_those_of_the_errors() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ClaimsError)]
    sentence = next(line for line in README.splitlines() if line.startswith("Exit codes:"))
    told = {int(number) for number in re.findall(r"\b(\d+) [a-z]", sentence)}
    assert {kind.exit_code for kind in kinds} <= told


@pytest.mark.parametrize("picture", re.findall(r"\]\((\.pictures/[^)]+)\)", README))
def test_its_pictures_are_there_and_ask_nothing_of_the_network(picture: str) -> None:
    svg = (PROJECT / picture).read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert re.findall(r"https?://(?!www\.w3\.org|www\.textualize\.io|github\.com)[^\"'\s<]+", svg) == []
