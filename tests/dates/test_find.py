"""What `find` reads: every kind of expression, from a Tuesday in summer."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dates import find

TUESDAY = date(2019, 7, 9)


def read(text: str, day: date | None = TUESDAY) -> list[tuple[str, str | None]]:
    """(words, EDTF) of all that is found."""
    return [(t.text, None if t.when is None else str(t.when)) for t in find(text, day)]


def only(text: str, day: date | None = TUESDAY) -> str | None:
    """The EDTF of the one expression in the text."""
    found = read(text, day)
    assert len(found) == 1, found
    return found[0][1]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They signed it on June 28, 2018.", "2018-06-28"),
        ("They signed it on 28 June 2018.", "2018-06-28"),
        ("They signed it on the 28th of June, 2018.", "2018-06-28"),
        ("Signed 2018-06-28.", "2018-06-28"),
        ("Signed 2018年6月28日.", "2018-06-28"),
        ("Signed 6/28/2018 in Oslo.", "2018-06-28"),
        ("Signed 28.6.2018 in Oslo.", "2018-06-28"),
        ("Signed on Thursday, June 28, 2018.", "2018-06-28"),
        ("The pact of March 1996 holds.", "1996-03"),
        ("They met in the spring of 1996.", "1996-21"),
        ("They met in the winter of 1996.", "1996-24"),
        ("It fell in the 1990s.", "199X"),
        ("A rivalry of the 21st century.", "2001/2100"),
        ("In the third quarter of 2018 trade fell.", "2018-07/2018-09"),
        ("In fiscal 2018 it spent more.", "2018~"),
        ("The first three months of 2018 were calm.", "2018-01/2018-03"),
        ("The law of nineteen ninety-six stands.", "1996"),
    ],
)
def test_stated_dates(text: str, edtf: str) -> None:
    """A date that the text gives in full is read in any usual order, whatever the day of writing."""
    assert only(text) == edtf
    assert only(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Talks run on July 6 to 9.", "2019-07-06/2019-07-09"),
        ("Talks ran from June 18 to 19.", "2019-06-18/2019-06-19"),
        ("Talks ran on 18–19 June.", "2019-06-18/2019-06-19"),
        ("Talks ran on January 23 and 24, 2019.", "2019-01-23/2019-01-24"),
        ("Talks ran from June 28 to July 2.", "2019-06-28/2019-07-02"),
        ("It lasted from 2014 to 2018.", "2014/2018"),
        ("It is due in late 2023 to early 2024.", "2023~/2024~"),
        ("Talks run from Sunday to Wednesday.", "2019-07-07/2019-07-10"),
        ("The freeze of 2014-18 is over.", "2014/2018"),
    ],
)
def test_ranges(text: str, edtf: str) -> None:
    """A range is one interval, both ends counted."""
    assert only(text) == edtf


def test_timeml_has_no_ranges() -> None:
    """For benchmarks each end of a range is an expression of its own."""
    assert [t.text for t in find("Talks run on July 6 to 9.", TUESDAY, ranges=False)] == ["July 6", "9"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She left on Sunday.", "2019-07-07"),
        ("She left on Tuesday.", "2019-07-09"),
        ("She will leave on Sunday.", "2019-07-14"),
        ("She plans to leave Friday.", "2019-07-12"),
        ("The talks are scheduled for Friday.", "2019-07-12"),
        ("They met in November.", "2018-11"),
        ("They will meet in November.", "2019-11"),
        ("They met on May 3.", "2019-05-03"),
        ("Last August they met.", "2018-08"),
        ("They meet again next March.", "2020-03"),
        ("This fall she may return.", "2019-23"),
        ("They met late Saturday.", "2019-07-06"),
        ("They met earlier this month.", "2019-07"),
        ("They met late last year.", "2018~"),
        ("It fell in the nineties.", "199X"),
        ("They met yesterday.", "2019-07-08"),
        ("They met last week.", "2019-07-01/2019-07-07"),
        ("They will meet next week.", "2019-07-15/2019-07-21"),
        ("They met over the weekend.", "2019-07-06/2019-07-07"),
        ("They met two weeks ago.", "2019-06-25"),
        ("They met four months ago.", "2019-03"),
        ("They met 15 or 20 years ago.", "1999~/2004~"),
        ("It will run over the next year.", "2019-07/2020-07"),
        ("They met in March of this year.", "2019-03"),
        ("They met this Monday night.", "2019-07-15"),
        ("They met at 5 p.m. on Friday.", "2019-07-05"),
        ("They spoke last night.", "2019-07-08"),
        ("They met on Earth Day.", "2019-04-22"),
        ("The week of June 17 was calm.", "2019-06-17/2019-06-23"),
        ("It fell in the last week of August 2018.", "2018-08-25/2018-08-31"),
    ],
)
def test_dates_that_count_from_the_day_of_writing(text: str, edtf: str) -> None:
    """Tense and wording say which Sunday, November or fall is meant."""
    assert only(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Since May they have not spoken.", "2019-05/.."),
        ("A deal is due by October.", "../2019-10"),
        ("A deal is due by the end of the year.", "../2019-12-31"),
        ("A deal is due before the end of the year.", "../2019-12-31"),
        ("The truce holds until March 1, 2020.", "../2020-03-01"),
        ("The truce holds through 2020.", "../2020"),
        ("They will decide in the coming months.", "2019-07-09/.."),
    ],
)
def test_open_ends(text: str, edtf: str) -> None:
    """“Since” has no end, “by”, “until”, “through” and “before the end” have no beginning."""
    assert only(text) == edtf


def test_through_what_is_of_a_day_is_no_open_end() -> None:
    """What comes about “through today's talks” comes about by them: today."""
    assert only("They grew closer through today's talks.") == "2019-07-09"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They arrived on July 1, 2019, and left two days later.", "2019-07-03"),
        ("They met on July 1, 2019; the day before, they had quarrelled.", "2019-06-30"),
        ("They met on July 1, 2019, and again the next day.", "2019-07-02"),
        ("He won in 2012; the following year he resigned.", "2013"),
        ("They met on July 1, 2019. On the 3rd, they parted.", "2019-07-03"),
    ],
)
def test_dates_that_count_from_another(text: str, edtf: str) -> None:
    """What counts from a date counts from the one last spoken of."""
    assert read(text)[1][1] == edtf


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("A two-day visit.", "P2D"),
        ("An 18-month-old pact.", "P18M"),
        ("They waited for years.", "PXY"),
        ("They talked for several hours.", "PTXH"),
        ("It took about three weeks.", "P3W"),
        ("It took two and a half years.", "P2.5Y"),
        ("It took 5 1/2 hours.", "PT5.5H"),
        ("A yearlong effort.", "P1Y"),
        ("The first visit in five years.", "P5Y"),
    ],
)
def test_lengths(text: str, timex: str) -> None:
    """A length without a place is a DURATION with a TIMEX3 value and no `when`."""
    (found,) = find(text, TUESDAY)
    assert (found.type, found.value, found.when) == ("DURATION", timex, None)


