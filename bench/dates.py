"""How well `detente.dates` reads: ``make bench-dates``, or ``python bench/dates.py [--data DIR] [--errors N]``.

Prints precision, recall and F1 on TimeBank, AQUAINT (TBAQ-cleaned, UzZaman et al. 2013) and WikiWars (Mazur & Dale
2010): `strict` counts equal spans, `relaxed` spans that overlap, `value` overlapping ones with the same TIMEX3 value,
compared letter by letter, as TempEval-3 does. None of these corpora may be passed on: where they are not found, it
says so and ends well.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from detente.dates import find

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "dates"
CORPORA = {
    "TimeBank, odd files": ("TimeBank", slice(0, None, 2)),
    "TimeBank, even files": ("TimeBank", slice(1, None, 2)),
    "TimeBank": ("TimeBank", slice(None)),
    "AQUAINT, odd files": ("AQUAINT", slice(0, None, 2)),
    "AQUAINT, even files": ("AQUAINT", slice(1, None, 2)),
    "AQUAINT": ("AQUAINT", slice(None)),
    "WikiWars": ("wikiwars/syntime_tml", slice(None)),
}

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_VALUE = re.compile(r'\bvalue="([^"]*)"')
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_DCT = re.compile(r"<DCT>.*?value=\"(\d{4})-(\d\d)-(\d\d)", re.DOTALL)


@dataclass(frozen=True)
class Gold:
    """A TIMEX3 of the corpus, or one of ours, by its place in the text."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True)
class Article:
    """A news article with its gold."""

    name: str
    text: str
    published: date | None
    gold: tuple[Gold, ...]


def read_article(path: Path) -> Article:
    """An article of a TimeML file, its text without tags."""
    raw = path.read_text("utf-8", errors="replace")
    body = _BODY.search(raw)
    day = _DCT.search(raw)
    text, gold = _untagged(body[1] if body else "")
    return Article(path.name, text, date(*map(int, day.groups())) if day else None, tuple(gold))


def _untagged(body: str) -> tuple[str, list[Gold]]:
    pieces: list[str] = []
    length = position = 0
    opened: list[tuple[int, str | None]] = []
    gold: list[Gold] = []
    for tag in _TAG.finditer(body):
        piece = unescape(body[position : tag.start()])
        pieces.append(piece)
        length += len(piece)
        position = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if tag[1]:
            start, value = opened.pop()
            gold.append(Gold(start, length, "".join(pieces)[start:length], value))
        else:
            value = _VALUE.search(tag[3])
            opened.append((length, value[1] if value else None))
    pieces.append(unescape(body[position:]))
    return "".join(pieces), [g for g in gold if g.end > g.start]


def ours(article: Article) -> list[Gold]:
    """What we find in it, each end of a range by itself, as TimeML has it."""
    found = find(article.text, article.published, ranges=False)
    return [Gold(t.span.start, t.span.end, t.text, t.value) for t in found]


@dataclass
class Score:
    """Counts of one corpus."""

    gold: int = 0
    system: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def row(self) -> str:
        """The figures as a line of the table: F1 for each, and precision and recall of the values."""
        f1 = [200 * hits / (self.gold + self.system or 1) for hits in (self.strict, self.relaxed, self.value)]
        precision, recall = 100 * self.value / (self.system or 1), 100 * self.value / (self.gold or 1)
        return "".join(f"{x:9.1f}" for x in (*f1, precision, recall))


def compare(article: Article, system: Sequence[Gold], score: Score) -> Iterator[str]:
    """Counts hits, one to one, and tells of what went wrong."""
    free = set(system)
    for gold in article.gold:
        near = [s for s in free if s.start < gold.end and gold.start < s.end]
        best = max(
            near,
            key=lambda s: ((s.start, s.end) == (gold.start, gold.end), s.value == gold.value, -s.start),
            default=None,
        )
        if best is None:
            yield f"missed  {gold.text!r} = {gold.value}"
            continue
        free.discard(best)
        same = (best.start, best.end) == (gold.start, gold.end)
        score.relaxed += 1
        score.strict += same
        score.value += best.value == gold.value
        if not same:
            yield f"span    {best.text!r} for {gold.text!r}"
        if best.value != gold.value:
            yield f"value   {best.text!r} = {best.value} for {gold.text!r} = {gold.value}"
    for extra in sorted(free, key=lambda s: s.start):
        yield f"extra   {extra.text!r} = {extra.value}"
    score.gold += len(article.gold)
    score.system += len(system)


def measure(paths: Sequence[Path], errors: int) -> tuple[Score, float]:
    """(score, thousand words a second) on these files; prints the `errors` most frequent errors."""
    articles = [read_article(p) for p in paths]
    score, told = Score(), Counter[str]()
    where: dict[str, str] = {}
    words = sum(len(a.text.split()) for a in articles)
    began = time.perf_counter()
    found = [ours(a) for a in articles]
    taken = time.perf_counter() - began
    for article, system in zip(articles, found, strict=True):
        for line in compare(article, system, score):
            told[line] += 1
            where[line] = f"{article.name} {article.published}"
    for line, count in told.most_common(errors):
        print(f"  {count:3} {line}   ({where[line]})")
    return score, words / taken / 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder with TimeBank, AQUAINT, wikiwars")
    parser.add_argument("--only", help="one corpus of the table")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    given = parser.parse_args()
    if not given.data.is_dir():
        print(f"no corpora in {given.data} (they may not be passed on); name their folder with --data")
        return 0
    print(f"{'':22}{'strict':>9}{'relaxed':>9}{'value':>9}{'v. prec.':>9}{'v. rec.':>9}{'kwords/s':>9}")
    for name, (folder, part) in CORPORA.items():
        paths = sorted((given.data / folder).glob("*.tml"))[part]
        if not paths or (given.only and given.only != name):
            continue
        score, speed = measure(paths, given.errors)
        print(f"{name:22}{score.row()}{speed:9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
