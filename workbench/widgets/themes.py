"""The colours, laid over the terminal's own ground and ink: a colour that is not sent costs no bytes.

Dark and light are for terminals that are so; ansi keeps to the terminal's own sixteen, which NO_COLOR drops altogether.
"""

from __future__ import annotations

from typing import Any

from textual.theme import Theme


def _theme(name: str, *, dark: bool, quiet: str, faint: str, bar: str, leaf: str, **colours: Any) -> Theme:
    """`quiet` and `faint` are inks, `bar` and `leaf` grounds: of bars and of what lies over the text.

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
    leaf="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
)
THEMES = (DARK, LIGHT, ANSI)
"""In the order in which one turns through them."""
