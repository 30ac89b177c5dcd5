"""Which pledges are pledges to meet, and which engagements keep them."""

from __future__ import annotations

from datetime import date

import pytest

from detente.ledger.meetings import meeting_words, told_meeting
from detente.lexicon.following import load_follow_words
from detente.model.record import Facets, Record
from detente.model.when import When

WORDS = load_follow_words()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hold talks on fishing in the spring", {"talk"}),
        ("visit Reykjavik later this year", {"visit"}),
        ("meet again in May", {"meet"}),
        ("resume their dialogue on fishing", {"dialogue"}),
        ("a further round of talks", set()),
        ("further talks on cod", {"talk"}),
        ("host the prime minister of Iceland for a state visit", {"host", "visit"}),
        ("meet all the needs of the fleet", set()),
        ("call for restraint", set()),
        ("host a radar base", set()),
        ("strengthen ties, including by summits of their leaders", set()),
        ("send a delegation to Reykjavik for talks on cod", set()),
        ("inaugurate a continuing dialogue on cod", set()),
        ("accelerate the next meeting of advisers", set()),
        ("establish a schedule of quarterly meetings", set()),
    ],
)
def test_a_pledge_to_meet_has_meeting_as_its_matter(text: str, asked: set[str]) -> None:
    """A word of meeting counts as what is done or held, not anywhere in the pledge."""
    assert meeting_words(WORDS, text) == asked


def record(kind: str, fields: dict[str, object], sides: tuple[str, ...], when: str | None = None) -> Record:
    """A record between these sides."""
    return Record(
        id=f"{kind}-1",
        kind=kind,
        fields=fields,
        facets=Facets(sides=sides, when=When(when) if when else None),
        evidence=(),
        documents=("doc-2",),
        claims=(),
        origins=1,
        confidence=0.5,
    )


def met(text: str, form: str, level: str | None, *, sides: tuple[str, ...] = ("ISL", "NOR")) -> bool:
    """Does such an engagement in June 2014 keep such a pledge of January?"""
    pledge = record("commitment", {"text": text}, ("ISL", "NOR"))
    other = record("engagement", {"form": form, "level": level, "status": "held"}, sides, "2014-06-02")
    return told_meeting(WORDS, pledge, other, date(2014, 1, 10)) is not None


def test_those_who_meet_are_of_the_rank_pledged() -> None:
    """A meeting of leaders is none of their advisers; where a rank is not told, it may be so."""
    assert met("hold a meeting of experts", "talks", "officials")
    assert met("hold a meeting of experts", "talks", None)
    assert not met("hold a meeting of experts", "meeting", "leaders")
    assert met("hold talks on cod", "talks", "ministers")


def test_talks_pledged_are_no_summit() -> None:
    """A summit keeps a pledge to hold a summit, or to meet, and none to negotiate; nor does a gathering of many."""
    assert met("meet in June", "summit", "leaders")
    assert not met("hold negotiations on cod", "summit", "leaders")
    assert not met("meet in June", "meeting", None, sides=("DNK", "FIN", "ISL", "NOR", "SWE"))
