"""What a user can do with a date in an article's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.actions.references import article_of
from claims.actions.storing import Redated, flag_decided, meant, version_row
from claims.dates.stated import FORMS, stated
from claims.desk import Desk
from claims.errors import NotFound, UsageError
from claims.history.writer import WriteTransaction
from claims.queries.base import TIME, standing
from claims.rows import Done
from claims.tables import TimeExpression
from claims.words import TimeStatus, Via

NO_DATE = "none"
"""The value of words that name no date at all."""

Row = dict[str, Any]


def settle_time(desk: Desk, time: int, value: str | None, *, via: Via) -> Done:
    """Confirm a time expression as it is read (`value` None or empty), or say what it means.

    For a screen: `time` is the id of a TimeRow, as the article's sheet and a claim's card have it. `value` is as for
    `set_time`, and the value that it has already confirms it. One action in the history, so undo takes it back.
    NotFound if the expression is of no current version; UsageError if there is nothing to confirm, or no such value.
    """
    with desk.write(via=via, name="set date" if value else "confirm date", reason=value or "") as tx:
        found = tx.connection.execute(standing(TIME, TIME.c.id == time)).mappings().first()
        if found is None:
            raise NotFound("That date is in no text any more.", "The article was read again: look at it anew.")
        return _settle(tx, dict(found), value, desk.by)


def settle_times(desk: Desk, given: Sequence[tuple[int, str]], *, via: Via) -> Done:
    """Settle several time expressions as one action: each by its id, with its value as for `settle_time`."""
    with desk.write(via=via, name="set dates", reason=", ".join(value for _, value in given)) as tx:
        said = []
        for time, value in given:
            found = tx.connection.execute(standing(TIME, TIME.c.id == time)).mappings().first()
            if found is None:
                raise NotFound("That date is in no text any more.", "The article was read again: look at it anew.")
            said.append(_settle(tx, dict(found), value.strip() or None, desk.by).message)
        return Done(" ".join(said), tx.action)


def confirm_time(desk: Desk, article: str, words: str, *, via: Via) -> Done:
    """Say that a time expression of an article means what reading made of it. It stays so whatever is read again.

    `words` are its words in the article, with "#2" behind them for the second place where they stand.
    """
    with desk.write(via=via, name="confirm date", reason=words) as tx:
        return _settle(tx, _expression(tx, article, words), None, desk.by)


def set_time(desk: Desk, article: str, words: str, value: str, *, via: Via) -> Done:
    """Say what a time expression of an article means: FORMS, a moment, a duration (P3M), or "none" for no date at all.

    It stays so whatever is read again. Claims in whose words it stands and that have a verdict are flagged.
    """
    with desk.write(via=via, name="set date", reason=f"{words}: {value}") as tx:
        return _settle(tx, _expression(tx, article, words), value, desk.by)


def _settle(tx: WriteTransaction, row: Row, value: str | None, by: str) -> Done:
    columns = _meaning(value, by) if value else {"value": row["value"], "status": TimeStatus.CONFIRMED}
    if columns["value"] == row["value"] and row["status"] != TimeStatus.OVERRIDDEN:
        columns = {"value": row["value"], "status": TimeStatus.CONFIRMED}
    if columns["status"] == TimeStatus.CONFIRMED and row["status"] == TimeStatus.UNRESOLVED:
        raise UsageError(f"“{row['text']}” has no value to confirm.", "Give it one, or date the article first.")
    if not value and row["status"] == TimeStatus.OVERRIDDEN:
        return Done(f"“{row['text']}” is {meant(row['value'])}, as somebody said already.", None)
    tx.put(TimeExpression, [{"id": row["id"], **columns}])
    now = columns["value"]
    if now != row["value"]:
        flag_decided(tx, row["version_id"], [Redated(row["start"], row["end"], row["text"], row["value"], now)])
    said = f"confirmed: {row['explanation']}" if columns["status"] == TimeStatus.CONFIRMED else meant(now)
    return Done(f"“{row['text']}” is {said}.", tx.action)


def _meaning(value: str, by: str) -> dict[str, Any]:
    """The columns of an expression that a person gave this value."""
    given = {"status": TimeStatus.OVERRIDDEN, "explanation": f"set by {by}", "anchor": "", "mod": None}
    if value.strip().lower() == NO_DATE:
        return {**given, "value": "", "edtf": None, "earliest": None, "latest": None, "precision": None}
    meant = stated(value)
    if meant is None:
        raise UsageError(f'"{value}" is no date.', f"Give {FORMS}, a duration such as P3M, or {NO_DATE}.")
    return {
        **given,
        "type": meant.type,
        "value": meant.value,
        "edtf": meant.edtf or None,
        "earliest": meant.earliest,
        "latest": meant.latest,
        "precision": meant.precision,
    }


def _expression(tx: WriteTransaction, article: str, words: str) -> Row:
    row = article_of(tx.connection, article)
    version = version_row(tx, row.id, row.version)
    wanted, nth = _nth(words)
    found = standing(TIME, TIME.c.version_id == (version["id"] if version else 0)).order_by(TIME.c.start)
    same = [time for time in tx.connection.execute(found).mappings() if time["text"].casefold() == wanted.casefold()]
    if not 1 <= nth <= len(same):
        raise NotFound(f"Article {row.number} has no date “{words}”.", "`workbench article time N` lists its dates.")
    return dict(same[nth - 1])


def _nth(words: str) -> tuple[str, int]:
    named, _, number = words.strip().rpartition("#")
    return (named.strip(), int(number)) if named and number.isascii() and number.isdigit() else (words.strip(), 1)
