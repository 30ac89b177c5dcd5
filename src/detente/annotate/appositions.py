"""Which name goes with which office: "Premier Li", "China's premier, Li Qiang,", "Li, the premier", "Li is premier"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.annotate.found import Holding, Joined, Name, OfficePhrase, Term, Time, words_of
from detente.annotate.tree import ancestors, children, is_negated, is_passive, subjects
from detente.lexicon.actors import ActorWords
from detente.model.annotated import Annotated, Token

_COMMAS = frozenset({",", "-", "–", "—", "--", "("})
_COPULAS = frozenset({"be", "become", "remain"})
_CLOSING = frozenset({",", ".", ")", ";", "—", "–", "--", "and", "’s", "'s", ":", "?", "!", "’", "'", '"', "”"})
_LONGEST_GAP = 6
_LONGEST_TAG = 9
_PARTY_TAG = re.compile(r"(?:, [RDI][-–][A-Z][\w. ]+,|, \([RDI][-–][A-Z][\w. ]+\),?| \([RDI][-–][A-Z][\w. ]+\),) ")
_ELECTED_FOR = re.compile(r"\s?(?:,|\()\s?(?:[RDI]|Rep|Dem)\.?[-–][A-Z]")
_TAG = re.compile(r"\s?\((?:[RDI]|Rep|Dem)\.?[-–][A-Z][\w. ]+\)")
_LONGEST_LIST = 40
_AND = frozenset({"and", "&"})
_NOW = frozenset({"now", "currently", "later", "then"})
_Found = tuple[Name, Joined]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The names by where they begin and end, the offices by where they end."""

    a: Annotated
    words: ActorWords
    by_first: Mapping[int, Name]
    by_last: Mapping[int, Name]
    states: Mapping[int, str]
    seats: Mapping[int, str]
    plurals: Collection[int]
    offices: Collection[int]
    before: Mapping[int, int]
    owned: Collection[int]


def attach(
    a: Annotated, names: Sequence[Name], offices: Sequence[OfficePhrase], terms: Sequence[Term], words: ActorWords
) -> tuple[Holding, ...]:
    """The names that offices are given to, in order of the text. A name may have several, an office several names."""
    places = _Places(
        a=a,
        words=words,
        by_first={n.first: n for n in names},
        by_last={n.last: n for n in names},
        offices={o.first for o in offices},
        before={o.last: o.first for o in offices},
        owned=_behind_names(names),
        plurals={o.head for o in offices if o.plural},
        seats={t.first: t.side for t in terms if t.side and t.form == "place" and t.last == t.first + 1},
        states={t.first: t.side for t in terms if t.side and t.form in ("name", "abbreviation")},
    )
    found: list[Holding] = []
    for n, office in enumerate(offices):
        direct = _each(places, office, list(_direct(places, office)))
        own = direct or _indirect(places, office, found)
        found += [*own, *_beside(own, offices, n, places)]
    found = [_with_tag(places, h) for h in _under_plurals(places, offices, found)]
    return tuple(sorted(found, key=lambda h: (h.name.first, h.office.first)))


def _under_plurals(places: _Places, offices: Sequence[OfficePhrase], found: list[Holding]) -> list[Holding]:
    """With whose they are: of "two aides to Haddad, adviser Dov Levi and secretary Rami Said" the two are Haddad's."""
    direct = {h.office.first: h for h in found if h.joined == "before"}
    given: dict[int, OfficePhrase] = {}
    for plural in offices:
        whose = plural.side is not None or plural.possessor is not None
        if plural.plural and whose and plural.office.head not in places.words.relative:
            end = max(plural.last, plural.possessor + 1 if plural.possessor is not None else 0)
            for holding in _titled_list(places, end, direct):
                given[holding.office.first] = plural
    return [_whose(h, given.get(h.office.first)) for h in found]


