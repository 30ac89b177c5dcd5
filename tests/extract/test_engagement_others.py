"""What engagements take from others of the text: their days, the tour that they belong to."""

from __future__ import annotations

from detente.kinds.engagement import Engagement
from engagements_told import told


def days(engagements: list[Engagement], host: str) -> set[str | None]:
    """The days of visits to this side."""
    return {str(e.when) if e.when else None for e in engagements if e.form == "visit" and e.host == host}


STAY = "Indian Prime Minister Narendra Modi arrived in Oslo on Tuesday for a three-day visit to Norway. "


def test_what_follows_a_visit_is_after_its_last_day() -> None:
    """A plan for "after his Norway visit" has no day of its own: it is open from the last day of the stay."""
    found = told(STAY + "He will travel to Sweden after his Norway visit.")
    assert days(found, "SWE") == {"2019-05-16/.."}


def test_stops_made_of_a_tour_are_of_about_now() -> None:
    """Stops that a traveller has made of a tour that goes on are of about the month of writing; others have no day."""
    found = told(STAY + "It is the second leg of his tour of northern Europe. He visited Denmark.")
    assert days(found, "DNK") == {"2019-05~"}
    assert days(told(STAY + "The two sides trade in fish. He visited Denmark."), "DNK") == {None}


def test_talks_that_no_longer_go_on_are_no_meeting() -> None:
    """On the day on which talks are put on hold or suspended nobody has met."""
    assert told("Trade talks between India and Canada were put on hold on Monday.") == []
    assert told("Trade talks between India and Canada were suspended on Monday.") == []


def test_the_house_of_a_head_of_state_tells_whose_guest_one_is() -> None:
    """Who is met at Bellevue Palace is met in Germany, though no town is told."""
    text = "Chilean President Sebastian Pinera met President Frank-Walter Steinmeier at Bellevue Palace."
    (found,) = told(text)
    assert (found.place, found.host) == ("Bellevue Palace", "DEU")


def test_people_of_a_nation_are_not_its_side() -> None:
    """Who meets proud Irish Americans has not met the United States; talk that is only kept up is no meeting."""
    assert told("Irish Prime Minister Leo Varadkar met two hundred Irish Americans on Friday.") == []
    assert len(told("Irish Prime Minister Leo Varadkar met the Americans on Friday.")) == 1
    assert told("Kenya has consulted and will continue to consult closely with Somalia.") == []


def test_a_stay_of_which_days_are_left_is_under_way() -> None:
    """Who arrived the day before for three days is still there, and what is planned for the stay has its days."""
    found = told(STAY + "Modi is to meet with Norwegian Prime Minister Erna Solberg.")
    assert {e.status for e in found if e.form == "visit"} == {"under_way"}
    assert [str(e.when) for e in found if e.form == "meeting"] == ["2019-05-14/2019-05-16"]
