"""The desk as a whole, and the forms of what goes in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.groups import group
from workbench.cli.opening import desk_of, settings_of, shown_address
from workbench.cli.options import Json

app = group("Say where the desk is, check it, back it up, move it.")

NewPath = Annotated[Path, typer.Argument(metavar="PATH", help="Of the new file.")]
Source = Annotated[str, typer.Argument(metavar="FROM", help="Path or address of the desk.")]
Target = Annotated[str, typer.Argument(metavar="TO", help="Path or address of the empty one.")]


@app.command()
def path(ctx: typer.Context, as_json: Json = False) -> None:
    """Print where the desk is, whether or not there is one.

    A server's address is printed without its password.
    """
    from workbench import output

    where = shown_address(settings_of(ctx).desk)
    if as_json:
        output.jsonl([{"desk": where}])
    else:
        output.line(where)


@app.command()
def check(ctx: typer.Context, as_json: Json = False) -> None:
    """Look for damage in the desk's file and tables.

    The exit code is 1 if there is any. What was written is proved by `workbench history verify`.
    """
    from claims.actions.desks import check as look
    from workbench import output

    with desk_of(ctx) as desk:
        problems = look(desk)
    if as_json:
        output.jsonl([{"problems": problems}])
    else:
        for problem in problems:
            output.line(problem)
        output.say(f"{len(problems)} problems found." if problems else "The desk is sound.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def upgrade(ctx: typer.Context, as_json: Json = False) -> None:
    """Bring the tables of an older desk up to date. Copy the file aside first."""
    from claims.actions.desks import upgrade as bring_up
    from workbench import output

    output.done(bring_up(settings_of(ctx).desk), as_json)


@app.command()
def rules(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE|-", help="TOML; without it the rules are shown.")] = None,
    as_json: Json = False,
) -> None:
    """Print the desk's rules, or give it new ones: roles, second readers, scales of its own, who publishes."""
    from claims.actions.rules import USUAL, set_rules
    from claims.actions.rules import rules as current
    from claims.words import Via
    from workbench import output
    from workbench.cli.opening import input_of

    with desk_of(ctx) as desk:
        if file is not None:
            with input_of(file) as stream:
                outcome = set_rules(desk, stream.read(), via=Via.COMMAND)
            output.done(outcome, as_json)
            return
        text, found = current(desk)
    if as_json:
        output.jsonl([found.model_dump(mode="json")])
        return
    if not text:
        output.say("The desk has no rules of its own; every desk has these. `workbench db rules FILE` gives others.")
    for line in (text or USUAL).splitlines():
        output.line(line)


@app.command()
def redact(
    ctx: typer.Context,
    changes: Annotated[
        list[int] | None, typer.Argument(metavar="CHANGE", help="Their numbers, as in `history show`.")
    ] = None,
    copies: Annotated[
        list[int] | None,
        typer.Option(
            "--copy", metavar="COPY", help="A stored copy, by its number in `source copies`. May be repeated."
        ),
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why: an order, a law. It stays in the history.")] = "",
    as_json: Json = False,
) -> None:
    """Take what changes or stored copies hold out of the desk for good.

    That it was done stays in the history, and all the rest still verifies. It cannot be undone. What else may still
    say it is named.
    """
    from claims.actions.history import redact as take_out
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(take_out(desk, changes or (), because, via=Via.COMMAND, copies=copies or ()), as_json)


@app.command()
def backup(ctx: typer.Context, path: NewPath, as_json: Json = False) -> None:
    """Copy the desk into a new file, while others go on writing, and verify the copy.

    The file is a desk like any other. A desk on PostgreSQL is backed up by its server (pg_dump).
    """
    from claims.actions.moving import backup as back_up
    from workbench import output

    with desk_of(ctx) as desk, telling() as progress:
        done = back_up(desk, path, progress)
    output.done(done, as_json)


@app.command("copy")
def copy_desk(ctx: typer.Context, source: Source, target: Target, as_json: Json = False) -> None:
    """Copy a whole desk with its history into an empty one, and verify it there.

    Each is a path or a server's address: this is how a desk moves to PostgreSQL, and back.
    """
    from claims.actions.moving import copy
    from claims.desk import open_desk
    from workbench import output

    desk = open_desk(source, settings_of(ctx).user)
    try:
        with telling() as progress:
            done = copy(desk, target, progress)
    finally:
        desk.close()
    output.done(done, as_json)


@contextmanager
def telling() -> Iterator[Callable[[str, int, int | None], None]]:
    """Progress on stderr of a command that does several things."""
    from workbench.cli.progress import Progress

    progress = Progress("")
    try:
        yield progress.tell
    finally:
        progress.end()


def schema(
    ctx: typer.Context,
    type: Annotated[str | None, typer.Argument(metavar="TYPE", help="Without one, the types are listed.")] = None,
) -> None:
    """Print the JSON Schema of a type of record."""
    from claims.records import RECORDS, schema_for
    from workbench import output

    if type is None:
        for name in RECORDS:
            output.line(name)
    else:
        output.document(schema_for(type))
