"""The list of decisions as JSON lines."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.review import Review
from detente.review import receive, written
from ledgers import dump_all, filled, memory_store
from strategies import DAYS, Corpus, corpora

some = settings(max_examples=25, deadline=None)


@given(corpora(), st.randoms(use_true_random=False))
@some
def test_a_list_makes_the_same_ledger_elsewhere(corpus: Corpus, random: object) -> None:
    """Exported here and imported there, in any order of lines and twice, the decisions make the same ledger."""
    with filled(corpus) as store, filled(Corpus(corpus.read)) as other:
        lines = list(written(reviewed.review for reviewed in store.reviews()))
        shuffled = list(lines)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        came = receive(other, shuffled)
        assert (came.new, came.known, came.refused) == (len(lines), 0, ())
        assert receive(other, lines).known == len(lines)
        assert dump_all(other, DAYS) == dump_all(store, DAYS)


@given(corpora())
@some
def test_what_has_no_place_is_kept_listed_and_waits(corpus: Corpus) -> None:
    """Decisions that come before the documents that they are about hold once these are there."""
    with filled(corpus) as store, memory_store() as other:
        lines = list(written(reviewed.review for reviewed in store.reviews()))
        came = receive(other, lines)
        assert came.refused == ()
        waiting = {r.review.id for r in other.reviews() if r.outcome not in ("undone",) and r.review.action != "undo"}
        assert {reviewed.review.id for reviewed in came.without_place} == waiting
        other.add(corpus.read)
        other.settle()
        assert dump_all(other, DAYS) == dump_all(store, DAYS)


def test_a_line_that_cant_be_meant_is_refused_by_its_number() -> None:
    """Half a line, no JSON, two kinds in one decision: each is refused with its number; the others are taken in."""
    good = Review(id="rev-1", action="accept", claims=("thi-1",), by="Nora", at="2024-01-01")
    mixed = Review(id="rev-2", action="merge", claims=("thi-1", "lon-2"), by="Nora", at="2024-01-02")
    lines = [*written([good]), *written([mixed]), '{"id": "rev-3", "act', json.dumps([1])]
    with memory_store() as store:
        came = receive(store, lines)
        assert came.new == 1
        assert [number for number, _ in came.refused] == [2, 3, 4]
