"""All that only PostgreSQL does: how a server is reached, who may write, full text.

Readers see one state of the ledger throughout (repeatable read). Who writes holds a lock of the whole ledger first, so
that writers come one after the other as they do on SQLite, each on what the one before left. The lock ends with the
transaction, and both end with the connection, however its process ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    bindparam,
    create_engine,
    event,
    false,
    literal_column,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from detente.store.errors import LedgerError
from detente.store.words import terms

_WAIT = "60s"  # that a writer waits for another one's transaction
_LOCK = 0x0DE7E47E  # tells our locks from those of other programs in one database
_TEXTS = ("claim_text", "document_text")
_AT_ONCE = 1000  # rows fetched at a time

_TOKEN = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_LONGEST = 500  # characters of a word that count; PostgreSQL keeps 2046 bytes
_LARGEST = 1_000_000  # bytes of different words in one text; PostgreSQL keeps a mebibyte


def make_engine(url: str) -> Engine:
    """An engine for a ``postgresql://`` address. Raises LedgerError for none, or where psycopg is not installed."""
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
        engine = create_engine(address, pool_pre_ping=True)
    except ArgumentError as error:
        raise LedgerError("that is no postgresql:// address; write postgresql://user@host/database") from error
    except ImportError as error:
        raise LedgerError("a ledger on PostgreSQL needs psycopg: pip install 'detente[postgres]'") from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def place(engine: Engine) -> str:
    """The address without its password."""
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=True)


def before_reading(_: Connection) -> None:
    """Its server does all that can be done."""


def state(_: Connection) -> None:
    """PostgreSQL has no cheap word for it."""


def _prepare(connection: Any, _: object) -> None:
    """Waits as long as SQLite does, and spends no time on compiling queries that take milliseconds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{_WAIT}'")
        cursor.execute("SET jit = off")
    connection.commit()


def _begin(connection: Connection) -> None:
    """Not `repeatable read` for writers: theirs would be the state before they waited for their turn."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def create_text_index(connection: Connection) -> None:
    """The full-text tables: words folded as SQLite's FTS5 folds them, and which there are, behind a GIN index.

    PostgreSQL's own parser is not asked: it splits numbers, hyphens and addresses otherwise, and stems.
    """
    for name in _TEXTS:
        connection.exec_driver_sql(
            f'CREATE TABLE {name} (n integer PRIMARY KEY, words text COLLATE "C" NOT NULL, found tsvector NOT NULL)'
        )
        connection.exec_driver_sql(f"CREATE INDEX {name}_found ON {name} USING gin (found)")


def drop_text_index(connection: Connection) -> None:
    """Takes the full-text tables away."""
    for name in _TEXTS:
        connection.exec_driver_sql(f"DROP TABLE {name}")


def index_text(connection: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Adds ``{"n", "words"}`` rows to a full-text table."""
    folded = [(row["n"], _tokens(str(row["words"]))) for row in rows]
    new = [{"n": n, "words": " ".join(tokens), "tokens": _different(tokens)} for n, tokens in folded]
    if new:
        statement = f"INSERT INTO {table} VALUES (:n, :words, array_to_tsvector(CAST(:tokens AS text[])))"  # noqa: S608
        connection.execute(text(statement), new)


def drop_text(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Takes rows out of a full-text table."""
    connection.execute(text(f"DELETE FROM {table} WHERE n = ANY(:ns)"), {"ns": list(numbers)})  # noqa: S608


def texts(connection: Connection, table: str) -> Iterator[tuple[int, str]]:
    """The rows of a full-text table, in order: `n` and its folded words."""
    query = text(f"SELECT n, words FROM {table} ORDER BY n")  # noqa: S608
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        yield row[0], row[1]


def found_by_text(table: str, words: str) -> Select[Any]:
    """The `n` of the rows whose words hold all of `words`: the index finds the words, their order is looked at then."""
    n: ColumnElement[int] = literal_column("n")
    asked = [(tokens, beginning) for term, beginning in terms(words) if (tokens := _tokens(term))]
    if not asked:
        return select(n).select_from(text(table)).where(false())
    given = {"query": " & ".join(_required(tokens, beginning) for tokens, beginning in asked)}
    conditions = ["found @@ CAST(:query AS tsquery)"]
    for i, (tokens, beginning) in enumerate(asked):
        if len(tokens) > 1:
            given[f"phrase{i}"] = f" {' '.join(tokens)}{'' if beginning else ' '}"
            conditions.append(f"strpos(' ' || words || ' ', :phrase{i}) > 0")
    source = text(f"SELECT n FROM {table} WHERE {' AND '.join(conditions)}")  # noqa: S608
    source = source.bindparams(*(bindparam(name, value, unique=True) for name, value in given.items()))
    return select(n).select_from(source.columns(n).subquery())


def _required(tokens: Sequence[str], beginning: bool) -> str:
    """The words as a query that needs all of them; letters and digits alone need no more than quotation marks."""
    *whole, last = [f"'{token}'" for token in tokens]
    return " & ".join([*whole, f"{last}:*" if beginning else last])


def _tokens(words: str) -> list[str]:
    """The words in small letters without accents, as FTS5's ``unicode61 remove_diacritics 2`` has them."""
    plain = words.lower()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return [token[:_LONGEST] for token in _TOKEN.findall(plain)]


def _different(tokens: Iterable[str]) -> list[str]:
    """The different ones; of a text with too many for one row the longest are left out."""
    found = sorted(set(tokens), key=lambda token: (len(token), token))
    sizes = accumulate(len(token.encode()) + 4 for token in found)
    return [token for token, size in zip(found, sizes, strict=True) if size < _LARGEST]


def text_faults(connection: Connection) -> list[str]:
    """Rows whose words the index would not find."""
    faults = []
    for name in _TEXTS:
        query = f"SELECT n FROM {name} WHERE words <> '' AND length(found) = 0 ORDER BY n LIMIT 10"  # noqa: S608
        faults += [f"full text {name}: row {n} finds nothing" for n in connection.exec_driver_sql(query).scalars()]
    return faults


def file_faults(connection: Connection) -> list[str]:
    """Indexes that the server says are not whole; it keeps keys and references itself."""
    query = (
        "SELECT c.relname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid "
        "JOIN pg_namespace AS s ON s.oid = c.relnamespace "
        "WHERE NOT (i.indisvalid AND i.indisready) AND s.nspname = current_schema()"
    )
    return [f"index {name}: not whole; REINDEX it" for name in connection.exec_driver_sql(query).scalars()]


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Writes many rows by COPY."""
    columns = [column.name for column in table.columns]
    raw = connection.connection.driver_connection
    assert raw is not None
    names = ", ".join(f'"{name}"' for name in columns)
    with raw.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([row[name] for name in columns])


def go_on_counting(connection: Connection) -> None:
    """Sets the counters of all numbered tables after their largest number."""
    query = (
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND column_name = 'n' AND column_default LIKE 'nextval%%'"
    )
    for name in connection.exec_driver_sql(query).scalars().all():
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', 'n'), coalesce(max(n), 0) + 1, false) FROM {name}"  # noqa: S608
        )
