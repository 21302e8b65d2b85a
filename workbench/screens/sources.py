"""The sources of an article: what is known of each, what stands on it, and its stored copies."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from claims.errors import Conflict, Refused
from claims.rows import ArticleRow, CopyRow, Done, EvidenceRow, SourceRow
from claims.words import Via
from workbench.commands import FETCHING, SOURCES, Command
from workbench.kept import Kept
from workbench.screens.commanded import in_worker, newest_in_worker
from workbench.screens.desk_thread import DeskThread
from workbench.screens.listing import Listing
from workbench.screens.reads import Cited, read_sources
from workbench.terminal import visible
from workbench.widgets.outcomes import STANCE_SIGNS
from workbench.widgets.paper import Runs

if TYPE_CHECKING:
    from claims.desk import Desk
    from workbench.screens.form import Slot


@dataclass(frozen=True, slots=True)
class Fetching:
    """What is under way: which source, since when (`monotonic`), and what stops it."""

    label: str
    since: float
    stop: threading.Event


class SourcesScreen(Listing):
    """S1, S2 … with their evidence below."""

    place = SOURCES

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], article: ArticleRow) -> None:
        super().__init__(desk, commands)
        self._kept = kept
        self._fetching: Fetching | None = None
        self._article = article
        self._sources: Sequence[Cited] = ()

    def on_mount(self) -> None:
        self._read()

    def heading(self) -> str:
        found = f"Sources of article {self._article.number}: {len(self._sources)}"
        if self._fetching is not None:
            found += f" · fetching {self._fetching.label}, {monotonic() - self._fetching.since:.0f} s, Esc stops it"
        return visible(f"{found} · {self._article.headline}")

    def places(self) -> Sequence[str]:
        return (FETCHING, *super().places()) if self._fetching is not None else super().places()

    def rows(self) -> Sequence[Runs]:
        return [_row(cited) for cited in self._sources]

    def detail(self, width: int, height: int) -> Sequence[Runs]:
        if not self._sources:
            return [((" No source yet: c on a claim cites one." if self.is_ready else " …", "quiet"),)]
        lines = list(_told(self._sources[self.cursor]))
        return lines[:height]

    @in_worker
    async def action_edit_source(self) -> None:
        await self._edit(self._source())

    async def _edit(self, source: SourceRow) -> None:
        from workbench.screens.form import Form, changed
        from workbench.screens.forms import source_fields

        fields, draft = source_fields(source), self._draft(source)
        values = await self.app.push_screen_wait(Form(f"Edit {source.label}", fields, self.commands, draft=draft))
        if values is not None and (different := changed(fields, values)):
            await self._save(source, different)

    async def _save(self, source: SourceRow, different: Mapping[str, str]) -> None:
        given: dict[str, object] = dict(different)
        if "confidential" in given:
            given["confidential"] = given["confidential"] == "yes"

        def edit(desk: Desk) -> Done:
            from claims.actions.evidence import edit_source

            ref = str(self._article.number)
            return edit_source(desk, ref, source.label, given, rev=source.rev, via=Via.SCREEN)

        try:
            await self._do(edit)
        except Conflict as conflict:
            await self._settle(conflict, source, different)
        else:
            self._draft(source).drop()

    async def _settle(self, conflict: Conflict, source: SourceRow, different: Mapping[str, str]) -> None:
        from workbench.screens.conflict import settle

        await self._reread()
        conflict.message = f"Somebody saved {source.label} while you were at it."
        newest = next((cited.source for cited in self._sources if cited.source.id == source.id), source)
        await settle(
            self,
            conflict,
            self._draft(source),
            different,
            again=lambda: self._save(newest, different),
            rewrite=lambda: self._edit(newest),
        )

    def _draft(self, source: SourceRow) -> Slot:
        from workbench.screens.form import Slot

        return Slot(self._kept, f"source {self._article.number} {source.label}")

    @in_worker
    async def action_withdraw_evidence(self) -> None:
        """Take one piece of evidence that stands on the source off its claim, with a reason."""
        from workbench.screens.form import Field, Form

        evidence = self._sources[self.cursor].evidence if self._sources else ()
        if not evidence:
            raise Refused("Nothing stands on this source.")
        labels = [f"{claim} {row.stance}" for claim, row in evidence]
        fields = [Field("which", "evidence", labels[0], labels), Field("reason", "reason")]
        values = await self.app.push_screen_wait(Form("Withdraw which evidence, and why?", fields, self.commands))
        if values is None:
            return
        _, row = evidence[labels.index(values["which"])]

        def withdraw(desk: Desk) -> Done:
            from claims.actions.evidence import withdraw_evidence

            return withdraw_evidence(desk, row.id, reason=values["reason"], via=Via.SCREEN)

        await self._do(withdraw)

    @in_worker
    async def action_fetch(self) -> None:
        """Fetch what is at the source's address and store it, beside all other work, until it is stopped."""
        source = self._source()
        if self._fetching is not None:
            raise Refused(f"{self._fetching.label} is being fetched.", "Esc stops it.")
        self._fetching = fetching = Fetching(source.label, monotonic(), threading.Event())
        clock = self.set_interval(1, self.draw)
        self.draw()
        try:
            where = (self.desk.address, self.desk.by, str(self._article.number), source.label)
            self.notify_done(await asyncio.to_thread(_fetch, *where, fetching.stop))
        finally:
            self._fetching = None
            clock.stop()
            self._read()

    def action_stop_fetch(self) -> None:
        """Let go of what is under way; nothing of it is stored."""
        if self._fetching is not None:
            self._fetching.stop.set()

    def on_unmount(self) -> None:
        self.action_stop_fetch()

    def notify_done(self, done: Done) -> None:
        """Say what was done, and what there is to be warned of."""
        words = "\n".join((done.message, *done.warnings))
        severity = "warning" if done.warnings else "information"
        self.notify(visible(words, keep="\n"), severity=severity, markup=False)  # type: ignore[arg-type]

    async def _do(self, action: Callable[[Desk], Done]) -> None:
        self.notify_done(await self.desk.call(action, writes=True))
        self._read()

    def _source(self) -> SourceRow:
        if not self._sources:
            raise Refused("There is no source yet.", "c on a claim cites one.")
        return self._sources[self.cursor].source

    @newest_in_worker
    async def _read(self) -> None:
        await self._reread()

    async def _reread(self) -> None:
        article = self._article
        self._sources = await self.desk.call(lambda desk: read_sources(desk, article))
        self.cursor = min(self.cursor, max(len(self._sources) - 1, 0))
        self.is_ready = True
        self.draw()


