"""Writing, comparing and folding anew what a ledger holds, without reading a text: ``make bench-settling LEDGER=FILE``.

python bench/settling.py LEDGER [DOCUMENTS]

The claims of the ledger's documents, or of so many of them, are put into a new ledger in batches as `detente add` does
it, and settled. So an archive that took an hour to read tells in minutes what keeping it costs. Processor seconds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from results import keep
from sqlalchemy import select

from detente.ledger.match import AnyClaim
from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.pipeline import BATCH
from detente.store import Store, open_store, schema, settle


def main() -> int:
    """Prints seconds by stage."""
    options = _options()
    lexicon = load_lexicon()
    with (
        open_store(options.ledger, lexicon, create=False) as source,
        TemporaryDirectory() as folder,
        open_store(Path(folder) / "anew.db", lexicon) as target,
    ):
        told = measured(source, target, options.documents)
    print(f"{told['documents']:,} documents, {told['claims']:,} claims")
    for name, seconds in told["seconds"].items():
        print(f"  {name:8}  {seconds:8.1f} s  {1000 * seconds / max(1, told['documents']):6.1f} ms a document")
    print(f"written: {keep('settling', told)}")
    return 0


def measured(source: Store, target: Store, most: int | None) -> dict[str, Any]:
    """Seconds of each stage of keeping the first documents of a ledger in another one."""
    seconds = dict.fromkeys(("write", "compare", "fold"), 0.0)
    compare, fold = settle._Step.compare, settle._Step.regroup
    settle._Step.compare = _clocked(compare, "compare", seconds)  # type: ignore[method-assign]
    settle._Step.regroup = _clocked(fold, "fold", seconds)  # type: ignore[method-assign]
    write = _clocked(target.add, "write", seconds)
    documents = claims = 0
    try:
        for batch in _batches(source, most):
            write(batch)
            documents += len(batch)
            claims += sum(len(some) for _, some in batch)
        target.settle()
    finally:
        settle._Step.compare, settle._Step.regroup = compare, fold  # type: ignore[method-assign]
    return {"documents": documents, "claims": claims, "seconds": {name: round(s, 2) for name, s in seconds.items()}}


def _batches(source: Store, most: int | None) -> Iterator[Sequence[tuple[Document, tuple[AnyClaim, ...]]]]:
    with source._engine.connect() as connection:
        table = schema.document
        ids = connection.scalars(select(table.c.id).order_by(table.c.n).limit(most)).all()
        claims = source._claims(connection)
        rest = iter(ids)
        for some in iter(lambda: list(islice(rest, BATCH)), []):
            found = ((source.document(id_), claims.of_document(id_)) for id_ in some)
            yield [(document, told) for document, told in found if document is not None]


def _clocked(what: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def clocked(*given: Any) -> Any:
        start = time.process_time()
        try:
            return what(*given)
        finally:
            seconds[name] += time.process_time() - start

    return clocked


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("documents", type=int, nargs="?")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
