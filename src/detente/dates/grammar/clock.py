"""Times of day: "5 p.m.", "18:40", "noon", "this morning", "last night"."""

from __future__ import annotations

import re

from detente.dates.expressions import Clock, Expression, Part, Period, Today
from detente.dates.patterns import Match, Rule

_DIGITS = re.compile(r"\d+")


def _hour(m: Match) -> Expression | None:
    """“5 p.m.”, “5:30 pm”, “10 o'clock”."""
    printed = m.word("h")
    if printed is None:
        return None
    figures = [int(p) for p in _DIGITS.findall(str(printed.value))]
    hour, minute = figures[0], figures[1] if len(figures) > 1 else None
    mark = m.value("m") or (str(printed.value)[-1] if printed.kind == "hour" else "")
    if mark in ("p", "a"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (mark == "p")
    return Clock(hour, minute) if hour <= 24 and (minute is None or minute < 60) else None


_TIMELY = ("at", "until", "till", "by", "from", "before", "after", "to", "since", "and", "between", "of")


def _time(m: Match) -> Expression | None:
    """“18:40”: a score or a verse unless something says that it is a time."""
    before, after = m.before(), m.after()
    told = before is not None and before.kind in (*_TIMELY, "about")
    told |= m.has("z") or (after is not None and after.kind in ("on", "local", "weekday", "today"))
    told |= before is not None and before.kind in ("since", "till", "-", "weekday", "today", "month")
    return _hour(m) if told else None


def _military(m: Match) -> Expression | None:
    """“1400 GMT”."""
    printed = m.word("x")
    if printed is None or not printed.text.isdigit() or len(printed.text) != 4 or m.value("u") not in (None, "TH"):
        return None
    figures = m.number("x") or 0
    hour, minute = divmod(figures, 100)
    return Clock(hour, minute) if hour <= 24 and minute < 60 else None


def _named_hour(m: Match) -> Expression | None:
    """“at noon”, “midnight Friday”; not “High Noon”."""
    hour, before, after = m.number("x"), m.before(), m.after()
    led = before is None or before.kind in (*_TIMELY, "the", ".", "gap", "(", "about")
    dated = after is not None and after.kind in ("weekday", "today", "month", "on", "zone", "small")
    return Clock(hour, 0) if hour is not None and (led or dated) else None


def _part(m: Match) -> Expression | None:
    """As in “this morning”, “the evening”: of today, or of the day last spoken of."""
    code = str(m.value("x"))
    if m.has("near"):
        return Part(code, Today(0))
    if m.has("next"):
        return Part(code, Period("D", 1, "story"))
    if m.has("last"):
        return Part(code, Today(-1))
    if m.has("that"):
        return Part(code, Period("D", 0, "story"))
    before = m.before()
    timely = before is not None and before.kind in ("in", "during", "by", "that", "edge", "at", "on", "until", "from")
    further = m.before(2)
    timely |= before is not None and before.kind == "-" and further is not None and further.kind == "edge"
    return Part(code) if timely else None


def _night(m: Match) -> Expression | None:
    before, after = m.before(), m.after()
    timely = before is not None and before.kind in ("by", "during", "in", "that")
    return Part("NI") if timely or (after is not None and after.kind == "of") else None


def _tonight(m: Match) -> Expression | None:
    return Part("NI", Today(0))


RULES = (
    Rule("{hourfigure:h} {meridiem:m} {zone}?", _hour),
    Rule("{hour:h} {zone}?", _hour),
    Rule("{small:h} o'clock", _hour),
    Rule("{clock:h} {zone:z}?", _time),
    Rule("{fourfigures:x} {zone}", _military),
    Rule("{fourfigures:x} {units:u}", _military),
    Rule("{clock:h} {units:u}", _time),
    Rule("{clockword:x}", _named_hour),
    Rule("the? ({current:near}|{previous:last}|{following:next}|{that:that})? {part:x}", _part),
    Rule("the night", _night),
    Rule("{tonight}", _tonight),
)
