"""A ledger copied into another one, on whatever databases the two are: row by row, in one transaction of the target.

So a copy is there as a whole or not at all, and one that was killed is made by the same command. What is read is one
state of the source, whoever writes to it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from detente.store import schema
from detente.store.database import backend, writing
from detente.store.errors import LedgerError

_AT_ONCE = 2000  # rows

_TEXTS = ("claim_text", "document_text")
_FACTS: Mapping[str, tuple[Any, ...]] = {
    "documents": (schema.document.c.id,),
    "sightings": (schema.sighting.c.document, schema.sighting.c.digest),
    "corrections": tuple(c for c in schema.document_edit.c if c.name != "n"),
    "reviews": (schema.review.c.id, schema.review.c.body),
    "tokens": (schema.token.c.id, schema.token.c.digest),
}
"""What a ledger would lose for ever if it were written over, and what each is known by."""

Copied = Callable[[int, int], None]
"""Told (rows copied, rows to copy) after every few thousand."""


def copy_ledger(source: Engine, target: Engine, *, replace: bool = False, progress: Copied | None = None) -> int:
    """Makes the target say what the source says; gives how many rows it has now.

    Raises LedgerError where the target is the source, or holds documents, corrections, reviews or tokens that the
    source does not have, unless it may be `replace`d.
    """
    if source is target or (source.url == target.url and source.url.database not in (None, ":memory:")):
        raise LedgerError(f"{backend(source).place(source)}: a ledger can't be copied into itself")
    with source.connect() as there, writing(target) as here:
        if not replace:
            _check_nothing_is_lost(there, here, backend(target).place(target))
        _clear(here)
        total, done = _rows(there), 0
        for rows in _copied(there, here):
            done += rows
            if progress:
                progress(done, total)
        backend(here).go_on_counting(here)
    return done


def _check_nothing_is_lost(source: Connection, target: Connection, where: str) -> None:
    for name, columns in _FACTS.items():
        own = set(target.execute(select(*columns)).all())
        lost = own - set(source.execute(select(*columns)).all()) if own else own
        if lost:
            raise LedgerError(f"{where}: holds {len(lost)} {name} that the other ledger does not have; see --replace")


def _clear(target: Connection) -> None:
    for name in _TEXTS:
        numbers = [n for n, _ in backend(target).texts(target, name)]
        backend(target).drop_text(target, name, numbers)
    for table in reversed(schema.metadata.sorted_tables):
        target.execute(delete(table))


def _rows(source: Connection) -> int:
    """How many rows there are, those of the full-text tables not counted."""
    counts = (source.scalar(select(func.count()).select_from(table)) for table in schema.metadata.sorted_tables)
    return sum(count or 0 for count in counts)


def _copied(source: Connection, target: Connection) -> Iterator[int]:
    """Copies; gives after each few thousand rows how many they were."""
    for table in schema.metadata.sorted_tables:
        rows = source.execute(select(table), execution_options={"yield_per": _AT_ONCE}).mappings()
        for some in _batches(rows):
            backend(target).insert_many(target, table, some)
            yield len(some)
    for name in _TEXTS:
        words = ({"n": n, "words": words} for n, words in backend(source).texts(source, name))
        for some in _batches(words):
            backend(target).index_text(target, name, some)
            yield 0


def _batches(rows: Iterable[Mapping[Any, Any]]) -> Iterator[Sequence[Mapping[str, object]]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some
