"""Months, seasons, quarters and halves of years."""

from __future__ import annotations

from detente.dates.expressions import Calendar, Edge, Expression, Period, Quarter, Season
from detente.dates.grammar.guards import bare_month, bare_season
from detente.dates.grammar.parts import range_of, year_of
from detente.dates.patterns import Match, Rule


def _two_months(m: Match) -> Expression | None:
    year, early, late = year_of(m), m.number("m"), m.number("n")
    if early is None or late is None:
        return None
    before = year - 1 if year and early > late else year
    if m.kind("j") in ("and", "or") and year is None:
        return None
    return range_of(m, Calendar(year=before, month=early), Calendar(year=year, month=late))


def _month_year(m: Match) -> Expression | None:
    return Calendar(year=year_of(m), month=m.number("m"), modern=m.kind("y") == "short")


def _month(m: Match) -> Expression | None:
    return Calendar(month=m.number("m")) if bare_month(m) else None


def _season_year(m: Match) -> Expression | None:
    return Season(str(m.value("s")), year_of(m))


def _season(m: Match) -> Expression | None:
    return Season(str(m.value("s"))) if bare_season(m) else None


def _quarter(m: Match) -> Expression | None:
    number = m.number("q")
    if number is None or not 1 <= number <= 4 or (year_of(m) is None and _of_something_else(m)):
        return None
    return Quarter(number, year_of(m))


def _of_something_else(m: Match) -> bool:
    """“the first quarter of the game”."""
    named = [w.text.lower() for w in (m.after(2), m.after(3)) if w is not None]
    of = m.after()
    return of is not None and of.kind == "of" and any(w in ("game", "match", "vote", "population") for w in named)


def _same_quarter(m: Match) -> Expression | None:
    """“the 1988 period”, where a quarter of another year is spoken of."""
    return Quarter(0, year_of(m))


def _half(m: Match) -> Expression | None:
    number = m.number("q")
    return Quarter(number, year_of(m), 2) if number in (1, 2) else None


def _half_month(m: Match) -> Expression | None:
    """“the second half of February”."""
    mod = "START" if m.number("q") == 1 else "END"
    return Edge(mod, Calendar(year=year_of(m), month=m.number("m"))) if m.number("q") in (1, 2, None) else None


def _half_of_month(m: Match) -> Expression | None:
    """“the second half of the month”, “the first half of next month”."""
    if m.value("u") != "M" or m.number("q") not in (1, 2, None):
        return None
    step = m.number("p") if m.has("p") else None
    return Edge("START" if m.number("q") == 1 else "END", Period("M", step))


def _late_year(m: Match) -> Expression | None:
    """“the latter part of the year”."""
    year = year_of(m)
    return Edge("END", Period("Y", None) if year is None else Calendar(year=year))


RULES = (
    Rule("{month:m} {join:j} {month:n} (,? of? {year4:y})?", _two_months),
    Rule("{month:m} ,? of? {anyyear:y}", _month_year),
    Rule("{month:m}", _month),
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
    Rule("the? ({nth:q}|latter|{previous}) (half|part) of {month:m} {year4:y}?", _half_month),
    Rule("the? ({nth:q}|latter) half of ({the:t}|the? {anymod:p}) {unit:u}", _half_of_month),
    Rule("the? (latter|{previous}) (half|part) of (the year|{year4:y})", _late_year),
)
