"""How well the rules code events: ``make bench-events``, or ``python bench/events.py [--data FILE] [--icbe FILE]``.

Runs `code_event` over sentences whose two actors are marked (PLV, see `plv`) and prints precision, recall and F1 of
each PLOVER root, and the macro averages over roots and over quad classes; then what is found in ICBe's validation part
(see `icbe`). ``--model`` takes a model of ``train_events.py``: measured on its own training data, it looks too good.
The corpora may not be passed on: where one is not found, that is said.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import icbe
import plv

from detente.extract.events import code_event
from detente.extract.events.trained import EventModel, load_model


def code_plv(path: Path, *, model: EventModel | None, errors: int) -> None:
    """Prints the figures on PLV."""
    items = list(plv.read_items(path))
    coded = [code_event(i.text, source=i.source, target=i.target, model=model) for i in items]
    told = [plv.root(c.plover, promised=c.promised) for c in coded]
    roots, quads = plv.figures(items, told)
    for name, (precision, recall, f1) in [*roots.items(), *quads.items()]:
        print(f"{name!s:<10} {precision:.3f} {recall:.3f} {f1:.3f}")
    print(f"PLV: {len(items)} sentences; macro-F1 root {plv.macro(roots):.3f}, quad {plv.macro(quads):.3f}")
    wrong = [(i, t) for i, t in zip(items, told, strict=True) if i.root != t]
    for item, code in wrong[:errors]:
        print(f"{item.root} coded {code}: {item.text[:160]}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=plv.DEFAULT)
    parser.add_argument("--icbe", type=Path, default=icbe.DEFAULT)
    parser.add_argument("--part", default="valid", choices=("valid", "train"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print the first N sentences that are coded otherwise")
    args = parser.parse_args(argv)
    for path in (args.data, args.icbe):
        if not path.exists():
            print(f"{path} is not here; nothing measured")
    if args.data.exists():
        code_plv(args.data, model=load_model(args.model) if args.model else None, errors=args.errors)
    if args.icbe.exists():
        print(*icbe.report(args.icbe, args.part), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
