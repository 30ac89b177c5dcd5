"""How long questions take in a large ledger: ``make bench-queries``, or ``python bench/queries.py``.

A seed of a few hundred made-up documents (those of `bench/adding.py`) is added and settled as any others are. What the
ledger then holds is written again and again, row by row, under new ids and on later days, until there are `--documents`
of them: the tables are those that adding would have made, in minutes instead of hours. Then each question is asked
`--times` times of different sides, people, issues, days and documents that the ledger tells of (the same ones at every
run), without and with an as-of day (another one each time); printed are the median and the 95th percentile in
milliseconds of wall-clock time, and of the CPU time of this process, which a busy machine does not stretch. With
`--ledger` it asks a ledger of one's own.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from adding import documents
from results import keep
from sqlalchemy import Table, func, select

from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.model.filter import Filter
from detente.model.when import When
from detente.store import Store, open_store, schema
from detente.store.database import backend, writing
from detente.views.status import best_covered, status
from detente.views.timeline import TURNS, timeline

SEED = 400  # documents
PAGE = 50  # lines on a page
_DAY = re.compile(r"\b(2\d\d\d)-(\d\d)-(\d\d)\b")
_ID = re.compile(r"\b([a-z]{3})-([0-9a-f]{15})([0-9a-f])\b")
_TABLES = (
    schema.document, schema.claim, schema.claim_link, schema.record_version, schema.record_side, schema.record_person,
    schema.record_issue, schema.record_pair, schema.record_turn, schema.document_pair, schema.member,
)  # fmt: skip


class Multiplied:
    """The rows of a ledger, and the same rows again as the `k`-th generation: later days, other ids and numbers."""

    def __init__(self, store: Store) -> None:
        with store._engine.connect() as connection:
            self.rows = {table: list(map(dict, connection.execute(select(table)).mappings())) for table in _TABLES}
            self.texts = {
                name: list(backend(connection).texts(connection, name)) for name in ("claim_text", "document_text")
            }
        known = [row["known_from"] for row in self.rows[schema.document]]
        self.span = (max(known) - min(known)).days + 1
        self.first, self.most = min(known), 10_000_000 // (len(self.rows[schema.claim]) + 1)

    def generation(self, k: int) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
        """The rows of each table, those first that others point to."""
        days = timedelta(days=k * self.span)
        for table in _TABLES:
            yield (
                table,
                [
                    {name: self._new(name, value, k, days, len(self.rows[table])) for name, value in row.items()}
                    for row in self.rows[table]
                ],
            )

    def _new(self, name: str, value: Any, k: int, days: timedelta, rows: int) -> Any:
        if isinstance(value, date):
            return value if value.year in (1, 9999) else value + days
        if name == "n":
            return value + k * rows
        if name == "version":
            return value + k * len(self.rows[schema.record_version])
        return self._words(value, k, days) if isinstance(value, str) and name != "signature" else value

    def _words(self, value: str, k: int, days: timedelta) -> str:
        moved = _DAY.sub(lambda m: (date(int(m[1]), int(m[2]), int(m[3])) + days).isoformat(), value)
        return _ID.sub(lambda m: f"{m[1]}-x{k:03x}{m[2][4:]}{m[3]}", moved)


def grow(store: Store, size: int) -> None:
    """Fills a ledger with so many documents."""
    for start in range(0, SEED, 100):
        store.add(documents(start, start + 100))
    store.settle()
    seed = Multiplied(store)
    for k in range(1, size // SEED):
        with writing(store._engine) as connection:
            database = backend(connection)
            for table, rows in seed.generation(k):
                database.insert_many(connection, table, rows)
            for name, texts in seed.texts.items():
                numbers = len(seed.rows[schema.claim if name == "claim_text" else schema.document])
                database.index_text(connection, name, [{"n": n + k * numbers, "words": words} for n, words in texts])
    with writing(store._engine) as connection:
        backend(connection).go_on_counting(connection)


Given = Callable[[random.Random], dict[str, Any]]
Ask = Callable[[Store, random.Random, date | None], object]


def filters(store: Store) -> Mapping[str, Given]:
    """Each filter of a listing, with values by chance of those that the ledger tells most of."""
    sides, people, issues = (_told_most(store, table) for table in _FACETS)
    pairs = [pair for pair, _ in Counter(store.pairs(PAIRED, most=6)).most_common(40)]
    ids = _column(store, select(schema.document.c.id).order_by(schema.document.c.id).limit(5000))
    words = _words(store)

    def day(dice: random.Random) -> date:
        return a_day(store, dice)

    return {
        "no filter": lambda dice: {},
        "--between": lambda dice: {"between": dice.choice(pairs)},
        "--side": lambda dice: {"side": dice.choice(sides)},
        "--person": lambda dice: {"person": dice.choice(people)},
        "--issue": lambda dice: {"issue": dice.choice(issues)},
        "--document": lambda dice: {"document": dice.choice(ids)},
        "--since": lambda dice: {"since": When.day(day(dice))},
        "--until": lambda dice: {"until": When.day(day(dice))},
        "--learned-since": lambda dice: {"learned_since": day(dice)},
        "--status": lambda dice: {"status": dice.choice(STATUSES)},
        "--text": lambda dice: {"text": dice.choice(words)},
        "--text, two words": lambda dice: {"text": f"{dice.choice(words)} {dice.choice(words)}"},
        "--between --since": lambda dice: {"between": dice.choice(pairs), "since": When.day(day(dice))},
        "--between --status": lambda dice: {"between": dice.choice(pairs), "status": dice.choice(STATUSES)},
        "--side --issue": lambda dice: {"side": dice.choice(sides), "issue": dice.choice(issues)},
    }


_FACETS = (schema.record_side.c.side, schema.record_person.c.name, schema.record_issue.c.issue)
PAIRED = ("engagement", "channel", "commitment", "measure", "incident")
STATUSES = ("held", "planned", "made", "kept", "no_evidence", "open", "direct", "actual")


def _column(store: Store, query: Any) -> list[Any]:
    with store._engine.connect() as connection:
        return list(connection.scalars(query).all())


def _told_most(store: Store, column: Any) -> list[str]:
    return _column(store, select(column).group_by(column).order_by(func.count().desc()).limit(60))


def _words(store: Store) -> list[str]:
    """Words of the ledger's documents, the commoner the likelier."""
    texts = _column(store, select(schema.document.c.text).order_by(schema.document.c.id).limit(40))
    return [word for text in texts for word in re.findall(r"[a-z]{5,}", text)]


