"""What every view asks of a ledger, wherever it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from detente.model.claim import LinkType
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.outline import Outline
from detente.model.ranked import Ranking
from detente.model.record import Record
from detente.model.span import Evidence


class Ledger(Protocol):
    """The questions. Answers come in a fixed order: by day, then by id."""

    def records(
        self, kinds: Collection[str], filter: Filter = Filter(), *, told_since: date | None = None
    ) -> Iterator[Record]:
        """The records of these kinds that pass the filter; with `told_since` those that were told otherwise before."""
        ...

    def folded(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Record]:
        """The records that `records` would give, as they were folded: for choosing among many.

        They have no evidence, documents, origins, confidence or links, nothing is told of what came of them, and it
        is by the status that was told that they pass.
        """
        ...

    def whole(self, some: Sequence[Record], *, as_of: date | None = None) -> list[Record]:
        """Records that `folded` gave as of that day, whole; without those that are no longer there."""
        ...

    def linking(self, id: str, type: LinkType, *, as_of: date | None = None) -> set[str]:
        """The records of which a text says that they are so bound to this one; links that follow are not looked up."""
        ...

    def told_in(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, set[str]]:
        """The documents that each of these records rests on on the day."""
        ...

    def words(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of each of these records, as whole ones have it: for choosing among those that were folded."""
        ...

    def outlines(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Outline]:
        """The outlines of the records of these kinds that pass the filter."""
        ...

    def ranking(self, between: tuple[str, str], filter: Filter = Filter()) -> AbstractContextManager[Ranking]:
        """Who answers which records of those between two sides that pass the filter come first."""
        ...

    def turns(
        self, kinds: Collection[str], filter: Filter = Filter(), *, offset: int = 0, limit: int
    ) -> tuple[list[tuple[Record, int]], int]:
        """Records with the place of one of their turns, by day, kind and id, from `offset` on; and how many in all."""
        ...

    def pairs(self, kinds: Collection[str], *, most: int, as_of: date | None = None) -> dict[tuple[str, str], int]:
        """How many records of these kinds are about each two sides, of those of no more than `most` sides."""
        ...

    def record(self, id: str, *, as_of: date | None = None) -> Record | None:
        """The record with this id, or whose member has it; an unambiguous beginning of the id will do."""
        ...

    def documents(self, filter: Filter = Filter(), *, texts: bool = True) -> Iterator[Document]:
        """The documents that pass the filter, oldest first, undated last; without `texts` these are empty."""
        ...

    def published(self, filter: Filter = Filter()) -> Iterator[tuple[str, date | None]]:
        """Of the documents that `documents` would give the ids, each with the day from which it is known."""
        ...

    def document(self, id: str) -> Document | None:
        """One document; an unambiguous beginning of the id will do."""
        ...

    def heads(self, ids: Collection[str]) -> Iterator[Document]:
        """These documents, in no order and without their texts: for naming what they are."""
        ...

    def last_day(self, *, as_of: date | None = None) -> date | None:
        """The latest day of publication known (up to `as_of`): the ledger's own "now". None where no date is known."""
        ...
