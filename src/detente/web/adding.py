"""Files from the browser into the ledger: read one after the other in the background, with counts to watch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from detente.model.document import Document, document_id
from detente.model.when import When
from detente.pipeline import Report
from detente.pipeline import add as take_in
from detente.read import read_stream
from detente.review.by_hand import BY_HAND
from detente.web.acting import Done, Write
from detente.web.asking import Here
from detente.web.desk import Desk
from detente.web.page import Page
from detente.web.runs import Run

if TYPE_CHECKING:
    from detente.read import Refusal

MOST_BYTES = 64 * 2**20
"""Of one file."""

SHOWN = 50
"""Documents of a run that are named."""

REFUSAL = ("path", "reason")


def page(desk: Desk, here: Here) -> Page:
    """Where files are dropped and notes are written."""
    counts = desk.once(("counts",), desk.store.counts)
    return Page(
        template="add.html",
        title="Add",
        shown={"counts": counts, "runs": list(reversed(desk.runs.known.values())), "by_hand": BY_HAND},
        data=lambda: dict(counts),
        table=lambda: (("what", "count"), ({"what": k, "count": v} for k, v in counts.items())),
    )


def run_page(desk: Desk, here: Here) -> Page:
    """How far a run is."""
    run = desk.runs.known.get(here.path.rsplit("/", 1)[-1])
    if run is None:
        raise HTTPException(404, "This server knows of no such run; it may have been started anew since.")
    documents = [d for d in map(desk.store.document, run.ids[:SHOWN]) if d] if run.done else []
    return Page(
        template="run.html",
        title="Adding",
        shown={"run": run, "documents": documents},
        data=run.counts,
        table=lambda: (REFUSAL, run.counts()["refused"]),
    )


def files(write: Write) -> Done:
    """The files of the form."""
    given: list[tuple[str, bytes]] = []
    for file in write.files("file"):
        data = file.file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ValueError(f"{file.filename}: more than {MOST_BYTES // 2**20} MB; add it by the command line")
        given.append((_name(file.filename or ""), data))
    if not given:
        raise ValueError("choose at least one file")
    return _begun(write.desk, len(given), lambda run: _read(write.desk, given, run))


def note(write: Write) -> Done:
    """A dated note of one's own: a document like any other. `kind` is what it is to be a record of, if of any."""
    words, day = write.word("text"), write.word("date")
    if not words or not day:
        raise ValueError("a note needs its words and its day")
    made = Document(
        id=document_id(words),
        text=words,
        title=write.word("title"),
        publisher=write.word("publisher"),
        language="en",
        published=When(day),
        published_from="note",
    )
    report = take_in([made], write.desk.store, write.desk.lexicon)
    if report.refused:
        raise ValueError(str(report.refused[0]))
    kind = write.word("kind")
    onward = f"?add={kind}&at=0&to={len(words)}#add" if kind in BY_HAND else ""
    return Done(next=f"/document/{made.id}{onward}", data={"document": made.id, "known": bool(report.known)})


def _begun(desk: Desk, count: int, work: Callable[[Run], None]) -> Done:
    run = desk.runs.start(count, work)
    return Done(next=f"/add/{run.id}", data={"run": run.id})


def _read(desk: Desk, given: list[tuple[str, bytes]], run: Run) -> None:
    def progress(report: Report) -> None:
        run.report = report

    run.report = take_in(_incoming(desk, given, run), desk.store, desk.lexicon, progress=progress)


def _incoming(desk: Desk, given: list[tuple[str, bytes]], run: Run) -> Iterator[Document | Refusal]:
    for name, data in given:
        for item in read_stream(data, name, desk.lexicon):
            if isinstance(item, Document):
                run.ids.append(item.id)
            yield item


def _name(given: str) -> str:
    """A file's own name, whatever path a browser sends with it."""
    return given.replace("\\", "/").rpartition("/")[2][:200] or "file"
