"""What was read of a ledger, kept on the connection that read it for as long as nobody writes.

Most of what a page reads of one day it reads of every other day too: bodies of records, the claims that they rest on,
what their documents tell of. It is read whole, each part with the days on which it held, so that another day is
another look at the same. Every part is bounded; what was not used for the longest time goes first.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Connection

from detente.ledger.fold import Source
from detente.ledger.versions import NEVER
from detente.model.claim import ClaimLink
from detente.model.document import Document
from detente.model.record import Record
from detente.store.database import backend

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_RECORDS, _PARTS, _TEXTS = 10_000, 10_000, 200
"""Entries of a part of the memory: records (some 6 kB each), what is smaller (under 1 kB as a rule), documents."""


class Held(NamedTuple, Generic[V]):
    """Something that was so on the days ``first <= day < last``; None has no end."""

    first: date
    last: date | None
    value: V


def on(day: date | None, some: Iterable[Held[V]]) -> list[V]:
    """What was so on a day, in the order given; None asks for all that is known."""
    at = day or NEVER
    return [value for first, last, value in some if first <= at and (last is None or last > at)]


class Kept(Generic[K, V]):
    """Values by key, at most so many: the least lately used goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K) -> V | None:
        """The value, None where it is not kept."""
        found = self._values.get(key)
        if found is not None:
            self._values.move_to_end(key)
        return found

    def put(self, key: K, value: V) -> V:
        """Keeps a value, and gives it back."""
        self._values[key] = value
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value

    def one(self, key: K, read: Callable[[], V]) -> V:
        """The value; where it is not kept, it is read."""
        found = self.get(key)
        return found if found is not None else self.put(key, read())

    def of(self, keys: Iterable[K], read: Callable[[Sequence[K]], Mapping[K, V]]) -> dict[K, V]:
        """The value of each of the keys; those not kept are read all at once. `read` gives one for every key."""
        found = {key: self.get(key) for key in keys}
        lacking = [key for key, value in found.items() if value is None]
        if lacking:
            new = read(lacking)
            found |= {key: self.put(key, new[key]) for key in lacking}
        return found  # type: ignore[return-value]


Pair: TypeAlias = tuple[str, str]


class Day(NamedTuple):
    """The day from which a document is known, None where it has none; and whether it was taken out."""

    known_from: date | None
    withdrawn: bool


@dataclass(slots=True)
class Memory:
    """What was read of a ledger in one state.

    `records` as they were folded by the number of the version; `sources` and `links` of each record's claims; the
    documents of each record (`papers`), the record of each claim (`owners`); near-copies and days of documents, their
    `heads` (without text), some with `texts`; the documents mainly `about` two sides, and whether any is `official`;
    which records tell in given words (`tellers`), what those of two sides say (`telling`), and whether a version's own
    words are as a pattern has them (`says`).
    """

    records: Kept[int, Record] = field(default_factory=lambda: Kept(_RECORDS))
    sources: Kept[str, tuple[Held[Source], ...]] = field(default_factory=lambda: Kept(_PARTS))
    links: Kept[str, tuple[Held[ClaimLink], ...]] = field(default_factory=lambda: Kept(_PARTS))
    papers: Kept[str, tuple[Held[str], ...]] = field(default_factory=lambda: Kept(_PARTS))
    owners: Kept[str, tuple[Held[str], ...]] = field(default_factory=lambda: Kept(_PARTS))
    copies: Kept[str, tuple[Pair, ...]] = field(default_factory=lambda: Kept(_PARTS))
    days: Kept[str, Day] = field(default_factory=lambda: Kept(_PARTS))
    heads: Kept[str, tuple[Document, ...]] = field(default_factory=lambda: Kept(_RECORDS))
    texts: Kept[str, Document] = field(default_factory=lambda: Kept(_TEXTS))
    about: Kept[Pair, frozenset[str]] = field(default_factory=lambda: Kept(256))
    tellers: Kept[tuple[str, ...], tuple[Held[str], ...]] = field(default_factory=lambda: Kept(8))
    telling: Kept[tuple[Pair, tuple[str, ...]], tuple[Held[int], ...]] = field(default_factory=lambda: Kept(256))
    says: Kept[tuple[re.Pattern[str], int], bool] = field(default_factory=lambda: Kept(_PARTS))
    official: Kept[None, tuple[bool]] = field(default_factory=lambda: Kept(1))


@dataclass(frozen=True, slots=True)
class _Of:
    """A memory, and the state of the ledger that it is of."""

    state: Hashable
    memory: Memory


_NAME = "memory"


def memory_of(connection: Connection) -> Memory:
    """What this connection remembers of the ledger as it stands; nothing where that can't be told."""
    state = backend(connection).state(connection)
    if state is None:
        return Memory()
    known = connection.info.get(_NAME)
    if not isinstance(known, _Of) or known.state != state:
        known = connection.info[_NAME] = _Of(state, Memory())
    return known.memory
