"""One table of commands: each key calls one thing in its place."""

from __future__ import annotations

from typing import Any

from textual.keys import Keys, _character_to_key
from textual.screen import Screen

from claims.scales import RATING_SCALES
from workbench.commands import (
    ARTICLE,
    BOTH,
    COMMANDS,
    CONFLICT,
    COPY,
    FETCHING,
    FORM,
    HISTORY,
    LIST,
    QUEUE,
    SOURCES,
    WHERE,
    shown,
)
from workbench.rebinding import clashes
from workbench.screens.conflict import ConflictScreen
from workbench.screens.copy import CopyScreen
from workbench.screens.form import Form
from workbench.screens.history import HistoryScreen
from workbench.screens.review import ReviewScreen
from workbench.screens.sources import SourcesScreen


def test_names_are_used_once_and_places_are_known() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.where for command in COMMANDS} == set(WHERE)


def test_no_key_calls_two_things_in_one_place() -> None:
    assert clashes(COMMANDS) == []


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    for command in COMMANDS:
        assert command.help.endswith(".")
        assert command.help[0].isupper()


def test_keys_are_shown_as_people_read_them() -> None:
    assert [shown(key) for key in ("question_mark", "ctrl+q", "j", "S")] == ["?", "^q", "j", "S"]


def test_each_command_is_an_action_of_its_screen_and_each_action_of_ours_a_command() -> None:
    screens: dict[str, type[Screen[Any]]] = dict.fromkeys(WHERE, ReviewScreen)
    screens[FORM] = Form
    screens |= {CONFLICT: ConflictScreen, LIST: HistoryScreen, HISTORY: HistoryScreen}
    screens |= {SOURCES: SourcesScreen, FETCHING: SourcesScreen, COPY: CopyScreen}
    for command in COMMANDS:
        assert callable(getattr(screens[command.where], f"action_{command.name}"))
    names = {command.name for command in COMMANDS}
    ours = [base for screen in set(screens.values()) for base in screen.__mro__ if "workbench" in base.__module__]
    actions = {name.removeprefix("action_") for base in ours for name in vars(base) if name.startswith("action_")}
    assert actions == names


def test_no_letter_of_a_scale_and_no_digit_is_a_command_where_they_rate_and_cite() -> None:
    # What x rates on a scale that has it needs the wording that x asks for on the others.
    same = {rating.key for scale in RATING_SCALES.values() for rating in scale.ratings if rating.needs_wording} & {"x"}
    letters = {rating.key for scale in RATING_SCALES.values() for rating in scale.ratings} | set("123456789")
    taken = {key for command in COMMANDS if command.where in (BOTH, ARTICLE, QUEUE) for key in command.keys}
    assert letters & taken == same


def test_a_command_s_keys_are_names_that_textual_gives_to_keys() -> None:
    for command in COMMANDS:
        for key in command.keys:
            last = key.rpartition("+")[2]
            assert last in set(Keys) or _character_to_key(shown(last)) == last
