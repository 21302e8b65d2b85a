"""What can be done with a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.errors import ClaimsError, Refused, UsageError
from claims.words import ClaimantKind, ClaimKind, DismissedAs, Question, RelationKind, Voice
from workbench.cli.groups import group
from workbench.cli.opening import desk_of
from workbench.cli.options import ArticleRef, ClaimRef, ClaimRefs, Json, Rev, cleared, given, word_argument, word_of

if TYPE_CHECKING:
    from claims.desk import Desk

app = group("Show, add, edit, confirm, dismiss, assign and relate claims.")


@app.command()
def show(ctx: typer.Context, claim: ClaimRef, as_json: Json = False) -> None:
    """Show all there is to know about a claim."""
    from claims.actions import claims as actions
    from workbench import output
    from workbench.cli.cards import show_card

    with desk_of(ctx) as desk:
        card = actions.card(desk, actions.find_claim(desk, claim).id)
    if as_json:
        output.jsonl([card])
    else:
        show_card(card)


@app.command()
def add(
    ctx: typer.Context,
    article: ArticleRef,
    words: Annotated[
        str | None,
        typer.Option(help="The exact words, which must stand in the text once; else give --start and --end."),
    ] = None,
    start: Annotated[int | None, typer.Option(metavar="N", help="Where its words begin, in code points.")] = None,
    end: Annotated[int | None, typer.Option(metavar="N", help="Where they end, exclusive.")] = None,
    kind: Annotated[ClaimKind, word_of(ClaimKind, "--kind", help="What it asserts.")] = ClaimKind.STATE,
    voice: Annotated[Voice | None, word_of(Voice, "--voice", help="In whose words; else as the marks show.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who says it.")] = None,
    statement: Annotated[str | None, typer.Option(help="What it says, so that it stands alone.")] = None,
    as_json: Json = False,
) -> None:
    """Make a claim of words of an article."""
    from claims.actions import claims as actions
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        begin, stop = _span(desk, article, words, start, end)
        outcome = actions.add_claim(
            desk,
            article,
            start=begin,
            end=stop,
            kind=kind,
            voice=voice,
            speaker=speaker,
            statement=statement,
            via=Via.COMMAND,
        )
        numbers = [row.label for row in actions.rows(desk, outcome.ids)] if as_json else []
    output.done(outcome, as_json, numbers=numbers)


@app.command()
def edit(
    ctx: typer.Context,
    claim: ClaimRef,
    statement: Annotated[str | None, typer.Option(help="What it says, so that it stands alone.")] = None,
    kind: Annotated[ClaimKind | None, word_of(ClaimKind, "--kind", help="What it asserts.")] = None,
    voice: Annotated[Voice | None, word_of(Voice, "--voice", help="In whose words.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who says it.")] = None,
    speaker_role: Annotated[str | None, typer.Option(help="The office or description of who says it.")] = None,
    speaker_kind: Annotated[
        ClaimantKind | None, word_of(ClaimantKind, "--speaker-kind", help="Who or what says it.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="For the desk; no report for readers shows it.")] = None,
    second_read: Annotated[
        str | None, typer.Option(metavar="WHY", help="Have a second person read it in any case: legal, or another why.")
    ] = None,
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Change what is known about a claim. An empty value clears a field."""
    from claims.actions.claims import edit_claim
    from claims.words import Via
    from workbench import output

    fields = given(
        statement=statement,
        kind=kind,
        voice=voice,
        speaker=speaker,
        speaker_role=speaker_role,
        speaker_kind=speaker_kind,
        note=note,
        second_read=second_read,
    )
    if "speaker" in fields:
        fields["speaker"] = cleared(speaker)
    with desk_of(ctx) as desk:
        output.done(edit_claim(desk, claim, fields, via=Via.COMMAND, rev=rev), as_json)


