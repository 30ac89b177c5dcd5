"""Unnamed groups and bodies: "two U.S. officials", "some analysts", "China's finance ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.annotate.found import Name, Sighting, Term, joins_sides, words_of
from detente.annotate.halves import under_one_name
from detente.annotate.leaning import is_leaning
from detente.lexicon import Lexicon
from detente.model.actor import Actor, Standing
from detente.model.annotated import Annotated

_MARKS = frozenset({"-", "–"})
_STANDINGS: dict[str, Standing] = {
    "official": "official",
    "legislator": "legislator",
    "scholar": "scholar",
    "business": "business",
    "press": "press",
}
_SECTORS = {
    "official": "GOV",
    "legislator": "LEG",
    "scholar": "EDU",
    "business": "BUS",
    "press": "MED",
    "military": "MIL",
}
_FIELD = frozenset({"of", "for"})
_OWNED = frozenset({"office"})  # a body only as somebody's ("the prime minister's office")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    a: Annotated
    lexicon: Lexicon
    terms: Mapping[int, Term]
    names: Mapping[int, Name]
    taken: frozenset[int]


def find_groups(
    a: Annotated, terms: Sequence[Term], names: Sequence[Name], taken: frozenset[int], lexicon: Lexicon
) -> Iterator[Sighting]:
    """Groups of people and bodies of governments that have no name of their own, left to right."""
    sight = _Sight(
        a=a,
        lexicon=lexicon,
        terms={i: t for t in terms for i in range(t.first, t.last)},
        names={i: n for n in names for i in range(n.first, n.last)},
        taken=taken,
    )
    able = {text for text in {t.text for t in a.tokens} if _may_head(text, lexicon)}
    i = 0
    while i < len(a.tokens):
        found = _at(sight, i) if a.tokens[i].text in able and i not in taken else None
        if found is not None:
            yield found
        i = found.last if found else i + 1


def _may_head(text: str, lexicon: Lexicon) -> bool:
    """May the head of a group or body begin with this word?"""
    word, offices = text.lower(), lexicon.offices
    known = word in offices.groups or word in offices.longer_groups or word in lexicon.bodies.generic
    return known or text in lexicon.states.pairs


def _at(sight: _Sight, i: int) -> Sighting | None:
    """The group or body that token `i` begins the head of."""
    tokens = sight.a.tokens
    if (sides := sight.lexicon.states.pairs.get(tokens[i].text)) is not None:
        return _pair(sight, i, sides)
    for width in (3, 2, 1) if tokens[i].text.lower() in sight.lexicon.offices.longer_groups else (1,):
        words = " ".join(t.text.lower() for t in tokens[i : i + width])
        end = min(i + width, len(tokens))
        if sight.lexicon.bodies.generic.get(words) and _heads(sight, end - 1):
            return _body(sight, i, end, sight.lexicon.bodies.generic[words])
        kind = sight.lexicon.offices.groups.get(words)
        if kind and _heads(sight, end - 1):
            return _group(sight, i, end, kind)
    return None


def _pair(sight: _Sight, i: int, sides: tuple[str, ...]) -> Sighting:
    """States under one name in the plural ("the two Koreas")."""
    first, _ = _start(sight, _left(sight, i))
    words = words_of(sight.a, first, i + 1)
    return Sighting(
        first=first,
        last=i + 1,
        head=i,
        form="group",
        kind="side",
        actor=Actor(sector="GOV"),
        key=f"group:{words.lower()}",
        plural=True,
        sides=sides,
        keys=tuple(f"side:{side}" for side in sides),
    )


def _heads(sight: _Sight, i: int) -> bool:
    """Is token `i` a noun that modifies no other?"""
    token = sight.a.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return token.dep not in ("compound", "nmod", "amod") or sight.a.tokens[token.head].i < i


def _left(sight: _Sight, i: int) -> int:
    """The first token of the noun phrase whose head begins at `i`."""
    tokens, j = sight.a.tokens, i
    while j > 0 and tokens[j - 1].sentence == tokens[i].sentence and _free(sight, j - 1):
        before = tokens[j - 1]
        inside = (
            j - 1 in sight.terms
            or joins_sides(sight.a, sight.terms, j - 1)
            or j - 1 in sight.names
            or before.tag in _MODIFIER_TAGS
            or before.text in _MARKS
        )
        dated = before.entity in ("DATE", "TIME")  # "Last week | Peruvian troops"
        if not inside or dated or (before.text in _MARKS and before.end != tokens[j].start):
            break
        j -= 1
    while j < i and tokens[j].text in _MARKS:
        j += 1
    return j


def _free(sight: _Sight, j: int) -> bool:
    """May token `j` belong to this phrase: a name may ("the Biden administration"), another phrase's words not?"""
    return j not in sight.taken or j in sight.names


