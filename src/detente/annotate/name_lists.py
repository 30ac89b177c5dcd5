"""Names in a list that share an office: "Presidents Berg and Dahl", "executives, including Ann Roe of Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.annotate.found import Holding, Name, OfficePhrase, words_of
from detente.annotate.name_places import COMMAS, Places

_TAG = re.compile(r"\s?\((?:[RDI]|Rep|Dem)\.?[-–][A-Z][\w. ]+\)")
_LONGEST_LIST = 40


def each_holder(places: Places, office: OfficePhrase, names: Sequence[Name]) -> list[Holding]:
    """The holders behind a title, each with their side: "Indian and Pakistani ministers A and B" are in order."""
    sides = office.sides if office.plural and len(office.sides) == len(names) else ()
    given = [replace(office, side=side) for side in sides] or [office] * len(names)
    pairs = zip(names, given, strict=True)
    return [Holding(name=n, office=_of_state(places, one, n), joined="before") for n, one in pairs]


def _of_state(places: Places, office: OfficePhrase, name: Name) -> OfficePhrase:
    """The office for one holder, with the state behind the name ("Prime Minister Justin Trudeau of Canada")."""
    one = replace(office, title=office.title_of_one) if office.plural else office
    tokens, i = places.a.tokens, name.last
    if office.side is not None or i + 1 >= len(tokens) or tokens[i].text != "of":
        return one
    side = places.states.get(i + 1) or (places.states.get(i + 2) if tokens[i + 1].text == "the" else None)
    return replace(one, side=side) if side else one


def titled_list(places: Places, i: int, direct: Mapping[int, Holding]) -> Iterator[Holding]:
    """Those listed with an office each behind a comma at token `i`."""
    tokens = places.a.tokens
    if i >= len(tokens) or tokens[i].text not in (",", ":"):
        return
    while i + 1 < len(tokens) and tokens[i].text in (",", ":", "and"):
        i += 1 + (tokens[i + 1].text == "and")
        holding = direct.get(i)
        if holding is None:
            return
        yield holding
        i = holding.name.last


def listed(places: Places, i: int) -> Name | None:
    """The next name of a list that goes on at token `i` with a comma or "and"."""
    tokens = places.a.tokens
    if i + 1 < len(tokens) and tokens[i].text == "of":  # "Krishna | of India | and Khar of Pakistan"
        i += 2 if i + 1 in places.states else (3 if i + 2 in places.states else 0)
    if i < len(tokens) and (tag := _TAG.match(places.a.document.text, tokens[i - 1].end)):  # "Cole (R-Tex.) | and Hart"
        while i < len(tokens) and tokens[i].start < tag.end():
            i += 1
    for j in range(i, min(i + 3, len(tokens))):
        if j > i and j in places.by_first:
            return places.by_first[j]
        if tokens[j].text not in (",", "and", "&"):
            return None
    return None


def examples(places: Places, office: OfficePhrase) -> Iterator[Holding]:
    """Those listed for a plural ("executives, including Mary Barra of General Motors"), each with their body."""
    tokens = places.a.tokens
    end = min(office.last + _LONGEST_LIST, len(tokens))
    inside = [j for j in range(office.last, end) if tokens[j].sentence == tokens[office.head].sentence]
    cue = next((j for j in inside if tokens[j].text.lower() in places.words.examples), None)
    if cue is None or cue + 1 not in places.by_first:
        return
    if tokens[cue].text == "as" and tokens[cue - 1].text != "such":
        return
    if office.office.head in places.words.general or any(
        tokens[j].i in places.plurals for j in range(office.last, cue)
    ):
        return
    name: Name | None = places.by_first[cue + 1]
    while name is not None:
        body, last = _body_of(places, name.last)
        one = office.bare_one + (f", {body}" if body else "")
        yield Holding(name=name, office=replace(office, title=one, body=body), joined="example")
        name = listed(places, last)


def all_before(places: Places, office: OfficePhrase) -> Iterator[Holding]:
    """The names of a list before a comma and a plural: "Ricardo Zuniga and Ben Rhodes, aides to the president"."""
    tokens, i = places.a.tokens, office.first - 1
    if i < 0 or tokens[i].text != "," or i not in places.by_last:
        return
    names: list[Name] = []
    while i in places.by_last:
        names.insert(0, places.by_last[i])
        i = names[0].first - 1
        while i > 0 and tokens[i].text in (",", "and") and i not in places.by_last:
            i -= 1
        i += i + 1 in places.by_last
    one = replace(office, title=office.title_of_one)
    yield from (Holding(name=n, office=one, joined="example") for n in names if len(names) > 1)


def all_after(places: Places, office: OfficePhrase) -> list[Holding]:
    """The names of a list behind a comma behind a plural: "the foreign ministers, Sergei Lavrov and Wang Yi,"."""
    tokens, i = places.a.tokens, office.last
    name = places.by_first.get(i + 1) if i < len(tokens) and tokens[i].text in COMMAS else None
    names: list[Name] = []
    while name is not None:
        names.append(name)
        name = listed(places, name.last)
    return [replace(h, joined="example") for h in each_holder(places, office, names)] if len(names) > 1 else []


def _body_of(places: Places, i: int) -> tuple[str | None, int]:
    """(the body in "of General Motors" at token `i`, the token after it)."""
    tokens = places.a.tokens
    if i + 1 >= len(tokens) or tokens[i].text.lower() not in ("of", "from", "at"):
        return None, i
    j = i + 1
    while j < len(tokens) and (tokens[j].text[0].isupper() or tokens[j].text == "&") and j not in places.by_first:
        j += 1
    return words_of(places.a, i + 1, j) or None, j
