"""Dates of documents: the parse tells the tense, a quotation has its own day."""

from __future__ import annotations

import pytest

from annotated import annotated


def when_of(words: str, text: str, *, published: str | None = "2019-07-09") -> str | None:
    """The EDTF of the first expression of these words."""
    timex = next(t for t in annotated(text, published=published).timexes if t.text == words)
    return None if timex.when is None else str(timex.when)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The king, who had asked for the talks, will receive the envoy on Friday.", "2019-07-12"),
        ("The envoy, who had asked for the talks, met the king on Friday.", "2019-07-05"),
        ("The envoy arrives in the capital on Friday for talks.", "2019-07-12"),
        ("If the treaty is ratified on Friday, the base closes.", "2019-07-12"),
    ],
)
def test_the_governing_verb_tells_the_side(text: str, edtf: str) -> None:
    """The verb that governs a weekday says whether it is past or to come, wherever it stands."""
    assert when_of("Friday", text) == edtf


def test_words_quoted_count_from_the_day_they_were_spoken() -> None:
    """What was said on Saturday and printed on Tuesday counts from Saturday."""
    text = "The minister told reporters on Saturday: “We begin the withdrawal tomorrow.” The base was quiet."
    assert when_of("tomorrow", text) == "2019-07-07"


def test_a_report_of_yesterdays_news_quotes_yesterdays_words() -> None:
    """Where a sentence names no day of speech, it is the day of the news."""
    text = "The two governments signed the accord on Monday.\n\n“Today we turn a page,” the minister said."
    assert when_of("Today", text) == "2019-07-08"


def test_outside_quotations_the_document_speaks() -> None:
    """Words outside quotation marks count from the day of publication."""
    text = "The minister told reporters on Saturday: “We will see.” He flies home today."
    assert when_of("today", text) == "2019-07-09"


def test_undated_documents_resolve_nothing_relative() -> None:
    """Without a date of publication relative dates have no place, absolute ones have."""
    text = "The envoys met yesterday. They had signed the pact on 28 June 2018."
    assert when_of("yesterday", text, published=None) is None
    assert when_of("28 June 2018", text, published=None) == "2018-06-28"


def test_a_vague_publication_resolves_only_what_it_must() -> None:
    """Of a document of which only the month is known, “last year” is sure and “Friday” is not."""
    text = "They broke off talks last year. They met again on Friday, and signed it on 28 June 2018."
    assert when_of("last year", text, published="2019-07") == "2018"
    assert when_of("Friday", text, published="2019-07") is None
    assert when_of("28 June 2018", text, published="2019-07") == "2018-06-28"


def test_a_verb_far_away_tells_no_side() -> None:
    """Where another act in the past stands between, a plan's future is not that of a day told with the other act."""
    text = "The minister will visit Rome for talks that were agreed on when the two met in Oslo on November 14."
    assert when_of("November 14", text) == "2018-11-14"
    assert when_of("November 14", "The minister will visit Rome on November 14.") == "2019-11-14"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Pakistan and India traded fire. India's Independence Day passed quietly.", "2018-08-15"),
        ("Ukraine asked for help. Independence Day was tense in Ukraine.", "2018-08-24"),
        ("India and Pakistan traded fire. Independence Day passed quietly.", None),
        ("The towns were quiet. Independence Day passed.", None),
    ],
)
def test_a_national_day_is_of_the_state_beside_it_or_of_the_text(text: str, edtf: str | None) -> None:
    """Whose day it is, its sentence says, else the one state that the text is about; else nobody knows."""
    assert when_of("Independence Day", text, published="2019-01-09") == edtf


def test_what_something_would_be_done_over_has_been() -> None:
    """The day of a raid over which one would go to court is the last such day, whatever is still to come."""
    text = "Lima said it would take Quito to court over Friday night's raid on its embassy."
    assert when_of("Friday night", text) == "2019-07-05"


def test_a_supposition_is_to_come() -> None:
    """What "if she won on May 3" supposes is of the coming May where the main clause says "would"."""
    text = "Asked how ties would fare if she won the vote on May 3, he smiled."
    assert when_of("May 3", text, published="2019-02-09") == "2019-05-03"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Oslo has postponed a visit to Riga that had been set for Friday, officials said.", "2019-07-12"),
        ("Lisbon called off a meeting that had been arranged for Friday.", "2019-07-12"),
        ("Lisbon praised a meeting that had been arranged for Friday.", "2019-07-05"),
    ],
)
def test_what_is_put_off_was_still_ahead(text: str, edtf: str) -> None:
    """The weekday for which something had been set that is now put off or called off is the coming one."""
    assert when_of("Friday", text) == edtf
