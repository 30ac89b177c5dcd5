"""Which pattern of PLOVER a verb or noun meets, and what voice, negation and tense make of it.

Source: PLOVER manual 2.0, chapter "Event Categories": reported in the future tense, CONSULT, SUPPORT, COOPERATE and AID
are AGREE, RETREAT is CONCEDE (section "Potential ambiguities" of each); a refusal is REJECT.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.frames import Frame, frame_of, frame_of_noun, lemma_of, verb_with_particle
from detente.annotate.naming import actors_at
from detente.annotate.tree import actuality, ancestors, children, is_negated, subtree
from detente.extract.events.telling import actuality_of, ended, not_only, performed, will
from detente.lexicon.plover import Pattern, Plover
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_SOON = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
_LATER = {"SANCTION": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN", "MOBILIZE": "THREATEN"}
_ENDED = {
    "AID": "SANCTION", "COOPERATE": "SANCTION", "SUPPORT": "REJECT", "CONSULT": "REJECT", "AGREE": "REJECT",
    "ASSAULT": "RETREAT", "MOBILIZE": "RETREAT", "COERCE": "RETREAT", "SANCTION": "CONCEDE",
}  # fmt: skip
"""What it is to end what one has been doing (sections SANCTION, RETREAT and CONCEDE of the manual)."""

_HAVING = frozenset({"have", "be", "remain"})
"""Not to have talks is not to refuse them."""

_SUPPOSED = frozenset(["any", "possible", "potential", "future", "further", "hypothetical", "such"])
_COMING = frozenset(["be", "begin", "start", "resume", "happen", "occur", "take", "follow", "come", "hold", "lift"])
"""Verbs that tell whether an act comes about at all."""

_GOING_ON = frozenset({"stop", "end", "halt", "cease", "continue", "intensify", "escalate", "justify", "condemn"})
"""Verbs whose object, where it has an owner, is going on."""

_IMAGINED = frozenset({"threat", "possibility", "risk", "danger", "prospect", "fear", "likelihood", "chance", "idea"})
"""Nouns for what may come: "the threat of air strikes"."""

_ATTENDING = frozenset({"be", "go", "appear", "speak", "arrive", "participate", "represent"})

_GOING = frozenset(
    ["fly", "travel", "go", "come", "arrive", "leave", "depart", "return", "head", "visit", "meet", "send"]
)
"""What one does for talks, which have been held where it was done."""

_MEETINGS = frozenset(["summit", "visit", "meeting", "talks", "talk"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A verb or noun that tells an event. `plover` is the type after tense and negation; `frame` its arguments.

    `promised` marks a type that follows from the future tense or from willingness. `own` is the actuality of the act
    that the pattern names, whatever telling it so makes of it: "will meet" is an actual AGREE, its own act planned.
    """

    trigger: int
    pattern: Pattern
    frame: Frame
    plover: str
    mode: str | None
    actuality: Actuality
    nominal: bool = False
    promised: bool = False
    own: Actuality = "actual"


def match_at(a: Annotated, plover: Plover, i: int) -> Match | None:
    """The event that token `i` tells, or None."""
    token = a.tokens[i]
    if token.dep in ("amod", "compound") or _named_act(a, token):
        return None
    if token.pos == "VERB" or (token.pos == "AUX" and token.lemma in plover.by_verb):
        return _match_verb(a, plover, i)
    named = token.pos == "PROPN" and token.lemma not in _MEETINGS  # "the Cold War" is a name
    if token.pos in ("NOUN", "PROPN") and token.lemma in plover.by_noun and not named:
        return _match_noun(a, plover, i)
    return None


def _named_act(a: Annotated, token: Token) -> bool:
    """Is it an act's name that the parser takes for a participle, whose it is before it ("in Chilean shelling")?"""
    whose = a.tokens[token.i - 1] if token.i else token
    return token.tag == "VBG" and token.dep == "advcl" and whose.dep == "pobj" and whose.text[:1].isupper()


def _match_verb(a: Annotated, plover: Plover, i: int) -> Match | None:
    if a.tokens[i].lemma not in plover.verbs and lemma_of(a.tokens[i]) not in plover.verbs:
        return None
    key = _with_adverb(a, i)
    candidates = plover.by_verb.get(key, ()) + (plover.by_verb.get(a.tokens[i].lemma, ()) if "_" in key else ())
    if not candidates:
        return None
    frame, negated = frame_of(a, i), is_negated(a, i)
    pattern = next((p for p in candidates if _fits(a, p, frame, negated=negated)), None)
    return None if pattern is None else _told(a, plover, pattern, frame, negated=negated)


