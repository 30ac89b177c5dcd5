"""Why nothing was found: which bound of the question shut everything out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from detente.model.filter import Filter

Finds = Callable[[Filter], bool]  # whether anything passes a filter

_OPTIONS = {each.name: "--" + each.name.replace("_", "-") for each in fields(Filter) if each.name != "limit"}


def way_out(filter: Filter, finds: Finds, *, what: str) -> str | None:
    """What to say of a question that found none of `what`; None where no single bound is to blame.

    It names the side of which there are none at all, or the bounds without which some are found.
    Each bound is tried alone: one question a bound, which stops at the first record.
    """
    unknown = [side for side in filter.between or () if not finds(Filter(side=side))]
    if unknown:
        return f"the ledger has no {what} of {' or '.join(unknown)}"
    options = _OPTIONS | {"status": "--actuality actual"} if what == "events" else _OPTIONS
    without = [option for name, option in options.items() if _is_set(filter, name) and finds(_without(filter, name))]
    return f"without {' or without '.join(without)} there are some" if without else None


def _is_set(filter: Filter, name: str) -> bool:
    return getattr(filter, name) is not None


def _without(filter: Filter, name: str) -> Filter:
    bound: dict[str, Any] = {name: None}
    return replace(filter, **bound)
