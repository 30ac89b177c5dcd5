"""Dates counted from another: "yesterday", "last week", "two days later", "the past three months"."""

from __future__ import annotations

from detente.dates.expressions import (
    Amount,
    Calendar,
    Edge,
    Expression,
    Holiday,
    Named,
    Offset,
    Period,
    Quarter,
    Season,
    Today,
    Window,
    Within,
)
from detente.dates.grammar.amounts import QUANTITY, amount_of
from detente.dates.grammar.guards import bare_weekday, is_compound
from detente.dates.patterns import Match, Rule
from detente.dates.tokens import Word

_STORY = frozenset({"following", "previous", "preceding", "prior", "same", "that", "ensuing", "subsequent"})
"""Words that count from the date last spoken of, not from the day of speech."""


def _today(m: Match) -> Expression | None:
    days = m.number("t")
    return None if days is None else Today(days)


def _beyond(m: Match) -> Expression | None:
    """“the day before yesterday”, “the day after tomorrow”."""
    days = m.number("t")
    return None if days is None else Today(days + (-1 if m.has("b") else 1))


def _step(m: Match) -> int:
    return m.number("p") or 0


def _base(m: Match) -> str:
    word = m.word("p")
    if m.has("this"):
        return "speech"
    return "story" if word is not None and word.text.lower() in _STORY else "speech"


def _period(m: Match) -> Expression | None:
    unit = str(m.value("u"))
    after, further = m.after(), m.after(2)
    if after is not None and after.kind == "of" and further is not None and further.kind in ("month", "year4", "the"):
        return None  # a part of something: "the last week of August"
    if unit in ("Y", "M", "W") and _is_stretch(m):
        return Window(Amount(unit=unit, number=1), _step(m))
    if unit == "D" and _base(m) == "speech":
        return _day_period(m)
    if unit.startswith("T") or is_compound(m):
        return None
    word = m.word("p")
    if unit == "WE" and word is not None and word.text.lower() in ("coming", "upcoming"):
        return Period("WE", 0)
    if unit in ("DE", "CE") and m.kind("p") in ("previous", "following"):  # "the past decade"
        return Window(Amount(unit=unit, number=1), -1 if m.kind("p") == "previous" else 1)
    return Period(unit, _step(m), _base(m))  # type: ignore[arg-type]


def _period_after(m: Match) -> Expression | None:
    """“the day following”."""
    word = m.word("p")
    return Period(str(m.value("u")), 1, "story") if word is not None and word.text.lower() == "following" else None


def _is_stretch(m: Match) -> bool:
    """“over the next year” is twelve months from now, “next year” the calendar's."""
    before, word = m.before(), m.word("p")
    led = before is not None and before.text.lower() in ("over", "during", "for", "in", "within")
    named = word is not None and word.text.lower() in ("past", "last", "next", "coming")
    return led and named and m.words[m.first].kind == "the"


def _day_period(m: Match) -> Expression | None:
    """“the next day” counts from the story; “this day”, “the last day”, “the present day” are none."""
    word = m.word("p")
    if word is not None and word.text.lower() == "next":
        return Period("D", 1, "story")
    return None


def _definite(m: Match) -> Expression | None:
    """“the year”, “the month”, “the quarter”: which one, the context says."""
    before, after = m.before(), m.after()
    unit = str(m.value("u"))
    if unit in ("W", "WE") and after is not None and after.kind == "of":
        return Period(unit, None)
    if unit == "D" and before is not None and before.kind == "in" and _shifted_before(m):
        return Period("D", 0, "story")
    if after is not None and after.kind in ("ended", "ending") and unit in ("Y", "Q", "M", "W"):
        return Amount(unit=unit, number=1)
    if unit not in ("Y", "M", "Q", "WE", "W") or before is None:
        return None
    bound = ("-", "of", "before", "after", "previous") + ("that",) * (unit != "WE")
    if after is not None and after.kind in bound:
        return None
    if unit in ("Q", "WE"):
        return Period(unit, None)
    leads = ("of", "in", "for", "during", "by", "over", "shifted", "throughout", "since", "from")
    return Period(unit, None) if before.kind in leads and before.kind not in ("over", "from") else None


