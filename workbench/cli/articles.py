"""Articles: the list, and what can be done with one."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from claims.words import Mode
from workbench.cli.groups import group
from workbench.cli.opening import desk_of, input_of, name_of
from workbench.cli.options import ArticleRef, Json, Rev, cleared, day, given, word_of
from workbench.cli.times import value_and_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.desk import Desk
    from claims.rows import ArticleRow, ArticleSheet

app = group("Show an article, date it, edit it, give it a new text, sign it off.")


def articles(ctx: typer.Context, as_json: Json = False) -> None:
    """List the articles of the desk."""
    from claims.actions.sheets import list_articles
    from workbench import output

    with desk_of(ctx) as desk:
        found = list_articles(desk)
    if as_json:
        output.jsonl(found)
        return
    if not found:
        output.say("There are no articles yet: `workbench import PATH` brings one in.")
    titles = ("article", "key", "mode", "published", "claims", "open", "headline")
    rows = (
        (str(a.number), a.key, a.mode, published_of(a), str(a.claims), str(a.open), a.headline or "–") for a in found
    )
    output.table(titles, rows, right=("article", "claims", "open"))


@app.command()
def show(
    ctx: typer.Context,
    article: ArticleRef,
    text: Annotated[bool, typer.Option("--text", help="The text alone, as it came.")] = False,
    as_json: Json = False,
) -> None:
    """Show an article with its claims in place.

    First what is known about it, then its text, sentence by sentence, with the numbers of the claims in each.
    """
    from claims.actions.sheets import find_article, sheet
    from workbench import output

    with desk_of(ctx) as desk:
        found = sheet(desk, find_article(desk, article).id)
    if as_json:
        output.jsonl([found])
    elif text:
        with output.binary() as out:
            out.write(found.text.encode())
    else:
        output.fields(_known(found))
        output.line()
        output.table(("sentence", "holds", "text"), _sentences(found), right=("sentence",))


@app.command()
def update(
    ctx: typer.Context,
    article: ArticleRef,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help='Its new text, or its page; "-" is stdin. By default, its address.'),
    ] = None,
    as_json: Json = False,
) -> None:
    """Give an article a new version, from its address or from a file, and carry its claims over.

    Claims whose words changed are shown with the differences, those whose words are gone too; both stay with what was
    decided on them.
    """
    from claims.actions.updates import update_article
    from claims.words import PlaceState, Via
    from workbench import output

    with desk_of(ctx) as desk, input_of(file) if file else nullcontext() as stream:
        found = update_article(desk, article, stream, name=name_of(file or ""), via=Via.COMMAND)
    if as_json:
        output.jsonl([found])
    else:
        rows = (
            (row.claim, row.state, row.differences or row.was)
            for row in found.carried
            if row.state in (PlaceState.TOUCHED, PlaceState.ORPHAN)
        )
        output.table(("claim", "", "what"), rows)
    if not found.changed:
        output.say("The text is the same; nothing was changed.")
        return
    states = Counter(row.state for row in found.carried)
    told = ", ".join(f"{count} {state}" for state, count in states.items()) or "none were there"
    output.say(f"Version {found.n} stands. Claims carried over: {told}; {found.claims} new.")


@app.command()
def date(
    ctx: typer.Context,
    article: ArticleRef,
    published: Annotated[
        str | None, typer.Argument(metavar="DATE", help="2023-04-26, 2023-04, 2023 or unknown.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say when an article was published; without a date, list what its own words say about it.

    Its relative dates are resolved again, but for those that somebody confirmed or set.
    """
    from claims.actions.articles import date_article, propose_date
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        if published is not None:
            output.done(date_article(desk, article, published, via=Via.COMMAND), as_json)
            return
        proposals = propose_date(desk, article)
    if as_json:
        output.jsonl(proposals)
        return
    if not proposals:
        output.say("Its words do not say when it came out.")
    rows = ((str(p.earliest), str(p.latest or "–"), p.reason) for p in proposals)
    output.table(("from", "to", "because"), rows)


@app.command()
def time(
    ctx: typer.Context,
    article: ArticleRef,
    words: Annotated[
        str | None, typer.Argument(help='The date\'s words in the article; "Monday#2" for the second Monday.')
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(help="2023-04-26, 2023-04, 2023, 2023-W17, 2023-Q1, two with a slash between, P3M or none."),
    ] = None,
    unresolved: Annotated[bool, typer.Option("--unresolved", help="List only dates that are not known yet.")] = False,
    as_json: Json = False,
) -> None:
    """Confirm what a date in the words means, or say what it means. It stays so whatever is read again.

    Without words, list the dates of the article and what they mean.
    """
    from claims.actions.times import confirm_time, set_time
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        if words is None:
            _list_times(desk, article, unresolved, as_json)
        elif value is None:
            output.done(confirm_time(desk, article, words, via=Via.COMMAND), as_json)
        else:
            output.done(set_time(desk, article, words, value, via=Via.COMMAND), as_json)


