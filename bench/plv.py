"""Sentences with two marked actors and a PLOVER root, as PLV has them, and how well they are coded.

PLV: Hu et al. 2024, "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation
Classification". CONCEDE and RETREAT count as YIELD there, which it puts into material cooperation; what is promised to
be yielded is AGREE, as in CAMEO (035), where the manual of PLOVER 2.0 has CONCEDE.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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
Table = dict[object, tuple[float, float, float]]


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


def root(plover: str | None, *, promised: bool) -> str | None:
    """A PLOVER 2.0 type as PLV has it."""
    if plover == "CONCEDE" and promised:
        return "AGREE"
    return YIELD.get(plover or "", plover)


def scores(gold: Sequence[object], told: Sequence[object]) -> Table:
    """Precision, recall, F1 of each class of the gold."""
    out = {}
    hits = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    for name in sorted(set(gold), key=str):
        precision = hits[name] / max(1, sum(t == name for t in told))
        recall = hits[name] / max(1, sum(g == name for g in gold))
        out[name] = precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
    return out


def macro(table: Table) -> float:
    """The mean F1 over the classes."""
    return sum(f for _, _, f in table.values()) / max(1, len(table))


def figures(items: Sequence[Item], told: Sequence[str | None]) -> tuple[Table, Table]:
    """The tables of roots and of quad classes."""
    return (
        scores([i.root for i in items], told),
        scores([i.quad for i in items], [QUADS.get(t or "") for t in told]),
    )
