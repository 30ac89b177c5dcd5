"""Days with a name and their dates in any year, from ``holidays.toml``."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


@dataclass(frozen=True, slots=True)
class Holidays:
    """The tables of the file, by the holiday's name in lower case; `names` matches any name in a text.

    `fixed` is "MM-DD", `weekday` "4 thursday november", `easter` days from Easter Sunday, `once` a full date.
    """

    fixed: Mapping[str, str]
    weekday: Mapping[str, str]
    easter: Mapping[str, int]
    once: Mapping[str, str]
    names: re.Pattern[str]


@cache
def load_holidays() -> Holidays:
    """The bundled table."""
    tables = tomllib.loads((files("detente.dates") / "holidays.toml").read_text("utf-8"))
    names = sorted([n for table in tables.values() for n in table], key=lambda n: (-len(n), n))
    body = "|".join(re.escape(n).replace("'", "['’]") for n in names)
    return Holidays(
        fixed=tables["fixed"],
        weekday=tables["weekday"],
        easter=tables["easter"],
        once=tables["once"],
        names=re.compile(rf"(?<![\w/])(?:{body})(?![\w/])", re.IGNORECASE),
    )


def holiday_in(name: str, year: int) -> date | None:
    """The day of that name in a year; None where there is no such name or year."""
    table = load_holidays()
    if name in table.once:
        return date.fromisoformat(table.once[name])
    if not 1583 <= year <= 9999:
        return None
    if name in table.fixed:
        month, day = table.fixed[name].split("-")
        return date(year, int(month), int(day))
    if name in table.weekday:
        number, weekday, of_month, *later = table.weekday[name].split()
        day = _nth_weekday(year, _MONTHS[of_month], _WEEKDAYS[weekday], int(number))
        return day + timedelta(days=sum(map(int, later)))
    return easter(year) + timedelta(days=table.easter[name]) if name in table.easter else None


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [d for d in (date(year, month, n) for n in range(1, length + 1)) if d.weekday() == weekday]
    return days[number - 1 if number > 0 else number]


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, 2nd ed., chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
