"""Who did it to whom: the actors of an event, as sides with PLOVER sectors.

Source: PLOVER manual 2.0, section "Compound and Reciprocal Actors"; of CONSULT, the visitor is the source.
"""

from __future__ import annotations

from itertools import combinations, permutations

from detente.annotate.frames import passive_voice
from detente.annotate.naming import actors_at, actors_behind, holders_of, owners_of
from detente.annotate.tree import SUBJECTS, ancestors, children, conjuncts, subjects, subtree, subtree_span
from detente.extract.events.between import COLLECTIVE, in_order, speakers_at, whom
from detente.extract.events.codes import coded, differ, sides_of
from detente.extract.events.foes import struck_by
from detente.extract.events.lists import host_subject, named_by
from detente.extract.events.match import Match
from detente.extract.events.recipients import (
    DEEDS,
    at_place,
    host_of,
    known_thing,
    partners,
    state_at,
    targets,
)
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
"""What one does by words, so that a thing that stands as its subject can't be meant."""

_UNSEEN = frozenset({"ASSAULT", "COERCE"})

BORNE = frozenset(
    ["detention", "arrest", "imprisonment", "jailing", "capture", "deportation", "expulsion", "killing", "murder",
     "assassination", "kidnapping", "abduction", "poisoning", "incarceration", "execution", "conviction", "sentencing"]
)  # fmt: skip
"""Acts whose owner, where no "of" says to whom they are done, suffers them."""

_FORUMS = frozenset({"G7", "G8", "G20", "APEC", "BRICS"})
"""What meets, and visits nobody."""

_AIMED = ("on", "at", "against")

_CIRCLE = 3
"""More sides than these that agree, agree to a thing, not pair by pair."""

Pair = tuple[str | None, str | None]
"""(source, target) codes; a source is None only of an act done by nobody named ("was shot down")."""


def pairs_of(a: Annotated, lexicon: Lexicon, match: Match, chief: tuple[str, ...]) -> list[Pair]:
    """(source, target) codes, each pair once; a source without a known side gives none.

    `chief` are the two whose matter the document is, the source of what they do together first.
    """
    does = _doing(a, lexicon, match, chief)
    together = (_mutual(match) or _collectively(a, match)) and len(sides_of(does)) > 1
    found = partners(a, lexicon, match, does, chief) if together else targets(a, lexicon, match, does, chief)
    found = found or _sufferers(a, match)
    done = [t for t in coded(found, match.plover, lexicon) if t not in does]
    if match.pattern.reversed:
        does, done = done, does
        if not does and match.plover == "ASSAULT":  # "died in a raid by Oslo"
            fatal = coded(struck_by(a, lexicon.plover, match, done), match.plover, lexicon)
            return [(s, t) for s in fatal for t in done]
        if not does and match.plover == "ACCUSE":  # "drew criticism from analysts"
            return [(None, t) for t in done]
    several = len(sides_of(does)) > 1 and _among_them(a, match)
    if match.pattern.mutual or (not done and (_each_other(a, match) or several)):
        return [(s, t) for s, t in permutations([*does, *done], 2) if s.split()[0] != t.split()[0]]
    if not done and together and len(does) <= _CIRCLE:
        does = in_order(a, chief, does, a.tokens[match.trigger], listed=len(match.frame.subjects) > 1)
        return [(s, t) for s, t in combinations(does, 2) if s.split()[0] != t.split()[0]]
    if not does and len(chief) == 2 and _by_both(a, match):
        return [(s, t) for s, t in combinations(coded((Actor(side=x) for x in chief), match.plover, lexicon), 2)]
    if not does:
        hit = _hit_by_nobody(a, lexicon, match, chief)
        makers: list[str | None] = [*coded(struck_by(a, lexicon.plover, match, hit), match.plover, lexicon)] or [None]
        return [(s, t) for s in makers for t in hit]
    if not done:
        told = match.pattern.strict and not _taken_up(a, match)
        return [] if told else [(s, None) for s in does]
    if match.plover == "CONSULT" and match.pattern.mode in (None, "phone") and _guests(a, match):
        does, done = done, does
    return [(s, t) for s in does for t in done if differ(s, t)]


