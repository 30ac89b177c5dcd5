"""How well engagements agree with official travel: ``make bench-travel``, or ``python bench/travel.py [--errors N]``.

The judge is the Office of the Historian's list of journeys of US presidents and secretaries of state abroad and of
foreign leaders in the United States. A journey counts where a release of the White House, the Kremlin or the
Ukrainian president's office, published within ten days of it, names it: one sentence has the traveller's family name,
the country visited (or the place) and a word of travelling or meeting. The program reads the shortest releases that
name one, and is asked for engagements of the traveller. A journey is *found* where one agrees with it in country or
days; of those found, *right* are those where one has both (days may differ by one at either end). The data may not be
passed on: where it is not found, that is said.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document
from detente.model.record import Record
from detente.model.when import When, parse_when
from detente.pipeline import add
from detente.read import Refusal, read_stream
from detente.store import Store, open_store

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared"
AROUND = 10  # days between a journey and a release that names it
LONGEST = 4000  # words of a release that is read
EACH = 2  # releases read for one journey
MOVING = re.compile(
    r"(?i)\b(visit\w*|travel\w*|trip|arriv\w*|host\w*|welcom\w*|receiv\w*|met|meet|meets|meeting|summit)\b"
)
HOME = ("White House", "Washington", "United States", "New York", "Camp David", "Los Angeles", "San Francisco")
HOSTING = re.compile(r"\b(?:Biden|Trump)\b.{0,40}\b(?:host|welcom|receiv)\w*")
TITLES = frozenset(
    re.findall(r"\w+", "president prime minister king queen chancellor taoiseach premier sultan amir jr 3rd")
)
FAMILY_FIRST = frozenset({"JPN", "KOR", "CHN", "VNM", "SGP", "KHM", "TWN"})
STAYS = frozenset({"visit", "meeting", "talks", "summit", "transit"})
OFF = frozenset({"cancelled", "declined", "postponed"})


@dataclass(frozen=True)
class Trip:
    """A journey: who (family name, folded), whither (side and words for it), on which days."""

    id: str
    who: str
    side: str
    words: tuple[str, ...]
    days: When
    told: str


def trips_of(path: Path, lexicon: Lexicon, *, since: date) -> Iterator[Trip]:
    """The journeys from a day on whose country the lexicon knows."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            side = lexicon.states.state_of(_plain(row["country"]))
            home = lexicon.states.state_of(_plain(row["from_country"] or ""))
            if side is None or row["start_date"] < since.isoformat():
                continue
            words = HOME if row["kind"] == "inbound_us" else _words_for(row, side, lexicon)
            days = When.days(date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"]))
            told = f"{row['traveller']} in {row['country']} ({row['locale']}) {days}: {row['description'][:80]}"
            yield Trip(row["id"], family_name(row["traveller"], home), side, words, days, told)


def _plain(country: str) -> str:
    """``Korea, South`` as it is said."""
    return " ".join(reversed(country.split(", ")))


def _words_for(row: dict[str, Any], side: str, lexicon: Lexicon) -> tuple[str, ...]:
    places = [place.strip() for place in re.split(r"[,(;)]", row["locale"] or "") if len(place.strip()) > 3]
    return (lexicon.states.name(side), _plain(row["country"]), *places)


def family_name(name: str, side: str | None) -> str:
    """The one word by which people call a traveller, without accents, in lower case."""
    first = folded(name).split(" and ")[0]  # "King Abdullah and Crown Prince Hussein"
    words = [w for w in re.findall(r"[\w'’-]+", first) if w not in TITLES and len(w) > 1]
    return words[0 if side in FAMILY_FIRST else -1]


def folded(text: str) -> str:
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def rows_of(folder: Path) -> Iterator[dict[str, Any]]:
    """The releases, as they lie."""
    for name in ("whitehouse", "kremlin_zelenskyy"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def moving(text: str) -> list[tuple[str, frozenset[str]]]:
    """The sentences that tell of travelling or meeting, each with its words, folded."""
    sentences = re.split(r"(?<=[a-z)\d][.!?])\s|\n", text)
    return [(s, frozenset(re.findall(r"[\w'’-]+", folded(s)))) for s in sentences if MOVING.search(s)]


def names(sentences: Iterable[tuple[str, frozenset[str]]], trip: Trip) -> bool:
    """Does a sentence name the journey?"""
    return any(
        trip.who in words and (any(word in s for word in trip.words) or (trip.side == "USA" and HOSTING.search(s)))
        for s, words in sentences
    )


def naming(rows: Iterable[dict[str, Any]], trips: Sequence[Trip]) -> dict[str, list[dict[str, Any]]]:
    """For each journey the releases that name it, the shortest first, each at most `LONGEST` words."""
    by_day: dict[date, list[Trip]] = defaultdict(list)
    for trip in trips:
        assert trip.days.first is not None
        assert trip.days.last is not None
        for n in range(-AROUND, (trip.days.last - trip.days.first).days + AROUND + 1):
            by_day[trip.days.first + timedelta(days=n)].append(trip)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        near = by_day.get(date.fromisoformat(row["date"]), ())
        if near and row["text"].count(" ") < LONGEST:
            sentences = moving(f"{row['title']}.\n{row['text']}")
            for trip in near:
                if names(sentences, trip):
                    found[trip.id].append(row)
    return {trip: sorted(rows, key=lambda r: (len(r["text"]), r["id"])) for trip, rows in found.items()}


def read_into(store: Store, rows: Iterable[dict[str, Any]], lexicon: Lexicon) -> dict[str, str]:
    """Reads the releases into a ledger; gives the document id of each release."""
    ids: dict[str, str] = {}
    documents: list[Document | Refusal] = []
    for row in rows:
        for item in read_stream((json.dumps(row) + "\n").encode(), f"{row['id']}.jsonl", lexicon):
            documents.append(item)
            if isinstance(item, Document):
                ids[row["id"]] = item.id
    add(documents, store, lexicon)
    return ids


def is_right(record: Record, trip: Trip, lexicon: Lexicon) -> tuple[bool, bool]:
    """Is it in that country; is it on those days?"""
    fields = record.fields
    there = {fields["host"], lexicon.states.state_of(fields["place"] or "")}
    when = parse_when(fields["when"])
    on_days = when is not None and when.width <= AROUND and when.near(trip.days, days=1)
    return trip.side in there, on_days


def of_traveller(records: Iterable[Record], trip: Trip) -> list[Record]:
    """The engagements face to face in which the traveller takes part, and which were not called off."""
    return [
        record
        for record in records
        if record.fields["form"] in STAYS
        and record.fields["status"] not in OFF
        and any(
            trip.who in re.findall(r"[\w'’-]+", folded(person["name"] or ""))
            for person in record.fields["participants"]
        )
    ]


def judge(
    store: Store, named: dict[str, list[dict[str, Any]]], ids: dict[str, str], trips: Sequence[Trip], lexicon: Lexicon
) -> dict[str, list[tuple[Trip, list[Record]]]]:
    """The journeys that are right, found (but not right) or missed, each with the traveller's records."""
    records = list(store.records(["engagement"]))
    told: dict[str, list[tuple[Trip, list[Record]]]] = {"right": [], "found": [], "missed": []}
    for trip in (trip for trip in trips if trip.id in named):
        mine = {ids[row["id"]] for row in named[trip.id][:EACH] if row["id"] in ids}
        own = [r for r in of_traveller(records, trip) if mine & set(r.documents)]
        marks = [is_right(record, trip, lexicon) for record in own]
        verdict = "right" if (True, True) in marks else "found" if any(map(any, marks)) else "missed"
        told[verdict].append((trip, own))
    return told


def line_of(record: Record) -> str:
    """One record on one line."""
    f = record.fields
    who = ", ".join(str(p["name"] or p["role"] or p["side"]) for p in f["participants"])
    return f"{f['form']} [{who}] host {f['host']} at {f['place']} on {f['when']} {f['status']}"


def main(arguments: Sequence[str]) -> int:
    """Prints the shares, and with `--errors` the journeys that were missed or are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=DEFAULT)
    parser.add_argument("--documents", type=int, default=400, help="releases read at most")
    parser.add_argument("--ledger", default=":memory:", help="where the ledger is made")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    reference = options.shared / "reference"
    travel = reference / "travel" / "travel_gold.jsonl.gz"
    if not travel.is_file():
        print(f"{travel}: not there; nothing was measured", file=sys.stderr)
        return 0
    lexicon = load_lexicon()
    trips = list(trips_of(travel, lexicon, since=date(2021, 1, 20)))
    named = naming(rows_of(reference / "bulk"), trips)
    wanted = list({row["id"]: row for rows in named.values() for row in rows[:EACH]}.values())
    wanted = sorted(wanted, key=lambda row: row["id"])[:: max(1, -(-len(wanted) // options.documents))]
    chosen = {row["id"] for row in wanted}
    named = {trip: rows for trip, rows in named.items() if any(row["id"] in chosen for row in rows[:EACH])}
    with open_store(options.ledger, lexicon) as store:
        ids = read_into(store, wanted, lexicon)
        told = judge(store, named, ids, trips, lexicon)
    _print(told, len(ids), options.errors)
    return 0


def _print(told: dict[str, list[tuple[Trip, list[Record]]]], documents: int, errors: int) -> None:
    n = sum(map(len, told.values()))
    right, found = len(told["right"]), len(told["right"]) + len(told["found"])
    print(f"{documents} releases name {n} journeys: found {found / max(1, n):.2f}, of these ", end="")
    print(f"with country and days right {right / max(1, found):.2f}")
    for verdict in ("missed", "found"):
        for trip, records in told[verdict][:errors]:
            print(f"{verdict}: {trip.told}")
            for record in records[:4]:
                print(f"    {line_of(record)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
