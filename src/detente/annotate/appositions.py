"""Which name goes with which office: "Premier Li", "China's premier, Li Qiang,", "Li, the premier", "Li is premier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate.found import Holding, Name, OfficePhrase, Term, Time
from detente.annotate.labels import opens_question
from detente.annotate.name_lists import all_after, all_before, each_holder, examples, listed, titled_list
from detente.annotate.name_places import AND, COMMAS, Found, Places
from detente.annotate.posts import appointed, copula, is_looked_back, looked_back, time_of_post
from detente.lexicon.actors import ActorWords
from detente.model.annotated import Annotated

_CLOSING = frozenset({",", ".", ")", ";", "—", "–", "--", "and", "’s", "'s", ":", "?", "!", "’", "'", '"', "”"})
_LONGEST_GAP = 6
_LONGEST_TAG = 9
_PARTY_TAG = re.compile(r"(?:, [RDI][-–][A-Z][\w. ]+,|, \([RDI][-–][A-Z][\w. ]+\),?| \([RDI][-–][A-Z][\w. ]+\),) ")
_ELECTED_FOR = re.compile(r"\s?(?:,|\()\s?(?:[RDI]|Rep|Dem)\.?[-–][A-Z]")
_NOW = frozenset({"now", "currently", "later", "then"})


def attach(
    a: Annotated, names: Sequence[Name], offices: Sequence[OfficePhrase], terms: Sequence[Term], words: ActorWords
) -> tuple[Holding, ...]:
    """The names that offices are given to, in order of the text. A name may have several, an office several names."""
    places = Places(
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
        direct = each_holder(places, office, list(_direct(places, office)))
        own = direct or _indirect(places, office, found)
        found += [*own, *_beside(own, offices, n, places)]
    found = [_with_tag(places, h) for h in _under_plurals(places, offices, found)]
    return tuple(sorted(found, key=lambda h: (h.name.first, h.office.first)))


def _under_plurals(places: Places, offices: Sequence[OfficePhrase], found: list[Holding]) -> list[Holding]:
    """With whose they are: of "two aides to Haddad, adviser Dov Levi and secretary Rami Said" the two are Haddad's."""
    direct = {h.office.first: h for h in found if h.joined == "before"}
    given: dict[int, OfficePhrase] = {}
    for plural in offices:
        whose = plural.side is not None or plural.possessor is not None
        if plural.plural and whose and plural.office.head not in places.words.relative:
            end = max(plural.last, plural.possessor + 1 if plural.possessor is not None else 0)
            for holding in titled_list(places, end, direct):
                given[holding.office.first] = plural
    return [_whose(h, given.get(h.office.first)) for h in found]


def _with_tag(places: Places, holding: Holding) -> Holding:
    """With the side that a party and state, or a seat, behind the name gives ("Bob Cole, R-Texas,", "Hall (Md.)")."""
    end = places.a.tokens[holding.name.last - 1].end
    if holding.office.side is not None:
        return holding
    tagged = "USA" if _ELECTED_FOR.match(places.a.document.text, end) else None
    inside = [t.text for t in places.a.tokens[holding.name.last : holding.name.last + 3]]
    if holding.office.office.standing == "legislator" and inside[::2] == ["(", ")"]:  # "Senator Hall (Md.)"
        tagged = tagged or places.seats.get(holding.name.last + 1)
    return replace(holding, office=replace(holding.office, side=tagged)) if tagged else holding


def _whose(holding: Holding, plural: OfficePhrase | None) -> Holding:
    office = holding.office
    if plural is None or office.side is not None or office.possessor is not None:
        return holding
    possessor = plural.possessor if plural.side is None else None
    return replace(holding, office=replace(office, side=plural.side, possessor=possessor))


def _behind_names(names: Sequence[Name]) -> set[int]:
    """Where offices begin that a comma parts from the name before them: they are that person's."""
    return {n.last + 1 for n in names}


