"""The options and arguments that several commands share, and how their words become values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

Word = TypeVar("Word", bound=StrEnum)

Json = Annotated[bool, typer.Option("--json", help="One JSON value a line, for programs.")]
Rev = Annotated[
    int | None,
    typer.Option(metavar="N", help="The revision that the change was made from: refused where somebody saved since."),
]
ArticleRef = Annotated[str, typer.Argument(metavar="ARTICLE", help="Its number, its key or its address.")]
ClaimRef = Annotated[str, typer.Argument(metavar="CLAIM", help="Its number, as in 12.7.")]
ClaimRefs = Annotated[list[str], typer.Argument(metavar="CLAIM", help="Their numbers, as in 12.7.")]
FilterWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILTER", help="Words and conditions, as in: is:open after:2024 -kind:opinion bridge."),
]


class Order(StrEnum):
    """The order of a queue."""

    WORTH = "worth"
    PLACE = "place"
    DATE = "date"
    ARTICLE = "article"
    AGE = "age"
    DUE = "due"
    ASSIGNEE = "assignee"
    NEWEST = "newest"


def word_of(kind: type[Word], *names: str, help: str) -> Any:
    """An option that takes a word of a vocabulary, in any case, with hyphens for its spaces."""
    return typer.Option(*names, parser=_reader(kind), metavar=_words(kind), help=help)


def word_argument(kind: type[Word], *, help: str) -> Any:
    """An argument that takes a word of a vocabulary."""
    return typer.Argument(parser=_reader(kind), metavar=_words(kind), help=help)


def day(*names: str, help: str) -> Any:
    """An option that takes a day."""
    return typer.Option(*names, parser=_day, metavar="YYYY-MM-DD", help=help)


def given(**fields: Any) -> dict[str, Any]:
    """The fields that were given. UsageError where none was."""
    from claims.errors import UsageError

    chosen = {name: value for name, value in fields.items() if value is not None}
    if not chosen:
        raise UsageError("There is nothing to change.", f"Give {', '.join(_option(name) for name in fields)}.")
    return chosen


def cleared(value: str | None) -> str | None:
    """None for an empty value: on the command line, that is how a field is cleared."""
    return value or None


def _reader(kind: type[Word]) -> Callable[[str], Word]:
    def read(given: str) -> Word:
        wanted = _plain(given)
        for member in kind:
            if _plain(member) == wanted:
                return member
        raise typer.BadParameter(f'"{given}" is none of {", ".join(_typed(member) for member in kind)}.')

    return read


def _day(given: str | date) -> date:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f'"{given}" is no day like 2023-04-26.') from None


def _words(kind: type[StrEnum]) -> str:
    return "|".join(_typed(member) for member in kind)


def _typed(member: str) -> str:
    return member.replace(" ", "-")


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
