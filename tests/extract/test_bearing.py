"""Where an assessing clause points."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.extract.assessments.bearing import bearing
from detente.lexicon import load_lexicon
from detente.model.span import Span

BENT = load_lexicon().stance.bent


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Relations between the two capitals have worsened.", "worse"),
        ("The talks could stabilize ties.", "better"),
        ("It remains to be seen whether the truce improves matters.", "uncertain"),
        ("There was no progress on fisheries.", "no_change"),
        ("The summit eased tensions over fishing.", "better"),
        ("Nothing has improved between Lima and Quito.", "no_change"),
        ("I hope the talks succeed, but Lima keeps provoking Quito.", "worse"),
        ("Could the summit improve ties?", "uncertain"),
        ("Rivalry will remain the rule between Lima and Quito.", "no_change"),
        ("Nothing has changed in the relations of the two.", "no_change"),
        ("Suspicions persist in both capitals.", "no_change"),
        ("The effort to reconcile the two fell short.", "worse"),
        ("The pact would fail without Lima.", "worse"),
        ("All is going well between Lima and Quito.", "better"),
        ("The delegation ate at noon.", None),
    ],
)
def test_a_clause_points_where_its_words_do(text: str, direction: str | None) -> None:
    """Better, worse, unchanged, open; and nowhere where no word says so."""
    assert bearing(annotated(text), BENT, Span(0, len(text))) == direction
