"""Evidence: what sources say about claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.words import Question, Stance, counted
from workbench.cli.groups import group
from workbench.cli.opening import STDIN, desk_of, filter_of, saved_page
from workbench.cli.options import ClaimRef, ClaimRefs, FilterWords, Json, word_of

if TYPE_CHECKING:
    from claims.actions.copies import SavedPage
    from claims.rows import RecheckSummary

app = group("Add evidence to claims, list it, withdraw it, look at its sources again.")


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
    from claims.actions import independence
    from workbench import output

    with desk_of(ctx) as desk:
        found = actions.list_evidence(desk, claim)
        together = independence.of_claim(desk, claim)
    if as_json:
        output.jsonl(found)
        return
    from workbench.cli.cards import show_evidence

    show_evidence(found)
    if together.sources > 1:
        output.say(f"On whether it is so: {together}.")
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


@app.command()
def recheck(
    ctx: typer.Context,
    filter: FilterWords = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also look at sources that were looked at within the last twelve hours.")
    ] = False,
    rest: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="How long a connection to a host rests at least.")
    ] = 0.0,
    as_json: Json = False,
) -> None:
    """Fetch the sources of claims again: same, moved, differs or gone.

    Each look is stored beside the copies that are there. Claims whose source is gone, or says something else now, are
    flagged (is:stale). At most four connections go to a host; one that asks for a rest gets it. Stopped, the same again
    goes on.
    """
    from claims.actions.rechecks import recheck as look_again
    from claims.words import Via
    from workbench.cli.interrupts import Interrupted, Interrupts
    from workbench.cli.progress import Progress

    progress = Progress("Sources looked at")
    try:
        with desk_of(ctx) as desk, Interrupts() as interrupts:
            found = look_again(
                desk,
                filter_of(filter),
                again=again,
                rest=rest,
                progress=progress,
                uninterrupted=interrupts.put_off,
                via=Via.COMMAND,
            )
    except Interrupted as interrupted:
        raise typer.Exit(interrupted.exit_code) from None
    finally:
        progress.end()
    _tell(found, as_json)


def _tell(found: RecheckSummary, as_json: bool) -> None:
    """What became of the sources: those that are not the same in a line each, the others counted."""
    from collections import Counter

    from workbench import output

    if as_json:
        output.jsonl([*found.found, {"passed": found.passed, "flagged": found.flagged, "action": found.action}])
    else:
        rows = (
            (row.key, row.outcome or "first copy", row.why or row.url) for row in found.found if row.outcome != "same"
        )
        output.table(("source", "", "what"), rows)
    counts = Counter(row.outcome or "fetched for the first time" for row in found.found)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "nothing to look at"
    passed = f"; {found.passed} looked at within twelve hours, --again takes them too" if found.passed else ""
    flagged = f"; {counted(len(found.flagged), 'claim')} in doubt" if found.flagged else ""
    output.say(f"{told[0].upper()}{told[1:]}{flagged}{passed}.")


def _given(source: str, page: str | None) -> tuple[str, SavedPage | None]:
    """The words that name the source, and the page that was saved of it: a file's name is no name of a source."""
    if page is not None:
        return source, saved_page(page)
    if source == STDIN or (Path(source).is_file() and not source.lower().startswith(("http://", "https://"))):
        return "", saved_page(source)
    return source, None
