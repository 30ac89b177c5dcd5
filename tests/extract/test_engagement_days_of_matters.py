"""Engagements whose words stand beside what is not theirs: days of the matter, people spoken to, journeys of others."""

from __future__ import annotations

from engagements_told import told

LEADERS = "President of Norway Olav Lund held talks with President of Peru Ana Rojas in Bergen. "


def names(text: str) -> list[set[str]]:
    """The names of those who took part in each engagement told."""
    return [{p.name or "" for p in e.participants} for e in told(text)]


def test_what_was_asked_at_talks_has_its_own_day() -> None:
    """Talks at which somebody was invited for June were not held in June, nor are they still to come."""
    text = (
        "During talks with President of Peru Ana Rojas, President Olav Lund of Norway invited her to take part in the "
        "forum in June."
    )
    assert [(e.when, e.status) for e in told(text)] == [(None, "held")]


def test_the_year_of_a_matter_is_not_that_of_its_discussion() -> None:
    """They will speak of a presidency in two years when they meet; trade that grew once was discussed just now."""
    text = (
        "President Lund of Norway will meet with Prime Minister Rossi of Italy on Thursday. President Lund and Prime "
        "Minister Rossi will also discuss the Italian presidency of the council in 2021."
    )
    assert not [e for e in told(text) if e.when is not None and str(e.when) == "2021"]
    text = LEADERS + "President Lund said: In 2002, trade grew, as President Rojas and I have just discussed."
    assert not [e for e in told(text) if e.when is not None and str(e.when) == "2002"]


def test_who_is_spoken_to_does_not_travel() -> None:
    """In a question to one leader about another's journey, only the second goes."""
    text = "President Olav Lund of Norway, as you said, Prime Minister Rossi of Italy travels to Beijing on Saturday."
    assert names(text) == [{"Rossi"}]


def test_two_leaders_are_those_named_right_behind() -> None:
    """Whomever the text told of before, "the two leaders, A and B" are A and B."""
    text = (
        "President Lund of Norway told President Rojas of Peru on Friday, when they spoke, that aid would go on. "
        "The tax was discussed by the two leaders, President Lund and President Xi Jinping of China, in Bergen."
    )
    assert {"Lund", "Xi Jinping"} in names(text)
    assert not [people for people in names(text) if {"Rojas", "Xi Jinping"} <= people]


def test_those_meetings_were_one_with_each() -> None:
    """Who met two of two states, and "in those meetings" spoke of trade, met each alone, and not all at once."""
    text = (
        "President Lund of Norway met with Prime Minister Conti of Italy and President Dupont of France. In those "
        "meetings, he spoke of trade."
    )
    assert sorted(map(sorted, names(text))) == [["Conti", "Lund"], ["Dupont", "Lund"]]


def test_a_hundred_leaders_are_not_met_at_once() -> None:
    """Over 100 leaders whom somebody has met in office are no engagement."""
    assert not told("Vice President Ana Lund of Norway has met over 150 world leaders.")


def test_a_visit_is_of_whoever_said_something_there() -> None:
    """Who thanks for "the support voiced by X during her visit" made no visit; X did."""
    text = (
        "President of Norway Olav Lund thanked for the support of our state, above all for the strong signals "
        "expressed by President of Peru Ana Rojas during her recent visit to Rome."
    )
    assert names(text) == [{"Ana Rojas"}]


def test_a_meeting_before_a_journey_has_not_the_day_of_the_journey() -> None:
    """What "comes just before the trip on June 8" was not held on that day."""
    text = (
        "Vice President Lund of Norway met with President Rojas of Peru today. The meeting comes just before the Vice "
        "President's trip to Laos on June 8."
    )
    assert not [e for e in told(text) if e.form == "meeting" and e.when is not None and str(e.when) == "2019-06-08"]


def test_a_spokesman_s_we_is_his_side() -> None:
    """Who speaks for a government in a long briefing tells of its people's talks, and was not there himself."""
    turn = "\n\nQ Thank you. What of the price of bread?\n\nMR. BERG: It is too high. It was not so in May."
    text = (
        "Lars Berg of Norway spoke to the press.\n\nMR. BERG: Good afternoon."
        + turn * 25
        + "\n\nMR. BERG: We held talks with President Ana Rojas of Peru on Monday."
    )
    assert [{p.name for p in e.participants} for e in told(text, side="NOR")] == [{None, "Ana Rojas"}]


def test_a_meeting_that_followed_a_summit_is_not_of_those_who_met_there() -> None:
    """That "this meeting followed the summit between X and Y in November" tells neither who met now, nor when."""
    text = (
        "Officials of Norway and Peru met in Geneva on Tuesday. This meeting followed the Oslo summit between "
        "President Olav Lund of Norway and President Ana Rojas of Peru in November 2018."
    )
    assert not [e for e in told(text) if e.form == "meeting" and e.when is not None and str(e.when) == "2018-11"]


def test_what_has_been_discussed_for_some_time_is_no_occasion() -> None:
    """Who "have been discussing" a thing "for a while" tell of no meeting."""
    text = "President Lund of Norway and President Rojas of Peru have been discussing for a while how to build."
    assert not told(text)


def test_talks_that_somebody_looks_forward_to_today_are_today() -> None:
    """The day behind "our discussion" is its own, though it hangs on the verb, and not that of the sentence before."""
    text = (
        "PRESIDENT LUND: President Rojas of Peru, welcome to Norway. It is good to have you here.\n\n"
        "PRESIDENT ROJAS: Thank you, President Lund of Norway.\n\n"
        "PRESIDENT LUND: We will meet next month in Oslo. And I am looking forward to our discussion today.\n\n"
        "PRESIDENT ROJAS: So do I."
    )
    assert [str(e.when) for e in told(text) if e.form == "talks"] == ["2019-05-15"]


def test_a_visit_is_not_of_the_day_on_which_it_was_confirmed() -> None:
    """That it was "confirmed on Sunday" tells when word was given, "for Sunday" when it will be."""
    first, second = (
        told(f"President Lund of Norway will go to Lima. The visit to Peru by President Lund was confirmed {day}.")
        for day in ("on Sunday", "for Sunday")
    )
    assert not [e for e in first if e.when is not None]
    assert [e for e in second if e.when is not None]
