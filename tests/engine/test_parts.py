"""A document too long to be read in one go is read in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.engine import Failure, Here
from detente.engine import parts as module
from detente.lexicon import load_lexicon
from detente.model.document import Document, Noise, document_id
from detente.model.when import When

STORY = (
    "Foreign Minister Maria Lopez of Spain met Prime Minister Jonas Berg of Norway in Oslo on 4 May 2021.\n"
    "“We will reopen the fisheries commission by October,” Ms. Lopez said. Norway denied that it had closed it.\n"
)


def paper(text: str) -> Document:
    """The text as a dispatch."""
    return Document(id=document_id(text), text=text, published=When("2021-05-05"), language="en")


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 500)


@pytest.mark.usefixtures("_short")
def test_what_a_long_document_says_is_found_in_its_place_in_every_part() -> None:
    """Evidence of every part quotes the whole text exactly, under the id of the whole; claims have ids of their own."""
    document = paper(STORY * 8)
    (outcomes,) = map(list, Here(load_lexicon()).read([[document]]))
    assert not isinstance(outcomes[0], Failure)
    claims = outcomes[0]
    assert {c.kind for c in claims} >= {"engagement", "statement", "person"}
    for claim in claims:
        assert claim.place.document == document.id
        for evidence in claim.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.text
    assert len({c.id for c in claims}) == len(claims)
    meetings = [c.place.trigger.start for c in claims if c.kind == "engagement"]
    assert max(meetings) > len(document.text) - len(STORY)


def test_a_document_that_is_short_enough_is_read_in_one_go() -> None:
    """Nothing is cut that need not be."""
    document = paper(STORY)
    assert list(module.parts(document)) == [(0, document)]


@given(st.text(alphabet="ab .\n", max_size=3000), st.integers(1, 400))
def test_parts_are_the_text_and_carry_its_noise(text: str, width: int) -> None:
    """Put together, the parts are the whole text; noise stays on the same characters."""
    document = Document(id="d", text=text, noise=(Noise(0, len(text) // 2, "caption"),) if text else ())
    before, module.LONGEST = module.LONGEST, width + 1
    try:
        cut = list(module.parts(document))
    finally:
        module.LONGEST = before
    assert "".join(part.text for _, part in cut) == text
    noisy = "".join(text[start + n.start : start + n.end] for start, part in cut for n in part.noise)
    assert noisy == text[: len(text) // 2]
