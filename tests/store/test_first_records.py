"""What is asked for by rank, turn and pair is what reading every record would give."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.kinds import KINDS
from detente.kinds.assessment import Assessment
from detente.kinds.channel import Channel
from detente.kinds.engagement import Engagement
from detente.kinds.position import Position
from detente.ledger.mainly import mainly_about
from detente.ledger.turns import turns_of
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.outline import outline_of
from detente.model.ranked import Found, Ranked
from detente.model.record import Record
from detente.model.span import Span
from detente.model.when import When
from detente.store import Store, open_store
from detente.store.database import backend
from detente.store.shelf import documents_asked
from detente.views.timeline import within
from ledgers import memory_store
from ranking import TOGETHER, plainly
from synthetic import make_document

pytestmark = pytest.mark.usefixtures("database")

SIDES = ("BRA", "NGA", "PER")
FIRST = date(2023, 1, 1)
DAYS = (None, *(FIRST + timedelta(days=n) for n in (0, 9, 15, 40)))


def _fields(dice: random.Random, day: date) -> Any:
    one, other, third = dice.sample(SIDES, 3)
    actors = tuple(Actor(name=f"Ada of {side}", side=side) for side in (one, other, third)[: dice.choice((1, 2, 2, 3))])
    when = dice.choice(
        (None, When.day(day + timedelta(days=dice.randrange(-9, 9))), When("2023-01"), When("../2023-01"))
    )
    made: dict[str, Any] = {
        "engagement": lambda: Engagement(
            form=dice.choice(("meeting", "visit", "call")), participants=actors, when=when,
            status=dice.choice(("held", "held", "planned", "possible", "postponed")),
        ),
        "position": lambda: Position(
            side=one, stance=f"wants {dice.choice('xyz')} more", issue=dice.choice(("fish", "ore"))
        ),
        "assessment": lambda: Assessment(
            claim=f"they will agree on {dice.choice('xyz')}",
            type=dice.choice(("constraint", "perception", "forecast")),
            holder=dice.choice((None, *actors)), of_side=dice.choice((None, one, other)),
            standing=dice.choice((None, "official", "scholar")), direction="better",
        ),
        "channel": lambda: Channel(
            subject=dice.choice(("hotline", "joint committee")), sides=(one, other), when=when,
            state=dice.choice((None, "open", "suspended", "proposed")),
        ),
    }  # fmt: skip
    return made[dice.choice(list(made))]()


def _read(n: int, dice: random.Random) -> tuple[Document, tuple[Claim[Any], ...]]:
    day = FIRST + timedelta(days=dice.randrange(30))
    text = f"Paper {n} of {dice.random()} tells of this and of that, and of what may yet come of either of them."
    document = make_document(text, day, side=dice.choice((None, None, "BRA")))
    claims = []
    for i in range(dice.randrange(6)):
        fields, span = _fields(dice, day), Span(i * 5, i * 5 + 5)
        claims.append(
            Claim(
                place=Place(document=document.id, kind=type(fields).__name__.lower(), trigger=span),
                fields=fields, evidence=(document.evidence(span),), known_from=day,
            )
        )  # fmt: skip
    return document, tuple(claims)


def _store(dice: random.Random, steps: int) -> Store:
    store = memory_store(KINDS)
    store._lexicon = load_lexicon()
    for step in range(steps):
        store.add([_read(step * 10 + n, dice) for n in range(dice.randrange(1, 5))])
        store.settle()
    return store


QUESTIONS = (
    Ranked(kinds=("channel",), order="shut"),
    Ranked(kinds=("engagement",), statuses=("held", "under_way"), dated=True),
    Ranked(kinds=("engagement",), statuses=("planned", "possible"), ahead=FIRST + timedelta(days=12), order="soonest"),
    Ranked(kinds=("engagement",), statuses=("planned", "possible"), undated=FIRST + timedelta(days=12)),
    Ranked(kinds=("engagement",), statuses=("planned",), past=FIRST + timedelta(days=12)),
    Ranked(kinds=("engagement",), ended=(FIRST, FIRST + timedelta(days=12))),
    Ranked(kinds=("position",), whose="own", each=True, limit=1),
    Ranked(kinds=("position", "assessment"), whose="third"),
    Ranked(kinds=("assessment",), topic="constraint", whose="own", order="weightiest"),
    Ranked(kinds=("assessment",), topic="forecast", order="weightiest"),
    Ranked(kinds=("position", "assessment"), saying=re.compile(r"[xy]\b"), limit=4),
    Ranked(kinds=("position", "assessment"), saying=re.compile(r"x\b"), limit=1, order="weightiest"),
    Ranked(kinds=("position",), whose="own", each=True, limit=2),
    Ranked(kinds=("position",), whose="own", together=True),
    Ranked(kinds=("engagement", "assessment"), together=True, limit=3),
    Ranked(kinds=TOGETHER),
)


def _plainly(store: Store, asked: Ranked, filter: Filter) -> list[str]:
    records, kinds = list(store.records(TOGETHER, filter)), {kind.name: kind for kind in KINDS}
    about = [
        document.id
        for document in store.documents()
        if SIDES[:2] in mainly_about(kinds[claim.kind].sides(claim) for claim in store.claims(document.id))
    ]
    return [r.id for r in plainly(records, SIDES[:2], asked, store.document, about).records]


def _found(store: Store, filter: Filter) -> list[Found]:
    with store.ranking(SIDES[:2], filter) as ranking:
        return ranking.found(QUESTIONS)


few = settings(
    max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "15")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_first_records_are_those_of_a_full_reading(dice: random.Random, steps: int) -> None:
    """By rank, as of each day and with a filter, come exactly the records that reading all of them would put first."""
    with _store(dice, steps) as store:
        for asked in (*(Filter(as_of=day) for day in DAYS), Filter(since=When.day(FIRST)), Filter(issue="fish")):
            with store.ranking(SIDES[:2], asked) as ranking:
                for questions in (QUESTIONS[::2], QUESTIONS):  # what was read before answers as what is read anew
                    found = [[r.id for r in one.records] for one in ranking.found(questions)]
                    assert found == [_plainly(store, q, asked) for q in questions]


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_what_was_folded_is_made_whole(dice: random.Random, steps: int) -> None:
    """As of each day and with a filter, what is read for choosing leads to the same records, in the same order."""
    bounds: tuple[dict[str, Any], ...] = ({}, {"between": SIDES[:2]}, {"issue": "fish"}, {"side": SIDES[0], "limit": 3})
    with _store(dice, steps) as store:
        for asked in (Filter(as_of=day, **bound) for day in DAYS for bound in bounds):
            folded = list(store.folded(TOGETHER, asked))
            assert store.whole(folded, as_of=asked.as_of) == (whole := list(store.records(TOGETHER, asked)))
            assert store.words([r.id for r in folded], as_of=asked.as_of) == {r.id: r.evidence for r in whole}
            known = [(d.id, d.known_from) for d in store.documents(asked)]
            assert list(store.published(asked)) == known
        assert store.whole([replace(record, id="nothing-0") for record in folded]) == []


def _turns(records: Iterator[Record], filter: Filter) -> list[tuple[Any, ...]]:
    return sorted(
        (*turn.when.sort_key(), r.kind, r.id, turn.place)
        for r in records for turn in turns_of(r) if within(turn.when, filter)
    )  # fmt: skip


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_outlines_are_those_of_whole_records(dice: random.Random, steps: int) -> None:
    """Read in outline, as of each day and with a filter, records say what their whole says, in the same order."""
    bounds: tuple[dict[str, Any], ...] = ({}, {"between": SIDES[:2]}, {"status": "held"}, {"issue": "fish"})
    with _store(dice, steps) as store:
        for asked in (Filter(as_of=day, **more) for day in DAYS for more in bounds):
            assert list(store.outlines(TOGETHER, asked)) == list(map(outline_of, store.records(TOGETHER, asked)))


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_documents_are_found_alike_by_either_way(dice: random.Random, steps: int) -> None:
    """Looked at one by one, or listed from what many records tell: the first documents of a page are the same."""
    bounds: tuple[dict[str, Any], ...] = (
        {"between": SIDES[:2]}, {"between": SIDES[:2], "status": "held"}, {"side": "PER"}, {"status": "planned"},
        {"issue": "fish", "side": "BRA"}, {"person": "Ada of BRA"},
    )  # fmt: skip
    with _store(dice, steps) as store, store._engine.connect() as connection:
        for asked in (Filter(as_of=day, limit=3, **more) for day in DAYS for more in bounds):
            one, other = (
                connection.execute(documents_asked(asked, backend(connection), TOGETHER, common=common)).all()
                for common in (False, True)
            )
            assert one == other
            found, count = store.latest_documents(replace(asked, limit=None), limit=9)
            assert [d.id for d in found] == [d.id for d in store.documents(replace(asked, limit=None))][::-1][:9]
            assert count >= len(found)


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_the_newest_are_the_last_of_a_full_reading(dice: random.Random, steps: int) -> None:
    """The last of each kind by their day, else by when they became known; and how many of each kind there are."""
    bounds: tuple[dict[str, Any], ...] = ({"person": "Ada of BRA"}, {"issue": "fish", "side": "PER"}, {"side": "BRA"})
    with _store(dice, steps) as store:
        for asked in (Filter(as_of=day, **more) for day in DAYS for more in bounds):
            every = list(store.records(TOGETHER, asked))
            found = store.newest(TOGETHER, replace(asked, limit=4))
            assert [_heard(r) for r in found] == sorted(map(_heard, every), reverse=True)[:4]
            counts = store.how_many(TOGETHER, asked)
            assert counts == {kind: sum(r.kind == kind for r in every) for kind in TOGETHER}


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_the_most_told_come_first(dice: random.Random, steps: int) -> None:
    """As of each day and with a filter, by how many documents tell of each; a page goes on where the last one ended."""
    bounds: tuple[dict[str, Any], ...] = ({}, {"side": "BRA"}, {"person": "Ada of BRA"})
    with _store(dice, steps) as store:
        for asked in (Filter(as_of=day, **more) for day in DAYS for more in bounds):
            every = sorted(store.records(TOGETHER, asked), key=lambda r: (-len(r.documents), r.id))
            assert store.most_told(TOGETHER, replace(asked, limit=3), offset=2) == every[2:5]


def _heard(record: Record) -> date:
    when = record.facets.when
    return when.sort_key()[0] if when else record.known_from or date.max


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_turns_are_those_of_a_full_reading(dice: random.Random, steps: int) -> None:
    """A page of turns, and their number, are what all records' turns in order would give."""
    with _store(dice, steps) as store:
        day = When.day(FIRST + timedelta(days=7))
        bounds = ({}, {"between": SIDES[:2]}, {"since": day}, {"until": day}, {"side": "PER"}, {"text": "paper"})
        for asked in (Filter(as_of=day_, **more) for day_ in DAYS for more in bounds):  # type: ignore[arg-type]
            records = store.records(TOGETHER, replace(asked, since=None, until=None))
            expected = _turns(records, asked)
            found, count = store.turns(TOGETHER, asked, offset=1, limit=5)
            assert count == len(expected)
            assert [(r.kind, r.id, place) for r, place in found] == [row[2:] for row in expected[1:6]]


