"""What a reporting verb reports: its clause, its object, what stands after its preposition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from detente.annotate.tree import SUBJECTS, children, subtree
from detente.annotate.units import Layout
from detente.lexicon.speech import Frame, Speech, SpeechVerb
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_EDGES = " \t\u00a0,.;:—–-…"
_CLAUSAL = frozenset({"clause", "question", "document"})
_GOES_ON = frozenset({"of", "for", "in", "on", "with", "at", "over", "about", "between", "against", "as", "to"})
_BREAKS = frozenset({",", "—", "–", "--", "-"})
_TOLD = frozenset({"advmod", "npadvmod", "prep", "dative", "prt", "dobj", "nsubj", "aux", "neg", "acomp"})
"""What belongs to a reporting phrase itself, beside its verb."""


# ---- clauses


def _clause_after(a: Annotated, layout: Layout, token: Token, speech: Speech) -> Span | None:
    """The clause after the verb."""
    below = children(a, token.i, "ccomp", "xcomp")
    after = [c for c in below if c.i > token.i and (c.dep == "ccomp" or c.tag == "VBG")]
    if after and not _is_parenthesis(a, layout, token):
        return _rightwards(a, token, after, speech)
    return None


def _clause_around(a: Annotated, layout: Layout, token: Token, speech: Speech) -> tuple[Span, ...]:
    """What stands before (and after) ", he said", and what the parse has missed."""
    around = _around(a, layout, token, children(a, token.i, "ccomp"))
    if around:
        return around
    follows = _that(a, layout, token) or _governor(a, layout, token)
    return (follows,) if follows else ()


def _rightwards(a: Annotated, verb: Token, clauses: Sequence[Token], speech: Speech) -> Span:
    """From the first word of the clauses after the verb to their last, or to where another report begins."""
    tokens = sorted((t for c in clauses for t in subtree(a, c.i) if t.i > verb.i), key=lambda t: t.i)
    for k, t in enumerate(tokens):
        if k > 2 and (_reports_anew(a, t, verb, speech) or _is_aside(a, t)):
            kept = [w for w in tokens[:k] if w.i < _beginning(a, t)]
            while len(kept) > 1 and (kept[-1].pos in ("PUNCT", "CCONJ", "ADV", "SCONJ")):
                kept.pop()
            return _hull(a, kept or tokens)
    return _hull(a, tokens)


def _reports_anew(a: Annotated, t: Token, verb: Token, speech: Speech) -> bool:
    """Is this another verb of the narrator's ("said A and suggested B", "said A, adding B")?"""
    if t.lemma not in speech.verbs or t.pos != "VERB" or t.head <= verb.i:
        return False
    if t.dep == "conj":
        return t.tag == verb.tag and t.tag in ("VBD", "VBZ", "VBG") and not children(a, t.i, "mark", "aux")
    return t.dep in ("advcl", "pcomp") and t.tag == "VBG" and a.tokens[t.i - 1].text in (",", "while", "before", "after")


def _is_aside(a: Annotated, t: Token) -> bool:
    """Does the narrator take over here: ", though …", ", which …"?"""
    if t.dep == "conj" and t.pos in ("VERB", "AUX") and children(a, t.i, *SUBJECTS) and not children(a, t.i, "mark"):
        first = _beginning(a, t)
        return first > 1 and a.tokens[first - 1].lemma == "and" and a.tokens[first - 2].text == ","
    starts = _beginning(a, t)
    if starts < 1 or a.tokens[starts - 1].text not in _BREAKS:
        return False
    if t.dep == "advcl":
        return any(c.lemma in ("though", "although") for c in children(a, t.i, "mark"))
    return t.dep == "relcl" and a.tokens[starts].tag in ("WDT", "WP", "IN")


def _beginning(a: Annotated, verb: Token) -> int:
    """The first token of a verb's own clause."""
    return subtree(a, verb.i)[0].i


def _that(a: Annotated, layout: Layout, verb: Token) -> Span | None:
    """What follows "said … that", where the parse has missed the clause: to the end of the unit."""
    unit = layout.unit_of(verb.i)
    for t in a.tokens[verb.i + 1 : unit.last]:
        if t.text.lower() == "that" and t.tag in ("IN", "WDT", "DT") and t.i + 2 < unit.last:
            return trimmed(a, Span(t.start, a.tokens[unit.last - 1].end))
        if t.pos in ("VERB", "AUX") or t.text in _BREAKS or layout.quoted[t.i] or t.dep in ("dobj", "attr"):
            return None
    return None


