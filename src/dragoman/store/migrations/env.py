"""Run by Alembic: migrate over the connection that `store.migrate` hands in, inside its transaction."""

from alembic import context

from dragoman.store.tables import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables)
context.run_migrations()
