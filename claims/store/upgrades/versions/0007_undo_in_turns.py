"""How far an undo in turns has come, and an index with all that a page of claims shows of places"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("action", sa.Column("remaining", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_place_shown", "place", ["claim_id", "version_id", "start", "end", "state", "withdrawn"])
    op.drop_index("ix_place_claim_id", "place")