_MODIFIER_TAGS = frozenset({"JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "NNS", "CD", "VBN", "VBG"})


def _start(sight: _Sight, j: int) -> tuple[int, str]:
    """(first token with its article, possessive or number; what stood there: the, a, some, possessive or nothing)."""
    tokens = sight.a.tokens
    if j == 0 or tokens[j - 1].sentence != tokens[j].sentence:
        return j, ""
    before = tokens[j - 1]
    if before.tag == "POS" and j >= 2:
        owner = sight.terms.get(j - 2)
        return owner.first if owner is not None else j - 2, "possessive"
    if before.tag in ("DT", "PRP$", "PDT"):
        return j - 1, before.text.lower()
    return j, ""


def _side_before(sight: _Sight, first: int, i: int) -> str | None:
    """The state that stands before the head, as adjective or possessor."""
    own = (t for j in range(first, i) if (t := sight.terms.get(j)) and not is_leaning(sight.a, t.first))
    sides = [t.side for t in own if t.form != "place"]
    return next((s for s in sides if s), None)


def _group(sight: _Sight, i: int, end: int, kind: str) -> Sighting | None:
    left = _left(sight, i)
    first, _ = _start(sight, left)
    side = _side_before(sight, first, i)
    last = _members(sight, end)
    side = side or _side_before(sight, end, last)
    sides = _sides_of(sight, first, i) or _sides_of(sight, end, last)
    token = sight.a.tokens[end - 1]
    plural = token.tag in ("NNS", "NNPS")
    if kind in ("military", "people") and side is None:
        return None
    if not plural and side is None:
        return None
    words = words_of(sight.a, first, last)
    standing = _STANDINGS.get(kind)
    return Sighting(
        first=first,
        last=last,
        head=end - 1,
        form="group",
        kind="group",
        actor=Actor(name=words, side=side, standing=standing, sector=_SECTORS.get(kind)),
        key=f"group:{words.lower()}",
        plural=plural,
        sides=sides if len(sides) > 1 else (),
    )


_NOUNS = frozenset({"NOUN", "PROPN"})


def _sides_of(sight: _Sight, first: int, last: int) -> tuple[str, ...]:
    """The states among these tokens, also those under one name in the plural ("of the two Koreas")."""
    named = (t for j in range(first, last) if (t := sight.terms.get(j)) and not is_leaning(sight.a, t.first))
    terms = [t for t in named if t.side and t.form != "body"]
    both = under_one_name(sight.a, sight.lexicon, first, last)
    return tuple(dict.fromkeys([*(t.side for t in terms if t.side), *both]))


def _members(sight: _Sight, end: int) -> int:
    """Where "of Congress", "in Beijing" after the head ends, if a body or state follows."""
    tokens = sight.a.tokens
    word = tokens[end].text.lower() if end + 1 < len(tokens) else ""
    if word not in ("of", "from", "at", "in"):
        return end
    start = end + 1 + (tokens[end + 1].pos == "DET")
    term = sight.terms.get(start)
    if word == "in" and (term is None or term.form not in ("capital", "metonym")):
        return end
    if term is not None and term.form == "demonym" and term.last < len(tokens) and tokens[term.last].pos in _NOUNS:
        return end  # "a missile at | a Saudi post"
    return term.last if term is not None and term.first == start and start not in sight.taken else end


def _body(sight: _Sight, i: int, end: int, sector: str) -> Sighting | None:
    """A ministry, government, embassy, army … : of a state before it, or with its field before or after it."""
    left = _left(sight, i)
    first, article = _start(sight, left)
    side = _side_before(sight, first, i) or _side_of_person(sight, first, i)
    last = _field(sight, end)
    side = side or _side_before(sight, end, last)
    kept_abroad = sight.a.tokens[end - 1].text.lower() in sight.lexicon.bodies.abroad
    if side is None and last == end and sector == "GOV" and not kept_abroad and (seated := _members(sight, end)) > end:
        side, last = _side_before(sight, end, seated), seated  # "the government in Caracas"
    if sight.a.tokens[i].text.lower() in _OWNED and (article != "possessive" or left != i):
        return None
    field = " ".join(t.text for t in sight.a.tokens[_after_side(sight, left, i) : i])
    if side is None and not field and last == end and article != "the":
        return None
    words = words_of(sight.a, _after_side(sight, left, i), last)
    government = words.lower().split(" in ")[0] in ("government", "authorities", "regime") and side is not None
    actor = Actor(
        body=None if government else words,
        side=side,
        standing=sight.lexicon.bodies.sector_standing(sector),
        sector=sector,
    )
    return Sighting(
        first=first,
        last=last,
        head=end - 1,
        form="name",
        kind="side" if government else "body",
        actor=actor,
        key=f"side:{side}" if government else f"body:{side or ''}:{words.lower()}",
    )


def _after_side(sight: _Sight, left: int, i: int) -> int:
    """Past the state that stands before the field of a body."""
    j = left
    while j < i and j in sight.terms and sight.terms[j].form != "body":
        j = sight.terms[j].last
    return min(j, i)


def _side_of_person(sight: _Sight, first: int, i: int) -> str | None:
    """The side of the person whose administration or cabinet it is, by the registry."""
    published = sight.a.document.published
    day = published.last if published else None
    for j in range(first, i):
        if j in sight.names:
            word = sight.names[j].words[-1]
            holder = sight.lexicon.officials.family(word, day)
            if holder is not None:
                return holder.side
    return None


def _field(sight: _Sight, end: int) -> int:
    """Where "of Foreign Affairs", "of the Republic of Korea" ends."""
    tokens, last = sight.a.tokens, end
    while last + 1 < len(tokens) and tokens[last].text.lower() in _FIELD:
        j = last + 1 + (tokens[last + 1].pos == "DET")
        k = j
        while k < len(tokens) and (
            k in sight.terms or (tokens[k].text[0].isupper() and k not in sight.names) or _joined(sight, k, j)
        ):
            k += 1
        if k == j:
            break
        last = k
    return last


def _joined(sight: _Sight, k: int, j: int) -> bool:
    tokens = sight.a.tokens
    return k > j and tokens[k].text == "and" and k + 1 < len(tokens) and tokens[k + 1].text[0].isupper()
