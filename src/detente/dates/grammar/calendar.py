"""Dates as calendars print them: days, months, seasons, quarters, years, decades, centuries, in any usual order."""

from __future__ import annotations

import re

from detente.dates.cuewords import load_cue_words
from detente.dates.expressions import Calendar, Era, Expression, Holiday, Quarter, Range, Season
from detente.dates.grammar.guards import bare_month, bare_season, bare_weekday, bare_year, is_pair
from detente.dates.patterns import Match, Rule
from detente.dates.words import OTHER

_DIGITS = re.compile(r"\d+")


def _full(m: Match) -> Expression | None:
    """Month, day and perhaps year and weekday, in any order."""
    day = m.number("d")
    year = _year(m)
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


def _year(m: Match, name: str = "y") -> int | None:
    value = m.value(name)
    if isinstance(value, str):
        return int(_DIGITS.findall(value)[0])
    return None if value is None else int(value)


def _two_days(m: Match) -> Expression | None:
    """“June 18-19”, “18 to 19 June”."""
    first, last = m.number("d"), m.number("e")
    if first is None or last is None or last <= first or last > 31 or not is_pair(m):
        return None
    year, month = _year(m), m.number("m")
    return _range(m, Calendar(year=year, month=month, day=first), Calendar(year=year, month=month, day=last))


def _range(m: Match, first: Expression, last: Expression) -> Range:
    """The range, with the words that print each end."""
    middle = m.index("j")
    return Range(first, last, ((m.first, middle), (middle + 1, m.last)))


def _two_dates(m: Match) -> Expression | None:
    """“June 30 to July 2, 2023”, “28 February - 2 March”."""
    first, last = m.number("d"), m.number("e")
    if first is None or last is None or max(first, last) > 31:
        return None
    year = _year(m)
    early, late = m.number("m"), m.number("n")
    before = year - 1 if year and early and late and early > late else year
    return _range(m, Calendar(year=before, month=early, day=first), Calendar(year=year, month=late, day=last))


def _two_months(m: Match) -> Expression | None:
    year, early, late = _year(m), m.number("m"), m.number("n")
    if early is None or late is None:
        return None
    before = year - 1 if year and early > late else year
    if m.kind("j") in ("and", "or") and year is None:
        return None
    return _range(m, Calendar(year=before, month=early), Calendar(year=year, month=late))


def _month_year(m: Match) -> Expression | None:
    return Calendar(year=_year(m), month=m.number("m"), modern=m.kind("y") == "short")


def _month(m: Match) -> Expression | None:
    return Calendar(month=m.number("m")) if bare_month(m) else None


def _day(m: Match) -> Expression | None:
    """“the 18th”, where a month was named before; not “the 11th hijacker”."""
    after = m.after()
    alone = after is None or after.kind != OTHER or after.text in load_cue_words().after_days
    return Calendar(day=m.number("d")) if alone else None


def _weekday(m: Match) -> Expression | None:
    return Calendar(weekday=m.number("w")) if bare_weekday(m) else None


def _weekday_day(m: Match) -> Expression | None:
    return Calendar(weekday=m.number("w"), day=m.number("d"))


def _iso(m: Match) -> Expression | None:
    year, month, day = (int(p) for p in _DIGITS.findall(str(m.value("x")))[:3])
    return _checked(year, month, day)


def _chinese(m: Match) -> Expression | None:
    parts: list[int | None] = [int(p) for p in _DIGITS.findall(str(m.value("x")))]
    year, month, day = [*parts, None, None][:3]
    return _checked(year, month, day)


def _checked(year: int | None, month: int | None, day: int | None) -> Expression | None:
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Calendar(year=year, month=month, day=day)


def _slash(m: Match) -> Expression | None:
    """“6/18/2023” as Americans write it, “18/6/2023” or “18.06.2023” where that cannot be meant."""
    printed = str(m.value("x"))
    a, b, year = (int(p) for p in _DIGITS.findall(printed))
    month, day = (b, a) if a > 12 or "." in printed else (a, b)
    if year < 100:
        if "/" not in printed:
            return None
        year += 2000 if year < 70 else 1900
    return _checked(year, month, day)


