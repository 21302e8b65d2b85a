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
    variables={"quiet": "#8d95a3", "faint": "#667080"},
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
    variables={"quiet": "#666b73", "faint": "#8a8f98"},
)
ANSI = Theme(
    name="ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "quiet": "ansi_default",
        "faint": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "border-blurred": "ansi_black",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
    },
)
THEMES = (DARK, LIGHT, ANSI)
"""In the order in which one turns through them."""
