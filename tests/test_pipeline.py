"""What the pipeline promises: resumable, twice is once, one odd document stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from detente import pipeline
from detente.engine import Here
from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document, document_id
from detente.model.filter import Filter
from detente.model.when import When
from detente.read import Refusal
from detente.store import Store, open_store

TEXTS = (
    "Foreign Minister Anna Berg met Japan's foreign minister, Jiro Sato, in Oslo on May 7, 2024.",
    "Japan suspended its fisheries talks with Norway on March 4, 2024, after a trawler was rammed.",
    "“We will talk again in June,” Sato said on Tuesday.",
)


def papers(*texts: str, day: str | None = "2024-05-08") -> list[Document]:
    """Documents with these texts."""
    return [
        Document(
            id=document_id(t), text=t, published=When(day) if day else None, published_from="header", language="en"
        )
        for t in texts
    ]


def all_of(store: Store) -> list[Any]:
    """Every document and record, in order."""
    kinds = ("engagement", "channel", "statement", "date", "event", "person")
    return [*store.documents(Filter()), *store.records(kinds)]


@pytest.fixture
def lexicon() -> Lexicon:
    """The bundled knowledge."""
    return load_lexicon()


@pytest.fixture
def store(tmp_path: Path, lexicon: Lexicon) -> Iterator[Store]:
    """An empty ledger."""
    with open_store(tmp_path / "l.db", lexicon) as opened:
        yield opened


def test_twice_is_once(store: Store, lexicon: Lexicon) -> None:
    """The second time all is known, nothing is annotated, and the ledger says the same."""
    first = pipeline.add(papers(*TEXTS), store, lexicon)
    before = all_of(store)
    again = pipeline.add(papers(*TEXTS), store, lexicon)
    assert (first.added, again.added, again.known, again.read) == (3, 0, 3, 0)
    assert all_of(store) == before


def test_the_same_text_twice_in_one_run_is_one_document(store: Store, lexicon: Lexicon) -> None:
    """A repeated text is counted as known, wherever it stands in the run."""
    report = pipeline.add(papers(TEXTS[0], TEXTS[1], TEXTS[0]), store, lexicon)
    assert (report.added, report.known) == (2, 1)


def test_one_run_or_many(store: Store, lexicon: Lexicon, tmp_path: Path) -> None:
    """Split into runs in another order, the ledger is the same."""
    pipeline.add(papers(*TEXTS), store, lexicon)
    with open_store(tmp_path / "other.db", lexicon) as other:
        for text in reversed(TEXTS):
            pipeline.add(papers(text), other, lexicon)
        assert all_of(other) == all_of(store)


def test_what_is_settled_while_others_read_is_what_is_settled_at_the_end(
    store: Store, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What comes back while workers go on reading is settled meanwhile; the ledger is the same."""

    class Beside(Here):
        elsewhere = True

    left: list[bool] = []
    monkeypatch.setattr(pipeline, "_MEANWHILE", 1)
    monkeypatch.setattr(pipeline, "_SETTLED", 2)
    settle = Store.settle
    monkeypatch.setattr(Store, "settle", lambda s, *told: (left.append(s.counts()["dirty"] > 0), settle(s, *told)))
    pipeline.add(papers(*reversed(TEXTS)), store, lexicon, engine=Beside(lexicon))
    assert left == [True, True]  # after the second of three, and at the end
    with open_store(tmp_path / "other.db", lexicon) as other:
        pipeline.add(papers(*reversed(TEXTS)), other, lexicon)
        assert all_of(store) == all_of(other)


def test_a_run_that_was_broken_off_is_finished_by_the_same_call(
    store: Store, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was kept before the break is kept; the rest follows; the whole is as if nothing had happened."""
    monkeypatch.setattr(pipeline, "BATCH", 1)

    def breaking(report: pipeline.Report) -> None:
        if report.read == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.add(papers(*TEXTS), store, lexicon, progress=breaking)
    assert len(list(store.documents())) == 1
    pipeline.add(papers(*TEXTS), store, lexicon)
    with open_store(tmp_path / "whole.db", lexicon) as whole:
        pipeline.add(papers(*TEXTS), whole, lexicon)
        assert all_of(store) == all_of(whole)


def test_a_document_on_which_a_rule_fails_is_refused_alone(
    store: Store, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others of its batch are in the ledger; the reason is told."""
    extracting = import_module("detente.extract")
    real = extracting.extract

    def failing(a: Any, words: Lexicon) -> Any:
        if a.document.text == TEXTS[1]:
            raise IndexError("odd")
        return real(a, words)

    monkeypatch.setattr(extracting, "extract", failing)
    report = pipeline.add(papers(*TEXTS), store, lexicon)
    assert (report.added, len(report.refused)) == (2, 1)
    assert "IndexError('odd')" in report.refused[0].reason


def test_what_the_reader_refused_is_reported(store: Store, lexicon: Lexicon) -> None:
    """Refusals pass through, and documents around them are kept."""
    report = pipeline.add([Refusal("a.pdf", "no text: PDF"), *papers(TEXTS[0])], store, lexicon)
    assert ([str(r) for r in report.refused], report.added) == (["a.pdf: no text: PDF"], 1)


def test_another_language_is_kept_without_claims(store: Store, lexicon: Lexicon) -> None:
    """The document is there, nothing is read in it."""
    text = "Der Außenminister traf am Dienstag in Oslo seinen japanischen Amtskollegen."
    german = Document(id=document_id(text), text=text, language="de", published=When("2024-05-08"))
    report = pipeline.add([german], store, lexicon)
    assert (report.added, report.unread, report.claims) == (1, 1, 0)


def test_a_rebuild_gives_the_same_ledger(store: Store, lexicon: Lexicon) -> None:
    """With the same rules, extracting anew changes nothing."""
    pipeline.add(papers(*TEXTS), store, lexicon)
    before = all_of(store)
    pipeline.rebuild(store, lexicon)
    assert all_of(store) == before


def test_progress_is_told_with_counts_that_grow(store: Store, lexicon: Lexicon) -> None:
    """After every document; the last call has seen all."""
    told: list[int] = []
    pipeline.add(papers(*TEXTS), store, lexicon, progress=lambda report: told.append(report.read))
    assert told == sorted(told)
    assert told[-1] == 3