def _beside(own: Sequence[Holding], offices: Sequence[OfficePhrase], n: int, places: Places) -> list[Holding]:
    """The same name with the office in front: "State Councilor and Foreign Minister Wang Yi", "spokesman Col. Wu"."""
    earlier, later = offices[n - 1] if n else None, offices[n]
    if len(own) != 1 or own[0].name.first < later.last or earlier is None or earlier.plural or later.plural:
        return []
    joined = earlier.last == later.first or (
        earlier.last + 1 == later.first and (places.a.tokens[earlier.last].text in AND or _two_titles(places, earlier))
    )
    same = places.a.tokens[earlier.head].sentence == places.a.tokens[later.head].sentence
    one = same and later.article == "none" and not _two_people(earlier, later)
    return [replace(own[0], office=earlier)] if joined and one else []


def _two_people(earlier: OfficePhrase, later: OfficePhrase) -> bool:
    """Are two offices before a name two people's: of one kind ("the Vice President and President Lee"), of leaders?"""
    leaders = earlier.office.level == later.office.level == "leaders" and earlier.article == "definite"
    return earlier.office.head == later.office.head or leaders


def _two_titles(places: Places, earlier: OfficePhrase) -> bool:
    """Is this title before a comma one of two before a name ("Special Envoy for Iran, Ambassador Li Hua")?

    It is where it stands bare and with a capital at the beginning of its sentence, or behind a preposition.
    """
    tokens, before = places.a.tokens, earlier.first - 1
    opens = before < 0 or tokens[before].sentence != tokens[earlier.first].sentence or tokens[before].pos == "ADP"
    bare = earlier.article == "none" and tokens[earlier.head].text[0].isupper() and not earlier.plural
    return bare and opens and tokens[earlier.last].text == "," and earlier.first not in places.owned


def _indirect(places: Places, office: OfficePhrase, found: Sequence[Holding]) -> list[Holding]:
    """The names that an office without one right behind it is given to."""
    if office.owner:
        return []
    if office.plural:
        return list(all_before(places, office)) or all_after(places, office) or list(examples(places, office))
    before, after = _before(places, office, found), _after(places, office)
    if before is not None and after is not None and _enclosed(places, after[0]):
        before = None  # "After talks with Mottaki, Russia's foreign minister, Sergei Lavrov, said"
    other = before or after or copula(places, office) or appointed(places, office)
    other = other or (looked_back(places, office) if office.article == "none" else None)
    if other is not None and other[1] == "copula" and is_looked_back(places, office):
        office = replace(office, time="past")
    if other is None:
        return []
    if other[1] == "copula" and before is None and after is None:
        office = replace(office, time=time_of_post(places, office))
    shared = _shared_time(places, office, found)  # "a former diplomat and trade negotiator": both are past
    return [Holding(name=other[0], office=replace(office, time=shared), joined=other[1])]


def _shared_time(places: Places, office: OfficePhrase, found: Sequence[Holding]) -> Time:
    """The time of the office that this one is joined to by "and" without an article of its own, else its own."""
    i = office.first - 1
    if office.article != "none" or i < 0 or places.a.tokens[i].text.lower() not in AND:
        return office.time
    return next((h.office.time for h in reversed(found) if h.office.last == i), office.time)


def _enclosed(places: Places, name: Name) -> bool:
    """Does a comma close the name, and no office of its own follow that?"""
    tokens, i = places.a.tokens, name.last
    return i + 1 < len(tokens) and tokens[i].text == "," and i + 1 not in places.offices


def _direct(places: Places, office: OfficePhrase) -> Iterator[Name]:
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
        name = listed(places, name.last) if office.plural else None


def _one_paragraph(a: Annotated, i: int, j: int) -> bool:
    return a.sentences[a.tokens[i].sentence].paragraph == a.sentences[a.tokens[j].sentence].paragraph


def _before(places: Places, office: OfficePhrase, found: Sequence[Holding]) -> Found | None:
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
            name = places.by_last[i]
            return None if _is_asked(places, name) else (name, "apposition")
        neighbour = next((h for h in reversed(found) if h.office.last == i and h.joined == "apposition"), None)
        if neighbour is not None:
            return (neighbour.name, "apposition") if _continues(seen, neighbour.office, office) else None
        if (
            seen[-1] not in COMMAS
            and seen[-1] not in places.words.links
            and seen[-1] not in AND
            and not seen[-1].isdigit()
        ):
            return None
    return None


