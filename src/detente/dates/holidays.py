"""Days with a name and their dates in any year, from ``holidays.toml``."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


@dataclass(frozen=True, slots=True)
class Holidays:
    """The tables of the file, by the holiday's name in lower case; `names` matches any name in a text.

    `fixed` is "MM-DD", `weekday` "4 thursday november", `easter` days from Easter Sunday, `once` a full date;
    `national` such a day for each state (alpha-3) that keeps one of the name, empty where it moves.
    """

    fixed: Mapping[str, str]
    weekday: Mapping[str, str]
    easter: Mapping[str, int]
    once: Mapping[str, str]
    national: Mapping[str, Mapping[str, str]]
    names: re.Pattern[str]


@cache
def load_holidays() -> Holidays:
    """The bundled table."""
    tables = tomllib.loads((files("detente.dates") / "holidays.toml").read_text("utf-8"))
    names = sorted([n for table in tables.values() for n in table], key=lambda n: (-len(n), n))
    behind: dict[str, list[str]] = {}
    for name in names:  # by their first letters: a pattern of a hundred names is tried one by one at each word
        behind.setdefault(name[0].lower(), []).append(re.escape(name[1:]).replace("'", "['’]"))
    body = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in behind.items())
    return Holidays(
        fixed=tables["fixed"],
        weekday=tables["weekday"],
        easter=tables["easter"],
        once=tables["once"],
        national=tables["national"],
        names=re.compile(rf"(?<![\w/])(?:{body})(?![\w/])", re.IGNORECASE),
    )


def is_placed(name: str, states: Sequence[str] = ()) -> bool:
    """Is it known which day of the year that is: of all, or of just one of these states (alpha-3)?"""
    return name not in load_holidays().national or bool(_of_state(name, states))


def holiday_in(name: str, year: int, states: Sequence[str] = ()) -> date | None:
    """The day of that name in a year; None where there is no such name or year, or where it may be several states'."""
    table = load_holidays()
    if name in table.once:
        return date.fromisoformat(table.once[name])
    if not 1583 <= year <= 9999:
        return None
    if name in table.easter:
        return easter(year) + timedelta(days=table.easter[name])
    rule = _of_state(name, states) if name in table.national else table.fixed.get(name) or table.weekday.get(name)
    return _by_rule(rule, year) if rule else None


def _of_state(name: str, states: Sequence[str]) -> str:
    """The rule of the one state that keeps such a day, or of any; empty where that is not known."""
    kept = load_holidays().national[name]
    rules = {kept[s] for s in states if s in kept}
    return rules.pop() if len(rules) == 1 else "" if rules else kept.get("any", "")


def _by_rule(rule: str, year: int) -> date:
    if " " not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    number, weekday, of_month, *later = rule.split()
    first = _nth_weekday(year, _MONTHS[of_month], _WEEKDAYS[weekday], int(number))
    return first + timedelta(days=sum(map(int, later)))


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
