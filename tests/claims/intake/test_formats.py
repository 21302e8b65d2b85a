"""Which format a file is in, and that naming the formats loads none of them."""

from __future__ import annotations

import gzip
import importlib
import subprocess
import sys

import pytest

from claims.intake import INTAKES, detect_format


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.txt", b'{"type": "article"}', "text"),
        ("a.jsonl", b"", "jsonl"),
        ("A.NDJSON", b"x", "jsonl"),
        ("a.jsonl.gz", b"\x1f\x8b", "jsonl"),
        ("", b'\xef\xbb\xbf \n{"type"', "jsonl"),
        ("", b"China's president", "text"),
        ("", gzip.compress(b'{"type": "article"}\n' * 90, mtime=0)[:60], "jsonl"),
        ("", gzip.compress(b"Plain", mtime=0), "text"),
        ("", b"\x1f\x8bdamaged", "text"),
        ("", b"", "text"),
        ("-", b"{", "jsonl"),
    ],
)
def test_detect_format(name: str, head: bytes, expected: str) -> None:
    assert detect_format(name, head) == expected


def test_every_entry_names_a_function() -> None:
    for entry in INTAKES.values():
        module, function = entry.split(":")
        assert callable(getattr(importlib.import_module(module), function))


def test_naming_the_formats_loads_none_of_them() -> None:
    script = "import sys, claims.intake; print([m for m in sys.modules if m.startswith('claims.intake.')])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
