"""Alembic's entry: runs the migrations on the connection that `detente.store.migrate` hands over."""

from alembic import context

from detente.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the transaction is the caller's, and covers all migrations
)
context.run_migrations()