def _governor(a: Annotated, layout: Layout, verb: Token) -> Span | None:
    """What "As Smith said," or "he said" beside its clause stands in: the clause of the verb above, after it."""
    above = a.tokens[verb.head]
    as_clause = verb.dep == "advcl" and any(c.lemma == "as" for c in children(a, verb.i, "mark", "advmod"))
    if above.i <= verb.i or not (as_clause or verb.dep == "parataxis"):
        return None
    _, last = _phrase(a, layout, verb)
    tokens = [t for t in subtree(a, above.i) if t.i > last]
    return _hull(a, tokens) if len(tokens) > 1 else None


def _is_parenthesis(a: Annotated, layout: Layout, verb: Token) -> bool:
    """Does the reporting phrase stand between commas (", he said,")?"""
    first, last = _phrase(a, layout, verb)
    begin, end = _bounds(a, layout, verb)
    return begin < first and last + 1 < end and a.tokens[first - 1].text in _BREAKS and a.tokens[last + 1].text == ","


def _around(a: Annotated, layout: Layout, verb: Token, below: Sequence[Token]) -> tuple[Span, ...]:
    """What stands before (and after) ", he said" in its unit."""
    first, last = _phrase(a, layout, verb)
    begin, end = _bounds(a, layout, verb)
    if verb.dep in ("relcl", "acl", "pcomp") or not children(a, verb.i, *SUBJECTS):
        return ()
    if first <= begin or a.tokens[first - 1].text not in _BREAKS or layout.quoted[first - 1] != layout.quoted[verb.i]:
        return ()
    before, after = a.tokens[begin : first - 1], a.tokens[last + 1 : end]
    clause = _is_clause(before, verb)
    own = {t.i for c in below for t in subtree(a, c.i)}
    goes_on = [t for t in after if t.i in own]
    if not clause:
        goes_on = list(after) if _is_finite(after) else []
        if not goes_on or not _is_parenthesis(a, layout, verb):
            return ()
    spans = [_hull(a, before)]
    if goes_on and after[0].text in _BREAKS:
        spans.append(_hull(a, goes_on))
    return tuple(s for s in spans if len(s))


def _is_finite(tokens: Sequence[Token]) -> bool:
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)


def _phrase(a: Annotated, layout: Layout, verb: Token) -> tuple[int, int]:
    """First and last token of the reporting phrase that stands beside its clause: verb, subject, whom, when, where."""
    own = {verb.i}
    for child in children(a, verb.i, *SUBJECTS, *_TOLD):
        own |= {t.i for t in subtree(a, child.i)}
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return first, last


def _bounds(a: Annotated, layout: Layout, verb: Token) -> tuple[int, int]:
    """First token and the one after the last of the unit, or of the quotation in which the verb stands."""
    unit = layout.unit_of(verb.i)
    first, last = unit.first, unit.last
    quoted = layout.quoted[verb.i]
    for i in range(verb.i, unit.first - 1, -1):
        if layout.quoted[i] != quoted:
            first = i + 1
            break
    for i in range(verb.i, unit.last):
        if layout.quoted[i] != quoted:
            last = i
            break
    return first, last


def _is_clause(tokens: Sequence[Token], verb: Token) -> bool:
    """Is this a clause that the verb reports, not an adverbial of it ("As he landed, he said") nor what governs it?"""
    inside = {t.i for t in tokens}
    if verb.head in inside and verb.dep not in ("parataxis", "conj"):
        return False
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    return any(t.pos in ("VERB", "AUX") and t.dep in ("ccomp", "ROOT", "parataxis", "dep", "conj") for t in tops)


# ---- deeds, objects, names


