"""All that only SQLite does: how a file is opened, full text, online backup. `store.postgres` is its counterpart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event, insert, literal_column, select, text
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql import Select

from detente.store.words import terms

_WAIT = 60_000  # milliseconds that a writer waits for another one's transaction
_CACHE = 64_000  # kibibytes of pages kept in memory
_MAPPED = 2**31 - 2**16  # bytes of the file, the most that SQLite takes
_FTS = ("claim_text", "document_text")


def make_engine(url_or_path: str | Path) -> Engine:
    """An engine for the file or ``sqlite://`` URL; ``:memory:`` for none."""
    url = str(url_or_path)
    if "://" not in url:
        url = "sqlite://" if url == ":memory:" else f"sqlite:///{url}"
    in_memory = url in ("sqlite://", "sqlite:///:memory:")
    pool: dict[str, Any] = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}} if in_memory else {}
    engine = create_engine(url, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_if_writing if in_memory else _begin)
    return engine


def place(engine: Engine) -> str:
    """The file."""
    return engine.url.database or "a ledger in memory"


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, so that schema changes are in them too
    for pragma in (
        f"busy_timeout={_WAIT}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE}",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_if_writing(connection: Connection) -> None:
    """A ledger in memory has one connection: readers need no snapshot, and must not stand in a writer's way."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def before_reading(connection: Connection) -> None:
    """Reads the file where the system holds it in memory, without copying a part of it for each look.

    That is a fifth of what a page costs. Not for who adds: what is mapped would count as memory that adding takes.
    """
    if not connection.info.get("mapped"):
        connection.info["mapped"] = True
        driver: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
        driver.execute(f"PRAGMA mmap_size={_MAPPED}")


def state(connection: Connection) -> tuple[int, int] | None:
    """What others wrote to the file is told by its data version, what the connection itself wrote by its own count.

    Asked within a transaction, the state is that which the transaction sees. A ledger in memory, whose one connection
    is everybody's, has none.
    """
    if connection.engine.url.database in (None, "", ":memory:"):
        return None
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    own = connection.connection.driver_connection
    assert isinstance(own, sqlite3.Connection)
    return version, own.total_changes


def create_text_index(connection: Connection) -> None:
    """The full-text tables; their rowids are `claim.n` and `document.n`. Case and accents do not count."""
    for name in _FTS:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize='unicode61 remove_diacritics 2')"
        )


def drop_text_index(connection: Connection) -> None:
    """Takes the full-text tables away."""
    for name in _FTS:
        connection.exec_driver_sql(f"DROP TABLE {name}")


def index_text(connection: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Adds ``{"n", "words"}`` rows to a full-text table."""
    if rows:
        connection.execute(text(f"INSERT INTO {table}(rowid, words) VALUES (:n, :words)"), list(rows))  # noqa: S608


def drop_text(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Takes rows out of a full-text table."""
    rows = [{"n": n} for n in numbers]
    if rows:
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :n"), rows)  # noqa: S608


def texts(connection: Connection, table: str) -> Iterator[tuple[int, str]]:
    """The rows of a full-text table, in order: rowids and words."""
    for row in connection.execute(text(f"SELECT rowid, words FROM {table} ORDER BY rowid")):  # noqa: S608
        yield row[0], row[1]


def found_by_text(table: str, words: str) -> Select[Any]:
    """The rowids whose words hold all of `words`; what stands in quotation marks is a phrase, `*` ends a beginning."""
    source = text(f"SELECT rowid AS n FROM {table} WHERE {table} MATCH :words")  # noqa: S608
    source = source.bindparams(bindparam("words", _query(words), unique=True))
    return select(literal_column("n")).select_from(source.columns(literal_column("n")).subquery())


def _query(words: str) -> str:
    """Every word and phrase quoted, so that nothing in it is read as an operator."""
    return " ".join(f'"{term}"' + "*" * beginning for term, beginning in terms(words)) or '""'


def text_faults(connection: Connection) -> list[str]:
    """What is wrong with the full-text tables by SQLite's own check."""
    faults = []
    for name in _FTS:
        try:
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES('integrity-check')")
        except Exception as error:  # noqa: BLE001 (whatever the driver raises is the finding)
            faults.append(f"full text {name}: {error}")
    return faults


def file_faults(connection: Connection) -> list[str]:
    """What is wrong with the file and its foreign keys by SQLite's own check."""
    faults = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return faults + [f"table {row[0]}: row {row[1]} points to nothing in {row[2]}" for row in broken]


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Writes many rows."""
    if rows:
        connection.execute(insert(table), list(rows))


def go_on_counting(connection: Connection) -> None:
    """Nothing to do: SQLite counts on from the largest number by itself."""


def backup(engine: Engine, path: Path) -> None:
    """A copy of the whole file as it stands, made while others read and write."""
    with engine.connect() as connection, closing(sqlite3.connect(path)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.rollback()
        source.backup(target)
