"""Groups to which more becomes known: the same as all of it matched at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger.grouping import Groups
from detente.ledger.match import Candidates, find_edges, match
from detente.ledger.reviews import Decisions
from detente.ledger.versions import known, versions
from detente.model.claim import Claim
from detente.model.review import Review
from detente.model.when import When
from synthetic import THING, TWIN, make_claim, make_document

TEXT = "The two delegations met in the morning and again in the afternoon of the same day, it was said " * 4
FIRST = date(2011, 3, 1)


@st.composite
def told(draw: st.DrawFn) -> list[Claim[Any]]:
    """Claims of a few documents of different days, of which many are alike and many exclude each other."""
    kind = draw(st.sampled_from(["thing", "twin"]))
    found = []
    for i in range(draw(st.integers(1, 14))):
        document = make_document(f"{i} {TEXT}", FIRST + timedelta(days=draw(st.integers(0, 3))))
        names = sorted(draw(st.sets(st.sampled_from(["ada", "ben", "cleo", "dan"]), min_size=1, max_size=3)))
        when = draw(st.sampled_from([None, None, When("2011-03-05"), When("2011-03-06"), When("2011-03")]))
        found.append(make_claim(document, draw(st.integers(0, 9)), kind=kind, names=names, when=when))
    return found


def _candidates(claims: list[Claim[Any]]) -> Candidates:
    return Candidates(THING if claims[0].kind == "thing" else TWIN, claims, None)


@given(told())
@settings(max_examples=600, deadline=None)
def test_one_day_after_the_other_is_as_all_at_once(claims: list[Claim[Any]]) -> None:
    """Claims that become known day by day are on each day in the groups that all known by then are matched into."""
    candidates = _candidates(claims)
    edges = find_edges(candidates)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), score in edges.items():
        near[a][b] = near[b][a] = score
    groups = Groups(candidates, near)
    for day in sorted({known(claim) for claim in claims}):
        groups.admit([name for name, claim in candidates.claims.items() if known(claim) == day])
        present = [name for name, claim in candidates.claims.items() if known(claim) <= day]
        whole = {
            frozenset(candidates.unit[name] for name in group)
            for group in match(candidates, present, edges, Decisions())
        }
        assert {frozenset(group.units) for group in groups.of.values()} == whole


@given(told(), st.sampled_from([date.min, FIRST + timedelta(days=1), FIRST + timedelta(days=2)]))
@settings(max_examples=300, deadline=None)
def test_versions_follow_from_each_day_alone(claims: list[Claim[Any]], since: date) -> None:
    """What is said and held from a day on is what matching all claims anew on every day gives, as with a review."""
    candidates = _candidates(claims)
    edges = find_edges(candidates)
    idle = Review(id="r", action="note", claims=(claims[0].id,), by="Nora", at="2011-04-01T00:00:00Z")
    ours = versions(candidates.kind, claims, edges, [], None, since=since)
    assert ours == versions(candidates.kind, claims, edges, [idle], None, since=since)
