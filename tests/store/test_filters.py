"""Every filter of the contract, on records and documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from detente.kinds.folding import unique
from detente.model.claim import Claim
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.when import When
from detente.store import Store
from ledgers import memory_store
from synthetic import THING, Thing, make_claim, make_document

pytestmark = pytest.mark.usefixtures("database")


def _fold(claims: tuple[Claim[Thing], ...], lexicon: object) -> Folded:
    """Names that are codes are sides, those in two words people, those in small letters issues."""
    names = unique(name for claim in claims for name in claim.fields.names)
    when = claims[0].fields.when
    return Folded(
        fields={"names": list(names), "when": when and str(when)},
        facets=Facets(
            sides=tuple(n for n in names if n.isupper()),
            persons=tuple(n for n in names if " " in n),
            issues=tuple(n for n in names if n.islower()),
            when=when,
            status=claims[0].fields.place,
        ),
    )


KIND = Kind(name="thing", listing="things", fields=Thing, fold=_fold)
ONE = make_document("Brasília is where the envoys sat down with the visitors, a spokesman said.", date(2023, 3, 1))
TWO = make_document("A new, dry statement of the ministry was all that came of it; nobody spoke.", date(2023, 6, 1))
SAME_DAY = make_document("Another paper of that day had it from a diplomat.", date(2023, 3, 1))
A, B, C = (
    make_claim(ONE, 0, names=["BRA", "USA", "José Müller", "trade"], when=When("2023-02"), place="held"),
    make_claim(ONE, 11, names=["BRA", "Qin Gang"], when=When("2023-03-05/2023-03-07"), place="planned"),
    make_claim(TWO, 11, names=["USA", "Ann Müller-Lee"]),
)


def _name(value: object) -> str | None:
    """A filter by what it asks; the rest needs no name."""
    if not isinstance(value, Filter):
        return ""
    return " ".join(f"{f.name}={getattr(value, f.name)}" for f in fields(value) if getattr(value, f.name)) or "all"


@pytest.fixture(scope="module")
def store(database: str) -> Iterator[Store]:
    """Three records from two documents."""
    with memory_store([KIND]) as store:
        store.add([(ONE, [A, B]), (TWO, [C])])
        store.settle()
        yield store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), [A, B, C]),
        (Filter(between=("BRA", "USA")), [A]),
        (Filter(side="USA"), [A, C]),
        (Filter(person="muller"), [A, C]),
        (Filter(person="Jose Müller"), [A]),
        (Filter(person="QIN"), [B]),
        (Filter(person="Mull"), []),
        (Filter(person="%"), []),
        (Filter(issue="Trade"), [A]),
        (Filter(document=TWO.id), [C]),
        (Filter(since=When("2023-03")), [B]),
        (Filter(since=When("2023-02-20")), [A, B]),
        (Filter(until=When("2023-03-06")), [A, B]),
        (Filter(until=When("2023-02")), [A]),
        (Filter(since=When("2023-03-07"), until=When("2023")), [B]),
        (Filter(learned_since=date(2023, 3, 2)), [C]),
        (Filter(status="planned"), [B]),
        (Filter(text="brasilia"), [A]),
        (Filter(text="ministry"), []),
        (Filter(text="state*"), [C]),
        (Filter(text='"of the" OR'), []),
        (Filter(text='"'), []),
        (Filter(limit=2), [A, B]),
        (Filter(as_of=date(2023, 5, 31)), [A, B]),
        (Filter(as_of=date(2023, 2, 28)), []),
    ],
    ids=_name,
)
def test_records_that_pass(store: Store, asked: Filter, found: list[Claim[Thing]]) -> None:
    """Exactly the records that the contract's words describe, by day and then by id."""
    assert [r.id for r in store.records(["thing"], asked)] == [c.id for c in found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), [ONE, TWO]),
        (Filter(side="BRA"), [ONE]),
        (Filter(between=("USA", "BRA")), [ONE]),
        (Filter(person="Müller"), [ONE, TWO]),
        (Filter(issue="trade"), [ONE]),
        (Filter(text="spokesman visitors"), [ONE]),
        (Filter(since=When("2023-04")), [TWO]),
        (Filter(until=When("2023-04")), [ONE]),
        (Filter(learned_since=date(2023, 6, 1)), [TWO]),
        (Filter(document=TWO.id), [TWO]),
        (Filter(status="held"), [ONE]),
        (Filter(limit=1), [ONE]),
        (Filter(as_of=date(2023, 4, 1)), [ONE]),
        (Filter(as_of=date(2023, 4, 1), side="USA"), [ONE]),
    ],
    ids=_name,
)
def test_documents_that_pass(store: Store, asked: Filter, found: list) -> None:
    """The documents themselves by date and words; by side, person, issue and status those of such records."""
    assert list(store.documents(asked)) == found


def test_a_record_is_found_by_member_and_beginning() -> None:
    """Any member's id leads to the record, so does a beginning that only one record has; as of a day, what was then."""
    a, c = make_claim(ONE, 0, names=["ada"]), make_claim(TWO, 0, names=["ada"])
    with memory_store([THING]) as store:
        store.add([(ONE, [a]), (TWO, [c])])
        store.settle()
        found = store.record(c.id)
        assert found is not None
        assert found.id == a.id
        assert store.record("thi-") == found
        assert store.record(c.id[:9]) == found
        assert store.record("") is None
        assert store.record(c.id, as_of=date(2023, 4, 1)) is None
        then = store.record(a.id, as_of=date(2023, 4, 1))
        assert then is not None
        assert then.claims == (a.id,)


def test_versions_are_what_a_record_ever_said() -> None:
    """A further claim makes a new version where it says something new, and none where it does not."""
    a, c = make_claim(ONE, 0, names=["ada"]), make_claim(TWO, 0, names=["ada"])
    richer = make_claim(TWO, 11, names=["ada"], place="Rome")
    for later, versions in (
        ([c], [(date(2023, 3, 1), None, 1)]),
        ([c, richer], [(date(2023, 3, 1), date(2023, 6, 1), 1), (date(2023, 6, 1), None, 3)]),
    ):
        with memory_store([THING]) as store:
            store.add([(ONE, [a]), (TWO, later)])
            store.settle()
            assert [(v.known_from, v.known_to, len(v.claims)) for v in store.versions(a.id)] == versions


def test_words_of_a_later_claim_find_nothing_earlier() -> None:
    """As of a day a record is not found by words, or by a document, that only became known later."""
    a, c = make_claim(ONE, 0, names=["ada"]), make_claim(TWO, 11, names=["ada"])
    early = date(2023, 4, 1)
    with memory_store([THING]) as store:
        store.add([(ONE, [a]), (TWO, [c])])
        store.settle()
        for asked in (Filter(text="statement"), Filter(document=TWO.id)):
            assert [r.id for r in store.records(["thing"], asked)] == [a.id]
            assert list(store.records(["thing"], replace(asked, as_of=early))) == []


def test_a_second_document_of_a_day_joins_the_first() -> None:
    """Settled one after the other, two documents of one day make one version of that day, as when settled at once."""
    a, c = make_claim(ONE, 0, names=["ada"]), make_claim(SAME_DAY, 0, names=["ada"], place="Rome")
    with memory_store([THING]) as store:
        for item in ((ONE, [a]), (SAME_DAY, [c])):
            store.add([item])
            store.settle()
        (version,) = store.versions(min(a, c, key=lambda claim: claim.sort_key()).id)
        assert (version.fields["place"], len(version.claims)) == ("Rome", 2)
        assert store.check() == []
