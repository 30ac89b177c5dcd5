"""Positions that an official states without a word of stance: what must be, is right or wrong, or will be done."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from detente.annotate.extents import clause_span, trimmed
from detente.annotate.frames import frame_of, tokens_in
from detente.annotate.naming import holders_of, sides_in
from detente.annotate.tree import SUBJECTS, children, is_negated, subtree
from detente.extract.positions.draft import VOICES, Draft, holders_at
from detente.extract.positions.narrated import narrated
from detente.lexicon import Lexicon
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token
from detente.model.span import Span

_STATIVE = frozenset({"have", "share", "remain", "belong", "mean", "lack", "deserve", "depend"})
_LEAST_WORDS = 4
_FINITE = ("MD", "VBZ", "VBP")
_MEETINGS = frozenset({"meeting", "trip", "visit", "tour", "summit", "journey", "stop", "call", "event"})
_SAYING = frozenset({"say", "tell", "repeat", "think", "mean", "state", "note", "add"})
_ASIDES = frozenset({"while", "although", "though", "as", "whereas", "since", "because", "when"})


def stated(a: Annotated, lexicon: Lexicon, attribution: Attribution, told: Collection[int]) -> Iterator[Draft]:
    """The clauses of what an official says that take a stand on a public matter; `told` are tokens that told one."""
    words = lexicon.stance.position
    speakers = [x for x in holders_of(a, attribution) if _in_office(x, labelled=attribution.cue is None)]
    cue = tokens_in(a, attribution.cue) if attribution.cue else ()
    loaded = attribution.cue_lemma in words.oppose  # "lamented": whatever was said then
    plain = not any(t.i in told for t in cue)
    if not speakers or attribution.manner == "asked" or attribution.cue_lemma in lexicon.stance.assessment.supposed:
        return
    for span in attribution.content:
        for root in _roots(a, span):
            if not plain and root.sentence == attribution.sentence:
                continue  # the cue is a word of stance and tells this itself
            clause = _within(_main_clause(a, root), span)
            if _procedure(a, words, root) or _journey(a, lexicon, root) or _asks(a, root) or narrated(a, words, root):
                continue
            if _occasion(a, words, root) or (attribution.cue_lemma in words.oppose and root.lemma in words.answers):
                continue
            taking = loaded or (
                _is_stance(a, words, root, backshifted=attribution.form == "indirect") and _public(a, lexicon, clause)
            )
            if taking and not _told_inside(a, words, root):
                yield Draft(
                    trigger=root,
                    stance=clause,
                    holders=tuple(speakers),
                    when=attribution.said_on,
                    rule="stated",
                    confidence=0.45,
                )


def _in_office(speaker: Actor, *, labelled: bool) -> bool:
    """Does a side speak itself, or by somebody who is known to hold an office, or by a transcript's speaker?"""
    known = speaker.standing is not None or speaker.name is None or labelled
    return speaker.side is not None and speaker.standing in VOICES and known


def _roots(a: Annotated, span: Span) -> Iterator[Token]:
    """The highest token of each sentence's part of a reported stretch, and the clauses coordinated with it."""
    inside = tokens_in(a, span)
    ids = {t.i for t in inside}
    for token in inside:
        top = (token.head == token.i or token.head not in ids) and token.dep not in ("advcl", "relcl")
        beside = token.dep in ("conj", "parataxis") and bool(children(a, token.i, "nsubj", "nsubjpass"))
        if (top or beside) and token.pos in ("VERB", "AUX"):
            yield _said_again(a, token)


def _said_again(a: Annotated, root: Token) -> Token:
    """The clause of "I have said it before: we will not pay", of "I think that …"."""
    own = any(t.text.lower() in ("i", "we") for t in children(a, root.i, "nsubj"))
    below = [c for c in children(a, root.i, "ccomp", "parataxis") if c.i > root.i and children(a, c.i, *SUBJECTS)]
    return below[0] if own and below and root.lemma in _SAYING else root


