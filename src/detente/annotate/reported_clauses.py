"""The clause that a reporting verb reports: after it, before it, or on both sides of it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.extents import is_set_against
from detente.annotate.speakers import inserted
from detente.annotate.tree import SUBJECTS, children, subtree
from detente.annotate.units import Layout
from detente.annotate.wording import first_after, hull, trimmed
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_BREAKS = frozenset({",", "—", "–", "--", "-"})
_TOLD = frozenset({"advmod", "npadvmod", "prep", "dative", "prt", "dobj", "nsubj", "aux", "neg", "acomp"})
"""What belongs to a reporting phrase itself, beside its verb."""


def clause_after(a: Annotated, layout: Layout, token: Token, speech: Speech) -> Span | None:
    """The clause after the verb."""
    below = children(a, token.i, "ccomp", "xcomp")
    after = [c for c in below if c.i > token.i and (c.dep == "ccomp" or c.tag == "VBG") and not _is_relative(a, c)]
    if after and not _is_parenthesis(a, layout, token):
        told = _past_day(a, token, _rightwards(a, token, after, speech))
        if _is_time_of_saying(a, told):
            return None
        told = _past_turn(a, told)
        return _with_predicate(a, layout, token, _with_second(a, layout, token, told))
    return None


def _is_relative(a: Annotated, clause: Token) -> bool:
    """Is it a relative clause that the parse has taken for what was said ("agreed to a truce, | under which …")?"""
    first = a.tokens[_beginning(a, clause) :][:2]
    return len(first) > 1 and first[0].pos == "ADP" and first[1].tag == "WDT"


def _is_time_of_saying(a: Annotated, span: Span) -> bool:
    """Is it when it was said ("said | hours after the launch"), which the parse has taken for what was said?"""
    first = first_after(a, span.start)
    words = [t.text.lower() for t in a.tokens[first : first + 2]]
    return len(words) > 1 and words[0] in _PERIODS and words[1] in ("after", "before")


_PERIODS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "shortly", "soon", "just"})


def _past_turn(a: Annotated, span: Span) -> Span:
    """From behind "in his turn, that", which the parse has in the clause."""
    first = first_after(a, span.start)
    begins = a.tokens[first : first + _TURN]
    that = next((t for t in begins[1:] if t.text.lower() == "that" and a.tokens[t.i - 1].text == ","), None)
    led = bool(begins) and begins[0].pos == "ADP"
    return trimmed(a, Span(that.end, span.end)) if led and that is not None else span


_TURN = 6
"""Tokens of the longest aside between a reporting verb and its "that"."""


def _past_day(a: Annotated, verb: Token, span: Span) -> Span:
    """From behind the day of the saying that no "that" parts from it: "said Monday | talks", "said on Friday | talks".

    The parse has the day in the clause, with or without its preposition, or the clause's subject behind that.
    """
    first = first_after(a, span.start)
    if (behind := _past_phrase(a, verb, first, span)) is not None:
        return behind
    day = next((c for c in children(a, a.tokens[first].head, "npadvmod") if c.i == first), None)
    if day is not None and day.entity == "DATE" and _is_right_behind(a, verb, first) and first + 1 < len(a.tokens):
        return Span(a.tokens[first + 1].start, span.end)
    lost = a.tokens[first - 1]
    head = a.tokens[first].head if a.tokens[first].dep in ("aux", "auxpass") else first
    if lost.dep != "pobj" or a.tokens[lost.head].head != verb.i or children(a, head, *SUBJECTS):
        return span
    days = [c for c in children(a, lost.i, "compound", "nmod") if c.entity == "DATE" and c.text[0].isupper()]
    return Span(a.tokens[days[0].i + 1].start, span.end) if days else span


def _past_phrase(a: Annotated, verb: Token, first: int, span: Span) -> Span | None:
    """From behind "on Monday", where the clause's subject follows: "said | on Monday it would go"."""
    led = a.tokens[first]
    days = [c for c in children(a, first, "pobj") if c.entity == "DATE"]
    if not _is_right_behind(a, verb, first) or led.lemma != "on" or led.head <= first or not days:
        return None
    after = subtree(a, first)[-1].i + 1
    if after >= len(a.tokens) or a.tokens[after].start >= span.end or not a.tokens[after].text[0].isalnum():
        return None
    return Span(a.tokens[after].start, span.end) if children(a, led.head, *SUBJECTS) else None