def _is_asked(places: Places, name: Name) -> bool:
    """Is it somebody whom a question is put to ("Q Jane, the President has said …")? The office is another's."""
    return name.first > 0 and opens_question(places.a, places.a.tokens[name.first - 1])


def _with_party(places: Places, begin: int) -> Name | None:
    """The name before a party and state in commas ("Michael McCaul, R-Texas, | chairman …")."""
    text, end = places.a.document.text, places.a.tokens[begin].start
    for i in range(begin - 2, max(begin - _LONGEST_TAG, -1), -1):
        if i in places.by_last and _PARTY_TAG.fullmatch(text[places.a.tokens[i - 1].end : end]):
            return places.by_last[i]
    return None


def _introduces(seen: Sequence[str]) -> bool:
    """Do the words between a name and an office, last first, begin with a comma and hold no "and"?"""
    return not AND & set(seen) and (seen[-1] in COMMAS or seen[-1] == "who")


def _continues(seen: Sequence[str], earlier: OfficePhrase, later: OfficePhrase) -> bool:
    """Does an office go on with another of the same person ("a fellow at Brookings and a former diplomat")?"""
    if "who" in seen:
        return True
    if AND & set(seen):
        return len(set(seen) - _NOW) == 1 and not (earlier.article == later.article == "definite")
    return len(seen) <= 2 and seen[-1] in COMMAS and later.article != "definite"


def _after(places: Places, office: OfficePhrase) -> Found | None:
    """The name behind a comma behind the office ("China's premier, Li Qiang,")."""
    tokens, i = places.a.tokens, office.last
    if [t.text for t in tokens[i : i + 3 : 2]] == ["(", ")"] and tokens[i + 1].text.isupper():
        i += 3  # "the director of the Border Service (BSX), Ann Hill,"
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "(", "—", "–", "--"):
        return None
    name = places.by_first.get(_past_rank(places, i + 1)) or _with_honorific(places, i + 1)
    if name is None or tokens[name.first].sentence != tokens[office.head].sentence:
        return None
    closed = name.last >= len(tokens) or tokens[name.last].text in _CLOSING or _shares_verb(places, office, name)
    given = office.article != "indefinite" or office.side is not None or _tells_of(places, office, name)
    return (name, "apposition") if closed and given else None


def _tells_of(places: Places, office: OfficePhrase, name: Name) -> bool:
    """Is the name between commas told of a new office that acts ("a ministry spokeswoman, Ida Dahl, said")?"""
    tokens, told = places.a.tokens, places.a.tokens[name.last - 1]
    acts = tokens[office.head].dep in ("nsubj", "nsubjpass", "pobj", "agent")
    return acts and _enclosed(places, name) and told.dep == "appos" and told.head == office.head


def _with_honorific(places: Places, i: int) -> Name | None:
    """The name behind the honorifics that begin at token `i` ("the President of Ghana, | H.E. Mr. John Mahama,")."""
    for width in (1, 2, 3):
        name = places.by_first.get(i + width)
        if name is not None:
            titled = all(t.text[0].isupper() for t in places.a.tokens[i : i + width])
            return name if titled and name.honorific is not None else None
    return None


def _past_rank(places: Places, i: int) -> int:
    """The token behind the rank that begins at token `i` ("a spokeswoman for the army, | Major | Ann Roe,")."""
    tokens = places.a.tokens
    while i + 1 < len(tokens) and tokens[i].text.rstrip(".") in {*_RANKS, ""}:
        i += 1
    return i


_RANKS = frozenset(
    {"General", "Gen", "Major", "Maj", "Colonel", "Col", "Lieutenant", "Lt", "Brigadier", "Brig", "Captain", "Capt"}
    | {"Commander", "Cmdr", "Admiral", "Adm", "Rear", "Vice", "Commodore", "Sergeant", "Sgt", "Marshal"}
)


def _shares_verb(places: Places, office: OfficePhrase, name: Name) -> bool:
    """Does a verb follow the name, of which the office is no object ("actor and envoy, Angelina Jolie told")?"""
    tokens = places.a.tokens
    return tokens[name.last].pos in ("VERB", "AUX") and tokens[office.head].dep not in ("dobj", "pobj", "obj", "dative")
