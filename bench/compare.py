"""How well `compare` finds what two sides' releases share and what one only tells: ``make bench-compare``.

The judge is ``compare_gold.json``: six calls of 2021-2022 told by Washington, Moscow and Kyiv, marked by hand sentence
by sentence, kept as positions. One half was used for building, the other only to measure. A point of the program is
right where the gold has one of the same verdict that shares words with it on each side; a gold point is found where the
program has such a one. Accounts that differ count as shared in the gold; what was not judged counts for nothing. The
releases may not be passed on: where they are not found, that is said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from detente.lexicon import load_lexicon
from detente.pipeline import add
from detente.read import read_path
from detente.store import Store, open_store
from detente.views.compare import Comparison, compare, compare_documents

HERE = Path(__file__).resolve().parent
Stretch = tuple[str, int, int]
Side = list[Stretch]
Judged = tuple[str, list[Side]]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options.add_argument("--half", choices=("build", "kept"), help="only this half")
    options.add_argument("--errors", action="store_true", help="print what is wrong (of the half for building only)")
    given = options.parse_args()
    path = given.shared / "reference" / "pairs" / "calls.jsonl"
    if not path.exists():
        print(f"{path}: not here; nothing measured")
        return 0
    with open_store(":memory:", load_lexicon()) as store:
        add(read_path(path, load_lexicon()), store, load_lexicon())
        gold = json.loads((HERE / "compare_gold.json").read_text("utf-8"))["engagements"]
        for half in [given.half] if given.half else ["build", "kept"]:
            rows = [row for row in gold if row["half"] == half]
            report(half, [judge(row, store, errors=given.errors and half == "build") for row in rows])
    return 0


def judge(row: Mapping[str, Any], store: Store, *, errors: bool) -> dict[str, tuple[int, int, int, int]]:
    """For each verdict: points of the program, right ones, points of the gold, found ones."""
    mine = [(v if v == "only" else "shared", s) for v, s in judged(compared(row["documents"], store))]
    gold = [(p["verdict"], [[_stretch(s) for s in side] for side in p["tellings"]]) for p in row["points"]]
    open_ = [_stretch(s) for s in row["not_judged"]]
    mine = [m for m in mine if not any(all(_meet([one], open_) for one in side) for side in m[1])]
    told: dict[str, tuple[int, int, int, int]] = {}
    for verdict in ("shared", "only"):
        given, wanted = [m for m in mine if m[0] == verdict], [g for g in gold if g[0] == verdict]
        right = [m for m in given if any(_same(m, g) for g in wanted)]
        found = [g for g in wanted if any(_same(m, g) for m in given)]
        told[verdict] = (len(given), len(right), len(wanted), len(found))
        if errors:
            show("wrong", [m for m in given if m not in right], store)
            show("missed", [g for g in wanted if g not in found], store)
    print(
        f"  {row['engagement']}: " + ", ".join(f"{v} {r}/{n} right, {f}/{g} found" for v, (n, r, g, f) in told.items())
    )
    return told


def compared(documents: list[str], store: Store) -> Comparison:
    """The comparison of the engagement on which both documents are; of the two documents where none is."""
    both = [r for r in store.records(("engagement",)) if set(documents) <= set(r.documents)]
    for record in both:
        answer = compare(store, record.id)
        if answer and set(documents) <= {d for account in answer.accounts for d in account.documents}:
            return answer
    print("  (no engagement has both documents: compared as documents)")
    return compare_documents(store, [d for d in map(store.document, documents) if d])


def judged(answer: Comparison) -> Iterable[Judged]:
    for point in answer.points:
        sides = dict.fromkeys(t.side for t in point.accounts)
        of = [[(e.document, e.start, e.end) for t in point.accounts if t.side == s for e in t.evidence] for s in sides]
        yield point.verdict, of


def _stretch(given: Mapping[str, Any]) -> Stretch:
    return given["document"], given["start"], given["end"]


def _same(a: Judged, b: Judged) -> bool:
    """The same verdict, and on each side of `b` words in common."""
    return a[0] == b[0] and len(a[1]) == len(b[1]) and all(any(_meet(x, y) for x in a[1]) for y in b[1])


def _meet(a: Side, b: Side) -> bool:
    """Is half of the shorter stretch in both?"""
    return any(
        x[0] == y[0] and (min(x[2], y[2]) - max(x[1], y[1])) * 2 >= min(x[2] - x[1], y[2] - y[1]) for x in a for y in b
    )


def report(half: str, told: list[dict[str, tuple[int, int, int, int]]]) -> None:
    for verdict in ("shared", "only", "all"):
        rows = [r for one in told for v, r in one.items() if verdict in (v, "all")]
        given, right, wanted, found = (sum(row[i] for row in rows) for i in range(4))
        precision, recall = right / given if given else 0.0, found / wanted if wanted else 0.0
        print(
            f"{half:6} {verdict:7} precision {precision:.2f} ({right}/{given})  recall {recall:.2f} ({found}/{wanted})"
        )


def show(what: str, points: Iterable[Judged], store: Store) -> None:
    for verdict, sides in points:
        print(f"    {what} {verdict}:")
        for document, start, end in (s for side in sides for s in side):
            paper = store.document(document)
            print(f"      {paper.side if paper else ''}: {paper.text[start:end] if paper else ''}")


if __name__ == "__main__":
    sys.exit(main())
