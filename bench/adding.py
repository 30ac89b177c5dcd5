"""What one more document costs in small and large ledgers: ``make bench-adding``, or ``python bench/adding.py``.

The documents are made up: a thousand a year, about a score of pairs of sides and their people, with claims of the kinds
and in about the numbers that the rules find in short news. At each size `--probes` documents of the days that follow
are added one by one, each settled at once, as somebody does who adds the morning's paper; their medians (CPU time, so
that a busy machine tells the same) should not grow with the ledger. Reading and extracting are not in it.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from results import keep

from detente.kinds import KINDS
from detente.kinds.assessment import Assessment
from detente.kinds.channel import Channel
from detente.kinds.commitment import Commitment
from detente.kinds.dated import Dated
from detente.kinds.engagement import Engagement
from detente.kinds.event import Event
from detente.kinds.incident import Incident
from detente.kinds.measure import Measure
from detente.kinds.person import Person
from detente.kinds.position import Position
from detente.kinds.statement import Statement
from detente.lexicon import load_lexicon
from detente.model.actor import Actor, Role
from detente.model.claim import Claim, Place
from detente.model.document import Document, document_id
from detente.model.span import Span
from detente.model.when import When
from detente.store import Store, open_store

FIRST = date(2006, 1, 1)
A_YEAR = 1000  # documents
SIDES = ("USA", "CHN", "RUS", "JPN", "KOR", "IND", "DEU", "FRA", "GBR", "TUR", "BRA", "EGY")
PAIRS = tuple(sorted(combinations(SIDES, 2), key=lambda pair: SIDES.index(pair[0]) + SIDES.index(pair[1])))
"""Every two sides, those first of which most documents tell: of the first pair some two in five."""

GIVEN = ("Ada", "Boris", "Carla", "Dario", "Elena", "Farid", "Greta", "Hugo")
FAMILY = ("Almeida", "Brandt", "Castell", "Dorsey", "Ebersol", "Farouk", "Gallen", "Hartog", "Ivers", "Jansen")
ISSUES = ("trade", "fishing", "visas and travel", "energy", "climate change")
WORDS = tuple(
    a + b + c
    for a in ("port", "grain", "steel", "river", "coast", "rail", "cloth", "stone", "light", "field")
    for b in ("", "mo", "ra", "ti", "ve", "lu", "ka", "so", "ne", "pi")
    for c in ("", "ger", "ton", "ham", "wick", "dale", "stead")
)
Read = tuple[Document, tuple[Claim[Any], ...]]


def documents(start: int, stop: int) -> Iterator[Read]:
    """Documents number `start` to `stop`, each the same whenever it is made."""
    for n in range(start, stop):
        yield document(n, random.Random(n))


def document(n: int, dice: random.Random) -> Read:
    """One document of two sides, its words and what it claims."""
    day = FIRST + timedelta(days=n * 365 // A_YEAR)
    one, other = PAIRS[min(int(dice.paretovariate(0.8)) - 1, len(PAIRS) - 1)]
    ours, theirs = official(one, dice), official(other, dice)
    words = [dice.choice(WORDS) for _ in range(160)]
    text = f"{ours.name} of {one} and {theirs.name} of {other} in report {n}: " + " ".join(words)
    made = Document(id=document_id(text), text=text, published=When.day(day), published_from="header")
    fields = [*told(ours, theirs, day, words, dice), person(ours), person(theirs)]
    return made, tuple(claim(made, i, value) for i, value in enumerate(fields))


def official(side: str, dice: random.Random) -> Actor:
    """One of some ten people of a side; the first is named in every third document."""
    i = dice.choice((0, 0, 0, *range(1, 8)))
    k = SIDES.index(side)
    name = f"{GIVEN[i]} {FAMILY[(i + k) % len(FAMILY)]}{side.lower()}"
    return Actor(name=name, role="minister", side=side, standing="official")


def told(ours: Actor, theirs: Actor, day: date, words: Sequence[str], dice: random.Random) -> Iterator[Any]:
    """What 550 public releases were found to claim, 22 claims each: as many of each kind, as rarely with a day."""
    for n in range(5):
        when = When.day(day + timedelta(days=dice.randrange(-30, 30)))
        yield Dated(text=words[n], type="DATE", value=str(when), timex=str(when), when=when)
    yield from _done(ours, theirs, day, words, dice)
    for i in range(4):
        yield Position(side=ours.side, stance=_words(words, 8 * i), issue=dice.choice(ISSUES))
    for i in range(4):
        yield Statement(
            form=("direct", "indirect", "indirect", "indirect")[i], text=_words(words, 60 + 8 * i), speaker=ours,
            content=(Span(0, 9),), segments=(), attribution=f"a{i}", addressee=theirs.side if i else None,
        )  # fmt: skip
    for sort in ("forecast", dice.choice(("constraint", "perception"))):
        yield Assessment(
            claim=_words(words, dice.randrange(100)), type=sort, direction="better", holder=ours, of_side=theirs.side
        )
    if dice.random() < 0.5:
        yield Commitment(
            by=(ours,), toward=(theirs,), text=_words(words, 110), status="made", issues=(dice.choice(ISSUES),)
        )
    if dice.random() < 0.1:
        yield Channel(subject=dice.choice(("trade talks", "hotline")), sides=tuple(sorted({ours.side, theirs.side})))


def _done(ours: Actor, theirs: Actor, day: date, words: Sequence[str], dice: random.Random) -> Iterator[Any]:
    """An engagement, many of a pair in one month; two events; now and then an incident or a measure."""
    status = dice.choice(("held", "held", "planned"))
    when = When.day(day + timedelta(days=20 if status == "planned" else -1))
    form = dice.choice(("meeting", "call", "visit"))
    if dice.random() < 0.6:
        yield Engagement(form=form, participants=(ours, theirs), when=when, status=status)
    for _ in range(2):
        yield Event(source=f"{ours.side} GOV", target=f"{theirs.side} GOV", plover="CONSULT", when=when)
    if dice.random() < 0.3:
        yield Incident(what=_words(words, 120), actors=(ours,), targets=(theirs,), when=dice.choice((None, when)))
    if dice.random() < 0.1:
        yield Measure(what=_words(words, 130), type="sanction", by=(ours,), against=(theirs,), announced=when)


def _words(words: Sequence[str], start: int) -> str:
    return " ".join(words[start : start + 8])


def person(actor: Actor) -> Person:
    """Who somebody is, as a document names them."""
    return Person(name=actor.name or "", roles=(Role(title="minister", side=actor.side),), side=actor.side)


_KIND = {kind.fields: kind.name for kind in KINDS}


def claim(document: Document, i: int, fields: Any) -> Claim[Any]:
    """A claim of the kind of its fields, made by the document's `i`-th stretch of five characters."""
    span = Span(i * 5, i * 5 + 5)
    return Claim(
        place=Place(document=document.id, kind=_KIND[type(fields)], trigger=span),
        fields=fields,
        evidence=(document.evidence(span),),
        known_from=document.known_from,
    )


