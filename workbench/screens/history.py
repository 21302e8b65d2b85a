"""What was done: to a claim, to its article, or on the whole desk; with the difference, and a way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claims.errors import Refused
from claims.rows import ActionRow, ChangeRow, Done
from claims.words import Via, counted
from workbench.commands import HISTORY, Command
from workbench.screens.commanded import in_worker, newest_in_worker
from workbench.screens.desk_thread import DeskThread
from workbench.screens.listing import Listing
from workbench.screens.reads import read_actions, read_changes
from workbench.terminal import visible
from workbench.widgets.claim_card import folded
from workbench.widgets.paper import Runs

if TYPE_CHECKING:
    from claims.desk import Desk

UNTOLD = frozenset({"id", "key", "rev", "withdrawn", "article_id", "claim_id", "version_id", "sha256", "at", "by"})
"""Columns that say nothing to a reader of the history."""


class HistoryScreen(Listing):
    """The actions of a scope, newest first; the one under the cursor told row by row."""

    place = HISTORY

    def __init__(self, desk: DeskThread, commands: Sequence[Command], scopes: Sequence[str | None]) -> None:
        super().__init__(desk, commands)
        self._scopes = tuple(scopes)
        """References of what can be shown the history of: "12.7", "12", None for the desk."""
        self._scope = 0
        self._actions: list[ActionRow] = []
        self._changes: Mapping[int, Sequence[ChangeRow]] = {}
        self._complete = False
        self._how_far = ""
        """How far a large undo is, "" while none goes on."""

    def on_mount(self) -> None:
        self._read()

    def heading(self) -> str:
        scope = self._scopes[self._scope]
        what = "the desk" if scope is None else f"claim {scope}" if "." in scope else f"article {scope}"
        number = f"{len(self._actions)}{'' if self._complete else '+'}"
        return f"{self._how_far}History of {what}: {number} actions, newest first"

    def rows(self) -> Sequence[Runs]:
        return [_row(action) for action in self._actions]

    def detail(self, width: int, height: int) -> Sequence[Runs]:
        action = self._action
        if action is None:
            return [((" Nothing was done here." if self.is_ready else " …", "quiet"),)]
        told = self._changes.get(action.id, ())
        lines = folded(_told(action, told), width)
        if len(lines) > height or len(told) < action.changes:
            rest = f"  … of {counted(action.changes, 'row')} that it changed in all"
            lines = [*lines[: height - 1], ((rest, "quiet"),)]
        return lines

    def moved(self) -> None:
        super().moved()
        self._follow()
        if self.cursor >= len(self._actions) - 1 and not self._complete:
            self._read_more()

    def action_history_scope(self) -> None:
        """Turn between the claim, its article and the desk."""
        self._scope = (self._scope + 1) % len(self._scopes)
        self._read()

    @in_worker
    async def action_undo_action(self) -> None:
        """Take the action under the cursor back, whoever did it, with a reason."""
        from workbench.screens.form import Field, Form

        action = self._action
        if action is None:
            raise Refused("There is nothing to take back.")
        title = f"Why take back {action.name} by {action.by}?"
        needed = f"Taking back what {action.by} did needs a reason." if action.by != self.desk.by else ""
        fields = [Field("reason", "reason", needed=needed)]
        values = await self.app.push_screen_wait(Form(title, fields, self.commands))
        if values is None:
            return

        def take_back(desk: Desk) -> Done:
            from claims.actions.history import undo

            return undo(desk, action.id, via=Via.SCREEN, reason=values["reason"], progress=self._told_how_far)

        try:
            done = await self.desk.call(take_back, writes=True)
        finally:
            self._how_far = ""
            self._read()
        self.notify(visible(done.message), markup=False)

    def _told_how_far(self, what: str, done: int, total: int | None) -> None:
        """Called in the desk's thread by a large undo."""
        self._how_far = f"{what}: {done:,} of {total or done:,} · "
        self.call_later(self.draw)

    @property
    def _action(self) -> ActionRow | None:
        return self._actions[self.cursor] if self.cursor < len(self._actions) else None

    @newest_in_worker
    async def _read(self) -> None:
        scope = self._scopes[self._scope]
        self._actions, self._complete = await self.desk.call(lambda desk: read_actions(desk, scope))
        self.cursor, self._changes, self.is_ready = 0, {}, True
        self._follow()

    @newest_in_worker
    async def _read_more(self) -> None:
        scope, before = self._scopes[self._scope], self._actions[-1].id
        more, self._complete = await self.desk.call(lambda desk: read_actions(desk, scope, before))
        self._actions += more
        self.draw()

    @newest_in_worker
    async def _follow(self) -> None:
        action = self._action
        if action is not None and action.id not in self._changes:
            found = await self.desk.call(lambda desk: read_changes(desk, action.id))
            self._changes = {action.id: found}
        self.draw()


def _row(action: ActionRow) -> Runs:
    reason = f" – {' '.join(action.reason.split())}" if action.reason else ""
    undoes = f" (takes back #{action.undoes})" if action.undoes else ""
    undone = " [taken back]" if action.undone else " [not to its end]" if action.unfinished else ""
    return (
        (f"{f'#{action.id}':>6} {action.at:%Y-%m-%d %H:%M} ", "quiet"),
        (visible(f"{action.by} ")[:20], "strong"),
        (visible(f"{action.name}{undoes}{undone}{reason}"), "zone" if action.undone else ""),
    )


def _told(action: ActionRow, changes: Sequence[ChangeRow]) -> Iterator[Runs]:
    login = f" ({action.login})" if action.login and action.login != action.by else ""
    yield ((f" #{action.id} ", "strong"), (visible(f"{action.name} by {action.by}{login}, via {action.via}"), ""))
    for change in changes:
        yield ((visible(f"  {change.entity.replace('_', ' ')} {_name(change)}: {change.what}"), "key"),)
        for name, before, after in _different(change):
            was = () if change.before is None else ((visible(f"{before}"), "bad"), (" → ", "quiet"))
            yield ((visible(f"    {name.replace('_', ' ')}: "), "quiet"), *was, (visible(f"{after}"), "good"))


def _name(change: ChangeRow) -> str:
    images = change.after or change.before or {}
    return str(images.get("key") or change.key)


def _different(change: ChangeRow) -> Iterator[tuple[str, str, str]]:
    before: Mapping[str, Any] = change.before or {}
    after: Mapping[str, Any] = change.after or {}
    for name in after:
        was, now = before.get(name), after[name]
        if was != now and name not in UNTOLD and (now not in (None, "", [], 0, False) or change.before is not None):
            yield name, _words(was), _words(now)


def _words(value: object) -> str:
    return "–" if value is None or value == "" else " ".join(str(value).split())[:200]
