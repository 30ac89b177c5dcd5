"""How fast documents become records, beside the bare spaCy pipeline on the same texts in the same run.

python bench/speed.py [--shared ../shared] [--texts 120] [--runs 5]

Ratios first: machines differ, and so do hours on one machine. "Bare spaCy" is all of en_core_web_sm (tagger, parser,
lemmas, named entities) over the paragraphs, in batches of 256, and does nothing with what it finds. "Add" is all of
`detente add` behind the reading of files: annotate, extract, write, merge. Times are processor seconds of this process;
one process and two are compared by the clock, which tells nothing while others use the machine.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

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
    bulk = shelf(options.shared, "bench/speed.py")
    if bulk is None:
        return 0
    lexicon = load_lexicon()
    documents = list(islice(releases(bulk, lexicon), options.texts))
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words:,} words; {machine()}", flush=True)
    told = measured(documents, lexicon, options.runs)
    _print(told, len(documents), words)
    print(f"written: {keep('speed', told | {'documents': len(documents), 'words': words})}")
    return 0


def shelf(shared: Path, asking: str) -> Path | None:
    """Where the public releases are; None, with a word of what was left out, where they are not."""
    bulk = shared / "reference" / "bulk"
    if bulk.is_dir():
        return bulk
    print(f"{bulk} is not there: {asking} needs ../shared and was left out", file=sys.stderr)
    return None


def measured(documents: list[Document], lexicon: Lexicon, runs: int) -> dict[str, Any]:
    """Processor seconds by part, the median of `runs` in turn, and what follows from them."""
    load_parser()
    bare = bare_spacy()
    parts: dict[str, Callable[[], object]] = {
        "bare spaCy": lambda: bare(documents),
        "parse": lambda: list(parse(documents)),
        "add, this process": lambda: _add(documents, lexicon, "here"),
    }
    for part in parts.values():
        part()  # what is loaded or learnt once is not counted
    rounds = [{name: _times(part) for name, part in parts.items()} | _in_two(documents, lexicon) for _ in range(runs)]
    one, bare_alone, two = (
        [r[name] for r in rounds] for name in ("add, this process", "bare spaCy", "add, two processes")
    )
    started = [r["add, two processes, started"] for r in rounds]
    middle = statistics.median
    return {
        "ratio to bare spaCy": middle(a.cpu / b.cpu for a, b in zip(one, bare_alone, strict=True)),
        "two processes": middle(a.clock / b.clock for a, b in zip(one, started, strict=True)),
        "two processes, with starting": middle(a.clock / b.clock for a, b in zip(one, two, strict=True)),
        "seconds": {name: middle(r[name].cpu for r in rounds) for name in parts},
        "seconds by the clock": {name: middle(r[name].clock for r in rounds) for name in list(rounds[0])[2:]},
        "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


class Times(NamedTuple):
    """Seconds of this process's processor time, and by the clock."""

    cpu: float
    clock: float


def _times(part: Callable[[], object]) -> Times:
    cpu, clock = time.process_time(), time.perf_counter()
    part()
    return Times(time.process_time() - cpu, time.perf_counter() - clock)


def _in_two(documents: list[Document], lexicon: Lexicon) -> dict[str, Times]:
    """Adding in two processes, and the same without what starting them costs: a long run pays that once."""
    least = sorted(documents, key=lambda document: len(document.text))[:2]
    whole, start = (_times(lambda some=some: _add(some, lexicon, "processes:2")) for some in (documents, least))
    return {
        "add, two processes": whole,
        "add, two processes, started": Times(whole.cpu - start.cpu, whole.clock - start.clock),
    }


def bare_spacy() -> Callable[[Sequence[Document]], int]:
    """Reads documents with all of the model, in batches of 256 paragraphs; gives how many paragraphs there were."""
    nlp = next(filter(None, (_model(name) for name in MODELS)))

    def read(documents: Sequence[Document]) -> int:
        lines = [line.strip() for d in documents for line in d.text.split("\n") if line.strip()]
        return sum(1 for _ in nlp.pipe(lines, batch_size=256))

    return read


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


def releases(bulk: Path, lexicon: Lexicon, *, step: int = 17) -> Iterator[Document]:
    """One of each archive in turn, every `step`-th of it."""
    shelves = [_spread(path, lexicon, step=step) for path in sorted(bulk.glob("*.jsonl.gz"))]
    for row in zip_longest(*shelves):
        yield from filter(None, row)


def _spread(path: Path, lexicon: Lexicon, *, step: int) -> Iterator[Document]:
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder) / "some.jsonl"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, 0, None, step)), encoding="utf-8")
        yield from (d for d in read_path(some, lexicon) if isinstance(d, Document))


def _print(told: dict[str, Any], documents: int, words: int) -> None:
    print(f"  add / bare spaCy          {told['ratio to bare spaCy']:.2f}   (bar: at most 1.0)")
    print(f"  one process / two, clock  {told['two processes']:.2f}   (bar: at least 1.6)")
    print(f"    with their starting     {told['two processes, with starting']:.2f}")
    for name, seconds in told["seconds by the clock"].items():
        print(f"  {name:28}  {seconds:6.2f} s by the clock")
    for name, seconds in told["seconds"].items():
        print(f"  {name:28}  {seconds:6.2f} s  {words / seconds:8,.0f} words/s  {documents / seconds:6.1f} documents/s")
    print(f"  peak memory               {told['peak memory, MiB']} MiB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--texts", type=int, default=120)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
