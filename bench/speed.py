"""How fast documents become records, beside the bare spaCy pipeline on the same texts in the same run.

python bench/speed.py [--shared ../shared] [--texts 120] [--runs 5]

Ratios first: machines differ, and so do hours on one machine. "Bare spaCy" is all of en_core_web_sm (tagger, parser,
lemmas, named entities) over the paragraphs, in batches of 256, and does nothing with what it finds. "Add" is all of
`detente add` behind the reading of files: annotate, extract, write, merge. Times are processor seconds of this process.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from results import keep, machine

from detente.annotate.parse import MODELS, load_parser, parse
from detente.engine import open_engine
from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document
from detente.pipeline import add
from detente.read import read_path
from detente.store import open_store


def main() -> int:
    """Runs all parts and prints the table."""
    options = _options()
    bulk = options.shared / "reference" / "bulk"
    if not bulk.is_dir():
        print(f"{bulk} is not there: this benchmark needs ../shared", file=sys.stderr)
        return 0
    lexicon = load_lexicon()
    documents = list(islice(_documents(bulk, lexicon), options.texts))
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words:,} words; {machine()}", flush=True)
    told = measured(documents, lexicon, options.runs)
    _print(told, len(documents), words)
    print(f"written: {keep('speed', told | {'documents': len(documents), 'words': words})}")
    return 0


def measured(documents: list[Document], lexicon: Lexicon, runs: int) -> dict[str, Any]:
    """Processor seconds by part, the median of `runs` in turn, and what follows from them."""
    load_parser()
    bare = _bare(documents)
    parts: dict[str, Callable[[], object]] = {
        "bare spaCy": bare,
        "parse": lambda: list(parse(documents)),
        "annotate and extract": lambda: [list(o) for o in open_engine("here", lexicon).read([documents])],
        "add, this process": lambda: _add(documents, lexicon, "here"),
    }
    for part in parts.values():
        part()  # what is loaded or learnt once is not counted
    rounds = [{name: _cpu(part) for name, part in parts.items()} for _ in range(runs)]
    seconds = {name: statistics.median(r[name] for r in rounds) for name in parts}
    ratio = statistics.median(r["add, this process"] / r["bare spaCy"] for r in rounds)
    walls = [(_wall(documents, lexicon, "here"), _wall(documents, lexicon, "processes:2")) for _ in range(min(runs, 3))]
    return {
        "ratio to bare spaCy": ratio,
        "two processes": statistics.median(one / two for one, two in walls),
        "seconds": seconds,
        "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _bare(documents: list[Document]) -> Callable[[], object]:
    nlp = next(filter(None, (_model(name) for name in MODELS)))
    lines = [line.strip() for d in documents for line in d.text.split("\n") if line.strip()]
    return lambda: sum(1 for _ in nlp.pipe(lines, batch_size=256))


def _model(name: str) -> Any:
    try:
        return import_module(name).load()
    except ImportError:
        return None


def _add(documents: list[Document], lexicon: Lexicon, engine: str) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "bench.db", lexicon) as store,
    ):
        add(documents, store, lexicon, engine=open_engine(engine, lexicon))


def _cpu(part: Callable[[], object]) -> float:
    start = time.process_time()
    part()
    return time.process_time() - start


def _wall(documents: list[Document], lexicon: Lexicon, engine: str) -> float:
    """Seconds by the clock without what starting workers costs: a long run pays that once."""
    start = time.perf_counter()
    _add(documents, lexicon, engine)
    whole = time.perf_counter() - start
    start = time.perf_counter()
    _add(documents[:2], lexicon, engine)
    return whole - (time.perf_counter() - start)


def _documents(bulk: Path, lexicon: Lexicon) -> Iterator[Document]:
    """One of each archive in turn, spread over its length."""
    shelves = [_spread(path, lexicon) for path in sorted(bulk.glob("*.jsonl.gz"))]
    for row in zip_longest(*shelves):
        yield from filter(None, row)


def _spread(path: Path, lexicon: Lexicon, *, step: int = 17) -> Iterator[Document]:
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder) / "some.jsonl"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, 0, None, step)), encoding="utf-8")
        yield from (d for d in read_path(some, lexicon) if isinstance(d, Document))


def _print(told: dict[str, Any], documents: int, words: int) -> None:
    print(f"  add / bare spaCy          {told['ratio to bare spaCy']:.2f}   (bar: at most 1.0)")
    print(f"  one process / two, clock  {told['two processes']:.2f}   (bar: at least 1.6)")
    for name, seconds in told["seconds"].items():
        print(f"  {name:24}  {seconds:6.2f} s  {words / seconds:8,.0f} words/s  {documents / seconds:6.1f} documents/s")
    print(f"  peak memory               {told['peak memory, MiB']} MiB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--texts", type=int, default=120)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