def a_day(store: Store, dice: random.Random) -> date:
    """A day on which documents of the ledger were published."""
    known = schema.document.c.known_from
    first, last = _column(store, select(func.min(known)))[0], store.last_day()
    assert last is not None
    return first + timedelta(days=dice.randrange(max(1, (last - first).days)))


def questions(store: Store, names: Sequence[str]) -> Iterator[tuple[str, Ask]]:
    """Each question by its name."""
    given = filters(store)
    for kind in KINDS:
        if kind.name in names:
            for name, one in given.items():
                yield f"{kind.listing} {name}", _listing(kind.name, one)
    for name, one in given.items():
        yield f"documents {name}", lambda s, dice, day, one=one: list(s.documents(_page(one, dice, day)))
    watch, between = load_standing_out(), given["--between"]
    yield "status", lambda s, dice, day: status(s, between(dice)["between"], Filter(as_of=day), watch=watch)
    yield "the best-covered pair", lambda s, dice, day: best_covered(s, as_of=day)
    for name in ("no filter", "--between", "--side", "--since", "--between --since"):
        yield f"timeline {name}", lambda s, dice, day, one=given[name]: timeline(s, _page(one, dice, day), kinds=TURNS)


def _listing(kind: str, given: Given) -> Ask:
    return lambda store, dice, day: list(store.records((kind,), _page(given, dice, day)))


def _page(given: Given, dice: random.Random, day: date | None) -> Filter:
    return Filter(limit=PAGE, as_of=day, **given(dice))


def measure(store: Store, ask: Ask, times: int, *, as_of: bool) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of the processor; each time with other values, and as of another day."""
    dice, clock, cpu = random.Random(1), [], []
    for _ in range(times):
        day = a_day(store, dice) if as_of else None
        began, spent = time.perf_counter(), time.process_time()
        ask(store, dice, day)
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return clock, cpu


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def main(arguments: Sequence[str]) -> int:
    """Prints a line a question, those that miss `--goal` at the end again; the status says whether there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=16_000)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--goal", type=float, default=100.0, help="milliseconds of CPU time at the 95th percentile")
    parser.add_argument("--ledger", help="kept here for the next time, instead of in a folder thrown away")
    parser.add_argument("--only", default="", help="questions whose names hold this")
    parser.add_argument("--kinds", nargs="+", default=["engagement", "position", "commitment", "person"])
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder, open_store(options.ledger or Path(folder) / "l.db", load_lexicon()) as store:
        if not store.counts()["documents"]:
            began = time.process_time()
            grow(store, options.documents)
            print(f"made in {time.process_time() - began:.0f} s of CPU time")
        return _report(store, options)


def _report(store: Store, options: argparse.Namespace) -> int:
    counts = store.counts()
    print(", ".join(f"{number} {name}" for name, number in counts.items() if number), flush=True)
    missed, kept = [], {}
    for name, ask in questions(store, options.kinds):
        for asked, as_of in ((name, False), (f"{name} --as-of", True)):
            if options.only not in asked:
                continue
            clock, cpu = measure(store, ask, options.times, as_of=as_of)
            times = (statistics.median(clock), _p95(clock), statistics.median(cpu), _p95(cpu))
            line = f"{asked:44}" + "{:8.1f} {:8.1f}   cpu {:8.1f} {:8.1f}".format(*times)
            print(line, flush=True)
            kept[asked] = [round(value, 1) for value in times[2:]]
            missed += [line] * (_p95(cpu) > options.goal)
    print(f"{len(missed)} over {options.goal:.0f} ms (n={options.times} each)", *missed, sep="\n")
    share = round(1 - len(missed) / max(1, len(kept)), 3)
    figures = {"within": share, "goal, ms": options.goal, "ledger": counts, "median and p95 of CPU, ms": kept}
    print(f"written: {keep('queries', figures)}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
