"""What the screen shows before the store is loaded. It imports no SQLAlchemy, and a test holds that."""

from __future__ import annotations

from pathlib import Path

from claims.queries.first_page import FirstPage
from claims.queries.first_page import first_page as read_first_page

__all__ = ["FirstPage", "first_page"]


def first_page(address: str, limit: int = 64) -> FirstPage | None:
    """The default queue of a desk, all its ids and the first `limit` rows: what `queue` and `rows` give, at once.

    None for a desk on a server, and where there is nothing to be shown at once; `open_desk` says what is wrong.
    """
    return None if "://" in address else read_first_page(Path(address), limit)
