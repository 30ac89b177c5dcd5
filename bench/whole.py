"""All of `detente add`, from files to settled records, by stage, beside bare spaCy on the same texts in the same run.

python bench/whole.py [--shared ../shared] [--documents 300 600] [--keep FOLDER] [--apart]

For each number so many public releases, spread over the archives, are added to a new ledger by `detente.pipeline.add`
as the command does it. Before each of them all of en_core_web_sm reads its paragraphs, so that both run in the same
minutes; with --apart another process reads them meanwhile, which takes half as long by the clock. Times are processor
seconds of the process, each stage without those inside it. With two numbers or more, how fast each stage grows is told
from the last two (1.0: as the documents do), and what all releases would cost.
"""

from __future__ import annotations

import argparse
import importlib
import math
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from results import keep, machine
from speed import bare_spacy, releases, shelf

from detente.annotate.parse import load_parser
from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document
from detente.pipeline import add
from detente.store import Store, open_store, settle

ALL = 5735
"""Releases in ../shared/reference/bulk that are English and no two the same."""

BARE = "bare spaCy"
STAGES = ("read files", "parse", "annotate", "extract", "write", "compare", "fold", "the rest")


class Clock:
    """Processor seconds by stage; while one stage is inside another, only the inner one's clock runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """The time of what is inside goes to the stage."""
        self._pass()
        self._running.append(stage)
        try:
            yield
        finally:
            self._pass()
            self._running.pop()

    def _pass(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def called(self, stage: str, what: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its calls clocked."""

        def clocked(*given: Any, **named: Any) -> Any:
            with self.of(stage):
                return what(*given, **named)

        return clocked

    def each(self, stage: str, items: Iterable[Any]) -> Iterator[Any]:
        """The items, the making of each clocked."""
        iterator = iter(items)
        while True:
            with self.of(stage):
                item = next(iterator, None)
            if item is None:
                return
            yield item


@contextmanager
def clocked_stages(clock: Clock) -> Iterator[None]:
    """While this lasts every stage of adding is clocked, wherever the program calls it."""
    annotate, extract = importlib.import_module("detente.annotate"), importlib.import_module("detente.extract")
    parse = annotate.parse
    places: list[tuple[Any, str, Callable[..., Any]]] = [
        (annotate, "parse", lambda documents: clock.each("parse", parse(documents))),
        (annotate, "_stages", clock.called("annotate", annotate._stages)),
        (extract, "extract", clock.called("extract", extract.extract)),
        (Store, "add", clock.called("write", Store.add)),
        (settle._Step, "compare", clock.called("compare", settle._Step.compare)),
        (settle._Step, "regroup", clock.called("fold", settle._Step.regroup)),
    ]
    before = [(where, name, getattr(where, name)) for where, name, _ in places]
    for where, name, what in places:
        setattr(where, name, what)
    try:
        yield
    finally:
        for where, name, what in before:
            setattr(where, name, what)


