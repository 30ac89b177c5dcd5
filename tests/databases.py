"""The databases that tests run on: SQLite always, PostgreSQL where DETENTE_TEST_POSTGRES names a server's database.

In that database each ledger gets a schema of its own; those in memory on SQLite are here schemas that are emptied and
lent again. All are taken away at the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from detente.model.kind import Kind
from detente.store import Store
from detente.store.database import make_engine, writing
from detente.store.migrate import migrate
from detente.store.schema import metadata

SERVER = os.environ.get("DETENTE_TEST_POSTGRES", "")
_OWN = f"detente_test_{uuid4().hex[:8]}_"
_FREE: list[Engine] = []
"""Engines of schemas that hold an empty ledger."""


@cache
def _chosen() -> list[str]:
    return ["sqlite"]


def chosen() -> str:
    """The database that the tests at hand run on."""
    return _chosen()[-1]


@pytest.fixture(
    scope="module",
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.skipif(not SERVER, reason="DETENTE_TEST_POSTGRES names none")),
    ],
)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs what asks for it once on each database."""
    _chosen().append(request.param)
    yield request.param
    _chosen().pop()


@pytest.fixture
def address(database: str, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Where a ledger of a given name is, on the database at hand; the same name gives the same ledger."""
    schemas: dict[str, str] = {}

    def of(name: str) -> str:
        if database == "sqlite":
            return str(tmp_path / f"{name}.db")
        schemas.setdefault(name, new_schema())
        return address_of(schemas[name])

    yield of
    for schema in schemas.values():
        drop(schema)


def address_of(schema: str) -> str:
    """The address of a schema's ledger."""
    return f"{SERVER}{'&' if '?' in SERVER else '?'}options=-csearch_path%3D{schema}"


def new_schema() -> str:
    """A new, empty schema."""
    name = f"{_OWN}{uuid4().hex[:8]}"
    _ask(f"CREATE SCHEMA {name}")
    return name


def drop(schema: str) -> None:
    """Takes a schema away with all that is in it."""
    _ask(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def _ask(statement: str) -> None:
    engine = make_engine(SERVER)
    with writing(engine) as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


class Lent(Store):
    """An empty ledger on PostgreSQL, to be lent again when it is closed."""

    def close(self) -> None:
        """Empties it."""
        with writing(self._engine) as connection:
            for table in [*reversed(metadata.sorted_tables), "claim_text", "document_text"]:
                connection.execute(text(f"DELETE FROM {table}"))
        _FREE.append(self._engine)


def lent(kinds: Sequence[Kind], compiled: dict[object, object]) -> Store:
    """An empty ledger on PostgreSQL."""
    if not _FREE:
        engine = make_engine(address_of(new_schema()))
        migrate(engine)
        _FREE.append(engine)
    return Lent(_FREE.pop().execution_options(compiled_cache=compiled), None, kinds=kinds)


def take_away() -> None:
    """Drops all schemas of this run."""
    for engine in _FREE:
        schema = engine.url.query["options"]
        engine.dispose()
        drop(str(schema).rpartition("=")[2])
    _FREE.clear()
