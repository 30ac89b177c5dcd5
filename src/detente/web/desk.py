"""What every page works with: the ledger, the lexicon, and what was answered lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, cast

from detente.lexicon import Lexicon
from detente.lexicon.sides import side_named
from detente.lexicon.standing_out import StandingOut
from detente.views.status import best_covered
from detente.web.runs import Runs

if TYPE_CHECKING:
    from datetime import date

    from detente.store import Store

T = TypeVar("T")

ANSWERS = 256
"""Answers kept in memory; a page is one or two of them."""

PATIENCE, STALE = 60.0, 600.0
"""Seconds for which a ranking is good enough; and for which it is while a new one is made."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, and when it was begun, in seconds of the machine's own clock."""

    at: float
    answer: object


@dataclass
class Desk:
    """The ledger that is shown, and what is known beforehand. `name` is how people call the ledger."""

    store: Store
    lexicon: Lexicon
    watch: StandingOut
    name: str = "ledger"
    file: Path | None = None
    runs: Runs = field(default_factory=Runs)
    _answers: OrderedDict[Hashable, object] = field(default_factory=OrderedDict)
    _late: dict[Hashable, _Kept] = field(default_factory=dict)
    _making: set[Hashable] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def once(self, key: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question, asked of the ledger only once as long as nobody writes to it, and of one moment.

        `key` names the question whole; its first part should name the view.
        """
        stamp = self.stamp()
        if stamp is None:
            return self._ask(ask)
        with self._lock:
            if (stamp, key) in self._answers:
                self._answers.move_to_end((stamp, key))
                return cast("T", self._answers[stamp, key])
        answer = self._ask(ask)
        with self._lock:
            self._answers[stamp, key] = answer
            while len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
        return answer

    def _ask(self, ask: Callable[[], T]) -> T:
        with self.store.reading():
            return ask()

    def lately(self, key: Hashable, ask: Callable[[], T]) -> T:
        """An answer that may be behind the ledger, for rankings that cost much and change little.

        One that is older than a minute is given all the same, and made anew in the background; after ten minutes the
        reader waits for the new one.
        """
        with self._lock:
            kept = self._late.get(key)
            age = monotonic() - kept.at if kept else None
            if kept is not None and age is not None and age < STALE:
                if age > PATIENCE and key not in self._making:
                    self._making.add(key)
                    Thread(target=self._make, args=(key, ask), daemon=True).start()
                return cast("T", kept.answer)
        return self._make(key, ask)

    def _make(self, key: Hashable, ask: Callable[[], T]) -> T:
        at = monotonic()
        try:
            found = self._ask(ask)
            with self._lock:
                self._late[key] = _Kept(at, found)
                while len(self._late) > ANSWERS:
                    self._late.pop(next(iter(self._late)))
        finally:
            with self._lock:
                self._making.discard(key)
        return found

    def stamp(self) -> Hashable | None:
        """Changes whenever anybody writes to the ledger's file; None where it can't be told."""
        if self.file is None:
            return None
        return tuple(_state(Path(f"{self.file}{ending}")) for ending in ("", "-wal"))

    def side(self, name: str) -> str:
        """A side's code for its code or name."""
        return side_named(name, self.lexicon)

    def side_name(self, code: str) -> str:
        """A side's common name, else the code itself."""
        return self.lexicon.states.names.get(code, code)

    def document_id(self, id: str) -> str:
        """A document's whole id for its beginning; what leads nowhere stays as it is, and finds nothing."""
        document = self.store.document(id)
        return document.id if document else id

    def pair(self, as_of: date | None = None) -> tuple[str, str] | None:
        """The relationship that the ledger tells most of."""
        return self.once(("pair", as_of), lambda: best_covered(self.store, as_of=as_of))


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
