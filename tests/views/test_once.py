"""A ledger that is asked for each thing once while one answer is made."""

from __future__ import annotations

from typing import Any

from plain_ledger import Plain

from detente.ledger.ranks import TOGETHER
from detente.model.filter import Filter
from detente.model.ranked import Ranked
from detente.views.once import Once


class _Counting(Plain):
    """Counts what is asked of it."""

    asked = 0

    def records(self, kinds: Any, filter: Any = Filter(), **more: Any) -> Any:
        """Counted."""
        self.asked += 1
        return super().records(kinds, filter, **more)

    def record(self, id: str, **more: Any) -> Any:
        """Counted."""
        self.asked += 1
        return super().record(id, **more)


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
    assert [once.record(record.id) for record in first] == first == once.whole(first)
    assert ledger.asked == 1
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
