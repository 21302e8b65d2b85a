"""The sources of an article."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claims.words import SourceKind
from workbench.cli.groups import group
from workbench.cli.opening import desk_of, saved_page
from workbench.cli.options import ArticleRef, Json, Rev, cleared, day, given, word_of

app = group("Add, edit and list the sources of an article, and their stored copies.")

Url = Annotated[str | None, typer.Option(help="Its address.")]
Title = Annotated[str | None, typer.Option(help="What it is called.")]
Publisher = Annotated[str | None, typer.Option("--publisher", "--who", help="Who published it, or who spoke.")]
Description = Annotated[str | None, typer.Option(help="What it is, where it has neither address nor title.")]
Accessed = Annotated[date | None, day("--accessed", "--when", help="When it was seen, or heard.")]
SourceRef = Annotated[str, typer.Argument(metavar="SOURCE", help="Its number, as in S3.")]


@app.command()
def add(
    ctx: typer.Context,
    article: ArticleRef,
    address: Annotated[str | None, typer.Argument(metavar="URL", help="Its address.")] = None,
    url: Url = None,
    title: Title = None,
    publisher: Publisher = None,
    kind: Annotated[SourceKind, word_of(SourceKind, "--kind", help="What it is.")] = SourceKind.NEWS,
    description: Description = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="No report may name it.")] = False,
    accessed: Accessed = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch what is at its address, and store it.")] = False,
    page: Annotated[
        str | None, typer.Option(metavar="FILE", help='A page that you saved of it, "-" for stdin.')
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a source to an article. It needs an address, a title or a description.

    What is offline, an interview or a paper in a drawer, is a description with --who and --when; where in it the words
    are is said with the evidence (--at).
    """
    from claims.actions import evidence, sheets
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        outcome = evidence.add_source(
            desk,
            article,
            url=cleared(address or url),
            title=title or "",
            publisher=cleared(publisher),
            kind=kind,
            description=description or "",
            confidential=confidential,
            accessed=accessed,
            fetch=fetch,
            page=None if page is None else saved_page(page),
            via=Via.COMMAND,
        )
        sources = sheets.sheet(desk, sheets.find_article(desk, article).id).sources if as_json else ()
    output.done(outcome, as_json, numbers=[source.label for source in sources if source.id in outcome.ids])


@app.command()
def edit(
    ctx: typer.Context,
    article: ArticleRef,
    source: SourceRef,
    url: Url = None,
    title: Title = None,
    publisher: Publisher = None,
    kind: Annotated[SourceKind | None, word_of(SourceKind, "--kind", help="What it is.")] = None,
    description: Description = None,
    confidential: Annotated[
        bool | None, typer.Option("--confidential/--public", help="Whether reports may name it.")
    ] = None,
    derived_from: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="The source it was made from, as in S1.")
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
        derived_from=derived_from,
        accessed=accessed,
    )
    fields |= {name: cleared(fields[name]) for name in ("url", "publisher", "derived_from") if name in fields}
    with desk_of(ctx) as desk:
        output.done(edit_source(desk, article, source, fields, via=Via.COMMAND, rev=rev), as_json)


@app.command("list")
def list_sources(ctx: typer.Context, article: ArticleRef, as_json: Json = False) -> None:
    """List the sources of an article by number."""
    from claims.actions.sheets import find_article, sheet
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


@app.command()
def fetch(ctx: typer.Context, article: ArticleRef, source: SourceRef, as_json: Json = False) -> None:
    """Fetch what is at a source's address, and store it beside the copies that are there."""
    from claims.actions.copies import fetch_source
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(fetch_source(desk, article, source, via=Via.COMMAND), as_json)


@app.command()
def attach(
    ctx: typer.Context,
    article: ArticleRef,
    source: SourceRef,
    page: Annotated[str, typer.Argument(metavar="FILE", help='The page as you saved it; "-" is stdin.')],
    as_json: Json = False,
) -> None:
    """Store a page that you saved by hand as a copy of a source."""
    from claims.actions.copies import attach_page
    from claims.words import Via
    from workbench import output

    saved = saved_page(page)
    with desk_of(ctx) as desk:
        output.done(attach_page(desk, article, source, saved, via=Via.COMMAND), as_json)


@app.command("copies")
def list_copies(
    ctx: typer.Context,
    article: ArticleRef,
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="As in S3; without it, the article's own page.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the stored copies of a source, or of the article's own page, oldest first, failures too."""
    from claims.actions import copies
    from workbench import output

    with desk_of(ctx) as desk:
        found = copies.list_copies(desk, article, source)
    if as_json:
        output.jsonl(found)
        return
    if not found:
        output.say("There are no stored copies.")
    rows = (
        (str(c.id), f"{c.at:%Y-%m-%d %H:%M}", c.outcome, f"{c.size:,}", c.error or c.final_url or c.title)
        for c in found
    )
    output.table(("copy", "at (UTC)", "", "bytes", "what"), rows, right=("bytes",))


@app.command()
def text(
    ctx: typer.Context,
    copy: Annotated[int, typer.Argument(metavar="COPY", help="Its number, as `workbench source copies` gives it.")],
) -> None:
    """Print the words of a stored copy."""
    from claims.actions.copies import read_copy
    from workbench import output

    with desk_of(ctx) as desk:
        words = read_copy(desk, copy)
    with output.binary() as stream:
        stream.write(words.encode() + b"\n")


@app.command("group")
def group_sources(
    ctx: typer.Context,
    article: ArticleRef,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Those that are really one, as in S1 S3.")
    ] = None,
    apart: Annotated[bool, typer.Option("--apart", help="Each of them stands on its own.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="All are grouped rightly as they are.")] = False,
    as_json: Json = False,
) -> None:
    """Say which sources are really one: of one owner, or made from one another.

    Sources of one registrable domain, and those derived from one another, are grouped already; until somebody has
    confirmed it, independence is not established. Without sources and options, list the groups.
    """
    from claims.actions import independence
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        if sources or confirm:
            done = independence.confirm_groups(desk, article, sources or (), apart=apart, via=Via.COMMAND)
            output.done(done, as_json)
            return
        found = independence.of_article(desk, article)
    if as_json:
        output.jsonl([{"groups": found.groups, "confirmed": found.confirmed, "says": str(found)}])
        return
    for one in found.groups:
        output.line(" ".join(f"S{number}" for number in one))
    output.say(f"{found}.")


def _named(name: str, url: str | None) -> str:
    return f"{name}  {url}" if url and url != name else name
