"""Where the desk is, who is working, and how the screen looks: a flag, else the environment, else a settings file.

The file is TOML and optional:

    desk = "/srv/desk/desk.sqlite"      # or a PostgreSQL address
    user = "mara"
    scale = "google-5"                  # for articles that name none
    theme = "light"                     # auto, dark, light or ansi (the terminal's own 16 colours)
    [keys]
    next_open = "n"                     # names as in workbench.commands.COMMANDS
"""

from __future__ import annotations

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from claims.errors import UsageError

APP = "workbench"
THEMES = ("auto", "dark", "light", "ansi")


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command and screen starts from. `scale` is None where the article's mode decides."""

    desk: str
    user: str
    scale: str | None = None
    theme: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)


def load(desk: str | None = None, user: str | None = None, file: Path | None = None) -> Settings:
    """The settings in force; `desk` and `user` are the flags, None where they were not given.

    Desk: flag, WORKBENCH_DB, file, `desk.sqlite` in the user's data folder. User: flag, WORKBENCH_USER, file, login.
    Raises UsageError for a file that is no TOML, has unknown names or values of another type, and where nobody can
    be named.
    """
    path = file or settings_file()
    written = _read(path)
    return Settings(
        desk=desk or os.environ.get("WORKBENCH_DB") or written.get("desk") or str(default_desk()),
        user=user or os.environ.get("WORKBENCH_USER") or written.get("user") or _login(),
        scale=written.get("scale"),
        theme=written.get("theme", "auto"),
        keys=written.get("keys", {}),
    )


def settings_file() -> Path:
    """Where the settings file lies, whether or not there is one."""
    return platformdirs.user_config_path(APP) / "settings.toml"


def default_desk() -> Path:
    """The desk of somebody who has named none."""
    return platformdirs.user_data_path(APP) / "desk.sqlite"


def _read(path: Path) -> dict[str, Any]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"The settings file {path} is not valid TOML: {error}.", "Mend it or move it away.") from error
    for name, value in written.items():
        _check(path, name, value)
    return written


def _check(path: Path, name: str, value: object) -> None:
    known = ("desk", "user", "scale", "theme", "keys")
    if name not in known:
        raise UsageError(f'The settings file {path} has an unknown name "{name}".', f"Known: {', '.join(known)}.")
    if name == "keys":
        if not isinstance(value, dict) or not all(isinstance(key, str) and key for key in value.values()):
            raise UsageError(f"In the settings file {path}, [keys] gives each command's name a key in quotes.")
    elif not isinstance(value, str) or not value:
        raise UsageError(f"In the settings file {path}, {name} is a text in quotes.")
    elif name == "theme" and value not in THEMES:
        raise UsageError(f'The settings file {path} asks for the theme "{value}".', f"Known: {', '.join(THEMES)}.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # an account without a name, as in many containers
        raise UsageError(
            "This account has no login name to sign the history with.", "Give --user or set WORKBENCH_USER."
        ) from error
