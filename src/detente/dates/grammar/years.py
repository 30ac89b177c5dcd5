"""Years, pairs of years, fiscal years, decades, centuries, and years before Christ."""

from __future__ import annotations

from detente.dates.expressions import Calendar, Era, Expression, Season
from detente.dates.grammar.guards import bare_year
from detente.dates.grammar.parts import range_of, year_of
from detente.dates.patterns import Match, Rule
from detente.dates.words import OTHER


def _bare_year(m: Match) -> Expression | None:
    return Calendar(year=year_of(m)) if bare_year(m) else None


def _short_year(m: Match) -> Expression | None:
    before = m.before()
    named = before is not None and before.kind in ("of", "in", "since", "by", "class", "season", "from", "until", "and")
    return Calendar(year=year_of(m), modern=True) if named else None


def _sure_year(m: Match) -> Expression | None:
    return Calendar(year=year_of(m))


def _fiscal_year(m: Match) -> Expression | None:
    return Calendar(year=year_of(m), fiscal=True)


def _fiscal_range(m: Match) -> Expression | None:
    """“the 2023-24 school year”."""
    first, last = year_of(m), m.number("z")
    if first is None or last is None or (first + 1) % 100 != last % 100:
        return None
    return range_of(m, Calendar(year=first), Calendar(year=first + 1))


def _two_years(m: Match) -> Expression | None:
    """“2014-18”, “from 1914 to 1918”, “between 1990 and 1995”."""
    first, last = year_of(m), m.number("z")
    if first is None or last is None:
        return None
    if last < 100:  # "2014-18"
        last += first // 100 * 100
    joined = m.kind("j")
    before = m.before()
    paired = joined == "-" or (before is not None and before.kind in ("from", "between"))
    if not first < last <= first + 500 or not paired or not bare_year(m):
        return None
    return range_of(m, Calendar(year=first), Calendar(year=last))


def _before_christ(m: Match) -> Expression | None:
    year = m.number("y")
    era = m.value("e") or -1
    if year is None or ((m.word("e") or m.words[0]).text.lower() in ("ad", "ce") and era == 1 and year < 32):
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
    return range_of(m, Calendar(year=first, before_christ=True), Calendar(year=last, before_christ=True))


def _ancient(m: Match) -> Expression | None:
    """“in 480”, where years before Christ are spoken of."""
    year = m.number("y")
    before, after = m.before(), m.after()
    led = before is not None and before.kind in (
        "in",
        "by",
        "from",
        "until",
        "since",
        "of",
        "after",
        "before",
        "and",
        "-",
    )
    counted = after is not None and (
        after.kind in ("units", "unit", "%") or (after.kind == OTHER and after.text[0].islower())
    )
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


RULES = (
    Rule("{year4:y}", _bare_year),
    Rule("{short:y}", _short_year),
    Rule("the? year {year4:y}", _sure_year),
    Rule("the? (fiscal|financial|academic|school|tax) {year}? {year4:y}", _fiscal_year),
    Rule("the? {year4:y} {slashed:j} {twofigures:z} (fiscal|financial|academic|school) year", _fiscal_range),
    Rule("fy {year4:y} {slashed:j} {twofigures:z}", _fiscal_range),
    Rule("fy {year4:y}", _fiscal_year),
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
)
