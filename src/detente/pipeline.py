"""The whole product on one screen: read, annotate, extract, add to the ledger, settle what it adds up to.

Resumable: each batch is one transaction of the store, what the ledger knows is skipped before the costly part, and
settling goes on where it was broken off. A run killed at any point is finished by the same call. Where others read
(an engine of several processes), this process writes and settles meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, tee
from typing import TYPE_CHECKING, Any

from detente.engine import Engine, Failure, Here, Outcome
from detente.model.claim import Claim
from detente.model.document import Document

if TYPE_CHECKING:
    from detente.lexicon import Lexicon
    from detente.read import Refusal
    from detente.store import Store

BATCH = 32
"""Documents a transaction: so many at most are extracted again after a run was killed."""

_MEANWHILE = 16
"""The same where others read: what is written while they go on."""

_SETTLED, _SHARE = 32, 8
"""Documents that are written before they are settled while others read: so many, in a long run one for `_SHARE` that
are settled. 120 releases took 8.9 s to write and settle in sixteens, 7.6 s in these, 6.4 s all at once, of the time
that the readers want too (3,500 in these as long as reading them); what is left when they are done, nobody shares."""

_TOGETHER = 4096
"""Documents of which at most an engine may have some under way, whose ids are kept to see a text twice."""

Claims = tuple[Claim[Any], ...]
Sighting = tuple[Document, Document]
"""A document as it was read, and as the ledger would have it (an earlier date or a correction may hold)."""


@dataclass(slots=True)
class Report:
    """What came of a run so far, in documents, and the claims made in them.

    `settled` is the share of the settling that is done, 0 to 1; None before it begins.
    """

    read: int = 0
    added: int = 0
    changed: int = 0
    known: int = 0
    claims: int = 0
    undated: int = 0
    unread: int = 0
    settled: float | None = None
    refused: list[Refusal] = field(default_factory=list)


Progress = Callable[[Report], None]
"""Called after every document, with the counts so far."""


def silent(report: Report) -> None:
    """No progress told."""


def add(
    incoming: Iterable[Document | Refusal],
    store: Store,
    lexicon: Lexicon,
    *,
    engine: Engine | None = None,
    progress: Progress = silent,
) -> Report:
    """Takes in what was read: what is new is annotated, extracted and added; then the ledger settles.

    What the ledger has so already is counted as known and changes nothing. The reading runs on `engine`, by default in
    this process; the ledger is the same whatever it is. Raises what the store and the engine raise.
    """
    report = Report()
    engine = engine or Here(lexicon)
    batches = _apart(_batches(_accepted(incoming, report), _MEANWHILE if engine.elsewhere else BATCH))
    sighted = (_new(batch, store, report, progress) for batch in batches)
    waiting = settled = 0
    for new, outcomes in _read(sighted, engine):
        told = store.add(_extracted(new, outcomes, report, progress))
        report.added += len(told.new)
        report.changed += len(told.changed)
        report.known += len(told.known)
        report.refused += [_refusal(new, text, reason) for text, reason in told.refused]
        waiting += len(told.new) + len(told.changed)
        if engine.elsewhere and waiting >= max(_SETTLED, settled // _SHARE):
            store.settle()
            waiting, settled = 0, settled + waiting
    store.settle(_settling(report, progress))
    return report


def rebuild(store: Store, lexicon: Lexicon, *, engine: Engine | None = None, progress: Progress = silent) -> Report:
    """Extracts every document anew with today's rules, and makes all records anew; reviews keep to their places.

    A document on which the rules fail keeps the claims that it has, and is reported as refused.
    """
    report = Report()
    waiting = store.to_extract()
    batches = iter(lambda: [(document, document) for document in islice(waiting, BATCH)], [])
    for new, outcomes in _read(batches, engine or Here(lexicon)):
        anew = _extracted(new, outcomes, report, progress)
        store.replace_many((document.id, claims) for document, claims in anew)
        report.changed += len(anew)
    store.rebuild_records(_settling(report, progress))
    return report


def reread(store: Store, document: Document, lexicon: Lexicon) -> None:
    """Extracts one document anew, after its date or source was corrected.

    Raises RuntimeError where a rule fails on it; the ledger then keeps the claims that it has.
    """
    ((outcome,),) = map(tuple, Here(lexicon).read([[document]]))
    if isinstance(outcome, Failure):
        raise RuntimeError(outcome.reason)
    store.replace_claims(document.id, outcome)
    store.settle()


def _settling(report: Report, progress: Progress) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        report.settled = done / total
        progress(report)

    return told


def _read(batches: Iterable[list[Sighting]], engine: Engine) -> Iterator[tuple[list[Sighting], Iterator[Outcome]]]:
    """Each batch with what its documents say; the engine may take batches ahead."""
    ours, theirs = tee(batches)
    outcomes = engine.read([now for _, now in new] for new in theirs)
    for said in outcomes:
        yield next(ours), said


def _accepted(incoming: Iterable[Document | Refusal], report: Report) -> Iterator[Document]:
    for item in incoming:
        if isinstance(item, Document):
            yield item
        else:
            report.refused.append(item)


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Lists of so many documents; none has one text twice: a second sighting is judged by what the first one left."""
    batch: dict[str, Document] = {}
    for document in documents:
        if len(batch) == size or document.id in batch:
            yield list(batch.values())
            batch = {}
        batch[document.id] = document
    if batch:
        yield list(batch.values())


def _apart(batches: Iterable[list[Document]]) -> Iterator[list[Document]]:
    """The batches, with an empty one before each that repeats a text of those that may still be under way.

    Engines take nothing from behind an empty batch before all before it is done: a second sighting is judged by what
    the first one left.
    """
    recent: set[str] = set()
    for batch in batches:
        ids = {document.id for document in batch}
        if ids & recent or len(recent) > _TOGETHER:
            yield []
            recent = set()
        recent |= ids
        yield batch


def _new(batch: list[Document], store: Store, report: Report, progress: Progress) -> list[Sighting]:
    """Those that the ledger does not have so already."""
    seen = [(document, store.preview(document)) for document in batch]
    new = [(document, now) for document, now in seen if now is not None]
    report.known += len(batch) - len(new)
    progress(report)
    return new


def _extracted(
    new: list[Sighting], outcomes: Iterable[Outcome], report: Report, progress: Progress
) -> list[tuple[Document, Claims]]:
    """What each document says, all of it before the store is asked to write, so that nobody waits for a lock.

    A document on which the rules fail is refused with the reason, and keeps no other one out of the ledger.
    """
    from detente.read import is_readable

    found = list[tuple[Document, Claims]]()
    for (seen, now), outcome in zip(new, outcomes, strict=True):
        if isinstance(outcome, Failure):
            report.refused.append(_refusal(new, seen.id, outcome.reason))
            continue
        found.append((seen, outcome))
        report.read += 1
        report.claims += len(outcome)
        report.unread += not is_readable(now)
        report.undated += now.known_from is None
        progress(report)
    return found


def _refusal(new: list[Sighting], id: str, reason: str) -> Refusal:
    from detente.read import Refusal

    return Refusal(next(seen.path or id for seen, _ in new if seen.id == id), reason)
