"""Where the real article and the annotated news lie: beside the project, never inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared_file(name: str) -> Path:
    """The path of a file beside the project, or a skip that names what is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} in a folder `shared` beside the project: real texts are not ours to copy")
    return path


def real_article() -> str:
    """The text of the real article that the project was asked for."""
    return shared_file("seeds/xi-zelenskyy-call.txt").read_text(encoding="utf-8")
