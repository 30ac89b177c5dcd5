"""How fast documents are read: ``make bench-reading``, or ``python bench/reading.py [--data DIR] [--texts N]``.

Reads releases (JSON Lines) without annotating them, as `detente add` does, and prints documents a second, on the wall
and of the processor, and the memory held after each quarter, which must not grow. A second part reads
some of them as pages of HTML. The releases may not be passed on: where they are not found, it says so and ends well.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.read import read_path, read_stream

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "bulk"


def resident() -> float:
    """MiB of memory held now, where the system tells; else the most that was held."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def documents(folder: Path) -> Iterator[Document]:
    """What is read of the packed files, one document after the other; none is kept."""
    for path in sorted(folder.glob("*.jsonl.gz"), reverse=True):
        for item in read_path(path, load_lexicon()):
            if isinstance(item, Document):
                yield item


def lines(folder: Path, texts: int) -> None:
    """Reads the releases as they lie there."""
    reading = documents(folder)
    list(islice(reading, 50))  # the libraries are loaded
    wall, processor = time.perf_counter(), time.process_time()
    count, memory = 0, []
    while done := sum(1 for _ in islice(reading, max(1, texts // 4))):
        count += done
        memory.append(f"{resident():.0f}")
        if count >= texts:
            break
    spent, worked = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"JSON Lines: {count} documents, {count / spent:.0f} a second ({count / worked:.0f} a second of the processor)"
    )
    print(f"memory after each quarter: {', '.join(memory)} MiB")


def pages(folder: Path, texts: int) -> None:
    """Reads the same as pages of HTML."""
    made = []
    for path in sorted(folder.glob("*.jsonl.gz"), reverse=True):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in islice(rows, texts):
                found = json.loads(row)
                body = "".join(f"<p>{p}</p>" for p in found["text"].split("\n") if p.strip())
                head = (
                    f"<title>{found['title']}</title><meta property='article:published_time' content='{found['date']}'>"
                )
                made.append(f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode())
        break
    start, worked = time.perf_counter(), time.process_time()
    for page in made:
        list(read_stream(page, "a.html", load_lexicon()))
    spent, worked = time.perf_counter() - start, time.process_time() - worked
    print(f"HTML: {len(made)} pages, {len(made) / spent:.0f} a second ({len(made) / worked:.0f} of the processor)")


def main() -> None:
    """Reads the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--texts", type=int, default=4000)
    asked = parser.parse_args()
    if not any(asked.data.glob("*.jsonl.gz")):
        print(f"{asked.data}: no releases there; skipped")
        return
    lines(asked.data, asked.texts)
    pages(asked.data, min(200, asked.texts))


if __name__ == "__main__":
    main()
