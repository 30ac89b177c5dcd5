"""Hypothesis strategies: small corpora whose claims meet, exclude each other, link, copy and are reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from detente.model.claim import Claim, ClaimLink
from detente.model.document import Document
from detente.model.review import Review
from detente.model.when import When
from synthetic import make_claim, make_document

DAYS = (date(2023, 1, 10), date(2023, 2, 20), date(2023, 3, 30), date(2023, 5, 1))
"""The days on which documents of a corpus are published; few, so that many share one."""

_DATES = (None, *(When.day(day) for day in DAYS), When("2023-02"), When("2023"))
_NAMES = ("ada", "ben", "cleo", "dan")
_PLACES = (None, None, "Geneva", "Vienna")
_WORDS = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "tau",
    "😀",
)
_AUTHORS = ("Nora", "Omar")

Read = tuple[Document, tuple[Claim[Any], ...]]
"""A document and the claims that it makes."""


@dataclass(frozen=True)
class Corpus:
    """Documents with their claims, and decisions on some of the claims."""

    read: tuple[Read, ...]
    reviews: tuple[Review, ...] = ()

    def up_to(self, day: date) -> Corpus:
        """What a reader has who never saw anything published after `day`, or undated."""
        known = [r for r in self.read if r[0].known_from is not None and r[0].known_from <= day]
        return Corpus(tuple(known), self.reviews)


def _text(story: int, version: int) -> str:
    """Stories share no five words; the versions of one story differ in their last word only."""
    return " ".join(f"{word}{story}" for word in _WORDS * 3) + f" version{version}"


@st.composite
def _read(draw: st.DrawFn, story: int, version: int) -> Read:
    document = make_document(_text(story, version), draw(st.sampled_from([*DAYS, *DAYS, None])))
    claims: list[Claim[Any]] = []
    for i in range(draw(st.integers(0, 3))):
        targets = [c.id for c in claims]
        claims.append(
            make_claim(
                document,
                11 * i,
                kind=draw(st.sampled_from(["thing", "thing", "twin", "roster", "roster", "lone"])),
                names=sorted(draw(st.sets(st.sampled_from(_NAMES), min_size=1, max_size=2))),
                place=draw(st.sampled_from(_PLACES)),
                when=draw(st.sampled_from(_DATES)),
                links=[ClaimLink(type="about", target=t) for t in targets if draw(st.booleans())],
                confidence=draw(st.sampled_from([0.25, 0.5, 0.75])),
            )
        )
    return document, tuple(claims)


@st.composite
def corpora(draw: st.DrawFn, *, reviewed: bool = True) -> Corpus:
    """A corpus of up to seven documents, some of them near-copies of each other."""
    keys = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1)), unique=True, min_size=1, max_size=7))
    read = tuple(draw(_read(story, version)) for story, version in keys)
    return Corpus(read, tuple(draw(reviews_of(read))) if reviewed else ())


@st.composite
def reviews_of(draw: st.DrawFn, read: tuple[Read, ...]) -> list[Review]:
    """Up to four decisions on the claims, by two people, some taken back."""
    kind = draw(st.sampled_from(["thing", "twin"]))
    ids = sorted(claim.id for _, claims in read for claim in claims if claim.kind == kind)
    found: list[Review] = []
    for i in range(draw(st.integers(0, 4)) if ids else 0):
        found.append(draw(_review(i, ids, found)))
    return found


@st.composite
def _review(draw: st.DrawFn, i: int, ids: list[str], before: list[Review]) -> Review:
    name, by, at = f"rev-{i}", draw(st.sampled_from(_AUTHORS)), f"2024-01-{i + 1:02d}T00:00:00"
    if before and draw(st.integers(0, 4)) == 0:
        return Review(id=name, action="undo", claims=(), by=by, at=at, undoes=draw(st.sampled_from(before)).id)
    claims = tuple(draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3)))
    actions = ["accept", "reject", "correct"] + ["merge", "split"] * (len(claims) > 1)
    action: Any = draw(st.sampled_from(actions))
    return Review(
        id=name,
        action=action,
        claims=claims,
        by=by,
        at=at,
        field="place" if action == "correct" else None,
        value={"correct": "Oslo", "split": list(claims[:1])}.get(action),
    )