def _is_right_behind(a: Annotated, verb: Token, first: int) -> bool:
    """Does the token stand right behind the verb, or behind whom it was said to?"""
    before = a.tokens[first - 1]
    return before.i == verb.i or before.dep in ("dobj", "dative")


def _with_predicate(a: Annotated, layout: Layout, verb: Token, span: Span) -> Span:
    """With the rest of the sentence where "that" is left without a verb: "suggested that Dahl, | who …, would stay"."""
    unit, first, after = layout.unit_of(verb.i), first_after(a, span.start), first_after(a, span.end)
    if (
        first == 0
        or a.tokens[first - 1].text.lower() != "that"
        or after + 2 >= unit.last
        or a.tokens[after].text != ","
    ):
        return span
    rest = a.tokens[after + 1 : unit.last]
    relative = rest[0].tag in ("WP", "WDT", "WP$", "WRB") and not any(layout.quoted[t.i] for t in rest)
    closed = next((k for k, t in enumerate(rest) if t.text == "," and k > 1), len(rest))
    if not relative or _is_finite(a.tokens[first:after]) or not _is_finite(rest[closed : closed + 3]):
        return span
    return trimmed(a, Span(span.start, rest[-1].end))


def _with_second(a: Annotated, layout: Layout, verb: Token, span: Span) -> Span:
    """With the second clause where the parse has it elsewhere: "said A would come, and that B had no plans"."""
    unit = layout.unit_of(verb.i)
    at = first_after(a, span.end)
    while at < unit.last and a.tokens[at].text == ",":
        at += 1
    joined = a.tokens[at : min(at + 2, unit.last)]
    if [t.text.lower() for t in joined][1:] != ["that"] or joined[0].dep != "cc" or layout.quoted[at]:
        return span
    rest = [t for t in a.tokens[at + 1 : unit.last] if not layout.quoted[t.i]]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest[2:])
    return trimmed(a, Span(span.start, rest[-1].end)) if finite and len(rest) == unit.last - at - 1 else span


def clause_around(a: Annotated, layout: Layout, token: Token, speech: Speech) -> tuple[Span, ...]:
    """What stands before (and after) ", he said", and what the parse has missed."""
    if (whose := inserted(a, layout, token.i)) is not None:
        return _beside_inserted(a, layout, token, whose)
    around = _around(a, layout, token, children(a, token.i, "ccomp"), speech)
    if around:
        return around
    follows = _that(a, layout, token) or _governor(a, layout, token)
    return (follows,) if follows else ()


def _rightwards(a: Annotated, verb: Token, clauses: Sequence[Token], speech: Speech) -> Span:
    """From the first word of the clauses after the verb to their last, or to where another report begins."""
    tokens = sorted((t for c in clauses for t in subtree(a, c.i) if t.i > verb.i), key=lambda t: t.i)
    return hull(a, up_to_next(a, verb, tokens, speech))


def up_to_next(a: Annotated, verb: Token, tokens: Sequence[Token], speech: Speech) -> Sequence[Token]:
    """The words that a verb reports, up to where another report begins or the narrator takes over."""
    for k, t in enumerate(tokens):
        turns = _reports_anew(a, t, verb, speech) or _is_of_others(a, t, speech)
        if k > 2 and (turns or (_is_aside(a, t) and not _goes_on(a, t, tokens))):
            kept = [w for w in tokens[:k] if w.i < _beginning(a, t)]
            while len(kept) > 1 and (kept[-1].pos in ("PUNCT", "CCONJ", "ADV", "SCONJ")):
                kept.pop()
            return kept or tokens
    return tokens


def _reports_anew(a: Annotated, t: Token, verb: Token, speech: Speech) -> bool:
    """Is this another verb of the narrator's ("said A and suggested B", "said A, adding B")?"""
    if t.lemma not in speech.verbs or speech.verbs[t.lemma].manner == "held" or t.pos != "VERB" or t.head <= verb.i:
        return False
    if t.dep == "conj":
        return t.tag == verb.tag and t.tag in ("VBD", "VBZ", "VBG") and not children(a, t.i, "mark", "aux")
    return (
        t.dep in ("advcl", "pcomp") and t.tag == "VBG" and a.tokens[t.i - 1].text in (",", "while", "before", "after")
    )


def _is_of_others(a: Annotated, t: Token, speech: Speech) -> bool:
    """Does the narrator set against it what others say or want ("says A | , while Lima wants B")?

    Not where the reported clause itself tells what somebody says or wants: then it goes on with the other.
    """
    told = speech.verbs.keys() | speech.held.keys()
    return t.lemma in told and a.tokens[t.head].lemma not in told and is_set_against(a, t)


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


