"""What came of a pledge to do, or not to do, something: a later report that its side has done it, or undone it.

A deed keeps a pledge where its verb is of the same sort and most of what the pledge says of its object is in the
report's own words; a verb of undoing breaks it, as does the deed itself where the pledge was not to. What a report
tells without a day was done before the report, and after the pledge, since it was then still to be done.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from detente.kinds.folding import content_words
from detente.ledger.amounts import falls_short
from detente.lexicon.following import Deed, FollowWords
from detente.lexicon.retelling import load_retelling
from detente.model.record import Record
from detente.model.when import parse_when

LONGEST = timedelta(days=1100)
"""A deed later than this after a pledge is no longer told to be its fulfilment."""


_NOT = ("not_done", "awaited")
"""Stages of what was not done."""


def core_of(text: str) -> str:
    """The pledge without its purpose and circumstances ("send a delegation | for talks on customs")."""
    return _AIM.split(text, maxsplit=1)[0]


def asks_a_deed(known: FollowWords, text: str) -> bool:
    """Is the pledge one to do, or not to do, what a report may tell to have been done, and is its object told?"""
    sorts = _sorts_of(known, text)
    return bool(sorts) and bool(_object(sorts, known, text))


def told_deed(known: FollowWords, pledge: Record, deed: Record, since: date) -> tuple[date, str] | None:
    """The day on which a deed kept or broke the pledge, and which of both; None where it tells nothing of it.

    Besides "kept" and "broken" it may tell that the pledge is "in_progress", or that there is "no_evidence" of it.
    """
    text = pledge.fields["text"]
    day = _day_of(deed, text, since)
    sorts = _sorts_of(known, text)
    if day is None or not sorts or not _is_between(pledge, deed):
        return None
    by = frozenset(deed.fields["by"])
    whole = not by and set(deed.facets.sides) != set(pledge.facets.sides)
    if not _is_theirs(sorts, pledge, deed) or not _same_object(sorts, known, text, deed.fields, whole=whole):
        return None
    status = _status(known, sorts, pledge, deed, day)
    return None if status is None else (day, status)


def _day_of(deed: Record, text: str, since: date) -> date | None:
    """The day on which it was done; where none is told the day of the report. None before the pledge, or long after."""
    told = deed.facets.when
    day = deed.known_from if told is None else told.first
    if day is None or not since < day <= since + LONGEST or (deed.known_from or day) <= since:
        return None
    years = _years(deed.fields["what"]) - _years(text)
    return None if years and max(years) < since.year else day  # "the games of 2014"


def _years(text: str) -> set[int]:
    return {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}


def _is_negative(known: FollowWords, sorts: Sequence[Deed], text: str) -> bool:
    """Is it a pledge not to do it: does a word before the deed say so ("not to raise", "refrain from raising")?"""
    asked = frozenset().union(*(sort.asked for sort in sorts))
    before = text[: next((m.start() for m in re.finditer(r"\w+", text) if m[0].lower() in asked), len(text))]
    return bool(_words(before) & known.negations)


def _is_theirs(sorts: Sequence[Deed], pledge: Record, deed: Record) -> bool:
    """Is it done by one who pledged it; where nobody is named, or only what came of it is told, may it be so?"""
    by, verb = frozenset(deed.fields["by"]), deed.fields["verb"]
    passes = any(sort.passes and verb in sort.told - sort.do for sort in sorts)
    return not by or not by.isdisjoint(_owing(pledge)) or (passes and by <= set(pledge.facets.sides))


def _is_between(pledge: Record, deed: Record) -> bool:
    """Is what it is done to nobody's else ("lifted its tariffs on Armenian wine")?"""
    toward = set(deed.fields["toward"])
    return not toward or not toward.isdisjoint(pledge.facets.sides)


def _status(known: FollowWords, sorts: Sequence[Deed], pledge: Record, deed: Record, day: date) -> str | None:
    verb, stage, text = deed.fields["verb"], deed.fields["stage"], pledge.fields["text"]
    negated = _is_negative(known, sorts, text)
    done = any(verb in sort.do | sort.nouns for sort in sorts)
    told = not negated and any(verb in sort.told for sort in sorts)
    if not done and not told:
        undone = any(verb in sort.undo for sort in sorts)
        return "broken" if undone and not negated and stage not in _NOT else None
    if stage in _NOT:
        return None if negated else _missed(pledge, day, stage)
    if negated:
        return "broken"
    return "in_progress" if stage == "begun" or falls_short(text, deed.fields["what"]) else "kept"


def _missed(pledge: Record, day: date, stage: str) -> str:
    """What is told not to be done: the pledge is broken once its day is past, unless it is still awaited."""
    if stage == "awaited":
        return "no_evidence"
    due = parse_when(pledge.fields["due"])
    return "broken" if due is not None and due.last is not None and due.last < day else "no_evidence"


