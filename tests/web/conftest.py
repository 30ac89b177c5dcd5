"""The pages over a ledger of the bundled sample, made once; and over one of hostile texts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import HOST, Site
from starlette.testclient import TestClient

from detente.lexicon import Lexicon, load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.pipeline import add
from detente.read import read_path, walk
from detente.sample import sample_folder
from detente.store import open_store
from detente.web import Desk, create_app


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The bundled knowledge."""
    return load_lexicon()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    """The ledger of the sample; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "sample.db"
    with open_store(path, lexicon) as store:
        add((item for file in walk([sample_folder()]) for item in read_path(file, lexicon)), store, lexicon)
    return path


@pytest.fixture
def open_site(lexicon: Lexicon) -> Iterator[Callable[..., Site]]:
    """Opens the pages over the ledger in a file."""
    opened = []

    def go(path: Path, *, open_reading: bool = True) -> Site:
        store = open_store(path, lexicon)
        opened.append(store)
        desk = Desk(store=store, lexicon=lexicon, watch=load_standing_out(), name=path.name, file=path)
        client = TestClient(create_app(desk, open_reading=open_reading), base_url=HOST, follow_redirects=False)
        return Site(desk, client)

    yield go
    for store in opened:
        store.close()


@pytest.fixture
def site(open_site: Callable[..., Site], sample: Path, tmp_path: Path) -> Site:
    """The pages over a copy of the sample; nobody is signed in."""
    path = tmp_path / "own.db"
    shutil.copy(sample, path)
    return open_site(path)


@pytest.fixture
def own(site: Site) -> Site:
    """The same, signed in as a reviewer."""
    site.enter()
    return site
