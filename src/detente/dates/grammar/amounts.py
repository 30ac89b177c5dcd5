"""Lengths of time: "two days", "a two-day visit", "several weeks", "for years", "yearlong"."""

from __future__ import annotations

from detente.dates.cuewords import load_cue_words
from detente.dates.expressions import Amount, Expression, Slice
from detente.dates.patterns import Match, Rule

QUANTITY = (
    "({an}|the|another)?"
    " ({count:n} (to|or|-) {count:top}|{count:single} (or so)?|{couple:c} of?|{vague:v} (of|more)?"
    "|{an:one}|{another:one2}|half {an:h})"
    " (more|another|additional|other|full|whole|straight|consecutive|long|business|working|trading|school|further)?"
)
"""How much of a unit, for use before ``{anyunit:u}``."""


RATES = ("figure", "scale", "small", "cardinal", "once", "twice", "times", "time", "year4")
"""After these, "a year" is how often."""


def amount_of(m: Match) -> Amount | None:
    """The length that QUANTITY and the unit `u` of a match give."""
    unit = str(m.value("u"))
    number, upper = _number(m)
    if number is None and not (m.has("v") or m.has("c")):
        return None
    if m.has("and_half") and number is not None:
        number += 0.5
    return _whole_units(unit, number, upper)


def _number(m: Match) -> tuple[float | None, float | None]:
    for name in ("n", "single", "c", "one", "one2"):
        value = m.value(name)
        if isinstance(value, int | float):
            top = m.value("top")
            return float(value), float(top) if isinstance(top, int | float) else None
        if name == "one2" and m.has(name):
            return 1.0, None
    return (0.5, None) if m.has("h") else (None, None)


def _whole_units(unit: str, number: float | None, upper: float | None) -> Amount:
    """Weekends and nights count as such; fortnights as two weeks, millennia as ten centuries."""
    if unit == "FN":
        return Amount(unit="W", number=2 * number if number else None, upper=upper)
    if unit == "ML":
        return Amount(unit="CE", number=10 * number if number else None, upper=upper)
    return Amount(unit=unit, number=number, upper=upper)


def _amount(m: Match) -> Expression | None:
    unit, after = m.word("u"), m.after()
    if unit is None or _no_length(m, unit.text.lower()) or (after is not None and after.kind == "old" and _is_age(m)):
        return None
    return amount_of(m)


def _spoken_adjective(m: Match) -> Expression | None:
    """“a five year plan”, as transcripts have it."""
    number = m.number("n")
    word = m.word("n")
    if number is None or number == 1 or word is None or word.kind != "cardinal":
        return None
    return Amount(unit=str(m.value("u")), number=float(number), adjective=True)


def _no_length(m: Match, unit: str) -> bool:
    """“one day he will”, “a quarter of the vote”, “the night”, “$4 a day”, “a second front” are no lengths."""
    before, after = m.before(), m.after()
    if m.words[m.first].kind == "an" and before is not None and before.kind in RATES:
        return True
    if after is not None and after.kind == "-" and after.start == m.words[m.last - 1].end and unit != "old":
        return True
    if unit == "quarter" or (unit == "quarters" and after is not None and after.kind == "of"):
        return True
    singular = not unit.endswith("s") and unit not in ("centuries", "millennia")
    count = m.word("single")
    return singular and count is not None and count.value != 1


def _adjective(m: Match) -> Expression | None:
    """“two-day”, “18-month-old”, “a 23-year-old”."""
    number, top = m.value("n"), m.value("top")
    if not isinstance(number, int | float) or m.value("u") == "Q" or _is_age(m):
        return None
    upper = float(top) if isinstance(top, int | float) else None
    made = _whole_units(str(m.value("u")), float(number), upper)
    return Amount(unit=made.unit, number=made.number, upper=made.upper, adjective=True)


