"""What each page costs the server: ``make bench-pages LEDGER=FILE``, or ``python bench/pages.py FILE [ROUNDS]``.

Time is the processor's (`time.process_time`), so that other work on the machine does not count; `first` is that of the
first asking, with nothing in memory. Addresses are drawn anew each round: another record, document, person, day.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from detente.lexicon import load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.model.filter import Filter
from detente.store import Store, open_store
from detente.web import Desk, create_app
from detente.web.garbage import spare

WORDS = ("talks", "sanctions", "trade", "visit", "agreement", "security")


def addresses(store: Store, chance: random.Random) -> dict[str, Callable[[], str]]:
    """A page's name, and how an address of it is drawn."""
    documents = [document.id for document in store.documents(texts=False)]
    people = [record.id for record in store.records(("person",))]
    records = [record.id for record in store.records(("engagement", "commitment", "statement"))]
    told = sorted(store.issues(("position",)), key=lambda issue: -issue.records)[:5]
    named = sorted(store.outlines(("person",)), key=lambda person: -person.documents)[:5]
    met = [record.id for record in store.newest(("engagement",), Filter(limit=200))]
    last = store.last_day()
    year = last.year if last else 2023

    def day() -> str:
        return f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"

    return {
        "relationship": lambda: "/",
        "as of a day": lambda: f"/?as_of={day()}",
        "timeline": lambda: "/timeline",
        "changes": lambda: "/changes",
        "listing": lambda: "/records/engagements",
        "record": lambda: f"/record/{chance.choice(records)}",
        "document": lambda: f"/document/{chance.choice(documents)}",
        "documents": lambda: "/documents",
        "people": lambda: "/people",
        "person": lambda: f"/person/{chance.choice(people)}",
        "most named": lambda: f"/person/{chance.choice(named).id}",
        "largest issue": lambda: f"/issue/{quote(chance.choice(told).issue)}",
        "compare": lambda: f"/compare/{chance.choice(met)}",
        "brief": lambda: f"/brief/{chance.choice(met)}",
        "search": lambda: f"/statements?text={chance.choice(WORDS)}",
        "issues": lambda: "/issues",
        "review": lambda: "/review",
        "add": lambda: "/add",
    }


def main() -> None:
    """Prints a line a page, and one for all."""
    path, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
    lexicon = load_lexicon()
    with open_store(path, lexicon) as store:
        desk = Desk(store=store, lexicon=lexicon, watch=load_standing_out(), file=path)
        client = TestClient(create_app(desk), base_url="http://localhost")
        spare()  # as `detente serve` does
        every: list[float] = []
        for name, draw in addresses(store, random.Random(1)).items():
            times = [_time(client, draw()) for _ in range(rounds)]
            every += times
            print(f"{name:14} first {times[0]:6.0f}  median {statistics.median(times):6.0f}  p95 {_p95(times):6.0f} ms")
        print(f"{'all':14} n {len(every)}  p95 {_p95(every):.0f} ms, {store.counts()['documents']} documents")


def _time(client: TestClient, address: str) -> float:
    begun = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (time.process_time() - begun) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


if __name__ == "__main__":
    main()
