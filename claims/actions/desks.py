"""What a user can do with a desk as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from claims.actions.importing import import_stream
from claims.desk import Desk
from claims.rows import Done, ImportSummary
from claims.store import engine as engines
from claims.store import schema
from claims.words import Via


def check(desk: Desk) -> list[str]:
    """What is wrong with the desk's file or tables, empty when they are sound. The history has its own `verify`."""
    with desk.snapshot() as connection:
        return schema.faults(connection)


def upgrade(address: str) -> Done:
    """Bring the tables of an older desk up to date, and set right what can be made anew of any."""
    engines.require_file(address)
    engine = engines.make_engine(address)
    with engines.plain_faults(address):
        before = schema.version_of(engine, address)
        if before == schema.HEAD:
            with engine.connect() as connection:
                found = schema.mendable(connection)
            if not found:
                return Done(f"The desk {address} is up to date.")
            schema.upgrade(engine, address)
            return Done(f"The desk {address} is mended.", warnings=tuple(found))
        schema.upgrade(engine, address)
    return Done(f"The desk {address} is brought from {before or 'nothing'} to {schema.HEAD}.")


def load_demo(desk: Desk, folder: Path) -> ImportSummary:
    """Import the demo articles and their sources from a folder; a second time changes nothing."""
    return import_stream(desk, BytesIO("\n".join(_demo_lines(folder)).encode()), name="demo.jsonl", via=Via.COMMAND)


def _demo_lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        named = {"type": "article", "key": path.stem, "mode": labels["mode"], "published": labels["published"]}
        yield json.dumps({**named, "text": text})
    yield (folder / "sources.jsonl").read_text(encoding="utf-8")
