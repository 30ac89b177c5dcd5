"""Reporting verbs: whose words, and which words, each of them reports, by the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.annotate.tree import SUBJECTS, agents, children, is_negated, is_passive, mention_of, subjects, subtree
from detente.annotate.units import Layout
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech, SpeechVerb
from detente.model.annotated import Annotated, Manner, Token
from detente.model.span import Span

ANIMATE = frozenset({"PERSON", "NORP", "ORG", "GPE"})
PERSONAL = frozenset({"he", "she", "they", "who", "we", "i", "it", "you"})
_EDGES = " \t\u00a0,.;:—–-…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reporting phrase. `cue` is the token that heads it, `source` the token that heads its source.

    `content` is what it reports as far as the parse says; `segments` the quotations of it (filled by `quoting`).
    """

    cue: int | None
    cue_span: Span | None
    lemma: str | None
    manner: Manner = "said"
    source: int | None = None
    source_span: Span | None = None
    content: tuple[Span, ...] = ()
    segments: tuple[Span, ...] = ()
    direct: bool = False
    frames: frozenset[str] = field(default=frozenset())
    sentence: int = 0

    @property
    def clause(self) -> bool:
        """Can it govern a quotation?"""
        return bool(self.frames & {"clause", "question"})


def find_reports(a: Annotated, layout: Layout, lexicon: Lexicon) -> Iterator[Report]:
    """What each reporting verb reports, in order of the text."""
    for token in a.tokens:
        if token.pos not in ("VERB", "AUX") or a.sentences[token.sentence].noise:
            continue
        verb, particle = _verb(a, token, lexicon.speech)
        if verb is not None:
            report = _report(a, layout, token, verb, particle, lexicon.speech)
            if report is not None:
                yield report


def _verb(a: Annotated, token: Token, speech: Speech) -> tuple[SpeechVerb | None, Token | None]:
    """The reporting verb that `token` is, and the particle that belongs to it."""
    for child in children(a, token.i, "prt", "prep", "acomp", "advmod"):
        phrasal = speech.verbs.get(f"{token.lemma} {child.lemma}")
        if phrasal is not None and child.i > token.i:
            return phrasal, child
    return speech.verbs.get(token.lemma), None


def _report(
    a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, particle: Token | None, speech: Speech
) -> Report | None:
    source = source_of(a, token.i)
    if is_negated(a, token.i) and verb.lemma != "deny":
        return None
    if not _can_speak(a, source, verb, speech):
        return None
    content, last = _content(a, layout, token, verb)
    return Report(
        cue=token.i,
        cue_span=_cue_span(a, token, particle, last),
        lemma=verb.lemma,
        manner=verb.manner,
        source=source.i if source else None,
        source_span=source_span(a, source.i, token.i) if source else None,
        content=content,
        frames=frozenset(verb.frames),
        sentence=token.sentence,
    )


# ---- who


def source_of(a: Annotated, verb: int) -> Token | None:
    """Who says it: the subject, the agent of a passive, the one quoted in "was quoted as saying"."""
    token = a.tokens[verb]
    if is_passive(a, verb):
        return next(iter(agents(a, verb)), None)
    if token.dep == "pcomp" and a.tokens[token.head].dep == "prep":
        return next(iter(subjects(a, a.tokens[token.head].head)), None)
    found = [t for t in subjects(a, verb) if t.i != verb]
    return found[0] if found else _possessor(a, token)


def _possessor(a: Annotated, token: Token) -> Token | None:
    """Whose: "in his speech warning that ..."."""
    head = a.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        return next(iter(children(a, head.i, "poss")), None)
    return None


def _can_speak(a: Annotated, source: Token | None, verb: SpeechVerb, speech: Speech) -> bool:
    """Could the subject speak? An event cannot, a person, a body or a text can."""
    if source is None:
        return False
    lemma = source.lemma
    if lemma in ("i", "you", "that", "which", "this", "there", "what"):
        return False
    if source.entity in ANIMATE or lemma in PERSONAL or source.pos == "PROPN" or mention_of(a, source.i) is not None:
        return True
    return lemma in speech.documents or lemma in speech.people


def source_span(a: Annotated, head: int, verb: int) -> Span:
    """The words that name a source: all below its head, up to the verb and to a relative clause."""
    cut = {t.i for c in children(a, head, "relcl") for t in subtree(a, c.i)}
    words = [t for t in subtree(a, head) if t.i not in cut]
    side = [t for t in words if (t.i < verb) == (head < verb)]
    kept = _contiguous(side, head)
    return trimmed(a, Span(kept[0].start, kept[-1].end))


def _contiguous(tokens: Sequence[Token], around: int) -> list[Token]:
    """Of tokens in order those that stand side by side with token `around`."""
    at = next(k for k, t in enumerate(tokens) if t.i == around)
    first = last = at
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return list(tokens[first : last + 1])


# ---- what


def _content(a: Annotated, layout: Layout, token: Token, verb: SpeechVerb) -> tuple[tuple[Span, ...], int]:
    """What the verb reports, and the token that introduces it (a preposition of the cue), else the verb."""
    frames = verb.frames
    clause = _clause(a, layout, token) if frames & {"clause", "question"} else ()
    if clause:
        return clause, token.i
    if "request" in frames and (asked := _request(a, token)):
        return asked, token.i
    if "naming" in frames and (named := _naming(a, token)):
        return named, token.i
    if "infinitive" in frames and (deed := _infinitive(a, token)):
        return deed, token.i
    if verb.after and (found := _after(a, token, verb)):
        return found
    if "object" in frames and (thing := _object(a, token)):
        return thing, token.i
    return (), token.i


