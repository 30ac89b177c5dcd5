"""The laws of DESIGN.md ("What must always hold") that are the ledger's to keep."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.filter import Filter
from detente.model.when import When
from ledgers import dump, dump_all, filled, memory_store
from strategies import DAYS, Corpus, corpora

pytestmark = pytest.mark.usefixtures("database")

some = settings(max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "25")), deadline=None)
KIND_NAMES = ("thing", "twin", "lone")


@given(corpora())
@some
def test_law_1_evidence_quotes(corpus: Corpus) -> None:
    """Every piece of evidence of every record is exactly what its document says there."""
    with filled(corpus) as store:
        texts = {d.id: d.text for d in store.documents()}
        for record in store.records(KIND_NAMES):
            assert record.evidence
            assert all(texts[e.document][e.start : e.end] == e.text for e in record.evidence)
        assert store.check() == []


@given(corpora(), st.randoms(use_true_random=False), st.integers(1, 4), st.booleans())
@some
def test_law_2_order_does_not_matter(corpus: Corpus, random: object, size: int, settle_each: bool) -> None:
    """Documents in any order, in one run or many, settled in between or not, make the same ledger."""
    shuffled = list(corpus.read)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with filled(corpus) as one, memory_store() as other:
        for start in range(0, len(shuffled), size):
            other.add(shuffled[start : start + size])
            if settle_each:
                other.settle()
        for review in corpus.reviews:
            other.review(review)
            if settle_each:
                other.settle()
        other.settle()
        assert dump_all(other, DAYS) == dump_all(one, DAYS)
        assert other.check() == []


@given(corpora())
@some
def test_law_3_twice_is_once(corpus: Corpus) -> None:
    """Adding the same content again changes nothing, and leaves nothing to settle."""
    with filled(corpus) as store:
        before = dump_all(store, DAYS)
        told = store.add(corpus.read)
        assert set(told.known) == {document.id for document, _ in corpus.read}
        assert store.counts()["dirty"] == 0
        assert dump_all(store, DAYS) == before


@given(corpora())
@some
def test_law_4_records_follow_from_claims_and_reviews(corpus: Corpus) -> None:
    """All records deleted and made anew are the same, byte for byte."""
    with filled(corpus) as store:
        before = dump_all(store, DAYS)
        store.rebuild_records()
        assert dump_all(store, DAYS) == before


@given(corpora())
@some
def test_law_5_reviews_keep_to_places(corpus: Corpus) -> None:
    """Claims read anew with other fields at the same places keep every review; places that go leave it listed."""
    with filled(corpus) as store:
        before = {r.review.id: r.missing for r in store.reviews()}
        for document, claims in corpus.read:
            better = [replace(c, fields=replace(c.fields, names=("zoe",), place="Rome")) for c in claims]
            store.replace_claims(document.id, better)
        store.settle()
        assert {r.review.id: r.missing for r in store.reviews()} == before
        store.replace_many([(document.id, ()) for document, _ in corpus.read])
        store.settle()
        after = store.reviews()
        assert [r.review for r in after] == list(corpus.reviews)
        assert all(r.outcome in ("without_place", "undone") for r in after if r.review.action != "undo")


@given(corpora())
@some
def test_law_6_people_outrank_rules(corpus: Corpus) -> None:
    """What became of an applied review shows in the records, whatever the rules say, after a rebuild too."""
    with filled(corpus) as store:
        store.rebuild_records()
        record_of = {claim: r for r in store.records(KIND_NAMES) for claim in r.claims}
        rejected = {
            c
            for r in store.reviews()
            if r.outcome == "applied" and r.review.action == "reject"
            for c in r.review.claims
        }
        assert not rejected & record_of.keys()
        for reviewed in store.reviews():
            review = reviewed.review
            homes = {record_of[c].id for c in review.claims if c in record_of}
            if reviewed.outcome != "applied" or not homes:
                continue
            if review.action in ("merge", "accept", "correct"):
                assert len(homes) == 1
            if review.action == "correct":
                assert record_of[review.claims[0]].fields["place"] == review.value
                assert record_of[review.claims[0]].review == "corrected"
            if review.action == "split":
                gone = {record_of[c].id for c in review.value if c in record_of}
                stay = {record_of[c].id for c in review.claims if c not in review.value and c in record_of}
                assert not gone & stay


@given(corpora())
@some
def test_law_7_as_of_never_leaks(corpus: Corpus) -> None:
    """As of any day the ledger says what a ledger says that never saw anything published later."""
    days = [*DAYS, DAYS[0] - timedelta(days=1), DAYS[1] - timedelta(days=1), date(2030, 1, 1)]
    with filled(corpus) as store:
        for day in days:
            with filled(corpus.up_to(day)) as replay:
                assert dump(store, asked=Filter(as_of=day)) == dump(replay)
                assert store.last_day(as_of=day) == replay.last_day()


FILTERS = (
    Filter(side="ada"),
    Filter(between=("ada", "ben")),
    Filter(since=When("2023-02"), until=When("2023-03")),
    Filter(learned_since=DAYS[1]),
    Filter(status="Geneva"),
    Filter(text="Vienna ben"),
    Filter(text='"alpha0 beta0"'),
    Filter(limit=2),
)


@given(corpora(reviewed=False), st.sampled_from(FILTERS), st.sampled_from(DAYS))
@some
def test_law_7_no_filter_leaks(corpus: Corpus, filter: Filter, day: date) -> None:
    """The same for every filter: what it finds as of a day, a ledger finds that never saw anything later."""
    with filled(corpus) as store, filled(corpus.up_to(day)) as replay:
        assert dump(store, asked=replace(filter, as_of=day)) == dump(replay, asked=filter)


@given(corpora(reviewed=False))
@some
def test_law_8_unknown_stays_unknown(corpus: Corpus) -> None:
    """A field that no claim of a record gives is null, and a record of unknown day passes no bound of days."""
    with filled(corpus) as store:
        claims = {c.id: c for _, cs in corpus.read for c in cs}
        for record in store.records(KIND_NAMES):
            told = [claims[name].fields for name in record.claims]
            assert (record.fields["place"] is None) == all(f.place is None for f in told)
            assert (record.facets.when is None) == all(f.when is None for f in told)
        assert all(r.facets.when for r in store.records(KIND_NAMES, Filter(since=When("1900"))))
        assert all(r.facets.when for r in store.records(KIND_NAMES, Filter(until=When("2100"))))


@given(corpora(reviewed=False))
@some
def test_law_9_disagreement_is_kept(corpus: Corpus) -> None:
    """Each value that a document gives stands in the record: as its value, as a rival, or as what that one told."""
    with filled(corpus) as store:
        claims = {c.id: c for _, cs in corpus.read for c in cs}
        for record in store.records(KIND_NAMES):
            said = {
                (c.place.document, c.fields.place) for c in map(claims.__getitem__, record.claims) if c.fields.place
            }
            told = {(t.document, t.value) for t in record.told if t.field == "place"}
            rivals = {value for c in record.conflicts if c.field == "place" for value, _ in c.values}
            values = {value for _, value in said}
            assert values <= {record.fields["place"]} or (said == told and rivals == values)


@given(corpora(reviewed=False))
@some
def test_law_10_copies_are_not_corroboration(corpus: Corpus) -> None:
    """A text and its near-copies count as one origin, and bear a record out no further than the surest of them."""
    with filled(corpus) as store:
        story = {d.id: d.text.split()[0] for d, _ in corpus.read}
        for record in store.records(KIND_NAMES):
            assert record.origins == len({story[d] for d in record.documents})


@given(corpora(), st.data())
@some
def test_withdrawn_is_as_never_read(corpus: Corpus, data: st.DataObject) -> None:
    """A ledger without a withdrawn document says what one says that never had it; restored, all is as before."""
    gone = data.draw(st.sampled_from(corpus.read))[0].id
    rest = Corpus(tuple(r for r in corpus.read if r[0].id != gone), corpus.reviews)
    with filled(corpus) as store, filled(rest) as without:
        before = dump_all(store, DAYS)
        store.withdraw(gone, by="Nora")
        store.settle()
        assert dump(store) == dump(without)
        assert dump(store, asked=Filter(as_of=DAYS[2])) == dump(without, asked=Filter(as_of=DAYS[2]))
        assert store.check() == []
        store.restore(gone, by="Nora")
        store.settle()
        assert dump_all(store, DAYS) == before


@given(corpora(), st.data(), st.sampled_from([*DAYS, None]))
@some
def test_a_corrected_date_is_as_if_read_so(corpus: Corpus, data: st.DataObject, day: date | None) -> None:
    """A document whose date a person corrects makes the ledger that it makes where it was read with that date."""
    document, claims = data.draw(st.sampled_from(corpus.read))
    published = None if day is None else When.day(day)
    right = replace(document, published=published, published_from="person")
    read = tuple((right, tuple(replace(c, known_from=day) for c in claims)) if d.id == right.id else (d, cs)
                 for d, cs in corpus.read)  # fmt: skip
    with filled(corpus) as store, filled(Corpus(read, corpus.reviews)) as other:
        store.correct_document(document.id, {"published": published}, by="Nora")
        store.settle()
        assert dump_all(store, DAYS) == dump_all(other, DAYS)
