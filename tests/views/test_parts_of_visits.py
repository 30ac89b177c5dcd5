"""The meetings of a visit, found without reading all that its side took part in."""

from __future__ import annotations

from typing import Any

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.model.record import Link, Record
from detente.model.when import When
from detente.views.chosen import chosen
from detente.views.parts import parts_of


class _Sparing(Plain):
    """Notes what is made whole."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def whole(self, some: Any, **more: Any) -> Any:
        """Noted."""
        self.made += [record.id for record in some]
        return super().whole(some, **more)


def _ledger() -> tuple[_Sparing, Record]:
    ledger = _Sparing()
    paper = ledger.paper("The minister visited Accra, met the president, and dined later.", "2023-05-09")

    def add(name: str, form: str, day: str, *sides: str, of: str | None = None, status: str = "held") -> Record:
        links = (Link(type="part_of", record=of),) if of else ()
        fields = {"form": form, "status": status, "participants": [], "when": day}
        words = [(paper, "visited")]
        return ledger.add(
            "engagement", name, fields, words=words, links=links, sides=sides, when=When(day), status=status
        )

    visit = add("eng-0", "visit", "2023-05-01/2023-05-04", "GHA", "TGO")
    add("eng-1", "meeting", "2023-05-03", "GHA", "TGO", of="eng-0")
    add("eng-2", "talks", "2023-05-02", "GHA", "TGO", of="eng-0")
    add("eng-3", "call", "2023-06-20", "GHA", "TGO", of="eng-0")
    add("eng-4", "meeting", "2023-05-02", "GHA", "TGO")
    add("eng-5", "meeting", "2023-07-02", "GHA", "TGO", status="planned")
    add("eng-6", "meeting", "2023-05-02", "CIV", "TGO", of="eng-0")
    return ledger, visit


def test_parts_are_all_that_say_so() -> None:
    """Those of the visit's first side that are bound to it, by day then by id, on its days or not; no others."""
    ledger, visit = _ledger()
    every = [
        r for r in ledger.records(("engagement",), Filter(side="GHA")) if any(x.record == visit.id for x in r.links)
    ]
    assert parts_of(ledger, visit, as_of=None) == every
    assert [record.id for record in every] == ["eng-2", "eng-1", "eng-3"]


def test_of_a_meeting_only_what_a_text_says_is_looked_at() -> None:
    """From days and people it follows of visits alone that something took place in them."""
    ledger, _ = _ledger()
    meeting = ledger.record("eng-4")
    assert meeting is not None
    assert parts_of(ledger, meeting, as_of=None) == []
    assert ledger.made == []


def test_only_the_chosen_are_made_whole() -> None:
    """What is wanted is told by what was folded; a status is looked at again once a record is whole."""
    ledger, _ = _ledger()
    asked = Filter(status="planned")
    assert [r.id for r in chosen(ledger, ("engagement",), asked, lambda r: r.fields["form"] == "meeting")] == ["eng-5"]
    assert ledger.made == ["eng-5"]
    assert chosen(ledger, ("engagement",), asked, lambda r: False) == []
