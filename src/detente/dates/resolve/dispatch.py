"""The one function that places any expression; the files beside this one register how."""

from __future__ import annotations

from functools import singledispatch

from detente.dates.expressions import Expression
from detente.dates.resolve.reading import Reading, Scene


@singledispatch
def resolve(expression: Expression, scene: Scene) -> Reading | None:
    """The reading of an expression in its scene; None where it cannot be a date ("February 30").

    A date that the scene does not tell the place of has a reading with no `when`, its unknown figures X.
    Raises OverflowError or ValueError where it lies outside the years 1 to 9999.
    """
    raise TypeError(f"no such expression: {expression!r}")
