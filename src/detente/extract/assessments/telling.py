"""Whether a clause only tells what is done or was done, and judges nothing."""

from __future__ import annotations

from detente.annotate.naming import actors_at, holders_of
from detente.annotate.tree import children, is_negated
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Attribution, Token

_STATES = frozenset(
    ["be", "remain", "seem", "appear", "become", "have", "lack", "stand", "get", "go", "look", "feel", "mean", "need",
     "depend", "prove", "come", "continue", "persist", "keep", "stay", "turn", "make", "know", "share", "want", "work"]
)  # fmt: skip
"""Verbs that say how something is."""
_PERSONAL = frozenset({"that", "this", "he", "she", "they", "we", "i", "it", "who"})
_WHEN = frozenset({"after", "before", "when", "until", "once"})
_DUE = ("must", "should", "ought")
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})


def only_tells(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does the clause tell a deed of somebody ("Oslo stepped up patrols", "Rome is sending aid")?

    A word for the better or the worse in its predicate's head, a modal, or a subject of what relations are made of
    makes more of it than that.
    """
    helpers = children(a, root.i, "aux", "auxpass")
    if root.pos != "VERB" or root.lemma in _STATES or any(t.tag == "MD" for t in helpers) or is_negated(a, root.i):
        return False
    words = lexicon.stance.assessment
    told = root.lemma in words.judgement | words.forecast | words.hope | words.perception | words.binding
    if told or _pointed(a, lexicon, root):
        return False
    doers = children(a, root.i, "nsubj", "nsubjpass")
    if any(t.lemma in words.subjects for t in doers):
        return False
    done = root.tag in ("VBD", "VBG", "VBN")
    return done and any(actors_at(a, t.i) or t.text.lower() in _PERSONAL for t in doers)


def _pointed(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does the verb with its object, or with the first words behind it, point somewhere ("dug in", "got a rebuff")?"""
    last = max((t.end for t in children(a, root.i, "dobj", "acomp", "attr", "oprd", "prt")), default=root.end)
    behind = next((t.end for t in children(a, root.i, "prep", "advmod") if t.i == root.i + 1), root.end)
    said, bent = a.document.text[root.start : max(last, behind)].lower(), lexicon.stance.bent
    return any(p.search(said) for p in (bent.better, bent.worse, bent.no_change, bent.uncertain))


def proceeds(lexicon: Lexicon, root: Token) -> bool:
    """Does it tell what is done at a meeting ("the sides exchanged views", "a treaty is being drafted")?"""
    return root.lemma in lexicon.stance.assessment.proceedings and root.tag in ("VBD", "VBN", "VBG")


def only_when(a: Annotated, root: Token) -> bool:
    """Is it a clause of time ("five years after war broke out")?"""
    marks = children(a, root.i, "mark", "advmod")
    return root.dep == "advcl" and any(t.lemma in _WHEN for t in marks)


def norm(a: Annotated, root: Token, *, official: bool = False) -> bool:
    """Does it say what somebody must do or be ("Oslo should be careful"), which is a position?

    What an `official` says must be done is one whoever has to do it.
    """
    doers = children(a, root.i, "nsubj", "nsubjpass")
    due = any(t.lemma in _DUE for t in children(a, root.i, "aux"))
    return due and any(official or actors_at(a, t.i) or t.lemma in _PEOPLE for t in doers)


_PEOPLE = frozenset(
    ["leader", "side", "country", "party", "nation", "government", "statesman", "state", "people", "we", "commission",
     "council", "community", "ministry", "congress", "force", "official", "authority", "parliament", "army", "world",
     "capital", "power", "minister", "president", "neighbour", "neighbor", "body", "organization", "organisation"]
)  # fmt: skip


def asks_or_offers(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is it a request, or readiness to do something ("we urge the sides to stop", "Oslo is ready to talk")?"""
    words = lexicon.stance.assessment
    states = children(a, root.i, "acomp", "attr", "advmod") if root.lemma in ("be", "stand", "remain", "seem") else []
    offers = any(t.lemma in words.readiness and children(a, t.i, "xcomp", "prep") for t in states)
    called = root.lemma == "call" and any(p.lemma in ("for", "on", "upon") for p in children(a, root.i, "prep", "prt"))
    return offers or called or (root.pos == "VERB" and root.lemma in words.requesting)


def own_plan(a: Annotated, lexicon: Lexicon, attribution: Attribution, root: Token) -> bool:
    """Does somebody say what his own side will do ("his country would help Kenya")? Who predicts it plans nothing."""
    if attribution.cue_lemma in lexicon.stance.assessment.foretelling:
        return False
    sides = {x.side for x in holders_of(a, attribution)} - {None}
    doers = [x.side for t in children(a, root.i, "nsubj") for x in actors_at(a, t.i)]
    ahead = any(t.text.lower() in _WILL or t.lemma in _WILL for t in children(a, root.i, "aux"))
    done = root.lemma in lexicon.commitments.will or (is_negated(a, root.i) and root.lemma not in _STATES)
    return ahead and bool(doers) and set(doers) <= sides and done
