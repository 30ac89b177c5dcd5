"""A ledger copied into another: it says the same, on whatever databases the two are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from databases import SERVER, address_of, drop, new_schema
from detente.model.filter import Filter
from detente.model.review import Review
from detente.store import LedgerError, Store, open_store
from ledgers import dump_all
from store_corpus import many
from strategies import DAYS
from synthetic import KINDS

pytestmark = pytest.mark.usefixtures("database")
WORDS = Filter(text="w1*")


def _fill(store: Store) -> None:
    """Documents, one corrected and one withdrawn, a review, a token."""
    for batch in many(6):
        store.add(batch)
    one, other, *_ = (document for batch in many(6) for document, _ in batch)
    store.correct_document(one.id, {"publisher": "Another"}, by="Nora")
    store.withdraw(other.id, by="Nora")
    claims = tuple(claim.id for claim in store.claims(one.id)[1::2])[:2]
    store.review(Review(id="rev-1", action="merge", claims=claims, by="Nora", at="2024-01-01"))
    store.new_token("Nora", "reviewer", at="2024-01-01")
    store.settle()


def _all_of(store: Store) -> tuple[object, ...]:
    found = [record.id for record in store.records(["thing"], WORDS)]
    assert found
    return dump_all(store, DAYS), store.counts(), store.tokens(), found, store.check()


def test_a_copy_says_the_same_and_goes_on(address: Callable[[str], str]) -> None:
    """The copy has the same answers and counts; documents that come later make of both the same."""
    more = [(replace(document, path="later"), claims) for batch in many(9) for document, claims in batch][6:]
    with open_store(address("one"), None, kinds=KINDS) as one, open_store(":memory:", None, kinds=KINDS) as file:
        _fill(one)
        one.copy_to(file)
        assert _all_of(file) == _all_of(one)
        for store in (one, file):
            store.add(more)
            store.settle()
        assert _all_of(file) == _all_of(one)
        with open_store(address("back"), None, kinds=KINDS) as back:
            file.copy_to(back)
            assert _all_of(back) == _all_of(one)


def test_an_older_copy_is_brought_up_to_date(address: Callable[[str], str]) -> None:
    """Copied again, a ledger that has grown is there as it is now; copied twice it is once."""
    with open_store(address("one"), None, kinds=KINDS) as one, open_store(address("two"), None, kinds=KINDS) as two:
        one.copy_to(two)
        assert two.counts()["documents"] == 0
        _fill(one)
        told: list[tuple[int, int]] = []
        rows = [one.copy_to(two, progress=lambda done, total: told.append((done, total))) for _ in range(2)]
        assert rows[0] == rows[1] == told[-1][0] == told[-1][1]
        assert _all_of(two) == _all_of(one)


def test_nothing_is_written_over_unless_asked(address: Callable[[str], str]) -> None:
    """A target with documents that the source has not is refused and left alone; with `replace` it is written over."""
    with open_store(address("one"), None, kinds=KINDS) as one, open_store(address("two"), None, kinds=KINDS) as two:
        _fill(one)
        (*_, last) = many(7, size=1)
        two.add(last)
        two.settle()
        before = _counts_and_words(two)
        with pytest.raises(LedgerError, match="1 documents"):
            one.copy_to(two)
        assert _counts_and_words(two) == before
        with pytest.raises(LedgerError, match="itself"):
            one.copy_to(one)
        one.copy_to(two, replace=True)
        assert _all_of(two) == _all_of(one)


def _counts_and_words(store: Store) -> tuple[object, ...]:
    return store.counts(), dump_all(store, DAYS)


@pytest.mark.skipif(not SERVER, reason="DETENTE_TEST_POSTGRES names none")
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_between_two_schemas(database: str) -> None:
    """On one server a schema is a ledger: two of them do not touch each other."""
    names = [new_schema(), new_schema()]
    one, two = (open_store(address_of(name), None, kinds=KINDS) for name in names)
    with one, two:
        _fill(one)
        assert two.counts()["documents"] == 0
    for name in names:
        drop(name)