def _season_year(m: Match) -> Expression | None:
    return Season(str(m.value("s")), _year(m))


def _season(m: Match) -> Expression | None:
    return Season(str(m.value("s"))) if bare_season(m) else None


def _quarter(m: Match) -> Expression | None:
    number = m.number("q")
    if number is None or not 1 <= number <= 4:
        return None
    return Quarter(number, _year(m))


def _same_quarter(m: Match) -> Expression | None:
    """“the 1988 period”, where a quarter of another year is spoken of."""
    return Quarter(0, _year(m))


def _half(m: Match) -> Expression | None:
    number = m.number("q")
    return Quarter(number, _year(m), 2) if number in (1, 2) else None


def _bare_year(m: Match) -> Expression | None:
    return Calendar(year=_year(m)) if bare_year(m) else None


def _short_year(m: Match) -> Expression | None:
    before = m.before()
    named = before is not None and before.kind in ("of", "in", "since", "by", "class", "season", "from", "until", "and")
    return Calendar(year=_year(m), modern=True) if named else None


def _sure_year(m: Match) -> Expression | None:
    return Calendar(year=_year(m))


def _fiscal_year(m: Match) -> Expression | None:
    return Calendar(year=_year(m), fiscal=True)


def _fiscal_range(m: Match) -> Expression | None:
    first, last = _year(m), m.number("z")
    return None if first is None or last is None else Calendar(year=first // 100 * 100 + last % 100, fiscal=True)


def _two_years(m: Match) -> Expression | None:
    """“2014-18”, “from 1914 to 1918”, “between 1990 and 1995”."""
    first, last = _year(m), m.number("z")
    if first is None or last is None:
        return None
    if last < 100:  # "2014-18"
        last += first // 100 * 100
    joined = m.kind("j")
    before = m.before()
    paired = joined == "-" or (before is not None and before.kind in ("from", "between"))
    if not first < last <= first + 500 or not paired or not bare_year(m):
        return None
    return _range(m, Calendar(year=first), Calendar(year=last))


def _before_christ(m: Match) -> Expression | None:
    year = m.number("y")
    era = m.value("e") or -1
    if year is None or (m.word("e") or m.words[0]).text.lower() in ("ad", "ce") and era == 1 and year < 32:
        return None
    return Calendar(year=year, before_christ=era == -1)


def _month_before_christ(m: Match) -> Expression | None:
    """“April 480 BC”."""
    return Calendar(year=m.number("y"), month=m.number("m"), before_christ=m.value("e") == -1)


def _season_before_christ(m: Match) -> Expression | None:
    year = m.number("y") or 0
    return Season(str(m.value("s")), -year if m.value("e") == -1 else year)


def _two_before_christ(m: Match) -> Expression | None:
    """“499-493 BC”."""
    first, last = m.number("y"), m.number("z")
    if m.value("e") != -1:
        return None
    return _range(m, Calendar(year=first, before_christ=True), Calendar(year=last, before_christ=True))


def _ancient(m: Match) -> Expression | None:
    """“in 480”, where years before Christ are spoken of."""
    year = m.number("y")
    before, after = m.before(), m.after()
    led = before is not None and before.kind in ("in", "by", "from", "until", "since", "of", "after", "before", "and", "-")
    counted = after is not None and (after.kind in ("units", "unit", "%") or (after.kind == OTHER and after.text[0].islower()))
    if year is None or not 100 <= year <= 999 or not led or counted:
        return None
    return Calendar(year=year, before_christ=True, ancient=True)


def _decade(m: Match) -> Expression | None:
    first = m.number("x")
    if first is None or first % 10:
        return None
    if 1000 <= first <= 2190:
        return Era(first, 10)
    return Era(first, 10, True) if first < 100 and m.has("the") else None


def _decade_word(m: Match) -> Expression | None:
    tens = m.number("x")
    return None if tens is None else Era(tens * 10, 10, True)


def _century(m: Match) -> Expression | None:
    number = m.number("n")
    return Era(number * 100 - 99, 100) if number and number <= 30 else None


def _holiday(m: Match) -> Expression | None:
    return Holiday(str(m.value("h")), _year(m))


RULES = (
    Rule("({weekday:w} ,?)? {month:m} {the}? {dom:d} (,? {anyyear:y})?", _full),
    Rule("({weekday:w} ,?)? {the:the}? {dom:d} (-|{day:z})? of? {month:m} (,? {anyyear:y})?", _full),
    Rule("({weekday} ,?)? {month:m} {dom:d} {join:j} ({weekday} ,?)? {dom:e} (,? {year4:y})?", _two_days),
    Rule(
        "({weekday} ,?)? the? {dom:d} {join:j} ({weekday} ,?)? the? {dom:e} of? {month:m} (,? {year4:y})?", _two_days
    ),
    Rule("{month:m} {dom:d} {to:j} {month:n} {dom:e} (,? {year4:y})?", _two_dates),
    Rule("{dom:d} of? {month:m} {to:j} {dom:e} of? {month:n} (,? {year4:y})?", _two_dates),
    Rule("{month:m} {join:j} {month:n} (,? of? {year4:y})?", _two_months),
    Rule("{month:m} ,? of? {anyyear:y}", _month_year),
    Rule("{month:m}", _month),
    Rule("the {ordinal:d}", _day),
    Rule("{weekday:w}", _weekday),
    Rule("{weekday:w} ,? the {ordinal:d}", _weekday_day),
    Rule("{iso:x}", _iso),
    Rule("{chinese:x}", _chinese),
    Rule("{slash:x}", _slash),
    Rule("the? {season:s} ,? (of|in)? {year4:y}", _season_year),
    Rule("the? {season:s} of? {year4:y} - ({small}|{figure}|{year4})", _season_year),
    Rule("the? {season:s}", _season),
    Rule("(the|{possessor})? {year4:y}? (fiscal|financial)? -? {nth:q} fiscal? quarter", _quarter),
    Rule("fiscal? {nth:q} - quarter", _quarter),
    Rule("(the|{possessor})? fiscal? -? {nth:q} quarter ,? (of|in) fiscal? {longyear:y}", _quarter),
    Rule("the {year4:y} (period|quarter)", _same_quarter),
    Rule("{quartershort:q} (of? {longyear:y})?", _quarter),
    Rule("the? {year4:y}? {nth:q} -? half", _half),
    Rule("the? {nth:q} -? half ,? (of|in) {year4:y}", _half),
    Rule("{year4:y}", _bare_year),
    Rule("{short:y}", _short_year),
    Rule("the? year {year4:y}", _sure_year),
    Rule("the? (fiscal|financial|academic|school|tax) {year}? {year4:y}", _fiscal_year),
    Rule("the? {year4:y} (-|/) ({twofigures:z}|{year4}) (fiscal|financial|academic|school) year", _fiscal_range),
    Rule("{fiscalyear:y}", _fiscal_year),
    Rule("{year4:y} {join:j} {year4:z}", _two_years),
    Rule("{year4:y} {dash:j} {twofigures:z}", _two_years),
    Rule("{count:y} {era:e}", _before_christ),
    Rule("{month:m} ,? (of|in)? {count:y} {era:e}", _month_before_christ),
    Rule("the? {season:s} ,? (of|in)? {count:y} {era:e}", _season_before_christ),
    Rule("{count:y} {join:j} {count:z} {era:e}", _two_before_christ),
    Rule("{figure:y}", _ancient),
    Rule("{the:the}? {plural:x}", _decade),
    Rule("the {decadeword:x}", _decade_word),
    Rule("the? {nth:n} -? century", _century),
    Rule("{holiday:h} (,? of? {year4:y})?", _holiday),
)
