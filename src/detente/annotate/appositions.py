"""Which name goes with which office: "Premier Li", "China's premier, Li Qiang,", "Li Qiang, the premier", "Li is premier"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.annotate.found import Holding, Name, OfficePhrase
from detente.model.annotated import Annotated

_COMMAS = frozenset({",", "-", "–", "—", "--", "("})
_LINKS = frozenset(
    {"who", "is", "was", "now", "currently", "also", "then", "himself", "herself", "formerly", "later", "the"}
)
_COPULAS = frozenset({"be", "become", "remain"})
_MAX_GAP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    a: Annotated
    by_first: Mapping[int, Name]
    by_last: Mapping[int, Name]


def attach(a: Annotated, names: Sequence[Name], offices: Sequence[OfficePhrase]) -> tuple[Holding, ...]:
    """The names that offices are given to, in order of the text. A name may have several, an office several names."""
    places = _Places(a=a, by_first={n.first: n for n in names}, by_last={n.last: n for n in names})
    found: list[Holding] = []
    held: set[int] = set()
    for office in offices:
        direct = list(_direct(places, office))
        found += [Holding(name=n, office=office, joined="before") for n in direct]
        held |= {office.first} if direct else set()
    for office in offices:
        if office.first in held:
            continue
        named = _apposed(places, office, found)
        if named is not None:
            found.append(Holding(name=named[0], office=office, joined=named[1]))
    return tuple(sorted(found, key=lambda h: (h.name.first, h.office.first)))


def _direct(places: _Places, office: OfficePhrase) -> Iterator[Name]:
    """The name that stands right behind the title; of a plural all that are listed ("Presidents Biden and Xi")."""
    i = office.last
    tokens = places.a.tokens
    while i < len(tokens) and tokens[i].text.endswith(".") and i not in places.by_first and tokens[i].tag == "NNP":
        i += 1
    name = places.by_first.get(i)
    while name is not None:
        yield name
        following = _listed(places, name.last) if office.plural else None
        name = following


def _listed(places: _Places, i: int) -> Name | None:
    """The next name of a list that goes on at token `i` with a comma or "and"."""
    tokens = places.a.tokens
    for j in (i, i + 1, i + 2):
        if j < len(tokens) and j in places.by_first and j > i:
            return places.by_first[j]
        if j >= len(tokens) or tokens[j].text not in (",", "and", "&"):
            return None
    return None


def _apposed(places: _Places, office: OfficePhrase, found: Sequence[Holding]) -> tuple[Name, "str"] | None:  # type: ignore[return]
    if office.plural:
        return None
    return _before(places, office, found) or _after(places, office) or _copula(places, office)


def _before(places: _Places, office: OfficePhrase, found: Sequence[Holding]) -> tuple[Name, str] | None:
    """The name before a comma before the office ("Li Qiang, the premier"), or before such an office and "and"."""
    tokens, i = places.a.tokens, office.first
    begin = i
    while i > 0 and begin - i < _MAX_GAP and tokens[i - 1].sentence == tokens[begin].sentence:
        i -= 1
        name = places.by_last.get(i)
        if name is not None and tokens[i].text in _COMMAS:
            return name, "apposition"
        word = tokens[i].text.lower()
        if word in ("and", "&") and begin - i <= 2:
            return _same_as_neighbour(i, found)
        if word not in _COMMAS and word not in _LINKS and not word.isdigit():
            return None
    return None


def _same_as_neighbour(i: int, found: Sequence[Holding]) -> tuple[Name, str] | None:
    """The name of the apposed office that ends at token `i` ("a fellow at Brookings | and a former diplomat")."""
    for holding in reversed(found):
        if holding.office.last == i and holding.joined == "apposition":
            return holding.name, "apposition"
    return None


def _after(places: _Places, office: OfficePhrase) -> tuple[Name, str] | None:
    """The name behind a comma behind the office ("China's premier, Li Qiang,")."""
    tokens, i = places.a.tokens, office.last
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "(", "—", "–"):
        return None
    name = places.by_first.get(i + 1)
    if name is None or tokens[i].sentence != tokens[office.head].sentence:
        return None
    closes = tokens[name.last].text if name.last < len(tokens) else "."
    closed = closes in (",", ".", ")", ";", "—", "–", "and", "’s", "'s", ":", "?", "!")
    return (name, "apposition") if closed or office.article == "none" and closes == "-" else None


def _copula(places: _Places, office: OfficePhrase) -> tuple[Name, str] | None:
    """The subject of "is", "was", "became" with the office as predicate."""
    a = places.a
    head = a.tokens[office.head]
    verb = a.tokens[head.head]
    if head.dep != "attr" or verb.lemma not in _COPULAS:
        return None
    for child in a.children[verb.i]:
        if a.tokens[child].dep == "nsubj":
            return next(((n, "copula") for n in places.by_first.values() if n.first <= child < n.last), None)
    return None
