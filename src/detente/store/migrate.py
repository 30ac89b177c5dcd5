"""Brings a ledger of any age to today's tables, in one transaction, when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from detente.store.database import backend, writing
from detente.store.errors import LedgerError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0012"
"""The newest migration; a ledger that has it is not migrated, and Alembic is not even imported."""


def migrate(engine: Engine, *, create: bool = True) -> None:
    """Creates or upgrades the tables.

    Raises LedgerError for what is no ledger, or a newer one than we know; without `create` also where there is none.
    """
    where = backend(engine).place(engine)
    revision = _revision(engine, where)
    if revision is None and not create:
        raise LedgerError(f"{where}: there is no ledger; make one with 'detente add PATH…'")
    if revision is not None and revision > HEAD:
        raise LedgerError(f"{where}: written by a newer Détente (its tables are {revision}; ours {HEAD})")
    if revision != HEAD:
        upgrade(engine)


def upgrade(engine: Engine) -> None:
    """Brings the tables to `HEAD`, all of it or nothing."""
    from alembic import command

    with _migrations(engine) as config:
        command.upgrade(config, HEAD)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the tables back to those of an older version ("0002", or "base" for none), for its program to go on."""
    from alembic import command

    with _migrations(engine) as config:
        command.downgrade(config, revision)


def _revision(engine: Engine, where: str) -> str | None:
    """The migration that the ledger is at; None where there are no tables at all."""
    try:
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            if not tables:
                return None
            if "alembic_version" not in tables:
                raise LedgerError(f"{where}: a database, but not a ledger of Détente; give the ledger one of its own")
            return connection.scalar(text("SELECT version_num FROM alembic_version")) or None
    except OperationalError as error:
        raise LedgerError(f"{where}: cannot be opened ({_first_line(error)})") from error
    except DatabaseError as error:
        raise LedgerError(f"{where}: not a ledger ({_first_line(error)})") from error


def _first_line(error: DatabaseError) -> str:
    return (str(error.orig).splitlines() or [""])[0]


@contextmanager
def _migrations(engine: Engine) -> Iterator[Config]:
    """What Alembic works with, in one transaction."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("detente.store") / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        yield config
