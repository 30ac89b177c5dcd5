"""On which day an event falls: what governs its word, never the nearest number."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.annotate.moments import since_when, time_before, timex_of
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id
from detente.model.when import When

LEXICON = load_lexicon()


def read(text: str, published: str = "2019-05-15") -> Annotated:
    """The text as published on that Wednesday."""
    document = Document(id=document_id(text), text=text, published=When(published), published_from="header")
    return next(iter(annotate([document], LEXICON)))


def day_of(text: str, word: str) -> str | None:
    """The day of the first token with this text, as EDTF."""
    a = read(text)
    timex = timex_of(a, next(t.i for t in a.tokens if t.text == word))
    return str(timex.when) if timex is not None else None


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The two armies clashed on May 3.", "clashed", "2019-05-03"),
        ("Monday's talks in Riga ended early.", "talks", "2019-05-13"),
        ("The talks held in Riga on May 6 were short.", "talks", "2019-05-06"),
        ("Estonia is expected on Monday to sign the treaty.", "sign", "2019-05-20"),
        ("Latvia, which joined the pact on May 2, left it on May 9.", "left", "2019-05-09"),
        ("Latvia, which joined the pact on May 2, left it on May 9.", "joined", "2019-05-02"),
        ("Peru said that contacts that Chile had cut in March 2018 would resume.", "resume", None),
        ("The minister praised the 2015 accord and met the generals.", "met", None),
        ("The visit to Riga, announced on May 6, will begin on May 20.", "visit", "2019-05-20"),
        ("Lawmakers urged the government on Monday to block the visit.", "block", None),
        ("The annual talks, which began in 2004, were held on Monday.", "talks", "2019-05-13"),
        ("They met in July 2008, when the senator was touring Riga.", "touring", "2008-07"),
    ],
)
def test_the_expression_that_governs_counts(text: str, word: str, day: str | None) -> None:
    """Its own modifier, its verb's, its clause's; not that of another verb or another noun."""
    assert day_of(text, word) == day


def test_a_narrated_text_goes_on_from_the_day_before() -> None:
    """A sentence without a day, in the simple past, is of the day that the sentence before tells."""
    a = read("The envoys landed in Oslo on May 6. They toured the harbour.")
    timex = time_before(a, next(t.i for t in a.tokens if t.text == "toured"))
    assert timex is not None
    assert str(timex.when) == "2019-05-06"


def test_no_day_is_taken_over_by_what_is_still_to_come() -> None:
    """A future does not fall on the day of the past before it."""
    a = read("The envoys landed in Oslo on May 6. They will tour the harbour.")
    assert time_before(a, next(t.i for t in a.tokens if t.text == "tour")) is None


def test_what_has_lasted_so_long_began_about_then() -> None:
    """The start of a state that has lasted for a time is the publication less that time, approximately."""
    a = read("Talks have been frozen for two years.")
    assert str(since_when(a, next(t.i for t in a.tokens if t.text == "frozen"))) == "2017~"
