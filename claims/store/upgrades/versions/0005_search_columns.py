"""Folded columns to search in, and a counter of the claims by state; they are filled at the end of every upgrade"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "claim_search",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim_search"),
    )
    op.create_table(
        "source_search",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_search"),
    )
    op.create_table(
        "search_index",
        sa.Column("upto", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("upto", name="pk_search_index"),
    )
    op.create_table(
        "claim_count",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_claim_count"),
    )