def _shifted_before(m: Match) -> bool:
    """“later in the day”."""
    further = m.before(2)
    return further is not None and further.kind in ("shifted", "edge")


def _named_month(m: Match) -> Expression | None:
    after = m.after()
    if after is not None and after.kind == "year" and m.words[m.last - 1].kind == "previous":
        return None  # "June last year"
    if m.has("d") and m.kind("p") == "that" and m.words[m.first].kind == "that":  # "clear that June 30 would"
        return None
    return Named(Calendar(month=m.number("m"), day=m.number("d")), _step(m), _base(m))  # type: ignore[arg-type]


def _named_weekday(m: Match) -> Expression | None:
    word = m.word("p")
    if not bare_weekday(m) and m.words[m.last - 1].kind == "weekday":  # "that Sun's profits"
        return None
    if word is not None and word.text.lower() in ("coming", "upcoming"):  # the first to come, not next week's
        return Named(Calendar(weekday=m.number("w")), 0)
    return Named(Calendar(weekday=m.number("w")), _step(m), _base(m))  # type: ignore[arg-type]


def _weekday_of_week(m: Match) -> Expression | None:
    """“Wednesday last week”."""
    if m.value("u") != "W":
        return None
    return Within(Calendar(weekday=m.number("w")), Period("W", _step(m), _base(m)))  # type: ignore[arg-type]


def _named_season(m: Match) -> Expression | None:
    return Named(Season(str(m.value("s"))), _step(m), _base(m))  # type: ignore[arg-type]


def _named_quarter(m: Match) -> Expression | None:
    number = m.number("q")
    return Named(Quarter(number), _step(m), _base(m)) if number and number <= 4 else None  # type: ignore[arg-type]


def _named_holiday(m: Match) -> Expression | None:
    return Named(Holiday(str(m.value("h"))), _step(m), _base(m))  # type: ignore[arg-type]


def _ago(m: Match) -> Expression | None:
    amount = amount_of(m)
    return None if amount is None else Offset(amount, -1, exact=m.has("t"))


def _from_now(m: Match) -> Expression | None:
    amount = amount_of(m)
    return None if amount is None else Offset(amount, 1)


def _later(m: Match) -> Expression | None:
    amount = amount_of(m)
    sign = -1 if m.value("l") == "START" or m.has("b") else 1
    return None if amount is None else Offset(amount, sign, "story")


def _vague_ago(m: Match) -> Expression | None:
    """“years ago”."""
    return Offset(Amount(unit=str(m.value("u")), number=None), -1)


def _vague_later(m: Match) -> Expression | None:
    sign = -1 if m.value("l") == "START" else 1
    return Offset(Amount(unit=str(m.value("u")), number=None), sign, "story")


def _year_ago(m: Match) -> Expression | None:
    """“year-ago”, “the year-earlier period”."""
    return Offset(Amount(unit=str(m.value("u")), number=1), -1, "story" if m.has("l") else "speech")


def _latest(m: Match) -> Expression | None:
    """“the latest quarter”: the one last spoken of, else the last that is over."""
    return Period("Q", None, over=True)


def _whole_year(m: Match) -> Expression | None:
    return Period("Y", 0)


def _period_year(m: Match) -> Expression | None:
    return Period("Y", _step(m))


def _year_end(m: Match) -> Expression | None:
    """“year-end”, “by year's end”."""
    word = m.word("e")
    return Edge("END", Period("Y", 0), noun=True) if word is not None and word.text.lower() == "end" else None


def _quarter_ago(m: Match) -> Expression | None:
    """“the year-ago third quarter”."""
    number = m.number("q")
    return Named(Quarter(number), -1) if number and number <= 4 else None


def _ends_phrase(after: Word | None) -> bool:
    return after is None or after.kind in (",", ".", ")", "in", "and", "gap", "on", "at", "that", "-", ":", "to")