def _with_adverb(a: Annotated, i: int) -> str:
    """The verb with its particle, or with an adverb right behind it that the parser takes for none ("brush aside")."""
    key, behind = verb_with_particle(a, i), a.tokens[i + 1 : i + 2]
    adverb = next((t.lemma for t in behind if t.lemma in _ADVERBS and t.head == i), None)
    return f"{key}_{adverb}" if adverb and "_" not in key else key


_ADVERBS = frozenset({"aside", "off", "out", "away", "back", "down", "up", "over", "home"})


def _match_noun(a: Annotated, plover: Plover, i: int) -> Match | None:
    frame = frame_of_noun(a, i)
    pattern = next((p for p in plover.by_noun[a.tokens[i].lemma] if _fits(a, p, frame, negated=False)), None)
    if pattern is None:
        return None
    actual = _actuality_of_noun(a, i)
    return Match(
        trigger=i,
        pattern=pattern,
        frame=frame,
        plover=pattern.plover,
        mode=pattern.mode or plover.mode_of(pattern.plover, _lemmas(a, i)),
        actuality=actual,
        nominal=True,
        own=actual,
    )


def _actuality_of_noun(a: Annotated, noun: int) -> Actuality:
    """That of the verb above it, unless it is only where or when that was done ("in a call").

    What stands there as known is presupposed ("his invasion would horrify them").
    """
    if is_negated(a, noun):
        return "denied"
    marks = {t.lemma for t in children(a, noun, "det", "amod")}
    if not _SUPPOSED.isdisjoint(marks):
        return "possible"
    above = next(ancestors(a, noun), None)
    if above is not None and _presupposed(a, noun, above):
        return "actual"
    if above is not None and above.lemma in _GOING_ON and children(a, noun, "poss"):
        return "actual"  # "will not stop its aggression"
    if above is not None and above.lemma == "of" and a.tokens[above.head].lemma in _IMAGINED:
        return "possible"
    if above is not None and above.lemma == "for" and a.tokens[above.head].lemma in _GOING:
        return actuality_of(a, above.head)  # "will fly to Lima for talks"
    attending = above is not None and above.pos == "ADP" and a.tokens[above.head].lemma in _ATTENDING
    if attending and above is not None and any(t.lemma == "to" for t in children(a, above.head, "aux")):
        return actuality_of(a, above.head)  # "to be at a meeting"
    if above is None or above.pos not in ("VERB", "AUX") or not_only(a, above.i):
        return "actual"
    return actuality_of(a, above.i)


def _presupposed(a: Annotated, noun: int, above: Token) -> bool:
    """Is it told as known what a modal verb is said of ("Russian strikes can't be excused")?"""
    token = a.tokens[noun]
    if token.dep not in ("nsubj", "nsubjpass") or above.lemma in _COMING:
        return False
    before = children(a, noun, "compound", "amod", "nmod")
    indefinite = any(t.lemma in ("a", "an", "any") for t in children(a, noun, "det"))
    return bool(children(a, noun, "poss")) or (not indefinite and any(t.entity in ("GPE", "NORP") for t in before))


def _fits(a: Annotated, pattern: Pattern, frame: Frame, *, negated: bool) -> bool:
    if pattern.negated and not negated:
        return False
    if not _shaped(a, pattern, frame):
        return False
    if not pattern.without.isdisjoint(frame.words | _above(a, frame.head)):
        return False
    does = {t.lemma for t in frame.subjects} if a.tokens[frame.head].pos in ("VERB", "AUX") else set()
    words = frame.words | does if pattern.anywhere else frame.words - does
    meets = not pattern.with_ or not pattern.with_.isdisjoint(words)
    return meets and (not pattern.also or not pattern.also.isdisjoint(words | _aims(a, frame)))


def _above(a: Annotated, noun: int) -> frozenset[str]:
    """The verb that is done to a noun ("faces the threat"), the talks that are about it; nothing of a verb."""
    token = a.tokens[noun]
    above = a.tokens[token.head]
    if token.pos != "NOUN":
        return frozenset()
    if token.dep in ("dobj", "obj", "nsubjpass"):
        return frozenset({above.lemma})
    matter = token.dep == "pobj" and above.lemma in _ABOUT
    return frozenset({a.tokens[above.head].lemma} if matter else ())


_ABOUT = frozenset({"on", "over", "about", "toward", "towards"})


