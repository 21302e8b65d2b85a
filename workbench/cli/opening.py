"""What a command works on: the desk, a filter, the bytes of an input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import typer

from claims.errors import ClaimsError, NotFound, UsageError

if TYPE_CHECKING:
    from claims.actions.copies import SavedPage
    from claims.desk import Desk
    from claims.filters import Filter
    from workbench.settings import Settings

STDIN = "-"


def settings_of(ctx: typer.Context) -> Settings:
    """The settings in force, with the options before the command."""
    from workbench.settings import load

    return load(ctx.obj.db, ctx.obj.user)


@contextmanager
def desk_of(ctx: typer.Context) -> Iterator[Desk]:
    """The desk, opened by whoever works. Raises NoDesk, DeskNewer, DeskUnusable."""
    from claims.desk import open_desk

    chosen = settings_of(ctx)
    desk = open_desk(chosen.desk, chosen.user)
    try:
        yield desk
    finally:
        desk.close()


def shown_address(address: str) -> str:
    """A desk's address without the password that a server's may hold."""
    return re.sub(r"(://[^/@:]*):[^/]*@", r"\1:***@", address)


def filter_of(words: Sequence[str] | None) -> Filter | None:
    """The filter that the words make together, None without any."""
    if not words:
        return None
    from claims.filters import parse_filter

    return parse_filter(" ".join(words))


@contextmanager
def input_of(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of stdin for "-". Says in a sentence why a file cannot be read."""
    if path == STDIN:
        if sys.stdin is None:
            raise UsageError("There is no stdin to read from.")
        yield sys.stdin.buffer
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below; what fails within the block is not this file's fault
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder, not a file.", f"Name its files: {path}/*.") from None
    except OSError as error:
        raise ClaimsError(f"The file {path} cannot be read: {error.strerror}.") from error
    with stream:
        yield stream


def saved_page(path: str) -> SavedPage:
    """A page that somebody saved in a file, or gives on stdin ("-"); one that is too large is read no further."""
    from claims.actions.copies import LARGEST, SavedPage

    with input_of(path) as stream:
        return SavedPage(stream.read(LARGEST + 1), "" if path == STDIN else name_of(path))


def name_of(path: str) -> str:
    """A path as it can be kept: the bytes of a name that are no UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