def _clause(a: Annotated, layout: Layout, token: Token) -> tuple[Span, ...]:
    """The clause below the verb, else the sentence around a verb between commas."""
    below = children(a, token.i, "ccomp")
    after = [c for c in below if c.i > token.i]
    if after:
        return (_rightwards(a, token, after),)
    around = _around(a, layout, token)
    if around:
        return around
    return tuple(s for c in below for s in _stretches(a, [t for t in subtree(a, c.i) if t.i != token.i]))


def _rightwards(a: Annotated, verb: Token, clauses: Sequence[Token]) -> Span:
    """From the first word of what follows the verb to its last."""
    tokens = [t for c in clauses for t in subtree(a, c.i) if t.i > verb.i]
    return trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens)))


def _around(a: Annotated, layout: Layout, verb: Token) -> tuple[Span, ...]:
    """What stands before (and after) ", he said" in its unit."""
    unit = layout.unit_of(verb.i)
    own = [verb, *(t for s in children(a, verb.i, *SUBJECTS) for t in subtree(a, s.i))]
    first = min(t.i for t in own)
    if first <= unit.first or a.tokens[first - 1].text not in (",", "—", "–", ",'", "''", '"'):
        return ()
    if layout.quoted[first - 1] or layout.quoted[unit.first]:
        return ()
    before = trimmed(a, Span(a.tokens[unit.first].start, a.tokens[first - 1].start))
    return (before,) if len(before.of(a.document.text).split()) > 2 else ()


def _request(a: Annotated, token: Token) -> tuple[Span, ...]:
    """Somebody and what they are asked to do."""
    deeds = [c for c in children(a, token.i, "xcomp", "ccomp", "advcl") if c.i > token.i and _is_infinitive(a, c)]
    if not deeds:
        return ()
    asked = [c for c in children(a, token.i, "dobj", "dative") if c.i < deeds[0].i]
    tokens = [t for c in [*asked, deeds[0]] for t in subtree(a, c.i) if t.i > token.i]
    return (trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens))),)


def _is_infinitive(a: Annotated, token: Token) -> bool:
    return any(c.lemma == "to" for c in children(a, token.i, "aux"))


def _naming(a: Annotated, token: Token) -> tuple[Span, ...]:
    """Something and what it is called: "called the move a provocation", "described it as helpful"."""
    named = [c for c in children(a, token.i, "oprd", "ccomp", "xcomp", "attr", "acomp") if c.i > token.i]
    named += [c for c in children(a, token.i, "prep") if c.lemma == "as"]
    if not named:
        return ()
    things = [c for c in children(a, token.i, "dobj") if c.i > token.i]
    tokens = [t for c in [*things, *named] for t in subtree(a, c.i) if t.i > token.i]
    return (trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens))),)


def _infinitive(a: Annotated, token: Token) -> tuple[Span, ...]:
    """What the speaker will do: "vowed to respond"."""
    deeds = [c for c in children(a, token.i, "xcomp") if c.i > token.i]
    return tuple(s for c in deeds[:1] for s in _stretches(a, [t for t in subtree(a, c.i) if t.i > token.i])[:1])


def _after(a: Annotated, token: Token, verb: SpeechVerb) -> tuple[tuple[Span, ...], int] | None:
    """What stands after the verb's prepositions: "called for restraint", "accused Tokyo of meddling"."""
    for prep in children(a, token.i, "prep", "prt", "agent", "dative"):
        below = children(a, prep.i, "pobj", "pcomp")
        if prep.lemma in verb.after and below and prep.i > token.i:
            tokens = [t for c in below for t in subtree(a, c.i)]
            things = children(a, token.i, "dobj") if "object" in verb.frames else []
            if things and things[0].i > token.i:
                tokens += subtree(a, things[0].i)
            span = trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens)))
            return (span,), token.i if things else prep.i
    return None


def _object(a: Annotated, token: Token) -> tuple[Span, ...]:
    """What stands as the verb's object."""
    things = [c for c in children(a, token.i, "dobj", "obj") if c.i > token.i]
    tokens = [t for c in things[:1] for t in subtree(a, c.i)]
    return (trimmed(a, Span(tokens[0].start, tokens[-1].end)),) if tokens else ()


# ---- spans


def _cue_span(a: Annotated, token: Token, particle: Token | None, last: int) -> Span:
    """The verb with the auxiliaries and adverbs right before it, and the preposition that introduces the content."""
    first = token.i
    helpers = {c.i for c in children(a, token.i, "aux", "auxpass", "neg", "advmod") if c.i < token.i}
    while first - 1 in helpers:
        first -= 1
    end = max(token.i, particle.i if particle else token.i)
    if last == token.i + 1:
        end = max(end, last)
    return Span(a.tokens[first].start, a.tokens[end].end)


def _stretches(a: Annotated, tokens: Sequence[Token]) -> list[Span]:
    """The stretches of side-by-side tokens, trimmed; punctuation alone is none."""
    found: list[list[Token]] = []
    for t in tokens:
        if found and t.i == found[-1][-1].i + 1:
            found[-1].append(t)
        else:
            found.append([t])
    spans = [trimmed(a, Span(run[0].start, run[-1].end)) for run in found]
    return [s for s in spans if len(s)]


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
