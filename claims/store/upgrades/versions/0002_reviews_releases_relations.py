"""Reviews, releases, corrections, relations between claims, and the rules of a desk"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("claim", sa.Column("second_read", sa.String(), nullable=False, server_default=""))
    _of_a_claim(
        "review",
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        *_by(),
        _verdicts(),
    )
    _of_a_claim("release", sa.Column("url", sa.String(), nullable=True), *_by(), _verdicts())
    _of_a_claim("correction", sa.Column("text", sa.String(), nullable=False), *_by())
    _of_a_claim(
        "relation",
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        *_by(),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name="fk_relation_other_id"),
    )
    op.create_index("ix_relation_other_id", "relation", ["other_id"], unique=False)
    op.create_table(
        "desk_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("toml", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_rules"),
    )


def _of_a_claim(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=f"fk_{name}_claim_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("key", name=f"uq_{name}_key"),
    )
    op.create_index(f"ix_{name}_claim_id", name, ["claim_id"], unique=False)


def _by() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("by", sa.String(), nullable=False), sa.Column("at", sa.String(), nullable=False)


def _verdicts() -> sa.Column[str]:
    return sa.Column("verdicts", sa.JSON(), nullable=False)