def _list_times(desk: Desk, article: str, unresolved: bool, as_json: bool) -> None:
    from claims.actions.sheets import find_article, sheet
    from claims.words import TimeStatus
    from workbench import output

    times = sheet(desk, find_article(desk, article).id).times
    found = [time for time in times if not unresolved or time.status == TimeStatus.UNRESOLVED]
    if as_json:
        output.jsonl(found)
        return
    if not found:
        output.say("It has no date that is not known." if unresolved else "Its words name no date.")
    titles = ("place", "words", "value", "from", "to", "status", "because")
    rows = ((f"{t.start}–{t.end}", t.text, *value_and_days(t), t.status, t.explanation) for t in found)
    output.table(titles, rows)


@app.command()
def edit(
    ctx: typer.Context,
    article: ArticleRef,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    headline: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    byline: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    mode: Annotated[Mode | None, word_of(Mode, "--mode", help="Whose it is.")] = None,
    scale: Annotated[str | None, typer.Option(help="The rating scale of its claims.")] = None,
    due: Annotated[str | None, day("--due", help="When it has to be done.")] = None,
    rev: Rev = None,
    as_json: Json = False,
) -> None:
    """Change what is known about an article. An empty value clears a field."""
    from claims.actions.articles import edit_article
    from claims.words import Via
    from workbench import output

    texts = given(url=url, headline=headline, publisher=publisher, byline=byline, mode=mode, scale=scale, due=due)
    fields = {name: value if name == "headline" else cleared(value) for name, value in texts.items()}
    with desk_of(ctx) as desk:
        output.done(edit_article(desk, article, fields, via=Via.COMMAND, rev=rev), as_json)


@app.command("sign-off")
def sign_off(
    ctx: typer.Context,
    article: ArticleRef,
    waive: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What is knowingly left open and why; may be given often.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer for the current version of an article."""
    from claims.actions.articles import sign_off as sign
    from claims.words import Via
    from workbench import output

    with desk_of(ctx) as desk:
        output.done(sign(desk, article, waivers=waive or (), via=Via.COMMAND), as_json)


def published_of(article: ArticleRow) -> str:
    """The publication date, no finer than it is known."""
    if article.published is None:
        return "unknown"
    day = article.published.isoformat()
    return {"year": day[:4], "month": day[:7]}.get(str(article.published_precision), day)


def _known(sheet: ArticleSheet) -> Iterator[tuple[str, str]]:
    article = sheet.article
    yield "article", f"{article.number}  {article.key}"
    yield "headline", article.headline
    yield "address", article.url or ""
    yield "publisher", article.publisher or ""
    yield "byline", article.byline or ""
    yield "mode", f"{article.mode}, rated on {article.scale}"
    known = f", says the {article.published_how}" if article.published else ""
    yield "published", f"{published_of(article)}{known}"
    yield "due", article.due.isoformat() if article.due else ""
    yield "version", f"{article.version}, {len(sheet.text):,} characters, SHA-256 {sheet.sha256}"
    yield "revision", str(article.rev)
    yield "read", f"{sheet.meter}; {sheet.meter.claims} claims, {sheet.meter.open} of them open"
    if sheet.sign_off:
        waived = f", with waivers: {'; '.join(sheet.sign_off.waivers)}" if sheet.sign_off.waivers else ""
        yield "signed off", f"version {sheet.sign_off.n} by {sheet.sign_off.by}{waived}"


def _sentences(sheet: ArticleSheet) -> Iterator[tuple[str, str, str]]:
    """The sentences by number and the zones that hold none, in the order of the text."""
    labels = {claim.id: claim.label for claim in sheet.claims}
    numbered = [
        (p.start, p.end, str(n), _held(sheet, labels, p.start, p.end) or ("no fact" if p.no_fact else "unread"))
        for n, p in enumerate(sheet.passages, start=1)
    ]
    between = [
        (zone.start, zone.end, "", f"({zone.kind})")
        for zone in sheet.zones
        if not any(p.start < zone.end and zone.start < p.end for p in sheet.passages)
    ]
    for start, end, number, holds in sorted(numbered + between):
        yield number, holds, " ".join(sheet.text[start:end].split())


def _held(sheet: ArticleSheet, labels: dict[int, str], start: int, end: int) -> str:
    inside = (labels[claim] for at, to, claim in sheet.places if at < end and start < to and claim in labels)
    return " ".join(dict.fromkeys(inside))
