"""To whom it is done: by the places that a pattern names, by the land where it is done, by what the clause governs."""

from __future__ import annotations

from itertools import takewhile

from detente.annotate.frames import frame_of
from detente.annotate.naming import actors_at, actors_behind, mentions_near, owners_of, sides_in
from detente.annotate.tree import ancestors, children, prepositional, subjects, subtree, subtree_span
from detente.extract.events.between import PARTNERS, whom
from detente.extract.events.codes import code_of, sides_of
from detente.extract.events.lists import before_noun, host_subject, named_by
from detente.extract.events.match import COOPERATIVE, Match
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_TOWARD = ("to", "in", "into", "for", "toward", "towards", "near", "on", "against", "at")

_AGAINST = frozenset({"against", "counter", "deter", "combat", "resist", "oppose", "confront", "repel", "contain"})

_PERSONAL = frozenset({"CONSULT", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN"})
"""What is done to people: where these are of one's own side, or of none, nobody else is meant."""

_PASSING = frozenset(
    [
        "under",
        "through",
        "after",
        "before",
        "since",
        "during",
        "amid",
        "because",
        "via",
        "despite",
        "following",
        "until",
    ]
)

_NAMED = ("ORG", "PERSON")

DEEDS = frozenset(
    ["move", "decision", "step", "announcement", "expulsion", "attack", "test", "launch", "incident", "arrest", "ban",
     "killing", "statement", "remark", "comment", "ruling", "plan", "action", "exercise", "drill", "deployment",
     "strike", "seizure", "detention", "raid", "law", "measure", "tariff", "sanction", "shooting", "bombing",
     "shelling", "murder", "invasion", "downing", "assault", "crackdown", "sinking", "intrusion", "airstrike"]
)  # fmt: skip
"""Nouns by which an act is named again."""

_LANDS = ("country", "side", "party", "nation", "state", "government")

_UNDER = (" LEG", " CVL", " OPP", " BUS", " MED", " EDU", " JUD", " REB")
"""Sectors of those who speak to their own government as to another."""


def targets(a: Annotated, lexicon: Lexicon, match: Match, does: list[str], chief: tuple[str, ...]) -> list[Actor]:
    """To whom it is done: by the pattern's places, best first; then anyone else of another side below the trigger.

    Of irregular fighters only a side of their own counts, not that of the land where they are.
    """
    mine = sides_of(does)
    hurt = _hurt_by_deed(a, lexicon, match)
    if any(t.lemma in lexicon.plover.irregulars for t in match.frame.objects):
        return [x for t in match.frame.objects for x in actors_at(a, t.i) if _other(x, mine, does, lexicon)]
    places = ("by", *match.pattern.target) if hurt else match.pattern.target
    placed = (at_place(a, lexicon, match, place, chief) for place in places)
    for named in (_doer_of_move(a, match), *placed):
        known = [x for x in named if _other(x, mine, does, lexicon) and not _forum(match, x, lexicon)]
        if found := [x for x in known if x.side not in hurt]:
            return found
    if other := _the_other(a, match, mine, chief):
        return [Actor(side=other)]
    if _own_government(a, match) and len(mine) == 1:
        return [Actor(side=next(iter(mine)), standing="official", sector="GOV")] if does[0].endswith(_UNDER) else []
    if to_others(a, match, mine):
        return []
    if _placed(match) and (host := host_of(a, lexicon, match)) and host not in mine:
        return [Actor(side=host)]
    if match.pattern.strict or (match.plover == "CONSULT" and len(match.frame.subjects) > 1):
        return []  # "Rome and the Vatican conferred on the blockade of Fiji"
    found = [] if match.plover == "REQUEST" else below_trigger(a, match, mine | hurt)
    found = found or [x for x in _promised_to(a, lexicon, match) if x.side not in mine]
    if found or not match.nominal or match.plover == "CONSULT":
        return found
    return [x for x in host_subject(a, match.trigger, pronouns=False) if _other(x, mine, does, lexicon)]


def _promised_to(a: Annotated, lexicon: Lexicon, match: Match) -> list[Actor]:
    """The state to which one is ready to send or give something, named as a place ("is ready to ship it to Oslo")."""
    clauses = match.frame.clauses if match.plover in ("AGREE", "THREATEN", "REJECT") else ()
    return [x for c in clauses for t in frame_of(a, c.i).slot("to") for x in state_at(a, lexicon, t)]


def _hurt_by_deed(a: Annotated, lexicon: Lexicon, match: Match) -> set[str]:
    """Those to whom what is condemned was done ("denounced the attack on Norway's embassy"): Norway is not blamed."""
    if match.plover != "ACCUSE" or match.nominal:
        return set()
    things = [*match.frame.objects, *match.frame.slot("over", "at", "about", "for")]
    hurt: set[str] = set()
    for deed in (t for t in things if t.lemma in lexicon.incidents.nouns):
        borne = deed.lemma in lexicon.incidents.ways["borne"]
        owners = children(a, deed.i, "poss", "amod", "compound")
        does = {x.side for t in [*_under(a, match, deed, "by", "from"), *owners] for x in actors_behind(a, t.i)}
        done = _under(a, match, deed, *_AIMED, *(("of",) if borne else ()))
        hurt |= {x.side for t in done for x in actors_behind(a, t.i) if x.side} - does
    return hurt


def _under(a: Annotated, match: Match, deed: Token, *prepositions: str) -> list[Token]:
    """The nouns after these prepositions below a deed, or right behind it, where the parser hangs them on the verb."""
    beside = [c for c in children(a, match.trigger, "prep", "agent") if c.i == deed.i + 1 and c.lemma in prepositions]
    return [*prepositional(a, deed.i, *prepositions), *(t for c in beside for t in children(a, c.i, "pobj"))]


_AIMED = ("on", "at", "against")


def _doer_of_move(a: Annotated, match: Match) -> list[Actor]:
    """Who did what a clause beside it faults ("Oslo has closed the port, a move that Rome termed illegal")."""
    noun = a.tokens[a.tokens[match.trigger].head]
    if a.tokens[match.trigger].dep != "relcl" or noun.lemma not in _MOVES or match.plover not in ("ACCUSE", "REJECT"):
        return []
    above = (t for t in ancestors(a, noun.i) if t.pos == "VERB")
    told = ([x for t in children(a, v.i, "nsubj") for x in actors_behind(a, t.i) if x.side] for v in above)
    return next((found for found in told if found), [])


_MOVES = frozenset({"move", "step", "decision", "charge", "accusation", "allegation", "claim", "act", "action"})


def _forum(match: Match, actor: Actor, lexicon: Lexicon) -> bool:
    """Is it a body of states to which somebody complains of another ("lodged a complaint with the UN")?"""
    complained = (
        match.plover == "ACCUSE" and not match.frame.slot("against", "at") and match.pattern.target[0] != "object"
    )
    return complained and actor.side not in lexicon.states.names


def _the_other(a: Annotated, match: Match, mine: set[str], chief: tuple[str, ...]) -> str | None:
    """The other of two whom the document is about, where a phrase means it: "his counterpart", "the country"."""
    if len(mine) != 1 or len(chief) != 2 or not mine < set(chief):
        return None
    places = [t for name, t in match.frame.slots if name in match.pattern.target]
    meant = any(_means_other(a, t) for t in (*match.frame.objects, *places))
    return next(side for side in chief if side not in mine) if meant else None


def _means_other(a: Annotated, token: Token) -> bool:
    """Is it "his counterpart", "its neighbour", "the other side", "the country" (said of one country by another)?"""
    before = {t.lemma for t in children(a, token.i) if t.i < token.i}
    owned = any(t.dep == "poss" and t.tag == "PRP$" for t in children(a, token.i))
    if token.lemma in PARTNERS:
        return owned or bool(before & {"the", "northern", "southern", "eastern", "western"})
    if token.lemma == "other" or "other" in before:
        return "the" in before and token.lemma in ("other", *_LANDS)
    return token.lemma in _LANDS[:1] and bool(before) and before <= {"the", "neighboring", "neighbouring", "rival"}


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
    """Is it a withdrawal or a stop of fighting, done or promised?"""
    return match.pattern.mode in ("withdraw", "ceasefire") or (
        match.plover == "CONCEDE" and "from" in match.pattern.target
    )


def partners(a: Annotated, lexicon: Lexicon, match: Match, does: list[str], chief: tuple[str, ...]) -> list[Actor]:
    """With whom several sides do it together."""
    places = ("with", "object") if match.plover == "CONSULT" else ("with",)
    if match.plover == "AGREE" and not _right_behind(a, match.trigger):
        return []
    return [
        x
        for p in places
        if p in match.pattern.target
        for x in at_place(a, lexicon, match, p, chief)
        if _other(x, sides_of(does), does, lexicon)
    ]


def _right_behind(a: Annotated, verb: int) -> bool:
    """Do those with whom two agree stand right behind the verb ("agreed with Bern", not "agreed to work with Bern")?"""
    return any(t.lemma == "with" and t.i == verb + 1 for t in children(a, verb, "prep"))


def below_trigger(a: Annotated, match: Match, mine: set[str], *, preposition: str | None = None) -> list[Actor]:
    """The first of another side that the trigger governs, after a `preposition` if one is asked for."""
    below = {t.i for t in subtree(a, match.trigger)} - {t.i for s in match.frame.subjects for t in subtree(a, s.i)}
    beside = children(a, match.trigger, "conj", "parataxis", "advcl")
    apart = [c for c in beside if _of_others(a, c) or (c.dep == "conj" and c.lemma == "be")]
    apart += [c for c in children(a, match.trigger, "ccomp") if c.i < match.trigger and _of_others(a, c)]
    below -= {t.i for c in apart for t in subtree(a, c.i)}
    around = mentions_near(a, subtree_span(a, match.trigger))
    aimed = (m for m in around if m.head in below and not (match.plover in COOPERATIVE and _opposed(a, m.head)))
    if preposition:
        aimed = (m for m in aimed if a.tokens[a.tokens[m.head].head].lemma == preposition)
    aimed = (m for m in aimed if not _in_passing(a, match.trigger, m.head))
    near = (x for m in aimed for x in (a.cast[i].actor for i in m.cast))
    return [x for x in near if x.side and x.side not in mine][:1]


def _of_others(a: Annotated, clause: Token) -> bool:
    """Has a clause beside another a subject of its own, and is it not the other's reason?"""
    aside = clause.dep != "advcl" or any(
        t.lemma in ("while", "whereas", "after", "before", "as") for t in children(a, clause.i, "mark")
    )
    return aside and bool(children(a, clause.i, "nsubj", "nsubjpass"))


def _in_passing(a: Annotated, trigger: int, token: int) -> bool:
    """Does it stand after a preposition that tells when, under what or because of what it was done?"""
    up = (t for t in takewhile(lambda t: t.i != trigger, ancestors(a, token)))
    return any(t.pos in ("ADP", "SCONJ") and t.lemma in _PASSING for t in up)


def _opposed(a: Annotated, token: int) -> bool:
    """Is it whom the help is against ("efforts to counter Sparta", "defends itself against Sparta")?"""
    return any(t.lemma in _AGAINST for t in list(ancestors(a, token))[:4])


def host_of(a: Annotated, lexicon: Lexicon, match: Match) -> str | None:
    """The state in which the place visited lies."""
    more = ("from", "of") if _leaves(match) else ("of",) if match.nominal else ()
    toward = [t for name, t in match.frame.slots if name in (*_TOWARD, *more)]
    deeper = [x for t in toward for x in prepositional(a, t.i, "in", "near", "of")]  # "a raid on a depot in Syria"
    places = [*toward, *match.frame.objects, *deeper]
    return next((s for t in places if (s := lexicon.states.state_of(_full(a, t)) or _land_of(a, lexicon, t))), None)


def _land_of(a: Annotated, lexicon: Lexicon, token: Token) -> str | None:
    """Whose border or waters they are, by the adjective before ("the Chilean border")."""
    whose = [c for c in children(a, token.i, "amod") if c.entity == "NORP"] if token.lemma in _BOUNDS else []
    return next((s for c in whose if (s := lexicon.states.code(c.text))), None)


_BOUNDS = frozenset({"border", "frontier", "territory", "soil", "airspace", "water", "waters", "coast"})


def _full(a: Annotated, token: Token) -> str:
    """A place's name with the words before it that belong to it."""
    first = min((c.start for c in children(a, token.i, "compound", "nmod")), default=token.start)
    return a.document.text[first : token.end]


def at_place(a: Annotated, lexicon: Lexicon, match: Match, place: str, chief: tuple[str, ...]) -> list[Actor]:
    """Who stands at one of the places that a pattern names ("object", "clause", a preposition)."""
    frame = match.frame
    if place == "object":
        return [x for t in frame.objects for x in named_by(a, t, chief)]
    if place == "named":
        named = [x for t in frame.objects for x in actors_at(a, t.i) or whom(a, t, chief)]
        return [x for x in named if x.name or x.role or x.standing] if match.pattern.mode == "phone" else named
    if place == "owner":
        return [x for t in frame.objects for x in owners_of(a, t.i)]
    if place == "clause":
        claims = [c for t in frame.objects for c in children(a, t.i, "acl")]
        found = [x for c in [*frame.clauses, *claims] for t in subjects(a, c.i) for x in whom(a, t, chief)]
        if any(x.side for x in found):
            return found
        called = [t for c in frame.clauses for t in children(a, c.i, "attr")]  # "alleged that he was an American spy"
        return [x for t in called for x in actors_behind(a, t.i) or before_noun(a, t.i)]
    deeper = [x for t in frame.slot("of") for x in prepositional(a, t.i, place)] if match.nominal else []
    return [x for t in [*frame.slot(place), *deeper] for x in named_by(a, t, chief) or state_at(a, lexicon, t)]


def state_at(a: Annotated, lexicon: Lexicon, token: Token) -> tuple[Actor, ...]:
    """The state that a place name is, where it is aimed at as one ("lashed out at Fiji")."""
    side = lexicon.states.state_of(_full(a, token)) if token.entity == "GPE" else None
    return (Actor(side=side),) if side else ()


def _other(actor: Actor, mine: set[str], does: list[str], lexicon: Lexicon) -> bool:
    """Has the actor a side, and is it not the source itself? Parts of one side that are told may act on each other."""
    code = code_of(actor, "CONSULT", lexicon)
    return code is not None and (actor.side not in mine or (" " in code and code not in does))


def other_side_near(a: Annotated, token: Token, own: str) -> str | None:
    """The one other side that the sentence names, where it names just one."""
    sentence = a.sentences[token.sentence]
    named = set(sides_in(a, sentence.span)) - {own}
    return next(iter(named)) if len(named) == 1 else None


def known_thing(a: Annotated, token: Token) -> bool:
    """Is it something told of before ("rejected the claim", "condemned this")?"""
    if token.pos == "PRON":
        return token.lemma in ("it", "this", "that", "they", "these", "those")
    marks = {t.lemma for t in children(a, token.i, "det", "poss")}
    known = not marks.isdisjoint(("the", "this", "that", "these", "those", "such"))
    return known and len(subtree(a, token.i)) < 4
