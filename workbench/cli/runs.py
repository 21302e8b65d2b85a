"""The imports that were made, and the one command that a key for imports may run."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.errors import UsageError
from workbench.cli.opening import STDIN, desk_of
from workbench.cli.options import Json

if TYPE_CHECKING:
    from claims.rows import ImportRunRow

GIVEN = "SSH_ORIGINAL_COMMAND"
"""Where sshd leaves the words of a client whose key has a command of its own."""

FLAGS = frozenset({"--no-read", "--dry-run", "--keep-going", "--json"})
VALUED = frozenset({"--format", "--published", "--mode", "--key", "--expect", "--on-conflict", "--progress"})
TO_STDOUT = frozenset({"--results", "--rejects"})
"""The options of `workbench import` that a key for imports may use; the last ones only with "-"."""


def imports(
    ctx: typer.Context,
    run: Annotated[int | None, typer.Argument(metavar="RUN", help="One import, by its number.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="No more than so many.")] = 50,
    as_json: Json = False,
) -> None:
    """List the imports, what they refused and what they changed.

    Those that changed something are listed, newest first; with a number, one is shown with its refused lines. An
    import that says "applying" is under way or was killed: the same import again goes on with it, `workbench undo`
    with its action takes it back.
    """
    from claims.actions.importing.runs import list_runs, show_run
    from workbench import output

    with desk_of(ctx) as desk:
        if run is not None:
            found, changed = show_run(desk, run)
            _show(found, changed, as_json)
            return
        runs = list_runs(desk, limit)
    if as_json:
        output.jsonl(runs)
        return
    titles = ("run", "action", "when (UTC)", "by", "state", "new", "changed", "refused", "from")
    output.table(titles, map(_row, runs), right=("run", "action", "new", "changed", "refused"))
    if not runs:
        output.say("Nothing was imported yet.")


def ssh_import(ctx: typer.Context) -> None:
    """Import from stdin and nothing else, for a key that may only import.

    In ~/.ssh/authorized_keys of the desk's account, on one line: restrict,command="workbench ssh-import --db
    /srv/desk.sqlite --user mara" ssh-ed25519 AAAA… Then `ssh desk.example < articles.jsonl` imports, and `ssh
    desk.example workbench import - --keep-going --results - < claims.jsonl` does so with options. Of the words that
    the client gives (SSH_ORIGINAL_COMMAND), the options --no-read, --dry-run, --keep-going, --json, --format,
    --published, --mode, --key, --expect, --on-conflict, --progress, and --results and --rejects with "-", are taken;
    anything else is refused.
    """
    from typer.main import get_command

    from workbench.cli.importing import import_articles
    from workbench.cli.root import Single

    words = [STDIN, *allowed(os.environ.get(GIVEN, ""))]
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command("import", cls=Single)(import_articles)
    with get_command(single).make_context("import", words, obj=ctx.obj) as inner:
        get_command(single).invoke(inner)


def allowed(given: str) -> list[str]:
    """The options that a client gave, each known to be harmless. UsageError for any other word."""
    try:
        words = shlex.split(given)
    except ValueError:
        raise _refusal(given) from None
    if words[:1] == ["workbench"] and len(words) > 1:
        words = words[2:] if words[1] in ("import", "ssh-import") else words[1:]
    options: list[str] = []
    coming = iter(words)
    for word in coming:
        name, joined, value = word.partition("=")
        if word in FLAGS:
            options.append(word)
        elif name in VALUED | TO_STDOUT:
            value = value if joined else next(coming, "")
            if name in TO_STDOUT and value != STDIN:
                raise _refusal(f"{name} {value}")
            options.append(f"{name}={value}")
        elif word != STDIN:
            raise _refusal(word)
    return options


def _refusal(words: str) -> UsageError:
    return UsageError(
        f'This key is for imports from stdin and for nothing else, not for "{words[:100]}".', "Nothing was imported."
    )


def _show(run: ImportRunRow, changed: Mapping[str, Mapping[str, int]], as_json: bool) -> None:
    from workbench import output

    if as_json:
        output.jsonl([{"run": run, "changed": changed}])
        return
    output.fields(_fields(run, changed))
    for line in run.refused:
        output.line(f"line {line['line']}: {line['reason']}")


def _fields(run: ImportRunRow, changed: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    yield "from", run.source
    yield "state", _state(run)
    yield "action", str(run.action)
    yield "by", f"{run.by}, {run.at:%Y-%m-%d %H:%M} UTC"
    yield "counts", ", ".join(f"{count:,} {name}" for name, count in run.counts.items() if count)
    for entity, counts in changed.items():
        yield entity.replace("_", " "), ", ".join(f"{count:,} {what}" for what, count in counts.items())


def _row(run: ImportRunRow) -> Sequence[str]:
    counts: Any = run.counts
    told = (str(counts.get(name, 0)) for name in ("new", "changed", "refused"))
    return (str(run.id), str(run.action), f"{run.at:%Y-%m-%d %H:%M}", run.by, _state(run), *told, run.source)


def _state(run: ImportRunRow) -> str:
    return f"{run.state} (taken back)" if run.undone else str(run.state)
