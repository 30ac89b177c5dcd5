"""The laws again, with real texts and everything that reads them: from a document to the export of records."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from detente.export.contract import document_json, record_json
from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.review import Review
from detente.model.when import When
from detente.pipeline import add, rebuild
from detente.store import Store, open_store
from synthetic import make_document

YOON = """South Korean President Yoon Suk Yeol will travel to Tokyo on March 16 to meet Japanese Prime Minister Fumio
Kishida, his office said on Thursday. "We hope to reopen shuttle diplomacy," a spokesman said. Japan suspended export
preferences for South Korea in 2019."""
SUMMIT = """Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol met in Tokyo on Thursday and
agreed to resume mutual visits. Kishida said: "This is a big step toward normalising our ties." Yoon promised to
restore a pact on sharing military intelligence by the end of the month 😀."""
KISHIDA = """SEOUL (Reuters) - Japan's Kishida arrived in Seoul on Sunday for a visit. Kishida met President Yoon in the
afternoon. "I feel strong pain," he told reporters. Seoul's opposition leader Lee Jae-myung called the talks a
humiliation. The two sides have not yet resumed the bilateral currency swap that was suspended in 2015."""
SWAP = """Japan and South Korea agreed on June 29 to revive a currency swap worth $10 billion, officials of the two
countries said. The dialogue of finance ministers, suspended in 2016, was resumed in Tokyo on Thursday."""
LETTER = """In an undated letter Kishida thanked Yoon for the reception in Seoul and said he hoped to meet again."""
DAYS = (date(2023, 3, 9), date(2023, 3, 17), date(2023, 5, 8), date(2023, 6, 30))
NAMES = tuple(kind.name for kind in KINDS)


@cache
def _documents() -> tuple[Document, ...]:
    """Four dated texts, a near-copy of one of them, and one without a date."""
    told = [make_document(text, day) for text, day in zip((YOON, SUMMIT, KISHIDA, SWAP), DAYS, strict=True)]
    copy = make_document(f"{KISHIDA} (Additional reporting by our staff.)", DAYS[2] + timedelta(days=1))
    return *told, copy, make_document(LETTER, None)


def _filled(documents: Sequence[Document], *, runs: int = 1) -> Store:
    store = open_store(":memory:", load_lexicon())
    for run in range(runs):
        add(documents[run::runs], store, load_lexicon())
    return store


def _export(store: Store, as_of: date | None = None) -> str:
    """Everything that the program prints, as JSON lines in a fixed order."""
    asked, now = Filter(as_of=as_of), store.last_day(as_of=as_of)
    lines = [document_json(d, text=True) for d in store.documents(asked)]
    lines += [record_json(r, now=now) for r in sorted(store.records(NAMES, asked), key=lambda r: (r.kind, r.id))]
    return "\n".join(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in lines)


@pytest.fixture(scope="module")
def whole() -> Iterator[Store]:
    """The ledger of all six texts."""
    with _filled(_documents()) as store:
        yield store


def test_it_reads_something(whole: Store) -> None:
    """The texts make engagements, statements and dates, or the laws below would hold for nothing."""
    counts = whole.counts()
    assert all(counts[listing] for listing in ("engagements", "statements", "dates", "people", "events"))


def test_evidence_quotes(whole: Store) -> None:
    """Every piece of evidence of every record, wherever it stands in the record, is what its document says there."""
    texts = {d.id: d.text for d in whole.documents()}

    def check(value: object) -> None:
        if isinstance(value, dict):
            if {"document", "start", "end", "text"} <= value.keys():
                assert texts[value["document"]][value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    for record in whole.records(NAMES):
        assert record.evidence
        check(record_json(record, now=whole.last_day()))
    assert whole.check() == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_any_order_any_split(whole: Store, seed: int) -> None:
    """Shuffled, and added in one to four runs: the export is the same, byte for byte."""
    shuffled = list(_documents())
    random.Random(seed).shuffle(shuffled)
    with _filled(shuffled, runs=seed + 1) as other:
        assert _export(other) == _export(whole)


def test_twice_is_once_and_rebuilding_gives_it_back(whole: Store) -> None:
    """Adding all again, and extracting all anew, changes not a byte."""
    before = _export(whole)
    report = add(_documents(), whole, load_lexicon())
    assert (report.added, report.changed, report.known) == (0, 0, len(_documents()))
    assert _export(whole) == before
    rebuild(whole, load_lexicon())
    assert _export(whole) == before


@pytest.mark.slow
@pytest.mark.parametrize("day", [*DAYS, date(2023, 5, 7), date(2023, 5, 9), date(2030, 1, 1)])
def test_as_of_never_leaks(whole: Store, day: date) -> None:
    """As of a day the export is that of a ledger that was given nothing published later, and nothing undated."""
    seen = [d for d in _documents() if d.known_from is not None and d.known_from <= day]
    with _filled(seen) as replay:
        assert _export(whole, day) == _export(replay)


def test_a_copy_is_no_corroboration(whole: Store) -> None:
    """What only a text and its near-copy tell has two documents and one origin."""
    (original, copy) = (d.id for d in _documents() if d.text.startswith("SEOUL"))
    both = [r for r in whole.records(NAMES) if set(r.documents) == {original, copy}]
    assert both
    assert all(r.origins == 1 for r in both)


@pytest.mark.slow
def test_reviews_outlast_a_rebuild(tmp_path: Path) -> None:
    """A corrected and a rejected record stay so when every document is extracted anew."""
    with open_store(tmp_path / "ledger.db", load_lexicon()) as store:
        add(_documents(), store, load_lexicon())
        first, second, *_ = store.records(("engagement",))
        made = Review(
            id="rev-1", action="correct", claims=first.claims, by="Nora", at="2024-01-01", field="place", value="Osaka"
        )
        store.review(made)
        store.review(replace(made, id="rev-2", action="reject", claims=second.claims, field=None, value=None))
        rebuild(store, load_lexicon())
        corrected = store.record(first.id)
        assert corrected is not None
        assert (corrected.fields["place"], corrected.review) == ("Osaka", "corrected")
        assert store.record(second.id) is None
        assert {r.outcome for r in store.reviews()} == {"applied"}


@pytest.mark.slow
def test_an_earlier_sighting_is_read_by_its_own_day() -> None:
    """A text seen late and then early reads its weekdays from the early day, as if it had never been seen late."""
    early = _documents()[1]
    late = replace(early, published=When("2023-04-20"), path="z.txt")
    with _filled([late]) as store, _filled([early]) as other:
        add([early], store, load_lexicon())
        assert _export(store) == _export(other)
