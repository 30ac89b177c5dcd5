"""What a later report of a deed tells of a pledge: kept, broken, or nothing; for many sorts of deeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.ledger.followed import with_follow_through
from detente.ledger.pledged import core_of, wanted
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


def of(kind: str, fields: dict[str, object], by: str, words: str, *, status: str | None, when: str | None) -> Record:
    """A record of a side and the other one."""
    return Record(
        id=f"{kind}-1",
        kind=kind,
        fields=fields,
        facets=Facets(sides=tuple(sorted((by, OTHER))), when=When(when) if when else None, status=status),
        evidence=(Evidence(document="doc-2", start=0, end=len(words), text=words),),
        documents=("doc-2",),
        claims=(),
        origins=1,
        confidence=0.5,
        known_from=date(2014, 7, 1),
    )


def deed(verb: str, what: str, by: str | None, *, stage: str = "done", when: str | None = "2014-06-02") -> Record:
    """A deed as a document of 1 July 2014 tells it."""
    fields = {"verb": verb, "what": what, "stage": stage, "by": [by] if by else [], "toward": [], "when": when}
    return of("deed", dict(fields), by or "NOR", what, status=stage, when=when)


def came(of_pledge: Record, report: Record) -> str:
    """What became of the pledge."""
    return str(with_follow_through(of_pledge, [report], made=date(2014, 1, 10), heard=None).facets.status)


@pytest.mark.parametrize(
    ("text", "verb", "what", "status"),
    [
        ("release the eleven fishermen held in Bergen", "release", "released the fishermen on Monday", "kept"),
        ("release the eleven fishermen held in Bergen", "return", "The fishermen returned", "kept"),
        ("free the crew of the trawler", "pardon", "pardoned the crew of the trawler", "kept"),
        ("withdraw its patrol boats from the strait", "pull", "pulled patrol boats out of the strait", "kept"),
        ("withdraw its patrol boats from the strait", "send", "sent more patrol boats to the strait", "broken"),
        ("withdraw its patrol boats from the strait", "withdrawal", "the withdrawal of its patrol boats", "kept"),
        ("ratify the herring protocol", "ratify", "ratified the herring protocol", "kept"),
        ("ratify the herring protocol", "take_effect", "The herring protocol took effect", "kept"),
        ("ratify the herring protocol", "reject", "rejected the herring protocol", "broken"),
        ("sign an accord on search and rescue", "sign", "signed the search and rescue accord", "kept"),
        ("open a consulate in Akureyri", "open", "opened its consulate in the north", "kept"),
        ("keep the ferry route open", "close", "closed the ferry route for good", "broken"),
        ("provide six rescue helicopters", "deliver", "delivered the rescue helicopters", "kept"),
        ("fund a geothermal plant", "pay", "paid for the geothermal plant", "kept"),
        (
            "pay compensation for a sunken trawler",
            "pay",
            "paid two million kroner in compensation for the trawler",
            "kept",
        ),
        ("lift the ban on lamb", "lift", "lifted its ban on lamb", "kept"),
        ("lift the ban on lamb", "extend", "extended its ban on lamb by a year", "broken"),
        ("not to raise tariffs on cod", "raise", "raised its tariffs on cod", "broken"),
        ("refrain from imposing a levy on whale watchers", "impose", "imposed a levy on whale watchers", "broken"),
        ("halt drilling off Jan Mayen", "suspend", "suspended the drilling", "kept"),
        ("halt drilling off Jan Mayen", "resume", "resumed drilling in May", "broken"),
        ("exchange prisoners", "swap", "swapped all prisoners", "kept"),
        ("not to deport students", "deport", "deported forty students", "broken"),
        ("restore postal services and send an envoy", "restore", "restored postal services", "kept"),
        ("continue to supply vaccines", "supply", "supplied vaccines for a third year", "in_progress"),
        ("respect the fishing quota", "violate", "violated the fishing quota", "broken"),
        ("send a delegation to Reykjavik to discuss cod", "arrive", "A delegation arrived in Reykjavik", "kept"),
        ("resume flights between their capitals", "land", "The first flight landed in Reykjavik", "kept"),
        ("set up a hotline between their coast guards", "set_up", "set up the hotline of the coast guards", "kept"),
        ("open its archives on the year 1940", "open", "opened its archives on the year 1940", "kept"),
        ("punish captains who do not obey the quota", "punish", "punished the captains", "kept"),
        ("free the two customs officers whom it took in May", "release", "The customs officers were released", "kept"),
        ("let inspectors visit the reactor site at Halden", "bar", "barred inspectors from the reactor site", "broken"),
        ("not to close the harbour to trawlers with coal", "shut", "shut the harbour", "broken"),
        ("hand over the stolen sagas", "give_back", "gave back the stolen sagas", "kept"),
    ],
)
def test_a_deed_keeps_or_breaks_a_pledge(text: str, verb: str, what: str, status: str) -> None:
    """The verb says whether it was done or undone, the object whether it is the same; "not to" turns it round."""
    assert came(pledge(text, "NOR"), deed(verb, what, "NOR")) == status


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("release the eleven fishermen", deed("release", "released two journalists", "NOR")),
        ("release the eleven fishermen", deed("release", "released the fishermen", "DNK")),
        ("release the eleven fishermen", deed("release", "released the fishermen", "NOR", when="2013-12-01")),
        ("release the eleven fishermen", deed("release", "released the fishermen", "NOR", when="2019-01-01")),
        ("not to raise tariffs on cod", deed("lower", "lowered its tariffs on cod", "NOR")),
        ("not to raise tariffs on cod", deed("raise", "raised tariffs on cod", "NOR", stage="not_done")),
        ("lift tariffs on cod", deed("lift", "lifted its tariffs on lamb", "NOR")),
        ("reopen its consulate in Akureyri", deed("reopen", "reopened its consulate in Seydisfjordur", "NOR")),
        ("send a delegation to Reykjavik", deed("arrive", "A delegation arrived in Oslo", "ISL")),
        ("attend the winter games", deed("attend", "attended the winter games of 1994", "NOR", when=None)),
        ("waive visas for sailors", deed("drop", "The visa requirement was dropped for students", None)),
    ],
)
def test_other_deeds_tell_nothing_of_it(text: str, report: Record) -> None:
    """Another object, place, side or time, or mere abstaining: the pledge stands as it was made."""
    assert came(pledge(text, "NOR"), report) == "made"


@pytest.mark.parametrize(
    ("text", "report", "status"),
    [
        ("release 40 fishermen", deed("release", "released 15 fishermen", "NOR"), "in_progress"),
        ("release 40 fishermen", deed("release", "released some of the fishermen", "NOR"), "in_progress"),
        ("release forty fishermen", deed("release", "released 40 fishermen", "NOR"), "kept"),
        ("deliver twelve boats", deed("deliver", "delivered the first batch of boats", "NOR"), "in_progress"),
        ("buy 300,000 tonnes of cod", deed("buy", "bought 90,000 tonnes of cod", "NOR"), "in_progress"),
        ("withdraw its boats", deed("withdraw", "withdraw its boats", "NOR", stage="begun"), "in_progress"),
        ("withdraw its boats", deed("withdraw", "withdraw its boats", "NOR", stage="not_done"), "no_evidence"),
    ],
)
def test_a_part_of_it_is_progress(text: str, report: Record, status: str) -> None:
    """Begun, or done in part, is in progress; what is told not to be done shows no evidence."""
    assert came(pledge(text, "NOR"), report) == status


def test_what_is_not_done_by_its_day_breaks_the_pledge() -> None:
    """Not done by the day promised, the pledge is broken; before that day, or still awaited, it shows no evidence."""
    promised = pledge("release the fishermen", "NOR")
    for due, stage, status in (
        ("2014-12-31", "not_done", "no_evidence"),
        ("2014-05-01", "not_done", "broken"),
        ("2014-05-01", "awaited", "no_evidence"),
    ):
        late = deed("release", "released a single fisherman", "NOR", stage=stage)
        assert came(replace(promised, fields={**promised.fields, "due": due}), late) == status


def test_a_purpose_is_not_what_is_pledged() -> None:
    """A delegation sent "for talks" is not kept by a meeting, nor does a later summit count."""
    known = load_follow_words()
    assert core_of(known, "send a delegation to Reykjavik for talks on cod") == "send a delegation to Reykjavik"


def test_what_is_told_without_a_day_was_done_by_the_report() -> None:
    """A deed without a day counts where its report is later than the pledge, and is told as done by that day."""
    undated = deed("release", "released the fishermen", "NOR", when=None)
    told = with_follow_through(pledge("release the fishermen", "NOR"), [undated], made=date(2014, 1, 10), heard=None)
    assert [(item["when"], item["status"]) for item in told.fields["follow_through"]] == [("../2014-07-01", "kept")]
    early = replace(undated, known_from=date(2014, 1, 10))
    assert came(pledge("release the fishermen", "NOR"), early) == "made"


def test_a_pledge_without_a_deed_asks_for_none() -> None:
    """What is neither a deed nor has an object is not looked for in reports."""
    words = load_follow_words()
    assert wanted(words, "release the crew") is not None
    assert wanted(words, "remain friends") is None
    assert wanted(words, "sign") is None
