"""The state machine that drives a desk and its model side by side; which database is under it, it does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from claims.desk import Desk
from claims.errors import ClaimsError, Conflict, Refused
from claims.history.undo import last_to_redo, last_to_undo, take_back
from claims.history.verify import verify
from claims.history.writer import CHANGE, WriteTransaction
from claims.store import derived
from claims.tables import Tracked, table_of
from claims.words import Via
from tests.claims.history.model import Act, Model, Row, same
from tests.claims.history.rows import TABLES, free_columns, new_rows, parents_of, values_of

_PEOPLE = st.sampled_from(["ada", "bo"])
_REVS = st.sampled_from(["none", "standing", "stale"])


def machine_on(new_desk: Callable[[], tuple[Desk, Callable[[], None]]]) -> type[RuleBasedStateMachine]:
    """The machine on fresh desks, each given with what takes it away again."""

    class Machine(WriterMachine):
        def __init__(self) -> None:
            super().__init__(*new_desk())

    return Machine


class _Wreck(Exception):
    """Something that fails in the middle of a transaction."""


class WriterMachine(RuleBasedStateMachine):
    """Puts, withdrawals, undos and failures by two people; after each step desk and model agree in everything."""

    def __init__(self, desk: Desk, away: Callable[[], None]) -> None:
        super().__init__()
        self.desk = desk
        self.away = away
        self.model = Model()
        self.serial = 0

    def teardown(self) -> None:
        self.desk.close()
        self.away()

    @rule(by=_PEOPLE, picks=st.data(), count=st.integers(1, 4))
    def put_new(self, by: str, picks: st.DataObject, count: int) -> None:
        with self._both(by) as (tx, act):
            for _ in range(count):
                self._put_one_new(tx, act, picks)

    @precondition(lambda self: self._rows())
    @rule(by=_PEOPLE, picks=st.data(), count=st.integers(1, 3), wreck=st.booleans())
    def edit(self, by: str, picks: st.DataObject, count: int, wreck: bool) -> None:
        """A few edits in one transaction, of one row or of several; some fail, and then nothing of it stands."""
        with self._both(by) as (tx, act):
            for _ in range(count):
                model, row = picks.draw(st.sampled_from(self._rows()))
                names = picks.draw(st.lists(st.sampled_from([*free_columns(model), "withdrawn"]), max_size=3))
                edit = {name: picks.draw(values_of(model, name)) for name in names} | {"id": row["id"]}
                match picks.draw(_REVS) if "rev" in row else "none":
                    case "standing":
                        edit["rev"] = row["rev"]
                    case "stale":
                        edit["rev"] = row["rev"] - 1
                self._put(tx, act, model, [edit])
            if wreck:
                raise _Wreck

    @precondition(lambda self: self._rows())
    @rule(by=_PEOPLE, picks=st.data())
    def put_the_same_again(self, by: str, picks: st.DataObject) -> None:
        model, row = picks.draw(st.sampled_from(self._rows()))
        with self._both(by) as (tx, act):
            self._put(tx, act, model, [dict(row)])
            assert tx.action is None

    @precondition(lambda self: any(model.immutable for model, _ in self._rows()))
    @rule(by=_PEOPLE, picks=st.data())
    def change_what_is_immutable(self, by: str, picks: st.DataObject) -> None:
        model, row = picks.draw(st.sampled_from([pair for pair in self._rows() if pair[0].immutable]))
        name = picks.draw(st.sampled_from(sorted(model.immutable)))
        values = values_of(model, name).filter(lambda value: value != row[name])
        with self._both(by) as (tx, act):
            self._put(tx, act, model, [{"id": row["id"], name: picks.draw(values)}])

    @precondition(lambda self: self._rows())
    @rule(by=_PEOPLE, picks=st.data())
    def name_a_column_that_is_not(self, by: str, picks: st.DataObject) -> None:
        model, row = picks.draw(st.sampled_from(self._rows()))
        with pytest.raises(KeyError), self.desk.write(via=Via.COMMAND) as tx:
            tx.put(model, [{"id": row["id"], "no_such_column": 1}])

    @precondition(lambda self: self.model.acts)
    @rule(by=_PEOPLE, picks=st.data())
    def take_any_action_back(self, by: str, picks: st.DataObject) -> None:
        self._take_back(by, picks.draw(st.sampled_from(sorted(self.model.acts))))

    @rule(by=_PEOPLE)
    def undo(self, by: str) -> None:
        expected = self.model.to_undo(by)
        with self.desk.write(via=Via.SCREEN) as tx:
            assert last_to_undo(tx, by) == expected
        if expected is not None:
            self._take_back(by, expected)

    @rule(by=_PEOPLE)
    def redo(self, by: str) -> None:
        expected = self.model.to_redo(by)
        with self.desk.write(via=Via.SCREEN) as tx:
            assert last_to_redo(tx, by) == expected
        if expected is not None:
            self._take_back(by, expected)

    @invariant()
    def desk_and_model_agree(self) -> None:
        with self.desk.read() as session:
            connection = session.connection()
            for model in TABLES:
                table = table_of(model)
                standing = {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
                expected = self.model.rows.get(table.name, {})
                assert standing.keys() == expected.keys()
                assert all(same(row, expected[key]) for key, row in standing.items())
            done = connection.execute(select(CHANGE.c.entity, CHANGE.c.key, CHANGE.c.what).order_by(CHANGE.c.seq)).all()
            of_rows = [tuple(change) for change in done if change.entity != "action"]
            assert sorted(of_rows, key=itemgetter(0, 1)) == sorted(self.model.whats, key=itemgetter(0, 1))
            assert [change.key for change in done if change.entity == "action"] == sorted(self.model.acts)
            assert verify(connection).problems == ()
            assert derived.faults(connection) == []

    def _take_back(self, by: str, number: int) -> None:
        with self._both(by, undoes=number) as (tx, act):
            with self._expecting(lambda: self.model.take_back(act, TABLES, number)):
                rows = take_back(tx, number)
            assert rows == len(self.model.acts[number].changed)
            act_number = tx.action
            assert act_number is not None
            self.model.acts[act_number] = act

    @contextmanager
    def _both(self, by: str, undoes: int | None = None) -> Iterator[tuple[WriteTransaction, Act]]:
        """One transaction on the desk, one action of the model; what fails leaves both as they were."""
        before = self.model.copy()
        act = Act(by, undoes)
        self.desk.by = by
        try:
            with self.desk.write(via=Via.COMMAND) as tx:
                yield tx, act
            if act.changed:
                assert tx.action is not None
                self.model.acts[tx.action] = act
        except (Refused, Conflict, _Wreck):
            self.model = before

    def _put_one_new(self, tx: WriteTransaction, act: Act, picks: st.DataObject) -> None:
        ready = [model for model in TABLES if all(self.model.rows.get(up) for up in parents_of(model).values())]
        model = picks.draw(st.sampled_from(ready))
        above = {
            name: picks.draw(st.sampled_from(sorted(self.model.rows[up]))) for name, up in parents_of(model).items()
        }
        self.serial += 1
        row = picks.draw(new_rows(model, self.serial, above))
        if picks.draw(st.booleans()):
            row["id"] = tx.new_id(model)
        ids = tx.put(model, [row])
        self.model.put(act, model, {**row, "id": ids[0]})

    def _put(self, tx: WriteTransaction, act: Act, model: type[Tracked], rows: list[Row]) -> None:
        def in_the_model() -> None:
            for row in rows:
                self.model.put(act, model, row)

        with self._expecting(in_the_model):
            tx.put(model, rows)

    @contextmanager
    def _expecting(self, in_the_model: Callable[[], object]) -> Iterator[None]:
        """What the model does, the desk does: the same error, with the same two versions."""
        try:
            in_the_model()
        except (Refused, Conflict) as expected:
            with pytest.raises(type(expected)) as raised:
                yield
            _require_same_versions(raised.value, expected)
            raise raised.value from None
        yield

    def _rows(self) -> list[tuple[type[Tracked], Any]]:
        return [(model, row) for model in TABLES for row in self.model.rows.get(str(model.__tablename__), {}).values()]


def _require_same_versions(raised: ClaimsError, expected: ClaimsError) -> None:
    assert raised.message
    if isinstance(raised, Conflict) and isinstance(expected, Conflict) and expected.mine:
        assert (raised.mine, raised.theirs) == (expected.mine, expected.theirs)
