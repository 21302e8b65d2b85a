"""Verdicts, and what becomes of a proposed wording."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claims.errors import UsageError
from claims.words import Answer, Question
from workbench.cli.opening import desk_of
from workbench.cli.options import ClaimRef, ClaimRefs, Json, Rev, day, word_argument, word_of


def verdict(
    ctx: typer.Context,
    claims: ClaimRefs,
    rating: Annotated[
        str, typer.Argument(metavar="RATING", help="On the article's scale, or the beginning of it, as in false.")
    ],
    question: Annotated[
        Question, word_of(Question, "--question", help="What is rated: did they say it, or is it so.")
    ] = Question.SO,
    because: Annotated[str, typer.Option(metavar="TEXT", help="The reasons.")] = "",
    should_read: Annotated[str | None, typer.Option(metavar="TEXT", help="The wording that would be right.")] = None,
    scale: Annotated[str | None, typer.Option(metavar="NAME", help="Another scale than the article's.")] = None,
    as_of: Annotated[date | None, day("--as-of", help="The day for which the verdict holds.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="S3", help="Cite this source first, with the stance that fits.")
    ] = None,
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Rate claims: is it so, and did they say it.

    What a verdict still lacks before its claim can be submitted is said on stderr.
    """
    from claims.actions.verdicts import give_verdicts
    from claims.words import Via
    from workbench import output

    if rev is not None and len(claims) > 1:
        raise UsageError("A revision is one claim's, but there are several claims.", "Rate them one by one.")
    with desk_of(ctx) as desk:
        outcome = give_verdicts(
            desk,
            claims,
            rating,
            question=question,
            because=because,
            should_read=should_read,
            scale=scale,
            as_of=as_of,
            source=source,
            revs=None if rev is None else {claims[0]: rev},
            via=Via.COMMAND,
        )
    output.done(outcome, as_json)


def answer(
    ctx: typer.Context,
    claim: ClaimRef,
    answer: Annotated[Answer, word_argument(Answer, help="Into the text, or let it stand.")],
    as_json: Json = False,
) -> None:
    """Say what became of a proposed wording: taken or stet."""
    from claims.actions.verdicts import answer_wording
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(answer_wording(desk, claim, answer, via=Via.COMMAND), as_json)
