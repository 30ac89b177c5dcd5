"""What a verb is by the words above it: done, denied, due, hoped for, or what somebody said that he will do."""

from __future__ import annotations

from detente.annotate import tree
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality

_WAITING = frozenset({"when", "once", "until", "as"})
_DUE = frozenset({"have", "need", "let", "ought", "must"})


def actuality_of(a: Annotated, verb: int) -> Actuality:
    """The actuality of a verb, or of the one above on whose modality it hangs ("could help arrange")."""
    own, token = tree.actuality(a, verb), a.tokens[verb]
    if _is_nor(a, token):
        return "denied"
    hangs = token.dep == "xcomp" and token.tag == "VB" and a.tokens[token.head].pos in ("VERB", "AUX")
    if hangs and any(t.lemma == "yet" for t in tree.children(a, token.head, "advmod")):  # "has yet to return the visit"
        return "denied"
    if hangs and own == "planned" and tree.is_negated(a, token.head):  # "is not expected to attend"
        return "denied"
    above = tree.actuality(a, token.head) if hangs and own == "actual" else own
    return above if above in ("possible", "denied") else own


def _is_nor(a: Annotated, verb: Token) -> bool:
    """Does "nor" join it to what was not done either ("has not met the chief nor spoken with him")?"""
    first = a.tokens[verb.head]
    joined = verb.dep == "conj" and first.pos in ("VERB", "AUX") and tree.is_negated(a, first.i)
    return joined and any(t.lemma == "nor" and first.i < t.i < verb.i for t in tree.children(a, first.i, "cc"))


def is_asked_for(a: Annotated, token: Token) -> bool:
    """Does it stand in a question, or in a clause of condition, or is it what one has to do?"""
    sentence = a.sentences[token.sentence]
    question = a.document.text[sentence.span.start : sentence.span.end].rstrip().endswith("?")
    if (question and not _is_told_in_question(a, token)) or is_due(a, token):
        return True
    if any(t.lemma in _IF for t in tree.children(a, token.i, "mark")):
        return True
    ready = a.tokens[token.head]  # "if the two sides are prepared to talk"
    under = token.dep == "xcomp" and ready.dep == "acomp"
    return under and any(t.lemma in _IF for t in tree.children(a, ready.head, "mark"))


_IF = frozenset({"if", "whether", "unless"})


def _is_told_in_question(a: Annotated, verb: Token) -> bool:
    """Does the question take it for granted ("When you met him in Oslo, did you speak of fish?")?"""
    opens = {t.lemma for t in tree.children(a, verb.i, "mark", "advmod")} & _GRANTED
    return verb.dep == "advcl" and bool(opens) and tree.tense(a, verb.i) == "past"


_GRANTED = frozenset({"when", "after", "since", "while", "as", "before"})


def is_due(a: Annotated, verb: Token) -> bool:
    """Is it what somebody has to do, or is asked to ("we have to meet", "they must hold talks", "let us meet")?"""
    if verb.tag == "VB" and any(t.lemma == "must" for t in tree.children(a, verb.i, "aux")):
        return True
    due = verb.tag == "VB" and a.tokens[verb.head].lemma in _DUE and verb.dep in ("xcomp", "ccomp")
    own = any(t.text.lower() == "me" for t in a.tokens[max(0, verb.i - _ME) : verb.i])
    return due and tree.tense(a, verb.head) == "present" and not own  # "let me welcome you" does it


_ME = 3
"""Tokens before a verb among which its "me" stands."""


def is_hoped(a: Annotated, token: Token, words: EngagementWords) -> bool:
    """Is it what somebody hopes or wishes ("is hoping that he will meet X")?"""
    above = a.tokens[token.head]
    return token.dep == "ccomp" and above.lemma in ("hope", "wish") and words.cues.get(above.lemma) == "possible"


def is_reported_will(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is "would" what somebody said that he will do ("said he would go ahead with the meeting")?"""
    above = a.tokens[verb.head]
    reports = verb.dep == "ccomp" and above.pos == "VERB" and tree.tense(a, above.i) == "past"
    would = any(t.text.lower() in ("would", "'d", "’d") for t in tree.children(a, verb.i, "aux"))
    doubted = words.cues.get(above.lemma) == "possible" or tree.is_negated(a, above.i)
    doubted = doubted or _if_permitted(a, verb, words)
    return would and reports and not doubted and above.lemma in words.reporting and is_reported_future(a, verb.i)


def _if_permitted(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does it wait for a time that nobody tells ("would go there when conditions allowed")?"""
    clauses = [c for c in tree.children(a, verb.i, "advcl") if any(t.lemma in _WAITING for t in tree.children(a, c.i))]
    return any(t.lemma in words.permitting for c in clauses for t in (c, *tree.children(a, c.i, "acomp")))


def is_reported_future(a: Annotated, verb: int) -> bool:
    """Is "would" no more than the "will" of somebody's report ("talks would be held on May 9")?"""
    helpers = {t.lemma for t in tree.children(a, verb, "aux")} | {t.text.lower() for t in tree.children(a, verb, "aux")}
    return "would" in helpers and not _is_conditioned(a, verb)


def _is_conditioned(a: Annotated, verb: int) -> bool:
    """Does a condition stand in its sentence, of it or of what it hangs on ("if elected, he would go")?

    That of a clause below it is not its own ("he would warn those who say that they would leave if asked").
    """
    sentence = a.sentences[a.tokens[verb].sentence]
    marks = [t for t in a.tokens[sentence.first : sentence.last] if t.lemma in ("if", "unless")]
    above = {verb, *(t.i for t in tree.ancestors(a, verb))}
    below = {t.i for t in tree.subtree(a, verb)}
    clauses = [a.tokens[t.head] for t in marks]
    return any(c.head in above or c.head == c.i or c.i in above or c.head not in below for c in clauses)