def _with_tag(places: _Places, holding: Holding) -> Holding:
    """With the side that a party and state, or a seat, behind the name gives ("Bob Cole, R-Texas,", "Hall (Md.)")."""
    end = places.a.tokens[holding.name.last - 1].end
    if holding.office.side is not None:
        return holding
    tagged = "USA" if _ELECTED_FOR.match(places.a.document.text, end) else None
    inside = [t.text for t in places.a.tokens[holding.name.last : holding.name.last + 3]]
    if holding.office.office.standing == "legislator" and inside[::2] == ["(", ")"]:  # "Senator Hall (Md.)"
        tagged = tagged or places.seats.get(holding.name.last + 1)
    return replace(holding, office=replace(holding.office, side=tagged)) if tagged else holding


def _titled_list(places: _Places, i: int, direct: Mapping[int, Holding]) -> Iterator[Holding]:
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


def _whose(holding: Holding, plural: OfficePhrase | None) -> Holding:
    office = holding.office
    if plural is None or office.side is not None or office.possessor is not None:
        return holding
    possessor = plural.possessor if plural.side is None else None
    return replace(holding, office=replace(office, side=plural.side, possessor=possessor))


def _behind_names(names: Sequence[Name]) -> set[int]:
    """Where offices begin that a comma parts from the name before them: they are that person's."""
    return {n.last + 1 for n in names}


def _each(places: _Places, office: OfficePhrase, names: Sequence[Name]) -> list[Holding]:
    """The holders behind a title, each with their side: "Indian and Pakistani ministers A and B" are in order."""
    sides = office.sides if office.plural and len(office.sides) == len(names) else ()
    given = [replace(office, side=side) for side in sides] or [office] * len(names)
    pairs = zip(names, given, strict=True)
    return [Holding(name=n, office=_of_state(places, one, n), joined="before") for n, one in pairs]


def _of_state(places: _Places, office: OfficePhrase, name: Name) -> OfficePhrase:
    """The office for one holder, with the state behind the name ("Prime Minister Justin Trudeau of Canada")."""
    one = replace(office, title=office.title_of_one) if office.plural else office
    tokens, i = places.a.tokens, name.last
    if office.side is not None or i + 1 >= len(tokens) or tokens[i].text != "of":
        return one
    side = places.states.get(i + 1) or (places.states.get(i + 2) if tokens[i + 1].text == "the" else None)
    return replace(one, side=side) if side else one


def _beside(own: Sequence[Holding], offices: Sequence[OfficePhrase], n: int, places: _Places) -> list[Holding]:
    """The same name with the office in front: "State Councilor and Foreign Minister Wang Yi", "spokesman Col. Wu"."""
    earlier, later = offices[n - 1] if n else None, offices[n]
    if len(own) != 1 or own[0].name.first < later.last or earlier is None or earlier.plural or later.plural:
        return []
    joined = earlier.last == later.first or (
        earlier.last + 1 == later.first and (places.a.tokens[earlier.last].text in _AND or _two_titles(places, earlier))
    )
    same = places.a.tokens[earlier.head].sentence == places.a.tokens[later.head].sentence
    one = same and later.article == "none" and not _two_people(earlier, later)
    return [replace(own[0], office=earlier)] if joined and one else []


def _two_people(earlier: OfficePhrase, later: OfficePhrase) -> bool:
    """Are two offices before a name two people's: of one kind ("the Vice President and President Lee"), of leaders?"""
    leaders = earlier.office.level == later.office.level == "leaders" and earlier.article == "definite"
    return earlier.office.head == later.office.head or leaders


def _two_titles(places: _Places, earlier: OfficePhrase) -> bool:
    """Is this title before a comma one of two before a name ("Special Envoy for Iran, Ambassador Li Hua")?

    It is where it stands bare and with a capital at the beginning of its sentence, or behind a preposition.
    """
    tokens, before = places.a.tokens, earlier.first - 1
    opens = before < 0 or tokens[before].sentence != tokens[earlier.first].sentence or tokens[before].pos == "ADP"
    bare = earlier.article == "none" and tokens[earlier.head].text[0].isupper() and not earlier.plural
    return bare and opens and tokens[earlier.last].text == "," and earlier.first not in places.owned


