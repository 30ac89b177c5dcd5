"""Dates as formats that know only ISO 8601 take them: what is open or approximate has no place there."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def ends(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last of a date, each as precise as it is told (YYYY, YYYY-MM, YYYY-MM-DD); None where it is not plain.

    An approximate date, a season or an open end has no plain form, and is not made narrower than it is.
    """
    if edtf is None:
        return None, None
    begin, slash, end = edtf.partition("/")
    return _plain(begin), _plain(end if slash else begin)


def _plain(part: str) -> str | None:
    return part if _PLAIN.fullmatch(part) else None
