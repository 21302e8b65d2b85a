"""Reading a text without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.opening import input_of, name_of
from workbench.cli.options import Json

if TYPE_CHECKING:
    from claims.reading import FoundClaim
    from claims.rows import TimeRow

Input = Annotated[str, typer.Argument(metavar="FILE", help='A text, or an article as a JSON line; "-" is stdin.')]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published: relative dates are resolved from it.")
]


def read(ctx: typer.Context, file: Input, published: Published = None, as_json: Json = False) -> None:
    """Read an article and list its claims; nothing is stored."""
    from claims.actions.reading import read_file
    from workbench import output

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


def _row(time: TimeRow, explain: bool) -> tuple[str, ...]:
    days = (str(time.earliest or "–"), str(time.latest or "–"))
    because = (time.explanation,) if explain else ()
    return (f"{time.start}–{time.end}", time.type, time.value, *days, time.text, *because)


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
