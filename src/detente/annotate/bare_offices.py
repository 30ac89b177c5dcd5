"""Whose an office is beside which no state stands: by an earlier mention, by whose text it is, by who else it can be.

What the words themselves say (a state, a body, a possessor, the registry of officials for the person) always outranks
this. Where the text leaves more than one state, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.annotate.found import Holding, OfficePhrase, Persona
from detente.annotate.holders import registered_offices, same_office
from detente.annotate.homes import Setting
from detente.annotate.office_sides import LOCAL
from detente.annotate.spokesmen import is_spokesman, spoken_for
from detente.annotate.tree import children, prepositional
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_WINDOW = 6
"""Sentences within which "the official" goes on with the official told of last."""
_CLEARLY = 2  # of several states that have such an office, the one named this many times as often


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An office whose side is known, where it stands and who holds it."""

    office: OfficePhrase
    side: str
    sentence: int
    holder: int | None


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is known while the offices are read from the first to the last."""

    a: Annotated
    lexicon: Lexicon
    setting: Setting
    personas: Sequence[Persona]
    sides: Sequence[str | None]
    holders: Mapping[int, int]
    possessors: Mapping[int, str]
    told: list[_Told] = field(default_factory=list)
    found: dict[int, str] = field(default_factory=dict)


def settle(
    a: Annotated,
    offices: Sequence[OfficePhrase],
    holdings: Sequence[Holding],
    personas: Sequence[Persona],
    sides: Sequence[str | None],
    possessors: Mapping[int, str],
    setting: Setting,
    lexicon: Lexicon,
) -> dict[int, str]:
    """The sides of the bare offices, by the token at which each begins.

    `sides` are those of the persons as far as their offices' own words and the registry give them, `possessors` the
    sides of those who stand as possessors, by token.
    """
    index = {n.first: i for i, p in enumerate(personas) for n in p.names}
    reading = _Reading(
        a=a,
        lexicon=lexicon,
        setting=setting,
        personas=personas,
        sides=sides,
        holders={h.office.first: index[h.name.first] for h in holdings if h.name.first in index},
        possessors=possessors,
    )
    own = {h.office.first: h.office.side for h in holdings if h.office.side}
    known = [replace(o, side=o.side or own.get(o.first)) for o in offices]
    reading.told = [t for o in known if (t := _as_told(reading, o, _own_side(reading, o))) is not None]
    for office in known:
        if _own_side(reading, office) is None and _may_settle(reading, office):
            _read(reading, office)
    return reading.found


def _read(reading: _Reading, office: OfficePhrase) -> None:
    side = _by_text(reading, office)
    told = _as_told(reading, office, side)
    if side is not None and told is not None:
        reading.found[office.first] = side
        reading.told.append(told)


def _own_side(reading: _Reading, office: OfficePhrase) -> str | None:
    """The side that the phrase, its possessor or the person beside it gives."""
    holder = reading.holders.get(office.first)
    owner = None if office.possessor is None else reading.possessors.get(office.possessor)
    return office.side or owner or (None if holder is None else reading.sides[holder])


def _as_told(reading: _Reading, office: OfficePhrase, side: str | None) -> _Told | None:
    if side is None or office.plural:
        return None
    sentence = reading.a.tokens[office.head].sentence
    return _Told(office=office, side=side, sentence=sentence, holder=reading.holders.get(office.first))


def _may_settle(reading: _Reading, office: OfficePhrase) -> bool:
    """Is it one person's public office, told of as known: no calling, no scholar's, no company's, not "an official"?"""
    head, words = office.office, reading.lexicon.actors
    if office.plural or head.standing in ("scholar", "business", "press") or head.head in words.relative:
        return False
    public = head.standing is not None or head.level is not None or head.head in words.running
    public = public and not _of_a_thing(reading, office)
    known = reading.lexicon.bodies.get(office.body) if office.body else None
    elsewhere = office.body is not None and (known is None or known.side is None or known.international)
    given = office.article != "indefinite" or office.first in reading.holders
    sole = reading.lexicon.offices.sole_side(office.title) is not None
    given = given or sole or is_spokesman(office, reading.lexicon)
    return public and given and not elsewhere


def _of_a_thing(reading: _Reading, office: OfficePhrase) -> bool:
    """Is it "of" something that is no state or land ("president of the sport's governing body")?"""
    after = reading.a.tokens[office.head + 1 : office.last]
    if office.office.level != "leaders" or not after or after[0].text != "of":
        return False
    return not any(t.text[0].isupper() or t.lemma in _LANDS for t in after)


_LANDS = frozenset({"country", "nation", "state", "republic", "government", "land", "island", "kingdom", "federation"})


