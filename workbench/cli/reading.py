"""Reading a text without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.errors import UsageError
from claims.timex import kind_in_words
from workbench.cli.opening import desk_of, input_of, name_of
from workbench.cli.options import Json
from workbench.cli.times import value_and_days

if TYPE_CHECKING:
    from claims.reading import FoundClaim
    from claims.rows import TimeRow

Input = Annotated[str, typer.Argument(metavar="FILE", help='A text, or an article as a JSON line; "-" is stdin.')]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published: relative dates are resolved from it.")
]


def read(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='A text, or an article as a JSON line; "-" is stdin.')
    ] = None,
    published: Published = None,
    pending: Annotated[
        bool, typer.Option("--pending", help="Read the articles of the desk that were imported with --no-read.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read an article and list its claims; nothing is stored.

    Or, with --pending and without a file, read the articles of the desk that nothing has read; that is stored.
    """
    from claims.actions.reading import read_file
    from workbench import output

    if pending == (file is not None):
        raise UsageError("Give a file to read, or --pending.", "See `workbench read --help`.")
    if file is None:
        _read_pending(ctx, as_json)
        return
    with input_of(file) as stream:
        _, reading = read_file(stream, name=name_of(file), published=published)
    if as_json:
        output.jsonl(map(_record, reading.claims))
        return
    rows = ((f"{c.start}–{c.end}", f"{c.worth:.2f}", c.kind, c.voice, c.speaker or "–", c.text) for c in reading.claims)
    output.table(("place", "worth", "kind", "voice", "speaker", "words"), rows, right=("worth",))
    if not reading.claims:
        output.say("The text makes no claim that could be checked.")


def dates(
    ctx: typer.Context,
    file: Input,
    published: Published = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say how each date was found.")] = False,
    as_json: Json = False,
) -> None:
    """Find and resolve the dates of a text; nothing is stored."""
    from claims.actions.reading import dates_of, read_file
    from claims.words import TimeStatus
    from workbench import output

    with input_of(file) as stream:
        found = dates_of(*read_file(stream, name=name_of(file), published=published))
    if as_json:
        output.jsonl(found)
        return
    titles = ("place", "type", "value", "from", "to", "words", *(("because",) if explain else ()))
    output.table(titles, (_row(time, explain) for time in found))
    if not found:
        output.say("The text names no date.")
    if unknown := sum(time.status == TimeStatus.UNRESOLVED for time in found):
        given = "" if published else "; --published DATE says when it came out, from which many of them count"
        output.say(f"{unknown} of {len(found)} are not known{given}.")


def _read_pending(ctx: typer.Context, as_json: bool) -> None:
    from claims.actions.importing.pending import read_pending
    from claims.words import Via
    from workbench import output
    from workbench.cli.interrupts import Interrupted, Interrupts
    from workbench.cli.progress import Progress

    progress = Progress("Articles read")
    try:
        with desk_of(ctx) as desk, Interrupts() as interrupts:
            output.done(
                read_pending(desk, via=Via.COMMAND, progress=progress, uninterrupted=interrupts.put_off), as_json
            )
    except Interrupted as interrupted:
        raise typer.Exit(interrupted.exit_code) from None
    finally:
        progress.end()


def _row(time: TimeRow, explain: bool) -> tuple[str, ...]:
    because = (time.explanation,) if explain else ()
    return (f"{time.start}–{time.end}", kind_in_words(time.type), *value_and_days(time), time.text, *because)


def _record(claim: FoundClaim) -> dict[str, Any]:
    """As `workbench claims --json` has it, without what only a desk can know."""
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "statement": claim.statement,
        "kind": claim.kind,
        "voice": claim.voice,
        "speaker": claim.speaker,
        "speaker_span": claim.speaker_span,
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "dates": list(claim.dates),
    }
