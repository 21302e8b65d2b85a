"""Stored copies of sources, the places of quotations in them, confirmed groups of sources"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_body"),
    )
    op.create_table(
        "stored_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("final_url", sa.String(), nullable=True),
        sa.Column("redirects", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("extractor", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("proposals", sa.JSON(), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("recheck", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_stored_copy_article_id"),
        sa.ForeignKeyConstraint(["body"], ["body.sha256"], name="fk_stored_copy_body"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_stored_copy_source_id"),
        sa.ForeignKeyConstraint(["text"], ["body.sha256"], name="fk_stored_copy_text"),
        sa.PrimaryKeyConstraint("id", name="pk_stored_copy"),
        sa.UniqueConstraint("key", name="uq_stored_copy_key"),
    )
    for column in ("source_id", "article_id", "body", "text"):
        op.create_index(f"ix_stored_copy_{column}", "stored_copy", [column], unique=False)

    op.add_column("source", sa.Column("confirmed_group", sa.Integer(), nullable=True))
    copy_id = sa.Column("copy_id", sa.Integer(), sa.ForeignKey("stored_copy.id", name="fk_evidence_copy_id"))
    op.add_column("evidence", copy_id, inline_references=True)
    op.add_column("evidence", sa.Column("start", sa.Integer(), nullable=True))
    op.add_column("evidence", sa.Column("end", sa.Integer(), nullable=True))
    for column in ("exact", "prefix", "suffix"):
        op.add_column("evidence", sa.Column(column, sa.String(), nullable=False, server_default=""))
    op.add_column("evidence", sa.Column("similarity", sa.Float(), nullable=True))
    op.create_index("ix_evidence_copy_id", "evidence", ["copy_id"], unique=False)
