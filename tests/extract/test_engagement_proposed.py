"""Whom each of several days belongs to, what somebody proposes, what guests answer, whom a speaker leaves unsaid."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from engagements_told import told


def pairs(engagements: list[Engagement]) -> set[tuple[frozenset[str], str | None]]:
    """The sides of each, with its day."""
    return {(frozenset(p.side for p in e.participants if p.side), str(e.when) if e.when else None) for e in engagements}


@pytest.mark.parametrize(
    "second",
    [
        "in Oslo on Monday and the Peruvian minister a day later",
        "on Monday and Peruvian Prime Minister Ana Soto on Tuesday",
    ],
)
def test_each_has_the_day_behind_it(second: str) -> None:
    """Of two who were met on different days each is met on their own, though the parse joins one to a day."""
    found = told(f"Norwegian Foreign Minister Espen Barth Eide met his Chilean counterpart {second}.")
    assert pairs(found) == {
        (frozenset({"NOR", "CHL"}), "2019-05-13"),
        (frozenset({"NOR", "PER"}), "2019-05-14"),
    }


def test_a_second_with_brings_a_second_call() -> None:
    """A second "with": "spoke with X on Monday and with Y a day earlier" is two calls."""
    found = told(
        "Norwegian Prime Minister Jonas Gahr Store spoke with Chilean President Gabriel Boric on Monday "
        "and with Peruvian President Ana Soto a day earlier."
    )
    assert pairs(found) == {
        (frozenset({"NOR", "CHL"}), "2019-05-13"),
        (frozenset({"NOR", "PER"}), "2019-05-12"),
    }


def test_what_is_proposed_is_possible() -> None:
    """Those to whom it is written that they should meet may meet; the writer is not among them."""
    found = told("Norway's prime minister wrote to the presidents of Chile and Peru proposing that they meet in Oslo.")
    meeting = next(e for e in found if e.form == "meeting")
    assert ({p.side for p in meeting.participants}, meeting.status) == ({"CHL", "PER"}, "possible")


def test_what_is_under_discussion_may_come() -> None:
    """A visit under discussion is possible, and the discussion no talks."""
    found = told("A visit by Norwegian Prime Minister Jonas Gahr Store to Chile is under discussion.")
    assert [(e.form, e.host, e.status) for e in found] == [("visit", "CHL", "possible")]


@pytest.mark.parametrize(
    ("answer", "status"),
    [("accepted on Friday", "agreed"), ("refused to come", "declined"), ("declined the invitation", "declined")],
)
def test_a_guest_answers_an_invitation(answer: str, status: str) -> None:
    """What the guest of the sentence before says of coming is said of that visit."""
    found = told(f"Peru's president invited his Chilean counterpart to Lima. The Chilean leader {answer}.")
    assert [e.status for e in found] == ["invited", status]


def test_an_official_speaks_of_talks_of_his_side() -> None:
    """Where a ministry tells of talks with somebody, they are with its own side."""
    found = told("The Chilean foreign ministry said that negotiations with Bolivia would resume in La Paz next week.")
    assert pairs(found) == {(frozenset({"CHL", "BOL"}), "2019-05-20/2019-05-26")}


def test_the_first_such_visit_is_no_second_one() -> None:
    """What says once more behind a comma what was just told is not met, and no engagement of its own."""
    found = told(
        "Water commissioners from India and Pakistan met in Lahore on Monday, the first such visit in three years."
    )
    assert [(e.form, e.place) for e in found] == [("meeting", "Lahore")]


def test_a_clause_with_when_has_the_day_before_it() -> None:
    """So "the freeze ended in March, when X met Y": they met in March."""
    found = told("The freeze ended in March, when Norwegian and Chilean ministers met in Bergen.")
    assert [str(e.when) for e in found] == ["2019-03"]


def test_who_is_the_first_to_visit_visits() -> None:
    """So "X is the first minister to visit Chile since 2012" tells of X's visit."""
    found = told("Ms Lund is the first Norwegian minister to visit Chile since 2012.")
    assert [(e.form, e.host, [p.name for p in e.participants]) for e in found] == [("visit", "CHL", ["Lund"])]


def test_officers_of_two_states_under_one_name() -> None:
    """So "officers of the two Koreas" are of both."""
    found = told("Liaison officers of the two Koreas spoke twice on Monday.")
    assert pairs(found) == {(frozenset({"KOR", "PRK"}), "2019-05-13")}


def test_the_day_of_a_speech_is_not_that_of_the_summit() -> None:
    """What was proposed "in a speech in March" has no day."""
    found = told("Chile's president proposed a third summit with the Peruvian president in a speech in March.")
    assert [(e.form, e.when, e.status) for e in found] == [("summit", None, "possible")]


def test_a_new_body_s_session_is_of_those_who_set_it_up() -> None:
    """A group on which two agreed and which "will hold its first session" meets as the two states' body."""
    found = told(
        "Chilean President Gabriel Boric met Peruvian President Ana Soto in Arica. The leaders agreed to launch "
        "a joint working group on fisheries, which will hold its first session in Lima in July."
    )
    session = found[-1]
    assert ({p.side for p in session.participants}, session.status) == ({"CHL", "PER"}, "planned")


def test_what_a_visit_was_the_first_of_is_no_second_visit() -> None:
    """So "she is the first minister to visit Chile since 2012" tells more of the visit told before."""
    found = told(
        "Norwegian minister Maria Lund arrived in Chile on Monday. She is the first to visit Chile since 2012."
    )
    assert len({str(e.when) for e in found}) == 1


def test_a_delegation_that_is_sent_visits() -> None:
    """Of "Norway sent a delegation to Lima" the visit is Norway's."""
    (visit,) = told("Norway sent a delegation to Lima on Monday.")
    assert ([p.side for p in visit.participants], visit.host, str(visit.when)) == (["NOR"], "PER", "2019-05-13")