def _by_text(reading: _Reading, office: OfficePhrase) -> str | None:
    """The first that tells: the possessing office, an earlier mention, the publisher, the only states that have it."""
    owner = next((t.side for t in reading.told if office.possessor == t.office.head), None)
    if owner or office.possessor is not None:
        return owner
    ours = _publisher(reading, office)  # "The President" of its own release, whatever president is its guest
    told = ours if ours and office.article == "definite" else _told_before(reading, office) or ours
    if told is None and is_spokesman(office, reading.lexicon):
        told = spoken_for(reading.a, office, reading.lexicon)
    told = told or reading.lexicon.offices.sole_side(office.title)
    few = reading.lexicon.offices.shared_by(office.title)
    return told or (_of_few(reading, office, few) if few else _host(reading, office) or _of_main(reading, office))


def _host(reading: _Reading, office: OfficePhrase) -> str | None:
    """The state to which somebody goes who is to be received there ("will fly to Lima and meet President Ann Roe")."""
    a, lexicon = reading.a, reading.lexicon
    if office.former or office.first not in reading.holders or not _is_met(reading, office):
        return None
    here = a.tokens[office.head].sentence
    first = a.sentences[max(here - 1, 0)].first
    moves = (lexicon.actors.motion | lexicon.actors.visited) - _LEAVING
    goes = [t for t in a.tokens[first : office.first] if t.lemma in moves]
    ends = [p for t in goes for p in (*prepositional(a, t.i, "to"), *children(a, t.i, "dobj"))]
    states = {code for p in ends if (code := lexicon.states.code(p.text)) is not None}
    state = next(iter(states)) if len(states) == 1 else None
    return state if state is not None and _fits(reading, office, state) else None


_LEAVING = frozenset({"leave", "depart", "exit", "quit", "flee", "return"})


def _is_met(reading: _Reading, office: OfficePhrase) -> bool:
    """Is the holder met, or does he receive: object of a verb of meeting, or behind its "by" or "with"?"""
    a, words = reading.a, reading.lexicon.engagements
    holder = reading.holders[office.first]
    name = next((n for n in reading.personas[holder].names if n.first >= office.last - 1), None)
    token = a.tokens[name.last - 1] if name is not None else a.tokens[office.head]
    above = a.tokens[token.head]
    if token.dep == "pobj" and above.lemma in ("by", "with"):
        above = a.tokens[above.head]
    elif token.dep not in ("dobj", "obj"):
        return False
    return above.lemma in words.verbs or above.lemma in words.nouns


# ---- an earlier mention


def _told_before(reading: _Reading, office: OfficePhrase) -> str | None:
    """The side of the same office told of before; of an office of one holder also after, where it is always one's."""
    if office.former or office.article == "indefinite":
        return None
    same = [t for t in reading.told if _takes_up(reading, office, t)]
    here = reading.a.tokens[office.head].sentence
    before = [t for t in same if t.office.first < office.first]
    near = [t for t in before if here - t.sentence <= _WINDOW]
    if near:
        latest = max(near, key=lambda t: t.office.first)
        ours = _ours(reading, [t for t in near if t.sentence == latest.sentence], here)
        return ours or latest.side
    sides = {t.side for t in same}
    if before and len(sides) == 1 and _speaks(reading, office):
        return sides.pop()
    return next(iter(sides)) if len(sides) == 1 and not _many_hold(reading, office) else None


def _ours(reading: _Reading, named: Sequence[_Told], here: int) -> str | None:
    """Of two holders told of in one sentence some time before, the one of the state in which the text was written."""
    together = len({t.side for t in named}) > 1 and here - named[0].sentence > 1
    home = reading.setting.home
    return home if together and any(t.side == home for t in named) else None


def _speaks(reading: _Reading, office: OfficePhrase) -> bool:
    """Does "the official" speak, so that it is one quoted before?"""
    token = reading.a.tokens[office.head]
    verb = reading.lexicon.speech.verbs.get(reading.a.tokens[token.head].lemma)
    return office.article == "definite" and token.dep == "nsubj" and verb is not None and verb.manner == "said"


def _takes_up(reading: _Reading, office: OfficePhrase, told: _Told) -> bool:
    """May it be the office that was told of: the same words, and not another person's?"""
    holder = reading.holders.get(office.first)
    other = holder is not None and holder != told.holder and (told.holder is not None or office.office.sector == "MIL")
    later = told.office.former or told.office.office.head in reading.lexicon.actors.relative
    return not other and not later and same_office(office, told.office, reading.lexicon)


def _many_hold(reading: _Reading, office: OfficePhrase) -> bool:
    """Are there several of the kind in one government ("official", "senator", "cabinet minister")?"""
    words = set(office.title.lower().split())
    return office.office.level not in ("leaders", "ministers") or words <= reading.lexicon.actors.ranks


# ---- the document


def _publisher(reading: _Reading, office: OfficePhrase) -> str | None:
    """In a government's own release a bare office is that government's, if it has such a one."""
    side = reading.a.document.side
    return side if side and not office.former and _fits(reading, office, side) and _named_so(reading, office) else None


