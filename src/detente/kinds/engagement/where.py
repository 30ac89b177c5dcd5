"""Places: which contains which, and whose they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

_SMALL = frozenset({"the", "of", "in", "city", "republic", "kingdom", "near"})


@lru_cache(maxsize=4096)
def place_words(place: str) -> frozenset[str]:
    """The words that tell a place from others, lower case and without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", place) if not unicodedata.combining(c)).lower()
    return frozenset(w for w in bare.replace(",", " ").replace("’", "'").split() if w not in _SMALL)


def side_of_place(place: str | None, lexicon: Lexicon) -> str | None:
    """The side in which a place lies, as far as the lexicon knows it; a side's own code is itself."""
    if place is None:
        return None
    return place if place in lexicon.states.names else lexicon.states.state_of(place)


def is_state(place: str, lexicon: Lexicon) -> bool:
    """Is it a whole state, and no place in one?"""
    term = lexicon.states.terms.get(place.strip().removeprefix("the "))
    return place in lexicon.states.names or (term is not None and term.form in ("name", "abbreviation"))


def contains(wide: str, narrow: str, lexicon: Lexicon) -> bool:
    """Does `wide` allow all that `narrow` says: the same words or fewer, or the state in which it lies?

    >>> from detente.lexicon import load_lexicon
    >>> contains("China", "Beijing", load_lexicon()), contains("Beijing", "China", load_lexicon())
    (True, False)
    """
    if place_words(wide) <= place_words(narrow) or lexicon.states.contains(wide, narrow):
        return True
    return wide in lexicon.states.names and wide == side_of_place(narrow, lexicon)


def places_agree(a: str | None, b: str | None, lexicon: Lexicon) -> float | None:
    """0.2 where one allows the other, 0 where one is not told, -0.2 where too little is known, None if they exclude."""
    if a is None or b is None:
        return 0.0
    if contains(a, b, lexicon) or contains(b, a, lexicon):
        return 0.2
    if place_words(a) & place_words(b):
        return 0.1
    sides = side_of_place(a, lexicon), side_of_place(b, lexicon)
    if sides[0] == sides[1] and sides[0] is not None:
        forms = {_form(p, lexicon) for p in (a, b)}
        if "metonym" in forms and forms <= {"metonym", "capital"}:
            return 0.1  # seats of one government: "the White House", "the Oval Office"; "the Kremlin", "Moscow"
        if _is_building(a, lexicon) != _is_building(b, lexicon):
            return 0.0  # a hall of which no town is told may be in that town
    return None if all(sides) else -0.2


def _form(place: str, lexicon: Lexicon) -> str | None:
    """As what the lexicon knows the place: a state's name, its capital, a seat by whose name a government goes."""
    terms = (lexicon.states.terms.get(part.strip().removeprefix("the ")) for part in place.split(","))
    return next((term.form for term in terms if term is not None), None)


def _is_building(place: str, lexicon: Lexicon) -> bool:
    """Is it a hall, a palace, a hotel ("Great Hall of the People"), with no town told?"""
    return "," not in place and not lexicon.places.buildings.isdisjoint(place.split())


def same_gathering(a: str | None, b: str | None) -> bool:
    """May two gatherings, whose names stand in brackets at their places, be one? One name has all words of the other.

    >>> same_gathering("Bali (G20 summit)", "(G20 leaders' meeting)"), same_gathering("(NATO summit)", "(G7 summit)")
    (True, False)
    """
    x, y = (_telling(place or "") for place in (a, b))
    return not x or not y or x <= y or y <= x


def is_named_alike(a: str | None, b: str | None) -> bool:
    """Have the two gatherings one name?

    >>> is_named_alike("(Global Forest Summit)", "Oslo (2nd Global Forest Summit)"), is_named_alike("Oslo", "Oslo")
    (True, False)
    """
    x, y = (_telling(place or "") for place in (a, b))
    return bool(x) and x == y


def _telling(place: str) -> frozenset[str]:
    """The words of a gathering's name that tell it from others: no ordinals, no words for gatherings."""
    words = re.findall(r"[^\W_]+", place.partition("(")[2].lower().replace(".", ""))
    return frozenset(w for w in words if w not in _GATHERINGS and not re.fullmatch(r"\d+(?:st|nd|rd|th)?|s", w))


_GATHERINGS = frozenset(
    {"the", "of", "and", "annual", "summit", "meeting", "conference", "forum", "session", "leaders"}
)
