"""What a connection remembers of a ledger never shows: answers are those of a ledger that was opened just now."""

from __future__ import annotations

import random
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from test_first_records import DAYS, QUESTIONS, SIDES, _read

from detente.kinds import KINDS
from detente.ledger.versions import NEVER
from detente.lexicon import load_lexicon
from detente.model.filter import Filter
from detente.model.review import Review
from detente.store import Store, open_store
from detente.store.memory import Held, Kept, memory_of, on
from detente.views.status import status
from detente.views.trend import trend
from synthetic import make_document

DAY = date(2023, 3, 1)
_KINDS = [kind.name for kind in KINDS]
_NUMBERS = count()
PAIRS = ((SIDES[0], SIDES[1]), (SIDES[2], SIDES[1]))


def _said(store: Store) -> bytes:
    """All that is asked of a ledger as of some days, as one reading each."""
    told: list[object] = []
    for day in DAYS:
        with store.reading():
            told += [*store.records(_KINDS, Filter(as_of=day)), *store.folded(_KINDS, Filter(as_of=day))]
            told += store.newest(_KINDS, Filter(as_of=day, limit=5))
            for pair in PAIRS:
                asked = Filter(between=pair, as_of=day)
                with store.ranking(pair, Filter(as_of=day)) as ranking:
                    told += ranking.found(QUESTIONS)
                told += [status(store, pair, asked), trend(store, asked)]
    return msgspec.json.encode(told)


def _withdraw(store: Store, dice: random.Random) -> None:
    known = [document.id for document in store.documents()]
    if known:
        store.withdraw(dice.choice(known), by="Ada")


def _reject(store: Store, dice: random.Random) -> None:
    known = [record.claims[0] for record in store.records(_KINDS)]
    if known:
        claim, name = dice.choice(known), f"rev-{next(_NUMBERS)}"
        store.review(Review(id=name, action="reject", claims=(claim,), by="Ada", at="2024-01-01T00:00:00Z"))


def _add(store: Store, dice: random.Random) -> None:
    store.add([_read(dice.randrange(10**6), dice) for _ in range(dice.randrange(1, 5))])


WRITES = (_add, _add, _withdraw, _reject)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    dice=st.randoms(use_true_random=False),
    writes=st.lists(
        st.tuples(st.booleans(), st.sampled_from((_add, _add, _withdraw, _reject))), min_size=1, max_size=5
    ),
)
def test_answers_are_those_of_a_ledger_opened_just_now(
    dice: random.Random, writes: list[tuple[bool, Callable[[Store, random.Random], None]]]
) -> None:
    """Whatever was asked before, and whoever wrote meanwhile: the same store or another one on the file."""
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "own.db", lexicon) as store:
        _add(store, dice)
        with open_store(Path(folder) / "own.db", lexicon) as other:
            for own, write in writes:
                writer = store if own else other
                write(writer, dice)
                writer.settle()
                with open_store(Path(folder) / "own.db", lexicon) as fresh:
                    now = _said(fresh)
                assert _said(store) == now
                assert _said(store) == now


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """The first records of a third day are found without the bodies, claims and documents that two days needed.

    On the second it may be looked up how long it holds what the documents are about.
    """
    dice = random.Random(1)
    with open_store(tmp_path / "own.db", load_lexicon()) as store:
        for _ in range(5):
            _add(store, dice)
        store.settle()
        said: list[str] = []
        event.listen(store._engine, "before_cursor_execute", lambda _, __, statement, *___: said.append(statement))
        for day in (None, date(2100, 1, 1), date(2101, 1, 1)):
            said.clear()
            with store.reading(), store.ranking(PAIRS[0], Filter(as_of=day)) as ranking:
                assert any(found.records for found in ranking.found(QUESTIONS))
        assert not [words for words in said if "body" in words or "JOIN claim" in words or "record_side" in words]


def test_a_ledger_in_memory_is_not_remembered() -> None:
    """There all threads share one connection, and who reads has no moment of its own."""
    with open_store(":memory:", None) as store, store._engine.connect() as connection:
        assert memory_of(connection) is not memory_of(connection)


def test_what_others_wrote_is_another_state(tmp_path: Path) -> None:
    """A connection forgets what it read as soon as the file says something else, and no sooner."""
    with open_store(tmp_path / "own.db", None) as store, open_store(tmp_path / "own.db", None) as other:
        with store.reading():
            first = store._memory(store._shared)  # type: ignore[arg-type]
        with store.reading():
            assert store._memory(store._shared) is first  # type: ignore[arg-type]
        other.add([(make_document("The two sides met again, and parted.", DAY), ())])
        with store.reading():
            assert store._memory(store._shared) is not first  # type: ignore[arg-type]


@given(most=st.integers(1, 4), asked=st.lists(st.lists(st.integers(0, 6), max_size=6, unique=True)))
def test_so_many_are_kept_and_each_is_what_was_read(most: int, asked: list[list[int]]) -> None:
    """Of whatever was asked for, those asked for last stay, and only what is not there is read."""
    kept = Kept[int, int](most)
    order: OrderedDict[int, None] = OrderedDict()
    for keys in asked:
        lacking = [key for key in dict.fromkeys(keys) if key not in order]
        read: list[int] = []

        def squares(some: Sequence[int], read: list[int] = read) -> dict[int, int]:
            read += some
            return {key: key * key for key in some}

        assert kept.of(keys, squares) == {key: key * key for key in keys}
        assert read == lacking
        for key in [*(k for k in dict.fromkeys(keys) if k in order), *lacking]:
            order[key] = None
            order.move_to_end(key)
            while len(order) > most:
                order.popitem(last=False)
        assert len(kept) == len(order)


def test_what_was_so_on_a_day() -> None:
    """From its first day to the day before its last; without a day all that has not ended, known on no day or some."""
    held = [Held(date(2023, 1, 1), date(2023, 2, 1), "a"), Held(date(2023, 2, 1), None, "b"), Held(NEVER, None, "c")]
    assert on(date(2023, 1, 31), held) == ["a"]
    assert on(date(2023, 2, 1), held) == ["b"]
    assert on(None, held) == ["b", "c"]
    assert on(date(2022, 1, 1), held) == []