def _guests(a: Annotated, match: Match) -> bool:
    """Are those whom one meets on a visit to him ("held talks with Rossi, who is visiting", "the visiting premier")?"""
    met = [*match.frame.objects, *match.frame.slot("with")]
    if _at_their_wish(a, match, met):
        return True
    below = [c for t in met for c in children(a, t.i, "relcl", "amod", "acl", "appos")]
    words = {x.lemma for c in below for x in [c, *children(a, c.i, "dobj", "prep")]}
    return bool(words & {"visit", "visiting", "visitor"})


def _doing(a: Annotated, lexicon: Lexicon, match: Match, chief: tuple[str, ...]) -> list[str]:
    """The codes of those who do it."""
    if match.plover == "ASSAULT" and (_own_things(a, match) or _place_struck(a, lexicon, match)):
        return []
    does = coded(sources(a, match, chief), match.plover, lexicon)
    if does or a.tokens[match.trigger].dep != "pcomp":
        return does
    blamed = (x for t in match.frame.subjects for x in state_at(a, lexicon, t))
    return coded(blamed, match.plover, lexicon)  # "lashed out at Fiji for having sunk a ship"


def _hit_by_nobody(a: Annotated, lexicon: Lexicon, match: Match, chief: tuple[str, ...]) -> list[str]:
    """Whom an attack or arrest struck that nobody is said to have made."""
    if _struck(match):
        where = [x for p in _AIMED for x in at_place(a, lexicon, match, p, chief)]
        land = host_of(a, lexicon, match)
        return coded([*where, *([Actor(side=land)] if land else [])], match.plover, lexicon)[:1]
    if match.plover not in _UNSEEN or not passive_voice(a, match.trigger):
        return []
    people = lexicon.incidents.classes.get("people", frozenset())
    hit = (t for t in match.frame.objects if match.plover == "ASSAULT" or t.lemma in people or actors_at(a, t.i))
    return coded((x for t in hit for x in actors_behind(a, t.i)), match.plover, lexicon)  # not "the Roman warrant"


def _own_things(a: Annotated, match: Match) -> bool:
    """Is it only one's own that is destroyed ("has destroyed its missiles")?"""
    if match.frame.slot("into"):  # "sent its troops into Kuwait"
        return False
    marks = [t for x in match.frame.objects[:1] for t in children(a, x.i, "poss") if t.tag == "PRP$"]
    owners = {x.side for t in marks for x in actors_behind(a, t.i)}
    return bool(marks) and owners <= {x.side for t in match.frame.subjects for x in actors_behind(a, t.i)}


def _place_struck(a: Annotated, lexicon: Lexicon, match: Match) -> bool:
    """Is the land before the noun that of what is struck ("the Nairobi embassy bombing")?"""
    before = children(a, match.trigger, "compound", "nmod") if match.nominal and match.plover == "ASSAULT" else []
    return any(t.lemma in lexicon.plover.struck for t in before)


def _among_them(a: Annotated, match: Match) -> bool:
    """Do several fight, and nobody else is told of whom ("Oslo and Rome fought for a week")?"""
    if match.plover == "RETREAT":  # "Oslo and Rome pulled back their ships"
        return True
    alone = not match.frame.objects and not match.frame.slot("with", "against")
    return a.tokens[match.trigger].lemma in ("fight", "battle") and match.plover == "ASSAULT" and alone


def _each_other(a: Annotated, match: Match) -> bool:
    """Do those who do it do it to each other ("accused each other", "each side blaming the other")?"""
    if match.plover in RECIPROCAL:
        return False
    done = [*match.frame.objects, *(t for name, t in match.frame.slots if name in match.pattern.target)]
    said = [[x.text.lower() for x in subtree(a, t.i)] for t in done]
    words = " ".join(word for part in said for word in part)
    return "each other" in words or "one another" in words or any(part[:2] == ["the", "other"] for part in said)


_FILING = frozenset({"lodge", "file", "register", "submit", "deliver"})


