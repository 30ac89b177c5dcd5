"""Options of events: `--one-a-day`, with a word on what that left out, and `--actuality`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from detente.cli.failures import remark
from detente.export.actualities import actualities_in
from detente.export.one_a_day import one_a_day
from detente.model.record import Json

OneADay = Annotated[
    bool, typer.Option("--one-a-day", help="Of events, one a day of each pair and type; what is left out is said.")
]


def _actualities(text: str) -> str:
    try:
        return ",".join(actualities_in(text))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


WhichActuality = Annotated[
    str,
    typer.Option(
        "--actuality",
        help="Events told so: actual, planned, possible, denied, or several with commas; all.",
        parser=_actualities,
        metavar="A",
    ),
]

_NAMED = 10
"""So many of the events left out are named."""


def thinned(events: Iterable[dict[str, Json]]) -> list[dict[str, Json]]:
    """One event a day of each pair and type; says on standard error which others there are."""
    kept, dropped = one_a_day(events)
    more = f" and {len(dropped) - _NAMED} more" if len(dropped) > _NAMED else ""
    named = ", ".join(event["id"] for event in dropped[:_NAMED])
    remark(
        f"one a day: {len(dropped)} of {len(kept) + len(dropped)} events left out"
        + (f": {named}{more}" if dropped else "")
    )
    return kept
