"""How well `detente.annotate` reads attributions: ``make bench-statements``, or ``python bench/statements.py --help``.

The corpus is PolNeAR (Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News", LREC 2018): news
on the United States' election of 2016, each attribution with the words that name its source, its cue and its content.
It may not be passed on: where it is not found, this says so and ends well.

How it is measured:

- A system attribution matches a gold one where the characters of their contents have a Jaccard coefficient of a half or
  more, one to one, best first. Quotation marks count as content on both sides.
- PolNeAR marks the outermost layer only (of the 19,831 attributions with a cue in its training part, none has its cue
  inside the content of another), so those `within` another are not compared; with ``--nested`` they are.
- PolNeAR also marks what somebody believes, wants or means to do, what was not said or may be, and deeds that say
  something ("endorsed", "voted for"). So the words of `Speech.with_held` report too; with ``--said-only`` they don't,
  as in the program itself. The figures "said" leave out, on both sides, what no verb, noun or prefix of saying
  introduces.
- Exact: the stretch is the same but for marks, white space, punctuation and "that" at its ends; F1 of all attributions.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from detente.annotate import _stages, annotate
from detente.annotate.parse import parse
from detente.lexicon import Lexicon, load_lexicon
from detente.model.annotated import Annotated, Attribution
from detente.model.document import Document
from detente.model.span import Span

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "quotes"
HALF = 0.5
LEAST = {"f1": 0.65, "precision": 0.80, "direct": 0.95, "source": 0.64, "cue": 0.56, "content": 0.53}
"""Figures below which ``--least`` ends with an error."""
EDGES = " \t\n\u00a0.,;:—–―-…\"“”'‘’`"


@dataclass
class Figures:
    """What was counted: hits, gold, system and exact stretches."""

    counts: Counter[str] = field(default_factory=Counter)

    def share(self, hits: str, of: str) -> float:
        """One count as a share of another; 0 of nothing."""
        return self.counts[hits] / self.counts[of] if self.counts[of] else 0.0

    def f1(self, hits: str, gold: str = "gold", system: str = "system") -> float:
        """F1 from hits, gold and system counts."""
        both = self.counts[gold] + self.counts[system]
        return 2 * self.counts[hits] / both if both else 0.0


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of one part."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def characters(spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """The positions that spans hold."""
    return frozenset(i for start, end in spans for i in range(start, end))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without marks, white space, punctuation and "that" at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return (start + 5 if text[start:end].startswith("that ") else start), end


def content(at: Attribution, text: str) -> frozenset[int]:
    """The positions of what is reported, with the marks beside it."""
    return characters([(_mark(text, s.start, -1), _mark(text, s.end, 1)) for s in at.content])


def _mark(text: str, position: int, step: int) -> int:
    beside = text[position - 1 : position] if step < 0 else text[position : position + 1]
    return position + step if beside and beside in "\"“”‘’'" else position


def pairs(gold: Sequence[frozenset[int]], system: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """One-to-one matches, best first."""
    scored = sorted(
        ((len(g & s) / len(g | s), -i, -j) for i, g in enumerate(gold) for j, s in enumerate(system) if g & s),
        reverse=True,
    )
    used: set[tuple[str, int]] = set()
    for score, i, j in scored:
        if score >= HALF and ("g", i) not in used and ("s", j) not in used:
            used |= {("g", i), ("s", j)}
            yield -i, -j


def is_said(a: Annotated, quote: dict[str, Any], lexicon: Lexicon) -> bool:
    """Does the gold cue hold a word of saying?"""
    cue = " ".join(quote["cue"].casefold().split()) if quote["cue"] else ""
    if any(prefix in cue for prefix in (*lexicon.speech.prefixes, ":")):
        return True
    words = [t for start, end in quote["cue_spans"] for t in a.tokens if start <= t.start < end]
    verbs = [lexicon.speech.verbs.get(t.lemma) for t in words]
    return any(v is not None and v.manner == "said" for v in verbs) or any(
        t.lemma in lexicon.speech.nouns for t in words
    )


def compare(a: Annotated, article: dict[str, Any], lexicon: Lexicon, figures: Figures, *, nested: bool) -> None:
    """Counts one article."""
    text, quotes = article["text"], article["quotes"]
    left_out = characters(
        [s for block in article["discard"] for s in (block if isinstance(block[0], list) else [block])]
    )
    found = [(content(at, text), at) for at in a.attributions if nested or at.within is None]
    found = [(c, at) for c, at in found if len(c & left_out) * 2 <= len(c)]
    gold = [characters(q["spans"]) for q in quotes]
    said = [is_said(a, q, lexicon) for q in quotes]
    matches = dict(pairs(gold, [c for c, _ in found]))
    figures.counts.update(gold=len(gold), system=len(found), gold_said=sum(said))
    figures.counts.update(
        system_said=sum(at.manner == "said" for _, at in found)
        - sum(not said[i] and found[j][1].manner == "said" for i, j in matches.items())
    )
    for i, quote in enumerate(quotes):
        kind = quote["kind"]
        figures.counts["gold " + kind] += 1
        if i in matches:
            at = found[matches[i]][1]
            figures.counts.update({"hit": 1, "hit " + kind: 1, "hit_said": int(said[i] and at.manner == "said")})
            figures.counts.update(_exact(text, quote, at))


def _exact(text: str, quote: dict[str, Any], at: Attribution) -> dict[str, int]:
    """Which stretches of a matched pair are the same, and whether their sources overlap."""

    def same(gold: Sequence[Sequence[int]], own: Span | None) -> int:
        first = [bare(text, *s) for s in gold[:1]]
        return int(first == ([bare(text, own.start, own.end)] if own is not None else []))

    source = at.source_span
    named = quote["speaker_spans"]
    return {
        "source": same(named, source),
        "cue": same(quote["cue_spans"], at.cue),
        "content": int([bare(text, *s) for s in quote["spans"]] == [bare(text, s.start, s.end) for s in at.content]),
        "named": int(bool(named)),
        "speaker": int(bool(named and source and any(source.start < e and s < source.end for s, e in named))),
    }


def show(figures: Figures, part: str, seconds: dict[str, float]) -> None:
    """Prints the figures."""
    f, c = figures, figures.counts
    print(f"PolNeAR, {part}: {c['gold']} attributions; found {c['system']}")
    print(f"  all      P {f.share('hit', 'system'):.3f}  R {f.share('hit', 'gold'):.3f}  F1 {f.f1('hit'):.3f}")
    precision, recall = f.share("hit_said", "system_said"), f.share("hit_said", "gold_said")
    said = f.f1("hit_said", "gold_said", "system_said")
    print(f"  said     P {precision:.3f}  R {recall:.3f}  F1 {said:.3f}  ({c['gold_said']} attributions)")
    print(
        "  recall   "
        + "  ".join(f"{k} {f.share('hit ' + k, 'gold ' + k):.3f}" for k in ("direct", "mixed", "indirect"))
    )
    print("  exact F1 " + "  ".join(f"{k} {f.f1(k):.3f}" for k in ("source", "cue", "content")))
    print(f"  speaker  {f.share('speaker', 'named'):.3f} of the matched (the words that name the source overlap)")
    print(f"  time     parse {seconds['parse']:.1f} s, everything after it {seconds['rest']:.1f} s")


def measure(articles: Sequence[dict[str, Any]], *, nested: bool, held: bool = True) -> tuple[Figures, dict[str, float]]:
    """The figures of these articles, and the processor seconds that parsing and all stages after it took."""
    lexicon, figures = load_lexicon(), Figures()
    if held:
        lexicon = replace(lexicon, speech=lexicon.speech.with_held())
    documents = [Document(id=article["id"], text=article["text"]) for article in articles]
    list(annotate(documents[:1], lexicon))  # loads the models
    begun = time.process_time()
    parsed = list(parse(documents))
    between = time.process_time()
    annotated = [_stages(d, p, lexicon) for d, p in zip(documents, parsed, strict=True)]
    seconds = {"parse": between - begun, "rest": time.process_time() - between}
    for a, article in zip(annotated, articles, strict=True):
        compare(a, article, lexicon, figures, nested=nested)
    return figures, seconds


def main(argv: Sequence[str] | None = None) -> int:
    """Measures one part; 1 where ``--least`` is asked for and not reached."""
    parser = argparse.ArgumentParser(description="Attributions of PolNeAR")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--nested", action="store_true", help="count attributions within others too")
    parser.add_argument("--said-only", action="store_true", help="without what is wanted, planned, backed or not said")
    parser.add_argument("--least", action="store_true", help="end with an error below the least figures")
    args = parser.parse_args(argv)
    path = args.data / ("dev.jsonl" if args.part == "dev" else "train.jsonl.gz")
    if not path.exists():
        print(f"{path} is not there: PolNeAR may not be passed on, so there is nothing to measure.", file=sys.stderr)
        return 0
    figures, seconds = measure(read(path), nested=args.nested, held=not args.said_only)
    show(figures, args.part, seconds)
    reached = {
        "f1": figures.f1("hit"),
        "precision": figures.share("hit", "system"),
        "direct": figures.share("hit direct", "gold direct"),
        **{name: figures.f1(name) for name in ("source", "cue", "content")},
    }
    low = [name for name, least in LEAST.items() if reached[name] < least]
    if args.least and low:
        print("below the least: " + ", ".join(low), file=sys.stderr)
    return int(args.least and bool(low))


if __name__ == "__main__":
    sys.exit(main())
