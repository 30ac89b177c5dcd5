"""When a word that may be a date is none: "may", "march", "the fall of Kabul", "1990 troops", "page 2014"."""

from __future__ import annotations

from detente.dates.cuewords import load_cue_words
from detente.dates.patterns import Match
from detente.dates.words import OTHER

_LEADS = frozenset(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "till",
        "from",
        "of",
        "during",
        "before",
        "after",
        "through",
        "between",
        "to",
        "for",
        "throughout",
        "within",
        "as",
        "beyond",
        "previous",
        "following",
        "current",
        "recent",
        "edge",
        "shifted",
        "that",
        "every",
    ]
)
"""Classes of words after which a month or season is one."""


_COUNTED = frozenset(["$", "£", "€", "¥", "#", "%", "&", "["])


def bare_month(m: Match) -> bool:
    """Is a month named, without day or year? "May" and "March" need a word before them that leads to a date."""
    word, before = m.words[m.first], m.before()
    if _is_name(m):
        return False
    if word.text.rstrip(".").lower() not in ("may", "march", "mar", "sep", "dec", "jan", "jun", "jul", "apr", "nov"):
        return True
    if word.text.endswith("."):
        return True
    if before is None:
        return False
    return before.kind in _LEADS or _listed(m) or (before.kind == "the" and _describes(m))


def _describes(m: Match) -> bool:
    """“the March summit”, not “the March on Washington”."""
    after = m.after()
    return after is not None and after.kind == OTHER and after.text[0].islower()


def _is_name(m: Match) -> bool:
    """“Jill June”, “April Ryan”: a capital beside it, and no word before it that leads to a date."""
    before, after = m.before(), m.after()
    led = _listed(m) or (before is not None and before.kind in _LEADS | {"the", "-", "("})
    beside = [w for w in (before, after) if w is not None and w.kind == OTHER]
    return not led and any(w.text[0].isupper() for w in beside)


def _listed(m: Match) -> bool:
    """Does another month stand beside it ("April, May and June")?"""
    around = [m.before(), m.before(2), m.after(), m.after(2)]
    return any(w is not None and w.kind == "month" for w in around)


def bare_weekday(m: Match) -> bool:
    """Is a weekday named? "Sun" and "Sat" without a full stop are something else."""
    printed = m.words[m.last - 1].text
    return printed.endswith(".") or len(printed) > 5


def bare_season(m: Match) -> bool:
    """Is a season meant? "fall" and "spring" are also something else."""
    before, after = m.before(), m.after()
    season = m.word("s")
    word = season.text.lower() if season else ""
    if season is not None and season.text[0].isupper() and _starts_name(m):
        return False
    with_article = m.words[m.first].kind == "the"
    if word == "fall" and with_article and after is not None and after.kind == "of":
        return False
    if word in ("fall", "spring"):
        return (before is not None and before.kind in _LEADS - {"to", "of"}) or (with_article and word == "spring")
    return True


def _starts_name(m: Match) -> bool:
    """“Winter Olympics”, “Spring Festival”."""
    after = m.after()
    return after is not None and after.kind == OTHER and after.text[0].isupper()


def bare_year(m: Match) -> bool:
    """Is a number of four figures a year?"""
    before, after = m.before(), m.after()
    year = m.number("y") or 0
    if before is not None and (before.kind in _COUNTED or (before.kind in "-./:" and _glued(m))):
        return False
    if after is not None and (
        after.text.lower() in load_cue_words().things or after.kind in ("%", "units", "unit", "scale")
    ):
        return False
    if before is not None and before.text.lower() in load_cue_words().numbered:
        return False
    return 1900 <= year <= 2100 or (year >= 1000 and _told_as_year(m))


def _told_as_year(m: Match) -> bool:
    """Is a number that may be anything led to as a year, or at least beside no name (“Flight 1549”)?"""
    before, after = m.before(), m.after()
    if before is not None and before.kind in _LEADS | {"the", "(", "and", "-", "or", "year"}:
        return True
    named = before is not None and before.kind == OTHER and before.text[0].isupper()
    return 1400 <= (m.number("y") or 0) < 1900 and not named and (after is None or after.kind != OTHER)


def _glued(m: Match) -> bool:
    """Does the mark before the match touch it, and a word before the mark ("F-2000")?"""
    before, further = m.before(), m.before(2)
    return (
        before is not None
        and further is not None
        and before.end == m.words[m.first].start
        and further.end == before.start
        and further.kind not in ("year4", "month", "edge")
    )


def is_pair(m: Match) -> bool:
    """Are two days joined by "and" both days? ("On June 18 and 19 others were freed" has one.)"""
    joined = m.kind("j")
    after = m.after()
    if joined not in ("and", "or") or m.words[m.last - 1].kind == "year4" or m.words[m.last - 1].kind == "month":
        return True
    if after is None or after.kind != OTHER or not after.text[0].islower():
        return True
    return after.text in load_cue_words().after_days


def is_compound(m: Match) -> bool:
    """Does a hyphen bind the last word to the next (“the last quarter-century”)?"""
    dash, bound = m.after(), m.after(2)
    glued = dash is not None and dash.kind == "-" and dash.start == m.words[m.last - 1].end
    return glued and dash is not None and bound is not None and bound.start == dash.end


def is_name_of_pact(m: Match) -> bool:
    """“Good Friday Agreement” is no day."""
    after = m.after()
    return after is not None and after.text.lower() in load_cue_words().pacts
