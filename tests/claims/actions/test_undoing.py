"""A large action goes back in turns with others, may be cut short anywhere, and never ends half done in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from claims.actions import history, undoing
from claims.actions.verdicts import give_verdicts
from claims.desk import Desk
from claims.errors import Conflict
from claims.history.verify import verify
from claims.queries.base import CLAIM, IMPORT_RUN, PLACE, rows, standing
from claims.rows import ActionRow
from claims.words import Via
from tests.claims.actions.conftest import OpenDesk, give
from tests.claims.actions.importing.lines import article, claim, lines

WAY = Via.COMMAND
COUNT = 300


@pytest.fixture(autouse=True)
def small_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "AT_ONCE", 50)
    monkeypatch.setattr(undoing, "PAUSE", 0)
    monkeypatch.setattr(undoing, "Pace", Slow)


class Slow:
    """Always the same few rows a turn."""

    rows = 40

    def took(self, rows: int, seconds: float) -> None:
        """It learns nothing."""


@pytest.fixture
def imported(desk: Desk) -> int:
    """The number of an import of COUNT claims and their places."""
    found = give(desk, lines(article("a", COUNT), *(claim(n) for n in range(1, COUNT + 1))), read=False)
    assert found.action is not None
    return found.action


def test_it_goes_back_and_forth_whole(desk: Desk, imported: int) -> None:
    told: list[str] = []
    done = history.undo(desk, via=WAY, progress=lambda what, done, total: told.append(what))
    assert done.message.startswith(f"Action {imported} taken back: 6")
    assert set(told) == {"Changes compared", "Changes taken back"}
    assert standing_rows(desk) == (0, 0, 0)
    [undo, run] = history.actions(desk)
    assert (undo.undoes, undo.unfinished, run.undone) == (imported, False, True)
    assert undo.changes == int(done.message.split()[4])
    assert history.redo(desk, via=WAY).message.startswith(f"Undo {undo.id} taken back")
    assert standing_rows(desk) == (COUNT, COUNT, 1)
    require_sound(desk)


def test_cut_short_it_says_so_and_the_same_again_goes_on(desk: Desk, imported: int) -> None:
    for turns in (1, 3, 2):
        cut(desk, turns)
        [undo, run] = history.actions(desk)
        assert (undo.undoes, undo.unfinished, run.undone) == (imported, True, False)
        require_sound(desk)
    assert 0 < sum(standing_rows(desk)) < 2 * COUNT
    told: list[int] = []
    history.undo(desk, via=WAY, progress=lambda what, done, total: told.append(done))
    assert told[0] > 5 * Slow.rows
    assert standing_rows(desk) == (0, 0, 0)
    [undo, run] = history.actions(desk)
    assert (undo.unfinished, run.undone, undo.changes) == (False, True, 2 * COUNT + 3)
    assert history.undo(desk, via=WAY).message == "There is nothing of mara's to undo."


def test_cut_short_it_is_given_up_by_anybody(desk: Desk, imported: int, open_as: OpenDesk) -> None:
    cut(desk, 3)
    with pytest.raises(Conflict, match="mara is taking action"):
        history.undo(open_as("ben"), imported, via=WAY)
    begun = history.actions(desk)[0].id
    history.undo(open_as("ben"), begun, via=WAY)
    assert standing_rows(desk) == (COUNT, COUNT, 1)
    assert [action.unfinished for action in history.actions(desk)] == [False, False, False]
    assert history.undo(desk, imported, via=WAY).action == begun + 2
    assert standing_rows(desk) == (0, 0, 0)
    require_sound(desk)


def test_what_was_changed_since_is_refused_before_anything_goes_back(desk: Desk, imported: int) -> None:
    give_verdicts(desk, ["1.1"], "True", via=WAY)  # the first to come, and so the last to go back
    with pytest.raises(Conflict, match=r"^Claim \S+#1 was changed again since"):
        history.undo(desk, imported, via=WAY)
    assert len(history.actions(desk)) == 2
    assert standing_rows(desk) == (COUNT, COUNT, 1)


def test_what_is_changed_meanwhile_brings_all_back(desk: Desk, imported: int, open_as: OpenDesk) -> None:
    def rate(turn: int) -> None:
        if turn == 3:
            give_verdicts(open_as("ben"), ["1.1"], "True", via=WAY)

    with pytest.raises(Conflict, match="changed again since") as conflict:
        history.undo(desk, imported, via=WAY, uninterrupted=each_turn(rate))
    assert "was put back again" in conflict.value.hint
    assert standing_rows(desk) == (COUNT, COUNT, 1)
    [_, rated, undo, run] = history.actions(desk)
    assert (undo.undoes, undo.undone, undo.unfinished, run.undone) == (imported, True, False, False)
    assert rated.by == "ben"
    require_sound(desk)


def test_given_up_by_somebody_else_it_stops(desk: Desk, imported: int, open_as: OpenDesk) -> None:
    def give_up(turn: int) -> None:
        if turn == 3:
            history.undo(open_as("ben"), newest(desk).id, via=WAY)

    with pytest.raises(Conflict, match="was given up meanwhile"):
        history.undo(desk, imported, via=WAY, uninterrupted=each_turn(give_up))
    assert standing_rows(desk) == (COUNT, COUNT, 1)


def test_two_at_once_are_told_apart(desk: Desk, imported: int, open_as: OpenDesk) -> None:
    def go_on(turn: int) -> None:
        if turn == 3:
            history.undo(open_as("mara"), imported, via=WAY)

    with pytest.raises(Conflict, match="was given up meanwhile"):
        history.undo(desk, imported, via=WAY, uninterrupted=each_turn(go_on))
    assert standing_rows(desk) == (0, 0, 0)


def test_an_import_that_goes_on_stops_when_its_undo_begins(desk: Desk, open_as: OpenDesk) -> None:
    content = lines(article("a", 3_000), *(claim(n) for n in range(1, 3_001)))

    def take_back(turn: int) -> None:
        if turn == 2:
            cut(open_as("ben"), 1, newest(desk).id)

    with pytest.raises(Conflict, match="taken back while it went on"):
        give(desk, content, read=False, uninterrupted=each_turn(take_back))
    begun = newest(desk)
    assert (begun.by, begun.unfinished) == ("ben", True)
    history.undo(open_as("ben"), via=WAY)
    assert standing_rows(desk) == (0, 0, 0)
    require_sound(desk)


class Killed(BaseException):
    """What no code expects."""


def cut(desk: Desk, turns: int, action: int | None = None) -> None:
    """Begin to undo, or go on with it, and die after so many turns."""

    def die(turn: int) -> None:
        if turn == turns:
            raise Killed

    # The first transaction only looks how large the action is.
    with pytest.raises(Killed):
        history.undo(desk, action, via=WAY, uninterrupted=each_turn(die))


def each_turn(then: Callable[[int], None]) -> Callable[[], AbstractContextManager[None]]:
    """Calls `then` with the number of each transaction that is through."""
    count = iter(range(10_000))

    @contextmanager
    def turn() -> Iterator[None]:
        yield
        then(next(count))

    return turn


def standing_rows(desk: Desk) -> tuple[int, int, int]:
    """How many claims, places and imports stand."""
    with desk.snapshot() as connection:
        claims, places, runs = (len(rows(connection, standing(table))) for table in (CLAIM, PLACE, IMPORT_RUN))
        return claims, places, runs


def newest(desk: Desk) -> ActionRow:
    """The last thing that was done."""
    return history.actions(desk, limit=1)[0]


def require_sound(desk: Desk) -> None:
    """Every row is what the history says."""
    with desk.snapshot() as connection:
        assert verify(connection).problems == ()
