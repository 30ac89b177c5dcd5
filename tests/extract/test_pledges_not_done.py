"""Pledges of which it is told that nothing was done, and measures that are only conditions."""

from __future__ import annotations

from detente.annotate import annotate
from detente.extract.commitments import extract_commitments
from detente.extract.measures import extract_measures
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id
from detente.model.when import When


def read(text: str) -> Annotated:
    """A text published on Wednesday, 15 May 2019."""
    document = Document(id=document_id(text), text=text, published=When("2019-05-15"), published_from="header")
    (a,) = annotate([document], load_lexicon())
    return a


def test_what_was_promised_and_not_done_shows_no_evidence() -> None:
    """Of "has not opened the archive that it promised": the pledge is to open it, and nothing came of it."""
    (claim,) = extract_commitments(read("Norway has not opened the archive that it promised in 2013."), load_lexicon())
    pledge = claim.fields
    assert ([x.side for x in pledge.by], pledge.status) == (["NOR"], "no_evidence")
    assert pledge.text.startswith("opened the archive")


def test_a_condition_is_no_measure() -> None:
    """So "refused to come unless Chile imposed sanctions" tells of no sanctions."""
    a = read("Peru refused to attend unless Chile first imposed sanctions on Bolivia.")
    assert not list(extract_measures(a, load_lexicon()))


def test_troops_pulled_back_are_a_deployment() -> None:
    """Changing the number of troops at a border is a deployment by the side that does it."""
    (claim,) = extract_measures(
        read("Chile has reduced the number of troops near its border with Peru."), load_lexicon()
    )
    assert (claim.fields.type, [x.side for x in claim.fields.by]) == ("deployment", ["CHL"])
