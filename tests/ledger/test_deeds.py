"""What a later report of a deed tells of a pledge: kept, broken, or nothing; for many sorts of deeds."""

from __future__ import annotations

from datetime import date

import pytest

from detente.ledger.deeds import asks_a_deed
from detente.ledger.followed import with_follow_through
from detente.lexicon.following import load_follow_words
from detente.model.record import Facets, Record
from detente.model.span import Evidence
from detente.model.when import When

OTHER = "ISL"


def pledge(text: str, by: str) -> Record:
    """A pledge of this side towards another, made on 10 January 2014."""
    fields = {"text": text, "due": None, "status": "made", "made_on": "2014-01-10", "follow_through": []}
    fields["by"] = [{"name": None, "role": None, "body": None, "side": by}]
    return of("commitment", fields, by, text, status="made", when="2014-01-10")


def of(kind: str, fields: dict[str, object], by: str, words: str, *, status: str | None, when: str) -> Record:
    """A record of a side and the other one."""
    return Record(
        id=f"{kind}-1",
        kind=kind,
        fields=fields,
        facets=Facets(sides=tuple(sorted((by, OTHER))), when=When(when), status=status),
        evidence=(Evidence(document="doc-2", start=0, end=len(words), text=words),),
        documents=("doc-2",),
        claims=(),
        origins=1,
        confidence=0.5,
    )


def event(
    words: str, by: str, *, when: str = "2014-06-02", plover: str = "COOPERATE", status: str = "actual"
) -> Record:
    """An event that a document tells in these words."""
    fields = {"source": f"{by} GOV", "target": f"{OTHER} GOV", "plover": plover}
    return of("event", dict(fields), by, words, status=status, when=when)


def measure(words: str, by: str, type: str = "other") -> Record:
    """A measure that a document tells in these words."""
    fields = {"by": [{"side": by}], "against": [], "type": type, "announced": "2014-06-02", "in_force": None}
    return of("measure", dict(fields), by, words, status=None, when="2014-06-02")


def came(of_pledge: Record, report: Record) -> str:
    """What became of the pledge."""
    return str(with_follow_through(of_pledge, [report], made=date(2014, 1, 10), heard=None).facets.status)


@pytest.mark.parametrize(
    ("text", "report", "status"),
    [
        ("release the eleven fishermen held in Bergen", "Norway released the fishermen on Monday.", "kept"),
        ("free the crew of the trawler", "Norway pardoned the crew of the trawler.", "kept"),
        ("withdraw its patrol boats from the strait", "Norway pulled two patrol boats out of the strait.", "kept"),
        ("withdraw its patrol boats from the strait", "Norway sent more patrol boats to the strait.", "broken"),
        ("ratify the herring protocol", "Norway's parliament ratified the herring protocol.", "kept"),
        ("ratify the herring protocol", "Norway's parliament rejected the herring protocol.", "broken"),
        ("sign an accord on search and rescue", "Norway signed the search and rescue accord.", "kept"),
        ("open a consulate in Akureyri", "Norway opened its consulate in the north.", "kept"),
        ("keep the ferry route open", "Norway closed the ferry route for good.", "broken"),
        ("provide six rescue helicopters", "Norway delivered the rescue helicopters.", "kept"),
        ("fund a geothermal plant", "Norway paid for the geothermal plant.", "kept"),
        ("lift the ban on lamb", "Norway lifted its ban on lamb.", "kept"),
        ("lift the ban on lamb", "Norway extended its ban on lamb by a year.", "broken"),
        ("not to raise tariffs on cod", "Norway raised its tariffs on cod.", "broken"),
        ("refrain from imposing a levy on whale watchers", "Norway imposed a levy on whale watchers.", "broken"),
        ("halt drilling off Jan Mayen", "Norway suspended the drilling.", "kept"),
        ("halt drilling off Jan Mayen", "Norway resumed drilling in May.", "broken"),
        ("exchange prisoners", "Norway swapped two prisoners.", "kept"),
        ("not to deport students", "Norway deported forty students.", "broken"),
        ("restore postal services and send an envoy", "Norway restored postal services.", "kept"),
        ("continue to supply vaccines", "Norway supplied vaccines for a third year.", "in_progress"),
        ("respect the fishing quota", "Norway violated the fishing quota.", "broken"),
    ],
)
def test_a_deed_keeps_or_breaks_a_pledge(text: str, report: str, status: str) -> None:
    """The verb says whether it was done or undone, the object whether it is the same; "not to" turns it round."""
    assert came(pledge(text, "NOR"), event(report, "NOR")) == status
    assert came(pledge(text, "NOR"), measure(report, "NOR")) == status


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("release the eleven fishermen", event("Norway released two journalists.", "NOR")),
        ("release the eleven fishermen", event("Denmark released the fishermen.", "DNK")),
        ("release the eleven fishermen", event("Norway released the fishermen.", "NOR", when="2013-12-01")),
        ("release the eleven fishermen", event("Norway released the fishermen.", "NOR", when="2019-01-01")),
        ("release the eleven fishermen", event("Norway will release the fishermen.", "NOR")),
        ("release the eleven fishermen", event("Norway released the fishermen.", "NOR", status="possible")),
        (
            "release the eleven fishermen",
            event("Norway accused it of having released fishermen.", "NOR", plover="ACCUSE"),
        ),
        ("not to raise tariffs on cod", measure("Norway lowered its tariffs on cod.", "NOR")),
    ],
)
def test_other_deeds_tell_nothing_of_it(text: str, report: Record) -> None:
    """Another object, another side, another time, a plan, mere words: the pledge stands as it was made."""
    assert came(pledge(text, "NOR"), report) == "made"


def test_a_pledge_without_a_deed_asks_for_none() -> None:
    """What is neither a deed nor has an object is not looked for in reports."""
    words = load_follow_words()
    assert asks_a_deed(words, "release the crew")
    assert not asks_a_deed(words, "remain friends")
    assert not asks_a_deed(words, "sign")
