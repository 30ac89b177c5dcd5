"""The day at the head of a line in a chronicle or list of appointments ("2017, June 14 - X travels to Oslo")."""

from __future__ import annotations

import re

from detente.model.annotated import Annotated, Timex, Token
from detente.model.when import When

_HEAD = re.compile(
    r"(?:^[ \t]*(?:[-*•·][ \t]*)?|(?<=\S - ))"
    r"(?P<day>(?=[^\n]{0,30}\d)(?:\d{1,4}\b|[A-Z][a-z]{2,9}\b)[\w .,/’'-]{0,28}?)"
    r"[ \t]*(?:\([^)\n]{1,20}\)[ \t]*)?(?::|–|—|[ \t]-)[ \t]+(?=\S)",
    re.MULTILINE,
)
_LINES = 3
"""Heads of lines that make a chronicle."""
_MONTH_OR_DAY = re.compile(r"\d{4}-(\d\d(?:-\d\d)?)(?:/\d{4}-(\d\d(?:-\d\d)?))?")


def item_day(a: Annotated, token: Token) -> When | None:
    """The day, month or year with which the token's line opens, before a dash or colon, in a list of such lines."""
    own = _head_before(a, token)
    if own is None or len(_HEAD.findall(a.document.text)) < _LINES:
        return None
    inside = [t for t in a.timexes if own.start("day") <= t.span.start and t.span.end <= own.end("day") and t.when]
    return _of_head(inside)


def is_in_item(a: Annotated, token: Token, timex: Timex) -> bool:
    """Does an expression stand in the token's own item, behind its head and before that of the next?"""
    own, text = _head_before(a, token), a.document.text
    last = _HEAD.search(text, token.end)
    end = last.start() if last is not None else len(text)
    return own is not None and own.end() <= timex.span.start < end


def _head_before(a: Annotated, token: Token) -> re.Match[str] | None:
    """The last head before the token in its line."""
    text = a.document.text
    begins = text.rfind("\n", 0, token.start) + 1
    if text.find(" - ", begins, token.start) < 0:  # only the line itself may open with a head: no need to search it all
        return _HEAD.match(text, begins, token.start)
    *_, last = [None, *_HEAD.finditer(text, begins, token.start)]
    return last


def _of_head(times: list[Timex]) -> When | None:
    """What the expressions of a head say together: the year before a day is that of the day ("2017, June 14")."""
    whens = [t.when for t in times if t.when is not None]
    if len(whens) == _YEAR_AND_DAY and re.fullmatch(r"\d{4}", str(whens[0])):
        day = _MONTH_OR_DAY.fullmatch(str(whens[1]))
        if day is not None:
            year = str(whens[0])
            return When("/".join(f"{year}-{part}" for part in day.groups() if part))
    return min(whens, key=lambda w: w.width, default=None)


_YEAR_AND_DAY = 2
