"""Screens whose keys are looked up in the table of commands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import events
from textual.screen import Screen
from textual.worker import Worker

from claims.errors import ClaimsError, Conflict
from workbench.commands import Command
from workbench.problems import notify

T = TypeVar("T")
S = TypeVar("S", bound="Commanded[Any]")
P = ParamSpec("P")


class Commanded(Screen[T]):
    """Calls `action_NAME` for the command that a key stands for in the places that have the focus.

    A ClaimsError that an action raises is told, and nothing else happens.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = tuple(commands)

    def places(self) -> Sequence[str]:
        """The places whose commands hold now, the narrowest first."""
        raise NotImplementedError

    def command_for(self, key: str) -> Command | None:
        """What a key stands for now."""
        return next((c for place in self.places() for c in self.commands if c.where == place and key in c.keys), None)

    async def on_key(self, event: events.Key) -> None:
        act = self.act_for(event)
        if act is not None:
            event.stop()
            event.prevent_default()
            self.heard()
            await self.attempt(act)

    def heard(self) -> None:
        """Somebody goes on: what was told has been read, and would cover what comes next."""
        self.app.clear_notifications()

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        """What a key that was pressed sets going, None for nothing of ours."""
        command = self.command_for(event.key)
        return None if command is None else self.act_of(command)

    def act_of(self, command: Command) -> Callable[[], Any]:
        """What a command sets going."""
        act: Callable[[], Any] = getattr(self, f"action_{command.name}")
        return act

    async def attempt(self, act: Callable[[], Any]) -> None:
        """Call something that may be refused."""
        try:
            called = act()
            if inspect.isawaitable(called):
                await called
        except ClaimsError as error:
            self.tell(error)

    def tell(self, error: ClaimsError) -> None:
        """Say what went wrong; of a conflict show both versions."""
        if isinstance(error, Conflict) and (error.mine or error.theirs):
            from workbench.screens.conflict import ConflictScreen

            self.app.push_screen(ConflictScreen(error))
        else:
            notify(self, error, self.commands)


Method = Callable[Concatenate[S, P], Coroutine[Any, Any, None]]


def in_worker(method: Method[S, P]) -> Callable[Concatenate[S, P], None]:
    """Run a method beside the screen, which goes on listening; a ClaimsError is told instead of ending the app."""
    return _started(method)


def newest_in_worker(method: Method[S, P]) -> Callable[Concatenate[S, P], None]:
    """The same, for what only the newest call matters of: one that is under way is dropped."""
    return _started(method, group=method.__name__, exclusive=True)


def _started(
    method: Method[S, P], group: str = "default", exclusive: bool = False
) -> Callable[Concatenate[S, P], None]:
    @wraps(method)
    def start(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        async def run() -> None:
            await self.attempt(lambda: method(self, *args, **kwargs))

        _: Worker[None] = self.run_worker(run, group=group, exclusive=exclusive)

    return start
