"""What an assistant asks, as a filter: every argument is a string that it may leave out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from detente.model.filter import Filter
from detente.model.when import When


def when(name: str, given: str | None) -> When | None:
    """A date by an argument. Raises ValueError that names the argument."""
    if not given:
        return None
    try:
        return When(given.strip())
    except ValueError as error:
        raise ValueError(f"{name}={given}: write a date as YYYY-MM-DD, YYYY-MM or YYYY") from error


def day(name: str, given: str | None, *, end: str) -> date | None:
    """The `first` or `last` day of a date. Raises ValueError."""
    told = when(name, given)
    if told is None:
        return None
    found: date | None = getattr(told, end)
    if found is None:
        raise ValueError(f"{name}={given}: give a date that is not open there")
    return found


def pair(given: str | None, side: Callable[[str], str]) -> tuple[str, str] | None:
    """The two sides of "CHN,USA". Raises ValueError where there are not two."""
    if not given:
        return None
    sides = [word.strip() for word in given.split(",") if word.strip()]
    if len(sides) != 2:
        raise ValueError(f"between={given}: name two sides, as in CHN,USA")
    return side(sides[0]), side(sides[1])


def filter_of(
    side_named: Callable[[str], str],
    *,
    between: str | None = None,
    side: str | None = None,
    person: str | None = None,
    issue: str | None = None,
    since: str | None = None,
    until: str | None = None,
    learned_since: str | None = None,
    status: str | None = None,
    text: str | None = None,
    as_of: str | None = None,
) -> Filter:
    """The filter that these arguments make. Raises ValueError."""
    return Filter(
        between=pair(between, side_named),
        side=side_named(side) if side else None,
        person=person or None,
        issue=issue or None,
        since=when("since", since),
        until=when("until", until),
        learned_since=day("learned_since", learned_since, end="first"),
        status=status or None,
        text=text or None,
        as_of=day("as_of", as_of, end="last"),
    )
