"""Clauses that judge by their form: "it is a welcome sight", "there is a danger", "to reach it is no mean feat"."""

from __future__ import annotations

from detente.annotate.extents import phrase_span
from detente.annotate.naming import actors_at, sides_in
from detente.annotate.tree import children
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token

_POINTING = frozenset({"it", "this", "that", "these", "those", "such", "they"})
_AMOUNTS = frozenset({"much", "little", "everything", "nothing", "all"})
_OPEN = frozenset({"unclear", "clear", "uncertain", "certain", "likely", "unlikely", "possible", "known", "unknown"})
_LINKS = frozenset(
    {"be", "remain", "become", "seem", "look", "mark", "represent", "mean", "amount", "appear", "prove", "sound"}
)
_NOW = ("VBZ", "VBP", "MD")


def evaluates(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does the clause judge what stands before it, or what it says there is, in the present?"""
    if not _of_now(a, root):
        return False
    if children(a, root.i, "expl"):
        return _exists(a, lexicon, root)
    if any(t.text.lower() in _AMOUNTS for t in children(a, root.i, "nsubj", "nsubjpass")):
        return True
    linked = root.lemma in _LINKS
    return (
        (linked and bool(children(a, root.i, "csubj")))
        or _points_back(a, lexicon, root)
        or _qualifies(a, lexicon, root)
    )


def _qualifies(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does it call its subject what points somewhere ("the contract is in doubt", "the failure is a blow")?"""
    if root.lemma not in _LINKS or not children(a, root.i, "nsubj"):
        return False
    if any(t.pos == "PRON" or actors_at(a, t.i) for t in children(a, root.i, "nsubj")):
        return False
    said = children(a, root.i, "attr", "acomp", "oprd", "prep")
    bent = lexicon.stance.bent
    text = " ".join(a.document.text[t.start : t.end].lower() for t in said)
    near = " ".join(phrase_span(a, t.i).of(a.document.text).lower() for t in said if t.dep != "prep")
    return any(p.search(near or text) for p in (bent.better, bent.worse, bent.no_change, bent.uncertain))


def _of_now(a: Annotated, root: Token) -> bool:
    helpers = children(a, root.i, "aux")
    return root.tag in _NOW or any(t.tag in _NOW for t in helpers)


def _exists(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is it a danger, a hope, a sign ("there is little hope of …")?"""
    there = children(a, root.i, "attr", "dobj", "nsubj")
    return any(t.lemma in lexicon.stance.assessment.existing for t in there)


def _points_back(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is a pronoun its subject, after a sentence about sides or their relations? "They" needs a noun after it."""
    subjects = [t.text.lower() for t in children(a, root.i, "nsubj", "nsubjpass")]
    if not subjects or any(t not in _POINTING for t in subjects):
        return False
    if ("they" in subjects and not children(a, root.i, "attr")) or root.lemma not in _LINKS:
        return False
    if subjects == ["it"] and any(t.lemma in _OPEN for t in children(a, root.i, "acomp")):
        return False  # "it is unclear where …": what counts is what is unclear
    before = a.sentences[max(0, root.sentence - 1)]
    words = {t.lemma for t in a.tokens[before.first : before.last]}
    public = lexicon.stance.assessment.subjects
    return bool(words & public) or len(set(sides_in(a, before.span))) > 1
