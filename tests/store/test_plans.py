"""Questions are answered from indexes: what SQLite says that it does, on a ledger with rows enough to choose by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from detente.model.filter import Filter
from detente.model.ranked import Ranked
from detente.model.when import When
from detente.store import Store, schema, sqlite
from detente.store.query import most_told_asked, versions_asked
from detente.store.shelf import documents_asked
from detente.store.together import one_sided_asked
from detente.store.turns import pairs_asked
from ledgers import memory_store
from synthetic import make_claim, make_document

DAY = date(2023, 3, 1)


@pytest.fixture(scope="module")
def store() -> Store:
    """A few records."""
    store = memory_store()
    documents = [
        make_document(f"The two sides met again, said report {i}, and parted.", DAY, side="BRA" if i else None)
        for i in range(4)
    ]
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
        (Filter(document="doc-1"), ["member_told (document=? AND record>?", "record_version_record (record=?"]),
        (Filter(document="doc-1", side="BRA"), ["COVERING INDEX member_told (document=?", "record_version_record"]),
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


def test_records_of_many_kinds_of_a_document(store: Store) -> None:
    """Where most of what a document tells is asked for, all its records are looked up at once."""
    plan = _plan(store, versions_asked(["commitment", "statement", "thing"], Filter(document="doc-1"), sqlite))
    assert any("COVERING INDEX member_told (document=?)" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan


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


def test_the_most_told_are_counted_from_an_index(store: Store) -> None:
    """How many documents tell of each is read off the index of members; of the versions no body is read for it."""
    plan = _plan(store, most_told_asked(["thing"], Filter(limit=50), sqlite))
    assert any("COVERING INDEX member_held (record=?" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        (Filter(side="BRA"), ["record_side_side", "COVERING INDEX member_held (record=?"]),
        (Filter(person="Qin"), ["name_word", "record_person_name", "COVERING INDEX member_held (record=?"]),
        (Filter(text="river"), ["document_text"]),
        (Filter(learned_since=DAY), ["document_known_from"]),
        (Filter(as_of=DAY), ["document_known_from"]),
    ],
    ids=str,
)
def test_documents_are_found_by_indexes(store: Store, asked: Filter, indexes: list[str]) -> None:
    """Documents too are found by the index that is there for the question."""
    plan = _plan(store, documents_asked(asked, sqlite, ["thing"]))
    for index in indexes:
        assert any(index in step for step in plan), plan


@pytest.mark.parametrize("asked", [Filter(status="held", limit=50), Filter(side="BRA", limit=50, as_of=DAY)], ids=str)
def test_documents_of_what_many_tell_are_looked_at_one_by_one(store: Store, asked: Filter) -> None:
    """In the order of the page, each for one record that passes: nothing is listed that the page does not need."""
    plan = _plan(store, documents_asked(asked, sqlite, ["thing"], common=True))
    assert any("document USING" in step and "document_known_from" in step for step in plan), plan
    assert any("COVERING INDEX member_told (document=?" in step for step in plan), plan
    assert any("INDEX record_version_record (record=?" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") and "document" not in step], plan


@pytest.mark.parametrize(
    "asked",
    [Filter(limit=50), Filter(since=When("2023-03"), limit=50), Filter(until=When("2023-03"), limit=50)],
    ids=str,
)
def test_a_page_of_documents_is_chosen_from_an_index(store: Store, asked: Filter) -> None:
    """Which documents stand on a page is told by an index that has their days, without sorting and without texts."""
    (chosen,) = [
        step for step in _plan(store, documents_asked(asked, sqlite, ["thing"])) if "document_known_from" in step
    ]
    assert "COVERING INDEX" in chosen


@pytest.mark.parametrize("day", [None, DAY])
def test_what_two_sides_do_together_is_counted_in_an_index(store: Store, day: date | None) -> None:
    """The pairs that records are about are counted without a look at the records."""
    plan = _plan(store, pairs_asked(["engagement", "channel"], day, most=6))
    assert any("COVERING INDEX record_pair_together" in step for step in plan), plan


@pytest.mark.parametrize("claims", [2, 900])
def test_which_pairs_a_claim_stands_with_is_looked_up_by_what_it_is_in(store: Store, claims: int) -> None:
    """By the claims' own records, never by all of a side or a kind: adding would cost more with every document."""
    plan = _plan(store, one_sided_asked(schema.member.c.claim.in_([f"claim-{n}" for n in range(claims)])))
    assert not [step for step in plan if step.startswith("SCAN") or "(side=?" in step or "(kind=?" in step], plan
    assert any("record_version USING COVERING INDEX record_version_record (record=?" in step for step in plan), plan


