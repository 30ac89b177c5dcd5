"""Summits of known days."""

from __future__ import annotations

from itertools import combinations

from detente.lexicon import load_lexicon

SUMMITS = load_lexicon().occasions.summits


def test_summits_have_days_and_never_overlap_at_one_place_of_one_body() -> None:
    """Each begins before it ends and lasts three weeks at most; a body meets in one place at a time."""
    assert SUMMITS
    assert all(s.first <= s.last and (s.last - s.first).days <= 21 for s in SUMMITS)
    for one, other in combinations(SUMMITS, 2):
        if one.names == other.names:
            assert one.last < other.first or other.last < one.first