def _is_age(m: Match) -> bool:
    """“a 6-year-old boy”, “55 years old”: no time; of “an 18-month-old accord” it is how long it has stood."""
    if "old" not in [w.kind for w in m.words[m.last - 1 : m.last + 1]]:
        return False
    around = (m.after(1), m.after(2), m.after(3), m.before(1), m.before(2), m.before(3))
    return not any(w is not None and w.text.lower() in load_cue_words().lasting for w in around)


def _bare(m: Match) -> Expression | None:
    """“for years”, “within hours”, “decades of”: plurals without a figure."""
    before, after = m.before(), m.after()
    if m.value("u") == "Q":
        return None
    if before is not None and before.kind in ("for", "in", "within", "after", "over", "takes", "take", "last", "spend"):
        return Amount(unit=str(m.value("u")), number=None)
    follows = after is not None and after.kind in ("of", "-")
    led = before is None or before.text.lower() in load_cue_words().before_lengths or before.kind in (".", "gap", "“")
    return Amount(unit=str(m.value("u")), number=None) if follows and led else None


def _over_the_years(m: Match) -> Expression | None:
    """“over the years”: many, nobody says which."""
    before, after = m.before(), m.after()
    over = before is not None and before.text.lower() in ("over", "through", "throughout", "across")
    ends = after is None or after.kind not in ("of", "since", "that", "previous", "following")
    return Amount(unit=str(m.value("u")), number=None) if over and ends and m.value("u") in ("Y", "DE", "CE") else None


def _lasting(m: Match) -> Expression | None:
    return Amount(unit=str(m.value("x")), number=1, adjective=True)


def _long(m: Match) -> Expression | None:
    return Amount(unit=str(m.value("u")), number=1, adjective=True)


def _one_of(m: Match) -> Expression | None:
    """“the last week of August”, “the first days of 2022”."""
    after = m.after()
    nth = m.number("f") or 1
    if after is None or after.kind not in ("of", "in") or not 1 <= nth <= 31:
        return None
    number = None if m.kind("u") == "units" else 1.0
    return Slice(Amount(unit=str(m.value("u")), number=number), 1 if m.has("f") else -1, skip=nth - 1)


def _fiscal(m: Match) -> Expression | None:
    """“the fiscal year”: which one, nobody says."""
    return Amount(unit="Y", number=1)


def _half_more(m: Match) -> Expression | None:
    """“a year and a half”, “two and a half years”, “two years and a half”."""
    number = m.value("n") or m.value("a")
    if not isinstance(number, int | float):
        return None
    return _whole_units(str(m.value("u")), number + 0.5, None)


def _slice(m: Match) -> Expression | None:
    """“the first nine months”, of a year that may follow."""
    number, first = m.value("n"), m.number("f")
    if first != 1 or not isinstance(number, int | float):
        return None
    return Slice(Amount(unit=str(m.value("u")), number=float(number)), 1)


RULES = (
    Rule(f"{QUANTITY} {{anyunit:u}}", _amount),
    Rule("{count:n} ((to|or|-) {count:top})? - {anyunit:u} (- (old|long))?", _adjective),
    Rule("{an} {count:n} - {unit:u} period", _adjective),
    Rule("{count:n} {unit:u}", _spoken_adjective),
    Rule("{count:n} {anyunit:u} old", _adjective),
    Rule("{units:u}", _bare),
    Rule("the {units:u}", _over_the_years),
    Rule("{lasting:x}", _lasting),
    Rule("{unit:u} - long", _long),
    Rule("(the|{possessor}) (fiscal|financial|academic|school|tax) year", _fiscal),
    Rule("({count:n}|{an:a}) and {an} half {anyunit:u}", _half_more),
    Rule("({count:n}|{an:a}) {anyunit:u} and {an} half", _half_more),
    Rule("the? {nth:f} {count:n} {units:u}", _slice),
    Rule("the ({nth:f}|{previous:p}) {anyunit:u}", _one_of),
)
