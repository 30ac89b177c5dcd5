"""Reports without a verb: "according to", "in the words of", "Beijing's insistence that", "calls for"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.report import Report
from detente.annotate.speakers import can_speak, source_span
from detente.annotate.tree import children, conjuncts, is_negated, subjects, subtree
from detente.annotate.units import Layout, Unit
from detente.annotate.wording import trimmed
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech, SpeechNoun
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def find_phrases(a: Annotated, layout: Layout, lexicon: Lexicon) -> Iterator[Report]:
    """What prefixes and nouns report, in order of the text."""
    speech = lexicon.speech
    for unit in layout.units:
        if unit.noise:
            continue
        yield from _prefixed(a, layout, unit, speech)
        for token in a.tokens[unit.first : unit.last]:
            noun = speech.nouns.get(token.lemma) if token.pos in ("NOUN", "PROPN") else None
            if noun is not None:
                yield from _noun(a, token, noun, speech)


# ---- "according to"


def _prefixed(a: Annotated, layout: Layout, unit: Unit, speech: Speech) -> Iterator[Report]:
    prefixes = [prefix.split() for prefix in speech.prefixes]
    begins = {parts[0] for parts in prefixes}
    for token in a.tokens[unit.first : unit.last]:
        if token.text.lower() not in begins:
            continue
        words = [t.text.lower() for t in a.tokens[token.i : token.i + 5]]
        for parts in prefixes:
            if words[: len(parts)] == parts and token.i + len(parts) < unit.last:
                report = _according(a, layout, unit, token.i, token.i + len(parts) - 1)
                if report is not None:
                    yield report


def _according(a: Annotated, layout: Layout, unit: Unit, first: int, last: int) -> Report | None:
    """The source after the prefix; what it reports is the rest of the sentence."""
    named = [c for c in children(a, last, "pobj", "pcomp") if c.i > last]
    if not named and a.tokens[last].dep == "pcomp":
        named = [c for c in children(a, a.tokens[last].head, "pobj") if c.i > last]
    if not named:
        return None
    source = named[0]
    span = source_span(a, source.i, last)
    content = _rest(a, layout, unit, first, span)
    if not content:
        return None
    return Report(
        cue=last,
        cue_span=Span(a.tokens[first].start, a.tokens[last].end),
        lemma=" ".join(t.text.lower() for t in a.tokens[first : last + 1]),
        source=source.i,
        source_span=span,
        content=content,
        frames=frozenset({"clause"}),
        sentence=a.tokens[first].sentence,
    )


def _rest(a: Annotated, layout: Layout, unit: Unit, first: int, source: Span) -> tuple[Span, ...]:
    """What stands before the prefix; where it begins the sentence, what stands after its source."""
    before = trimmed(a, Span(a.tokens[unit.first].start, a.tokens[first].start))
    if len(before.of(a.document.text).split()) >= 3:
        return (before,)
    after = [t for t in a.tokens[first : unit.last] if t.start >= source.end]
    while after and not after[0].text[0].isalnum() and not layout.quoted[after[0].i]:
        after = after[1:]
    return (trimmed(a, Span(after[0].start, after[-1].end)),) if len(after) > 2 else ()


# ---- nouns


def _noun(a: Annotated, token: Token, noun: SpeechNoun, speech: Speech) -> Iterator[Report]:
    content, last = _complement(a, token, noun)
    source = _owner(a, token) or _maker(a, token, speech)
    if content is None or (source is not None and not can_speak(a, source, speech)):
        return
    if source is None and not (noun.alone and last == token.i and _is_free(a, token, speech)):
        return
    cue = Span(token.start, max(token.end, a.tokens[last].end))
    for one in conjuncts(a, source.i) if source is not None else [None]:
        yield Report(
            cue=token.i,
            cue_span=cue,
            lemma=token.lemma,
            manner=noun.manner,
            source=one.i if one is not None else None,
            source_span=source_span(a, one.i, token.i) if one is not None else None,
            content=(content,),
            sentence=token.sentence,
        )


def _complement(a: Annotated, token: Token, noun: SpeechNoun) -> tuple[Span | None, int]:
    """What the noun reports, and the token that introduces it."""
    if noun.clause and (clause := _clause(a, token) or _apart(a, token)) is not None:
        return clause, token.i
    for prep in children(a, token.i, "prep"):
        if prep.lemma in noun.after and prep.i > token.i:
            words = [t for t in subtree(a, prep.i) if t.i > prep.i]
            words += _what_for(a, token, words)
            if words:
                return trimmed(a, Span(words[0].start, words[-1].end)), prep.i
    if "to" in noun.after:
        for deed in children(a, token.i, "acl"):
            words = subtree(a, deed.i)
            if words[0].text.lower() == "to":
                return trimmed(a, Span(words[0].start, words[-1].end)), token.i
    return None, token.i


def _what_for(a: Annotated, noun: Token, words: list[Token]) -> list[Token]:
    """The infinitive right after: "calls for Peru and Chile | to work together", which the parse has elsewhere."""
    for deed in [*children(a, noun.i, "acl", "relcl"), *children(a, noun.head, "xcomp", "advcl")] if words else []:
        more = subtree(a, deed.i)
        if more[0].i == words[-1].i + 1 and more[0].tag == "TO":
            return more
    return []


def _clause(a: Annotated, token: Token) -> Span | None:
    """The that-clause below the noun."""
    for clause in children(a, token.i, "acl", "ccomp", "relcl"):
        words = [t for t in subtree(a, clause.i) if t.i > token.i]
        if words and words[0].text.lower() == "that" and _opens_clause(words[0]):
            return trimmed(a, Span(words[0].start, words[-1].end))
    return None


def _opens_clause(that: Token) -> bool:
    """Does "that" open what is reported, and stand for no noun before it ("a charge that Oslo denies")?"""
    return that.dep == "mark" or (that.dep in ("nsubj", "dobj") and that.tag != "WDT")


def _apart(a: Annotated, token: Token) -> Span | None:
    """The that-clause that the parse has on the verb above the noun ("made claims this week that …")."""
    verb = a.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass") or verb.pos != "VERB":
        return None
    for clause in children(a, verb.i, "ccomp", "advcl"):
        words = [t for t in subtree(a, clause.i) if t.i > token.i]
        if clause.i > token.i and words and words[0].text.lower() == "that" and words[0].dep == "mark":
            return trimmed(a, Span(words[0].start, words[-1].end))
    return None


def _maker(a: Annotated, token: Token, speech: Speech) -> Token | None:
    """Who speaks by what is done with the noun: "lodged complaints", "gave an assurance"."""
    verb = a.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in speech.makers or is_negated(a, verb.i) or is_negated(a, token.i):
        return None
    return None if verb.lemma in speech.verbs else next(iter(subjects(a, verb.i)), None)


def _is_free(a: Annotated, token: Token, speech: Speech) -> bool:
    """Is it no object of a verb that reports it ("rejected the claim that …")?"""
    return token.dep != "dobj" or a.tokens[token.head].lemma not in speech.verbs


def _owner(a: Annotated, token: Token) -> Token | None:
    """Whose: a possessive, or by or from somebody."""
    for owner in children(a, token.i, "poss"):
        return owner
    beside = [c for c in children(a, token.head, "prep") if c.i == token.i + 1] if token.dep == "dobj" else []
    for by in [*children(a, token.i, "prep", "agent"), *beside]:
        if by.lemma in ("by", "from"):
            for owner in children(a, by.i, "pobj"):
                return owner
    return None
