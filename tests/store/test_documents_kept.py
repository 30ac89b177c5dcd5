"""Documents in the ledger: one text, however often and wherever it was seen."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.when import When
from detente.store import LedgerError, Store
from ledgers import memory_store
from synthetic import make_claim, make_document

pytestmark = pytest.mark.usefixtures("database")

TEXT = "The two ministers spoke by telephone on Friday, their offices said in the evening."
LATE = make_document(TEXT, date(2023, 3, 9), path="b.txt", publisher="Second")
EARLY = replace(LATE, published=When("2023-03-02"), path="c.txt", publisher="First")


def _known(store: Store) -> list[tuple[str | None, date | None]]:
    return [(d.publisher, d.known_from) for d in store.documents()]


@settings(deadline=None, max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "20")))
@given(st.permutations([LATE, EARLY, replace(LATE, published=None, path="a.txt"), replace(LATE, path="d.txt")]))
def test_the_earliest_sighting_stands(order: list) -> None:
    """Whatever order a text is seen in, it is one document with the source and day of its earliest publication."""
    with memory_store() as store:
        for seen in order:
            store.add([(seen, [make_claim(seen, 0, names=[seen.path or ""])])])
        assert _known(store) == [("First", date(2023, 3, 2))]
        (claim,) = store.claims(LATE.id)
        assert (claim.fields.names, claim.known_from) == (("c.txt",), date(2023, 3, 2))


def test_preview_says_what_must_be_read() -> None:
    """A new text is read as it is, a known one not at all, unless this sighting is an earlier one."""
    with memory_store() as store:
        assert store.preview(LATE) == LATE
        store.add([(LATE, [])])
        assert store.preview(LATE) is None
        assert store.preview(replace(LATE, published=When("2024"))) is None
        assert store.preview(EARLY) == EARLY


def test_a_correction_outlasts_other_sightings() -> None:
    """What a person corrected holds for every field that they named, also when the text is seen again."""
    with memory_store() as store:
        store.add([(LATE, [])])
        now = store.correct_document(LATE.id[:8], {"published": "2023-02", "side": "FRA"}, by="Nora")
        assert (now.known_from, now.published_from, now.side) == (date(2023, 2, 28), "person", "FRA")
        store.add([(EARLY, [])])
        assert _known(store) == [("First", date(2023, 2, 28))]


@pytest.mark.parametrize("changes", [{"text": "x"}, {"published": "last week"}, {"id": "doc-1"}])
def test_what_cannot_be_corrected(changes: dict[str, str]) -> None:
    """The text, the id and what is no date are refused, and nothing is written."""
    with memory_store() as store:
        store.add([(LATE, [])])
        with pytest.raises(LedgerError):
            store.correct_document(LATE.id, changes, by="Nora")
        assert _known(store) == [("Second", date(2023, 3, 9))]


def test_withdrawn_stays_withdrawn_until_restored() -> None:
    """A withdrawn document is nowhere, and adding it again does not bring it back; restoring does."""
    with memory_store() as store:
        store.add([(LATE, [make_claim(LATE, 0, names=["ada"])])])
        store.settle()
        store.withdraw(LATE.id, by="Nora")
        store.add([(LATE, [make_claim(LATE, 0, names=["ada"])]), (EARLY, [make_claim(EARLY, 0, names=["ben"])])])
        store.settle()
        assert (list(store.documents()), list(store.records(["thing"])), store.last_day()) == ([], [], None)
        assert store.document(LATE.id, withdrawn=True) is not None
        store.restore(LATE.id, by="Nora")
        store.settle()
        assert [r.fields["names"] for r in store.records(["thing"])] == [["ben"]]


def test_what_cannot_be_kept_is_refused_alone() -> None:
    """A text with half a surrogate pair, or another text under a known id, is refused; the rest is kept."""
    broken = make_document("half a pair \ud83d of an emoji", date(2023, 3, 1))
    impostor = replace(LATE, text="Another text altogether.")
    with memory_store() as store:
        told = store.add([(LATE, []), (broken, []), (impostor, [])])
        assert (told.new, [name for name, _ in told.refused]) == ((LATE.id,), [broken.id, LATE.id])
        assert store.check() == []


def test_undated_documents_answer_no_as_of() -> None:
    """A document of unknown date is listed last, counted, and left out of every as-of answer."""
    undated = make_document("A text that bears no date at all, from an unknown hand.", None)
    with memory_store() as store:
        store.add([(undated, []), (LATE, [])])
        assert [d.id for d in store.documents()] == [LATE.id, undated.id]
        assert [d.id for d in store.documents(Filter(as_of=date(2030, 1, 1)))] == [LATE.id]
        assert store.undated() == store.counts()["undated"] == 1


def test_a_beginning_finds_a_document() -> None:
    """The beginning of an id finds its document where only one begins so; nothing finds none."""
    other = make_document("Another text.", date(2023, 1, 1))
    with memory_store() as store:
        store.add([(LATE, []), (other, [])])
        assert store.document(LATE.id[:9]) == LATE
        assert store.document("doc-") is None
        assert store.document("") is None


def test_what_others_tell_outlasts_a_withdrawal() -> None:
    """A record that two documents tell of is, when the earlier is withdrawn, what the later one alone tells."""
    other = make_document("Later on the same day both offices confirmed that they had spoken.", date(2023, 3, 10))
    with memory_store() as store:
        store.add([(d, [make_claim(d, 0, names=["ada"], place=d.publisher)]) for d in (LATE, other)])
        store.settle()
        store.withdraw(LATE.id, by="Nora")
        store.settle()
        (record,) = store.records(["thing"])
        assert (record.documents, record.fields["place"], record.known_from) == ((other.id,), None, date(2023, 3, 10))


LONG = " ".join(f"the {n}th paragraph is of fish and of ports" for n in range(60))
FORM = make_document(f"Ada signed order 1. {LONG}", date(2023, 3, 2), publisher="Palace", side="NOR")
ANEW = make_document(f"Ben signed order 2. {LONG}", date(2023, 5, 2), publisher="Palace", side="NOR")


@pytest.mark.parametrize("order", [(FORM, ANEW), (ANEW, FORM)])
def test_forms_and_copies_follow_from_the_days_as_they_stand(order: tuple[Document, Document]) -> None:
    """Two cases of an office's form count as two origins, and as one once a person puts their days together."""
    with memory_store() as store:
        for document in order:
            store.add([(document, [make_claim(document, 0, names=["ada"])])])
        store.settle()
        assert [record.origins for record in store.records(["thing"])] == [2]
        store.correct_document(ANEW.id, {"published": "2023-03-02"}, by="Nora")
        store.settle()
        assert [record.origins for record in store.records(["thing"])] == [1]
