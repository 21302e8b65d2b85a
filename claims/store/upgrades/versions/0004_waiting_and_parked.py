"""Questions that are out about a claim, and claims that are put aside"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for name in ("asked", "waiting_for"):
        op.add_column("claim", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("claim", sa.Column("waiting_since", sa.Date(), nullable=True))
    op.add_column("claim", sa.Column("parked", sa.Boolean(), nullable=False, server_default=sa.false()))