def _day_around(m: Match) -> Expression | None:
    """“the day before”, “a week after”, where nothing follows that it counts from."""
    if not _ends_phrase(m.after()):
        return None
    unit = str(m.value("u"))
    sign = -1 if m.has("b") else 1
    if m.words[m.first].kind == "the" and unit == "D":
        return Period("D", sign, "story")
    return Offset(Amount(unit=unit, number=1), sign, "story")


def _counted_around(m: Match) -> Expression | None:
    """“two days before”, “three weeks after”, where nothing follows that it counts from."""
    amount = amount_of(m)
    if amount is None or not _ends_phrase(m.after()):
        return None
    return Offset(amount, -1 if m.has("b") else 1, "story")


def _window(m: Match) -> Expression | None:
    amount = amount_of(m)
    if m.kind("p") == "that":
        return None
    return None if amount is None else Window(amount, 1 if _step(m) > 0 else -1, _base(m))  # type: ignore[arg-type]


def _open_window(m: Match) -> Expression | None:
    """“the coming months”, “recent years”."""
    unit = str(m.value("u"))
    return Window(Amount(unit=unit, number=None), 1 if _step(m) > 0 else -1, _base(m))  # type: ignore[arg-type]


RULES = (
    Rule("{today:t}", _today),
    Rule("the? day ({before:b}|after) {today:t}", _beyond),
    Rule("the? {anymod:p} {unit:u}", _period),
    Rule("{current:this} {step:p} {unit:u}", _period),
    Rule("{current:this} {step:p} {weekday:w}", _named_weekday),
    Rule("{current:this} {step:p} {season:s}", _named_season),
    Rule("{current:this} {step:p} {month:m}", _named_month),
    Rule("{that} {that:p} {unit:u}", _period),
    Rule("the {unit:u} {following:p}", _period_after),
    Rule("the {unit:u}", _definite),
    Rule("the? {anymod:p} {month:m} ({dom:d})?", _named_month),
    Rule("{month:m} {previous:p}", _named_month),
    Rule("the? {anymod:p} {weekday:w}", _named_weekday),
    Rule("{weekday:w} {anymod:p} {unit:u}", _weekday_of_week),
    Rule("{weekday:w} {previous:p}", _named_weekday),
    Rule("the? {anymod:p} {season:s}", _named_season),
    Rule("the? {step:p} {nth:q} -? quarter", _named_quarter),
    Rule("(the|{current})? year (' s|-)? {edge:e}", _year_end),
    Rule("the? {unit:u} - (ago|{shifted:l}) {nth:q} -? quarter", _quarter_ago),
    Rule("the? {anymod:p} {holiday:h}", _named_holiday),
    Rule(f"{QUANTITY} {{anyunit:u}} (and {{an}} {{half:and_half}}|or so)? ago {{today:t}}?", _ago),
    Rule("{units:u} ago", _vague_ago),
    Rule("{units:u} {shifted:l}", _vague_later),
    Rule(f"{QUANTITY} {{anyunit:u}} (hence|from {{present}}|from {{today}})", _from_now),
    Rule(f"{QUANTITY} {{anyunit:u}} {{shifted:l}}", _later),
    Rule("{unit:u} - (ago|{shifted:l})", _year_ago),
    Rule("the? {unit:u} - (ago|{shifted:l}) (period|quarter)", _year_ago),
    Rule("the latest (period|quarter)", _latest),
    Rule("(the|{current}) (full|whole|entire) year", _whole_year),
    Rule("the? {anymod:p} (fiscal|financial|academic|school) year", _period_year),
    Rule("(the|{an}) {unit:u} ({before:b}|after)", _day_around),
    Rule(f"{QUANTITY} {{anyunit:u}} ({{before:b}}|after)", _counted_around),
    Rule(f"the? {{anymod:p}} {QUANTITY} {{anyunit:u}}", _window),
    Rule("the? ({anymod:p}|{recent:r}) {units:u}", _open_window),
)
