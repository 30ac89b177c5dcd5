"""Who did it to whom: the actors of an event, as sides with PLOVER sectors.

Source: PLOVER manual 2.0, section "Compound and Reciprocal Actors"; of CONSULT, the visitor is the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from detente.annotate.frames import passive_voice
from detente.annotate.naming import actors_at, actors_behind, holders_of, mentions_near, owners_of, sides_in
from detente.annotate.tree import ancestors, children, prepositional, subjects, subtree, subtree_span
from detente.extract.events.between import in_order, whom
from detente.extract.events.lists import before_noun, named_by
from detente.extract.events.match import COOPERATIVE, Match
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_VERBAL = frozenset({"AGREE", "CONSULT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})
_GOVERNING = _VERBAL | {"SANCTION"}
_BY_STANDING = {
    "official": "GOV",
    "legislator": "LEG",
    "state_media": "MED",
    "press": "MED",
    "scholar": "EDU",
    "business": "BUS",
}
_UNSEEN = frozenset({"ASSAULT", "COERCE"})
_TOWARD = ("to", "in", "into", "for", "toward", "towards", "near", "on", "against", "at")
_MOST = 12
"""So many actors of one act are told apart at most."""

_AGAINST = frozenset({"against", "counter", "deter", "combat", "resist", "oppose", "confront", "repel", "contain"})

_PERSONAL = frozenset({"CONSULT", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN"})
"""What is done to people: where these are of one's own side, or of none, nobody else is meant."""

_NAMED = ("ORG", "PERSON")

_FORUMS = frozenset({"G7", "G8", "G20", "APEC", "BRICS"})
"""What meets, and visits nobody."""

_AIMED = ("on", "at", "against")

_UNDER = (" LEG", " CVL", " OPP", " BUS", " MED", " EDU", " JUD", " REB")
"""Sectors of those who speak to their own government as to another."""

_CIRCLE = 3
"""More sides than these that agree, agree to a thing, not pair by pair."""

Pair = tuple[str | None, str | None]
"""(source, target) codes; a source is None only of an act done by nobody named ("was shot down")."""


def pairs_of(a: Annotated, lexicon: Lexicon, match: Match, chief: tuple[str, ...]) -> list[Pair]:
    """(source, target) codes, each pair once; a source without a known side gives none.

    `chief` are the two whose matter the document is, the source of what they do together first.
    """
    does = _coded(sources(a, match, chief), match.plover, lexicon)
    if not does and a.tokens[match.trigger].dep == "pcomp":  # "lashed out at Fiji for having sunk a ship"
        does = _coded((x for t in match.frame.subjects for x in _state(a, lexicon, t)), match.plover, lexicon)
    together = _mutual(match) and len(_sides(does)) > 1
    found = _partners(a, lexicon, match, does, chief) if together else targets(a, lexicon, match, does, chief)
    if together and not found and match.plover == "AGREE":
        found = _below(a, match, _sides(does), preposition="with")
    done = _coded(found, match.plover, lexicon)
    if match.pattern.reversed:
        does, done = done, does
    done = [t for t in done if t not in does]
    if match.pattern.mutual or (not done and _each_other(a, match)):
        return [(s, t) for s, t in permutations([*does, *done], 2) if s.split()[0] != t.split()[0]]
    if not done and together and len(does) <= _CIRCLE:
        does = in_order(a, chief, does, a.tokens[match.trigger], listed=len(match.frame.subjects) > 1)
        return [(s, t) for s, t in combinations(does, 2) if s.split()[0] != t.split()[0]]
    if not does and _struck(match):
        where = [x for p in _AIMED for x in _at_place(a, lexicon, match, p, chief)]
        land = _host(a, lexicon, match)
        hit = _coded([*where, *([Actor(side=land)] if land else [])], match.plover, lexicon)
        return [(None, t) for t in hit[:1]]
    if not does and match.plover in _UNSEEN and passive_voice(a, match.trigger):
        hit = _coded((x for t in match.frame.objects for x in actors_behind(a, t.i)), match.plover, lexicon)
        return [(None, t) for t in hit]
    if not done:
        return [] if match.pattern.strict else [(s, None) for s in does]
    return [(s, t) for s in does for t in done if _differ(s, t)]


