"""Transcripts of two leaders: what their title calls a meeting took place."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract.engagements import extract_engagements
from detente.kinds.engagement import Engagement
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When

WORDS = (
    "Belém Palace Lisbon, Portugal\n\n11:05 A.M.\n\nPRESIDENT SOUSA: You are very welcome here, Mr. President.\n\n"
    "PRESIDENT NIINISTÖ: Thank you. It is good to see this city again.\n\nPRESIDENT SOUSA: Let us begin, then."
)


def told(title: str | None, text: str = WORDS) -> list[Engagement]:
    """The engagements of a transcript of 4 May 2023 with this title."""
    document = Document(
        id=document_id(text), text=text, title=title, published=When("2023-05-04"), published_from="header"
    )
    (annotated,) = annotate([document], load_lexicon())
    return [claim.fields for claim in extract_engagements(annotated, load_lexicon())]


def test_those_of_the_title_met_where_it_says() -> None:
    """Two people of two sides who speak by turns, and whose meeting the title names, met about that day."""
    title = "President Sousa of Portugal and President Niinistö of Finland Before Bilateral Meeting | Lisbon, Portugal"
    (meeting,) = told(title)
    assert {(p.name or "").title() for p in meeting.participants} >= {"Niinistö"}
    assert {p.side for p in meeting.participants} == {"PRT", "FIN"}
    assert (meeting.form, meeting.status, meeting.place, meeting.host) == ("meeting", "held", "Lisbon, Portugal", "PRT")
    assert meeting.when == When("2023-05-04~")


@pytest.mark.parametrize(
    "title",
    [None, "Remarks by President Sousa of Portugal and President Niinistö of Finland", "Before the bilateral meeting"],
)
def test_no_meeting_without_title_and_names(title: str | None) -> None:
    """Who speak by turns need not have met; nor does a title tell who did that names nobody of them."""
    assert [e for e in told(title) if e.status == "held"] == []


def test_a_readout_is_of_its_day_though_it_speaks_of_the_year() -> None:
    """What else is told of "this year" does not make a readout's own talks those of some day of the year."""
    text = (
        "Talks with the President of Peru. President Gabriel Boric held talks with President of Peru Dina Boluarte. "
        "The presidents noted that it was their second meeting this year."
    )
    document = Document(
        id=document_id(text), text=text, published=When("2023-09-05"), published_from="header", side="CHL"
    )
    (annotated,) = annotate([document], load_lexicon())
    days = {str(c.fields.when) for c in extract_engagements(annotated, load_lexicon()) if c.fields.status == "held"}
    assert "2023-09-05~" in days


def test_a_meeting_of_weeks_before_is_not_that_of_the_transcript() -> None:
    """A guest who speaks of "hosting you a few weeks ago" tells of that meeting, at its own place."""
    text = (
        "Oval Office\n\n11:05 A.M. EDT\n\nPRESIDENT BIDEN: Welcome to Washington, Mr. President. Good to see you. "
        "Poland is a friend of the United States.\n\nPRESIDENT DUDA: Thank you, Mr. President. We had the pleasure of "
        "hosting you at the castle and in Poland a few weeks ago.\n\nPRESIDENT BIDEN: It was."
    )
    title = "Remarks by President Biden and President Duda of the Republic of Poland Before Bilateral Meeting"
    document = Document(
        id=document_id(text),
        text=text,
        title=title,
        published=When("2023-05-04"),
        published_from="header",
        side="USA",
    )
    (annotated,) = annotate([document], load_lexicon())
    found = [claim.fields for claim in extract_engagements(annotated, load_lexicon())]
    assert sorted((e.place or "", e.when) for e in found if e.place == "Poland") == [("Poland", None)]
    assert [e.when for e in found if e.place == "Oval Office"] == [When("2023-05-04~")]


def test_what_three_look_forward_to_is_of_all_three() -> None:
    """Of three who speak around one table, "our conversation" of one is that of all of them."""
    text = (
        "Belém Palace Lisbon, Portugal\n\n11:05 A.M.\n\nPRESIDENT SOUSA: You are very welcome. I look forward to our "
        "conversation today.\n\nPRESIDENT NIINISTÖ: Thank you. We have much to say.\n\n"
        "PRESIDENT HALIMI: Thank you. It is good to see this city again.\n\nPRESIDENT SOUSA: Let us begin, then."
    )
    title = (
        "Remarks by President Sousa of Portugal, President Niinistö of Finland and President Halimi of Albania Before "
        "Multilateral Meeting | Lisbon, Portugal"
    )
    sides = [{p.side for p in e.participants} for e in told(title, text)]
    assert sides
    assert all(s == {"PRT", "FIN", "ALB"} for s in sides)
