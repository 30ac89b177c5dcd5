"""Where the level of a series of counts changes: PELT (Killick, Fearnhead, Eckley, 2012) by the library ruptures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, TypeAlias


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

        pelt = _pelt()
    except ImportError as error:
        raise MissingLibraryError("change points need the library ruptures: pip install 'detente[trend]'") from error
    if len(counts) < 2 * LEAST_WEEKS:
        return []
    signal = numpy.array([[2 * math.sqrt(n + 3 / 8)] for n in counts])
    begun = pelt(signal, PENALTY * math.log(len(counts)), LEAST_WEEKS)
    return list(_beginnings(begun, len(counts)))[::-1]


def _beginnings(begun: Sequence[int], end: int) -> Iterator[int]:
    """From the last to the first: `begun` says where what ends at an index began."""
    while (end := int(begun[end])) > 0:
        yield end


Pelt: TypeAlias = Callable[[Any, float, int], Sequence[int]]
_C = "ruptures.detection._detection.ekcpd"


def _pelt() -> Pelt:
    """What `ruptures.KernelCPD(kernel="linear")` calls: PELT by least squares in C, 375 times as fast as in Python.

    Raises ImportError where ruptures is not installed.
    """
    package = find_spec("ruptures")
    if package is None:
        raise ImportError("ruptures is not installed")
    return _loaded(Path(*(package.submodule_search_locations or ())))


@cache
def _loaded(folder: Path) -> Pelt:
    """The file of the C code is loaded by itself, where it stands as it does today.

    The package loads all of scipy's statistics before it, of which this uses nothing; that took a second of whoever
    asked for the first briefing book.
    """
    for suffix in EXTENSION_SUFFIXES:
        file = folder.joinpath(*_C.split(".")[1:-1], f"ekcpd{suffix}")
        if file.is_file() and (spec := spec_from_file_location(_C, file)) and spec.loader:
            spec.loader.exec_module(module := module_from_spec(spec))
            break
    else:
        module = import_module(_C)
    pelt: Pelt = module.ekcpd_pelt_L2
    return pelt