def _each_other(a: Annotated, match: Match) -> bool:
    """Do those who do it do it to each other ("accused each other", "each side blaming the other")?"""
    if match.plover in RECIPROCAL:
        return False
    done = [*match.frame.objects, *(t for name, t in match.frame.slots if name in match.pattern.target)]
    said = [[x.text.lower() for x in subtree(a, t.i)] for t in done]
    words = " ".join(word for part in said for word in part)
    return "each other" in words or "one another" in words or ["the", "other"] in said


def _struck(match: Match) -> bool:
    """Is it an attack by nobody named ("rescued from an airstrike on Aleppo")?"""
    aimed = any(name in _AIMED for name, _ in match.frame.slots)
    return match.nominal and match.plover == "ASSAULT" and not match.frame.subjects and aimed


def _mutual(match: Match) -> bool:
    """Is it an act that several do with each other: meet, agree, sign?"""
    if match.pattern.alone:
        return False
    return match.plover in RECIPROCAL or (match.plover == "SUPPORT" and "between" in match.pattern.target)


def sources(a: Annotated, match: Match, chief: tuple[str, ...]) -> list[Actor]:
    """Who does it: the subjects of the verb, or whose the act is that a noun tells."""
    summit = match.nominal and match.plover == "CONSULT"  # "the G20 summit in Delhi" is not what the G20 does to Delhi
    who = (t for t in match.frame.subjects if not (summit and t.dep == "compound" and t.entity == "ORG"))
    found = [x for t in who for x in named_by(a, t, chief) if not (summit and x.side in _FORUMS)]
    if any(x.side for x in found):
        return found
    if not match.nominal:
        return _tellers(a, match) or found
    if match.plover in RECIPROCAL:  # "a meeting between Oslo and Rome failed"
        between = [x for t in match.frame.slot("between", "among", "of") for x in named_by(a, t, chief) if x.side]
        if len({x.side for x in between}) > 1:
            return between
    return list(_host_subject(a, match.trigger)) if match.plover in ("CONSULT", "COOPERATE") else found


def _tellers(a: Annotated, match: Match) -> list[Actor]:
    """Of a verb of speech, those to whom its words are attributed, where they are its subject."""
    token, does = a.tokens[match.trigger], match.frame.subjects
    here = [at for at in a.attributions if at.sentence == token.sentence and at.cue and at.cue.covers(token.span)]
    stretches = [subtree_span(a, t.i) for t in does]
    own = (at for at in here if not (at.source_span and does) or any(at.source_span.overlaps(s) for s in stretches))
    return [x for at in own for x in holders_of(a, at)]


