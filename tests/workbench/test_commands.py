"""One table of commands: each key calls one thing in its place."""

from __future__ import annotations

import pytest

from claims.errors import UsageError
from workbench.commands import COMMANDS, WHERE, clashes, rebound, shown


def test_names_are_used_once_and_places_are_known() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.where for command in COMMANDS} == set(WHERE)


def test_no_key_calls_two_things_in_one_place() -> None:
    assert clashes(COMMANDS) == []


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    for command in COMMANDS:
        assert command.help.endswith(".")
        assert command.help[0].isupper()


def test_a_key_of_one_s_own_takes_the_place_of_ours() -> None:
    commands = {command.name: command.key for command in rebound({"undo": "ctrl+z"})}
    assert commands["undo"] == "ctrl+z"
    assert commands["redo"] == "U"


@pytest.mark.parametrize(
    ("keys", "says"),
    [({"undoo": "z"}, "no command"), ({"undo": "j"}, 'bind "j" to both'), ({"order": "enter"}, "both order and open")],
)
def test_unknown_names_and_clashes_are_refused(keys: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        rebound(keys)


def test_keys_are_shown_as_people_read_them() -> None:
    assert [shown(key) for key in ("question_mark", "ctrl+q", "j", "S")] == ["?", "^q", "j", "S"]
