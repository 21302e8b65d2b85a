"""What is kept between sessions, in the user's state folder: where somebody was, and what they had begun to write.

A folder for each desk and person, so that two desks never mix. Nothing in it is part of the desk: it may be deleted at
any time. What cannot be written or read is a ClaimsError, which says so; work goes on without it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs

from claims.errors import ClaimsError

APP = "workbench"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody was: ids of the article and the claim, the pane they were in, the source they cited last there."""

    article: int | None
    claim: int | None
    view: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody had written of a form: the texts of its fields by name, and when (local time)."""

    name: str
    texts: Mapping[str, str]
    at: datetime


class Kept:
    """The folder of one person at one desk."""

    def __init__(self, address: str, by: str, root: Path | None = None) -> None:
        where = address if "://" in address else str(Path(address).absolute())
        name = sha256(f"{where}\n{by}".encode()).hexdigest()[:16]
        self.folder = (root or platformdirs.user_state_path(APP)) / name

    def spot(self) -> Spot | None:
        """Where somebody was the last time."""
        found = _read(self.folder / "spot.json")
        try:
            return Spot(**found) if found else None
        except TypeError:
            return None  # of another version of this program

    def keep_spot(self, spot: Spot) -> None:
        """Remember where somebody is."""
        _write(self.folder / "spot.json", asdict(spot))

    def draft(self, name: str) -> Draft | None:
        """What was begun under this name."""
        return _draft(_read(self._file(name)))

    def keep_draft(self, name: str, texts: Mapping[str, str]) -> None:
        """Keep what is written so far; nothing at all drops the draft."""
        if any(texts.values()):
            now = datetime.now().isoformat(timespec="seconds")
            _write(self._file(name), {"name": name, "texts": dict(texts), "at": now})
        else:
            self.drop_draft(name)

    def drop_draft(self, name: str) -> None:
        """Forget a draft: it was saved, or is not wanted."""
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unkept(self.folder, error) from error

    def drafts(self) -> Iterator[Draft]:
        """All drafts, the newest first."""
        found = (_draft(_read(path)) for path in self.folder.glob("draft-*.json"))
        yield from sorted((draft for draft in found if draft), key=lambda draft: draft.at, reverse=True)

    def _file(self, name: str) -> Path:
        return self.folder / f"draft-{sha256(name.encode()).hexdigest()[:16]}.json"


def _draft(found: dict[str, Any]) -> Draft | None:
    try:
        return Draft(found["name"], found["texts"], datetime.fromisoformat(found["at"])) if found else None
    except (KeyError, ValueError, TypeError):
        return None  # of another version of this program


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        return {}  # cut off by a full disk: what it was is gone
    except OSError as error:
        raise _unkept(path.parent, error) from error
    return found if isinstance(found, dict) else {}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file whole or not at all, readable by nobody else."""
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps(content, ensure_ascii=True), encoding="ascii")
        beside.replace(path)
    except OSError as error:
        raise _unkept(path.parent, error) from error


def _unkept(folder: Path, error: OSError) -> ClaimsError:
    return ClaimsError(
        f"What is kept between sessions cannot be read or written in {folder}: {error.strerror}.",
        "The desk is not touched by that; what is saved is safe.",
    )
