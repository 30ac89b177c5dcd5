"""Brings a ledger of any age to today's tables, in one transaction, when it is opened."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from detente.store.errors import LedgerError
from detente.store.sqlite import writing

HEAD = "0003"
"""The newest migration; a ledger that has it is not migrated, and Alembic is not even imported."""


def migrate(engine: Engine) -> None:
    """Creates or upgrades the tables. Raises LedgerError for a file that is no ledger, or a newer one than we know."""
    try:
        revision = _revision(engine)
    except DatabaseError as error:
        raise LedgerError(f"{engine.url.database}: not a ledger ({error.orig})") from error
    if revision is not None and revision > HEAD:
        raise LedgerError(f"{engine.url.database}: written by a newer Détente (its tables are {revision}; ours {HEAD})")
    if revision != HEAD:
        _upgrade(engine)


def _revision(engine: Engine) -> str | None:
    """The migration that the ledger is at; None for an empty file."""
    with engine.connect() as connection:
        tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise LedgerError(f"{engine.url.database}: a database, but not a ledger of Détente")
        return connection.scalar(text("SELECT version_num FROM alembic_version")) or None


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("detente.store") / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
