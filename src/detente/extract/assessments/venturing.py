"""What an author who comments ventures without a word of relations ("it could prove short-lived")."""

from __future__ import annotations

from typing import Literal

from detente.annotate.extents import clause_span
from detente.annotate.naming import actors_at
from detente.annotate.tree import account_at, children
from detente.extract.assessments.bearing import bearing
from detente.kinds.assessment import AssessmentType
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token

Manner = Literal["comments", "describes", "tells"]
_REFLECTING = 0.45
"""Share of present tense in what a text says itself: an account of events or a readout lies below.

Chosen on the annotated sets: above it 28 of 100 clauses that the text says itself assess, below it 7.
"""
_COMMENTARY = 0.6
"""Share of present tense, and of the sentences that the text says itself, above which it is commentary."""
_NOW = ("VBZ", "VBP", "MD")
_LINKS = frozenset({"be", "remain", "become", "seem", "look", "mean", "prove", "sound", "appear"})
_PERSONS = frozenset({"he", "she", "they", "we", "i", "you", "who"})


def manner(a: Annotated) -> Manner:
    """Does the document comment, say how things are, or tell what happened, in what it says itself?"""
    sentences = [s for s in a.sentences if not s.noise]
    heads = [t for s in sentences for t in a.tokens[s.first : s.last] if _says_itself(a, t)]
    now = sum(_of_now(a, t) for t in heads)
    if now > _COMMENTARY * len(heads) and len(heads) > _COMMENTARY * len(sentences):
        return "comments"
    return "describes" if now > _REFLECTING * len(heads) else "tells"


def _says_itself(a: Annotated, token: Token) -> bool:
    """Is it the head of a sentence that nobody is reported to say?"""
    main = token.head == token.i and token.pos in ("VERB", "AUX")
    return main and account_at(a, token.start) is None and not _reports(a, token)


def ventured(a: Annotated, lexicon: Lexicon, root: Token) -> AssessmentType | None:
    """Of which type is a clause that says what a thing is like or may come to; None where it tells or names a doer."""
    doers = children(a, root.i, "nsubj", "nsubjpass", "csubj")
    if not doers or any(t.text.lower() in _PERSONS or any(x.name for x in actors_at(a, t.i)) for t in doers):
        return None
    if root.dep == "advcl" or root.lemma in lexicon.stance.assessment.proceedings:
        return None
    if any(t.tag == "MD" for t in children(a, root.i, "aux")):
        return "forecast"
    said = children(a, root.i, "acomp", "attr")
    linked = root.lemma in _LINKS and _valued(a, said)
    return "judgement" if linked and (_of_now(a, root) or _pointed(a, lexicon, root)) else None


def _pointed(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does a word in it point somewhere ("it was a mistake born of frustration")?"""
    return bearing(a, lexicon.stance.bent, clause_span(a, root.i)) is not None


def _valued(a: Annotated, said: list[Token]) -> bool:
    """Does an adjective say how it is ("is no small thing", "is wrong"), not only which it is?"""
    return any(t.pos == "ADJ" or children(a, t.i, "amod") for t in said)


def _of_now(a: Annotated, root: Token) -> bool:
    return root.tag in _NOW or any(t.tag in _NOW for t in children(a, root.i, "aux", "auxpass"))


def _reports(a: Annotated, root: Token) -> bool:
    return any(at.cue is not None and at.cue.start <= root.start < at.cue.end for at in a.attributions)