def measured(bulk: Path, number: int, lexicon: Lexicon, folder: Path, *, apart: bool) -> dict[str, Any]:
    """Seconds by stage of adding so many releases, and of bare spaCy on them; what the new ledger takes on disk."""
    ledger = folder / f"{number}.db"
    clock, words = Clock(), 0
    bare = None if apart else bare_spacy()

    def incoming() -> Iterator[Document]:
        nonlocal words
        for document in clock.each("read files", chosen(bulk, number, lexicon)):
            if bare is not None:
                with clock.of(BARE):
                    bare([document])
            words += len(document.text.split())
            yield document

    with (
        Pool(1) if apart else nullcontext() as other,
        open_store(ledger, lexicon) as store,
        clocked_stages(clock),
        clock.of("the rest"),
    ):
        meanwhile = other.apply_async(bare_seconds, (bulk, number)) if other is not None else None
        report = add(incoming(), store, lexicon)
        counts, size = store.counts(), sum(path.stat().st_size for path in folder.glob(f"{ledger.name}*"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if meanwhile is not None:
            clock.seconds[BARE] = meanwhile.get()
    whole = sum(clock.seconds[stage] for stage in STAGES)
    return {
        "ratio to bare spaCy": round(whole / clock.seconds[BARE], 3),
        "documents": report.added,
        "words": words,
        "claims": counts["claims"],
        "seconds": {name: round(clock.seconds[name], 2) for name in (BARE, *STAGES)} | {"add": round(whole, 2)},
        "ledger, kB a document": round(size / 1000 / max(1, report.added)),
        "peak memory, MiB": peak,
    }


def chosen(bulk: Path, number: int, lexicon: Lexicon) -> Iterator[Document]:
    """So many releases, spread over the archives."""
    return islice(releases(bulk, lexicon, step=max(1, ALL // number)), number)


def bare_seconds(bulk: Path, number: int) -> float:
    """What bare spaCy takes for these releases, without reading their files."""
    clock, bare = Clock(), bare_spacy()
    for document in chosen(bulk, number, load_lexicon()):
        with clock.of(BARE):
            bare([document])
    return clock.seconds[BARE]


def growth(few: dict[str, Any], many: dict[str, Any]) -> dict[str, float]:
    """Of each stage the power of the number of documents with which it grows."""
    times = math.log(many["documents"] / few["documents"])
    pairs = {name: (few["seconds"][name], many["seconds"][name]) for name in (BARE, *STAGES)}
    return {name: round(math.log(b / a) / times, 2) for name, (a, b) in pairs.items() if a > 0.05 and b > 0.05}


def expected(many: dict[str, Any], powers: dict[str, float]) -> dict[str, float]:
    """Minutes that all releases would take by stage: settling grows as it was seen to, the rest as the documents do."""
    times = ALL / many["documents"]
    grows = {name: max(1.0, powers.get(name, 1.0)) if name in ("compare", "fold") else 1.0 for name in (BARE, *STAGES)}
    minutes = {name: many["seconds"][name] * times**power / 60 for name, power in grows.items()}
    whole = sum(minutes[name] for name in STAGES)
    return {name: round(m, 1) for name, m in minutes.items()} | {
        "add": round(whole, 1),
        "ratio": round(whole / minutes[BARE], 2),
    }


def main() -> int:
    """Prints a table for each number of documents."""
    options = _options()
    bulk = shelf(options.shared, "bench/whole.py")
    if bulk is None:
        return 0
    lexicon = load_lexicon()
    load_parser()
    print(machine(), flush=True)
    told = []
    with TemporaryDirectory() as folder:
        for number in options.documents:
            told.append(measured(bulk, number, lexicon, options.keep or Path(folder), apart=options.apart))
            _print(told[-1])
    figures: dict[str, Any] = {"runs": told}
    if len(told) > 1:
        figures["grows with power"] = growth(*told[-2:])
        figures["all releases, minutes"] = expected(told[-1], figures["grows with power"])
        print("  grows with power", figures["grows with power"])
        print(f"  all {ALL} releases, minutes", figures["all releases, minutes"])
    print(f"written: {keep('whole', figures)}")
    return 0


def _print(told: dict[str, Any]) -> None:
    seconds, words = told["seconds"], told["words"]
    print(f"{told['documents']} documents, {words:,} words, {told['claims']:,} claims")
    print(f"  add / bare spaCy  {told['ratio to bare spaCy']:.2f}   (bar: at most 1.0)")
    for name, spent in seconds.items():
        print(f"  {name:16}  {spent:8.2f} s   {spent / seconds['add']:5.0%} of add")
    print(
        f"  ledger {told['ledger, kB a document']} kB a document; peak memory {told['peak memory, MiB']} MiB",
        flush=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, nargs="+", default=[300])
    parser.add_argument("--apart", action="store_true", help="bare spaCy in another process at the same time")
    parser.add_argument("--keep", type=Path, help="a folder in which the new ledgers stay, named by their size")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
