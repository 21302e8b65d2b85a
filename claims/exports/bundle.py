"""A desk in one folder that proves itself: records, history, texts and stored copies, each file under its hash.

    SHA256SUMS          the hash of every other file, as `sha256sum -c` reads it
    README.txt          what this is, and how to verify it
    bundle.json         of what it was made, when, and the head of the history
    records.jsonl       the export in JSON lines
    history.jsonl       every change: its payload as it was hashed, None where it was taken out
    texts/HASH          the text of each version of an article
    copies/HASH         what sources sent, and the text that was read from it

Names in the folder are these and hashes, nothing foreign: no name leads out of it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, select

from claims.errors import ClaimsError, DeskUnusable
from claims.exports import Exported, Terms
from claims.exports.jsonl import write_jsonl
from claims.history.bodies import BODY, read_body
from claims.history.stored import raw_columns
from claims.history.verify import head_of
from claims.history.writer import CHANGE
from claims.tables import Version, table_of

FORMAT = "factcheck-workbench bundle 1"
SUMS, ABOUT, README, RECORDS, HISTORY = "SHA256SUMS", "bundle.json", "README.txt", "records.jsonl", "history.jsonl"
TEXTS, COPIES = "texts", "copies"

VERSION = table_of(Version)

_PAGE = 2_000

_README = """\
This folder is a desk of the fact-check workbench as it was on {day}, with its whole history.

    workbench verify .

checks every hash, every place, every quotation and every link of the history, offline and without a desk.
`sha256sum -c {sums}` checks that no file was changed since the folder was written.

The history had {changes} changes. Its head was

    {head}

Whoever kept that line elsewhere can prove that nothing before it was rewritten:

    workbench verify . --against "{changes} {head}"

It names whoever worked at the desk, and its confidential sources. It is not for readers.
"""


def write_bundle(connection: Connection, records: Iterable[dict[str, Any]], folder: Path, terms: Terms) -> Exported:
    """Write the desk behind a connection into a new folder, which appears whole or not at all.

    Raises ClaimsError where the folder is there and not empty, or cannot be written; DeskUnusable where what is to be
    written is damaged.
    """
    with _appearing(folder) as made:
        sums: dict[str, str] = {}
        with _hashed(made, RECORDS, sums) as out:
            exported = write_jsonl(records, out, terms)
        with _hashed(made, HISTORY, sums) as out:
            for line in _changes(connection):
                out.write(line)
        for name, content in (*_texts(connection), *_copies(connection)):
            with _hashed(made, name, sums) as out:
                out.write(content)
        changes, head = head_of(connection)
        told = {"format": FORMAT, "made": terms.today.isoformat(), "by": terms.generated_by, "changes": changes}
        about = json.dumps({**told, "head": head, "taken out": _taken_out(connection)}, indent=1) + "\n"
        readme = _README.format(day=terms.today.isoformat(), sums=SUMS, changes=changes, head=head)
        for name, text in ((ABOUT, about), (README, readme)):
            with _hashed(made, name, sums) as out:
                out.write(text.encode())
        lines = (f"{sums[name]}  {name}\n" for name in sorted(sums))
        (made / SUMS).write_text("".join(lines), encoding="ascii", newline="")
    return exported


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` that takes its place when all is written."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ClaimsError(f"{folder} is there already.", "Nothing was written: name a new folder.")
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.absolute().parent))
    except OSError as error:
        raise ClaimsError(f"{folder} cannot be written: {error.strerror}.", "Nothing was written.") from error
    try:
        yield made
        made.chmod(0o700)  # it names confidential sources
        made.replace(folder)
    except OSError as error:
        raise ClaimsError(f"{folder} cannot be written: {error.strerror}.", "Nothing was written.") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)  # half a bundle must not be left, whatever stopped it


class _Hashing:
    def __init__(self, out: BinaryIO) -> None:
        self.seen = hashlib.sha256()
        self._out = out

    def write(self, content: bytes) -> int:
        self.seen.update(content)
        return self._out.write(content)


@contextmanager
def _hashed(folder: Path, name: str, sums: dict[str, str]) -> Iterator[BinaryIO]:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as out:
        hashing = _Hashing(out)
        yield hashing  # type: ignore[misc]  # it writes, and exports do nothing else
    sums[name] = hashing.seen.hexdigest()


def _changes(connection: Connection) -> Iterator[bytes]:
    names = [column.name for column in CHANGE.columns]
    after = 0
    wanted = select(*raw_columns(CHANGE, connection.dialect.name)).order_by(CHANGE.c.seq).limit(_PAGE)
    while page := connection.execute(wanted.where(CHANGE.c.seq > after)).all():
        for row in page:
            yield _line(dict(zip(names, row, strict=True)))
        after = page[-1][0]


def _line(change: dict[str, Any]) -> bytes:
    try:
        plain = {name: value.hex() if isinstance(value, bytes) else value for name, value in change.items()}
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except (TypeError, ValueError) as error:
        raise DeskUnusable(
            f"Change {change['seq']} holds what no history can.", "`workbench history verify` names all such places."
        ) from error


def _texts(connection: Connection) -> Iterator[tuple[str, bytes]]:
    keys = connection.execute(select(VERSION.c.id).order_by(VERSION.c.id)).scalars().all()
    seen: set[str] = set()
    for key in keys:
        content = connection.execute(select(VERSION.c.text).where(VERSION.c.id == key)).scalar_one().encode()
        name = hashlib.sha256(content).hexdigest()
        if name not in seen:
            seen.add(name)
            yield f"{TEXTS}/{name}", content


def _copies(connection: Connection) -> Iterator[tuple[str, bytes]]:
    for key in connection.execute(select(BODY.c.sha256).order_by(BODY.c.sha256)).scalars().all():
        content = read_body(connection, key)
        if content is not None:
            yield f"{COPIES}/{hashlib.sha256(content).hexdigest()}", content


def _taken_out(connection: Connection) -> list[str]:
    return list(connection.execute(select(BODY.c.sha256).where(BODY.c.content.is_(None))).scalars())
