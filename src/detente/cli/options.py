"""The options that commands share: the filters, the output format; each is one object, whatever command takes it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from inspect import Parameter
from typing import Annotated, Any, Protocol

import typer

from detente.model.filter import Filter
from detente.model.when import When


class Format(StrEnum):
    """How records are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class PartFormat(StrEnum):
    """How a view of several parts is written; `table` is another word for `text`."""

    text = "text"
    table = "table"
    json = "json"
    jsonl = "jsonl"

    @property
    def is_text(self) -> bool:
        """Is it for people to read?"""
        return self in (PartFormat.text, PartFormat.table)


def when_option(text: str) -> When:
    """A date given as an option: EDTF, of which YYYY-MM-DD is one. Raises typer.BadParameter."""
    try:
        return When(text.strip())
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no date: write YYYY-MM-DD, YYYY-MM, YYYY, or another EDTF date such as 2023-06-18/2023-06-19"
        ) from error


def last_day_option(text: str) -> date:
    """The last day that a date allows. Raises typer.BadParameter where it has none."""
    return _end(text, "last")


def first_day_option(text: str) -> date:
    """The first day that a date allows. Raises typer.BadParameter where it has none."""
    return _end(text, "first")


def _end(text: str, which: str) -> date:
    day: date | None = getattr(when_option(text), which)
    if day is None:
        raise typer.BadParameter(f"{text!r} has no {which} day: give a date that is not open there")
    return day


_PANEL = "Filters"


def _filter(name: str, type_: Any, flag: str, about: str, **more: Any) -> Parameter:
    option = typer.Option(flag, help=about, rich_help_panel=_PANEL, show_default=False, **more)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[type_ | None, option])


FILTERS: tuple[Parameter, ...] = (
    _filter("between", tuple[str, str], "--between", "Both take part, or it is about the two.", metavar="A B"),
    _filter("side", str, "--side", "This side takes part.", metavar="A"),
    _filter("person", str, "--person", "This person takes part.", metavar="NAME"),
    _filter("issue", str, "--issue", "It bears on this issue.", metavar="NAME"),
    _filter("document", str, "--document", "This document tells of it.", metavar="ID"),
    _filter("since", When, "--since", "It happened on or after that day.", parser=when_option, metavar="DATE"),
    _filter("until", When, "--until", "It happened on or before that day.", parser=when_option, metavar="DATE"),
    _filter(
        "learned_since", date, "--learned-since", "It became known on or after that day.", parser=first_day_option,
        metavar="DATE",
    ),
    _filter("status", str, "--status", "It has this status or state.", metavar="S"),
    _filter("text", str, "--text", "Its words hold these.", metavar="WORDS"),
    _filter("limit", int, "--limit", "At most so many.", min=1, metavar="N"),
    _filter(
        "as_of", date, "--as-of", "As a reader of only what was published up to that day would have it.",
        parser=last_day_option, metavar="DATE",
    ),
)  # fmt: skip
"""The filters, the same on every listing."""

AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        help="As a reader of only what was published up to that day would have it.",
        parser=last_day_option,
        show_default=False,
        metavar="DATE",
    ),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option("--format", help="table on a terminal, jsonl when piped.", show_default=False),
]
ViewFormat = Annotated[
    PartFormat,
    typer.Option("--format", help="text to read; json to compute with, jsonl the same on one line.", show_default=True),
]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published it.", show_default=False)]
Url = Annotated[str | None, typer.Option("--url", help="Where it was published.", show_default=False)]
Title = Annotated[str | None, typer.Option("--title", help="Its title.", show_default=False)]
EngineName = Annotated[
    str | None,
    typer.Option(
        "--engine",
        help="Where reading runs: here, processes (or processes:2), dask://HOST:PORT, dask://local.",
        metavar="NAME",
        show_default=False,
    ),
]
OfSide = Annotated[
    str | None,
    typer.Option("--side", help="The side whose own publication it is.", show_default=False),
]


def takes_filter(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command every filter as an option; the command itself takes one argument, `filter`.

    The command's first parameter must be the context: its `obj` is the session, which knows names.
    """
    own = inspect.signature(command, eval_str=True)
    kept = [p for p in own.parameters.values() if p.name != "filter"]
    names = [p.name for p in FILTERS]

    @functools.wraps(command)
    def run(*args: Any, **given: Any) -> None:
        asked = {name: given.pop(name) for name in names}
        context: typer.Context = given.get("context") or args[0]
        command(*args, filter=filter_of(asked, context.obj), **given)

    run.__signature__ = own.replace(parameters=_ordered([*kept, *FILTERS]))  # type: ignore[attr-defined]
    return run


class Names(Protocol):
    """Knows sides and documents by whatever they are called."""

    def side(self, name: str) -> str:
        """A side's code."""
        ...

    def document_id(self, id: str) -> str:
        """A document's whole id."""
        ...


def filter_of(asked: dict[str, Any], names: Names) -> Filter:
    """The filter that the options ask for."""
    between, side, document = asked["between"], asked["side"], asked["document"]
    exact = {
        "between": (names.side(between[0]), names.side(between[1])) if between else None,
        "side": names.side(side) if side else None,
        "document": names.document_id(document) if document else None,
    }
    return Filter(**asked | exact)


def _ordered(parameters: list[Parameter]) -> list[Parameter]:
    return sorted(parameters, key=lambda p: p.kind)
