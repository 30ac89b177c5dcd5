"""The whole product on one screen: read, annotate, extract, add to the ledger, settle what it adds up to.

Resumable: each batch is one transaction of the store, what the ledger knows is skipped before the costly part, and
settling goes on where it was broken off. A run killed at any point is finished by the same call.
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
"""Documents a transaction: so many at most are extracted again after a run was killed."""

_NOT_THE_DOCUMENTS = (ImportError, MemoryError, NameError, OSError)
"""Errors that are the installation's or the machine's, whatever document is read: they end the run."""

Claims = tuple[Claim[Any], ...]
Sighting = tuple[Document, Document]
"""A document as it was read, and as the ledger would have it (an earlier date or a correction may hold)."""


@dataclass(slots=True)
class Report:
    """What came of a run so far, in documents, and the claims made in them."""

    read: int = 0
    added: int = 0
    changed: int = 0
    known: int = 0
    claims: int = 0
    undated: int = 0
    unread: int = 0
    refused: list[Refusal] = field(default_factory=list)


Progress = Callable[[Report], None]
"""Called after every document, with the counts so far."""


def silent(report: Report) -> None:
    """No progress told."""


def add(
    incoming: Iterable[Document | Refusal], store: Store, lexicon: Lexicon, *, progress: Progress = silent
) -> Report:
    """Takes in what was read: what is new is annotated, extracted and added; then the ledger settles.

    What the ledger has so already is counted as known and changes nothing. Raises what the store raises.
    """
    report = Report()
    for batch in _batches(_accepted(incoming, report)):
        new = _new(batch, store, report, progress)
        told = store.add(_extracted(new, lexicon, report, progress))
        report.added += len(told.new)
        report.changed += len(told.changed)
        report.known += len(told.known)
        report.refused += [_refusal(new, text, reason) for text, reason in told.refused]
    store.settle(lambda done, total: progress(report))
    return report


def rebuild(store: Store, lexicon: Lexicon, *, progress: Progress = silent) -> Report:
    """Extracts every document anew with today's rules, and makes all records anew; reviews keep to their places.

    A document on which the rules fail keeps the claims that it has, and is reported as refused.
    """
    report = Report()
    waiting = store.to_extract()
    while batch := list(islice(waiting, BATCH)):
        anew = _extracted([(document, document) for document in batch], lexicon, report, progress)
        store.replace_many((document.id, claims) for document, claims in anew)
        report.changed += len(anew)
    store.rebuild_records(lambda done, total: progress(report))
    return report


def reread(store: Store, document: Document, lexicon: Lexicon) -> None:
    """Extracts one document anew, after its date or source was corrected."""
    ((_, claims),) = read_claims([document], lexicon)
    store.replace_claims(document.id, claims)
    store.settle()


def read_claims(documents: Iterable[Document], lexicon: Lexicon) -> Iterator[tuple[Document, Claims]]:
    """Each document with its claims, in order; one in another language than English has none."""
    from detente.annotate import annotate
    from detente.extract import extract
    from detente.read import is_readable

    documents = list(documents)
    annotated = annotate(filter(is_readable, documents), lexicon)
    for document in documents:
        yield document, extract(next(annotated), lexicon) if is_readable(document) else ()


def _accepted(incoming: Iterable[Document | Refusal], report: Report) -> Iterator[Document]:
    for item in incoming:
        if isinstance(item, Document):
            yield item
        else:
            report.refused.append(item)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Lists of documents; none has one text twice, for a second sighting is judged by what the first one left."""
    batch: dict[str, Document] = {}
    for document in documents:
        if len(batch) == BATCH or document.id in batch:
            yield list(batch.values())
            batch = {}
        batch[document.id] = document
    if batch:
        yield list(batch.values())


def _new(batch: list[Document], store: Store, report: Report, progress: Progress) -> list[Sighting]:
    """Those that the ledger does not have so already."""
    seen = [(document, store.preview(document)) for document in batch]
    new = [(document, now) for document, now in seen if now is not None]
    report.known += len(batch) - len(new)
    progress(report)
    return new


def _extracted(
    new: list[Sighting], lexicon: Lexicon, report: Report, progress: Progress
) -> list[tuple[Document, Claims]]:
    """What each document says, all of it before the store is asked to write, so that nobody waits for a lock.

    A document on which the rules fail is refused with the reason, and keeps no other one out of the ledger.
    """
    found, waiting = list[tuple[Document, Claims]](), new
    while waiting:
        error = _told(waiting, lexicon, report, progress, told := [])
        found += told
        _count(waiting[: len(told)], told, report)
        waiting = waiting[len(told) :]
        if error is not None:
            why = f"a rule fails on it, please report this: {error!r}"
            report.refused.append(_refusal(waiting, waiting[0][0].id, why))
            waiting = waiting[1:]
    return found


def _told(
    new: list[Sighting], lexicon: Lexicon, report: Report, progress: Progress, told: list[tuple[Document, Claims]]
) -> Exception | None:
    """Puts into `told` what the documents say, up to the first on which a rule fails; the error of that one."""
    try:
        for (seen, _), (_, claims) in zip(new, read_claims([now for _, now in new], lexicon), strict=True):
            told.append((seen, claims))
            report.read += 1
            progress(report)
    except _NOT_THE_DOCUMENTS:
        raise
    except Exception as error:  # noqa: BLE001 (whatever a rule raises is reported with the document that it fails on)
        return error
    return None


def _count(new: list[Sighting], found: list[tuple[Document, Claims]], report: Report) -> None:
    from detente.read import is_readable

    report.claims += sum(len(claims) for _, claims in found)
    report.unread += sum(not is_readable(now) for _, now in new)
    report.undated += sum(now.known_from is None for _, now in new)


def _refusal(new: list[Sighting], id: str, reason: str) -> Refusal:
    from detente.read import Refusal

    return Refusal(next(seen.path or id for seen, _ in new if seen.id == id), reason)
