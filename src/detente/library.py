"""What the commands do, without the command line: open a ledger, read, annotate, extract, code one event.

Each function takes the lexicon as an option; without one, the bundled knowledge is used. `detente` offers them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente.annotate import annotate as annotate_with
from detente.extract import extract as extract_with
from detente.extract.events import CodedEvent, code_event
from detente.lexicon import Lexicon, load_lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim
from detente.model.document import Document
from detente.read import Refusal, read_paths
from detente.store import Store, open_store

__all__ = ["CodedEvent", "annotate", "code_event", "extract", "open_ledger", "read"]


def open_ledger(path: str | Path, lexicon: Lexicon | None = None) -> Store:
    """The ledger at a path or address, made where there is none; a context manager.

    Raises detente.store.LedgerError where the file is no ledger.
    """
    return open_store(path, lexicon or load_lexicon())


def read(*paths: str | Path, lexicon: Lexicon | None = None) -> Iterator[Document | Refusal]:
    """The documents that lie in files and folders, in order, and what of them is refused, with the reason."""
    return read_paths(map(Path, paths), lexicon or load_lexicon())


def annotate(documents: Iterable[Document], lexicon: Lexicon | None = None) -> Iterator[Annotated]:
    """Each document with what was read in it, in order: sentences, dates, who acts, who said what."""
    return annotate_with(documents, lexicon or load_lexicon())


def extract(annotated: Annotated, lexicon: Lexicon | None = None) -> tuple[Claim[Any], ...]:
    """The claims that one document makes, in order of place."""
    return extract_with(annotated, lexicon or load_lexicon())
