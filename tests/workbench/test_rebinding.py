"""Keys of one's own: what they may be, and what is refused before the screen opens."""

from __future__ import annotations

import re

import pytest
from textual.keys import _character_to_key

from claims.errors import UsageError
from workbench.rebinding import rebound


def test_a_key_of_one_s_own_takes_the_place_of_ours() -> None:
    commands = {command.name: command.key for command in rebound({"undo": "ctrl+z", "help": "f1,?", "order": "%"})}
    assert commands["undo"] == "ctrl+z"
    assert commands["redo"] == "U"
    assert commands["help"] == "f1,question_mark"
    assert commands["order"] == "percent_sign"


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"undoo": "z"}, "no command.*\n.*Perhaps undo"),
        ({"zzz": "z"}, "no command.*\n.*Commands: help, swap"),
        ({"undo": "j"}, 'bind "j" to both'),
        ({"order": "enter"}, "both order and open"),
        ({"undo": "y"}, "rates or cites"),
        ({"undo": "z,3"}, "rates or cites"),
        ({"undo": "hyper+q"}, "which is none"),
        ({"undo": "entr"}, "which is none"),
        ({"undo": ""}, "which is none"),
    ],
)
def test_what_would_not_work_is_refused(keys: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        rebound(keys)
    assert re.search(says, str(caught.value)), caught.value


def test_every_sign_of_a_keyboard_gets_the_name_that_it_is_sent_with() -> None:
    for code in range(33, 127):
        sign = chr(code)
        if sign.isalnum() or sign == ",":
            continue
        (command,) = (command for command in rebound({"copy_next": sign}) if command.name == "copy_next")
        assert command.key == _character_to_key(sign)