def _told_inside(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Does the clause say itself who takes the stance? Then the verb's own rule tells it."""
    return root.lemma in words.verbs and bool(holders_at(a, frame_of(a, root.i).subjects))


def _held_to_be(a: Annotated, root: Token) -> bool:
    """Is it denied to have been, or joined with what may not be ("the isles were ours and could not be ceded")?"""
    beside = [t for c in children(a, root.i, "conj") for t in children(a, c.i, "aux")]
    none = any(t.lemma in ("nothing", "no") for t in children(a, root.i, "attr", "nsubj"))
    return root.lemma == "be" and (none or is_negated(a, root.i) or any(t.tag == "MD" for t in beside))


def _below(a: Annotated, root: Token) -> list[Token]:
    """Objects of the verb, and subjects of what it allows."""
    return [
        *children(a, root.i, "dobj", "dative"),
        *(t for c in children(a, root.i, "ccomp", "xcomp") for t in children(a, c.i, "nsubj")),
    ]


def _is_stance(a: Annotated, words: PositionWords, root: Token, *, backshifted: bool) -> bool:
    """Does the clause say what must be, or what is right or wrong, rather than what happened?"""
    addressed = any(t.lemma == "you" for t in children(a, root.i, "nsubj", "nsubjpass"))
    if addressed:
        return False
    helpers = children(a, root.i, "aux", "acomp", "attr", "xcomp", "ccomp", "dobj")
    present = root.tag in _FINITE or any(t.tag in _FINITE for t in helpers)
    was = backshifted and root.tag == "VBD" and (root.lemma in _STATIVE or _held_to_be(a, root))
    return present or was or root.lemma in words.norms or any(t.lemma in words.norms for t in helpers)


def _main_clause(a: Annotated, root: Token) -> Span:
    """The clause without what stands before it with a subject of its own ("While trade grew, …"), nor a last "and"."""
    before = [c for c in children(a, root.i, "advcl") if c.i < root.i and children(a, c.i, *SUBJECTS)]
    marked = [c for c in before if {t.lemma for t in children(a, c.i, "mark")} & _ASIDES]
    whole = tokens_in(a, clause_span(a, root.i))
    start = max((subtree(a, c.i)[-1].i for c in marked), default=-1) + 1
    kept = [t for t in whole if t.i >= start]
    while len(kept) > 1 and kept[-1].pos in ("CCONJ", "PUNCT", "SPACE"):
        kept.pop()
    return trimmed(a, kept or list(whole))


def _journey(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is it a visit or a meeting to come ("will travel to Oslo", "plans to meet"), which is an engagement?"""
    contacts = lexicon.commitments.contact_verbs | lexicon.commitments.travel
    aims = [root, *(c for c in children(a, root.i, "xcomp") if root.lemma in lexicon.commitments.intend)]
    aims += [c for p in children(a, root.i, "prep") for c in children(a, p.i, "pcomp")]
    future = any(t.tag == "MD" for t in children(a, root.i, "aux")) or len(aims) > 1
    meetings = any(t.lemma in _MEETINGS for x in aims for t in children(a, x.i, "dobj"))
    return future and (meetings or any(t.lemma in contacts for t in aims))


def _occasion(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Is it a remark on the meeting, visit or year itself ("This visit marks thirty years of our relations")?"""
    return any(t.lemma in words.occasions for t in children(a, root.i, "nsubj", "nsubjpass"))


def _asks(a: Annotated, root: Token) -> bool:
    """Does a question word open the clause?"""
    return any(t.tag == "WRB" for t in children(a, root.i, "advmod"))


def _procedure(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Is it a turn of talk ("I would like to mention", "I fully share your concerns")?"""
    own = any(t.text == "I" for t in children(a, root.i, "nsubj"))
    asking = root.lemma in ("allow", "let", "permit") and any(t.text.lower() == "me" for t in _below(a, root))
    if asking or (own and root.lemma == "be"):
        return True  # "allow me to begin", "I am sure that …"
    spoken = [root, *children(a, root.i, "xcomp")]
    yours = any(t.text.lower() == "your" for o in children(a, root.i, "dobj") for t in children(a, o.i, "poss"))
    return own and (yours or any(t.lemma in words.talk for t in spoken))


def _public(a: Annotated, lexicon: Lexicon, clause: Span) -> bool:
    """Is it about an issue, a side, or a matter of policy; not "I can tell you that"?"""
    tokens = [t for t in tokens_in(a, clause) if t.pos not in ("PUNCT", "SPACE")]
    if len(tokens) < _LEAST_WORDS or any(t.text == "?" for t in tokens):
        return False
    public = lexicon.stance.assessment.subjects | lexicon.stance.position.norms | lexicon.stance.position.matters
    matter = any(t.lemma in public or t.lemma == "will" for t in tokens)
    return matter or bool(lexicon.issues.find(clause.of(a.document.text))) or bool(sides_in(a, clause))


def _within(span: Span, bounds: Span) -> Span:
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    return Span(start, end) if start < end else bounds
