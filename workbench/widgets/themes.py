"""The colours: dark, light, and the terminal's own sixteen, which NO_COLOR drops altogether."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#7aa2f7",
    secondary="#89b4c8",
    accent="#d7a65f",
    foreground="#d5d9e0",
    background="#14171c",
    surface="#1b1f26",
    panel="#262c36",
    success="#8fc28a",
    warning="#e0b060",
    error="#e57f76",
)
LIGHT = Theme(
    name="light",
    dark=False,
    primary="#1f4fa3",
    secondary="#1d6480",
    accent="#8a5a00",
    foreground="#20242b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2dfd6",
    success="#2a6b2f",
    warning="#8a5200",
    error="#a3261f",
)
THEMES = ("dark", "light", "ansi-dark")
"""Names in the order in which one turns through them; the last is Textual's own, of the terminal's colours alone."""
