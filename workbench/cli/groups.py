"""Groups of commands."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class Group(TyperGroup):
    """A group whose commands can be asked for help without loading pydantic."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            # Typer coerces what was not given, with an adapter of pydantic's (120 ms), unless it is a bool already.
            option.default = False
        return option


def group(help: str, cls: type[TyperGroup] = Group) -> typer.Typer:
    """A group without styles and without the completion of shells."""
    return typer.Typer(cls=cls, help=help, rich_markup_mode=None, add_completion=False)