@given(st.randoms(use_true_random=False), st.integers(1, 3))
@few
def test_pairs_are_counted_as_a_full_reading_would(dice: random.Random, steps: int) -> None:
    """How many records are about two sides, as of each day; gatherings of more sides than asked for do not count."""
    with _store(dice, steps) as store:
        for day in DAYS:
            sides = [sorted(set(r.facets.sides)) for r in store.records(("engagement",), Filter(as_of=day))]
            counted = [(a, b) for some in sides if len(some) <= 2 for a in some for b in some if a < b]
            assert store.pairs(("engagement",), most=2, as_of=day) == {pair: counted.count(pair) for pair in counted}


def test_what_a_ledger_of_before_is_found_by(tmp_path: Any) -> None:
    """A ledger of older tables, brought up to date, is asked as one whose records were settled with today's."""
    from detente.store.migrate import downgrade

    lexicon, dice = load_lexicon(), random.Random(5)
    with open_store(tmp_path / "old.db", lexicon) as store:
        store.add([_read(n, dice) for n in range(12)])
        store.settle()
        filters = [Filter(as_of=day) for day in DAYS]
        before = [_found(store, f) for f in filters], store.turns(TOGETHER, limit=99)
        downgrade(store._engine, "0004")
    with open_store(tmp_path / "old.db", lexicon) as store:
        after = [_found(store, f) for f in filters], store.turns(TOGETHER, limit=99)
    assert after == before
