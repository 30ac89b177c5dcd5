"""How well the rules code events: ``make bench-events``, or ``python bench/events.py [--data FILE] [--errors N]``.

Runs `code_event` over sentences whose two actors are marked (PLV, 1,050 sentences; Hu et al. 2024, "Leveraging
Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification") and prints precision, recall
and F1 of each PLOVER root, and the macro averages over roots and over quad classes. CONCEDE and RETREAT count as YIELD,
which PLV puts into material cooperation. The corpus may not be passed on: where it is not found, that is said.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.extract.events import code_event

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "events" / "plv_train.jsonl"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}

Span = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """A sentence with its actors' spans and its root and quad class."""

    text: str
    source: Span
    target: Span
    root: str
    quad: int


def read_items(path: Path) -> Iterator[Item]:
    """The items of a file of JSON lines."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, marks = unmarked(row["marked"])
        event = row["events"][0]
        source = marks.get("s") or marks.get("t") or (0, 1)
        yield Item(text, source, marks.get("t", source), event["plover_root"], int(event["quad"]))


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The text without ``<s>…</s>`` and ``<t>…</t>``, and the first span of each without white space at its ends."""
    text, begins, spans = "", {}, {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            begins[part[1]] = len(text)
        elif part in ("</s>", "</t>"):
            inner = text[begins[part[2]] :]
            start = begins[part[2]] + len(inner) - len(inner.lstrip())
            spans.setdefault(part[2], (start, max(start + 1, start + len(inner.strip()))))
        else:
            text += part
    return text, spans


def scores(gold: Sequence[object], told: Sequence[object]) -> dict[object, tuple[float, float, float]]:
    """Precision, recall, F1 of each class of the gold."""
    out = {}
    hits = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    for name in sorted(set(gold), key=str):
        precision = hits[name] / max(1, sum(t == name for t in told))
        recall = hits[name] / max(1, sum(g == name for g in gold))
        out[name] = precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
    return out


def macro(table: dict[object, tuple[float, float, float]]) -> float:
    return sum(f for _, _, f in table.values()) / max(1, len(table))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0, help="print the first N sentences that are coded otherwise")
    args = parser.parse_args(argv)
    if not args.data.exists():
        print(f"{args.data} is not here; nothing measured")
        return 0
    items = list(read_items(args.data))
    coded = [code_event(i.text, source=i.source, target=i.target).plover for i in items]
    told = [YIELD.get(code or "", code) for code in coded]
    roots = scores([i.root for i in items], told)
    quads = scores([i.quad for i in items], [QUADS.get(t or "") for t in told])
    for name, (precision, recall, f1) in [*roots.items(), *quads.items()]:
        print(f"{name!s:<10} {precision:.3f} {recall:.3f} {f1:.3f}")
    print(f"{len(items)} sentences; macro-F1 root {macro(roots):.3f}, quad {macro(quads):.3f}")
    wrong = [(i, t) for i, t in zip(items, told, strict=True) if i.root != t]
    for item, code in wrong[: args.errors]:
        print(f"{item.root} coded {code}: {item.text[:160]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
