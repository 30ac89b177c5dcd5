"""Empty ledgers for tests, and all that one of them says, as text to compare byte for byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec

from databases import chosen, lent
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.store import LedgerError, Store, open_store
from detente.store.sqlite import make_engine
from strategies import Corpus
from synthetic import KINDS

_COMPILED: dict[Any, Any] = {}
"""Statements once compiled serve every ledger of the tests, not only the one that compiled them."""


@cache
def _empty() -> bytes:
    with open_store(":memory:", None, kinds=KINDS) as store, store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw.serialize()


def memory_store(kinds: Sequence[Kind] = KINDS) -> Store:
    """An empty ledger without the cost of the migrations: in memory, or on the database that a test runs on."""
    if chosen() == "postgresql":
        return lent(kinds, _COMPILED)
    engine = make_engine(":memory:")
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.deserialize(_empty())
        raw.execute("PRAGMA foreign_keys=ON")
    return Store(engine.execution_options(compiled_cache=_COMPILED), None, kinds=kinds)


def filled(corpus: Corpus) -> Store:
    """A settled ledger with a corpus; reviews of claims that it doesn't have are left out, with what undoes them."""
    store = memory_store()
    store.add(corpus.read)
    for review in corpus.reviews:
        try:
            store.review(review)
        except LedgerError:
            continue
    store.settle()
    return store


def dump(store: Store, *, asked: Filter | None = None) -> str:
    """Every document and record as JSON lines, in a fixed order."""
    asked = asked or Filter()
    lines: list[Any] = list(store.documents(asked))
    lines += sorted(store.records([kind.name for kind in KINDS], asked), key=lambda r: (r.kind, r.id))
    return "\n".join(msgspec.json.encode(line).decode() for line in lines)


def dump_all(store: Store, days: Sequence[date]) -> str:
    """`dump` for today and as of each day, all versions, and what became of every review."""
    parts = [dump(store)] + [dump(store, asked=Filter(as_of=day)) for day in days]
    ids = {claim.id for document in store.to_extract() for claim in store.claims(document.id)}
    versions = [v for name in sorted(ids) for v in store.versions(name)]
    return "\n".join([*parts, *(msgspec.json.encode(line).decode() for line in [*versions, *store.reviews()])])
