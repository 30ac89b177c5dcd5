"""Are two participants the same? By name, else by office, else by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from detente.model.actor import Actor

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPELLING = 86
"""Two spellings of one surname ("Zelensky", "Zelenskyy" 94; "Erdogan", "Erdoğan" 100; "Qureshi", "Quresha" 86)."""
_GIVEN = 50
"""Two forms of one given name ("Mike", "Michael" 54; "Vladimir", "Volodymyr" 59); "Joe", "Jill" have 29."""


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case and without accents, initials and suffixes: ``("antony", "blinken")``."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = [w for w in _WORD.findall(re.sub(r"['’]s?\b", "", bare)) if len(w) > 1 and w not in _SUFFIXES]
    return tuple(words)


def role_words(actor: Actor) -> frozenset[str]:
    """The words of an office that tell it from others: ``{"foreign", "minister"}``."""
    if not actor.role:
        return frozenset()
    words = _role_words(actor.role)
    return words - {actor.side.lower()} or words if actor.side else words  # "UN Secretary-General"


@lru_cache(maxsize=4096)
def _role_words(role: str) -> frozenset[str]:
    small = {"the", "of", "for", "and", "a", "an", "top", "chief", "to", "on"}
    words = name_words(role.replace("-", " "))
    if words[:1] and (words[0] in _HEADS or words[:2] in _OF_ONE_BODY) and "of" in words:
        words = words[: words.index("of")]  # "President of the Slovak Republic": the side says of what
    return frozenset(w for w in words if w not in small)


_OF_ONE_BODY = (("prime", "minister"), ("secretary", "general"))
_HEADS = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "leader", "chairman", "sultan"})


def is_named(actor: Actor) -> bool:
    """Is this a person with a name? The words of an unnamed group ("two U.S. officials") are not all capitalised."""
    return actor.name is not None and _is_name(actor.name)


@lru_cache(maxsize=16_384)
def _is_name(name: str) -> bool:
    words = name.split()
    return bool(words) and all(w[:1].isupper() or w.lower() in _PARTICLES for w in words)


_PARTICLES = frozenset(
    {"de", "da", "dos", "del", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ul", "y"}
)


def is_somebody(actor: Actor) -> bool:
    """A person with a name, or an office that one person holds; "his counterpart" and "officials" may be anybody."""
    return is_named(actor) or (actor.name is None and bool(role_words(actor) - _ANYBODY))


_ANYBODY = frozenset(
    {"counterpart", "counterparts", "official", "officials", "representative", "representatives", "delegation"}
    | {"delegations", "negotiator", "negotiators", "envoys", "diplomats", "leaders", "aides", "experts", "team"}
    | {"members", "military", "government", "side", "senior"}
    | {"friends", "partners", "colleagues", "allies", "guests", "parties", "sides"}
)


def is_told_apart(actor: Actor) -> bool:
    """Is it told who it is: somebody, or a group of no state ("members of a business association")?"""
    return is_somebody(actor) or (actor.side is None and not _words(actor) <= _ANYBODY)


def same_name(a: str, b: str) -> bool:
    """May the two name one person: one holds all words of the other, or family names and first letters agree?"""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    if ratio(x[-1], y[-1]) >= _SPELLING and x[0][0] == y[0][0] and ratio(x[0], y[0]) > _GIVEN:
        return True
    return len(x) == len(y) == 1 and ratio(x[0], y[0]) >= _SPELLING


def same_actor(a: Actor, b: Actor) -> float:
    """How surely the two are one: 1.0 by name, 0.8 by office and side, 0.6 a side by itself; 0.0 not at all.

    A side by itself may be any of its people: 0.3.
    """
    if a.side and b.side and a.side != b.side and not _bear_one_name(a, b):
        return 0.0
    if is_named(a) and is_named(b):
        return 1.0 if same_name(a.name or "", b.name or "") and not _are_of_one_family(a, b) else 0.0
    if is_bare_side(a) or is_bare_side(b):
        both = is_bare_side(a) and is_bare_side(b)
        return 0.0 if a.side != b.side else 0.6 if both else 0.3
    if a.side and a.side == b.side and (_may_be(a, b) or _may_be(b, a)):
        return 0.3 if (role_words(a) | role_words(b)) & _LOWER else 0.4
    if a.side and a.side == b.side and (_is_titled(a, b) or _is_titled(b, a)):
        return 0.3
    if a.side and a.side == b.side and (_leads(a, b) or _leads(b, a)):
        return 0.6
    x, y = role_words(a) or _words(a), role_words(b) or _words(b)
    if a.side and a.side == b.side and x and (x <= y or y <= x) and not (x ^ y) & _LOWER:
        return 0.8
    return 0.8 if x and x == y and not (a.side and b.side) and len(x) > 1 else 0.0


def _bear_one_name(a: Actor, b: Actor) -> bool:
    """Do the two bear one full name? Then the side of one was misread."""
    if a.name is None or b.name is None or a.name[-1:] != b.name[-1:]:  # most are told apart by that
        return False
    return is_named(a) and is_named(b) and name_words(a.name) == name_words(b.name) and len(name_words(a.name)) > 1


def _are_of_one_family(a: Actor, b: Actor) -> bool:
    """Does one bear the other's family name as wife, husband or child ("President Roe", "First Lady Ann Roe")?

    The title of the one is no title of the other's; of one full name they are one.
    """
    x, y = name_words(a.name or ""), name_words(b.name or "")
    kin = [bool(role_words(p) & _KIN) for p in (a, b)]
    return min(len(x), len(y)) == 1 and kin[0] is not kin[1] and a.role is not None and b.role is not None


_KIN = frozenset({"lady", "gentleman", "wife", "husband", "spouse", "son", "daughter", "brother", "sister"})
"""Words of the title of somebody who is told by whose family they are of."""


def _may_be(a: Actor, b: Actor) -> bool:
    """May an unnamed office be this person: "his counterpart", or an office where the person's is not told?"""
    if is_named(a) or a.name is not None or not is_named(b):
        return False
    return role_words(a) == {"counterpart"} or (bool(role_words(a)) and b.role is None)


