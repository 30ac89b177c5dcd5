"""How long questions take in a large ledger: ``make bench-queries``, or ``python bench/queries.py``.

A seed of a few hundred made-up documents (those of `bench/adding.py`) is added and settled as any others are. What the
ledger then holds is written again and again, row by row, under new ids and on later days, until there are `--documents`
of them: the tables are those that adding would have made, in minutes instead of hours. Then each question is asked
`--times` times of different sides, people, issues, days and documents (the same ones at every run), with and without
an as-of day, each after the other; printed are the median and the 95th percentile in milliseconds of wall-clock time,
and of the CPU time of this process, which a busy machine does not stretch.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from adding import FAMILY, GIVEN, ISSUES, SIDES, WORDS, documents
from sqlalchemy import Table, select

from detente.kinds import KINDS
from detente.lexicon import load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.model.filter import Filter
from detente.model.when import When
from detente.store import Store, open_store, schema
from detente.store.database import backend, writing
from detente.views.status import status
from detente.views.timeline import TURNS, timeline

SEED = 400  # documents
PAGE = 50  # lines on a page
_DAY = re.compile(r"\b(2\d\d\d)-(\d\d)-(\d\d)\b")
_ID = re.compile(r"\b([a-z]{3})-([0-9a-f]{15})([0-9a-f])\b")
_TABLES = (
    schema.document, schema.claim, schema.claim_link, schema.record_version, schema.record_side, schema.record_person,
    schema.record_issue, schema.member,
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


Ask = Callable[[Store, random.Random], object]


def filters(last: date, ids: Sequence[str]) -> Mapping[str, Callable[[random.Random], dict[str, Any]]]:
    """Each filter of a listing, with a value by chance."""
    first = date(2006, 1, 1)

    def day(dice: random.Random) -> date:
        return first + timedelta(days=dice.randrange((last - first).days))

    def pair(dice: random.Random) -> tuple[str, str]:
        one, other = dice.sample(SIDES, 2)
        return one, other

    return {
        "no filter": lambda dice: {},
        "--between": lambda dice: {"between": pair(dice)},
        "--side": lambda dice: {"side": dice.choice(SIDES)},
        "--person": lambda dice: {"person": f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}{dice.choice(SIDES).lower()}"},
        "--issue": lambda dice: {"issue": dice.choice(ISSUES)},
        "--document": lambda dice: {"document": dice.choice(ids)},
        "--since": lambda dice: {"since": When.day(day(dice))},
        "--until": lambda dice: {"until": When.day(day(dice))},
        "--learned-since": lambda dice: {"learned_since": day(dice)},
        "--status": lambda dice: {"status": dice.choice(("held", "planned", "made", "open"))},
        "--text, two words": lambda dice: {"text": f"{dice.choice(WORDS)} {dice.choice(WORDS)}"},
        "--text, a phrase": lambda dice: {"text": f'"{dice.choice(WORDS)} {dice.choice(WORDS)}"'},
        "--between --since": lambda dice: {"between": pair(dice), "since": When.day(day(dice))},
    }


def questions(last: date, ids: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, Ask]]:
    """Each question by its name."""
    for kind in KINDS:
        if kind.name in names:
            for name, given in filters(last, ids).items():
                yield f"{kind.listing} {name}", _listing(kind.name, given)
    for name, given in filters(last, ids).items():
        yield f"documents {name}", lambda store, dice, given=given: list(store.documents(_page(given, dice)))
    watch = load_standing_out()
    yield "status", lambda store, dice: status(store, dice.sample(SIDES, 2), Filter(), watch=watch)  # type: ignore[arg-type]
    for name in ("--between", "--between --since"):
        yield (
            f"timeline {name}",
            lambda store, dice, given=filters(last, ids)[name]: timeline(store, _page(given, dice), kinds=TURNS),
        )


def _listing(kind: str, given: Callable[[random.Random], dict[str, Any]]) -> Ask:
    return lambda store, dice: list(store.records((kind,), _page(given, dice)))


def _page(given: Callable[[random.Random], dict[str, Any]], dice: random.Random) -> Filter:
    return Filter(limit=PAGE, **given(dice))


def as_of(store: Store, day: date) -> Store:
    """The same ledger, asked as of a day unless the question says otherwise."""
    return _AsOf(store, day)  # type: ignore[return-value]


class _AsOf:
    def __init__(self, store: Store, day: date) -> None:
        self._store, self._day = store, day

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def records(self, kinds: Any, filter: Filter = Filter()) -> Any:
        return self._store.records(kinds, _on(filter, self._day))

    def documents(self, filter: Filter = Filter()) -> Any:
        return self._store.documents(_on(filter, self._day))


def _on(filter: Filter, day: date) -> Filter:
    from dataclasses import replace

    return replace(filter, as_of=filter.as_of or day)


def measure(store: Store, ask: Ask, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of the processor."""
    dice, clock, cpu = random.Random(1), [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.process_time()
        ask(store, dice)
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return clock, cpu


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def main(arguments: Sequence[str]) -> int:
    """Prints a line a question, those that miss `--goal` at the end again; the status says whether there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=16_000)
    parser.add_argument("--times", type=int, default=20)
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
    counts, last = store.counts(), store.last_day()
    assert last is not None
    print(", ".join(f"{number} {name}" for name, number in counts.items() if number), flush=True)
    with store._engine.connect() as connection:
        ids = connection.scalars(select(schema.document.c.id).order_by(schema.document.c.id)).all()
    middle = date(2006, 1, 1) + (last - date(2006, 1, 1)) / 2
    missed = []
    for name, ask in questions(last, ids, options.kinds):
        for asked, ledger in ((name, store), (f"{name} --as-of", as_of(store, middle))):
            if options.only not in asked:
                continue
            clock, cpu = measure(ledger, ask, options.times)
            times = (statistics.median(clock), _p95(clock), statistics.median(cpu), _p95(cpu))
            line = f"{asked:44}" + "{:8.1f} {:8.1f}   cpu {:8.1f} {:8.1f}".format(*times)
            print(line, flush=True)
            missed += [line] * (_p95(cpu) > options.goal)
    print(f"{len(missed)} over {options.goal:.0f} ms (n={options.times} each)", *missed, sep="\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
