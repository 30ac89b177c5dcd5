"""How far a deed has come, as its verb and what stands over it tell: done, begun, not done; None of what is to come."""

from __future__ import annotations

from detente.annotate.tree import ancestors, children, is_negated, subtree
from detente.kinds.deed import Stage
from detente.lexicon.following import FollowWords
from detente.model.annotated import Annotated, Token

_UNREAL = frozenset({"if", "unless", "until", "till", "whether", "before", "once", "lest", "provided"})
_MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must", "ought", "ll", "'ll"})
_CLAUSES = ("xcomp", "ccomp", "pcomp")


def stage_of(a: Annotated, words: FollowWords, verb: Token, *, headline: bool = False) -> Stage | None:
    """The stage of the deed that a verb tells. In a headline the present tense tells what was done."""
    if _is_unreal(a, words, verb):
        return None
    helpers = _helpers(a, verb)
    if any(t.lemma in _MODALS or t.text.lower() in _MODALS for t in helpers):
        return None
    if any(t.lemma == "to" for t in helpers) or (verb.dep in _CLAUSES and verb.tag in ("VB", "VBG")):
        return _under(a, words, verb, headline=headline)
    told = _told(a, verb, helpers, headline=headline)
    return _denied(a, verb) if told is not None and _is_denied(a, verb) else told


def state_of(a: Annotated, words: FollowWords, verb: Token) -> Stage | None:
    """Does a verb of being say that it is so now: done, where it is denied not done; None of what was or will be."""
    helpers = children(a, verb.i, "aux")
    if verb.pos not in ("AUX", "VERB") or _is_unreal(a, words, verb) or not _is_now(verb, helpers):
        return None
    return _denied(a, verb) if _is_denied(a, verb) else "done"


def _is_now(verb: Token, helpers: list[Token]) -> bool:
    return verb.tag in ("VBZ", "VBP") if not helpers else helpers[0].tag in ("VBZ", "VBP") and verb.tag == "VBN"


def over(a: Annotated, noun: Token) -> Token | None:
    """The verb that the noun is subject or object of."""
    above = a.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass", "dobj", "obj") or above.pos != "VERB":
        return None
    outer = a.tokens[above.head]
    return outer if outer.i > above.i and outer.pos == "VERB" and noun in shared_subjects(a, outer) else above


def shared_subjects(a: Annotated, verb: Token) -> list[Token]:
    """The subject that the parser gives to a participle put in between ("the line, agreed in May, has opened")."""
    if children(a, verb.i, "nsubj", "nsubjpass"):
        return []
    above = a.tokens[verb.head]
    near = [*children(a, verb.i, "ccomp"), *([above] if verb.dep in ("dep", "conj", "ccomp") else [])]
    between = [t for t in near if t.i < verb.i and t.tag in ("VBD", "VBN") and a.tokens[t.i - 1].text == ","]
    return [s for t in between[:1] for s in children(a, t.i, "nsubj", "nsubjpass") if s.i < t.i]


def is_void(a: Annotated, thing: Token) -> bool:
    """Is it told of none ("no prisoner", "not a single truck", "none of the men")?"""
    first = [t.text.lower() for t in subtree(a, thing.i)[:3]]
    return first[:1] in (["no"], ["none"], ["neither"], ["nobody"]) or first[:3] in (
        ["not", "a", "single"],
        ["not", "one", "of"],
    )


def _helpers(a: Annotated, verb: Token) -> list[Token]:
    """Its auxiliaries; of a coordinated verb without its own, those of the first ("has freed the men and paid")."""
    own = children(a, verb.i, "aux", "auxpass")
    above = a.tokens[verb.head]
    shares = verb.dep == "conj" and not own and not children(a, verb.i, "nsubj", "nsubjpass")
    if shares and above.pos in ("VERB", "AUX") and verb.tag in ("VBN", "VB", "VBG"):
        return _helpers(a, above)
    return own


def _told(a: Annotated, verb: Token, helpers: list[Token], *, headline: bool) -> Stage | None:
    """By its own tense."""
    forms = {(t.lemma, t.tag) for t in helpers}
    if not helpers:
        return _bare(a, verb, headline=headline)
    if ("do", "VBD") in forms:
        return "done"
    if ("have", "VBZ") in forms or ("have", "VBP") in forms:
        return "begun" if verb.tag == "VBG" else "done"
    if ("have", "VBD") in forms:
        return None  # what had been done before something else
    if verb.tag == "VBG":
        return "begun" if forms & {("be", "VBZ"), ("be", "VBP")} else None
    if verb.tag == "VBN" and ("be", "VBD") in forms:
        return "done"
    return "done" if headline and verb.tag == "VBN" else None


def _bare(a: Annotated, verb: Token, *, headline: bool) -> Stage | None:
    """Without auxiliaries: the simple past, a participle beside a past, or after a noun with who did it or when.

    "The sanctions imposed" are there, whenever they were imposed. Headlines tell it as they do.
    """
    if verb.tag == "VBD":
        return "done"
    if headline:
        return "done" if verb.tag in ("VBZ", "VBP", "VBN") and verb.dep in ("ROOT", "conj", "ccomp") else None
    if verb.tag == "VBN":
        return "done" if verb.dep == "acl" and children(a, verb.i, "agent", "npadvmod") else None
    above = a.tokens[verb.head]
    beside = verb.tag == "VBG" and verb.dep == "advcl" and not children(a, verb.i, "mark", "nsubj")
    return "done" if beside and above.tag == "VBD" and not _is_denied(a, above) else None


def _under(a: Annotated, words: FollowWords, verb: Token, *, headline: bool) -> Stage | None:
    """Of an infinitive or gerund by the verb over it: "began to", "has yet to", "failed to"; None of a plan."""
    above = a.tokens[verb.head]
    if verb.dep == "pcomp":
        above = a.tokens[above.head]
    if above.i == verb.i or above.pos not in ("VERB", "AUX"):
        return None
    if above.lemma == "have" and any(t.lemma == "yet" for t in children(a, above.i, "advmod")):
        return "awaited"
    stage = stage_of(a, words, above, headline=headline)
    if stage != "done":
        return (
            stage
            if stage in ("not_done", "awaited") and above.lemma in words.phase["begin"] | words.phase["end"]
            else None
        )
    if above.lemma in words.phase["begin"]:
        return "begun"
    if above.lemma in words.phase["fail"]:
        return "not_done"
    return "done" if above.lemma in words.phase["end"] else None


def _is_denied(a: Annotated, verb: Token) -> bool:
    """Is it negated, or told as still to come ("has not", "never", "has still to")?"""
    return is_negated(a, verb.i) or any(t.lemma in ("never", "hardly") for t in children(a, verb.i, "advmod"))


def _denied(a: Annotated, verb: Token) -> Stage:
    """Not done, or still awaited ("has still not been opened", "has not yet been paid")."""
    near = {t.lemma for c in (verb, *children(a, verb.i, "aux", "auxpass", "neg")) for t in children(a, c.i, "advmod")}
    return "awaited" if near & {"still", "yet"} else "not_done"


def _is_unreal(a: Annotated, words: FollowWords, verb: Token) -> bool:
    """Does it stand in a condition, in a question, or under a verb of denying?"""
    marks = children(a, verb.i, "mark", "advmod")
    if any(t.lemma in _UNREAL and t.i < verb.i for t in marks):
        return True
    sentence = a.sentences[verb.sentence]
    if sentence.span.of(a.document.text).rstrip("”\"’' ").endswith("?"):
        return True
    above = next((t for t in ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma in words.phase["deny"] and verb.dep in _CLAUSES
