"""Lines and joint bodies of which no verb of opening or shutting tells: there, to be, or said to be shut."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract.channels import extract_channels
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When

LEAD = "Chad and Niger traded blame on Monday. "


def told(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """(subject, sides, state) of what is read in a text of 15 May 2019."""
    document = Document(id=document_id(text), text=text, published=When("2019-05-15"), published_from="header")
    lexicon = load_lexicon()
    (a,) = annotate([document], lexicon)
    return [(c.fields.subject, c.fields.sides, c.fields.state) for c in extract_channels(a, lexicon)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("There is to be a joint border commission of Chad and Niger.", "agreed"),
        (LEAD + "A maritime hotline between the two coast guards is still not in service.", "not_restored"),
        ("The military hotline between Chad and Niger remains cut.", "not_restored"),
        ("The Chad-Niger dialogue was put on ice in March.", "suspended"),
        (LEAD + "They made good use of the intergovernmental fisheries mechanism.", "open"),
        ("The leaders of Chad and Niger met. Embassies will reopen in both capitals.", "agreed"),
    ],
)
def test_what_is_only_told_of_a_line_is_read(text: str, state: str) -> None:
    """One that is there is open, one that is to be agreed, and words like "remains cut" say that it is shut."""
    (found,) = told(text)
    assert found[1:] == (("NER", "TCD"), state)


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "The ministry opened a hotline for citizens.",
        LEAD + "If the hotline works, grief will be saved.",
        "Chad's election commission praised the joint committee of its parliament.",
    ],
)
def test_what_no_two_states_share_is_none(text: str) -> None:
    """Lines for citizens, conditions and the bodies of one state are no channels."""
    assert told(text) == []


def test_envoys_recalled_from_two_states_change_two_relations() -> None:
    """The ties to each of the states from which envoys are called home are told by themselves."""
    found = told("Chad recalled its ambassadors to Niger and Libya on Monday.")
    assert {sides for _, sides, _ in found} == {("NER", "TCD"), ("LBY", "TCD")}


def test_one_name_in_the_plural_is_of_both() -> None:
    """The two Koreas are both."""
    (found,) = told("The two Koreas reopened a border hotline in January.")
    assert found[1:] == (("KOR", "PRK"), "resumed")
