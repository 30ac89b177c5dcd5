"""A ledger itself, on each database: its tables, its check, its backup, and what is no ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from detente.kinds.statement import KIND as STATEMENT
from detente.kinds.statement import Statement
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.review import Review
from detente.model.span import Span
from detente.store import LedgerError, Store, open_store
from detente.store.database import make_engine, writing
from detente.store.migrate import downgrade
from detente.store.schema import metadata
from ledgers import dump, memory_store
from synthetic import KINDS, make_claim, make_document

DOC = make_document("It was agreed that the talks would go on in the spring, both sides said.", date(2023, 3, 1))
CLAIM = make_claim(DOC, 0, names=["ada"])


@pytest.fixture
def ledger(address: Callable[[str], str]) -> str:
    """Where a small settled ledger is."""
    with open_store(address("small"), None, kinds=KINDS) as store:
        store.add([(DOC, [CLAIM])])
        store.settle()
    return address("small")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a small settled ledger."""
    path = tmp_path / "ledger.db"
    with open_store(path, None, kinds=KINDS) as store:
        store.add([(DOC, [CLAIM])])
        store.settle()
    return path


def _spoil(ledger: str, *statements: str) -> list[str]:
    engine = make_engine(ledger)
    with writing(engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    with open_store(ledger, None, kinds=KINDS) as store:
        return store.check()


def _differences(store: Store) -> list[object]:
    """Where the tables are not those of `schema`."""

    def ours(obj: object, name: str | None, kind: str, *_: object) -> bool:
        return not str(name).startswith(("claim_text", "document_text"))

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        return list(compare_metadata(context, metadata))


def test_migrations_make_the_tables_that_the_code_speaks_of(ledger: str) -> None:
    """A ledger made by the migrations has the tables, columns and indexes of `schema`, no more and no less."""
    with open_store(ledger, None, kinds=KINDS) as store:
        assert _differences(store) == []


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004"])
def test_migrations_go_both_ways(ledger: str, revision: str) -> None:
    """Taken back to the tables of an older version and opened again, a ledger says what it said."""
    with open_store(ledger, None, kinds=KINDS) as store:
        before = dump(store)
        downgrade(store._engine, revision)
    with open_store(ledger, None, kinds=KINDS) as store:
        store.rebuild_records()
        assert (_differences(store), store.check(), dump(store)) == ([], [], before)


def test_blocks_of_a_ledger_of_before_bear_who_speaks(address: Callable[[str], str]) -> None:
    """Statements of a ledger of older tables stand in the blocks in which today's are put."""
    words = "we shall go on with the talks on fish in the spring, come what may"
    paper = make_document(f"“{words},” the minister said.", date(2023, 3, 1))
    span = Span(1, 1 + len(words))
    said = Statement(
        text=words, form="direct", speaker=Actor(name="Ana Núñez"), content=(span,), segments=(span,), attribution="a"
    )
    place = Place(document=paper.id, kind="statement", trigger=span)
    claim = Claim(place=place, fields=said, evidence=(paper.evidence(span),), known_from=date(2023, 3, 1))
    with open_store(address("old"), None, kinds=(STATEMENT,)) as store:
        store.add([(paper, [claim])])
        before = _blocks(store)
        downgrade(store._engine, "0009")
        assert _blocks(store) != before
    with open_store(address("old"), None, kinds=(STATEMENT,)) as store:
        assert _blocks(store) == before
        assert before


def _blocks(store: Store) -> list[str]:
    with store._engine.connect() as connection:
        return sorted(connection.scalars(select(metadata.tables["unit_block"].c.key)))


def test_nothing_is_left_of_tables_taken_away(ledger: str) -> None:
    """Taken back to before the first version nothing is there, and the ledger can be made anew."""
    with open_store(ledger, None, kinds=KINDS) as store:
        downgrade(store._engine, "base")
    with open_store(ledger, None, kinds=KINDS) as store:
        assert dump(store) == ""


def test_a_ledger_that_must_be_there(address: Callable[[str], str]) -> None:
    """Where a question is asked of a ledger that nobody has made, that is said, and none is made."""
    for _ in range(2):
        with pytest.raises(LedgerError, match="there is no ledger"):
            open_store(address("none"), None, create=False)


def test_what_is_written_is_there_when_opened_again(ledger: str) -> None:
    """Closing and opening changes nothing."""
    with open_store(ledger, None, kinds=KINDS) as store, open_store(ledger, None, kinds=KINDS) as other:
        assert dump(store) == dump(other)
        assert list(store.documents()) == [DOC]
        assert store.claims(DOC.id) == (CLAIM,)
        assert store.check() == []


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE document SET text = 'x' || text", "evidence"),
        ("UPDATE claim SET live = false", "not there"),
        ("DELETE FROM claim_text", "full text"),
    ],
)
def test_the_check_finds(ledger: str, statement: str, word: str) -> None:
    """A text that changed under its evidence, a record without claims, an index that lost a text: each is named."""
    assert any(word in fault for fault in _spoil(ledger, statement))


