"""Days as calendars print them, in American, British, ISO and Chinese order; weekdays; days with a name."""

from __future__ import annotations

from detente.dates.cuewords import load_cue_words
from detente.dates.expressions import Calendar, Expression, Holiday
from detente.dates.grammar.guards import bare_weekday, is_name_of_pact, is_pair
from detente.dates.grammar.parts import figures, range_of, year_of
from detente.dates.patterns import Match, Rule
from detente.dates.words import OTHER

_BEFORE_DAYS = ("on", "by", "until", "till", "from", "since", "after", "before", "through", "between", "and", "to")
"""Words after which "the 18th" may be a day."""


def _full(m: Match) -> Expression | None:
    """Month, day and perhaps year and weekday, in any order."""
    day = m.number("d")
    year = year_of(m)
    if day is None or not 1 <= day <= 31 or (m.kind("d") == "nth" and not (m.has("the") or m.has("z")) and day > 3):
        return None
    weekday = m.number("w")
    return Calendar(
        year=year,
        month=m.number("m"),
        day=day,
        weekday=weekday,
        modern=m.kind("y") == "short",
    )


def _two_days(m: Match) -> Expression | None:
    """“June 18-19”, “18 to 19 June”."""
    first, last = m.number("d"), m.number("e")
    if first is None or last is None or last <= first or last > 31 or not is_pair(m):
        return None
    year, month = year_of(m), m.number("m")
    return range_of(m, Calendar(year=year, month=month, day=first), Calendar(year=year, month=month, day=last))


def _two_dates(m: Match) -> Expression | None:
    """“June 30 to July 2, 2023”, “28 February - 2 March”."""
    first, last = m.number("d"), m.number("e")
    if first is None or last is None or max(first, last) > 31:
        return None
    year = year_of(m)
    early, late = m.number("m"), m.number("n")
    before = year - 1 if year and early and late and early > late else year
    return range_of(m, Calendar(year=before, month=early, day=first), Calendar(year=year, month=late, day=last))


def _day(m: Match) -> Expression | None:
    """“the 18th”, where a month was named before; not “the 11th hijacker”."""
    before, after = m.before(), m.after()
    if before is None or before.kind not in _BEFORE_DAYS:
        return None
    alone = after is None or after.kind != OTHER or after.text in load_cue_words().after_days
    return Calendar(day=m.number("d")) if alone else None


def _weekday(m: Match) -> Expression | None:
    return Calendar(weekday=m.number("w")) if bare_weekday(m) else None


def _weekday_day(m: Match) -> Expression | None:
    return Calendar(weekday=m.number("w"), day=m.number("d"))


def _iso(m: Match) -> Expression | None:
    year, month, day = figures(m, "x")[:3]
    return _checked(year, month, day)


def _chinese(m: Match) -> Expression | None:
    parts: list[int | None] = [*figures(m, "x")]
    year, month, day = [*parts, None, None][:3]
    return _checked(year, month, day)


def _checked(year: int | None, month: int | None, day: int | None) -> Expression | None:
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Calendar(year=year, month=month, day=day)


def _slash(m: Match) -> Expression | None:
    """“6/18/2023” as Americans write it, “18/6/2023” or “18.06.2023” where that cannot be meant."""
    printed = str(m.value("x"))
    a, b, year = figures(m, "x")
    month, day = (b, a) if a > 12 or "." in printed else (a, b)
    if year < 100:
        if "/" not in printed:
            return None
        year += 2000 if year < 70 else 1900
    return _checked(year, month, day)


def _holiday(m: Match) -> Expression | None:
    return None if is_name_of_pact(m) else Holiday(str(m.value("h")), year_of(m))


RULES = (
    Rule("({weekday:w} ,?)? {month:m} {the}? {dom:d} (,? {anyyear:y})?", _full),
    Rule("({weekday:w} ,?)? {the:the}? {dom:d} (-|{day:z})? of? {month:m} (,? {anyyear:y})?", _full),
    Rule("({weekday} ,?)? {month:m} {dom:d} {join:j} ({weekday} ,?)? {dom:e} (,? {year4:y})?", _two_days),
    Rule("({weekday} ,?)? the? {dom:d} {join:j} ({weekday} ,?)? the? {dom:e} of? {month:m} (,? {year4:y})?", _two_days),
    Rule("{month:m} {dom:d} {to:j} {month:n} {dom:e} (,? {year4:y})?", _two_dates),
    Rule("{dom:d} of? {month:m} {to:j} {dom:e} of? {month:n} (,? {year4:y})?", _two_dates),
    Rule("the {ordinal:d}", _day),
    Rule("{weekday:w}", _weekday),
    Rule("{weekday:w} ,? the {ordinal:d}", _weekday_day),
    Rule("{iso:x}", _iso),
    Rule("{chinese:x}", _chinese),
    Rule("{slash:x}", _slash),
    Rule("{holiday:h} (,? of? {year4:y})?", _holiday),
)
