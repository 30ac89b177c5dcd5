"""Matching: which claims end up as one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger.match import Candidates, find_edges, match, match_claims, parts
from detente.ledger.reviews import Decisions
from detente.model.claim import Claim
from detente.model.when import When
from strategies import Corpus, corpora
from synthetic import THING, TWIN, Thing, make_claim, make_document

TEXT = "The two delegations met in the morning and again in the afternoon of the same day, it was said."
DOC = make_document(TEXT, date(2023, 3, 1))
MARCH, APRIL = When("2023-03-05"), When("2023-04-05")


def test_alike_claims_are_one() -> None:
    """Two claims of one block that are alike enough are one thing; a third of another block is not."""
    a, b = make_claim(DOC, 0, names=["ada"]), make_claim(DOC, 11, names=["ada"])
    c = make_claim(DOC, 22, names=["ben"])
    assert match_claims(THING, [c, b, a], None) == ((a, b), (c,))


def test_what_excludes_each_other_never_meets_through_a_third() -> None:
    """A claim without a day joins one of two that exclude each other, the likelier, never both."""
    a = make_claim(DOC, 0, names=["ada", "ben"], when=MARCH)
    b = make_claim(DOC, 11, names=["ada", "cleo"], when=APRIL)
    between = make_claim(DOC, 22, names=["ada", "cleo"])
    assert match_claims(THING, [a, b, between], None) == ((a,), (b, between))


def test_of_equally_likely_pairs_the_earlier_joins() -> None:
    """Where two pairs are alike as much, that of the earlier claims joins first."""
    a = make_claim(DOC, 0, names=["ada"], when=MARCH)
    b = make_claim(DOC, 11, names=["ada"])
    c = make_claim(DOC, 22, names=["ada"], when=APRIL)
    assert match_claims(THING, [c, b, a], None) == ((a, b), (c,))


def _match(claims: list, decisions: Decisions) -> list[set[str]]:
    candidates = Candidates(THING, claims, None)
    groups = match(candidates, candidates.claims, find_edges(candidates), decisions)
    return [set(group) for group in groups]


def test_people_force_what_the_rules_forbid() -> None:
    """Claims that a person holds together are one, although their days exclude each other."""
    a, b = make_claim(DOC, 0, names=["ada"], when=MARCH), make_claim(DOC, 11, names=["ben"], when=APRIL)
    assert _match([a, b], Decisions(together=(frozenset([a.id, b.id]),))) == [{a.id, b.id}]


def test_people_part_what_the_rules_join() -> None:
    """Claims that a person set apart never meet, not through a third one either."""
    a, b, c = (make_claim(DOC, 11 * i, names=["ada"]) for i in range(3))
    pair = (min(a.id, b.id), max(a.id, b.id))
    groups = _match([a, b, c], Decisions(apart=frozenset([pair])))
    assert not any({a.id, b.id} <= group for group in groups)
    assert len(groups) == 2


def test_rejected_claims_are_in_nothing() -> None:
    """A rejected claim is in no group, and holds no others together."""
    a, b = make_claim(DOC, 0, names=["ada"]), make_claim(DOC, 11, names=["ada"])
    assert _match([a, b], Decisions(rejected=frozenset([a.id]))) == [{b.id}]


def test_claims_that_are_the_same_outright_are_compared_as_one() -> None:
    """A kind may say so: they are one without being asked about, stay out of what excludes them, and can be parted."""
    a, b = make_claim(DOC, 0, kind="twin", names=["ada"]), make_claim(DOC, 11, kind="twin", names=["ada"])
    other = make_claim(DOC, 22, kind="twin", names=["ada", "ben"], when=MARCH)
    asked: list[tuple[str, str]] = []

    def likeness(x: Claim[Thing], y: Claim[Thing], lexicon: object) -> float | None:
        asked.append((x.id, y.id))
        return TWIN.likeness(x, y, lexicon)

    twin = replace(TWIN, likeness=likeness)
    assert match_claims(twin, [a, b, other], None) == ((a, b, other),)
    assert len(asked) == 1
    candidates = Candidates(twin, [a, b, other], None)
    pair = (min(a.id, b.id), max(a.id, b.id))
    parted = match(candidates, candidates.claims, find_edges(candidates), Decisions(apart=frozenset([pair])))
    assert parted == ((a.id, other.id), (b.id,))


@given(corpora(reviewed=False), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_no_order_matters_and_nothing_forbidden_meets(corpus: Corpus, random: object) -> None:
    """Any order of the claims gives the same groups, which part them all, with no exclusion within a group."""
    claims = [c for _, cs in corpus.read for c in cs if c.kind == "thing"]
    groups = match_claims(THING, claims, None)
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert match_claims(THING, claims, None) == groups
    assert sorted(c.id for g in groups for c in g) == sorted(c.id for c in claims)
    for group in groups:
        days = [c.fields.when for c in group if c.fields.when]
        assert all(a.overlaps(b) for a in days for b in days)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_parts_hang_together(pairs: list[tuple[str, str]]) -> None:
    """The two of a pair are in one part, and every element is in exactly one."""
    found = parts("abcdef", pairs)
    assert sorted("".join("".join(part) for part in found)) == list("abcdef")
    assert all(any({a, b} <= part for part in found) for a, b in pairs)