def _plans(store: Store, asked: Ranked, table: str = "record_pair") -> list[list[str]]:
    """How SQLite looks up what a question of a screen asks of pairs (or another table)."""
    told: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        told.append((statement, values))

    event.listen(store._engine, "before_cursor_execute", note)
    with store.ranking(("BRA", "USA"), Filter(as_of=DAY)) as ranking:
        ranking.found([asked])
        ranking._told_together({"pos-1", "pos-2"})
    event.remove(store._engine, "before_cursor_execute", note)
    with store._engine.connect() as connection:
        return [
            [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in told
            if table in statement
        ]


_BY_WEIGHT = Ranked(kinds=("assessment",), topic="forecast", order="weightiest", limit=10)


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (replace(_BY_WEIGHT, topic=None), "PRIMARY KEY"),
        (replace(_BY_WEIGHT, topic=None, whose="third", order="latest"), "COVERING INDEX record_pair_third"),
    ],
    ids=["weightiest", "of others"],
)
def test_first_records_are_read_from_their_pair(store: Store, asked: Ranked, index: str) -> None:
    """Every question of a screen reads the rows of its pair and kinds alone; what others say, those of others."""
    for plan in _plans(store, asked):
        assert any(f"record_pair USING {index} (pair=? AND kind=?)" in step for step in plan), plan
        assert not [step for step in plan if step.startswith("SCAN record")], plan


@pytest.mark.parametrize(
    "asked",
    [_BY_WEIGHT, Ranked(kinds=("position",), whose="own", each=True, limit=2)],
    ids=["of one matter", "of each matter"],
)
def test_first_records_of_a_matter_are_read_from_its_index(store: Store, asked: Ranked) -> None:
    """What two sides have to say of one matter, and the latest of each, is told by an index that has all of it."""
    for plan in _plans(store, asked):
        assert any("COVERING INDEX record_pair_matter (pair=? AND kind=? AND topic=?" in step for step in plan), plan
        assert not [step for step in plan if step.startswith("SCAN record")], plan


def test_whether_a_document_speaks_for_a_side_is_told_by_indexes(store: Store) -> None:
    """Whether any is official is asked once; where some are, claims lead to them without being read."""
    (plan,) = _plans(store, _BY_WEIGHT, "SELECT document.id \nFROM document")
    assert any("document_official" in step for step in plan), plan
    (plan, *_) = _plans(store, _BY_WEIGHT)
    assert any("member USING INDEX member_held (record=?" in step for step in plan), plan
    assert not [step for step in plan if "claim" in step], plan


def test_what_holds_words_leads_to_the_pair(store: Store) -> None:
    """Records that hold words are looked up by themselves: all that two sides ever told of is not read for them."""
    plans = _plans(store, replace(_BY_WEIGHT, topic=None, words=('"the two"',)))
    assert plans
    for plan in plans:
        assert any("record_pair_version (version=?" in step for step in plan), plan
        assert not [step for step in plan if "PRIMARY KEY (pair=?" in step or step.startswith("SCAN record")], plan


def test_which_documents_are_mainly_about_two_sides_is_told_by_an_index(store: Store) -> None:
    """The two sides lead to their documents, without a look at a claim, a version or a record."""
    (plan,) = _plans(store, _BY_WEIGHT, "document_pair")
    assert plan == ["SEARCH document_pair USING COVERING INDEX document_pair_sides (side=? AND other=?)"]
