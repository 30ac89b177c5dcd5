"""How well near-copies are found: ``python bench/copies.py [--data DIR] [--texts N] [--pairs N]``.

Makes pairs by editing releases as papers edit a wire story: cut, given another title and opening, a day changed,
another style of quotation marks, a paragraph added, and all of these. Every text is then compared with every other, as
the ledger does: by shared bands, then by `similarity`. A pair of a text with its own edit is right, any other is wrong,
but for texts that say the same themselves (forms that are filled in anew), which are counted apart.

The releases (public domain) may not be passed on: where they are not found, it says so and ends well. With `--pairs` it
prints the pairs of unedited texts that are most alike, what they are taken for and what differs, for reading by eye.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from detente.ledger.copies import NEAR_COPY, filled_in_anew
from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.read import read_path
from detente.read.copies import bands, signature, similarity

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "bulk"
LEAST = 900  # characters: shorter texts are not cut by papers


@dataclass(frozen=True)
class Text:
    """A text, its title, and which release it was made of by which edit (`source` with no edit is itself)."""

    source: int
    edit: str
    title: str
    text: str


def releases(folder: Path) -> Iterator[tuple[str, str]]:
    """(title, text) of each release, in the order of the files."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = json.loads(line)
                yield found["title"], found["text"]


def cut(text: str, chance: random.Random) -> str:
    """A third of the paragraphs, or of the sentences, is left out at the end."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(parts[: max(2, round(len(parts) * chance.uniform(0.65, 0.8)))])


def retitled(text: str, chance: random.Random) -> str:
    """Another title and a dateline before it."""
    return f"Leaders speak of ties and trade\n\nOSLO, {chance.choice(['May', 'June'])} 4 (Example) - {text}"


def redated(text: str, chance: random.Random) -> str:
    """Days of the week and of the month are others."""
    text = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri)day\b", "Sunday", text)
    return re.sub(r"\b\d{1,2}, (\d{4})", lambda m: f"{chance.randint(1, 28)}, {m[1]}", text)


def restyled(text: str, chance: random.Random) -> str:
    """Straight quotation marks for curly ones, spaced dashes, British spelling."""
    for old, new in (("“", '"'), ("”", '"'), ("’", "'"), ("—", " - "), ("ization", "isation"), ("defense", "defence")):
        text = text.replace(old, new)
    return text


def added(text: str, chance: random.Random) -> str:
    """A paragraph of the paper's own in the middle."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    own = (
        "Analysts in the capital said that the words were chosen with care and that little had changed since the "
        "spring. Trade between the two has grown by a tenth in a year, according to figures of the port authority."
    )
    at = chance.randrange(1, len(parts)) if len(parts) > 1 else 1
    return " ".join([*parts[:at], own, *parts[at:]])


def all_of_them(text: str, chance: random.Random) -> str:
    """A copy as papers make it: cut a little, and all the rest."""
    kept = " ".join(re.split(r"(?<=[.!?])\s+", text)[: -max(1, text.count(". ") // 8)])
    return retitled(added(redated(restyled(kept, chance), chance), chance), chance)


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "cut": cut, "retitled": retitled, "redated": redated, "restyled": restyled, "added": added, "all": all_of_them,
}  # fmt: skip


def corpus(found: Sequence[tuple[str, str]], chance: random.Random) -> list[Text]:
    """Each release, and one edit of it, in turn."""
    texts = []
    for n, (title, text) in enumerate(found):
        name = list(EDITS)[n % len(EDITS)]
        texts += [Text(n, "", title, text), Text(n, name, title, EDITS[name](text, chance))]
    return texts


def alike(texts: Sequence[Text], least: float) -> Iterator[tuple[float, Text, Text]]:
    """The pairs that share a band and are at least so similar: what the ledger would call near-copies."""
    signs = [signature(text.text) for text in texts]
    by_band: dict[str, list[int]] = defaultdict(list)
    for i, sign in enumerate(signs):
        for key in bands(sign):
            by_band[key].append(i)
    candidates = {pair for some in by_band.values() if len(some) < 200 for pair in combinations(some, 2)}
    for i, j in sorted(candidates):
        share = similarity(signs[i], signs[j])
        if share >= least:
            yield share, texts[i], texts[j]


def report(texts: Sequence[Text]) -> None:
    """Prints precision and recall, the latter for each edit."""
    pairs = list(alike(texts, NEAR_COPY))
    forms = {
        frozenset((a.source, b.source)) for _, a, b in pairs if a.source != b.source and not (a.edit or b.edit)
    }  # alike without any edit: forms
    right = {a.source for _, a, b in pairs if a.source == b.source}
    wrong = [(s, a, b) for s, a, b in pairs if a.source != b.source and frozenset((a.source, b.source)) not in forms]
    edits: dict[str, list[bool]] = defaultdict(list)
    for text in texts:
        if text.edit:
            edits[text.edit].append(text.source in right)
    for name, hits in edits.items():
        print(f"{name:12} {sum(hits)}/{len(hits)} found ({sum(hits) / len(hits):.3f})")
    total = sum(map(len, edits.values()))
    print(f"recall {len(right) / total:.3f} of {total} pairs")
    print(f"precision {len(right) / max(1, len(right) + len(wrong)):.3f} ({len(wrong)} wrong)")
    print(f"releases alike without any edit: {len(forms)} pairs")


def documents(folder: Path) -> list[Document]:
    """The releases as the readers make documents of them, with side, publisher and day."""
    lexicon = load_lexicon()
    read = (item for path in sorted(folder.glob("*.jsonl.gz")) for item in read_path(path, lexicon))
    return [item for item in read if isinstance(item, Document)]


def show(found: Sequence[Document], number: int) -> None:
    """The pairs most alike: what they are taken for, how many days they are apart, and what was exchanged in them."""
    texts = [Text(n, "", document.title or "", document.text) for n, document in enumerate(found)]
    for share, a, b in sorted(alike(texts, 0.25), key=lambda pair: -pair[0])[:number]:
        one, other = found[a.source], found[b.source]
        days = abs((one.known_from - other.known_from).days) if one.known_from and other.known_from else "?"
        taken = "form" if filled_in_anew(one, other) else "copy" if share >= NEAR_COPY else "apart"
        print(f"{share:.3f} {taken:5} {days} days  {a.title[:80]!r} | {b.title[:80]!r}")
        print(f"      {exchanged(a.text.split(), b.text.split())}")


def exchanged(one: list[str], other: list[str]) -> str:
    """The first words that stand in one text for others in the other."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    turns = [f"{' '.join(one[a:b])[:60]} -> {' '.join(other[c:d])[:60]}" for op, a, b, c, d in steps if op != "equal"]
    return "; ".join(turns[:5]) or "the same words"


def main() -> None:
    """Reads the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--texts", type=int, default=1800, help="releases that are edited")
    parser.add_argument("--pairs", type=int, default=0, help="print so many most similar pairs of the whole corpus")
    asked = parser.parse_args()
    found = list(releases(asked.data))
    if not found:
        print(f"{asked.data}: no releases there; skipped")
        return
    if asked.pairs:
        show(documents(asked.data), asked.pairs)
        return
    chance = random.Random(1972)
    long = [pair for pair in found if len(pair[1]) >= LEAST]
    report(corpus(chance.sample(long, min(asked.texts, len(long))), chance))


if __name__ == "__main__":
    main()