def _aims(a: Annotated, frame: Frame) -> frozenset[str]:
    """The words of what an object is for or about ("a bill to impose sanctions", "the need of widening trade")."""
    below = [c for t in frame.objects for c in children(a, t.i, "acl", "relcl")]
    aims = [c for c in below if any(t.lemma == "to" for t in children(a, c.i, "aux"))]
    matters = (c for t in frame.objects for p in children(a, t.i, "prep") for c in children(a, p.i, "pcomp"))
    near = {t.lemma for c in matters for t in children(a, c.i, "dobj")}
    return frozenset(t.lemma for c in aims for t in subtree(a, c.i)) | near


def _shaped(a: Annotated, pattern: Pattern, frame: Frame) -> bool:
    """Has the verb the object or clause that the pattern asks for, and none that it excludes?"""
    if pattern.bare and (frame.objects or any(_finite(a, c.i) for c in frame.clauses)):
        return False
    if pattern.transitive and not frame.objects:
        return False
    if pattern.says == "fact":
        return any(_finite(a, c.i) and not _unreal(a, c.i) for c in frame.clauses)
    if pattern.says == "must":
        return any(_finite(a, c.i) and _must(a, c.i) and not performed(a, c.i) for c in frame.clauses)
    if pattern.says == "will":
        return any(_finite(a, c.i) and _somebody_will(a, c.i) for c in frame.clauses)
    if pattern.says == "order":
        return any(t.lemma == "to" for c in frame.clauses for t in children(a, c.i, "aux"))
    return not pattern.clause or bool(frame.clauses)


_HELPERS = frozenset({"will", "would", "'ll", "’ll", "can", "could"})


def _somebody_will(a: Annotated, verb: int) -> bool:
    """Is it told what a side or its people, no visit or deal of theirs, will do?"""
    will = any(t.text.lower() in _HELPERS for t in children(a, verb, "aux"))
    return will and any(actors_at(a, t.i) or t.lemma in _PARTIES for t in children(a, verb, "nsubj"))


_PARTIES = frozenset({"side", "party", "government", "authority", "authorities", "leadership"})


def _finite(a: Annotated, verb: int) -> bool:
    """Has the clause a subject of its own and no "to"?"""
    infinitive = any(t.lemma == "to" for t in children(a, verb, "aux"))
    return bool(children(a, verb, "nsubj", "nsubjpass")) and not infinitive


def _must(a: Annotated, verb: int) -> bool:
    """Is it what must, should or has to be done, or is wanted in the subjunctive ("that it be allowed")?"""
    token = a.tokens[verb]
    bound = token.lemma == "have" and any(children(a, c.i, "aux") for c in children(a, verb, "xcomp"))
    helpers = children(a, verb, "aux", "auxpass")
    wanted = not children(a, verb, "aux") and any(t.lemma == "be" and t.tag == "VB" for t in [token, *helpers])
    needed = token.lemma == "need" and bool(children(a, verb, "xcomp", "ccomp"))
    return any(t.lemma in ("must", "should", "ought") for t in helpers) or needed or bound or wanted


def _unreal(a: Annotated, verb: int) -> bool:
    return actuality(a, verb) in ("possible", "planned")


def _told(a: Annotated, plover: Plover, pattern: Pattern, frame: Frame, *, negated: bool) -> Match:
    i = frame.head
    actual, code, mode = actuality_of(a, i), pattern.plover, pattern.mode
    later = _SOON | _LATER
    promised = not negated and code in later and (will(a, i) or (code in _SOON and _decided(a, i)))
    own: Actuality = "denied" if negated else actual
    if pattern.negated:
        own = actual = "actual" if actual == "denied" else actual
    elif negated and code in COOPERATIVE and a.tokens[i].lemma not in _HAVING:
        code, mode, actual = "REJECT", None, "actual"
    elif promised:
        code, mode = later[code], None
    elif code in _LATER and _decided(a, i):
        actual = own = "actual"
    elif ended(a, i):
        code, mode, actual, own = _ENDED.get(code, code), None, actual if code in _ENDED else "denied", "actual"
    return Match(
        trigger=i,
        pattern=pattern,
        frame=frame,
        plover=code,
        mode=mode or plover.mode_of(code, _lemmas(a, i)),
        actuality=actual,
        promised=promised and code != pattern.plover,
        own=own,
    )


def _decided(a: Annotated, verb: int) -> bool:
    """Is it what somebody has decided to do: done where it is hostile, promised where it is kind?"""
    token = a.tokens[verb]
    return token.dep == "xcomp" and a.tokens[token.head].lemma in _DECIDING


_DECIDING = frozenset({"decide", "vote", "choose", "opt", "elect", "agree"})


def _lemmas(a: Annotated, i: int) -> frozenset[str]:
    return frozenset(t.lemma for t in subtree(a, i))
