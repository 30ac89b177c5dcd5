"""Reads each hostile input in a process of its own kind, and tells what came of it: ``python reading.py FOLDER``.

Prints a line of JSON for each input: its name, refusals as printed, texts, seconds of the processor; at last the most
memory that was held, in MiB. Making the inputs takes memory too, so it is done elsewhere.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from detente.lexicon import load_lexicon
from detente.read import Refusal, read_paths


def main(folder: Path, names: list[str]) -> None:
    """Reads them in the order given."""
    lexicon = load_lexicon()
    for name in names:
        start = time.process_time()
        items = list(read_paths([folder / name], lexicon))
        refusals = [str(item) for item in items if isinstance(item, Refusal)]
        seconds = time.process_time() - start
        print(json.dumps([name, refusals, len(items) - len(refusals), seconds]))
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.load(sys.stdin))