def _fetch(address: str, by: str, article: str, source: str, stop: threading.Event) -> Done:
    """Runs in a thread of its own: a slow server must not keep the desk's thread."""
    from claims.actions.copies import fetch_source
    from claims.desk import open_desk

    desk = open_desk(address, by)
    try:
        return fetch_source(desk, article, source, via=Via.SCREEN, stop=stop)
    finally:
        desk.close()


def _row(cited: Cited) -> Runs:
    source = cited.source
    told = [str(source.kind), *([source.publisher] if source.publisher else [])]
    told += ["confidential"] if source.confidential else []
    stored = sum(copy.failure is None for copy in cited.copies)
    copies = f", {stored} stored" if stored else ", none stored" if cited.copies else ""
    return (
        (f"{source.label:>4} ", "strong"),
        (f"{source.uses:>3} cited{copies}  ", "quiet"),
        (visible(source.name)[:60], ""),
        (visible(f"  {' · '.join(told)}"), "quiet"),
    )


def _told(cited: Cited) -> Iterator[Runs]:
    source = cited.source
    yield ((f" {source.label} ", "strong"), (visible(source.title or source.description or source.name), ""))
    for name in ("url", "publisher", "description", "accessed"):
        value = getattr(source, name)
        if value and value != source.name:
            yield ((f"  {name}: ", "quiet"), (visible(" ".join(str(value).split())), ""))
    for copy in cited.copies:
        yield _copy(copy)
    for claim, row in cited.evidence:
        yield _evidence(claim, row)


def _copy(copy: CopyRow) -> Runs:
    done = "stored" if copy.failure is None else "tried"
    told = f"  {done} {copy.at:%Y-%m-%d %H:%M}: {copy.outcome}{f', {copy.error}' if copy.error else ''}"
    return ((visible(told), "quiet"),)


def _evidence(claim: str, row: EvidenceRow) -> Runs:
    sign, ink = STANCE_SIGNS[row.stance]
    quotation = f" “{' '.join(row.quotation.split())}”" if row.quotation else ""
    return ((f"  {claim:>6} ", "strong"), (f"{sign} {row.stance}", ink), (visible(f"{quotation} {row.note}"), ""))
