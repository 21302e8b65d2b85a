"""What is derived from the tracked rows so that questions are answered at once. No history: it can be made anew."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class ClaimSearch(SQLModel, table=True):
    """The words of a claim in `claims.anchors.search_form`; a line feed parts its own words from its statement."""

    __tablename__ = "claim_search"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    words: str
    speaker: str


class SourceSearch(SQLModel, table=True):
    """Title, address and publisher of a source in `claims.anchors.search_form`, parted by line feeds."""

    __tablename__ = "source_search"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    words: str


class SearchIndex(SQLModel, table=True):
    """One row: up to which claim the index of trigrams goes. The claims after it wait for their turn."""

    __tablename__ = "search_index"

    upto: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class ClaimCount(SQLModel, table=True):
    """How many claims stand in a state."""

    __tablename__ = "claim_count"

    state: str = Field(primary_key=True)
    standing: int


class ActionCount(SQLModel, table=True):
    """How many changes an action has, its own among them."""

    __tablename__ = "action_count"

    action_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    changes: int
