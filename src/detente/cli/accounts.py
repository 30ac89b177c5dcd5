"""A comparison for reading on a terminal: who gives an account and of what; then point by point what each says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from rich.padding import Padding
from rich.text import Text

from detente.cli.tables import console, plain, short
from detente.views.compare import Account, Comparison, Difference, Point, Telling, Verdict, Via
from detente.views.line import Sources

_MOST = 4
"""Issues named with an account, the weightiest."""

_NAME = 34
"""Letters of a source's name."""

_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {"shared": "in several accounts", "only": "in one account only", "differ": "told otherwise by each"}
)
_VIAS: Mapping[Via, str] = MappingProxyType(
    {"own": "in its own words", "quoted": "as quoted by others", "characterised": "as others tell it"}
)


def print_comparison(answer: Comparison, text: str, sources: Sources) -> None:
    """Who gives an account, where, and what it gives room to; then point by point what each says."""
    out = console()
    out.print(Text(plain(text), style="bold"))
    for account in answer.accounts:
        for line in _account(account, sources):
            out.print(Padding(Text(plain(line)), (0, 0, 0, 2)))
    for (issue, verdict), points in groupby(answer.points, key=lambda point: (point.issue, point.verdict)):
        out.print(Text(f"{plain(issue)} – {_VERDICTS[verdict]}", style="bold"))
        for number, point in enumerate(points):
            if number and verdict != "only":
                out.print()
            for line in _point(point):
                out.print(Padding(Text(plain(line)), (0, 0, 0, 2)))


def _account(account: Account, sources: Sources) -> Iterator[str]:
    where = "; ".join(
        f"{_cut(s.name, _NAME)}, {s.published} [{short(s.document)}]" for s in sources.of(account.documents)
    )
    yield f"{account.side}, {_VIAS[account.via]}: {where}"
    room = ", ".join(f"{weight.issue} {weight.share:.0%}" for weight in account.weights[:_MOST])
    if room:
        yield f"  gives room to: {room}"


def _point(point: Point) -> Iterator[str]:
    for (words, document), sides in _together(point.accounts).items():
        yield f"{', '.join(sides)}: {words} [{short(document)}]"
    for difference in point.differences:
        yield f"  {difference.field}: {_against(difference)}"


def _against(difference: Difference) -> str:
    """Each side's value against the others'; a denial is told by the words themselves."""
    if difference.field == "denial":
        return "one denies what another says"
    told: dict[str, list[str]] = {}
    for value in difference.values:
        told.setdefault(value.side, []).append(" ".join(value.text.split()))
    return " / ".join(f"{side} {', '.join(dict.fromkeys(values))}" for side, values in told.items())


def _together(accounts: Iterable[Telling]) -> dict[tuple[str, str], list[str]]:
    """The sides of which a document tells the same in the same words, together."""
    found: dict[tuple[str, str], list[str]] = {}
    for told in accounts:
        found.setdefault((told.text, told.evidence[0].document), []).append(told.side)
    return found


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
