"""What a user can do with a date in an article's words."""

from __future__ import annotations

from typing import Any

from claims.actions.references import article_of
from claims.actions.storing import Redated, flag_decided, version_row
from claims.desk import Desk
from claims.errors import NotFound, UsageError
from claims.filters import months
from claims.history.writer import WriteTransaction
from claims.intake.published import published_in_record
from claims.queries.base import TIME, standing
from claims.rows import Done
from claims.tables import TimeExpression
from claims.words import Precision, TimeStatus, Via


def confirm_time(desk: Desk, article: str, words: str, *, via: Via) -> Done:
    """Say that a time expression of an article means what reading made of it. It stays so whatever is read again.

    `words` are its words in the article, with "#2" behind them for the second place where they stand.
    """
    with desk.write(via=via, name="confirm date", reason=words) as tx:
        row, _ = _expression(tx, article, words)
        if row["status"] == TimeStatus.UNRESOLVED:
            raise UsageError(f"“{row['text']}” has no value to confirm.", "Give it one, or date the article first.")
        tx.put(TimeExpression, [{"id": row["id"], "status": TimeStatus.CONFIRMED}])
        return Done(f"“{row['text']}” is {row['value']}.", tx.action)


def set_time(desk: Desk, article: str, words: str, value: str, *, via: Via) -> Done:
    """Say what a time expression of an article means: "2023-04-26", "2023-04", "2023" or "2023-04-26/2023-04-28".

    It stays so whatever is read again. Claims in whose words it stands and that have a verdict are flagged.
    """
    columns = _meaning(value)
    with desk.write(via=via, name="set date", reason=f"{words}: {value}") as tx:
        row, version = _expression(tx, article, words)
        explanation = f"set by {desk.by}"
        tx.put(
            TimeExpression,
            [{"id": row["id"], **columns, "status": TimeStatus.OVERRIDDEN, "explanation": explanation, "anchor": ""}],
        )
        if row["value"] != value:
            flag_decided(tx, version, [Redated(row["start"], row["end"], row["text"], row["value"], value)])
        return Done(f"“{row['text']}” is {value}.", tx.action)


def _meaning(value: str) -> dict[str, Any]:
    first, slash, last = value.partition("/")
    precision: Precision | None = published_in_record(first)[1]
    if slash and published_in_record(last)[1] != precision:
        raise UsageError(f'The ends of "{value}" are not alike.', "Give two days, two months or two years.")
    earliest, latest = months(first)[0], months(last or first)[1]
    if latest < earliest:
        raise UsageError(f'"{value}" ends before it begins.', "Give the earlier end first.")
    return {"value": value, "edtf": value, "earliest": earliest, "latest": latest, "precision": precision, "mod": None}


def _expression(tx: WriteTransaction, article: str, words: str) -> tuple[dict[str, Any], int]:
    row = article_of(tx.connection, article)
    version = version_row(tx, row.id, row.version)
    wanted, nth = _nth(words)
    found = standing(TIME, TIME.c.version_id == (version["id"] if version else 0)).order_by(TIME.c.start)
    same = [time for time in tx.connection.execute(found).mappings() if time["text"].casefold() == wanted.casefold()]
    if version is None or not 1 <= nth <= len(same):
        raise NotFound(f"Article {row.number} has no date “{words}”.", "`workbench article show` lists its dates.")
    return dict(same[nth - 1]), version["id"]


def _nth(words: str) -> tuple[str, int]:
    named, _, number = words.strip().rpartition("#")
    return (named.strip(), int(number)) if named and number.isascii() and number.isdigit() else (words.strip(), 1)