@pytest.mark.parametrize("statement", ["DELETE FROM document", "DELETE FROM record_version"])
def test_the_check_finds_broken_references(path: Path, statement: str) -> None:
    """What points to nothing, after another program wrote to the file, is named. PostgreSQL forbids it."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(statement)
    with open_store(path, None, kinds=KINDS) as store:
        assert any("points to nothing" in fault for fault in store.check())


def test_a_backup_is_a_ledger(ledger: str, tmp_path: Path) -> None:
    """The copy says what the ledger says, and replaces an older copy only when it is whole."""
    copy = tmp_path / "copies" / "ledger.db"
    with open_store(ledger, None, kinds=KINDS) as store:
        store.backup(copy)
        store.backup(copy)
        with open_store(copy, None, kinds=KINDS) as other:
            assert dump(other) == dump(store)
    assert [p.name for p in copy.parent.iterdir() if "part" in p.name] == []


@pytest.mark.parametrize("content", [b"not a database, but a text that is long enough to be taken for one" * 20])
def test_no_ledger(tmp_path: Path, content: bytes) -> None:
    """A file of another kind, and another program's database, are refused with a word, and left alone."""
    other = tmp_path / "other.db"
    other.write_bytes(content)
    with pytest.raises(LedgerError, match="not a ledger"):
        open_store(other, None)
    assert other.read_bytes() == content
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as raw:
        raw.execute("CREATE TABLE t (x)")
    with pytest.raises(LedgerError, match="not a ledger"):
        open_store(tmp_path / "foreign.db", None)
    with pytest.raises(LedgerError, match="SQLite"):
        open_store("mysql://host/ledger", None)


def test_a_newer_ledger_is_refused(ledger: str) -> None:
    """Tables that a later version made are not touched by this one."""
    with pytest.raises(LedgerError, match="newer"):
        _spoil(ledger, "UPDATE alembic_version SET version_num = '9999'")


def _review(store: Store, **changes: object) -> None:
    given = {"id": "rev-1", "action": "accept", "claims": (CLAIM.id,), "by": "Nora", "at": "2024-01-01"}
    store.review(Review(**(given | changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"claims": ("thi-nothing",)},
        {"claims": ()},
        {"action": "merge"},
        {"action": "correct"},
        {"action": "split", "value": [CLAIM.id]},
        {"action": "undo", "undoes": "rev-0"},
    ],
    ids=str,
)
def test_reviews_that_cannot_be_meant(changes: dict[str, object]) -> None:
    """A review of what is not there, a merge of one, a split of all, an undo of nothing are refused."""
    with memory_store() as store:
        store.add([(DOC, [CLAIM])])
        with pytest.raises(LedgerError):
            _review(store, **changes)
        assert store.reviews() == []


def test_the_same_review_twice_is_once() -> None:
    """Given again under its id a review changes nothing; another one under that id is refused."""
    with memory_store() as store:
        store.add([(DOC, [CLAIM])])
        _review(store)
        _review(store)
        with pytest.raises(LedgerError):
            _review(store, action="reject")
        store.settle()
        assert [(r.outcome, r.records) for r in store.reviews()] == [("applied", (CLAIM.id,))]