def grow(store: Store, start: int, stop: int) -> None:
    """Adds documents in bulk."""
    for n in range(start, stop, 500):
        store.add(documents(n, min(n + 500, stop)))
        store.settle()


def probe(store: Store, start: int, probes: int) -> list[float]:
    """CPU seconds that each of the next documents takes, added and settled by itself."""
    times = []
    for read in list(documents(start, start + probes)):
        began = time.process_time()
        store.add([read])
        store.settle()
        times.append(time.process_time() - began)
    return times


def main(arguments: Sequence[str]) -> int:
    """Prints for each size the median and the slowest of the probes, and the median over that of the first size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000, 16000])
    parser.add_argument("--probes", type=int, default=50)
    options = parser.parse_args(arguments)
    first, there, kept = 0.0, 0, []
    with TemporaryDirectory() as folder, open_store(Path(folder) / "ledger.db", load_lexicon()) as store:
        for size in options.sizes:
            began = time.process_time()
            grow(store, there, size)
            loading = (time.process_time() - began) / max(1, size - there)
            times = probe(store, size, options.probes)
            there, middle = size + options.probes, statistics.median(times)
            first = first or middle
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            kept.append(
                {"documents": size, "times the first": round(middle / first, 2), "one more, ms": round(middle * 1000)}
                | {"in bulk, ms each": round(loading * 1000), "peak memory, MiB": peak}
            )
            print(
                f"{size:6} documents: one more takes {middle * 1000:.0f} ms (at most {max(times) * 1000:.0f}), "
                f"{middle / first:.2f} times the first; in bulk {loading * 1000:.0f} ms each; peak memory {peak} MiB",
                flush=True,
            )
    print(f"written: {keep('adding', {'sizes': kept})}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
