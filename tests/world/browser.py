"""What a browser makes of a page: Chromium without a window."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


class Browser:
    """Opens pages one by one, each in a profile of its own."""

    def __init__(self, program: str) -> None:
        self.program = program

    def dom(self, address: str) -> str:
        """The HTML of the page after its scripts have run."""
        return self._run("--dump-dom", address).decode()

    def screenshot(self, address: str, picture: Path, columns: int = 1000, lines: int = 800) -> None:
        """A picture of the page as PNG, in pixels."""
        self._run(f"--screenshot={picture}", f"--window-size={columns},{lines}", "--hide-scrollbars", address)

    def _run(self, *words: str) -> bytes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            words = (
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                f"--user-data-dir={profile}",
                *words,
            )
            done = subprocess.run([self.program, *words], capture_output=True, timeout=90)
        if done.returncode:
            raise RuntimeError(f"{self.program}: {done.stderr.decode(errors='replace')[-500:]}")
        return done.stdout
