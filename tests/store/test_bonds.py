"""What leads to a few records among many: who is bound to a record, and in which documents records stand."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.claim import LinkType
from detente.model.filter import Filter
from detente.model.record import Record
from detente.store import Store
from ledgers import filled
from strategies import DAYS, Corpus, corpora
from synthetic import KINDS

pytestmark = pytest.mark.usefixtures("database")

some = settings(max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "25")), deadline=None)
BONDS: tuple[LinkType, ...] = ("response_to", "follow_up_of", "part_of", "condition_for", "about")
NAMES = tuple(kind.name for kind in KINDS)


@given(corpora(), st.sampled_from([None, *DAYS]))
@some
def test_who_is_bound_to_a_record_is_told_without_reading_it(corpus: Corpus, day: date | None) -> None:
    """On any day those, and only those, of whose links one leads to the record and is of the type asked for."""
    with filled(corpus) as store:
        every = _every(store, day)
        for record, bond in ((record, bond) for record in every for bond in BONDS):
            bound = {r.id for r in every if any((x.type, x.record) == (bond, record.id) for x in r.links)}
            assert store.linking(record.id, bond, as_of=day) == bound


@given(corpora(), st.sampled_from([None, *DAYS]))
@some
def test_records_stand_in_the_documents_that_they_rest_on(corpus: Corpus, day: date | None) -> None:
    """On any day the documents of whole records; of one that is not there none."""
    with filled(corpus) as store:
        every = _every(store, day)
        told = store.told_in([*(record.id for record in every), "thi-0"], as_of=day)
        assert told == {record.id: set(record.documents) for record in every} | {"thi-0": set()}


def _every(store: Store, day: date | None) -> list[Record]:
    return list(store.records(NAMES, Filter(as_of=day)))
