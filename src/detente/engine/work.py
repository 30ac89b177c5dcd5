"""What a worker does with a batch of documents, and the order in which outcomes come back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from detente.engine.parts import joined, parts
from detente.model.claim import Claim
from detente.model.document import Document

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

NOT_THE_DOCUMENTS = (ImportError, MemoryError, NameError, OSError)
"""Errors that are the installation's or the machine's, whatever document is read: they end the run."""

_PIECE = 24_000
"""Characters that a worker takes at a time, a longer document alone: four seconds' work or less, so that workers end
together. With these and what `pipeline` settles at once two processes took 18 to 22 s for 120 releases, before 21 to 25
(three runs in turn); either alone was within what the machine varies."""

Batch = Sequence[Document]


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule failed on the document; `reason` says how."""

    reason: str


Outcome = tuple[Claim[Any], ...] | Failure
"""What came of reading one document."""


class Started(Protocol):
    """Work that was given to a worker: a future, of whatever library."""

    def result(self) -> list[Outcome]:
        """Waits for what comes of it."""
        ...


class Engine(Protocol):
    """Reads batches of documents somewhere."""

    elsewhere: bool
    """Whether others read while this process does something else."""

    def read(self, batches: Iterable[Batch]) -> Iterator[Iterator[Outcome]]:
        """For each batch, in order, the outcome of each of its documents, in order.

        Batches may be taken ahead of those whose outcomes were asked for, but none behind an empty one before all
        outcomes before it were.
        """


def outcomes(documents: Batch, lexicon: Lexicon) -> Iterator[Outcome]:
    """The claims of each document, in order; one in another language than English has none.

    A document on which a rule fails is a `Failure`, and keeps no other one from being read.
    """
    waiting = list(documents)
    while waiting:
        done = 0
        try:
            for claims in _claims(waiting, lexicon):
                done += 1
                yield claims
        except NOT_THE_DOCUMENTS:
            raise
        except Exception as error:  # noqa: BLE001 (whatever a rule raises is told with the document it fails on)
            done += 1
            yield Failure(f"a rule fails on it, please report this: {error!r}")
        waiting = waiting[done:]


def _claims(documents: list[Document], lexicon: Lexicon) -> Iterator[tuple[Claim[Any], ...]]:
    from detente.annotate import annotate
    from detente.extract import extract
    from detente.read import is_readable

    cut = [list(parts(document)) if is_readable(document) else [] for document in documents]
    annotated = annotate((part for document in cut for _, part in document), lexicon)
    for document in cut:
        if len(document) == 1:
            yield extract(next(annotated), lexicon)
        else:
            yield joined([(start, extract(next(annotated), lexicon)) for start, _ in document])


def slices(batch: Batch) -> list[list[Document]]:
    """The batch in pieces for workers, in order: short documents together, a long one alone."""
    pieces: list[list[Document]] = []
    room = 0
    for document in batch:
        size = len(document.text)
        if not pieces or size > room:
            pieces.append([])
            room = _PIECE
        pieces[-1].append(document)
        room -= size
    return pieces


def shared_out(batch: Batch, submit: Callable[[list[Document]], Started]) -> Callable[[], list[Outcome]]:
    """Starts the work on a batch, the longest pieces first: what is left at the end is short, whoever does it.

    `submit` gives a piece to the workers. What is returned waits for the outcomes of the batch, in order.
    """
    pieces = slices(batch)
    by_length = sorted(range(len(pieces)), key=lambda i: -sum(len(document.text) for document in pieces[i]))
    works = {i: submit(pieces[i]) for i in by_length}
    return lambda: [outcome for i in range(len(pieces)) for outcome in works[i].result()]


def make_ready(folder: Path | None) -> None:
    """What a worker needs for any document: the lexicon and the parser, each loaded once a process."""
    from detente.annotate.parse import load_parser
    from detente.lexicon import load_lexicon

    load_lexicon(folder)
    load_parser()


def read_batch(documents: Batch, folder: Path | None) -> list[Outcome]:
    """The outcomes of a batch, in a worker."""
    from detente.lexicon import load_lexicon

    return list(outcomes(documents, load_lexicon(folder)))


def ahead(
    batches: Iterable[Batch], submit: Callable[[Batch], Callable[[], list[Outcome]]], *, window: int
) -> Iterator[Iterator[Outcome]]:
    """Outcomes of batches given to workers, in order, at most `window` batches under way.

    `submit` starts the work on a batch and returns what waits for its outcomes.
    """
    waiting: deque[Callable[[], list[Outcome]]] = deque()
    for batch in batches:
        while waiting and (not batch or len(waiting) >= window):
            yield iter(waiting.popleft()())
        if batch:
            waiting.append(submit(batch))
        else:
            yield iter(())
    while waiting:
        yield iter(waiting.popleft()())
