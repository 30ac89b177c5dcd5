"""What is told of a channel beside its verb: who "the two" are, what was agreed once, last met, or is not there."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract.channels import extract_channels
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When


def told(text: str) -> set[tuple[tuple[str, ...], str | None, str | None]]:
    """(sides, state, when) of what is read in a text of 15 May 2019."""
    document = Document(id=document_id(text), text=text, published=When("2019-05-15"), published_from="header")
    lexicon = load_lexicon()
    (a,) = annotate([document], lexicon)
    found = (c.fields for c in extract_channels(a, lexicon))
    return {(f.sides, f.state, str(f.when) if f.when else None) for f in found}


BOTH = ("NER", "TCD")


@pytest.mark.parametrize(
    ("text", "state", "when"),
    [
        ("The joint water commission of Chad and Niger last met in 2004.", "suspended", "2004"),
        (
            "The military hotline between Chad and Niger, proposed by Niger in 2012, was never tested.",
            "proposed",
            "2012",
        ),
        ("Chad and Niger have had no ambassadors in each other's capital since 2008.", "suspended", "2008"),
        ("Chad and Niger have had no diplomatic relations since 2008.", "suspended", "2008"),
        ("Chad and Niger are weighing whether to reopen the military hotline.", "proposed", None),
        ("The presidents of Chad and Niger did not announce a resumption of the border talks.", "not_restored", None),
    ],
)
def test_what_stands_beside_tells_the_state(text: str, state: str, when: str | None) -> None:
    """A body last met, a line once agreed, ambassadors that are missing, what is only weighed or not announced."""
    assert (BOTH, state, when) in told(text)


def test_the_line_means_the_hotline_told_of_before() -> None:
    """Both "the line" and "it" are the hotline of the sentence before."""
    text = (
        "Chad and Niger agreed to revive a hotline between their coast guards. The line was set up in 2014 and was "
        "used daily until Niger cut it off on November 9."
    )
    assert {(state, when) for _, state, when in told(text)} >= {("open", "2014"), ("suspended", "2018-11-09")}


def test_the_two_countries_are_those_named_side_by_side() -> None:
    """Not two others of whom the text has spoken since, one by one."""
    text = (
        "Chad and Niger accused each other of shelling. France's envoy saw President Bada. A Danish minister will "
        "see him too, a French diplomat in Copenhagen said. Telephone lines between the two countries are cut."
    )
    assert {sides for sides, _, _ in told(text)} == {BOTH}


def test_who_brokers_the_restoration_is_no_side_of_it() -> None:
    """Of "the restoration of ties that China brokered" China is none of the two."""
    text = "The visit completed the restoration of ties between Chad and Niger that China brokered in March."
    assert {sides for sides, _, _ in told(text)} == {BOTH}


def test_who_tells_that_another_cut_contacts_is_the_other() -> None:
    """Where none is told with whom, contacts that Niger cut are with Chad, whose ministry says so."""
    text = "Chad's foreign ministry said that Niger cut communications in March over drills with Libya."
    assert told(text) == {(BOTH, "suspended", "2019-03")}


def test_a_channel_that_has_gone_quiet_is_suspended() -> None:
    """A back channel that has gone quiet is no longer at work."""
    assert told("The back channel between Chad and Niger has gone quiet.") == {(BOTH, "suspended", None)}
