"""A ledger of the bundled sample, made once; nobody writes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.export import Answer, format_for
from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.model.filter import Filter
from detente.pipeline import add
from detente.read import read_path, walk
from detente.sample import sample_folder
from detente.store import Store, open_store


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger's file."""
    path, lexicon = tmp_path_factory.mktemp("export") / "sample.db", load_lexicon()
    with open_store(path, lexicon) as store:
        add((item for file in walk([sample_folder()]) for item in read_path(file, lexicon)), store, lexicon)
    return path


@pytest.fixture(scope="session")
def ledger(sample_file: Path) -> Iterator[Store]:
    """The ledger, open."""
    with open_store(sample_file, load_lexicon()) as store:
        yield store


Written = tuple[Path, int, list[str]]
"""A file, how many records its writer says are in it, and what it said beside."""


@pytest.fixture
def export(ledger: Store, tmp_path: Path) -> Callable[..., Written]:
    """Writes a file of this name out of the sample; `kinds` are names of kinds, all where none is given."""

    def go(name: str, *kinds: str, text: bool = False, filter: Filter = Filter()) -> Written:
        chosen = tuple(kind for kind in KINDS if not kinds or kind.name in kinds)
        said: list[str] = []
        answer = Answer(ledger=ledger, filter=filter, kinds=chosen, documents=not kinds, text=text, say=said.append)
        return tmp_path / name, format_for(tmp_path / name)(answer, tmp_path / name), said

    return go