def _indirect(places: _Places, office: OfficePhrase, found: Sequence[Holding]) -> list[Holding]:
    """The names that an office without one right behind it is given to."""
    if office.owner:
        return []
    if office.plural:
        return list(_all_before(places, office)) or _all_after(places, office) or list(_examples(places, office))
    before, after = _before(places, office, found), _after(places, office)
    if before is not None and after is not None and _enclosed(places, after[0]):
        before = None  # "After talks with Mottaki, Russia's foreign minister, Sergei Lavrov, said"
    other = before or after or _copula(places, office) or _appointed(places, office)
    other = other or (_looked_back(places, office) if office.article == "none" else None)
    if other is not None and other[1] == "copula" and _is_looked_back(places, office):
        office = replace(office, time="past")
    if other is None:
        return []
    if other[1] == "copula" and before is None and after is None:
        office = replace(office, time=_time_of_post(places, office))
    shared = _shared_time(places, office, found)  # "a former diplomat and trade negotiator": both are past
    return [Holding(name=other[0], office=replace(office, time=shared), joined=other[1])]


def _shared_time(places: _Places, office: OfficePhrase, found: Sequence[Holding]) -> Time:
    """The time of the office that this one is joined to by "and" without an article of its own, else its own."""
    i = office.first - 1
    if office.article != "none" or i < 0 or places.a.tokens[i].text.lower() not in _AND:
        return office.time
    return next((h.office.time for h in reversed(found) if h.office.last == i), office.time)


def _enclosed(places: _Places, name: Name) -> bool:
    """Does a comma close the name, and no office of its own follow that?"""
    tokens, i = places.a.tokens, name.last
    return i + 1 < len(tokens) and tokens[i].text == "," and i + 1 not in places.offices


def _direct(places: _Places, office: OfficePhrase) -> Iterator[Name]:
    """The name that stands right behind the title; of a plural all that are listed ("Presidents Biden and Xi")."""
    i, tokens = office.last, places.a.tokens
    while i < len(tokens) and i not in places.by_first and tokens[i].text.endswith(".") and tokens[i].tag == "NNP":
        i += 1
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 1].text.lower().startswith("ret"):
        i += 3  # "General (retd) …"
    for width in (1, 2, 3):  # "Prime Minister Shri Narendra Modi", "H.E. Mr. …", "His Excellency Mr. …"
        following = places.by_first.get(i + width)
        if i not in places.by_first and following is not None and following.honorific is not None:
            i += width if all(t.text[0].isupper() for t in tokens[i : i + width]) else 0
    name = places.by_first.get(i)
    if name is not None and not _one_paragraph(places.a, office.head, name.first):
        return  # a heading that ends in an office, and a text that begins with a name
    while name is not None:
        yield name
        name = _listed(places, name.last) if office.plural else None


def _one_paragraph(a: Annotated, i: int, j: int) -> bool:
    return a.sentences[a.tokens[i].sentence].paragraph == a.sentences[a.tokens[j].sentence].paragraph


def _listed(places: _Places, i: int) -> Name | None:
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


def _examples(places: _Places, office: OfficePhrase) -> Iterator[Holding]:
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
        name = _listed(places, last)


def _all_before(places: _Places, office: OfficePhrase) -> Iterator[Holding]:
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


def _all_after(places: _Places, office: OfficePhrase) -> list[Holding]:
    """The names of a list behind a comma behind a plural: "the foreign ministers, Sergei Lavrov and Wang Yi,"."""
    tokens, i = places.a.tokens, office.last
    name = places.by_first.get(i + 1) if i < len(tokens) and tokens[i].text in _COMMAS else None
    names: list[Name] = []
    while name is not None:
        names.append(name)
        name = _listed(places, name.last)
    return [replace(h, joined="example") for h in _each(places, office, names)] if len(names) > 1 else []


def _body_of(places: _Places, i: int) -> tuple[str | None, int]:
    """(the body in "of General Motors" at token `i`, the token after it)."""
    tokens = places.a.tokens
    if i + 1 >= len(tokens) or tokens[i].text.lower() not in ("of", "from", "at"):
        return None, i
    j = i + 1
    while j < len(tokens) and (tokens[j].text[0].isupper() or tokens[j].text == "&") and j not in places.by_first:
        j += 1
    return words_of(places.a, i + 1, j) or None, j


