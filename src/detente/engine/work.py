"""What a worker does with a batch of documents, and the order in which outcomes come back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from detente.engine.parts import joined, parts
from detente.model.claim import Claim
from detente.model.document import Document

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

NOT_THE_DOCUMENTS = (ImportError, MemoryError, NameError, OSError)
"""Errors that are the installation's or the machine's, whatever document is read: they end the run."""

_PIECE = 8  # documents: some 200 paragraphs, which is about what the parser takes at a time

Batch = Sequence[Document]


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule failed on the document; `reason` says how."""

    reason: str


Outcome = tuple[Claim[Any], ...] | Failure
"""What came of reading one document."""


class Engine(Protocol):
    """Reads batches of documents somewhere."""

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
    """The batch in pieces for workers, so that a long document of a batch does not leave all but one idle."""
    documents = list(batch)
    return [documents[i : i + _PIECE] for i in range(0, len(documents), _PIECE)]


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
