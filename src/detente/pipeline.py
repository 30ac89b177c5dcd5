"""The whole product on one screen: read, annotate, extract, add to the ledger, settle what it adds up to.

Resumable: each batch is one transaction of the store, what the ledger knows is skipped before the costly part, and
settling is done again until it is done. A run killed at any point is finished by the same call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from detente.model.claim import Claim
from detente.model.document import Document

if TYPE_CHECKING:
    from detente.lexicon import Lexicon
    from detente.read import Refusal
    from detente.store import Store

BATCH = 32
"""Documents a transaction: at most so many are read again after a run was killed; larger batches gain nothing."""

Extracted = tuple[Document, tuple[Claim[Any], ...]]


@dataclass(slots=True)
class Report:
    """What came of a run so far: counts of documents, and those that were refused with the reason."""

    read: int = 0
    added: int = 0
    known: int = 0
    claims: int = 0
    other_languages: int = 0
    undated: int = 0
    refused: list[Refusal] = field(default_factory=list)


Progress = Callable[[Report], None]
"""Called after every document, with the counts so far."""


def silent(report: Report) -> None:
    """No progress told."""


def add(
    incoming: Iterable[Document | Refusal], store: Store, lexicon: Lexicon, *, progress: Progress = silent
) -> Report:
    """Takes in what was read: new documents are annotated, extracted and added, then the ledger settles.

    Content that the ledger has is counted as known and changes nothing. Raises what the store raises.
    """
    report = Report()
    for batch in _batches(_new(incoming, store, report, progress)):
        store.add(list(_counted(read_claims(batch, lexicon), report, progress)))
    store.settle()
    return report


def rebuild(store: Store, lexicon: Lexicon, *, progress: Progress = silent) -> Report:
    """Extracts every document anew with today's rules and settles again; reviews are kept by the store."""
    report = Report()
    for batch in _batches(store.documents()):
        report.read += len(batch)
        store.replace(list(_counted(read_claims(batch, lexicon), report, progress)))
    store.settle()
    return report


def read_claims(documents: Iterable[Document], lexicon: Lexicon) -> Iterator[Extracted]:
    """Each document with its claims, in order; one in another language than English has none."""
    from detente.annotate import annotate
    from detente.extract import extract

    documents = list(documents)
    annotated = annotate([d for d in documents if reads(d)], lexicon)
    for document in documents:
        yield document, extract(next(annotated), lexicon) if reads(document) else ()


def reads(document: Document) -> bool:
    """Can claims be read in it? Only English is read; a text of unknown language is taken for it."""
    return document.language in (None, "en")


def _new(
    incoming: Iterable[Document | Refusal], store: Store, report: Report, progress: Progress
) -> Iterator[Document]:
    seen: set[str] = set()
    for item in incoming:
        if not isinstance(item, Document):
            report.refused.append(item)
            continue
        report.read += 1
        if item.id in seen or store.knows(item.id):
            report.known += 1
            progress(report)
            continue
        seen.add(item.id)
        yield item


def _counted(extracted: Iterable[Extracted], report: Report, progress: Progress) -> Iterator[Extracted]:
    for document, claims in extracted:
        report.added += 1
        report.claims += len(claims)
        report.other_languages += not reads(document)
        report.undated += document.known_from is None
        yield document, claims
        progress(report)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        yield batch