def _goes_on(a: Annotated, t: Token, tokens: Sequence[Token]) -> bool:
    """Do the reported words go on behind a relative clause ("that the camps, | which hold few, | would be closed")?"""
    last = subtree(a, t.i)[-1].i
    rest = [w for w in tokens if w.i > last and w.text[0].isalnum()]
    return t.dep == "relcl" and bool(rest) and a.tokens[last + 1].text in _BREAKS


def _beginning(a: Annotated, verb: Token) -> int:
    """The first token of a verb's own clause."""
    return subtree(a, verb.i)[0].i


def _that(a: Annotated, layout: Layout, verb: Token) -> Span | None:
    """What follows "said … that", where the parse has missed the clause: to the end of the unit."""
    unit = layout.unit_of(verb.i)
    for t in a.tokens[verb.i + 1 : unit.last]:
        if t.text.lower() == "that" and t.tag in ("IN", "WDT", "DT") and t.i + 2 < unit.last:
            return trimmed(a, Span(t.start, a.tokens[unit.last - 1].end))
        loose = t.dep == "acl" and t.tag in ("VBN", "VBG")  # "said in a statement issued on Monday that"
        told = t.text in _BREAKS or layout.quoted[t.i] or t.dep in ("dobj", "attr")
        if told or (t.pos in ("VERB", "AUX") and not loose):
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
    return hull(a, tokens) if len(tokens) > 1 else None


def _is_parenthesis(a: Annotated, layout: Layout, verb: Token) -> bool:
    """Does the reporting phrase stand between commas (", he said,")?"""
    first, last = _phrase(a, layout, verb)
    begin, end = _bounds(a, layout, verb)
    return begin < first and last + 1 < end and a.tokens[first - 1].text in _BREAKS and a.tokens[last + 1].text == ","


def _beside_inserted(a: Annotated, layout: Layout, verb: Token, whose: Token) -> tuple[Span, ...]:
    """What stands before and after ", said Ann Roe, an analyst,"."""
    begin, end = _bounds(a, layout, verb)
    last = subtree(a, whose.i)[-1].i
    before, after = a.tokens[begin : verb.i - 1], a.tokens[last + 1 : end]
    return tuple(hull(a, words) for words in (before, after) if words)


def _is_second_half(a: Annotated, after: Sequence[Token], verb: Token, speech: Speech) -> bool:
    """Does the sentence go on behind ", he said," ("and had passed", "that is meant to"), and nobody else speak?"""
    words = [t for t in after if t.text[0].isalnum()]
    if not words or not _is_finite(words):
        return False
    joined = words[0].dep == "cc" or words[0].tag in ("WDT", "WP", "IN", "WRB") or words[0].lemma in ("that", "because")
    return joined and not any(t.lemma in speech.verbs and t.tag in ("VBD", "VBZ", "VBG") for t in words)


def _around(a: Annotated, layout: Layout, verb: Token, below: Sequence[Token], speech: Speech) -> tuple[Span, ...]:
    """What stands before (and after) ", he said" in its unit."""
    first, last = _phrase(a, layout, verb)
    begin, end = _bounds(a, layout, verb)
    if verb.dep in ("relcl", "acl", "pcomp") or not children(a, verb.i, *SUBJECTS):
        return ()
    if first - 1 <= begin or a.tokens[first - 1].text not in _BREAKS:  # "- Bremen has added …": nothing is before it
        return ()
    if layout.quoted[first - 1] != layout.quoted[verb.i]:
        return ()
    before, after = a.tokens[begin : first - 1], a.tokens[last + 1 : end]
    own = {t.i for c in below for t in subtree(a, c.i)}
    parted = _is_parenthesis(a, layout, verb)
    if _is_clause(before, verb):
        goes_on = (
            list(after) if parted and _is_second_half(a, after, verb, speech) else [t for t in after if t.i in own]
        )
    else:
        goes_on = list(after) if _is_finite(after) else []
        if not goes_on or not parted:
            return ()
    spans = [hull(a, before)]
    if goes_on and after[0].text in _BREAKS:
        spans.append(hull(a, goes_on))
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


def clipped(a: Annotated, layout: Layout, verb: Token, span: Span) -> Span:
    """What a verb within a quotation reports ends with the quotation."""
    quote = layout.quote_at(verb.start)
    if quote is None or span.end <= quote.inner.end or span.start >= quote.inner.end:
        return span
    return trimmed(a, Span(span.start, quote.inner.end))
