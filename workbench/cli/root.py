"""The commands by name, the options that all of them have, and how a line of words becomes a call.

COMMANDS holds names, so that the help of the whole loads none of the commands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand
from typer.main import get_command

from claims.errors import UsageError
from workbench.cli.groups import Group, group


class Entry(NamedTuple):
    """A command or a group of them: where it is, as "module:name" within workbench.cli, and its first sentence."""

    where: str
    help: str


COMMANDS: Mapping[str, Mapping[str, Entry]] = {
    "Articles": {
        "import": Entry(
            "importing:import_articles", "Import articles, as text, web pages or JSON lines, and read their claims."
        ),
        "imports": Entry("runs:imports", "List the imports, what they refused and what they changed."),
        "ssh-import": Entry("runs:ssh_import", "Import from stdin and nothing else, for a key that may only import."),
        "articles": Entry("articles:articles", "List the articles of the desk."),
        "article": Entry("articles:app", "Show an article, date it, edit it, give it a new text, sign it off."),
    },
    "Claims": {
        "claims": Entry("claims:claims", "List claims, those most worth checking first."),
        "claim": Entry("claim:app", "Show, add, edit, confirm, dismiss, assign and relate claims."),
        "source": Entry("sources:app", "Add, edit and list the sources of an article, and their stored copies."),
        "evidence": Entry("evidence:app", "Add evidence to claims, list it, withdraw it, look at its sources again."),
        "verdict": Entry("verdicts:verdict", "Rate claims: is it so, and did they say it."),
        "answer": Entry("verdicts:answer", "Say what became of a proposed wording: taken or stet."),
        "submit": Entry("reviews:submit", "Give claims to a second reader; those that need none are approved at once."),
        "approve": Entry("reviews:approve", "Approve claims in review, as another person than the one who rated them."),
        "request-changes": Entry("reviews:request_changes", "Send claims in review back to be checked again."),
        "comment": Entry("reviews:comment", "Remark on claims, for the desk."),
        "release": Entry("reviews:release", "Say that approved verdicts go out."),
        "reopen": Entry(
            "reviews:reopen", "Take claims back to be checked again, released ones with a public correction."
        ),
        "review": Entry("screens:review", "Open the screen."),
    },
    "Reports and history": {
        "export": Entry("exports:export", "Write a report or an export."),
        "history": Entry("histories:app", "Show what was done, verify that nothing was rewritten."),
        "undo": Entry("histories:undo", "Take an action back: your last one, or any by its number."),
        "redo": Entry("histories:redo", "Do again what your last undo took back."),
    },
    "Without a desk": {
        "read": Entry("reading:read", "Read an article and list its claims; nothing is stored."),
        "dates": Entry("reading:dates", "Find and resolve the dates of a text; nothing is stored."),
        "verify": Entry("verifying:verify", "Check a bundle: every hash, place, quotation and link of the history."),
        "schema": Entry("desks:schema", "Print the JSON Schema of a type of record."),
        "demo": Entry("screens:demo", "Open the screen on a desk of demo articles."),
    },
    "The desk itself": {
        "whoami": Entry("reviews:whoami", "Say who you are on this desk, and what you may do."),
        "db": Entry("desks:app", "Say where the desk is, check it, back it up, move it."),
    },
}
"""Heading to name to entry, in the order of the help."""

EXIT_CODES = """Exit codes: 0 done (also nothing to do), 1 failure, 2 usage, 3 done with rejects,
4 somebody saved first, 5 refused, nothing applied, 6 the input was cut, 10 no desk, 11 desk locked,
12 desk newer than the program, 130 interrupted. Data goes to stdout, all else to stderr; with --json,
one JSON value a line. "-" is stdin."""


OPTIONS: Mapping[str, str] = {
    "--db PATH|ADDRESS": "The desk: a file, or a PostgreSQL address. [WORKBENCH_DB]",
    "--user HANDLE": "Who signs what is done. [WORKBENCH_USER, else the login]",
    "--debug": "Show where in the program a failure came from.",
}
"""What stands before a command or anywhere after it. Typer is only told of them: to parse one, it loads pydantic."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of the whole, None where they were not given."""

    db: str | None = None
    user: str | None = None


class Commands(Group):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [name for entries in COMMANDS.values() for name in entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        entry = next((entries[cmd_name] for entries in COMMANDS.values() if cmd_name in entries), None)
        if entry is not None:
            return _load(cmd_name, entry)
        if cmd_name.startswith("-"):
            return None
        raise UsageError(f'There is no command "{cmd_name}".', self._near(ctx, cmd_name))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        own = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl([*OPTIONS.items(), *own])
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for heading, entries in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, entry.help) for name, entry in entries.items()])

    def _near(self, ctx: Any, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self.list_commands(ctx))
        return f"Did you mean {' or '.join(near)}?" if near else "`workbench --help` lists them."


class Single(TyperCommand):
    """A command that is in no group. Where it takes a filter, `-state:new` is a condition of it and no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if any(param.name == "filter" for param in self.params):
            conditions = [word for word in args if _NEGATED.match(word)]
            others = [word for word in args if not _NEGATED.match(word)]
            args = [*others, *(["--"] if conditions and "--" not in others else []), *conditions]
        return super().parse_args(ctx, args)


_NEGATED = re.compile(r"-[a-z]+:")

app = group(
    "Check articles line by line: claims, evidence, verdicts, and a history nobody can rewrite unseen.", Commands
)


@app.callback(invoke_without_command=True, epilog=EXIT_CODES)
def workbench(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Check articles line by line: claims, evidence, verdicts, and a history nobody can rewrite unseen."""
    if version:
        from importlib.metadata import version as version_of

        from workbench import output

        output.line(f"workbench {version_of('factcheck-workbench')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        raise UsageError("A command is missing.", "`workbench --help` lists them.")


def invoke(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code. Raises ClaimsError, also for words that do not fit."""
    chosen, words = chosen_in(arguments)
    command = get_command(app)
    try:
        with command.make_context("workbench", words, obj=chosen) as ctx:
            command.invoke(ctx)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.TyperException as error:
        raise _usage(error) from error
    return 0


def chosen_in(arguments: Sequence[str]) -> tuple[Chosen, list[str]]:
    """The options of the whole, wherever they stand before a "--", and the other words.

    A value that looks like one of them has to be joined to its option: --quote=--user.
    """
    chosen: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, joined, value = word.partition("=")
        if name in ("--db", "--user"):
            given = value if joined else next(words, "")
            if not given:
                raise UsageError(f"{name} needs a value.", "See `workbench --help`.")
            chosen[name.removeprefix("--")] = given
        elif word == "--":
            rest += [word, *words]
        elif word != "--debug":
            rest.append(word)
    return Chosen(**chosen), rest


@cache
def _load(name: str, entry: Entry) -> Any:
    """The command, or the group with all of its commands: made once a process, as every signature is evaluated."""
    from importlib import import_module

    module, _, attribute = entry.where.partition(":")
    found = getattr(import_module(f"workbench.cli.{module}"), attribute)
    if isinstance(found, typer.Typer):
        return get_command(found)
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(name, cls=Single)(found)
    return get_command(single)


def _usage(error: typer.TyperException) -> UsageError:
    ctx = getattr(error, "ctx", None)
    hint = f"See `{ctx.command_path} --help`." if ctx is not None else ""
    message = " ".join(error.format_message().split())
    return UsageError(message if message.endswith((".", "?", ")")) else f"{message}.", hint)
