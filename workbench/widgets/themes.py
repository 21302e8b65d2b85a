"""The colours, laid over the terminal's own ground and ink: a colour that is not sent costs no bytes.

Dark and light are for terminals that are so; ansi keeps to the terminal's own sixteen, which NO_COLOR drops altogether.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, quiet: str, faint: str, bar: str, bar_ink: str, leaf: str, **colours: Any
) -> Theme:
    """`quiet` and `faint` are inks, `bar` and `leaf` grounds: of bars and of what lies over the text. A ground of ours
    brings its own ink, so that it can be read in a terminal that is the other way round.

    `colours`: the rest as Textual names them.
    """
    ground = "ansi_black" if dark else "ansi_white"
    ink = "ansi_white" if dark else "ansi_black"
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "quiet": quiet,
            "faint": faint,
            "bar": bar,
            "bar-ink": bar_ink,
            "leaf": leaf,
            "ansi-background": ground,
            "ansi-foreground": ink,
            "block-cursor-foreground": ground,
            "block-cursor-background": ink,
            "border-blurred": ground,
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
        },
        **colours,
    )


DARK = _theme(
    "dark",
    dark=True,
    quiet="#8d95a3",
    faint="#667080",
    primary="#7aa2f7",
    secondary="#89b4c8",
    accent="#d7a65f",
    bar="#2a313c",
    bar_ink="#d5d9e0",
    leaf="#1b1f26",
    success="#8fc28a",
    warning="#e0b060",
    error="#e57f76",
)
LIGHT = _theme(
    "light",
    dark=False,
    quiet="#5e636b",
    faint="#81868f",
    primary="#1f4fa3",
    secondary="#1d6480",
    accent="#8a5a00",
    bar="#e2dfd6",
    bar_ink="#20242b",
    leaf="#f1efe9",
    success="#2a6b2f",
    warning="#8a5200",
    error="#a3261f",
)
ANSI = _theme(
    "ansi",
    dark=True,
    quiet="ansi_default",
    faint="ansi_default",
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    bar="ansi_default",
    bar_ink="ansi_default",
    leaf="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
)


def theme_for(name: str, environ: Mapping[str, str]) -> str:
    """The theme of a name; "auto" goes by what the terminal says of its ground (COLORFGBG), dark where it is silent."""
    if name != "auto":
        return name
    return LIGHT.name if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK.name


THEMES = (DARK, LIGHT, ANSI)
"""In the order in which one turns through them."""
