"""Does our registry of office holders agree with lists of others? ``python bench/officials.py --help``.

The lists (the United States' principal officers and chiefs of mission, British ministers, national leaders to 2021) are
not passed on with the project: where they are not found, this says so and ends well. Compared are terms of one person
of one side in one kind of office; a day's difference between oath and appointment is none, so up to `--days` count as
agreement. The list of national leaders has months for some ends: the whole month agrees then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.lexicon import Lexicon, load_lexicon
from detente.lexicon.importing.found import first_day, last_day
from detente.lexicon.officials import Holder, folded

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "reference" / "officials" / "officials.jsonl.gz"
SINCE = date(2000, 1, 1)
LEADERS_UNTIL = date(2021, 3, 1)
"""The list of national leaders ends here: a later end is none of its."""
LEADING = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "general secretary",
    "supreme leader",
    "emir",
)
LEADERS = ("national_leader", "us_president")
KINDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("USA", ("secretary of state",), ("united states secretary of state",)),
    ("USA", ("deputy secretary of state",), ("united states deputy secretary of state",)),
    ("USA", ("ambassador to",), ("united states ambassador extraordinary", "united states chargé")),
    ("USA", ("assistant secretary",), ("united states assistant secretary",)),
    ("USA", ("under secretary", "undersecretary"), ("united states under secretary",)),
    ("GBR", ("foreign secretary",), ("secretary of state for foreign",)),
    ("GBR", ("defence secretary", "defense secretary"), ("secretary of state for defence",)),
    ("GBR", ("chancellor of the exchequer",), ("chancellor of the exchequer",)),
    ("GBR", ("home secretary",), ("secretary of state for the home",)),
    ("GBR", ("prime minister",), ("prime minister",)),
)
"""(side, how our titles begin, how theirs begin)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as another list tells it: the days that its beginning and its end allow."""

    name: str
    side: str
    role: str
    leader: bool
    begins: tuple[date, date] | None
    ends: tuple[date, date] | None


def read(path: Path, lexicon: Lexicon) -> dict[str, list[Term]]:
    """The other lists' terms since 2000, by side."""
    found: dict[str, list[Term]] = defaultdict(list)
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        side = lexicon.states.code(row["country"])
        until = last_day(row["end"])
        if side is not None and (until is None or until >= SINCE):
            found[side].append(_term(row, side))
    return found


def _term(row: Mapping[str, Any], side: str) -> Term:
    spans = [
        (first, last) if (first := first_day(row[key])) and (last := last_day(row[key])) else None
        for key in ("start", "end")
    ]
    leader = row["category"] in LEADERS
    ends = None if leader and spans[1] and spans[1][1] >= LEADERS_UNTIL else spans[1]
    return Term(row["name"], side, row["role"].lower(), leader, spans[0], ends)


def same_kind(holder: Holder, term: Term) -> bool:
    """Is it the same kind of office: that of a leader, or one of `KINDS`?"""
    title = holder.office.lower()
    if term.leader:
        return title.startswith(LEADING)
    return any(
        holder.side == side and title.startswith(ours) and term.role.startswith(theirs) for side, ours, theirs in KINDS
    )


def same_person(holder: Holder, term: Term, lexicon: Lexicon) -> bool:
    """Has the term's name the family name, and a given name that allows ours?"""
    theirs = folded(term.name).split()
    for name in (holder.name, *holder.aliases):
        ours = folded(name).split()
        if set(ours) <= set(theirs) or set(theirs) <= set(ours):
            return True
    family = folded(holder.family).split()[-1]
    given = [[w for w in words if w != family] for words in (folded(holder.name).split(), theirs)]
    return family in theirs and all(given) and lexicon.names.same_given(given[0][0], given[1][0])


def off(day: date | None, span: tuple[date, date] | None) -> int | None:
    """Days between a day and a span that should hold it; None where one of them is not known."""
    if day is None or span is None:
        return None
    return max((span[0] - day).days, (day - span[1]).days, 0)


def _together(holder: Holder, term: Term) -> bool:
    """Had both terms a day in common?"""
    ours = holder.since or date.min, holder.until or date.max
    theirs = term.begins[0] if term.begins else date.min, term.ends[1] if term.ends else date.max
    return max(ours[0], theirs[0]) < min(ours[1], theirs[1])


def compare(
    holders: Sequence[Holder], terms: Mapping[str, list[Term]], lexicon: Lexicon
) -> Iterator[tuple[Holder, Term]]:
    """Each holder of ours with the other list's term that begins nearest."""
    for holder in holders:
        mine = [t for t in terms.get(holder.side, ()) if same_kind(holder, t) and _together(holder, t)]
        mine = [t for t in mine if same_person(holder, t, lexicon)]
        if mine:
            yield holder, min(mine, key=lambda t: (off(holder.since, t.begins) or 0, off(holder.until, t.ends) or 0))


def main(argv: Sequence[str] | None = None) -> int:
    """Prints how many terms agree, and those that don't."""
    parser = argparse.ArgumentParser(description="The registry of office holders against other lists")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--days", type=int, default=3, help="days by which a beginning or an end may differ")
    parser.add_argument("--lacking", action="store_true", help="list national leaders since 2000 whom we lack, too")
    args = parser.parse_args(argv)
    if not args.data.exists():
        print(f"{args.data} is not there: nothing to compare with.", file=sys.stderr)
        return 0
    lexicon = load_lexicon()
    terms = read(args.data, lexicon)
    holders = list({h: None for hs in lexicon.officials.by_name.values() for h in hs})
    pairs = list(compare(holders, terms, lexicon))
    wrong = [(h, t) for h, t in pairs if max(off(h.since, t.begins) or 0, off(h.until, t.ends) or 0) > args.days]
    print(f"{len(holders)} terms of ours; {len(pairs)} in the other lists too; {len(pairs) - len(wrong)} agree")
    for holder, term in wrong:
        ours = f"{holder.since or ''}/{holder.until or ''}"
        theirs = "/".join(str(span[0]) if span else "" for span in (term.begins, term.ends))
        print(f"  {holder.side} {holder.name}, {holder.office}: {ours}; they have {theirs} ({term.role})")
    if args.lacking:
        for side in sorted({h.side for h in holders}):
            own = [h for h in holders if h.side == side]
            for term in terms.get(side, ()):
                if term.leader and not any(same_person(h, term, lexicon) for h in own):
                    print(
                        f"  lacking: {side} {term.name} {term.begins and term.begins[0]} {term.ends and term.ends[1]}"
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