@app.command()
def confirm(
    ctx: typer.Context,
    claim: ClaimRef,
    statement: Annotated[str | None, typer.Option(help="Correct it first.")] = None,
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Confirm that a claim's statement says what the article says."""
    from claims.actions.claims import confirm_statement
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(confirm_statement(desk, claim, statement=statement, via=Via.COMMAND, rev=rev), as_json)


@app.command()
def dismiss(
    ctx: typer.Context,
    claims: ClaimRefs,
    dismissed_as: Annotated[DismissedAs, word_of(DismissedAs, "--as", help="Why they need no check.")],
    note: Annotated[str, typer.Option(help="More about why.")] = "",
    as_json: Json = False,
) -> None:
    """Say that claims need no check, and why."""
    from claims.actions.claims import dismiss_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(dismiss_claims(desk, claims, dismissed_as, note=note, via=Via.COMMAND), as_json)


@app.command()
def assign(
    ctx: typer.Context,
    claims: ClaimRefs,
    to: Annotated[str, typer.Option(metavar="HANDLE", help="Who shall check them; empty for nobody.")],
    as_json: Json = False,
) -> None:
    """Give claims to somebody, or to nobody."""
    from claims.actions.claims import assign_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(assign_claims(desk, claims, cleared(to), via=Via.COMMAND), as_json)


@app.command()
def relate(
    ctx: typer.Context,
    claim: ClaimRef,
    kind: Annotated[RelationKind, word_argument(RelationKind, help="How it stands to the other one.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another claim, of whatever article.")],
    note: Annotated[str, typer.Option(help="More about it.")] = "",
    as_json: Json = False,
) -> None:
    """Say that a claim is the same as another, contradicts it or depends on it."""
    from claims.actions.relations import relate_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(relate_claims(desk, claim, kind, other, note=note, via=Via.COMMAND), as_json)


@app.command()
def unrelate(
    ctx: typer.Context,
    claim: ClaimRef,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other claim.")],
    as_json: Json = False,
) -> None:
    """Take back how two claims stand to each other."""
    from claims.actions.relations import unrelate_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(unrelate_claims(desk, claim, other, via=Via.COMMAND), as_json)


@app.command()
def precedents(ctx: typer.Context, claim: ClaimRef, as_json: Json = False) -> None:
    """List earlier verdicts on claims that say much the same."""
    from claims.actions.claims import find_claim
    from claims.actions.precedents import find_precedents
    from workbench import output

    with desk_of(ctx) as desk:
        found = find_precedents(desk, find_claim(desk, claim))
    if as_json:
        output.jsonl(found)
        return
    if not found:
        output.say("No claim that says much the same has a verdict.")
    titles = ("claim", "alike", "rating", "on", "statement", "apart by")
    output.table(
        titles,
        (
            (
                p.claim.label,
                f"{p.likeness:.0%}",
                p.verdict.rating,
                f"{p.verdict.given_on}",
                p.claim.statement,
                ", ".join(p.differing) or "–",
            )
            for p in found
        ),
        right=("alike",),
    )


@app.command()
def adopt(
    ctx: typer.Context,
    claim: ClaimRef,
    precedent: Annotated[str, typer.Argument(metavar="EARLIER", help="The claim whose verdict and evidence to take.")],
    question: Annotated[
        Question, word_of(Question, "--question", help="Which verdict: was it said, or is it so.")
    ] = Question.SO,
    as_json: Json = False,
) -> None:
    """Take over the verdict of an earlier claim with its evidence, as your own."""
    from claims.actions.adopting import adopt_verdict
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(adopt_verdict(desk, claim, precedent, question=question, via=Via.COMMAND), as_json)


@app.command("no-fact")
def no_fact(
    ctx: typer.Context,
    article: ArticleRef,
    sentences: Annotated[
        list[int], typer.Argument(metavar="SENTENCE", help="Their numbers, as `workbench article show` gives them.")
    ],
    reason: Annotated[str, typer.Option(help="Why there is nothing to check.")] = "",
    take_back: Annotated[bool, typer.Option("--take-back", help="The sentences are unread again.")] = False,
    as_json: Json = False,
) -> None:
    """Mark sentences as stating no fact that could be checked."""
    from claims.actions.claims import mark_no_fact
    from claims.actions.sheets import find_article, sheet
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        found = sheet(desk, find_article(desk, article).id)
        beyond = [number for number in sentences if not 1 <= number <= len(found.passages)]
        if beyond:
            raise UsageError(
                f"Article {found.article.number} has no sentence {beyond[0]}.", f"It has {len(found.passages)}."
            )
        ids = [found.passages[number - 1].id for number in sentences]
        output.done(mark_no_fact(desk, ids, reason=reason, no_fact=not take_back, via=Via.COMMAND), as_json)


def _span(desk: Desk, article: str, words: str | None, start: int | None, end: int | None) -> tuple[int, int]:
    """Where the words of a new claim stand. They are not guessed at: exactly these, and once."""
    if words is None and start is not None and end is not None:
        return start, end
    if words is None or start is not None or end is not None:
        raise UsageError("A claim needs words of the article.", "Give --words, or --start and --end.")
    from claims.actions.sheets import find_article, sheet

    text = sheet(desk, find_article(desk, article).id).text
    found = _once(text, words)
    return found, found + len(words)


def _once(text: str, words: str) -> int:
    problem: ClaimsError
    first = text.find(words)
    if not words.strip() or first < 0:
        problem = Refused("The article does not have these words.", "Nothing was added. They must be exact.")
    elif text.find(words, first + 1) >= 0:
        problem = Refused(
            "The article has these words more than once.", "Nothing was added. Give more of them, or --start and --end."
        )
    else:
        return first
    raise problem


@app.command()
def ask(
    ctx: typer.Context,
    claims: ClaimRefs,
    whom: Annotated[str, typer.Option(metavar="NAME", help="To whom the question was put.")] = "",
    question: Annotated[str, typer.Option(help="The question, in its words.")] = "",
    answered: Annotated[bool, typer.Option("--answered", help="Nobody is waited for any longer.")] = False,
    as_json: Json = False,
) -> None:
    """Note that a question about claims is out, or that it is answered."""
    from claims.actions.claims import ask_about, end_waiting
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        if answered:
            output.done(end_waiting(desk, claims, via=Via.COMMAND), as_json)
        else:
            output.done(ask_about(desk, claims, whom, question, via=Via.COMMAND), as_json)


@app.command()
def park(
    ctx: typer.Context,
    claims: ClaimRefs,
    take_up: Annotated[bool, typer.Option("--take-up", help="Take them up again.")] = False,
    as_json: Json = False,
) -> None:
    """Put claims aside for later."""
    from claims.actions.claims import park_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(park_claims(desk, claims, parked=not take_up, via=Via.COMMAND), as_json)


@app.command()
def move(
    ctx: typer.Context,
    claim: ClaimRef,
    start: Annotated[int, typer.Option(help="Where its words begin, in code points of the current version.")],
    end: Annotated[int, typer.Option(help="Where they end.")],
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Let a claim stand on other words of its article."""
    from claims.actions.claims import move_claim
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(move_claim(desk, claim, start=start, end=end, rev=rev, via=Via.COMMAND), as_json)
