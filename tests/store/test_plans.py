"""Questions are answered from indexes: what SQLite says that it does, on a ledger with rows enough to choose by."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.filter import Filter
from detente.model.when import When
from detente.store import Store, sqlite
from detente.store.query import documents_asked, versions_asked
from ledgers import memory_store
from synthetic import make_claim, make_document

DAY = date(2023, 3, 1)


@pytest.fixture(scope="module")
def store() -> Store:
    """A few records."""
    store = memory_store()
    documents = [make_document(f"The two sides met again, said report {i}, and parted.", DAY) for i in range(4)]
    store.add([(d, [make_claim(d, 0, names=[f"ada{i}"], when=When.day(DAY))]) for i, d in enumerate(documents)])
    store.settle()
    return store


def _plan(store: Store, statement: object) -> list[str]:
    """The steps that SQLite takes, one a line."""
    compiled = statement.compile(dialect=store._engine.dialect, compile_kwargs={"render_postcompile": True})  # type: ignore[attr-defined]
    given = [compiled.params[name] for name in compiled.positiontup]
    values = tuple(str(value) if isinstance(value, date) else value for value in given)
    with store._engine.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)]


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        (Filter(limit=50), ["record_version_order"]),
        (Filter(limit=50, as_of=DAY), ["record_version_order"]),
        (Filter(status="held"), ["record_version_status"]),
        (Filter(side="BRA"), ["record_side_side"]),
        (Filter(between=("BRA", "USA"), as_of=DAY), ["record_pair USING PRIMARY KEY (pair=? AND kind=?)"]),
        (Filter(issue="trade"), ["record_issue_issue"]),
        (Filter(person="Qin Gang"), ["name_word", "record_person_name"]),
        (Filter(document="doc-1"), ["ix_claim_document", "member"]),
        (Filter(text="river"), ["claim_text", "member"]),
        (Filter(since=When("2023-03")), ["record_version_"]),
    ],
    ids=str,
)
def test_records_are_found_by_indexes(store: Store, asked: Filter, indexes: list[str]) -> None:
    """No filter reads a table from its first row to its last; each uses the index that is there for it."""
    plan = _plan(store, versions_asked(["thing"], asked, sqlite))
    assert not [step for step in plan if step.startswith("SCAN") and "VIRTUAL TABLE" not in step], plan
    for index in indexes:
        assert any(index in step for step in plan), plan


def test_pledges_of_a_pair_by_their_status(store: Store) -> None:
    """What may have a status once it is known what came of it is looked up for the pair's pledges alone."""
    plan = _plan(store, versions_asked(["commitment"], Filter(between=("BRA", "USA"), status="kept"), sqlite))
    assert not [step for step in plan if step.startswith("SCAN")], plan
    assert any("record_pair USING PRIMARY KEY (pair=? AND kind=?)" in step for step in plan), plan


@pytest.mark.parametrize(
    "asked",
    [Filter(limit=50), Filter(side="BRA", limit=50), Filter(issue="trade", limit=50), Filter(side="BRA", as_of=DAY)],
    ids=str,
)
def test_a_page_is_read_in_its_order(store: Store, asked: Filter) -> None:
    """The first page of a listing needs no sorting of all that passes: the index has it in order."""
    assert not [step for step in _plan(store, versions_asked(["thing"], asked, sqlite)) if "ORDER BY" in step]


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        (Filter(side="BRA"), ["record_side_side"]),
        (Filter(person="Qin"), ["name_word", "record_person_name"]),
        (Filter(text="river"), ["document_text"]),
        (Filter(learned_since=DAY), ["document_known_from"]),
        (Filter(as_of=DAY), ["document_known_from"]),
    ],
    ids=str,
)
def test_documents_are_found_by_indexes(store: Store, asked: Filter, indexes: list[str]) -> None:
    """Documents too are found by the index that is there for the question."""
    plan = _plan(store, documents_asked(asked, sqlite))
    for index in indexes:
        assert any(index in step for step in plan), plan
