"""The sources of an article."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claims.words import SourceKind
from workbench.cli.groups import group
from workbench.cli.opening import desk_of
from workbench.cli.options import ArticleRef, Json, Rev, cleared, day, given, word_of

app = group("Add, edit and list the sources of an article.")

Url = Annotated[str | None, typer.Option(help="Its address.")]
Title = Annotated[str | None, typer.Option(help="What it is called.")]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
Description = Annotated[str | None, typer.Option(help="What it is, where it has neither address nor title.")]
Accessed = Annotated[date | None, day("--accessed", help="When it was seen.")]


@app.command()
def add(
    ctx: typer.Context,
    article: ArticleRef,
    url: Url = None,
    title: Title = None,
    publisher: Publisher = None,
    kind: Annotated[SourceKind, word_of(SourceKind, "--kind", help="What it is.")] = SourceKind.NEWS,
    description: Description = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="No report may name it.")] = False,
    accessed: Accessed = None,
    as_json: Json = False,
) -> None:
    """Add a source to an article. It needs an address, a title or a description."""
    from claims.actions import articles, evidence
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        outcome = evidence.add_source(
            desk,
            article,
            url=cleared(url),
            title=title or "",
            publisher=cleared(publisher),
            kind=kind,
            description=description or "",
            confidential=confidential,
            accessed=accessed,
            via=Via.COMMAND,
        )
        sources = articles.sheet(desk, articles.find_article(desk, article).id).sources if as_json else ()
    output.done(outcome, as_json, numbers=[source.label for source in sources if source.id in outcome.ids])


@app.command()
def edit(
    ctx: typer.Context,
    article: ArticleRef,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its number, as in S3.")],
    url: Url = None,
    title: Title = None,
    publisher: Publisher = None,
    kind: Annotated[SourceKind | None, word_of(SourceKind, "--kind", help="What it is.")] = None,
    description: Description = None,
    confidential: Annotated[
        bool | None, typer.Option("--confidential/--public", help="Whether reports may name it.")
    ] = None,
    accessed: Accessed = None,
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Change what is known about a source. An empty value clears a field."""
    from claims.actions.evidence import edit_source
    from claims.words import Via
    from workbench import output

    fields = given(
        url=url,
        title=title,
        publisher=publisher,
        kind=kind,
        description=description,
        confidential=confidential,
        accessed=accessed,
    )
    fields |= {name: cleared(fields[name]) for name in ("url", "publisher") if name in fields}
    with desk_of(ctx) as desk:
        output.done(edit_source(desk, article, source, fields, via=Via.COMMAND, rev=rev), as_json)


@app.command("list")
def list_sources(ctx: typer.Context, article: ArticleRef, as_json: Json = False) -> None:
    """List the sources of an article by number."""
    from claims.actions.articles import find_article, sheet
    from workbench import output

    with desk_of(ctx) as desk:
        found = sheet(desk, find_article(desk, article).id).sources
    if as_json:
        output.jsonl(found)
        return
    if not found:
        output.say("The article has no sources yet.")
    rows = (
        (
            s.label,
            s.kind,
            "confidential" if s.confidential else "",
            str(s.uses),
            str(s.accessed or "–"),
            _named(s.name, s.url),
        )
        for s in found
    )
    output.table(("source", "kind", "", "uses", "accessed", "name"), rows, right=("uses",))


def _named(name: str, url: str | None) -> str:
    return f"{name}  {url}" if url and url != name else name
