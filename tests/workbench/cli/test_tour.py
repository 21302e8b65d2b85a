"""Every command and every option that the help shows, used once, in the order of a day's work."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests.workbench.cli.conftest import Workbench
from tests.world.http import World, page
from workbench.cli.root import OPTIONS, app

RECORD = '{"type":"article","key":"ferry","headline":"A ferry sank","text":"A ferry sank on 3 March 2021."}\n'

RULES = 'sample = 1\n[publisher]\nname = "The Desk"\nurl = "https://desk.example/"\n'

# Each line is a call of `workbench` that ends well; 1.1 … are the claims of bridge.txt.
TOUR = """
--version
--debug db path --json
import bridge.txt --mode ours --published 2024-05-08 --dry-run --json
import bridge.txt --mode ours --published 2024-05-08 --format text --key bridge
import bad.jsonl --keep-going --rejects rejects.jsonl
import ferry.jsonl --no-read --expect 1 --on-conflict theirs --progress json --results results.jsonl
read --pending
imports --limit 5 --json
imports 1
articles --json
article show bridge --json
article show 1 --text
import http://news.example/article
article update 3 --json
article update 1 bridge.txt
article date 2 --json
article date 1 2024-05-08 --json
article time 1 --unresolved
article time 1 Monday --json
article time 1 Monday 2024-05-06
article edit 1 --url https://paper.example/bridge --headline Bridge --publisher Paper --byline Quill --json
article edit 1 --mode ours --scale tick --due 2024-06-01 --rev {article_rev}
claims Monday --order place --limit 2 --json
claim show 1.1 --json
claim add 2 --words "A ferry sank" --json
claim add 2 --start 2 --end 7 --kind event --voice indirect --speaker Quill --statement "The ferry sank."
claim edit 1.1 --statement S --kind event --voice partial --speaker Q --speaker-role mayor --speaker-kind person --json
claim edit 1.1 --note N --rev {claim_rev}
claim edit 1.1 --second-read legal
claim confirm 1.1 --json
claim confirm 1.2 --statement "It cost 12 million." --rev {claim_rev}
claim dismiss 2.1 2.2 --as not-checkable --note why --json
claim assign 1.1 1.2 --to jonas --json
claim ask 1.1 --whom jonas --question why --json
claim ask 1.1 --answered --json
claim park 1.1 --json
claim move 1.1 --start 0 --end 5 --rev {claim_rev} --json
claim park 1.1 --take-up --json
claim relate 1.1 depends-on 1.2 --note "the cost" --json
claim unrelate 1.1 1.2 --json
claim no-fact 1 1 --reason headline --json
claim no-fact 1 1 --take-back
source add 1 --url https://city.example --title Budget --publisher City --kind primary-document --json
source add 1 --description "A page in a folder" --confidential --accessed 2024-05-09
source edit 1 S1 --url https://city.example/b --title Books --publisher Town --kind dataset --json
source edit 1 S2 --confidential
source edit 1 S2 --description "Two pages" --public --accessed 2024-05-10 --rev {source_rev}
source list 1 --json
evidence add 1.1 1.2 --source S1 --stance supports --question so --quote Q --at "p. 3" --json
evidence add 1.2 --source https://a.example --stance context --note N --language uk --translation T
evidence list 1.2 --json
evidence withdraw 3 --reason wrong --json
source add 1 http://news.example/page --who Bell --when 2024-05-09 --fetch --json
source add 1 --title "A saved page" --page page.html
source edit 1 S4 --who Fry --when 2024-05-09 --derived-from S1 --json
source fetch 1 S4 --json
source attach 1 S4 page.html --json
source copies 1 S4 --json
source text {copy}
source group 1 --json
source group 1 S1 S2 --apart --json
source group 1 --confirm
evidence add 1.1 --source S1 --stance context --fetch
evidence recheck is:open --again --rest 0.01 --json
evidence add 1.1 --source S1 --stance context --page page.html --quote "It cost 12 million crowns"
verdict 1.1 ok --question so --because B --as-of 2024-05-09 --source S1 --json
verdict 1.2 "ok with change" --should-read "12 million" --scale tick --rev {claim_rev}
answer 1.2 taken --json
claim edit 2.3 --statement "It cost 12 million."
claim precedents 2.3 --json
claim adopt 1.2 1.1 --question so --json
whoami --json
db rules --json
db rules rules.toml
submit 1.1 --json
comment 1.1 --text "See page 3." --json
--user zoe request-changes 1.1 --because "Which page?" --json
submit 1.1
--user zoe approve 1 --comment "Page 3." --json
release 1.1 --url https://desk.example/bridge --json
reopen 1.1 --because slip --correction "It was page 4." --json
article sign-off 1 --waive "the rest is for tomorrow" --json
history --limit 3 --before 9 --json
history list 1.1 --json
history show 1.1 --json
history verify --json
history head --json
undo --reason slip --json
redo --json
undo {action}
export editor --article 1 -o editor.md
export reader bridge --output -
export csv --bom -o claims.csv
export claimreview --article 2 --strict --url https://desk.example/checks -o reviews.json
export bundle -o bundle
verify bundle --against "{head}" --json
history verify --against "{head}"
read bridge.txt --published 2024-05-08 --json
dates bridge.txt --published 2024-05-08 --explain
dates bridge.txt --json
schema claim
db check --json
db upgrade --json
db redact {change} --copy 1 --because "an order" --json
db backup kept.sqlite --json
db copy kept.sqlite moved.sqlite --json
--db elsewhere.sqlite --user jonas demo
"""

SCREENS = {"review", "ssh-import"}
"""What the tour cannot call, since it needs a terminal, or something on stdin."""


@pytest.fixture
def desk(deskless: Workbench, world: World, tmp_path: Path) -> Workbench:
    from tests.workbench.cli.conftest import STORY

    world.pages["/article"] = page(
        f"<article><h1>A ferry sank</h1>{'<p>A ferry sank on 3 March 2021 off the coast.</p>' * 9}</article>"
    )
    world.pages["/page"] = page("<p>It cost 11 million crowns.</p>")
    (tmp_path / "page.html").write_text("<p>It cost 12 million crowns.</p>", encoding="utf-8")
    (tmp_path / "bridge.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "ferry.jsonl").write_text(RECORD, encoding="utf-8")
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"type":"article"}\n', encoding="utf-8")
    return deskless


def test_the_tour_ends_well(desk: Workbench) -> None:
    for line in TOUR.strip().splitlines():
        words = shlex.split(_filled(desk, line))
        ran = desk(*words)
        expected = 3 if "bad.jsonl" in line else 0
        assert ran.code == expected, f"{line}: {ran.err}"
        if "--json" in words:
            assert ran.lines, line


def test_the_tour_uses_every_command_and_option_that_the_help_shows() -> None:
    commands, options = set(), set()
    for words in map(shlex.split, TOUR.strip().splitlines()):
        commands.add(command := _command_of(words))
        given = {word.split("=")[0] for word in words if word.startswith("-")}
        options |= {(where, word) for word in given for where in (command, "")}
    assert {command for command, _ in _shown()} - commands == SCREENS
    assert set(_shown()) - options - {(command, "--help") for command, _ in _shown()} == set()


def test_every_command_says_the_same_of_itself_everywhere() -> None:
    from workbench.cli.root import COMMANDS

    root: Any = get_command(app)
    for entries in COMMANDS.values():
        for name, entry in entries.items():
            assert root.get_command(None, name).help.split("\n")[0] == entry.help


def _filled(workbench: Workbench, line: str) -> str:
    """The line with the revisions and numbers of the moment, asked for as a script would."""
    if "{article_rev}" in line:
        return line.format(article_rev=workbench("article", "show", "1", "--json").lines[0]["article"]["rev"])
    if "{claim_rev}" in line:
        claim = next(word for word in line.split() if word.startswith("1."))
        return line.format(claim_rev=workbench("claim", "show", claim, "--json").lines[0]["row"]["rev"])
    if "{source_rev}" in line:
        return line.format(source_rev=workbench("source", "list", "1", "--json").lines[1]["rev"])
    if "{copy}" in line:
        return line.format(copy=workbench("source", "copies", "1", "S4", "--json").lines[-1]["id"])
    if "{head}" in line:
        return line.format(head=workbench("history", "head").out.strip())
    if "{change}" in line:
        return line.format(change=workbench("history", "show", "1.1", "--json").lines[0]["seq"])
    if "{action}" in line:
        return line.format(action=workbench("history", "--limit", "1", "--json").lines[0]["id"])
    return line


def _command_of(words: list[str]) -> str:
    """ "claim add", "import", or "" for the options before the command."""
    root: Any = get_command(app)
    names = iter(word for word in words if not word.startswith("-"))
    for name in names:
        if name not in root.list_commands(None):
            continue
        group = root.get_command(None, name)
        if not hasattr(group, "commands"):
            return name
        sub = next(names, "list")
        return f"{name} {sub if sub in group.commands else 'list'}"
    return ""


def _shown() -> Iterator[tuple[str, str]]:
    """Every command with each of its options, as the help shows them."""
    root: Any = get_command(app)
    yield from (("", option.split()[0]) for option in OPTIONS)
    yield from _options_of("", root)
    for name in root.list_commands(None):
        command = root.get_command(None, name)
        for sub, single in getattr(command, "commands", {"": command}).items():
            yield from _options_of(f"{name} {sub}".strip(), single)


def _options_of(name: str, command: Any) -> Iterator[tuple[str, str]]:
    yield name, "--help"
    for param in command.params:
        if param.param_type_name == "option":
            yield from ((name, option) for option in [*param.opts, *param.secondary_opts])
