"""Which database a ledger is kept in, and what every part of the store asks of it, whichever it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, Executable, Insert, Select, Table
from sqlalchemy.ext.compiler import compiles

from detente.store import postgres, sqlite
from detente.store.errors import LedgerError

T = TypeVar("T")

_IN = 900  # values in one IN (…): old SQLite allowed 999 parameters


class Backend(Protocol):
    """What databases do each in its own way: `detente.store.sqlite` and `detente.store.postgres`."""

    def __hash__(self) -> int: ...

    def make_engine(self, url: str) -> Engine:
        """An engine for an address of this database's. Raises LedgerError where there can be none."""
        ...

    def place(self, engine: Engine) -> str:
        """Where the ledger is, as a message may name it: without a password."""
        ...

    def state(self, connection: Connection) -> Hashable | None:
        """What differs whenever the ledger does between two transactions of this connection; None: it can't be told."""
        ...

    def before_reading(self, connection: Connection) -> None:
        """Whatever makes reading much of the ledger cheaper on a connection, before it begins."""
        ...

    def create_text_index(self, connection: Connection) -> None:
        """The full-text tables `claim_text` and `document_text`. Case and accents do not count."""
        ...

    def drop_text_index(self, connection: Connection) -> None:
        """Takes them away."""
        ...

    def index_text(self, connection: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Adds ``{"n", "words"}`` rows to a full-text table."""
        ...

    def drop_text(self, connection: Connection, table: str, numbers: Iterable[int]) -> None:
        """Takes rows out of a full-text table."""
        ...

    def texts(self, connection: Connection, table: str) -> Iterator[tuple[int, str]]:
        """The rows of a full-text table, in order: `n` and words that find the same as those that were given."""
        ...

    def found_by_text(self, table: str, words: str) -> Select[Any]:
        """The `n` of the rows that hold all of `words`; `"…"` is a phrase, `*` ends a beginning."""
        ...

    def text_faults(self, connection: Connection) -> list[str]:
        """What is wrong with the full-text tables."""
        ...

    def file_faults(self, connection: Connection) -> list[str]:
        """What is wrong with how the database keeps its tables."""
        ...

    def insert_many(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Writes many rows, in the fastest way."""
        ...

    def go_on_counting(self, connection: Connection) -> None:
        """New rows get numbers after the largest, also where rows were written with theirs."""
        ...


_BACKENDS: Mapping[str, Backend] = {"sqlite": sqlite, "postgresql": postgres}


def make_engine(url_or_path: str | Path) -> Engine:
    """An engine for a file, a ``sqlite://`` or a ``postgresql://`` address. Raises LedgerError for others."""
    url = str(url_or_path)
    if "://" not in url:
        return sqlite.make_engine(url)
    scheme = url.partition("://")[0].partition("+")[0]
    name = "postgresql" if scheme == "postgres" else scheme
    if name not in _BACKENDS:
        raise LedgerError(f"{scheme}: ledgers are kept in SQLite files and PostgreSQL databases")
    return _BACKENDS[name].make_engine(url)


def backend(bound: Connection | Engine) -> Backend:
    """What the database behind a connection or an engine can do."""
    return _BACKENDS[bound.dialect.name]


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the right to write from its start; all of it is kept, or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


class _InsertNew(Insert):
    """An INSERT that both databases understand, though each has a construct of its own for it."""

    inherit_cache = True


@compiles(_InsertNew)
def _insert_new(statement: _InsertNew, compiler: Any, **options: Any) -> str:
    return f"{compiler.visit_insert(statement, **options)} ON CONFLICT DO NOTHING"


def insert_new(table: Table) -> Executable:
    """An INSERT that passes over rows whose key is there already."""
    return _InsertNew(table)


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists that fit one IN (…), in order."""
    listed = list(values)
    for start in range(0, len(listed), _IN):
        yield listed[start : start + _IN]
