"""What two tellings of one thing give differently: numbers, dates, places, names, a yes for a no."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from detente.lexicon.comparing import STEM, Comparing
from detente.model.span import Evidence
from detente.model.when import When
from detente.views.compare.answer import Difference, Item, Telling

_ONES = {
    word: float(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_POWERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    r"(?P<sign>US\$|USD ?|\$ ?|€ ?|£ ?)?(?<![\w.,])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|" + "|".join(_ONES) + r")\b"
    r"(?:[ -](?P<power>" + "|".join(_POWERS) + r"))?(?P<percent> ?%| percent| per cent)?"
    r"(?:[ -](?P<noun>[a-z][a-z]{2,}))?"
)
_PLACE = re.compile(r"\b(?:in|at) (?P<place>[A-Z]\w+(?:[-’' ][A-Z]\w+)*)")
_MONTHS = frozenset(calendar.month_name[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside the words: dates with their places, people named, and people who took part."""

    words: Comparing
    dates: Mapping[str, Sequence[tuple[Evidence, When]]] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()


Given = list[tuple[str, object, Evidence]]
"""What a telling gives: what sort of thing, its value, the words."""


def differences(items: Sequence[Item], context: Context) -> tuple[Difference, ...]:
    """What the items, which tell one thing, give differently."""
    return tuple(_found(items, context))


def _found(items: Sequence[Item], context: Context) -> Iterator[Difference]:
    for name, read, clash in _FIELDS:
        given = [(item, read(item, context)) for item in items]
        pairs = [(a, b) for a, b in combinations(given, 2) if a[0].side != b[0].side]
        for sort in dict.fromkeys(s for _, values in given for s, _, _ in values):
            rival = next((p for p in pairs if _rivals(p[0][1], p[1][1], sort, clash)), None)
            if rival is not None:
                yield Difference(field=name, values=tuple(t for item, vs in rival for t in _tellings(item, vs, sort)))


def _rivals(a: Given, b: Given, sort: str, clash: Callable[[object, object], bool]) -> bool:
    """Do both give something of the sort, and nothing of it that agrees?"""
    mine, theirs = ([value for s, value, _ in given if s == sort] for given in (a, b))
    return bool(mine and theirs) and all(clash(x, y) for x in mine for y in theirs)


def _tellings(item: Item, given: Given, sort: str) -> Iterator[Telling]:
    for s, _, evidence in given:
        if s == sort:
            yield Telling(side=item.side, text=evidence.text, evidence=(evidence,))


def _numbers(item: Item, context: Context) -> Given:
    return [
        (sort, value, evidence)
        for match, evidence in _matches(item, _NUMBER, _counted)
        if (sort := _unit(match)) is not None
        for value in [_value(match)]
    ]


def _counted(match: re.Match[str]) -> tuple[int, int]:
    """Where the figure stands, with its unit where that is no sum of money."""
    last = "noun" if _unit(match) not in ("money", "percent") else "percent" if match["percent"] else "power"
    return match.start(), max(match.end(last), match.end("n"))


def _unit(match: re.Match[str]) -> str | None:
    """What is counted: money, a share, or things by their noun; None for a bare number, as in a date."""
    if match["sign"] or (match["power"] and match["noun"] in ("dollars", "euros", "yuan", "pounds", "rubles", "yen")):
        return "money"
    if match["percent"]:
        return "percent"
    return match["noun"][:STEM] if match["noun"] and match["noun"] not in _NO_UNITS else None


_NO_UNITS = frozenset(
    ["and", "the", "for", "with", "from", "that", "this", "was", "were", "are", "has", "had", "not", "but", "who",
     "which", "will", "can", "may", "other", "more"]
)  # fmt: skip


def _value(match: re.Match[str]) -> float:
    word = match["n"]
    return (_ONES[word] if word in _ONES else float(word.replace(",", ""))) * _POWERS.get(match["power"] or "", 1.0)


def _dates(item: Item, context: Context) -> Given:
    return [
        ("date", when, at)
        for evidence in item.evidence
        for at, when in context.dates.get(evidence.document, ())
        if evidence.start <= at.start and at.end <= evidence.end and when.is_day
    ]


def _places(item: Item, context: Context) -> Given:
    return [
        ("place", evidence.text.casefold(), evidence)
        for match, evidence in _matches(item, _PLACE, lambda match: match.span("place"))
        if match["place"].split()[0] not in _MONTHS
    ]


def _names(item: Item, context: Context) -> Given:
    return [
        ("name", name.split()[-1].casefold(), found)
        for evidence in item.evidence
        for name in sorted(context.people, key=len, reverse=True)
        if (at := evidence.text.find(name)) >= 0
        for found in [_part(evidence, at, at + len(name))]
    ]


def _denials(item: Item, context: Context) -> Given:
    evidence = item.evidence[0]
    return [("denial", context.words.denies(item.text), evidence)]


def _matches(
    item: Item, pattern: re.Pattern[str], where: Callable[[re.Match[str]], tuple[int, int]]
) -> Iterator[tuple[re.Match[str], Evidence]]:
    for evidence in item.evidence:
        for match in pattern.finditer(evidence.text):
            yield match, _part(evidence, *where(match))


def _part(evidence: Evidence, start: int, end: int) -> Evidence:
    """The words of `evidence` from `start` to `end`, counted from its own beginning."""
    at = evidence.start
    return Evidence(document=evidence.document, start=at + start, end=at + end, text=evidence.text[start:end])


def _unequal(a: object, b: object) -> bool:
    return a != b


def _apart(a: object, b: object) -> bool:
    return isinstance(a, When) and isinstance(b, When) and not a.near(b, days=1)


_FIELDS: tuple[tuple[str, Callable[[Item, Context], Given], Callable[[object, object], bool]], ...] = (
    ("number", _numbers, _unequal),
    ("date", _dates, _apart),
    ("place", _places, _unequal),
    ("name", _names, _unequal),
    ("denial", _denials, _unequal),
)
