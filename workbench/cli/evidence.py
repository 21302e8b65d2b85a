"""Evidence: what sources say about claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.words import Question, Stance
from workbench.cli.groups import group
from workbench.cli.opening import STDIN, desk_of, saved_page
from workbench.cli.options import ClaimRef, ClaimRefs, Json, word_of

if TYPE_CHECKING:
    from claims.actions.copies import SavedPage

app = group("Add evidence to claims, list it, withdraw it.")


@app.command()
def add(
    ctx: typer.Context,
    claims: ClaimRefs,
    source: Annotated[
        str,
        typer.Option(
            metavar="S3|URL|FILE|-|TEXT",
            help="A source by number; an address, a saved page (- is stdin) or a description makes a new one.",
        ),
    ],
    stance: Annotated[Stance, word_of(Stance, "--stance", help="What the source does for the claims.")],
    question: Annotated[
        Question, word_of(Question, "--question", help="What it answers: did they say it, or is it so.")
    ] = Question.SO,
    quote: Annotated[str, typer.Option(help="Its words.")] = "",
    at: Annotated[str, typer.Option(metavar="PLACE", help="Where in it: a page, a row, a timecode.")] = "",
    note: Annotated[str, typer.Option(help="For the desk.")] = "",
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the quotation, as in uk.")
    ] = None,
    translation: Annotated[str, typer.Option(help="The quotation in the article's language.")] = "",
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the source, store it, and look for the quotation in it.")
    ] = False,
    page: Annotated[
        str | None, typer.Option(metavar="FILE", help='A page that you saved of the source, "-" for stdin.')
    ] = None,
    as_json: Json = False,
) -> None:
    """Say what a source does for claims of one article.

    The quotation is looked for in the copy that is fetched or given, else in the newest one that is stored. Where the
    words differ, the difference is shown; they are saved as you gave them.
    """
    from claims.actions.evidence import add_evidence
    from claims.words import Via
    from workbench import output

    source, saved = _given(source, page)
    with desk_of(ctx) as desk:
        outcome = add_evidence(
            desk,
            claims,
            source,
            stance=stance,
            question=question,
            quotation=quote,
            locator=at,
            note=note,
            language=language,
            translation=translation,
            fetch=fetch,
            page=saved,
            via=Via.COMMAND,
        )
    output.done(outcome, as_json)


@app.command("list")
def list_evidence(ctx: typer.Context, claim: ClaimRef, as_json: Json = False) -> None:
    """List the evidence of a claim, in the order it was added."""
    from claims.actions import evidence as actions
    from workbench import output

    with desk_of(ctx) as desk:
        found = actions.list_evidence(desk, claim)
    if as_json:
        output.jsonl(found)
        return
    from workbench.cli.cards import show_evidence

    show_evidence(found)
    if not found:
        output.say("The claim has no evidence yet.")


@app.command()
def withdraw(
    ctx: typer.Context,
    evidence: Annotated[int, typer.Argument(metavar="ID", help="Its number, as `workbench evidence list` gives it.")],
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    as_json: Json = False,
) -> None:
    """Take a piece of evidence off its claim; it stays in the history."""
    from claims.actions.evidence import withdraw_evidence
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(withdraw_evidence(desk, evidence, reason=reason, via=Via.COMMAND), as_json)


def _given(source: str, page: str | None) -> tuple[str, SavedPage | None]:
    """The words that name the source, and the page that was saved of it: a file's name is no name of a source."""
    if page is not None:
        return source, saved_page(page)
    if source == STDIN or (Path(source).is_file() and not source.lower().startswith(("http://", "https://"))):
        return "", saved_page(source)
    return source, None
