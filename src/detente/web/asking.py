"""A page's address as a question: every filter of the command line lives in the URL under the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from detente.kinds import KINDS
from detente.model.filter import Filter
from detente.model.when import When
from detente.web.desk import Desk

STICKY = ("between", "as_of")
"""What a reader takes along from page to page: whose relationship, and as of which day."""

ROWS = 100
"""Rows of a page, where the reader asks for no other number."""

MOST_ROWS = 1000


class BadQuestionError(ValueError):
    """An address that asks for what can't be: a date that is none, a kind that there is not."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader had seen when they last said so: up to which day of publication.

    `added` is up to which document in the order of adding (`Store.last_added`), where the browser knows.
    """

    day: date
    added: int | None = None


@dataclass(frozen=True)
class Here:
    """The address of the page: its path, without an ending, and its parameters in order."""

    path: str
    given: tuple[tuple[str, str], ...] = ()
    seen: Look | None = None

    def get(self, name: str) -> str | None:
        """A parameter's value, None where it is absent or empty."""
        return next((value for key, value in self.given if key == name and value.strip()), None)

    def all(self, name: str) -> tuple[str, ...]:
        """All the values of a parameter."""
        return tuple(value for key, value in self.given if key == name and value.strip())

    def with_(self, **changes: object) -> str:
        """The same page with some parameters otherwise; None takes one away."""
        kept = [(key, value) for key, value in self.given if key not in changes and value]
        return _address(self.path, kept, changes)

    def to(self, path: str, **more: object) -> str:
        """Another page, with what a reader takes along."""
        if not more:
            return path + self._along
        kept = [(key, value) for key, value in self.given if key in STICKY and key not in more and value]
        return _address(path, kept, more)

    @cached_property
    def _along(self) -> str:
        """What a reader takes along, as the end of an address: a page has hundreds of these."""
        return _address("", [(key, value) for key, value in self.given if key in STICKY and value], {})

    def data(self, ending: str) -> str:
        """The data of this page."""
        path = "/relationship" if self.path == "/" else self.path
        return _address(f"{path}.{ending}", self.given, {})

    def kept(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The parameters under other names than these: what a form must carry along."""
        return tuple((key, value) for key, value in self.given if key not in names and value)


def _address(path: str, kept: Sequence[tuple[str, str]], more: Mapping[str, object]) -> str:
    words = [*kept]
    for key, value in more.items():
        values = value if isinstance(value, list | tuple) else [value]
        words += [(key, str(v)) for v in values if v is not None and v != ""]
    return path + ("?" + urlencode(words) if words else "")


def filter_in(here: Here, desk: Desk) -> Filter:
    """The filter that an address asks for. Raises BadQuestionError."""
    side, document = here.get("side"), here.get("document")
    return Filter(
        between=pair_in(here, desk),
        side=desk.side(side) if side else None,
        person=here.get("person"),
        issue=here.get("issue"),
        document=desk.document_id(document) if document else None,
        since=_when(here, "since"),
        until=_when(here, "until"),
        learned_since=_day(here, "learned_since", "first"),
        status=here.get("status"),
        text=here.get("text"),
        as_of=as_of_in(here),
    )


def pair_in(here: Here, desk: Desk) -> tuple[str, str] | None:
    """The two sides of ``between=CHN,USA``. Raises BadQuestionError where there are not two."""
    given = here.get("between")
    if given is None:
        return None
    sides = [side.strip() for word in here.all("between") for side in word.split(",") if side.strip()]
    if len(sides) != 2:
        raise BadQuestionError(f"between={given}: name two sides, as in between=CHN,USA")
    return desk.side(sides[0]), desk.side(sides[1])


def as_of_in(here: Here) -> date | None:
    """The day as of which the reader asks, None for all that is known. Raises BadQuestionError."""
    return _day(here, "as_of", "last")


def day_in(here: Here, name: str) -> date | None:
    """The first day of a date in the address. Raises BadQuestionError."""
    return _day(here, name, "first")


def kinds_in(here: Here, default: Sequence[str]) -> tuple[str, ...]:
    """The kinds asked for, by name or listing. Raises BadQuestionError where there is no such kind."""
    names = {word: kind.name for kind in KINDS for word in (kind.name, kind.listing)}
    given = here.all("kind")
    strange = [word for word in given if word not in names]
    if strange:
        raise BadQuestionError(
            f"kind={strange[0]}: there is no such kind; there are: {', '.join(k.name for k in KINDS)}"
        )
    return tuple(dict.fromkeys(names[word] for word in given)) or tuple(default)


def number_in(here: Here, name: str, default: int, most: int) -> int:
    """A whole number, at least 0 and at most `most`. Raises BadQuestionError."""
    given = here.get(name)
    if given is None:
        return default
    if not given.isascii() or not given.isdigit():
        raise BadQuestionError(f"{name}={given}: give a whole number")
    return min(int(given[:9]), most)


def _when(here: Here, name: str) -> When | None:
    given = here.get(name)
    if given is None:
        return None
    try:
        return When(given.strip())
    except ValueError as error:
        raise BadQuestionError(f"{name}={given}: write a date as YYYY-MM-DD, YYYY-MM or YYYY") from error


def _day(here: Here, name: str, end: str) -> date | None:
    when = _when(here, name)
    if when is None:
        return None
    day: date | None = getattr(when, end)
    if day is None:
        raise BadQuestionError(f"{name}={when}: give a date that is not open there")
    return day


def plain(filter: Filter) -> dict[str, Any]:
    """A filter's bounds that hold, as words."""
    names = Filter.__dataclass_fields__
    return {name: str(value) for name in names if (value := getattr(filter, name)) is not None}
