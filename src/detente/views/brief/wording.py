"""Days, people and quotations as a briefing book writes them: words of the record, joined by plain ones."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date

from detente.lexicon.states import States
from detente.model.record import Json
from detente.model.when import When, parse_when

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ARTICLE = re.compile(r"United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Solomon|Marshall|Comoros|Seychelles|Dem")
_YEAR, _MONTH, _DAY = 4, 7, 10  # lengths of EDTF dates


def day(edtf: Json) -> str:
    """A date in words: 18 June 2023; 18–19 June 2023; June 2023; about 2023. Empty for None."""
    when = parse_when(edtf)
    if when is None:
        return ""
    begin, slash, end = when.edtf.replace("~", "").partition("/")
    words = _between(begin, end) if slash else _one(begin)
    return f"about {words}" if when.approximate else words


def on(edtf: Json) -> str:
    """The same with its preposition: on 18 June 2023, in June 2023, by October 2023."""
    when, words = parse_when(edtf), day(edtf)
    if when is None or not words:
        return ""
    if words.startswith(("about ", "by ", "from ", "the ")):
        return words if words.startswith(("by ", "from ")) else f"in {words}" if words.startswith("the ") else words
    return f"on {words}" if words[0].isdigit() and not words.isdigit() else f"in {words}"


def _between(begin: str, end: str) -> str:
    if begin == "..":
        return f"by {_one(end)}"
    if end == "..":
        return f"from {_one(begin)} on"
    if len(begin) == len(end) == _DAY and begin[:_MONTH] == end[:_MONTH]:
        return f"{int(begin[8:])}–{_one(end)}"
    return f"{_one(begin)} – {_one(end)}"


def _one(edtf: str) -> str:
    if "X" in edtf:
        return f"the {edtf.replace('X', '0')}s"
    if len(edtf) == _YEAR:
        return edtf
    if len(edtf) == _MONTH and edtf[5:] in _SEASONS:
        return f"the {_SEASONS[edtf[5:]]} of {edtf[:4]}"
    month = f"{calendar.month_name[int(edtf[5:7])]} {edtf[:4]}"
    return month if len(edtf) == _MONTH else f"{int(edtf[8:])} {month}"


def written(when: date | When | None) -> str:
    """A day of the calendar in words."""
    return day(str(when)) if when else ""


class Names:
    """How sides and people are called."""

    def __init__(self, states: States) -> None:
        self.states = states

    def side(self, code: str) -> str:
        """A state's usual name with its article; a body's own name."""
        name = self.states.name(code)
        return f"the {name}" if _ARTICLE.match(name) else name

    def state(self, code: str) -> str:
        """The name without its article."""
        return self.states.name(code)

    def sides(self, codes: Iterable[str]) -> str:
        """Several, in a row."""
        return in_a_row(map(self.side, codes))

    def who(self, value: Json) -> str:
        """A person with their side in brackets, an office with whose it is, or a side alone. Empty for nobody."""
        if not isinstance(value, Mapping):
            return self.side(value) if value else ""
        side = value.get("side")
        words = str(value.get("name") or _with_article(value.get("role") or value.get("body")))
        if words.isupper() and " " in words:
            words = words.lower()
        if words and not _POINTING.match(words):
            return words if not side or self._tells(words, side) else f"{words} ({self.state(side)})"
        return self.side(side) if side else ""

    def all(self, value: Json) -> str:
        """Several people, offices or sides in a row, each once; a side alone is left out where one of its people is."""
        given = value if isinstance(value, list) else [value] if value else []
        named = {v.get("side") for v in given if isinstance(v, Mapping) and (v.get("name") or v.get("role"))}
        kept = [v for v in given if _more_than_side(v) or _side_of(v) not in named]
        return in_a_row(dict.fromkeys(filter(None, map(self.who, kept))))

    def _tells(self, words: str, side: str | None) -> bool:
        """Do the words name the side already?"""
        return any(term.code == side for _, _, term in self.states.find(str(words)))


_POINTING = re.compile(
    r"(?:their|his|her|its|our|your|my|they|we|he|she|it|these|those|both|who|which|that)\b", re.IGNORECASE
)
"""Beginnings of what means somebody only where it stands."""


def _with_article(office: Json) -> str:
    """An office in the singular with "the"; several as they are; empty for None."""
    words = str(office or "")
    bare = (
        not words or words.endswith("s") or re.match(r"(?:the|an?)\b", words, re.IGNORECASE) or _POINTING.match(words)
    )
    return words if bare else f"the {words}"


def _more_than_side(value: Json) -> bool:
    return isinstance(value, Mapping) and any(value.get(key) for key in ("name", "role", "body"))


def _side_of(value: Json) -> Json:
    return value.get("side") if isinstance(value, Mapping) else value


def in_a_row(words: Iterable[str]) -> str:
    """One, two and three."""
    given = list(words)
    return " and ".join(filter(None, [", ".join(given[:-1]), *given[-1:]]))


def quoted(words: str) -> str:
    """The source's words in quotation marks, those within them single, the end without the source's comma."""
    bare = " ".join(words.split()).strip(" ,;:")
    if bare[:1] in ("“", '"') and bare[-1:] in ("”", '"') and not _MARK.search(bare[1:-1]):
        bare = bare[1:-1]
    inner = re.sub(r'"([^"]*)"', "‘\\1’", bare).replace("“", "‘").replace("”", "’").replace('"', "")
    lone = inner.count("‘") == 1 and "’" not in inner.partition("‘")[2]
    return "“" + (inner.replace("‘", "") if lone else inner) + "”"


_MARK = re.compile('[“”"]')


def begun(words: str) -> str:
    """With a capital letter at its beginning."""
    return words[:1].upper() + words[1:]
