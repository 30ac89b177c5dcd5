"""Is what was done less than what was pledged ("released 15" of 40, "the first batch", "some of the tanks")?"""

from __future__ import annotations

import calendar
import re

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_WORDS = dict(zip(_UNITS.split(), range(2, 21), strict=True)) | dict(
    zip(_TENS.split(), range(30, 100, 10), strict=True)
)
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_MONTHS = "|".join(month for month in calendar.month_name if month)
_NUMBER = re.compile(
    rf"(?i)(?<![\w.-])(?P<figure>\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})"
    rf"(?: (?P<times>{'|'.join(_TIMES)}))?\b(?! (?:{_MONTHS}|days?|weeks?|months?|years?|hours?)\b)"
)
_FIRST = re.compile(
    r"(?i)\bfirst (?:\w+ )?"
    r"(?:batch|shipment|tranche|group|instal?lment|convoy|part|phase|delivery|consignment|units?)\b"
)
_SOME = re.compile(
    r"(?i)\b(?:part|some|half|a third|a quarter|most|a few|several|only \w+|\d[\d,]*) of (?:the|its|their|\d)"
)
_YEARS = range(1900, 2100)
_ENOUGH = 0.9
"""Of the number pledged; so much may be rounding."""


def falls_short(pledged: str, done: str) -> bool:
    """Does a report tell of a part of what was pledged, or of a smaller number of it?"""
    if (_FIRST.search(done) and not _FIRST.search(pledged)) or _SOME.search(done):
        return True
    asked, told = _amount(pledged), _amount(done)
    return asked is not None and told is not None and told < _ENOUGH * asked


def _amount(text: str) -> float | None:
    """The first number that is no year and no time."""
    for match in _NUMBER.finditer(text):
        figure, times = match["figure"].lower(), _TIMES.get((match["times"] or "").lower(), 1)
        value = float(_WORDS[figure] if figure in _WORDS else figure.replace(",", ""))
        if times > 1 or "," in figure or int(value) not in _YEARS:
            return value * times
    return None
