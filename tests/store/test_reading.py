"""Several questions on one connection: of one moment, whoever writes meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

from sqlalchemy import event

from detente.model.filter import Filter
from detente.store import Store, open_store
from synthetic import KINDS, make_claim, make_document

DAY = date(2023, 3, 1)


def _add(store: Store, number: int) -> None:
    document = make_document(f"The two sides met again, said report {number}, and parted.", DAY)
    store.add([(document, [make_claim(document, 0, names=[f"ada{number}"])])])
    store.settle()


def test_what_is_written_meanwhile_is_not_seen(tmp_path: Path) -> None:
    """Within a reading every answer is of its first question's moment; others, and the next reading, see more."""
    with open_store(tmp_path / "own.db", None, kinds=KINDS) as store:
        _add(store, 0)
        seen: list[int] = []
        with store.reading(), store.reading():
            before = store.counts()
            for work in (lambda: _add(store, 1), lambda: seen.append(store.counts()["documents"])):
                (thread := Thread(target=work)).start()
                thread.join()
            assert store.counts() == before
            assert len(list(store.records(("thing",), Filter()))) == before["things"] == 1
        assert seen == [2]
        assert store.counts()["documents"] == 2


def test_a_reading_begins_once(tmp_path: Path) -> None:
    """However many questions are asked in it, one transaction is begun; without it each begins its own."""
    with open_store(tmp_path / "own.db", None, kinds=KINDS) as store:
        begun: list[object] = []
        event.listen(store._engine, "begin", begun.append)
        with store.reading():
            for _ in range(3):
                store.last_day()
                assert not list(store.records(("thing",)))
        assert len(begun) == 1
        store.last_day()
        assert len(begun) == 2


def test_a_reading_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """After it the thread asks on connections of its own again."""
    with open_store(tmp_path / "own.db", None, kinds=KINDS) as store:
        try:
            with store.reading():
                raise ValueError("asked wrongly")
        except ValueError:
            _add(store, 0)
        assert store.counts()["documents"] == 1


def test_evidence_names_the_claim_that_brought_it(tmp_path: Path) -> None:
    """Each piece that a ledger gives leads back to its claim, and stands there once."""
    with open_store(tmp_path / "own.db", None, kinds=KINDS) as store:
        _add(store, 0)
        (record,) = store.records(("thing",))
        assert {e.claim for e in record.evidence} == set(record.claims)
        assert len(set(record.evidence)) == len(record.evidence)
        assert store.words([record.id]) == {record.id: record.evidence}
