"""How much is written in one turn."""

from __future__ import annotations

from claims.store import turns


def test_a_slow_machine_writes_less_at_a_time_and_a_quick_one_more() -> None:
    pace = turns.Pace()
    pace.took(turns.BATCH, turns.HELD * 2)
    assert pace.rows == turns.BATCH / 2
    for _ in range(9):
        pace.took(int(pace.rows), turns.HELD * 10)
    assert pace.rows == turns.BATCH / 4
    for _ in range(9):
        pace.took(int(pace.rows), turns.HELD / 10)
    assert pace.rows == turns.BATCH * 2
