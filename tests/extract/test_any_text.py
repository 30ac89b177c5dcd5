"""What every extractor of acts and stances promises, whatever the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.extract.assessments import extract_assessments
from detente.extract.commitments import extract_commitments
from detente.extract.incidents import extract_incidents
from detente.extract.measures import extract_measures
from detente.extract.positions import extract_positions
from detente.lexicon import load_lexicon
from detente.model.claim import Claim

LEXICON = load_lexicon()
Extract = Callable[[Any, Any], Iterator[Claim[Any]]]
ALL: tuple[Extract, ...] = (
    extract_commitments, extract_measures, extract_incidents, extract_positions, extract_assessments,
)  # fmt: skip

PIECES = st.sampled_from(
    ["Iran", "France", "agreed to", "pledged", "warship", "sanctions on", "will", "“ties", "are strained”", "said",
     "hopes", "that", "not", ".", "\n", "🚢", "whose", "invaded", "by 2030", "its", ",", "and", "ﬁ", "\u202e", "wants"]
)  # fmt: skip


@pytest.mark.parametrize("extract", ALL, ids=lambda e: e.__name__)
@settings(max_examples=25, deadline=None)
@given(text=st.lists(PIECES, max_size=40).map(lambda words: " ".join(["Then", *words])))
def test_any_text_gives_exact_and_repeatable_claims(extract: Extract, text: str) -> None:
    """No text breaks the reading; evidence is the document's own words; reading twice gives the same."""
    a = annotated(text)
    found = list(extract(a, LEXICON))
    for claim in found:
        for e in claim.evidence:
            assert text[e.start : e.end] == e.text
    assert found == list(extract(a, LEXICON))
