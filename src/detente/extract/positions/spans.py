"""The words of a stance: from its verb on, with what denies it, without what is told beside it."""

from __future__ import annotations

from detente.annotate.extents import clause_span, phrase_span, predicate_span, trimmed
from detente.annotate.frames import frame_of, tokens_in
from detente.annotate.tree import SUBJECTS, children, is_negated, subtree
from detente.lexicon.stance import PositionWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

CIRCUMSTANCES = ("after", "since", "amid", "before", "during", "following", "ahead")
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing", "few", "nor", "hardly", "scarcely", "little"})
_NO_WAY = ("by no means", "in no way", "under no circumstances", "on no account")
_PHRASE = 40
_RELATIVES = ("WDT", "WP")


def stances_of(a: Annotated, words: PositionWords, verb: Token) -> list[tuple[Token, Span]]:
    """(trigger, words) of each stance after a verb: of a verb that only states, the clause itself."""
    said = [c for c in children(a, verb.i, "ccomp") if c.i > verb.i and children(a, c.i, *SUBJECTS)]
    said = [c for c in said if not _reports_it(a, words, c)]
    if verb.lemma in words.plainly and said and not is_negated(a, verb.i):
        beside = [c for c in children(a, said[0].i, "conj") if _finite(a, c) and not children(a, c.i, *SUBJECTS)]
        cut = min((subtree(a, c.i)[0].i for c in beside), default=len(a.tokens))
        first = clause_span(a, said[0].i)
        own = [t for t in tokens_in(a, first) if t.i < cut]
        return [(verb, trimmed(a, without_tail(own))), *((c, clause_span(a, c.i)) for c in beside)]
    if verb.dep == "relcl" and not children(a, verb.i, "dobj", "ccomp", "xcomp"):
        return [(verb, _with_its_noun(a, verb))]
    return [(verb, stance_span(a, words, verb))]


def _reports_it(a: Annotated, words: PositionWords, clause: Token) -> bool:
    """Does the clause after a comma tell who said it ("cannot accept it, the envoy told Oslo")?"""
    return clause.lemma in words.state and a.tokens[subtree(a, clause.i)[0].i - 1].text == ","


def stance_span(a: Annotated, words: PositionWords, verb: Token) -> Span:
    """The verb with what follows; a denial before it belongs to the stance ("is not seeking", "neither side wants")."""
    return with_denial(a, verb, _from_verb(a, words, verb))


def with_denial(a: Annotated, verb: Token, span: Span) -> Span:
    """The words with what denies them: before the verb, or in its subject."""
    denied = [t for t in children(a, verb.i, *SUBJECTS) if t.i < verb.i and _is_none(a, t)]
    if denied:
        return Span(subtree(a, denied[0].i)[0].start, span.end)
    if is_negated(a, verb.i) or ruled_out(a, verb):
        first = min((t.start for t in children(a, verb.i, "neg", "aux") if t.i < verb.i), default=span.start)
        return Span(min(first, span.start), span.end)
    return span


def ruled_out(a: Annotated, verb: Token) -> bool:
    """Is it denied by a phrase ("can by no means accept")?"""
    before = a.document.text[max(0, verb.start - _PHRASE) : verb.start].lower()
    return any(phrase in before for phrase in _NO_WAY)


def without_tail(tokens: list[Token]) -> list[Token]:
    """The tokens without a conjunction or mark at their end."""
    out = list(tokens)
    while len(out) > 1 and out[-1].pos in ("CCONJ", "PUNCT", "SPACE"):
        out.pop()
    return out


def _with_its_noun(a: Annotated, verb: Token) -> Span:
    """A relative clause with the noun that it is about ("a charge that Oslo rejects")."""
    noun = a.tokens[verb.head]
    first = phrase_span(a, noun.i)
    return Span(first.start, max(first.end, clause_span(a, verb.i).end))


def _is_none(a: Annotated, noun: Token) -> bool:
    """Does the noun deny it ("neither side", "no party", "few leaders")?"""
    beside = children(a, noun.i, "det", "cc", "preconj", "amod", "advmod", "neg")
    return any(t.lemma.lower() in _NOBODY for t in (noun, *beside))


def _from_verb(a: Annotated, words: PositionWords, verb: Token) -> Span:
    """From the verb to a circumstance, unless what it is about comes after that; up to the next verb of stance."""
    short = predicate_span(a, verb.i, until=CIRCUMSTANCES)
    matters = [t for t in children(a, verb.i, "dobj", "ccomp", "xcomp") if t.i > verb.i]
    whole = len(short) <= len(verb.span) or any(t.start >= short.end for t in matters)
    kept = [t for t in subtree(a, verb.i) if t.i >= verb.i and (whole or t.start < short.end)]
    apart = [c for c in children(a, verb.i, "conj") if _another(words, c)]
    apart += [c for c in children(a, verb.i, "ccomp") if _reports_it(a, words, c)]
    beside = {t.i for c in apart for t in subtree(a, c.i)}
    own = [t for t in kept if t.i not in beside | _asides(a, kept)]
    return trimmed(a, without_tail(own)) if own else short


def _asides(a: Annotated, tokens: list[Token]) -> set[int]:
    """The participles and relative clauses after a comma, which tell of a noun and not of the stance."""
    loose = [t for t in tokens if t.dep == "acl" and t.tag == "VBN" and not children(a, t.i, "mark", *SUBJECTS)]
    loose += [t for t in tokens if t.dep == "relcl" and a.tokens[subtree(a, t.i)[0].i - 1].text == ","]
    return {t.i for clause in loose for t in subtree(a, clause.i)}


def _finite(a: Annotated, verb: Token) -> bool:
    """Is it a verb of its own tense or modal ("… and can work together")?"""
    return verb.tag in ("VBZ", "VBP", "VBD") or any(t.tag == "MD" for t in children(a, verb.i, "aux"))


def _another(words: PositionWords, verb: Token) -> bool:
    return verb.pos == "VERB" and not {verb.lemma}.isdisjoint(words.verbs | words.voice | words.state)


def in_relation(a: Annotated, verb: Token) -> bool:
    """Does it stand in a relative clause whose noun is its only object ("the pact that they endorsed")?"""
    own = [t for t in children(a, verb.i, "dobj") if t.tag not in _RELATIVES]
    return verb.dep == "relcl" and not own and not frame_of(a, verb.i).clauses
