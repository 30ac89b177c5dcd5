"""What a reporting verb reports: its clause, its object, what stands after its preposition."""

from __future__ import annotations

from collections.abc import Callable

from detente.annotate.reported_clauses import clause_after, clause_around, clipped, up_to_next
from detente.annotate.speakers import inserted
from detente.annotate.tree import agents, children, mention_of, subtree
from detente.annotate.units import Layout
from detente.annotate.wording import below, hull
from detente.lexicon.speech import Frame, Speech, SpeechVerb
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_CLAUSAL = frozenset({"clause", "question", "document"})
_TOLD = frozenset({"reporter", "journalist", "statement", "interview", "speech", "conference", "letter", "briefing"})
"""Whom something is told, and where: no part of what is told."""
_GOES_ON = frozenset(
    {
        "of",
        "for",
        "in",
        "on",
        "with",
        "at",
        "over",
        "about",
        "between",
        "against",
        "as",
        "to",
        "from",
        "toward",
        "towards",
    }
)


# ---- deeds, objects, names


def _request(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """Somebody and what they are asked to do: "urged both sides to talk", "called on both sides to talk"."""
    deeds = [c for c in children(a, token.i, "xcomp", "ccomp", "advcl") if c.i > token.i and _is_infinitive(a, c)]
    if not deeds:
        return None
    asked = [c for c in children(a, token.i, "dobj", "dative") if c.i < deeds[0].i]
    asked += [p for c in children(a, token.i, "prep") if c.i < deeds[0].i for p in children(a, c.i, "pobj")][:1]
    return hull(a, _up_to_finite(a, below(a, [*asked, deeds[0]], token)))


def _up_to_finite(a: Annotated, tokens: list[Token]) -> list[Token]:
    """The words of an infinitive up to a finite verb that the parse has coordinated with it, in error."""
    for k, t in enumerate(tokens):
        if k > 2 and t.dep == "conj" and _is_finite(a, t) and _is_infinitive(a, a.tokens[t.head]):
            first = min([t.i, *(c.i for c in children(a, t.i))])
            return [w for w in tokens[:k] if w.i < first and (w.i < first - 1 or w.dep != "cc")]
    return tokens


def _is_finite(a: Annotated, verb: Token) -> bool:
    helpers = children(a, verb.i, "aux")
    finite = {"MD", "VBD", "VBZ", "VBP"}
    return verb.pos in ("VERB", "AUX") and (verb.tag in finite or any(c.tag in finite for c in helpers))


def _is_infinitive(a: Annotated, token: Token) -> bool:
    return any(c.lemma == "to" for c in children(a, token.i, "aux"))


def _naming(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """Something and what it is called: "called the move a provocation", "described it as helpful"."""
    named = [c for c in children(a, token.i, "oprd", "ccomp", "xcomp", "attr", "acomp") if c.i > token.i]
    named += [c for c in children(a, token.i, "prep") if c.lemma == "as" and c.i > token.i]
    things = [c for c in children(a, token.i, "dobj") if c.i > token.i]
    return hull(a, below(a, [*things, *named], token)) if named else None


def _infinitive(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """What the speaker will do: "vowed to respond"."""
    deeds = [c for c in children(a, token.i, "xcomp") if c.i > token.i]
    return hull(a, _up_to_finite(a, below(a, deeds[:1], token))) if deeds else None


def _finding(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """What a text shows: all that follows the verb ("found no evidence of …", "show her ahead by ten points")."""
    things = [c for c in children(a, token.i, "dobj", "prt", "acomp", "advmod", "prep", "attr") if c.i > token.i]
    return hull(a, below(a, things, token)) if any(c.dep == "dobj" for c in things) else None


_FINDERS: tuple[tuple[Frame, Callable[[Annotated, Token, SpeechVerb], Span | None]], ...] = (
    ("request", _request),
    ("naming", _naming),
    ("infinitive", _infinitive),
    ("document", _finding),
)


def _after(a: Annotated, token: Token, verb: SpeechVerb) -> tuple[tuple[Span, ...], int] | None:
    """What stands after the verb's prepositions: "called for restraint", "accused Tokyo of meddling"."""
    days = [p for c in children(a, token.i, "prep") for p in children(a, c.i, "pobj") if p.entity == "DATE"]
    below_days = [c for p in days for c in children(a, p.i, "prep")]  # "accused Rabat on Friday | of blackmail"
    for prep in [*children(a, token.i, "prep", "prt", "agent", "dative"), *below_days]:
        inside = [c for c in children(a, prep.i, "pobj", "pcomp") if c.i > token.i]
        named = [c for c in inside if (c.pos != "PRON" or children(a, c.i)) and c.lemma != "condition"]
        named = [c for c in named if c.entity != "DATE" or c.pos != "PROPN"]  # "agreed on Monday | to a truce"
        if prep.lemma in verb.after and named and prep.i > token.i:
            blamed = "object" in verb.frames and "addressee" not in verb.frames
            things = [c for c in children(a, token.i, "dobj") if c.i > token.i and blamed]
            words = below(a, [*inside, *things[:1], *_joined_preps(a, prep)], token)
            if (
                prep.lemma in ("at", "for") or inside[0].dep == "pcomp"
            ):  # "lashed out at Peru | for having seized a trawler"
                words = _with_attached(a, token, words)
            return (hull(a, words),), token.i if things else prep.i
    return _wanted(a, token, verb)


def _wanted(a: Annotated, token: Token, verb: SpeechVerb) -> tuple[tuple[Span, ...], int] | None:
    """What is to be done: "called for | the sanctions to be lifted", where the parse has "for" as a conjunction."""
    for deed in children(a, token.i, "advcl", "ccomp", "xcomp"):
        marks = [c for c in children(a, deed.i, "mark") if c.lemma in verb.after and c.i > token.i]
        if marks and _is_infinitive(a, deed):
            words = [t for t in _up_to_finite(a, subtree(a, deed.i)) if t.i > marks[0].i]
            return (hull(a, words),), marks[0].i
    return None


def _object(a: Annotated, token: Token, verb: SpeechVerb, speech: Speech) -> Span | None:
    """What stands as the verb's object."""
    things = [c for c in children(a, token.i, "dobj", "obj") if c.i > token.i and c.pos != "PRON"]
    things = [c for c in things if not verb.only or c.lemma in verb.only]
    said = verb.manner == "said" and "addressee" not in verb.frames
    if things and said and _is_somebody(a, things[0], speech):
        return None
    if things and said and verb.lemma in speech.attitudes and _is_thin(a, things[0]):
        return None
    tokens = _with_attached(a, token, below(a, things[:1], token))
    return hull(a, up_to_next(a, token, tokens, speech)) if tokens else None


def _is_somebody(a: Annotated, thing: Token, speech: Speech) -> bool:
    """Is it a person or people and no more ("welcomed the guests", "criticized Ms. Berg"): a deed, and no words?"""
    mention = mention_of(a, thing.i)
    named = mention is not None and mention.head == thing.i and mention.form in ("name", "role", "group", "pronoun")
    cast = mention.cast if named and mention is not None else ()
    people = thing.lemma in speech.people or any(a.cast[i].kind in ("person", "office", "group") for i in cast)
    more = [c for c in children(a, thing.i, "acl", "relcl", "prep") if c.lemma not in ("from", "to")]
    return people and not more  # "recalled its envoy from Lima"


def _is_thin(a: Annotated, thing: Token) -> bool:
    """Is it a thing by its name and no more ("opposed the deal"): a stand that is taken, and no words?"""
    words = [t for t in subtree(a, thing.i) if t.text[0].isalnum() and t.text.lower() not in ("the", "a", "an")]
    pointed = any(t.lemma in ("this", "that", "these", "those") for t in words)
    return len(words) <= _THIN and not pointed and not children(a, thing.i, "acl", "relcl", "prep", "conj", "appos")


_THIN = 1
"""Words of the longest bare thing, articles apart: "the test"."""


def _joined_preps(a: Annotated, prep: Token) -> list[Token]:
    """What a second preposition adds: "called for talks, | and for the release of …"."""
    near = [*children(a, prep.i, "conj"), *children(a, prep.head, "prep", "conj")]
    return [c for c in near if c.lemma == prep.lemma and c.i > prep.i and a.tokens[c.i - 1].lemma == "and"]


def _with_attached(a: Annotated, verb: Token, tokens: list[Token]) -> list[Token]:
    """The words with what goes on from them though the parse has it on the verb."""
    while tokens and (more := _attached(a, verb, tokens[-1].i + 1)):
        tokens = [*tokens, *more]
    return tokens


def _undergone(a: Annotated, token: Token) -> Span | None:
    """What stands as subject of a passive that names its agent: "the launch was condemned by Tokyo"."""
    things = children(a, token.i, "nsubjpass") if agents(a, token.i) and token.lemma not in _SUMMONING else []
    things = [c for c in things if c.pos not in ("PRON", "DET")]
    words = [t for c in things[:1] for t in subtree(a, c.i) if t.i < token.i]
    return hull(a, words) if words else None


_SUMMONING = frozenset({"call", "present", "offer", "cast"})
"""Verbs whose passive tells of no words: "the meeting was called by the chairman"."""


def _attached(a: Annotated, verb: Token, after: int) -> list[Token]:
    """The prepositional phrase or infinitive that goes on from an object though the parse has it on the verb."""
    for deed in children(a, verb.i, "advcl", "xcomp"):
        words = subtree(a, deed.i)
        if words[0].i == after and words[0].lemma == "to" and words[0].tag == "TO":
            return words
        if words[0].i == after and deed.tag == "VBG" and a.tokens[after - 1].tag == "VBG":  # "of acting | rashly and …"
            return words
    for prep in children(a, verb.i, "prep"):
        words = subtree(a, prep.i)
        timed = any(t.entity in ("DATE", "TIME") or t.lemma in _TOLD for t in children(a, prep.i, "pobj"))
        if words[0].i == after == prep.i and prep.lemma in _GOES_ON and not timed:
            return words
    return []


# ---- all of it


def reported(
    a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, speech: Speech
) -> tuple[tuple[Span, ...], int]:
    """The words that the verb `token` reports, and the token that introduces them (a preposition), else the verb's."""
    frames = verb.frames
    if frames & _CLAUSAL and inserted(a, layout, token.i) is not None:
        return clause_around(a, layout, token, speech), token.i
    if frames & _CLAUSAL and (clause := clause_after(a, layout, token, speech)):
        return (clipped(a, layout, token, clause),), token.i
    for frame, find in _FINDERS:
        if frame in frames and (found := find(a, token, verb)):
            return (found,), token.i
    if verb.after and (after := _after(a, token, verb)):
        return after
    if "object" in frames and (thing := _object(a, token, verb, speech) or _undergone(a, token)):
        return (thing,), token.i
    if frames & _CLAUSAL:
        return clause_around(a, layout, token, speech), token.i
    return (), token.i
