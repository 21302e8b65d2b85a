"""What the writer should do, said a second time in the plainest way: dicts, lists, and every rule in a line."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from claims.errors import Conflict, Refused
from claims.tables import Tracked, table_of

Row = dict[str, Any]


@dataclass
class Act:
    """One action: who, what it undoes, and each row it changed with its first and last image."""

    by: str
    undoes: int | None
    changed: dict[tuple[str, int], tuple[Row | None, Row]] = field(default_factory=dict)


@dataclass
class Model:
    """The rows by table and id, the actions by number, and what each change did."""

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    acts: dict[int, Act] = field(default_factory=dict)
    whats: list[tuple[str, int, str]] = field(default_factory=list)

    def put(self, act: Act, model: type[Tracked], row: Row) -> None:
        """One row, as the docstring of the writer promises. Raises what the writer should raise."""
        table = str(model.__tablename__)
        standing = self.rows.setdefault(table, {})
        before = standing.get(row["id"])
        given = {name: _in_utc(value) for name, value in row.items() if name != "rev"}
        after = {**(before or _defaults(model)), **given}
        if before is None:
            self._change(act, table, after, "insert")
            return
        touched = {name for name in after if after[name] != before[name]}
        if not touched:
            return
        if touched & model.immutable:
            raise Refused("immutable")
        if "rev" in before and touched & (model.reviewed | {"withdrawn"}):
            if row.get("rev") is not None and row["rev"] != before["rev"]:
                raise Conflict("stale", mine={n: after[n] for n in touched}, theirs={n: before[n] for n in touched})
            after["rev"] = before["rev"] + 1
        turned = {(False, True): "withdraw", (True, False): "restore"}
        self._change(act, table, after, turned.get((before["withdrawn"], after["withdrawn"]), "update"))

    def take_back(self, act: Act, models: list[type[Tracked]], number: int) -> None:
        """Every row of an action back to its first image. Raises Conflict where something was built on it."""
        ended: list[tuple[str, int]] = []
        revived: list[tuple[str, int]] = []
        for (table, key), (before, after) in self.acts[number].changed.items():
            model = next(m for m in models if m.__tablename__ == table)
            now = self.rows[table][key]
            if any(now[name] != after[name] for name in now if name != "rev"):
                raise Conflict("changed since")
            back = before if before is not None else {"withdrawn": True}
            if back["withdrawn"] != now["withdrawn"]:
                (ended if back["withdrawn"] else revived).append((table, key))
            fixed = model.immutable | {"rev"}
            self.put(act, model, {"id": key} | {name: value for name, value in back.items() if name not in fixed})
        for model in models:
            for reference in table_of(model).foreign_keys:
                parent, name = reference.column.table.name, reference.parent.name
                for row in self.rows.get(str(model.__tablename__), {}).values():
                    if row["withdrawn"] or row[name] is None:
                        continue
                    if (parent, row[name]) in ended:
                        raise Conflict("childless")
                    if (model.__tablename__, row["id"]) in revived and self.rows[parent][row[name]]["withdrawn"]:
                        raise Conflict("parent is gone")

    def to_undo(self, by: str) -> int | None:
        """The newest standing action of a person that is no undo."""
        return next((n for n in self._standing(by) if self.acts[n].undoes is None), None)

    def to_redo(self, by: str) -> int | None:
        """The newest standing undo of a person that is no redo, unless they did something since."""
        own = (number for number in self._standing(by) if self._depth(number) == 0 or self._depth(number) % 2)
        newest = next(own, None)
        return newest if newest is not None and self._depth(newest) else None

    def copy(self) -> Model:
        """What to go back to when a transaction fails."""
        return deepcopy(self)

    def _change(self, act: Act, table: str, row: Row, what: str) -> None:
        key = (table, row["id"])
        first = act.changed[key][0] if key in act.changed else self.rows[table].get(row["id"])
        act.changed[key] = (first, row)
        self.rows[table][row["id"]] = row
        self.whats.append((*key, what))

    def _standing(self, by: str) -> list[int]:
        undone: set[int | None] = set()
        standing = []
        for number in sorted(self.acts, reverse=True):
            if number not in undone:
                undone.add(self.acts[number].undoes)
                standing.append(number)
        return [number for number in standing if self.acts[number].by == by]

    def _depth(self, number: int) -> int:
        undoes = self.acts[number].undoes
        return 0 if undoes is None else 1 + self._depth(undoes)


def _in_utc(value: Any) -> Any:
    return (
        value.astimezone(UTC) if isinstance(value, datetime) else value
    )  # 1:30 on a day that has two of it is neither


def _defaults(model: type[Tracked]) -> Row:
    fields = model.model_fields.items()
    return {
        n: field.get_default(call_default_factory=True, validated_data={})
        for n, field in fields
        if not field.is_required()
    }


def same(one: Row, other: Row) -> bool:
    """Equal rows; 1 and 1.0 and true are kept apart, a word of a vocabulary is its text."""
    return one.keys() == other.keys() and all(
        value == other[name] and (isinstance(value, str) or type(value) is type(other[name]))
        for name, value in one.items()
    )
