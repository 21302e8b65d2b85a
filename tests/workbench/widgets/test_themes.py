"""The themes are those that settings know; the terminal's word on its ground is heard."""

from __future__ import annotations

import pytest

from workbench import settings
from workbench.widgets.themes import THEMES, theme_for


def test_settings_name_the_themes_that_there_are() -> None:
    assert ("auto", *(theme.name for theme in THEMES)) == settings.THEMES


@pytest.mark.parametrize(
    ("ground", "theme"), [("0;15", "light"), ("15;0", "dark"), ("0;default;7", "light"), ("", "dark")]
)
def test_auto_goes_by_the_terminal(ground: str, theme: str) -> None:
    assert theme_for("auto", {"COLORFGBG": ground}) == theme
    assert theme_for("ansi", {"COLORFGBG": ground}) == "ansi"
