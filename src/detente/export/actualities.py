"""Which events are listed: what was done, and where asked for what is planned, possible or denied.

An act that was announced and never came about must not count as one, so nothing but what was done is listed by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import get_args

from detente.model.claim import Actuality
from detente.model.filter import Filter
from detente.model.record import Json

ALL: tuple[str, ...] = get_args(Actuality)


def actualities_in(text: str) -> tuple[str, ...]:
    """``"planned, denied"`` as a tuple, ``"all"`` as all four. Raises ValueError where a word is none of them."""
    wanted = [word.strip() for word in text.lower().split(",")]
    unknown = [word for word in wanted if word not in (*ALL, "all")]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is none: give some of {', '.join(ALL)}, or all")
    return ALL if "all" in wanted else tuple(dict.fromkeys(wanted))


def bounded(filter: Filter, wanted: tuple[str, ...]) -> Filter:
    """The filter for the ledger: a single actuality is a status; where there are several, the limit is for later.

    A status that the filter asks for itself stands.
    """
    if filter.status is not None or len(wanted) == len(ALL):
        return filter
    return replace(filter, status=wanted[0]) if len(wanted) == 1 else replace(filter, limit=None)


def those_told(rows: Iterable[dict[str, Json]], filter: Filter, wanted: tuple[str, ...]) -> Iterator[dict[str, Json]]:
    """Of the rows found by the `bounded` filter those that are wanted, as many as the filter itself asks for."""
    asked = (filter.status,) if filter.status is not None else wanted
    return islice((row for row in rows if row["actuality"] in asked), filter.limit)