def _is_titled(a: Actor, b: Actor) -> bool:
    """May an office be that of a person of whom a bare rank is told ("Secretary Roe" and "the defence secretary")?"""
    mine, theirs = role_words(a), role_words(b)
    return is_named(b) != is_named(a) and len(mine) == 1 and mine < theirs and mine <= _RANKS


def _leads(a: Actor, b: Actor) -> bool:
    """Is one told as a leader, and the other the holder of a highest office ("the leaders", "the presidents")?"""
    words = role_words(b)
    return a.name is None and bool(role_words(a) & {"leader", "leaders"}) and bool(words & _HIGHEST or "prime" in words)


_HIGHEST = _HEADS | {f"{head}s" for head in _HEADS}

_RANKS = frozenset({"secretary", "minister", "director", "adviser", "advisor", "ambassador", "commissioner", "chief"})
"""Ranks of which a government has many: a title says nothing of the office."""

_LOWER = frozenset({"vice", "deputy", "assistant", "under", "undersecretary", "acting", "former", "associate", "first"})
"""Words that make another office of an office: a vice premier is no premier."""


def _words(actor: Actor) -> frozenset[str]:
    return frozenset(name_words(actor.name or actor.body or ""))


def is_bare_side(actor: Actor) -> bool:
    """A government or body, with no person and no office ("Beijing")?"""
    return actor.name is None and actor.role is None and actor.side is not None


def pairs(xs: Sequence[Actor], ys: Sequence[Actor]) -> list[tuple[int, int, float]]:
    """One-to-one matches between two lists of participants, surest first: (index, index, how surely)."""
    scored = [(-same_actor(x, y), i, j) for i, x in enumerate(xs) for j, y in enumerate(ys)]
    used_x: set[int] = set()
    used_y: set[int] = set()
    found = []
    for score, i, j in sorted(s for s in scored if s[0] < 0):
        if i not in used_x and j not in used_y:
            used_x.add(i)
            used_y.add(j)
            found.append((i, j, -score))
    return found


def united(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each participant once, under the fullest name and office told; a bare side goes where its people are named.

    Order is that of first appearance. An unnamed group goes too where somebody of its side is named.
    """
    kept: list[Actor] = []
    for actor in actors:
        twin = next((i for i, other in enumerate(kept) if same_actor(actor, other) > 0), None)
        if twin is None:
            kept.append(actor)
        else:
            kept[twin] = _fuller(kept[twin], actor)
    persons = {a.side for a in kept if is_named(a) or a.role}
    return tuple(a for a in kept if is_named(a) or a.role or a.side is None or a.side not in persons)


def _fuller(a: Actor, b: Actor) -> Actor:
    first, second = (a, b) if len(name_words(a.name or "")) >= len(name_words(b.name or "")) else (b, a)
    return Actor(
        name=first.name or second.name,
        role=a.role or b.role,
        body=a.body or b.body,
        side=a.side or b.side,
        standing=a.standing or b.standing,
        sector=a.sector or b.sector,
    )
