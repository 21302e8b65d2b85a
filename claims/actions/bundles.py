"""Desks as folders that prove themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claims.actions.exports import PROGRAM, every_record
from claims.desk import Desk
from claims.exports import Exported, Terms
from claims.exports.bundle import write_bundle
from claims.exports.verification import Progress, verify_bundle
from claims.rows import Verified


def export_bundle(desk: Desk, folder: Path) -> Exported:
    """Write the whole desk with its history into a new folder, which appears whole or not at all."""
    with desk.snapshot() as connection:
        return write_bundle(connection, every_record(connection), folder, Terms(date.today(), PROGRAM))


def verify(folder: Path, progress: Progress | None = None, against: tuple[int, str] | None = None) -> Verified:
    """Go through a bundle, without a desk; what does not agree is named. `against` is a head that somebody kept."""
    return verify_bundle(folder, progress, against)