def _host_subject(a: Annotated, noun: int, *, pronouns: bool = True) -> Iterator[Actor]:
    """Of a noun without an owner, the subjects of its verb ("ended talks", "in a call with Rome Paris asked")."""
    verb = next((t for t in ancestors(a, noun) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma != "be" and a.tokens[noun].dep in ("dobj", "obj", "pobj", "conj"):
        for token in subjects(a, verb.i):
            if pronouns or token.pos != "PRON":
                yield from actors_at(a, token.i)


def targets(a: Annotated, lexicon: Lexicon, match: Match, does: list[str], chief: tuple[str, ...]) -> list[Actor]:
    """To whom it is done: by the pattern's places, best first; then anyone else of another side below the trigger.

    Of irregular fighters only a side of their own counts, not that of the land where they are.
    """
    mine = _sides(does)
    if any(t.lemma in lexicon.plover.irregulars for t in match.frame.objects):
        return [x for t in match.frame.objects for x in actors_at(a, t.i) if _other(x, mine, does, lexicon)]
    for place in match.pattern.target:
        found = [x for x in _at_place(a, lexicon, match, place, chief) if _other(x, mine, does, lexicon)]
        if found:
            return found
    if _own_government(a, match) and len(mine) == 1:
        return [Actor(side=next(iter(mine)), standing="official", sector="GOV")] if does[0].endswith(_UNDER) else []
    if to_others(a, match, mine):
        return []
    if _placed(match) and (host := _host(a, lexicon, match)) and host not in mine:
        return [Actor(side=host)]
    found = [] if match.pattern.strict or match.plover == "REQUEST" else _below(a, match, mine)
    if found or not match.nominal or match.plover == "CONSULT":
        return found
    return [x for x in _host_subject(a, match.trigger, pronouns=False) if _other(x, mine, does, lexicon)]


def to_others(a: Annotated, match: Match, mine: set[str]) -> bool:
    """Is it said to whom: to one side's own people, or to somebody named who is no side's?"""
    if match.plover not in _PERSONAL:
        return False
    places = [t for name, t in match.frame.slots if name in match.pattern.target and name != "for"]
    done = match.frame.objects if "object" in match.pattern.target else ()
    tokens = [t for t in (*done, *places) if t not in match.frame.subjects]
    own = any(x.side in mine and (x.name or x.role or x.body) for t in tokens for x in actors_at(a, t.i))
    return own or any(t.entity in _NAMED and not any(x.side for x in actors_behind(a, t.i)) for t in tokens)


def _own_government(a: Annotated, match: Match) -> bool:
    """Is it said to "the government", whose is not told: one's own?"""
    tokens = [*match.frame.objects, *match.frame.slot("on", "upon", "to", "at", "against"),
              *(t for c in match.frame.clauses for t in subjects(a, c.i))]  # fmt: skip
    plain = (t for t in tokens if t.lemma == "government" and not any(x.side for x in actors_behind(a, t.i)))
    return any(t.lemma == "the" for x in plain for t in children(a, x.i, "det"))


def _placed(match: Match) -> bool:
    """Is it done where somebody is, so that the land tells to whom?"""
    return match.pattern.mode == "visit" or match.plover in ("MOBILIZE", "ASSAULT") or _leaves(match)


def _leaves(match: Match) -> bool:
    """Is it a withdrawal, done or promised?"""
    return match.pattern.mode == "withdraw" or (match.plover == "CONCEDE" and "from" in match.pattern.target)


def _partners(a: Annotated, lexicon: Lexicon, match: Match, does: list[str], chief: tuple[str, ...]) -> list[Actor]:
    """With whom several sides do it together."""
    places = ("with", "object") if match.plover == "CONSULT" else ("with",)
    return [
        x
        for p in places
        if p in match.pattern.target
        for x in _at_place(a, lexicon, match, p, chief)
        if _other(x, _sides(does), does, lexicon)
    ]


def _below(a: Annotated, match: Match, mine: set[str], *, preposition: str | None = None) -> list[Actor]:
    """The first of another side that the trigger governs, after a `preposition` if one is asked for."""
    below = {t.i for t in subtree(a, match.trigger)} - {t.i for s in match.frame.subjects for t in subtree(a, s.i)}
    apart = [c for c in children(a, match.trigger, "conj", "parataxis") if children(a, c.i, "nsubj", "nsubjpass")]
    below -= {t.i for c in apart for t in subtree(a, c.i)}
    around = mentions_near(a, subtree_span(a, match.trigger))
    aimed = (m for m in around if m.head in below and not (match.plover in COOPERATIVE and _opposed(a, m.head)))
    if preposition:
        aimed = (m for m in aimed if a.tokens[a.tokens[m.head].head].lemma == preposition)
    near = (x for m in aimed for x in (a.cast[i].actor for i in m.cast))
    return [x for x in near if x.side and x.side not in mine][:1]


def _opposed(a: Annotated, token: int) -> bool:
    """Is it whom the help is against ("efforts to counter Sparta", "defends itself against Sparta")?"""
    return any(t.lemma in _AGAINST for t in list(ancestors(a, token))[:4])


def _host(a: Annotated, lexicon: Lexicon, match: Match) -> str | None:
    """The state in which the place visited lies."""
    more = ("from", "of") if _leaves(match) else ("of",) if match.nominal else ()
    toward = [t for name, t in match.frame.slots if name in (*_TOWARD, *more)]
    deeper = [x for t in toward for x in prepositional(a, t.i, "in", "near", "of")]  # "a raid on a depot in Syria"
    return next(
        (s for t in [*toward, *match.frame.objects, *deeper] if (s := lexicon.states.state_of(_full(a, t)))), None
    )


def _full(a: Annotated, token: Token) -> str:
    """A place's name with the words before it that belong to it."""
    first = min((c.start for c in children(a, token.i, "compound", "nmod")), default=token.start)
    return a.document.text[first : token.end]


def _at_place(a: Annotated, lexicon: Lexicon, match: Match, place: str, chief: tuple[str, ...]) -> list[Actor]:
    frame = match.frame
    if place == "object":
        return [x for t in frame.objects for x in named_by(a, t, chief)]
    if place == "named":
        named = [x for t in frame.objects for x in actors_at(a, t.i)]
        return [x for x in named if x.name or x.role] if match.pattern.mode == "phone" else named
    if place == "owner":
        return [x for t in frame.objects for x in owners_of(a, t.i)]
    if place == "clause":
        claims = [c for t in frame.objects for c in children(a, t.i, "acl")]
        found = [x for c in [*frame.clauses, *claims] for t in subjects(a, c.i) for x in whom(a, t, chief)]
        if any(x.side for x in found):
            return found
        called = [t for c in frame.clauses for t in children(a, c.i, "attr")]  # "alleged that he was an American spy"
        return [x for t in called for x in actors_behind(a, t.i) or before_noun(a, t.i)]
    return [x for t in frame.slot(place) for x in named_by(a, t, chief) or _state(a, lexicon, t)]


def _state(a: Annotated, lexicon: Lexicon, token: Token) -> tuple[Actor, ...]:
    """The state that a place name is, where it is aimed at as one ("lashed out at Fiji")."""
    side = lexicon.states.state_of(_full(a, token)) if token.entity == "GPE" else None
    return (Actor(side=side),) if side else ()


def _other(actor: Actor, mine: set[str], does: list[str], lexicon: Lexicon) -> bool:
    """Has the actor a side, and is it not the source itself? Parts of one side that are told may act on each other."""
    code = code_of(actor, "CONSULT", lexicon)
    return code is not None and (actor.side not in mine or (" " in code and code not in does))


def _coded(actors: Iterable[Actor], plover: str, lexicon: Lexicon) -> list[str]:
    return list(dict.fromkeys(code for x in actors if (code := code_of(x, plover, lexicon))))[:_MOST]


def code_of(actor: Actor, plover: str, lexicon: Lexicon) -> str | None:
    """``CHN GOV``: the side with the sector that the text shows; a side that speaks or deals is its government."""
    if actor.side is None:
        return None
    sector = actor.sector or _BY_STANDING.get(actor.standing or "") or _of_a_legislature(actor, lexicon)
    if sector is None and plover in _GOVERNING and actor.name is None:
        state = actor.side in lexicon.states.names
        sector = "GOV" if state else "IGO" if actor.side.isupper() else None
    return f"{actor.side} {sector}" if sector else actor.side


def _of_a_legislature(actor: Actor, lexicon: Lexicon) -> str | None:
    """LEG for "several members of Congress", who are known by no office."""
    words = f" {actor.name or actor.role or ''} ".lower()
    of = words.partition(" members of ")[2] or words.partition(" member of ")[2]
    return "LEG" if any(f" {name} " in f" {of}" for name in lexicon.plover.legislatures) else None


def _sides(codes: Iterable[str]) -> set[str]:
    return {code.split()[0] for code in codes}


def _differ(source: str, target: str) -> bool:
    """Two sides, or two sectors of one that are both told."""
    one, two = source.split(), target.split()
    if one[0] == two[0] and "IGO" in (one[-1], two[-1]):
        return False
    return one[0] != two[0] or (len(one) == len(two) == 2 and one[1] != two[1])


def other_side_near(a: Annotated, token: Token, own: str) -> str | None:
    """The one other side that the sentence names, where it names just one."""
    sentence = a.sentences[token.sentence]
    named = set(sides_in(a, sentence.span)) - {own}
    return next(iter(named)) if len(named) == 1 else None