def _taken_up(a: Annotated, match: Match) -> bool:
    """Is an act told of before faulted ("was concerned by the expulsion"), so that its doer is meant?"""
    things = [t for name, t in match.frame.slots if name in match.pattern.target]
    if a.tokens[match.trigger].lemma in _FILING:
        return match.plover == "ACCUSE"
    return match.plover == "ACCUSE" and any(t.lemma in DEEDS and known_thing(a, t) for t in things)


def _struck(match: Match) -> bool:
    """Is it an attack by nobody named ("rescued from an airstrike on Aleppo")?"""
    aimed = any(name in _AIMED for name, _ in match.frame.slots)
    return match.nominal and match.plover == "ASSAULT" and not match.frame.subjects and aimed


def _mutual(match: Match) -> bool:
    """Is it an act that several do with each other: meet, agree, sign?"""
    if match.pattern.alone:
        return False
    return match.plover in RECIPROCAL or (match.plover == "SUPPORT" and "between" in match.pattern.target)


def _by_both(a: Annotated, match: Match) -> bool:
    """Is it agreed by nobody who is named, so that the two have agreed ("it was agreed to meet again")?"""
    verb = a.tokens[match.trigger]
    meant = children(a, verb.i, "nsubjpass", "expl", "nsubj")
    bare = match.plover == "AGREE" and verb.lemma in ("agree", "decide") and passive_voice(a, verb.i)
    return bare and not children(a, verb.i, "agent") and bool(meant) and all(t.lemma == "it" for t in meant)


def _collectively(a: Annotated, match: Match) -> bool:
    """Is it what "both sides" or "the leaders" promise, which they promise each other, unless they say to whom?"""
    if match.plover != "AGREE" or match.nominal or match.frame.slot("dative"):
        return False
    told = any(c.lemma == "to" and children(a, c.i, "pobj") for c in children(a, match.trigger, "prep", "dative"))
    return not told and any(t.lemma in COLLECTIVE or t.text.lower() == "they" for t in match.frame.subjects)


def sources(a: Annotated, match: Match, chief: tuple[str, ...]) -> list[Actor]:
    """Who does it: the subjects of the verb, or whose the act is that a noun tells."""
    summit = match.nominal and match.plover == "CONSULT"  # "the G20 summit in Delhi" is not what the G20 does to Delhi
    named = (t for t in match.frame.subjects if not (summit and t.dep == "compound" and t.entity == "ORG"))
    who = [t for t in named if not (match.nominal and _borne(a, match, t))]
    found = [x for t in who for x in named_by(a, t, chief) if not (summit and x.side in _FORUMS)]
    if (above := _speaking_above(a, match)) and not any(x.side for t in who for x in whom(a, t, chief)):
        return above
    if any(x.side for x in found):
        return above or found
    if not match.nominal:
        return _tellers(a, match) or _carried(a, match) or _of_paper(a, match) or _thanking(a, match) or found
    if match.plover in RECIPROCAL:  # "a meeting between Oslo and Rome failed"
        between = [x for t in match.frame.slot("between", "among", "of") for x in named_by(a, t, chief) if x.side]
        if len({x.side for x in between}) > 1:
            return between
    return list(host_subject(a, match.trigger)) if match.plover in ("CONSULT", "COOPERATE") else found


def _speaking_above(a: Annotated, match: Match) -> list[Actor]:
    """Who speaks by a second verb that the parser hangs on the clause of what the first one told.

    "She told them that the strike was a blunder, and urged Lima to stop": it is not the strike that urged.
    """
    token = a.tokens[match.trigger]
    if token.dep != "conj" or match.nominal or match.plover not in _SPOKEN or children(a, token.i, *SUBJECTS):
        return []
    things = [t for t in match.frame.subjects if actors_at(a, t.i) or t.pos == "PRON"]
    return [] if things or not match.frame.subjects else _carried(a, match)