def _same_object(sorts: Sequence[Deed], known: FollowWords, text: str, deed: Mapping[str, Any], *, whole: bool) -> bool:
    """Is it done to what the pledge names? `whole`: all that the pledge says of it must be there."""
    what = deed["what"]
    asked, told = _object(sorts, known, text), _content(what)
    shared, missing = asked & told, asked - told
    if not shared or _named_otherwise(known, text, what):
        return False
    if not missing:
        return True
    if whole:
        return False
    core = asked & _content(_up_to_preposition(_first_clause(sorts, known, text)))
    extra = _telling(known, deed) - _content(text)
    if not extra:
        return core <= shared or 2 * len(shared) >= len(asked)
    return 3 * len(shared) >= 2 * len(asked) or (bool(core) and core <= shared and bool((asked - core) & told))


def _named_otherwise(known: FollowWords, text: str, what: str) -> bool:
    """Have both names of places or people, and none in common? States' names are no such names."""
    mine, theirs = (_proper(known, words) for words in (text, what))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _proper(known: FollowWords, text: str) -> frozenset[str]:
    names = {name.lower() for name in _CAPITAL.findall(text)}
    return frozenset(names - known.state_words - _MONTHS - _DAYS - {"the"})


def _telling(known: FollowWords, deed: Mapping[str, Any]) -> frozenset[str]:
    """The words of a report that say what it is done to."""
    words = _content(deed["what"]) - load_retelling().plain - known.state_words - _MONTHS - _DAYS - known.loose
    verb = deed["verb"].partition("_")[0][:4]
    return frozenset(w for w in words if not w[0].isdigit() and not w.startswith(verb))


# Pledges.


def _sorts_of(known: FollowWords, text: str) -> list[Deed]:
    """The sorts of deed of the first word that names one."""
    words = re.findall(r"\w+", text.lower())
    for word, after in zip(words, [*words[1:], ""], strict=True):
        phrasal = [deed for deed in known.deeds if f"{known.gerunds.get(word, word)}_{after}" in deed.do]
        if sorts := phrasal or [deed for deed in known.deeds if word in deed.asked]:
            return sorts
    return []


def _object(sorts: Sequence[Deed], known: FollowWords, text: str) -> frozenset[str]:
    """What the deed is done to, in words that tell: no words of every pledge, no deeds, no numbers, no second deed.

    Names are left out where other words are there: a report may call the place otherwise, or not at all.
    """
    asked = frozenset().union(*(sort.asked for sort in sorts))
    first = _up_to_cut(_first_clause(sorts, known, text), asked)
    words = _content(first) - load_retelling().plain - known.negations - asked - _MONTHS - _DAYS - known.loose
    told = frozenset(word for word in words if not word[0].isdigit() and not word.endswith("ly"))
    return (told - _content(" ".join(_CAPITAL.findall(first)))) or told


_CAPITAL = re.compile(r"\b[A-Z]\w+")
_CUT = re.compile(
    r"(?<=\w) (?:that|which|who|whom|whose|where|once|if|unless|until|provided|before|after|when|while"
    r"|in exchange for|in return for|within|by|throughout|to (?=[a-z]+ (?:the|its|their|a|an|any|all)\b)"
    r"|as (?:a|part|soon))\b"
)
"""What ends the naming of the object: conditions, days, purposes, relative clauses."""
_PREPOSITION = re.compile(
    r"(?<=\w) (?:of|on|in|to|from|with|for|at|by|near|along|over|under|between|into|against|across)\b"
)


_AIM = re.compile(r"(?<=\w) (?:for|to discuss|to prepare|ahead of|before|after|during|following|on the sidelines)\b")


def _up_to_cut(text: str, asked: frozenset[str]) -> str:
    """The words up to what no longer names the object, behind that which names the deed ("not to raise its quota")."""
    deed = next((match.end() for match in re.finditer(r"\w+", text) if match[0].lower() in asked), 0)
    return text[:deed] + _CUT.split(text[deed:], maxsplit=1)[0]


def _up_to_preposition(text: str) -> str:
    return _PREPOSITION.split(text, maxsplit=1)[0]


def _first_clause(sorts: Sequence[Deed], known: FollowWords, text: str) -> str:
    """The pledge up to a second deed of it ("release the crew and send a letter")."""
    asked = frozenset().union(*(sort.asked for sort in sorts))
    for match in re.finditer(r"(?i)\band (?:to )?(\w+)", text):
        if any(match[1].lower() in other.asked for other in known.deeds) and match.start() > 0:
            head = text[: match.start()]
            return head if _words(head) & asked else text
    return text


_MONTHS = frozenset(month.lower() for month in calendar.month_name if month) | {"spring", "summer", "autumn", "winter"}
_DAYS = frozenset(day.lower() for day in calendar.day_name)


def _content(text: str) -> frozenset[str]:
    """The content words, of nouns in the plural the singular ("fishermen", "ferries")."""
    return frozenset(_singular(word) for word in content_words(text))


def _singular(word: str) -> str:
    """The singular of a word that has lost its plural s.

    >>> [_singular(word) for word in ("fishermen", "ferrie", "boat")]
    ['fisherman', 'ferry', 'boat']
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-2] + "y" if word.endswith("ie") and len(word) > 4 else word


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _owing(pledge: Record) -> frozenset[str]:
    return frozenset(a["side"] for a in pledge.fields["by"] if a["side"])
