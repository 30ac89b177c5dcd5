"""Words that point to the present, past or future without a date: "now", "recently", "in the near future"."""

from __future__ import annotations

from detente.dates.cuewords import load_cue_words
from detente.dates.expressions import Expression, Vague
from detente.dates.patterns import Match, Rule


def _word(m: Match) -> Expression | None:
    return Vague(str(m.value("x")))


def _past(m: Match) -> Expression | None:
    """“in the past”, “of the past”, not “past the gate”."""
    before, after = m.before(), m.after()
    if m.words[m.last - 1].text.lower() != "past" or before is None:
        return None
    ends = after is None or after.kind in (",", ".", "gap", "and", "(", ")", "-", "as", "to", "that", "by", ":")
    return (
        Vague("PAST_REF") if before.kind == "in" or (ends and before.kind in ("from", "of", "with", "than")) else None
    )


def _future(m: Match) -> Expression | None:
    return Vague("FUTURE_REF")


def _present(m: Match) -> Expression | None:
    """“at this moment”, “at the present”."""
    before = m.before()
    return Vague("PRESENT_REF") if before is not None and before.kind in ("at", "for", "by") else None


def _these_days(m: Match) -> Expression | None:
    return Vague("PRESENT_REF") if m.value("u") == "D" else None


def _one_day(m: Match) -> Expression | None:
    """“they will one day meet”: some time to come."""
    before, known = m.before(), load_cue_words()
    told = before is not None and before.text.lower() in known.will | known.modals
    return Vague("FUTURE_REF") if told and m.number("n") == 1 and m.value("u") == "D" else None


RULES = (
    Rule("{cardinal:n} {unit:u}", _one_day),
    Rule("right? {present:x}", _word),
    Rule("(more|most|only|just)? {pastword:x}", _word),
    Rule("the {previous:p}", _past),
    Rule("the (near|distant|foreseeable)? future", _future),
    Rule("(the|{current}) (moment|point)", _present),
    Rule("the {current}", _present),
    Rule("these {units:u}", _these_days),
)
