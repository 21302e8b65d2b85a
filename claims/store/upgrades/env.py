"""Runs the upgrades on the connection that `claims.store.schema` gives."""

from alembic import context
from sqlmodel import SQLModel

import claims.tables  # noqa: F401  (fills the metadata that autogenerate compares with)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's
)
context.run_migrations()
