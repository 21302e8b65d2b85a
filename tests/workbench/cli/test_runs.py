"""The list of imports, and the command of a key that may only import."""

from __future__ import annotations

import pytest

from claims.errors import UsageError
from tests.workbench.cli.conftest import Workbench
from tests.workbench.cli.test_import import BAD, GOOD
from workbench.cli.runs import allowed


def test_imports_are_listed_with_what_they_refused_and_changed(workbench: Workbench) -> None:
    workbench("import", "-", "--keep-going", stdin=(GOOD + BAD).encode())
    [run] = workbench("imports", "--json").lines
    assert (run["state"], run["undone"], run["counts"]["new"], run["counts"]["refused"]) == ("done", False, 1, 1)
    [shown] = workbench("imports", str(run["id"]), "--json").lines
    assert shown["changed"]["article"]["insert"] == 1
    assert [line["line"] for line in shown["run"]["refused"]] == [2]
    assert "line 2: txt is no field" in workbench("imports", str(run["id"])).out
    workbench("undo", str(run["action"]))
    assert "done (taken back)" in workbench("imports").out
    assert workbench("imports", "99").code == 2


def test_a_key_for_imports_imports(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_ORIGINAL_COMMAND", raising=False)
    assert workbench("ssh-import", stdin=GOOD.encode()).code == 0
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "workbench import - --expect 2 --json")
    assert workbench("ssh-import", stdin=GOOD.encode()).code == 6
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "cat /etc/passwd")
    ran = workbench("ssh-import", stdin=GOOD.encode())
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("", []),
        ("workbench import -", []),
        ("--no-read --mode=ours", ["--no-read", "--mode=ours"]),
        ("workbench import - --results - --key 'a; b'", ["--results=-", "--key=a; b"]),
        ("--key --db", ["--key=--db"]),
    ],
)
def test_harmless_options_are_taken(given: str, taken: list[str]) -> None:
    assert allowed(given) == taken


@pytest.mark.parametrize(
    "given",
    [
        "ls",
        "workbench undo",
        "workbench import other.jsonl",
        "--rejects /tmp/x --keep-going",
        "--results=/tmp/x",
        "--db /tmp/other",
        "--user=ada",
        "--debug",
        "--no-read; ls",
        "--no-read=1",
        "-- -",
        "'unclosed",
    ],
)
def test_all_else_is_refused(given: str) -> None:
    with pytest.raises(UsageError):
        allowed(given)