def _before(places: _Places, office: OfficePhrase, found: Sequence[Holding]) -> _Found | None:
    """The name before a comma before the office ("Li Qiang, the premier"), or one that such an office goes on from."""
    tokens, begin = places.a.tokens, office.first
    if office.article == "possessive":  # "Rice, | President Bush's | adviser"
        begin = places.before.get(begin, begin)
    seen: list[str] = []
    if (legislator := _with_party(places, begin)) is not None:
        return legislator, "apposition"
    glued = begin in places.by_last and tokens[begin - 1].end == tokens[begin].start
    if glued:  # "Emomali Rahmon|President of Tajikistan", where the page's markup is lost
        return places.by_last[begin], "apposition"
    for i in range(begin - 1, max(begin - _LONGEST_GAP, -1), -1):
        if tokens[i].sentence != tokens[begin].sentence:
            return None
        seen.append(tokens[i].text.lower())
        if i in places.by_last and _introduces(seen):
            return places.by_last[i], "apposition"
        neighbour = next((h for h in reversed(found) if h.office.last == i and h.joined == "apposition"), None)
        if neighbour is not None:
            return (neighbour.name, "apposition") if _continues(seen, neighbour.office, office) else None
        if (
            seen[-1] not in _COMMAS
            and seen[-1] not in places.words.links
            and seen[-1] not in _AND
            and not seen[-1].isdigit()
        ):
            return None
    return None


def _with_party(places: _Places, begin: int) -> Name | None:
    """The name before a party and state in commas ("Michael McCaul, R-Texas, | chairman …")."""
    text, end = places.a.document.text, places.a.tokens[begin].start
    for i in range(begin - 2, max(begin - _LONGEST_TAG, -1), -1):
        if i in places.by_last and _PARTY_TAG.fullmatch(text[places.a.tokens[i - 1].end : end]):
            return places.by_last[i]
    return None


def _introduces(seen: Sequence[str]) -> bool:
    """Do the words between a name and an office, last first, begin with a comma and hold no "and"?"""
    return not _AND & set(seen) and (seen[-1] in _COMMAS or seen[-1] == "who")


def _continues(seen: Sequence[str], earlier: OfficePhrase, later: OfficePhrase) -> bool:
    """Does an office go on with another of the same person ("a fellow at Brookings and a former diplomat")?"""
    if "who" in seen:
        return True
    if _AND & set(seen):
        return len(set(seen) - _NOW) == 1 and not (earlier.article == later.article == "definite")
    return len(seen) <= 2 and seen[-1] in _COMMAS and later.article != "definite"


def _after(places: _Places, office: OfficePhrase) -> _Found | None:
    """The name behind a comma behind the office ("China's premier, Li Qiang,")."""
    tokens, i = places.a.tokens, office.last
    if [t.text for t in tokens[i : i + 3 : 2]] == ["(", ")"] and tokens[i + 1].text.isupper():
        i += 3  # "the director of the Border Service (BSX), Ann Hill,"
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "(", "—", "–", "--"):
        return None
    name = places.by_first.get(i + 1)
    if name is None or tokens[name.first].sentence != tokens[office.head].sentence:
        return None
    closed = name.last >= len(tokens) or tokens[name.last].text in _CLOSING or _shares_verb(places, office, name)
    return (name, "apposition") if closed and (office.article != "indefinite" or office.side) else None


def _shares_verb(places: _Places, office: OfficePhrase, name: Name) -> bool:
    """Does a verb follow the name, of which the office is no object ("actor and envoy, Angelina Jolie told")?"""
    tokens = places.a.tokens
    return tokens[name.last].pos in ("VERB", "AUX") and tokens[office.head].dep not in ("dobj", "pobj", "obj", "dative")


