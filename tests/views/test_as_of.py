"""Law 7 for every view: an answer as of a day is that of a ledger that never saw anything published after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente import pipeline
from detente.export.contract import record_json, to_json
from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.model.filter import Filter
from detente.read import read_path, walk
from detente.sample import sample_folder
from detente.store import Store, open_store
from detente.views.brief import brief, next_engagement
from detente.views.changes import changes
from detente.views.compare import compare
from detente.views.status import status
from detente.views.timeline import timeline

DAY = date(2023, 6, 19)
PAIR = ("CHN", "USA")
SEEN = Filter(as_of=DAY)


def _kept(path: Path, until: date) -> Store:
    """A ledger of what the sample has up to a day."""
    lexicon = load_lexicon()
    papers = [d for file in walk([sample_folder()]) for d in read_path(file, lexicon) if isinstance(d, Document)]
    store = open_store(path, lexicon)
    pipeline.add((d for d in papers if d.known_from and d.known_from <= until), store, lexicon)
    return store


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """One that saw everything, and one that saw nothing published after the day."""
    folder = tmp_path_factory.mktemp("as-of")
    with _kept(folder / "all.db", date.max) as whole, _kept(folder / "then.db", DAY) as then:
        yield whole, then


def _brief(ledger: Store) -> Any:
    engagement = next_engagement(ledger, Filter(between=PAIR, as_of=DAY))
    return engagement and to_json(brief(ledger, engagement, as_of=DAY))


def _compared(ledger: Store) -> Any:
    ids = [record.id for record in ledger.records(("engagement",), SEEN)]
    return [to_json(compare(ledger, one, as_of=DAY)) for one in ids]


VIEWS: dict[str, Callable[[Store], Any]] = {
    "status": lambda ledger: to_json(status(ledger, PAIR, SEEN)),
    "timeline": lambda ledger: to_json(timeline(ledger, SEEN)),
    "changes": lambda ledger: to_json(changes(ledger, date(2023, 2, 1), SEEN)),
    "brief": _brief,
    "compare": _compared,
    "records": lambda ledger: [
        record_json(r, now=DAY) | {"known_to": None} for r in ledger.records([k.name for k in KINDS], SEEN)
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_leaks(view: str, ledgers: tuple[Store, Store]) -> None:
    """Asked as of the day, the ledger that saw more says the same, to the letter."""
    whole, then = ledgers
    said = VIEWS[view](whole)
    assert said
    assert said == VIEWS[view](then)
