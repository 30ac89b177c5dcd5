"""What `changes` promises."""

from __future__ import annotations

from datetime import date

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.views.changes import changes


def test_new_changed_and_settled_are_told_apart(visit: Plain) -> None:
    """Since the day before the visit: the visit is settled, what nobody knew is new."""
    found = {c.line.record: c for c in changes(visit, date(2024, 5, 1))}
    assert found["eng-1"].sort == "settled"
    assert found["pos-NOR"].sort == "new"
    assert {(t.field, t.before, t.after) for t in found["eng-1"].turns} >= {("status", "postponed", "held")}


def test_another_document_that_says_the_same_changes_nothing(visit: Plain) -> None:
    """A record that only gained a document is not among the changes."""
    assert "eng-1" not in {c.line.record for c in changes(visit, date(2024, 5, 9))}


def test_the_evidence_of_a_change_is_what_was_not_known_before(visit: Plain) -> None:
    """A changed record's line shows the words that brought the change."""
    (change,) = [
        c for c in changes(visit, date(2024, 3, 4), Filter(as_of=date(2024, 3, 31))) if c.line.record == "eng-1"
    ]
    assert change.sort == "changed"
    assert [e.text for e in change.line.evidence] == ["was postponed"]


def test_who_takes_an_office_is_among_the_changes(plain: Plain) -> None:
    """A sentence that names a person beside a word of appointment is told; one that merely names them is not."""
    paper = plain.paper("Anna Berg was appointed foreign minister. Sato spoke.", "2024-03-04")
    plain.add("person", "per-1", {"name": "Anna Berg"}, persons=("Anna Berg",), words=[(paper, "Anna Berg")])
    plain.add("person", "per-2", {"name": "Sato"}, persons=("Sato",), words=[(paper, "Sato")])
    found = changes(plain, date(2024, 3, 1))
    assert [(c.line.record, c.line.evidence[0].text) for c in found if c.line.kind == "person"] == [
        ("per-1", "Anna Berg was appointed foreign minister.")
    ]


def test_only_what_unseen_documents_tell(visit: Plain) -> None:
    """With the documents named that were not seen, nothing is told that rests on others alone."""
    theirs = next(d.id for d in visit.papers.values() if d.side == "JPN")
    found = changes(visit, date(2024, 1, 1), unseen={theirs})
    assert found
    records = [visit.record(change.line.record) for change in found]
    assert all(record is not None and theirs in record.documents for record in records)
