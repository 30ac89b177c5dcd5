"""New claims among settled ones: what they touch, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from detente.model.claim import Claim
from detente.model.document import Document
from detente.model.when import When
from detente.store import Store
from detente.store import settle as settling
from ledgers import memory_store
from synthetic import make_claim, make_document

FIRST = date(2014, 5, 1)


def told(n: int, *, names: tuple[str, ...], when: str | None = None) -> tuple[Document, list[Claim[Any]]]:
    """A document of the `n`-th day that tells of a thing."""
    document = make_document(
        f"On day {n} the ministers spoke of {' and '.join(names)} at length.", FIRST + timedelta(n)
    )
    return document, [make_claim(document, 0, names=names, when=When(when) if when else None)]


@contextmanager
def matched_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[set[str]]]:
    """The claims of each time that all that hangs together was matched anew."""
    found: list[set[str]] = []
    plain = settling._Step._match_anew

    def counting(step: Any, ids: Any, since: Any) -> None:
        found.append(set(ids))
        plain(step, ids, since)

    with monkeypatch.context() as patched:
        patched.setattr(settling._Step, "_match_anew", counting)
        yield found


def chain(store: Store, length: int) -> None:
    """Things of which each is alike the next, and excludes all but its neighbours."""
    for n in range(length):
        store.add([told(n, names=(f"a{n}", f"a{n + 1}"), when=f"2014-06-{n // 2 + 1:02}")])
        store.settle()


def test_the_next_document_reads_only_the_groups_that_it_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long chain of things the next document's joins one, and no more is matched anew than with a short chain."""
    with memory_store() as store:
        chain(store, 20)
        before = {record.id: record.documents for record in store.records(["thing"])}
        with matched_anew(monkeypatch) as anew:
            document, claims = told(20, names=("a19", "a20"), when="2014-06-10")
            store.add([(document, claims)])
            store.settle()
        after = {record.id: record.documents for record in store.records(["thing"])}
    assert anew == []
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert len(changed) == 1
    assert document.id in after[changed.pop()]


def test_a_document_of_an_earlier_day_has_all_that_hangs_together_matched_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What later days know depends on it, and is made anew as well."""
    with memory_store() as store:
        for n in (0, 5):
            store.add([told(n, names=("ada", "ben"))])
        store.settle()
        with matched_anew(monkeypatch) as anew:
            document, claims = told(3, names=("ada", "ben"))
            store.add([(document, claims)])
            store.settle()
        (record,) = store.records(["thing"])
    assert [len(ids) for ids in anew] == [1]
    assert len(record.documents) == 3
