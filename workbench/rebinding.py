"""The keys of somebody's settings in place of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from claims.errors import UsageError
from claims.scales import RATING_SCALES
from workbench.commands import ARTICLE, BOTH, CHOSEN, CITING, COMMANDS, QUEUE, RANGE, SHOWN, Command, shown


def rebound(keys: Mapping[str, str]) -> tuple[Command, ...]:
    """COMMANDS with other keys, several with a comma between: "z", "?", "ctrl+z", "f5", "shift+up".

    Raises UsageError for unknown names, for keys that no keyboard sends, and for keys that would mean two things.
    """
    given = {name: ",".join(_key(key) for key in re.split(r"(?<=.),", written)) for name, written in keys.items()}
    for name, key in given.items():
        if name not in _NAMES:
            raise UsageError(f'The settings bind a key to "{name}", which is no command.', _meant(name))
        if taken := _RATES.intersection(key.split(",")) if _PLACES[name] in _RATED_IN else None:
            raise UsageError(f'The settings bind "{min(taken)}" to {name}, but it rates or cites.', "Give another key.")
    commands = tuple(replace(command, key=given.get(command.name, command.key)) for command in COMMANDS)
    for first, second, key in clashes(commands):
        raise UsageError(f'The settings bind "{shown(key)}" to both {first.name} and {second.name}.', "Give another.")
    return commands


def clashes(commands: tuple[Command, ...]) -> list[tuple[Command, Command, str]]:
    """Pairs of commands that one key would call in the same place."""
    return [
        (first, second, key)
        for n, first in enumerate(commands)
        for second in commands[n + 1 :]
        if first.where == second.where or (BOTH in (first.where, second.where) and _together(first, second))
        for key in first.keys
        if key in second.keys
    ]


def _together(first: Command, second: Command) -> bool:
    """Whether the places of two commands can hold the focus at once."""
    return {first.where, second.where} <= {BOTH, ARTICLE} or {first.where, second.where} <= {BOTH, QUEUE}


def _meant(name: str) -> str:
    near = get_close_matches(name, _NAMES)
    return f"Perhaps {' or '.join(near)}." if near else f"Commands: {', '.join(_NAMES)}."


def _key(written: str) -> str:
    """A key by the name that Textual gives it."""
    *held, last = re.split(r"(?<=.)\+", written.strip())
    last = _BY_SIGN.get(last, last)
    if len(last) == 1 and not last.isalnum():
        last = re.sub(r"[ -]", "_", unicodedata.name(last, "").lower())
    is_known = (len(last) == 1 and last.isprintable()) or last in _NAMED or last in _signs()
    if not is_known or not set(held) <= {"ctrl", "shift", "alt"}:
        raise UsageError(f'The settings name a key "{written}", which is none.', "As in z, ?, ctrl+z, f5 or shift+up.")
    return "+".join((*held, last))


def _signs() -> Iterator[str]:
    """The names of the signs of a keyboard, as Unicode has them."""
    return (re.sub(r"[ -]", "_", unicodedata.name(chr(code)).lower()) for code in range(33, 127))


_NAMES = tuple(command.name for command in COMMANDS)
_PLACES = {command.name: command.where for command in COMMANDS}
_RATED_IN = frozenset({BOTH, ARTICLE, QUEUE, RANGE, CHOSEN, CITING})
_RATES = {rating.key for scale in RATING_SCALES.values() for rating in scale.ratings} | set("123456789")
_BY_SIGN = {sign: name for name, sign in SHOWN.items()} | {"@": "at", "_": "underscore", "\\": "backslash"}
_NAMED = {
    *SHOWN,
    *(f"f{n}" for n in range(1, 25)),
    *("backspace", "delete", "insert", "backslash", "at", "underscore"),
}
