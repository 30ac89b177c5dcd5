"""Who published a document, and for which side, where that is certain."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from detente.lexicon import Lexicon
from detente.lexicon.publishers import Publishers
from detente.read.layout import Line

_DATELINE = re.compile(r"[A-Z][^()]{2,60}(?:\((?P<round>[\w-]{2,12})\)\s*[-–—:]|\s/(?P<slashed>[\w-]{2,12})/)")
_FIRST_LINES = 4
_LONGEST = 160  # characters of a publisher's name
_NAMING = frozenset(("name", "abbreviation", "demonym"))


def agency_of(lines: list[Line], publishers: Publishers) -> str | None:
    """The news agency of a dateline in one of the first lines: "BEIJING, June 18 (Xinhua) --", "… June 18. /TASS/"."""
    for line in lines[:_FIRST_LINES]:
        found = _DATELINE.match(line.text)
        name = found["round"] or found["slashed"] if found else None
        if name is not None and name in publishers.agencies:
            return publishers.agencies[name]
    return None


def side_of(publisher: str | None, url: str | None, title: str | None, lexicon: Lexicon) -> str | None:
    """The side that a document speaks for: by its publisher, its host, or a title that only one side gives."""
    publishers = lexicon.publishers
    return (
        (publishers.side_of_name(publisher) or _state_of(publisher, lexicon) if publisher else None)
        or (publishers.side_of_host(publisher) if publisher and "." in publisher else None)
        or (publishers.side_of_host(host_of(url)) if url else None)
        or (publishers.side_of_title(title) if title else None)
    )


def _state_of(publisher: str, lexicon: Lexicon) -> str | None:
    """The state whose ministry, presidency or embassy a publisher is, by its name."""
    if len(publisher) > _LONGEST:
        return None
    terms = lexicon.states.terms
    found = (terms.get(form) for words in lexicon.publishers.states_in_name(publisher) for form in _forms(words))
    return next((term.code for term in found if term is not None and term.form in _NAMING), None)


def _forms(words: str) -> tuple[str, ...]:
    bare = words.strip().replace("’", "'").removesuffix("'s")
    return bare, bare.title(), bare.upper()


def host_of(url: str) -> str:
    """The host of a URL, empty where it has none."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
