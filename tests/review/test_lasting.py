"""What people decided lasts: whatever came between, the ledger is the one on which all decisions are made last."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.claim import Claim, Place
from detente.model.document import Document
from detente.model.review import Review
from detente.model.span import Span
from detente.review import receive, written
from detente.store import LedgerError, Store, open_store
from ledgers import dump_all, memory_store
from store_corpus import many
from strategies import DAYS, Corpus, corpora
from synthetic import KINDS, Thing

HERE = Path(__file__).parent.parent
SEQUENCES = int(os.environ.get("DETENTE_REVIEW_SEQUENCES", "100"))
some = settings(max_examples=SEQUENCES, deadline=None)
ADDED = Review(id="", action="add", claims=(), by="Nora", at="")


@dataclass
class Course:
    """A ledger as it goes through a sequence of steps, and what each document's rules find in the end."""

    store: Store
    found: dict[str, tuple[Document, tuple[Claim[Any], ...]]] = field(default_factory=dict)
    reviews: list[Review] = field(default_factory=list)

    def add(self, document: Document, claims: tuple[Claim[Any], ...]) -> None:
        """A document comes in."""
        self.store.add([(document, claims)])
        self.found.setdefault(document.id, (document, claims))

    def change_rules(self, document: Document, claims: tuple[Claim[Any], ...]) -> None:
        """A document's claims are extracted anew."""
        if document.id in self.found:
            self.store.replace_claims(document.id, claims)
            self.found[document.id] = document, claims

    def decide(self, review: Review) -> None:
        """Somebody decides, on claims that are there."""
        try:
            self.store.review(review)
        except LedgerError:
            return
        self.reviews.append(review)


def by_hand(document: Document, at: int, number: int) -> Review:
    """The decision that ten characters of the document tell of a thing."""
    span = Span(at, min(at + 10, len(document.text)))
    example = memory_claim(document, span)
    return replace(
        ADDED,
        id=f"add-{number}",
        at=f"2024-02-{number + 1:02d}",
        claims=(example.id,),
        value=msgspec.to_builtins(example),
    )


def memory_claim(document: Document, span: Span) -> Claim[Any]:
    """A claim by hand at a place of its own."""
    return Claim(
        place=Place(document.id, "thing", span, Span(span.end, span.end)),
        fields=Thing(names=("ada",), place="Oslo"),
        evidence=(document.evidence(span),),
        known_from=None,
        confidence=1.0,
        rule="by hand",
    )


def other_rules(claims: tuple[Claim[Any], ...], turn: int) -> tuple[Claim[Any], ...]:
    """What other rules find: at the same places another thing, or a place fewer."""
    if turn % 3 == 0:
        return claims[1:]
    if turn % 3 == 1:
        return tuple(replace(c, fields=replace(c.fields, names=("zoe",), place="Rome")) for c in claims)
    return claims


@st.composite
def courses(draw: st.DrawFn) -> tuple[Corpus, list[tuple[str, int, int]]]:
    """A corpus, and up to fourteen steps on it: which, on what, how."""
    corpus = draw(corpora())
    step = st.tuples(
        st.sampled_from(["add", "rules", "review", "hand", "undo", "settle"]), st.integers(0, 6), st.integers(0, 8)
    )
    return corpus, draw(st.lists(step, min_size=3, max_size=14))


def take(course: Course, corpus: Corpus, step: tuple[str, int, int], number: int) -> None:
    """One step."""
    what, which, how = step
    document, claims = corpus.read[which % len(corpus.read)]
    if what == "add":
        course.add(document, claims)
    elif what == "rules":
        course.change_rules(document, other_rules(claims, how))
    elif what == "review" and corpus.reviews:
        course.decide(corpus.reviews[which % len(corpus.reviews)])
    elif what == "hand" and document.id in course.found:
        course.decide(by_hand(document, 11 * how, number))
    elif what == "undo" and course.reviews:
        undone = course.reviews[which % len(course.reviews)].id
        course.decide(
            Review(
                id=f"undo-{number}", action="undo", claims=(), by="Omar", at=f"2024-03-{number + 1:02d}", undoes=undone
            )
        )
    elif what == "settle":
        course.store.settle()


def decided_last(found: Iterable[tuple[Document, tuple[Claim[Any], ...]]], lines: list[str]) -> Store:
    """A ledger with the documents as the last rules read them, on which all decisions are made at the end."""
    store = memory_store()
    store.add(found)
    store.settle()
    assert receive(store, lines).refused == ()
    return store


@given(courses())
@some
def test_any_course_ends_as_if_all_was_decided_last(course: tuple[Corpus, list[tuple[str, int, int]]]) -> None:
    """Adds, changed rules, reviews, additions by hand and undos in any order make the ledger decided on last."""
    corpus, steps = course
    with memory_store() as store:
        ran = Course(store)
        for number, step in enumerate(steps):
            take(ran, corpus, step, number)
        store.settle()
        lines = list(written(reviewed.review for reviewed in store.reviews()))
        with decided_last(ran.found.values(), lines) as last:
            assert dump_all(store, DAYS) == dump_all(last, DAYS)
            assert store.check() == []


REVIEWING = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from detente.review import decision, keep
from detente.store import open_store
from synthetic import KINDS
with open_store(sys.argv[1], None, kinds=KINDS) as store:
    claims = sorted(c for r in store.records([k.name for k in KINDS]) for c in r.claims)
    for number in range(10_000):
        made = decision("note", [claims[number % len(claims)]], by="Nora", at=f"2024-{{number:06d}}", note="seen")
        print(made.id, flush=True)
        keep(store, made)
        print("kept", flush=True)
"""


@pytest.mark.slow
def test_a_killed_review_loses_at_most_the_decision_in_hand(tmp_path: Path) -> None:
    """SIGKILL at any moment: every decision that was told to be kept is there, and the ledger is sound."""
    path = tmp_path / "killed.db"
    with open_store(path, None, kinds=KINDS) as store:
        store.add(item for batch in many(12, size=4) for item in batch)
        store.settle()
    chance = random.Random(11)
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", REVIEWING, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(2 * chance.randint(2, 12) + chance.randint(0, 1))]
        process.kill()
        process.wait()
        told += process.stdout.read().split("\n")[:-1]
        kept = [name for name, after in pairwise(told) if after == "kept"]
        with open_store(path, None, kinds=KINDS) as store:
            there = [reviewed.review.id for reviewed in store.reviews()]
            assert set(kept) <= set(there)
            assert store.check() == []