def _at_their_wish(a: Annotated, match: Match, met: list[Token]) -> bool:
    """Was it at the initiative of those who are met ("spoke with Rossi at the latter's request")?"""
    wishes = [t for t in match.frame.slot("at") if t.lemma in ("initiative", "request")]
    whose = [x for t in wishes for x in subtree(a, t.i)]
    theirs = {x.side for t in met for x in actors_behind(a, t.i) if x.side}
    return any(t.lemma == "latter" or theirs & {x.side for x in actors_at(a, t.i)} for t in whose)


def _sufferers(a: Annotated, match: Match) -> list[Actor]:
    """Those who own an act that its owner suffers ("the sailors' arrest")."""
    owners = (t for t in match.frame.subjects if match.nominal and _borne(a, match, t))
    return [x for t in owners for x in actors_behind(a, t.i)]


def _borne(a: Annotated, match: Match, owner: Token) -> bool:
    """Is the owner of an arrest or a killing the one who suffers it ("the captain's detention")?"""
    noun = a.tokens[match.trigger]
    if owner.dep != "poss" or noun.lemma not in BORNE or match.frame.slot("of"):
        return False
    return owner.entity != "GPE" and owner.tag != "PRP$" and owner.pos in ("NOUN", "PROPN")


def _carried(a: Annotated, match: Match) -> list[Actor]:
    """Of a participle or a second verb by a clause whose subject is no side's, the next subject above that is.

    "The two signed a pact that ends the war, agreeing to reopen the road": the parser hangs it on the pact's clause.
    """
    token = a.tokens[match.trigger]
    spoken = token.dep == "conj" and token.tag in ("VBD", "VBZ") and match.plover in _SPOKEN
    joined = (token.dep == "advcl" and token.tag == "VBG") or (spoken and bool(match.frame.subjects))
    if not joined or children(a, token.i, *SUBJECTS) or passive_voice(a, token.i):
        return []
    above = (t for t in ancestors(a, token.i) if t.pos == "VERB")
    told = (
        [x for t in children(a, v.i, *SUBJECTS) for c in conjuncts(a, t.i) for x in actors_behind(a, c.i)]
        for v in above
    )
    return next((found for found in told if any(x.side for x in found)), [])


def _thanking(a: Annotated, match: Match) -> list[Actor]:
    """Who says "thank you" where nobody is its subject: he who speaks."""
    token = a.tokens[match.trigger]
    told = any(t.lemma == "for" for t in children(a, token.i, "prep"))  # a bare "thank you" is only polite
    bare = told and token.lemma == "thank" and not match.frame.subjects and not children(a, token.i, "aux")
    return list(speakers_at(a, token)) if bare else []


def _of_paper(a: Annotated, match: Match) -> list[Actor]:
    """Whose text it is that says so ("passed a resolution condemning Rome", "a letter from Oslo urging a truce")."""
    token = a.tokens[match.trigger]
    paper, verb = a.tokens[token.head], a.tokens[a.tokens[token.head].head]
    says = token.dep in ("acl", "relcl") and token.tag in ("VBG", "VBZ", "VBD", "VBP")
    if not says or paper.lemma not in _PAPERS or match.plover not in _SPOKEN:
        return []
    own = [x for x in owners_of(a, paper.i, depth=0) if x.side]
    issued = paper.dep in ("dobj", "obj") and verb.pos == "VERB"
    return own or [x for t in (subjects(a, verb.i) if issued else ()) for x in actors_behind(a, t.i)]


_PAPERS = frozenset(
    ["resolution", "statement", "letter", "motion", "communique", "communiqué", "note", "message", "bill", "petition",
     "declaration", "decree", "article", "report", "editorial", "post", "tweet", "speech", "memo", "cable"]
)  # fmt: skip


def _tellers(a: Annotated, match: Match) -> list[Actor]:
    """Of a verb of speech, those to whom its words are attributed, where they are its subject."""
    token, does = a.tokens[match.trigger], match.frame.subjects
    here = [at for at in a.attributions if at.sentence == token.sentence and at.cue and at.cue.covers(token.span)]
    stretches = [subtree_span(a, t.i) for t in does]
    own = (at for at in here if not (at.source_span and does) or any(at.source_span.overlaps(s) for s in stretches))
    return [x for at in own for x in holders_of(a, at)]