def _named_so(reading: _Reading, office: OfficePhrase) -> bool:
    """Does it stand before a name, or as a title or with "the", by itself and not of something else?"""
    capital = reading.a.tokens[office.head].text[0].isupper()
    bare = office.article == "definite" or (office.article == "none" and capital)
    seated = office.office.standing == "legislator"  # "Ann Berg, a member of parliament"
    named = office.first in reading.holders and (office.article != "indefinite" or seated)
    return (bare or named) and not _of_another(reading, office)


def _of_another(reading: _Reading, office: OfficePhrase) -> bool:
    """Is it of something with a name ("president of Acme"), and no minister's field?"""
    after = reading.a.tokens[office.head + 1 : office.last]
    return office.office.level != "ministers" and any(t.text[0].isupper() for t in after)


def _of_few(reading: _Reading, office: OfficePhrase, few: Sequence[str]) -> str | None:
    """Of the states that have such an office the one that the text names, or names by far most."""
    named = reading.setting.named
    fit = sorted((s for s in few if named.get(s)), key=lambda s: -named[s])
    fit = [s for s in fit if not _taken(reading, office, s)]
    if len(fit) > 1 and reading.setting.home in fit:
        return reading.setting.home
    if len(fit) > 1 and named[fit[0]] < _CLEARLY * named[fit[1]]:
        return None
    return fit[0] if fit else (None if named else few[0])


def _of_main(reading: _Reading, office: OfficePhrase) -> str | None:
    """Of the one or two states that the text is about the only one whose it can be, else the one whose text it is."""
    if office.former or not _named_so(reading, office) or not _told_as_ours(reading, office):
        return None
    setting = reading.setting
    if setting.guessed and office.office.head in LOCAL:
        return setting.written  # "Salta Governor Juan Roe" in a text on Chile whose home is but guessed
    fit = [s for s in setting.main if _fits(reading, office, s)]
    if len(fit) == 1 and office.office.level in ("leaders", "ministers"):
        return fit[0]
    home = setting.home or (setting.main[0] if len(setting.named) == 1 else None)
    return home if home and home in setting.named and _fits(reading, office, home) else None


def _told_as_ours(reading: _Reading, office: OfficePhrase) -> bool:
    """Is it of those whose state goes without saying at home: a minister, a legislator, who stands before a name?"""
    head = office.office
    if head.level in ("leaders", "ministers") or head.standing == "legislator":
        return True
    if head.head in reading.lexicon.actors.abroad:
        return not reading.lexicon.bodies.generic.keys().isdisjoint(office.title.lower().split())
    titled = reading.a.tokens[office.head].text[0].isupper() and office.article == "none" and head.sector != "MIL"
    return titled and office.first in reading.holders


def _fits(reading: _Reading, office: OfficePhrase, side: str) -> bool:
    """Has the state such an office, and does nobody else hold it?"""
    few = reading.lexicon.offices.shared_by(office.title)
    has = reading.lexicon.offices.may_have(side, office.office) and (not few or side in few)
    sole = reading.lexicon.offices.sole_side(office.title)
    return has and sole in (None, side) and not (_taken(reading, office, side) or _meets_equal(reading, office, side))


def _meets_equal(reading: _Reading, office: OfficePhrase, side: str) -> bool:
    """Is it somebody whose "counterpart" of that side the sentence tells of ("will meet her Polish counterpart")?"""
    a = reading.a
    sentence = a.sentences[a.tokens[office.head].sentence]
    for equal in a.tokens[office.last : sentence.last]:
        if equal.lemma in _EQUALS and children(a, equal.i, "poss"):
            words = children(a, equal.i, "amod", "compound", "nmod")
            if any(reading.lexicon.states.code(t.text) == side for t in words):
                return True
    return False


_EQUALS = frozenset({"counterpart", "colleague"})


def _taken(reading: _Reading, office: OfficePhrase, side: str) -> bool:
    """Does the text know another holder of this office of that side?"""
    holder = reading.holders.get(office.first)
    if holder is None or office.former or _many_hold(reading, office):
        return False
    others = [t for t in reading.told if t.side == side and t.holder not in (None, holder) and not t.office.former]
    return any(same_office(t.office, office, reading.lexicon) for t in others) or _registered(reading, office, side)


def _registered(reading: _Reading, office: OfficePhrase, side: str) -> bool:
    """Does the registry know another person of the text in it on the day?"""
    holder, words = reading.holders.get(office.first), office.title.lower()
    pairs = zip(reading.personas, reading.sides, strict=True)
    others = [p for i, (p, own) in enumerate(pairs) if own == side and i != holder]
    return any(words == t.lower() for p in others for t in registered_offices(reading.a, p, reading.lexicon))