def _copula(places: _Places, office: OfficePhrase) -> _Found | None:
    """The subject of "is", "was", "became" with the office as predicate."""
    a = places.a
    head = a.tokens[office.head]
    if head.dep != "attr" or a.tokens[head.head].lemma not in _COPULAS or _is_alleged(places, office):
        return None
    for subject in children(a, head.head, "nsubj"):
        name = next((n for n in places.by_last.values() if n.first <= subject.i < n.last), None)
        if name is not None:
            return name, "copula"
    return None


def _appointed(places: _Places, office: OfficePhrase) -> _Found | None:
    """Who takes, has or leaves the office ("took over as envoy", "was elected president", "named Berg minister")."""
    a, verb = places.a, _verb_of_post(places, office)
    if verb is None or is_negated(a, verb.i):
        return None
    passive = is_passive(a, verb.i) or (verb.tag == "VBN" and not children(a, verb.i, "nsubj", "aux"))
    given = verb.lemma in places.words.appointing and not passive
    people = children(a, verb.i, "dobj", "obj") if given else subjects(a, verb.i)
    below = [s for c in children(a, verb.i, "ccomp", "xcomp") for s in children(a, c.i, "nsubj")] if given else []
    for person in (*people, *below):
        name = next((n for n in places.by_last.values() if n.first <= person.i < n.last), None)
        if name is not None and name.last <= office.first:
            return name, "copula"
    return None


def _is_looked_back(places: _Places, office: OfficePhrase) -> bool:
    """Does the office stand behind "record as", "tenure as"?"""
    before = places.a.tokens[max(office.first - 2, 0) : office.first]
    return [t.text.lower() for t in before[1:]] == ["as"] and before[0].lemma in _TENURES


_TENURES = frozenset({"record", "tenure", "stint", "term", "time", "years", "year", "days", "service", "career"})


def _looked_back(places: _Places, office: OfficePhrase) -> _Found | None:
    """Whose time in office is looked back on: "Berg's record as minister", "Berg defended her record as minister"."""
    a = places.a
    if not _is_looked_back(places, office):
        return None
    noun = a.tokens[office.first - 2]
    verb = next((t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")), None)
    for owner in children(a, noun.i, "poss"):
        meant = subjects(a, verb.i) if owner.tag == "PRP$" and verb is not None else [owner]
        name = next((n for t in meant for n in places.by_last.values() if n.first <= t.i < n.last), None)
        if name is not None:
            return name, "copula"
    return None


def _verb_of_post(places: _Places, office: OfficePhrase) -> Token | None:
    """The verb of taking, having or leaving office below which the office stands; None where there is none."""
    a, head = places.a, places.a.tokens[office.head]
    above = a.tokens[head.head]
    if head.dep == "pobj" and above.lemma == "as":
        above = a.tokens[above.head]
        known = places.words.appointing | places.words.serving
    else:
        known = places.words.appointing if head.dep in _MADE else frozenset()
    return above if above.pos == "VERB" and above.lemma in known else None


_MADE = ("oprd", "attr", "ccomp", "xcomp", "dobj", "appos")


def _time_of_post(places: _Places, office: OfficePhrase) -> Time:
    """When the office that a verb gives is held: to come with "will", over with "resigned", else now."""
    verb = _verb_of_post(places, office)
    if verb is None or office.time != "held":
        return office.time
    if any(c.lemma in ("will", "shall") for c in children(places.a, verb.i, "aux")) or verb.lemma == "nominate":
        return "future"
    return "past" if verb.lemma in places.words.leaving else "held"


def _is_alleged(places: _Places, office: OfficePhrase) -> bool:
    """Is it what somebody is only said to be ("alleged that he was a spy"): no public office, below such a verb?"""
    a, head = places.a, places.a.tokens[office.head]
    public = office.office.standing is not None or office.office.level is not None
    misread = [t for s in children(a, head.head, "nsubj") for t in children(a, s.i, "amod") if t.tag == "VBD"]
    above = [*(t for t in ancestors(a, head.i) if t.i != head.head), *misread]
    return not public and any(t.lemma in places.words.alleging for t in above)
