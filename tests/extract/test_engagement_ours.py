"""What "we" and "our" tell of in a transcript of two, and what is neither's, nor theirs together."""

from __future__ import annotations

import pytest

from engagements_told import told

OPENING = (
    "President of Finland Alexander Stubb: Mr President, welcome to Helsinki. We met today and spoke of fish.\n\n"
    "President of Ghana John Mahama: Thank you, Mr President. It is good to be here.\n\n"
    "President of Finland Alexander Stubb: "
)
TITLE = "Press statements following Finnish-Ghanaian talks"


def _more(text: str) -> int:
    """How many engagements of Finland and Ghana these words add."""
    return _of_both(OPENING + text) - _of_both(OPENING + "The sea is blue.")


def _of_both(text: str) -> int:
    both = {"FIN", "GHA"}
    return sum({p.side for p in e.participants} == both for e in told(text, "FIN", title=TITLE) if e.form != "visit")


@pytest.mark.parametrize(
    "text",
    [
        "The Northern format, along with talks between Finland and the US, is useful.",
        "We continue our contacts in the cultural sphere.",
        "We have tried to talk to them about the nets for years.",
        "Today we can see in Norwegian newsreels people with flags in the harbour.",
        "Both sides will build what we call — what is called a fish corridor.",
        "The intensity of our meetings shows how near we are.",
        "We had so many phone calls about it.",
        "Over the past few weeks and months we have seen each other.",
        "We are in negotiations to get the ships that we need.",
        "We discussed it a long time ago.",
        "We will negotiate the nets in the future.",
    ],
)
def test_what_is_no_meeting_of_the_two_who_speak(text: str) -> None:
    """Talks of others, contacts of peoples, what is seen, named or goes on for long, is none of those who speak."""
    assert _more(text) == 0


def test_our_talks_today_are_of_the_two_who_speak() -> None:
    """What "our talks" of the day were about is told of the two who stand there."""
    assert _more("Our talks today were about nets.") == 1


def test_our_talks_after_those_with_a_third_are_of_the_third() -> None:
    """Who answers on his conversation with somebody of a third state, and goes on to say "our talks", means that."""
    text = "As to my conversation with the President of Chile, it was long. This is what our talks dealt with."
    assert _more(text) == 0


def test_what_was_done_on_an_earlier_visit_is_of_its_time() -> None:
    """What was signed during a visit years ago, or done when somebody was there, is not of the day of the talks."""
    signed = told(
        OPENING + "During President Mahama's visit to Finland in 2009, we signed a treaty.", "FIN", title=TITLE
    )
    assert "2009" in {str(e.when) for e in signed if e.form == "meeting"}
    here = told(OPENING + "In 2009, when I was in Ghana on a visit, we began this project.", "FIN", title=TITLE)
    assert {str(e.when) for e in here if e.host == "GHA"} == {"2009"}


def test_what_two_commit_to_doing_is_yet_to_come() -> None:
    """Presidents who commit to consulting each other have not done so on the day of the statement."""
    text = "The presidents of Finland and Ghana commit to consulting each other on nets."
    assert {e.status for e in told(text, "FIN") if e.form == "talks"} == {"planned"}
