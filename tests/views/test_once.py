"""A ledger that is asked for each thing once while one answer is made."""

from __future__ import annotations

from typing import Any

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.model.ranked import Ranked
from detente.views.once import Once
from ranking import TOGETHER


class _Counting(Plain):
    """Counts what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.made = 0, list[str]()

    def records(self, kinds: Any, filter: Any = Filter(), **more: Any) -> Any:
        """Counted."""
        self.asked += 1
        return super().records(kinds, filter, **more)

    def whole(self, some: Any, **more: Any) -> Any:
        """Counted, and so is each record."""
        self.asked += 1
        self.made += [record.id for record in some]
        return super().whole(some, **more)

    def record(self, id: str, **more: Any) -> Any:
        """Counted."""
        self.asked += 1
        return super().record(id, **more)

    def document(self, id: str) -> Any:
        """Counted."""
        self.asked += 1
        return super().document(id)


def _ledger() -> _Counting:
    ledger = _Counting()
    paper = ledger.paper("Ghana and Togo talked at noon in Aflao.", "2023-05-02")
    for n in range(3):
        fields = {"form": "talks", "status": "held", "participants": [], "when": "2023-05-02"}
        ledger.add("engagement", f"eng-{n}", fields, words=[(paper, "talked")], sides=("GHA", "TGO"), status="held")
    return ledger


def test_a_listing_and_a_record_are_asked_for_once() -> None:
    """The second time the same comes from memory; so does each record of a listing, but not as of another day."""
    ledger = _ledger()
    once, day = Once(ledger), next(iter(ledger.papers.values())).known_from
    first = list(once.records(("engagement",)))
    assert list(once.records(("engagement",))) == first
    asked = ledger.asked
    assert [once.record(record.id) for record in first] == first == once.whole(first)
    assert ledger.asked == asked
    assert ledger.made == [record.id for record in first]
    assert once.record("eng-0", as_of=day) == ledger.record("eng-0", as_of=day)
    assert once.record("eng-9") is None


def test_what_came_first_is_remembered() -> None:
    """Records that a ranking gave are not read again one by one."""
    ledger = _ledger()
    once = Once(ledger)
    with once.ranking(("GHA", "TGO")) as ranking:
        (found,) = ranking.found([Ranked(kinds=TOGETHER)])
    before = ledger.asked
    assert [once.record(record.id) for record in found.records] == list(found.records)
    assert found.records
    assert ledger.asked == before


def test_what_one_listing_gave_whole_another_does_not_make_again() -> None:
    """Of a longer listing only those records are made whole that no shorter one gave; the answer is the ledger's."""
    ledger = _ledger()
    once = Once(ledger)
    some = list(once.records(("engagement",), Filter(limit=2)))
    every = list(once.records(("engagement",)))
    assert every == list(Plain.records(ledger, ("engagement",)))
    assert every[:2] == some
    assert ledger.made == [record.id for record in every]


def test_a_status_is_asked_of_the_ledger() -> None:
    """What came of a record is known once it is whole: a listing by status comes as the ledger gives it."""
    ledger = _ledger()
    once = Once(ledger)
    assert list(once.records(("engagement",), Filter(status="held"))) == list(Plain.records(ledger, ("engagement",)))
    assert not list(once.records(("engagement",), Filter(status="planned")))


def test_documents_are_read_once() -> None:
    """A text, and what documents are called, come from memory the second time; also that there is none."""
    ledger = _ledger()
    once = Once(ledger)
    (paper,) = ledger.papers.values()
    assert once.document(paper.id) == once.document(paper.id) == paper
    assert once.document("doc-9") is None is once.document("doc-9")
    assert ledger.asked == 2
    assert [head.id for head in once.heads([paper.id, "doc-9"])] == [paper.id] == [h.id for h in once.heads([paper.id])]
