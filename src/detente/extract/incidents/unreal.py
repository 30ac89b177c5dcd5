"""Acts that are only feared, asked for, meant or remembered."""

from __future__ import annotations

from detente.annotate.moments import timex_of
from detente.annotate.tree import actuality, ancestors, children
from detente.extract.incidents.bands import presupposed_act
from detente.lexicon.acts import Acts
from detente.model.annotated import Annotated, Token

_FEARED = frozenset(
    [
        "avoid",
        "prevent",
        "refrain",
        "abstain",
        "desist",
        "dissuade",
        "protect",
        "defend",
        "deter",
        "avert",
        "risk",
        "fear",
        "threaten",
        "warn",
        "could",
        "escalate",
        "veer",
    ]
)
"""Verbs under which an act has not happened."""
_ASKING = frozenset(
    [
        "demand",
        "urge",
        "ask",
        "insist",
        "propose",
        "recommend",
        "want",
        "call",
        "request",
        "order",
        "plan",
        "intend",
        "press",
        "push",
        "favor",
        "favour",
        "support",
        "authorize",
        "authorise",
        "consider",
        "weigh",
    ]
)
"""Verbs under which an act without a tense is only asked for or meant."""
_DONE = frozenset(
    {
        "continue",
        "begin",
        "start",
        "go",
        "proceed",
        "manage",
        "come",
        "use",
        "say",
        "report",
        "claim",
        "allege",
        "try",
        "attempt",
    }
)
"""Verbs whose infinitive tells what was done ("were said to have fired")."""


_MEANING = frozenset(
    ["bend", "bent", "intent", "capable", "plan", "idea", "aim", "purpose", "threat", "possibility", "risk", "way",
     "talk", "think", "dream", "consider", "serious", "keen"]
)  # fmt: skip
"""Words after which a gerund is only meant or possible ("bent on", "the threat of")."""

_PAST = 12  # years; the oldest incident of the annotated texts on relations is younger


def only_feared(a: Annotated, words: Acts, token: Token) -> bool:
    """Does it stand under a verb of preventing or fearing, or a modal? What should end or is condemned goes on."""
    if _presupposed(a, words, token):
        return False
    above = _over(a, token)
    unreal = [t for t in above if t.pos in ("VERB", "AUX") and actuality(a, t.i) in ("possible", "denied")]
    supposed = any(c.lemma in _SUPPOSING for t in (token, *above) for c in children(a, t.i, "mark"))
    doing = token.dep == "nsubj" and token.pos in ("NOUN", "PROPN")  # "the raid threatens the truce" was done
    feared = [t for t in above if t.lemma in _FEARED and not (doing and t.i == token.head)]
    return supposed or bool(unreal) or bool(feared) or any(_demanded(a, t) for t in (token, *above[:1]))


def _over(a: Annotated, token: Token) -> list[Token]:
    """The two next verbs and nouns over it; nothing over what was done before ("would go after it was shot at")."""
    found: list[Token] = []
    below = token
    for above in ancestors(a, token.i):
        if _is_done_before(a, below):
            break
        if above.pos in ("VERB", "AUX", "NOUN"):
            found.append(above)
        below = above
    return found[:2]


def _is_done_before(a: Annotated, clause: Token) -> bool:
    """Is it a clause of the past behind "after", "since" or "because"?"""
    finite = any(t.tag == "VBD" for t in (clause, *children(a, clause.i, "aux", "auxpass")))
    return clause.dep == "advcl" and finite and any(t.lemma in _BEFORE for t in children(a, clause.i, "mark"))


_BEFORE = frozenset({"after", "since", "because"})
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})


def _presupposed(a: Annotated, words: Acts, token: Token) -> bool:
    """Is it there whatever is asked for: "should stop its raids", "must stop shelling the town"?"""
    above = a.tokens[token.head]
    if token.dep == "conj" and above.pos == token.pos:
        return _presupposed(a, words, above)
    if presupposed_act(a, token) or (token.dep == "acl" and token.tag == "VBN" and above.dep in ("dobj", "obj")):
        return True  # "free the men held there"
    certain = any(c.dep == "poss" or c.lemma in _DEFINITE for c in children(a, token.i, "poss", "det"))
    if token.dep == "pobj" and above.lemma in _LED_TO and certain:
        return True  # "would go to court over the raid"
    if above.lemma not in words.ways["ceasing"]:
        return False
    return (token.dep in ("dobj", "obj") and certain) or (token.dep == "xcomp" and token.tag == "VBG")


_DEFINITE = frozenset({"the", "this", "these", "those"})
_LED_TO = frozenset({"over", "after", "following", "since"})
"""Before what has led to something, whatever that is."""


def _demanded(a: Annotated, token: Token) -> bool:
    """Is it only asked for ("demanded that the ship be sunk", "urged Oslo to strike")?"""
    helpers = children(a, token.i, "aux", "auxpass")
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in (token, *helpers))
    clause = token.dep in ("ccomp", "xcomp", "advcl", "pcomp") and token.pos == "VERB"
    above = a.tokens[token.head]
    asking = a.tokens[above.head] if above.pos == "ADP" else above
    return clause and not finite and asking.lemma in _ASKING


def only_meant(a: Annotated, verb: Token) -> bool:
    """Is it what is meant ("gathers forces to attack", "bent on attacking"), not done ("went on to attack")?"""
    first = verb
    while first.dep == "conj" and first.tag == "VB" and not children(a, first.i, "aux", "nsubj"):
        first = a.tokens[first.head]  # "trying to corner and ambush them"
    infinitive = any(t.lemma == "to" for t in children(a, first.i, "aux"))
    over = a.tokens[a.tokens[verb.head].head]
    if verb.dep == "pcomp" and over.lemma in _MEANING:
        return True
    return infinitive and a.tokens[first.head].lemma not in _DONE


def only_remembered(a: Annotated, words: Acts, token: Token) -> bool:
    """Is it history: a war by its name, an act remembered, or one of a day some dozen years past?

    What a text of relations recalls from so long ago is background, not an incident between the sides.
    """
    if token.pos == "PROPN" and token.lemma.lower() == "war":
        return True
    above = [t.lemma for t in ancestors(a, token.i)][:3]
    return not words.ways["remembering"].isdisjoint(above) or _long_past(a, token)


def _long_past(a: Annotated, token: Token) -> bool:
    """Did the time that governs it end over `_PAST` years before the document?"""
    timex, published = timex_of(a, token.i), a.document.published
    last = timex.when.last if timex is not None and timex.when is not None else None
    first = published.first if published is not None else None
    return last is not None and first is not None and first.year - last.year > _PAST
