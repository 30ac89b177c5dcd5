"""What the tests of reading share: the lexicon, and a reader of a text given as such."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document
from detente.read import Refusal, read_stream


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The bundled lexicon."""
    return load_lexicon()


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Callable[..., list[Document | Refusal]]:
    """Reads words or bytes under a name."""

    def _read(data: str | bytes, name: str = "note.txt") -> list[Document | Refusal]:
        return list(read_stream(data.encode() if isinstance(data, str) else data, name, lexicon))

    return _read


@pytest.fixture(scope="session")
def document(read: Callable[..., list[Document | Refusal]]) -> Callable[..., Document]:
    """Reads what holds exactly one document."""

    def _document(data: str | bytes, name: str = "note.txt") -> Document:
        (only,) = read(data, name)
        assert isinstance(only, Document), only
        return only

    return _document
