"""Decisions through the pages: the same functions as the command line's `review`."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.exceptions import HTTPException

from detente.export.contract import to_json
from detente.model.record import Record
from detente.model.review import Action, Review
from detente.pipeline import reread
from detente.review import correction, decision, keep, receive, undoing
from detente.review.by_hand import addition, span_of
from detente.review.fields import MATTERS, read, wording
from detente.web.acting import Done, Write, local

_ON_RECORDS: dict[str, Action] = {"accept": "accept", "reject": "reject", "note": "note"}


def decide(write: Write) -> Done:
    """``action`` on one or several ``id``: accept, reject, note, merge; or undo of one or several reviews."""
    action, ids, note = write.word("action") or "", write.words("id"), write.word("note")
    if not ids:
        raise ValueError("choose at least one record")
    if action == "undo":
        made = [undoing(review, by=write.by, note=note) for review in ids]
    elif action == "merge":
        claims = [claim for name in ids for claim in _record(write, name).claims]
        made = [decision("merge", claims, by=write.by, note=note)]
    elif action in _ON_RECORDS:
        made = [decision(_ON_RECORDS[action], _record(write, name).claims, by=write.by, note=note) for name in ids]
    else:
        raise ValueError(f"{action}: accept, reject, note, merge or undo")
    return _kept(write, made, "/review")


def correct(write: Write) -> Done:
    """Each field of the form that says something else than the record."""
    record = _record(write, write.path["id"])
    made = list(_corrections(write, record))
    if not made:
        raise ValueError("nothing in the form says something else than the record")
    return _kept(write, made, f"/record/{record.id}")


def _corrections(write: Write, record: Record) -> Iterator[Review]:
    for name in MATTERS.get(record.kind, ()):
        given = write.given.get(f"f-{name}")
        now = record.fields.get(name)
        if isinstance(given, str) and given.strip() != wording(now).strip():
            value = read(record.kind, name, given, now=now)
            yield correction(record, name, value, by=write.by, note=write.word("note"))


def split(write: Write) -> Done:
    """The chosen ``claim`` are about another thing than the rest."""
    record = _record(write, write.path["id"])
    gone = write.words("claim")
    strange = sorted(set(gone) - set(record.claims))
    if strange:
        raise ValueError(f"{', '.join(strange)}: not of this record")
    made = decision("split", record.claims, by=write.by, value=gone, note=write.word("note"))
    return _kept(write, [made], f"/record/{record.id}")


def add(write: Write) -> Done:
    """A record that was missed, from the document's words."""
    document = write.desk.store.document(write.path["id"])
    if document is None:
        raise HTTPException(404, "no such document")
    kind, start = write.word("kind") or "", write.word("start")
    given = write.given.get("words")
    words = span_of(
        document, given if isinstance(given, str) else "", int(start) if start and start.isdigit() else None
    )
    told = {name: write.word(f"f-{name}") or "" for name in MATTERS.get(kind, ())}
    made = addition(document, kind, words, told, by=write.by, note=write.word("note"), lexicon=write.desk.lexicon)
    return _kept(write, [made], f"/record/{made.claims[0]}")


def take_in(write: Write) -> Done:
    """A list of decisions that was exported here or elsewhere."""
    lines = [line for file in write.files("file") for line in file.file.read().decode("utf-8").splitlines()]
    came = receive(write.desk.store, lines)
    if came.refused:
        told = "; ".join(f"line {number}: {reason}" for number, reason in came.refused[:20])
        raise ValueError(f"{came.new} decisions taken in, {came.known} known already; refused: {told}")
    return Done(next="/decisions", data={"new": came.new, "known": came.known})


def document(write: Write) -> Done:
    """A document's date or source, for good; or it is withdrawn, or brought back."""
    store, name = write.desk.store, write.path["id"]
    action = write.word("action")
    if action == "withdraw":
        store.withdraw(name, by=write.by)
        store.settle()
        return Done(next="/documents", data={"withdrawn": name})
    if action == "restore":
        store.restore(name, by=write.by)
        store.settle()
        return Done(next=f"/document/{name}", data={"restored": name})
    now = store.document(name)
    if now is None:
        raise HTTPException(404, "no such document")
    given = {key: write.given.get(key) for key in ("published", "title", "publisher", "url", "side")}
    changes: dict[str, object] = {
        key: value.strip() or None
        for key, value in given.items()
        if isinstance(value, str) and value.strip() != str(getattr(now, key) or "")
    }
    if side := changes.get("side"):
        changes["side"] = write.desk.side(str(side))
    if changes:
        reread(store, store.correct_document(now.id, changes, by=write.by), write.desk.lexicon)
    return Done(next=f"/document/{now.id}", data={"document": now.id, "changed": sorted(changes)})


def _record(write: Write, name: str) -> Record:
    record = write.desk.store.record(name)
    if record is None:
        raise ValueError(f"{name}: no record with this id; it may be gone since the page was made")
    return record


def _kept(write: Write, made: list[Review], otherwise: str) -> Done:
    keep(write.desk.store, *made)
    path, _, anchor = local(write.word("next"), otherwise).partition("#")
    sign = "&" if "?" in path else "?"
    back = f"{path}{sign}done={made[-1].id}" + (f"#{anchor}" if anchor else "")
    return Done(next=back, data={"kept": [to_json(review) for review in made]})
