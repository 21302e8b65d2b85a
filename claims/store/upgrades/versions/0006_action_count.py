"""A counter of the changes of each action; it is filled at the end of every upgrade"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "action_count",
        sa.Column("action_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("action_id", name="pk_action_count"),
    )
