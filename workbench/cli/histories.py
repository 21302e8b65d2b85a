"""The history: what was done, whether it is whole, and taking things back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.words import counted
from workbench.cli.groups import Group, group
from workbench.cli.opening import desk_of
from workbench.cli.options import Json

if TYPE_CHECKING:
    from claims.rows import ActionRow, ChangeRow, Done, Verified

SHOWN = 200
"""Code points of a value that are shown to people."""

SHOWN_NUMBERS = 20

LIST = "list"

Against = Annotated[
    str | None,
    typer.Option("--against", metavar="HEAD", help="A head that was kept elsewhere, as `history head` prints it."),
]


class ListFirst(Group):
    """`history 12.7` means `history list 12.7`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = bool(args) and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else [LIST, *args])


app = group(
    "Show what was done, verify that nothing was rewritten.\n\n`history [ID]` is `history list [ID]`.",
    ListFirst,
)


@app.command(LIST)
def list_actions(
    ctx: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="ID", help="Of an article or a claim; without, of the desk.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="No more than so many.")] = 50,
    before: Annotated[int | None, typer.Option(metavar="ACTION", help="Only older ones than this.")] = None,
    as_json: Json = False,
) -> None:
    """List what was done, newest first."""
    from claims.actions.history import actions
    from workbench import output

    with desk_of(ctx) as desk:
        found = actions(desk, ref, limit, before)
    if as_json:
        output.jsonl(found)
        return
    output.table(("action", "when (UTC)", "by", "via", "rows", "what"), map(_action, found), right=("action", "rows"))
    if not found:
        output.say("Nothing was done yet.")


@app.command()
def show(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="ACTION|CLAIM", help="An action by number, or a claim, as in 12.7.")],
    as_json: Json = False,
) -> None:
    """Show every change of an action or of a claim.

    A claim's are those of its evidence and verdicts too, oldest first.
    """
    from claims.actions.history import changes, claim_history
    from claims.errors import NotFound
    from workbench import output

    with desk_of(ctx) as desk:
        found = changes(desk, int(ref)) if ref.isdecimal() else claim_history(desk, ref)
    if not found:
        raise NotFound(f"There is no action {ref}.", "`workbench history` lists them.")
    if as_json:
        output.jsonl(found)
        return
    for number, change in enumerate(found):
        if number:
            output.line()
        output.line(_heading(change))
        output.fields(_changed(change), indent="  ")


@app.command()
def verify(ctx: typer.Context, against: Against = None, as_json: Json = False) -> None:
    """Prove that nothing was rewritten.

    Goes through the whole history and every row, and names what does not agree; then the exit code is 1. With a head
    that was kept elsewhere, it proves that nothing before it was rewritten either.
    """
    from claims.actions.history import kept_head
    from claims.actions.history import verify as go_through
    from workbench.cli.progress import Progress

    kept = kept_head(against) if against is not None else None
    progress = Progress("Changes verified")
    try:
        with desk_of(ctx) as desk:
            found = go_through(desk, progress, kept)
    finally:
        progress.end()
    raise typer.Exit(tell(found, as_json))


def tell(found: Verified, as_json: bool) -> int:
    """Say what verification found; gives the exit code."""
    from workbench import output

    if as_json:
        output.jsonl([found])
    else:
        for problem in found.problems:
            output.line(problem.message)
    if found.removed:
        numbers = ", ".join(map(str, found.removed[:SHOWN_NUMBERS])) + (" …" if found.removed[SHOWN_NUMBERS:] else "")
        output.say(f"Removed, as the history says itself: what change {numbers} held.")
    if found.taken_out:
        output.say(f"Removed, as the history says itself: {len(found.taken_out)} bodies and texts of stored copies.")
    output.say(
        f"{counted(found.changes, 'change')} and {counted(found.rows, 'row')} verified, "
        + (_faults(len(found.problems)) if found.problems else f"all agree. Head: {found.head}")
    )
    return 1 if found.problems else 0


def _faults(count: int) -> str:
    return "1 thing does not agree." if count == 1 else f"{count:,} things do not agree."


@app.command()
def head(ctx: typer.Context, as_json: Json = False) -> None:
    """Print the count of changes and the newest hash.

    Kept elsewhere, they prove later what came before.
    """
    from claims.actions.history import head as newest
    from workbench import output

    with desk_of(ctx) as desk:
        changes, digest = newest(desk)
    if as_json:
        output.jsonl([{"changes": changes, "head": digest}])
    else:
        output.line(f"{changes} {digest}")


def undo(
    ctx: typer.Context,
    action: Annotated[int | None, typer.Argument(metavar="ACTION", help="Its number; without, your last one.")] = None,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    as_json: Json = False,
) -> None:
    """Take an action back: your last one, or any by its number.

    A large one goes back in turns with others who write. After an interruption the same again goes on.
    """
    from claims.actions.history import undo as take_back
    from claims.words import Via

    _in_turns(ctx, lambda desk, **told: take_back(desk, action, reason=reason, via=Via.COMMAND, **told), as_json)


def redo(ctx: typer.Context, as_json: Json = False) -> None:
    """Do again what your last undo took back."""
    from claims.actions.history import redo as do_again
    from claims.words import Via

    _in_turns(ctx, lambda desk, **told: do_again(desk, via=Via.COMMAND, **told), as_json)


def _in_turns(ctx: typer.Context, do: Callable[..., Done], as_json: bool) -> None:
    """Do what may take long, and tell how far it is; what was done before a signal stays done."""
    from workbench import output
    from workbench.cli.interrupts import Interrupted, Interrupts
    from workbench.cli.progress import Progress

    progress = Progress("Changes taken back")
    try:
        with desk_of(ctx) as desk, Interrupts() as interrupts:
            done = do(desk, progress=progress.tell, uninterrupted=interrupts.put_off)
    except Interrupted as interrupted:
        progress.end()
        output.say(f"workbench: Stopped by {interrupted}. What was taken back so far is kept: the same again goes on.")
        raise typer.Exit(interrupted.exit_code) from None
    finally:
        progress.end()
    output.done(done, as_json)


def _action(action: ActionRow) -> tuple[str, ...]:
    what = f"{action.name} {action.undoes}" if action.undoes else action.name
    undone = " (undone)" if action.undone else " (not to its end)" if action.unfinished else ""
    reason = f": {action.reason}" if action.reason else ""
    when = f"{action.at:%Y-%m-%d %H:%M}"
    return str(action.id), when, action.by, action.via, str(action.changes), f"{what}{undone}{reason}"


def _heading(change: ChangeRow) -> str:
    action = change.action
    row = f"{change.what} {change.entity} {change.key}"
    return f"{change.seq}  {row}  {action.at:%Y-%m-%d %H:%M} UTC  {action.by}: {action.name}"


def _changed(change: ChangeRow) -> Iterator[tuple[str, str]]:
    before, after = change.before or {}, change.after or {}
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        yield name, f"{_short(old)} → {_short(new)}" if change.before is not None else _short(new)


def _short(value: object) -> str:
    text = "–" if value is None or value == "" else str(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