@pytest.mark.parametrize(
    ("text", "timex"),
    [("They meet every year.", "P1Y"), ("They meet each July.", "XXXX-07"), ("They meet twice a week.", "P1W")],
)
def test_sets(text: str, timex: str) -> None:
    """A set has no place on the calendar."""
    (found,) = find(text, TUESDAY)
    assert (found.type, found.value, found.when) == ("SET", timex, None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She arrived on Sunday for a three-day visit.", "2019-07-07/2019-07-09"),
        ("She left on Sunday after four days of talks.", "2019-07-04/2019-07-07"),
        ("A two-day summit that ended on Monday.", "2019-07-07/2019-07-08"),
    ],
)
def test_stays_get_their_days(text: str, edtf: str) -> None:
    """A visit whose first or last day the sentence gives has a place."""
    assert edtf in [value for _, value in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, and the sun sat low in a second sky.",
        "Troops: 1,990 of 20233 came, in 12 groups, at $2019 each.",
        "Version 3.11.4 scored 3-2 and then 6-4.",
        "He lives at 1600 miles from there, with 2000 troops.",
        "After the fall of the wall, a spring in his step.",
        "May I ask, the March on the capital said.",
        "A quarter of the vote went to the second front.",
        "Flight 1549 and Resolution 1701, on page 1984 of Article 2005.",
        "Jill June led in the first quarter of the game, and so did her rival April Ryan.",
        "In the 5th, 6th and 7th districts the Winter Olympics went on.",
    ],
)
def test_traps(text: str) -> None:
    """Words and numbers that only look like dates are left alone."""
    assert read(text) == []


def test_last_thursday_has_two_readings() -> None:
    """“Last Thursday” said on a Saturday is the latest one, or that of the week before."""
    (found,) = find("They met last Thursday.", date(2019, 7, 6))
    assert str(found.when) == "2019-07-04"
    assert [str(w) for w in found.alternatives] == ["2019-06-27"]


def test_a_history_counts_from_its_story() -> None:
    """In a text about times long past “in April” is the April of the story."""
    story = (
        "War began in March 1911. In June 1911 a truce failed. In July 1912, in May 1913 and in June 1914 it went on."
    )
    assert read(story + " In April 1915 an envoy came. In May he left.")[-1] == ("May", "1915-05")


def test_a_planned_day_is_remembered() -> None:
    """A month to come that was spoken of before is that one, though the past tense follows."""
    text = "The parties will sign on May 3, 2020. Two envoys said that it was May 3."
    assert [value for _, value in read(text)] == ["2020-05-03", "2020-05-03"]


def test_hints_and_anchors_outrank_the_words_around() -> None:
    """A caller who knows the tense, or the day of speech, is believed."""
    (friday,) = find("On Friday they met.", TUESDAY, hint=lambda span: "future")
    assert str(friday.when) == "2019-07-12"
    (today,) = find("“Today is a good day.”", TUESDAY, anchor=lambda span: date(2019, 7, 6))
    assert str(today.when) == "2019-07-06"


def test_undated_texts_keep_relative_dates_unresolved() -> None:
    """Without a day of writing nothing relative gets a place."""
    text = "They met yesterday, last week, on Friday, in May, two weeks ago and will meet next year."
    assert [t.when for t in find(text, None)] == [None] * 6


def test_undated_texts_stay_unresolved_beside_stated_dates() -> None:
    """A date that the text states is no day of writing: “this week” and “Friday” beside it have no place."""
    text = "They signed it on May 3, 2019. They meet again this week, on Friday, and in June."
    assert [t.when for t in find(text, None)][1:] == [None] * 3


def test_words_without_a_date_have_no_place() -> None:
    """“Now” and “recently” are TIMEX3 references only."""
    found = find("Now, as recently, they talk.", TUESDAY)
    assert [(t.value, t.when) for t in found] == [("PRESENT_REF", None), ("PAST_REF", None)]


def test_the_same_day_is_the_day_last_spoken_of() -> None:
    """A year or a month named in between does not hide the day that “the same day” means."""
    text = "They met on Monday. It was her first trip this year. On the same day a deal was signed."
    assert [when for _, when in read(text)] == ["2019-07-08", "2019", "2019-07-08"]
