"""The way of claims from their verdict to their readers."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench.cli.opening import desk_of
from workbench.cli.options import ClaimRefs, Json

Refs = Annotated[
    list[str], typer.Argument(metavar="CLAIM|ARTICLE", help="Claims, as 12.7; an article is all its claims at hand.")
]


def submit(ctx: typer.Context, claims: Refs, as_json: Json = False) -> None:
    """Give claims to a second reader; those that need none are approved at once.

    Refused, for all of them, where one lacks something.
    """
    from claims.actions.reviews import submit_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(submit_claims(desk, claims, via=Via.COMMAND), as_json)


def approve(
    ctx: typer.Context,
    claims: Refs,
    comment: Annotated[str, typer.Option(metavar="TEXT", help="A remark for the desk.")] = "",
    as_json: Json = False,
) -> None:
    """Approve claims in review, as another person than the one who rated them."""
    from claims.actions.reviews import approve_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(approve_claims(desk, claims, comment=comment, via=Via.COMMAND), as_json)


def request_changes(
    ctx: typer.Context,
    claims: Refs,
    because: Annotated[str, typer.Option(metavar="TEXT", help="What has to change.")],
    as_json: Json = False,
) -> None:
    """Send claims in review back to be checked again."""
    from claims.actions.reviews import request_changes as send_back
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(send_back(desk, claims, because, via=Via.COMMAND), as_json)


def comment(
    ctx: typer.Context,
    claims: ClaimRefs,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The remark.")],
    as_json: Json = False,
) -> None:
    """Remark on claims, for the desk."""
    from claims.actions.reviews import comment_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(comment_claims(desk, claims, text, via=Via.COMMAND), as_json)


def release(
    ctx: typer.Context,
    claims: Refs,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where readers find the verdicts.")] = None,
    as_json: Json = False,
) -> None:
    """Say that approved verdicts go out."""
    from claims.actions.reviews import release_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(release_claims(desk, claims, url=url, via=Via.COMMAND), as_json)


def reopen(
    ctx: typer.Context,
    claims: ClaimRefs,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why, for the desk.")] = "",
    correction: Annotated[
        str, typer.Option(metavar="TEXT", help="What readers are told; needed for what was released.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Take claims back to be checked again, released ones with a public correction."""
    from claims.actions.reviews import reopen_claims
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(reopen_claims(desk, claims, because=because, correction=correction, via=Via.COMMAND), as_json)


def whoami(ctx: typer.Context, as_json: Json = False) -> None:
    """Say who you are on this desk, and what you may do."""
    from claims.actions.rules import whoami as me
    from workbench import output

    with desk_of(ctx) as desk:
        found = me(desk)
    if as_json:
        output.jsonl([found])
    else:
        output.fields(
            (("handle", found.handle), ("login", found.login), ("role", found.role), ("may", "; ".join(found.may)))
        )
