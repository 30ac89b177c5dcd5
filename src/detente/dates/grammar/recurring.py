"""Sets of times: "every year", "each July", "twice a week", "Mondays", "daily"."""

from __future__ import annotations

from detente.dates.expressions import Expression, Recurring
from detente.dates.grammar.amounts import RATES
from detente.dates.patterns import Match, Rule
from detente.dates.timex import duration

_WEEKDAY = "XXXX-WXX-{}"


def _every(m: Match) -> Expression | None:
    count = m.number("n") or (2 if m.has("other") else 1)
    return Recurring(duration(count, str(m.value("u"))))


def _each_month(m: Match) -> Expression | None:
    return Recurring(f"XXXX-{m.number('m'):02d}")


def _each_weekday(m: Match) -> Expression | None:
    return Recurring(_WEEKDAY.format((m.number("w") or 0) + 1))


def _weekdays(m: Match) -> Expression | None:
    """“Mondays”, “on Sundays and holidays”; not “the Saturdays before”, a count."""
    before = m.before()
    counted = before is not None and before.kind in (*RATES, "vague", "couple", "previous", "following")
    return None if counted else Recurring(_WEEKDAY.format((m.number("w") or 0) + 1))


def _each_season(m: Match) -> Expression | None:
    return Recurring(f"XXXX-{m.value('s')}")


def _each_part(m: Match) -> Expression | None:
    return Recurring(f"XXXX-XX-XXT{m.value('x')}")


def _adverb(m: Match) -> Expression | None:
    """“daily”, “weekly”; not the mean of a day ("average daily volume"), nor with a capital a paper's name."""
    before = m.before()
    if before is not None and before.text.lower() == "average":
        return None
    return Recurring(str(m.value("x"))) if m.words[m.first].text[0].islower() else None


def _rate(m: Match) -> Expression | None:
    """“$4 million a year”, “twice a week”: the article after a figure or a number of times."""
    before = m.before()
    if before is None or str(m.value("u")).startswith("TS"):
        return None
    return Recurring(duration(1, str(m.value("u")))) if before.kind in RATES else None


RULES = (
    Rule("{every} ({count:n}|{nth:n2}|{other:other})? {anyunit:u}", _every),
    Rule("{every} {month:m}", _each_month),
    Rule("{every} {weekday:w}", _each_weekday),
    Rule("{weekdays:w}", _weekdays),
    Rule("{every} {season:s}", _each_season),
    Rule("{every} {part:x}", _each_part),
    Rule("{adverbset:x}", _adverb),
    Rule("({an}|per) {unit:u}", _rate),
)
