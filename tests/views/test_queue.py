"""What waits for a person."""

from __future__ import annotations

from typing import Any

from detente.model.actor import Actor
from detente.model.outline import outline_of
from detente.model.record import Conflict, Facets, Record
from detente.model.when import When
from detente.views.queue import importance, queue


class Shelf:
    """A ledger that holds these records."""

    def __init__(self, *records: Record) -> None:
        self._records = records

    def outlines(self, kinds: Any, filter: Any = None) -> Any:
        """Those of these kinds, in outline."""
        return (outline_of(record) for record in self._records if record.kind in kinds)

    def record(self, id: str, *, as_of: Any = None) -> Any:
        """One of them."""
        return next(record for record in self._records if record.id == id)


def meeting(name: str, **more: Any) -> Record:
    """A meeting of which nothing is in doubt."""
    facets = Facets(sides=("JPN", "NOR"), when=When("2024-05-08"), status="held")
    fields = {"status": "held", "when": "2024-05-08", "participants": [{"name": "Berg"}], "level": None}
    given: dict[str, Any] = {
        "kind": "engagement", "fields": fields, "facets": facets, "evidence": (), "documents": ("doc-1",),
        "claims": (name,), "origins": 1, "confidence": 0.9,
    }  # fmt: skip
    return Record(id=name, **given | more)


def asked(record: Record) -> set[str]:
    """The fields that are asked after."""
    return {doubt.field for item in queue(Shelf(record)) for doubt in item.doubts}  # type: ignore[arg-type]


def test_what_is_plain_does_not_wait() -> None:
    """A meeting whose day, state and people are told without rivals is asked of nobody."""
    assert asked(meeting("eng-1")) == set()


def test_rivals_unknown_days_one_side_and_weak_words_wait() -> None:
    """Each doubt asks after the field that it is about."""
    rival = Conflict(field="place", values=(("Oslo", ("a",)), ("Bergen", ("b",))))
    assert asked(meeting("eng-1", conflicts=(rival,))) == {"place"}
    assert asked(meeting("eng-2", facets=Facets(sides=("JPN", "NOR"), status="held"))) == {"when"}
    assert asked(meeting("eng-3", according_to=Actor(side="NOR"))) == {"status"}
    assert asked(meeting("eng-4", confidence=0.3)) == {"evidence"}
    assert asked(meeting("eng-5", origins=5, documents=tuple("abcde"), claims=tuple("abcde"))) == {"claims"}


def test_what_was_reviewed_waits_only_where_it_is_disputed() -> None:
    """Accepted it is done; where two people decided otherwise it comes first."""
    weak = meeting("eng-1", confidence=0.3)
    disputed = meeting("eng-2", review="corrected", disputed=True)
    found = queue(Shelf(weak, disputed, meeting("eng-3", confidence=0.3, review="accepted")))  # type: ignore[arg-type]
    assert [item.record.id for item in found] == ["eng-2", "eng-1"]


def test_leaders_come_before_officials() -> None:
    """Of two equal doubts that of the weightier meeting comes first."""
    leaders = meeting("eng-2", confidence=0.3, fields=meeting("x").fields | {"level": "leaders"})
    assert importance(outline_of(leaders)) > importance(outline_of(meeting("eng-1")))
    found = queue(Shelf(meeting("eng-1", confidence=0.3), leaders))  # type: ignore[arg-type]
    assert [item.record.id for item in found] == ["eng-2", "eng-1"]
