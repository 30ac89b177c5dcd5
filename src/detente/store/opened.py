"""A ledger that is open: its engine, kinds and lexicon, and what all that is asked of it and done to it works with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from threading import local
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select

from detente.kinds import KEPT
from detente.ledger.links import Inference
from detente.ledger.visits import PART_OF_VISIT
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.kind import Kind
from detente.store.answers import Answers
from detente.store.claims import ClaimTable
from detente.store.codec import ClaimCodec
from detente.store.database import backend
from detente.store.memory import Memory, memory_of


class Opened:
    """What questions and writing share. A context manager: closes at the end."""

    def __init__(self, engine: Engine, lexicon: Any, *, kinds: Sequence[Kind] = KEPT) -> None:
        self._engine, self._lexicon = engine, lexicon
        self._kinds: Mapping[str, Kind] = {kind.name: kind for kind in kinds}
        self._infer: Mapping[str, Inference] = {"engagement": PART_OF_VISIT}
        self._codec = ClaimCodec(kinds)
        self._own = local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is asked meanwhile by this thread is asked on one connection: of one moment, and begun once.

        Within it nothing should be written, and what it gives must be read to its end.
        """
        if self._shared is not None:
            yield
            return
        with self._engine.connect() as connection:
            backend(connection).before_reading(connection)
            self._own.connection, self._own.memory = connection, memory_of(connection)
            try:
                yield
            finally:
                self._own.connection = self._own.memory = None

    @property
    def _shared(self) -> Connection | None:
        """The connection of this thread's `reading`."""
        found: Connection | None = getattr(self._own, "connection", None)
        return found

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection to ask on."""
        if (shared := self._shared) is not None:
            yield shared
            return
        with self._engine.connect() as connection:
            yield connection

    def _answers(self, connection: Connection, as_of: date | None) -> Answers:
        memory = self._memory(connection)
        return Answers(connection, self._infer, as_of, follow=self._follow_words, memory=memory)

    def _memory(self, connection: Connection) -> Memory:
        """What was read of the ledger as this connection sees it."""
        if connection is not self._shared:
            return memory_of(connection)
        memory: Memory = self._own.memory
        return memory

    def _follow_words(self) -> FollowWords:
        """The lexicon's words of what came of pledges: the user's too."""
        words: FollowWords = load_follow_words() if self._lexicon is None else self._lexicon.following
        return words

    def _claims(self, connection: Connection) -> ClaimTable:
        return ClaimTable(connection, self._kinds, self._codec, self._lexicon)

    @staticmethod
    def _count(connection: Connection, table: Any, *conditions: Any) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