def _request(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """Somebody and what they are asked to do: "urged both sides to talk", "called on both sides to talk"."""
    deeds = [c for c in children(a, token.i, "xcomp", "ccomp", "advcl") if c.i > token.i and _is_infinitive(a, c)]
    if not deeds:
        return None
    asked = [c for c in children(a, token.i, "dobj", "dative") if c.i < deeds[0].i]
    asked += [p for c in children(a, token.i, "prep") if c.i < deeds[0].i for p in children(a, c.i, "pobj")][:1]
    return _hull(a, _below(a, [*asked, deeds[0]], token))


def _is_infinitive(a: Annotated, token: Token) -> bool:
    return any(c.lemma == "to" for c in children(a, token.i, "aux"))


def _naming(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """Something and what it is called: "called the move a provocation", "described it as helpful"."""
    named = [c for c in children(a, token.i, "oprd", "ccomp", "xcomp", "attr", "acomp") if c.i > token.i]
    named += [c for c in children(a, token.i, "prep") if c.lemma == "as"]
    things = [c for c in children(a, token.i, "dobj") if c.i > token.i]
    return _hull(a, _below(a, [*things, *named], token)) if named else None


def _infinitive(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """What the speaker will do: "vowed to respond"."""
    deeds = [c for c in children(a, token.i, "xcomp") if c.i > token.i]
    return _hull(a, _below(a, deeds[:1], token)) if deeds else None


def _finding(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """What a text shows: all that follows the verb ("found no evidence of …", "show her ahead by ten points")."""
    things = [c for c in children(a, token.i, "dobj", "prt", "acomp", "advmod", "prep", "attr") if c.i > token.i]
    return _hull(a, _below(a, things, token)) if any(c.dep == "dobj" for c in things) else None


_FINDERS: tuple[tuple[Frame, Callable[[Annotated, Token, SpeechVerb], Span | None]], ...] = (
    ("request", _request),
    ("naming", _naming),
    ("infinitive", _infinitive),
    ("document", _finding),
)


def _after(a: Annotated, token: Token, verb: SpeechVerb) -> tuple[tuple[Span, ...], int] | None:
    """What stands after the verb's prepositions: "called for restraint", "accused Tokyo of meddling"."""
    for prep in children(a, token.i, "prep", "prt", "agent", "dative"):
        below = [c for c in children(a, prep.i, "pobj", "pcomp") if c.i > token.i]
        if prep.lemma in verb.after and below and prep.i > token.i:
            things = [c for c in children(a, token.i, "dobj") if c.i > token.i and "object" in verb.frames]
            span = _hull(a, _below(a, [*below, *things[:1]], token))
            return (span,), token.i if things else prep.i
    return None


def _object(a: Annotated, token: Token, verb: SpeechVerb) -> Span | None:
    """What stands as the verb's object."""
    things = [c for c in children(a, token.i, "dobj", "obj") if c.i > token.i and c.pos != "PRON"]
    things = [c for c in things if not verb.only or c.lemma in verb.only]
    tokens = _below(a, things[:1], token)
    while tokens and (more := _attached(a, token, tokens[-1].i + 1)):
        tokens += more
    return _hull(a, tokens) if tokens else None


def _attached(a: Annotated, verb: Token, after: int) -> list[Token]:
    """The prepositional phrase that goes on from an object though the parse has it on the verb."""
    for prep in children(a, verb.i, "prep"):
        words = subtree(a, prep.i)
        timed = any(t.entity in ("DATE", "TIME") for t in words)
        if words[0].i == after == prep.i and prep.lemma in _GOES_ON and not timed:
            return words
    return []


# ---- all of it


def reported(
    a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, speech: Speech
) -> tuple[tuple[Span, ...], int]:
    """The words that the verb `token` reports, and the token that introduces them (a preposition), else the verb's."""
    frames = verb.frames
    if frames & _CLAUSAL and (clause := _clause_after(a, layout, token, speech)):
        return (_clipped(a, layout, token, clause),), token.i
    for frame, find in _FINDERS:
        if frame in frames and (found := find(a, token, verb)):
            return (found,), token.i
    if verb.after and (after := _after(a, token, verb)):
        return after
    if "object" in frames and (thing := _object(a, token, verb)):
        return (thing,), token.i
    if frames & _CLAUSAL:
        return _clause_around(a, layout, token, speech), token.i
    return (), token.i


# ---- spans


def _clipped(a: Annotated, layout: Layout, verb: Token, span: Span) -> Span:
    """What a verb within a quotation reports ends with the quotation."""
    quote = layout.quote_at(verb.start)
    if quote is None or span.end <= quote.inner.end or span.start >= quote.inner.end:
        return span
    return trimmed(a, Span(span.start, quote.inner.end))


def _below(a: Annotated, heads: Iterable[Token], verb: Token) -> list[Token]:
    """All that the heads govern, after the verb."""
    return [t for c in heads for t in subtree(a, c.i) if t.i > verb.i]


def _hull(a: Annotated, tokens: Sequence[Token]) -> Span:
    return trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens)))


def trimmed(a: Annotated, span: Span) -> Span:
    """`span` without "that", and without white space, commas and stops at its ends."""
    text = a.document.text
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not (text[end - 1] == "." and _is_abbreviation(text, end)):
        end -= 1
    if text[start:end].startswith("that ") and end - start > 5:
        start += 5
    return Span(start, end)


def _is_abbreviation(text: str, end: int) -> bool:
    """Does a stop at `end` belong to an abbreviation such as U.S.?"""
    return end >= 4 and text[end - 3] == "." and text[end - 2].isupper()
