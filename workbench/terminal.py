"""The terminal: the one door that foreign text passes on its way to the screen, and what this terminal can do."""

from __future__ import annotations

import base64
import os
import re
import shlex
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache

# What stands for a code point that a terminal could obey, or that a reader could not see.
PLACEHOLDER = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"


def visible(text: str, keep: str = "") -> str:
    """`text` with one visible code point for each of its own, so that offsets hold.

    Controls become their pictures (␛), and what else has no shape of its own, or changes the order or the look of its
    neighbours (bidirectional controls, joiners, tags, variation selectors, surrogates, unassigned code points), a
    placeholder. `keep` names the controls to be left: "\\n" where the caller lays out lines, "\\t" where it expands
    tabs. The result holds no control besides those, and can be encoded as UTF-8.
    """
    return text if _is_plain(text, keep) else text.translate(_pictures(keep))


def clipboard(text: str) -> str:
    """The sequence (OSC 52) that asks the terminal to put `text` on its clipboard, also through SSH.

    What UTF-8 cannot carry is replaced. Within tmux it passes if `set-clipboard` is on.
    """
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{payload}\x07"


def editor_command(environ: Mapping[str, str] | None = None) -> list[str]:
    """The words of the command that edits a file: $VISUAL, else $EDITOR, else the first editor that is here."""
    environ = os.environ if environ is None else environ
    for name in ("VISUAL", "EDITOR"):
        words = _split(environ.get(name, ""))
        if words:
            return words
    path = environ.get("PATH", os.defpath)
    return [next((name for name in _EDITORS if shutil.which(name, path=path)), "vi")]


def unfit_reason(environ: Mapping[str, str], stdin_tty: bool, stdout_tty: bool) -> str | None:
    """Why the screen cannot open here, in one sentence, or None where it can."""
    if not stdin_tty or not stdout_tty:
        stream = "input" if not stdin_tty else "output"
        return f"The screen needs a terminal, but the {stream} is none; over SSH use `ssh -t`."
    term = environ.get("TERM", "")
    if term in _UNFIT_TERMS:
        return f"The screen needs a terminal that can place its cursor, and this one calls itself {term} (TERM)."
    return None


def cut(text: str, columns: int) -> str:
    """The beginning of `text` that fits into so many cells of a terminal, with an ellipsis where something is left out.

    `text` has passed `visible`. A wide character takes two cells, a combining mark none. Reads no further than it must.
    """
    if columns <= 0:
        return ""
    if text.isascii():
        return text if len(text) <= columns else text[: columns - 1] + ELLIPSIS
    used = fitting = 0
    for at, character in enumerate(text):
        used += cell_width(character)
        if used > columns:
            return text[:fitting] + ELLIPSIS
        if used <= columns - 1:
            fitting = at + 1
    return text


def cell_width(character: str) -> int:
    """How many cells of a terminal a visible code point takes: 0, 1 or 2."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


_EDITORS = ("sensible-editor", "nano", "vim", "vi", "emacs", "ed")
_UNFIT_TERMS = frozenset({"dumb", "unknown"})

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Marks and letters of other categories that show nothing, or change how their neighbour looks.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SHAPELESS = re.compile(f"[{_FILLERS}{_SELECTORS}]")


def _is_plain(text: str, keep: str) -> bool:
    """Whether there is nothing to replace: fast, and true of nearly all text."""
    for character in keep:
        text = text.replace(character, " ")
    if text.isascii():
        return text.isprintable()
    # A no-break space is as good as a space here, and common; str.isprintable does not think so.
    return text.replace("\xa0", " ").isprintable() and _SHAPELESS.search(text) is None


@cache
def _pictures(keep: str) -> Mapping[int, str]:
    return _Pictures({ord(character): character for character in keep})


class _Pictures(dict[int, str]):
    """A table for `str.translate` that works out each code point once, when it is first met."""

    def __missing__(self, code: int) -> str:
        picture = self[code] = _picture(chr(code))
        return picture


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    unseen = unicodedata.category(character) in _UNSEEN or _SHAPELESS.match(character)
    return PLACEHOLDER if unseen else character


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=sys.platform != "win32")
    except ValueError:
        return command.split()
