"""Reporting verbs: whose words, and which words, each of them reports, by the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.annotate.report import Report
from detente.annotate.reported import reported
from detente.annotate.speakers import can_speak, is_silent, opening, source_of, source_span
from detente.annotate.tree import (
    FUTURE,
    POSSIBLE,
    SUBJECTS,
    children,
    is_negated,
    is_one_of_neither,
    is_passive,
    subtree,
)
from detente.annotate.units import Layout
from detente.annotate.wording import trimmed
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech, SpeechVerb
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_MODAL = FUTURE | POSSIBLE | {"must", "'d", "’d"}
_LEADING = frozenset({"go", "continue", "proceed", "begin", "start", "rush"})
"""Verbs after which a reporting infinitive happened: "went on to say"."""
_SUPPOSED = frozenset({"if", "until", "unless"})
"""Conjunctions of what has not happened: "until both governments agree on a map"."""
_ANONYMOUS = frozenset({"name", "identify", "quote"})
_NARRATORS = frozenset({"i", "we", "you", "me"})
_DOUBTFUL = frozenset({"document", "object", "naming"})


def find_reports(a: Annotated, layout: Layout, lexicon: Lexicon) -> Iterator[Report]:
    """What each reporting verb reports, in order of the text."""
    last: Report | None = None
    for token in a.tokens:
        if a.sentences[token.sentence].noise:
            continue
        if token.pos == "PROPN" and (named := opening(a, token)) is not None:
            yield _opened(token, named)
        if token.pos not in ("VERB", "AUX"):
            continue
        verb, particle = _verb(a, token, lexicon.speech)
        if verb is not None:
            report = _report(a, layout, token, verb, particle, lexicon.speech) or _adding(a, layout, token, verb, last)
            if report is not None:
                report = _going_on(layout, token, report, last)
                last = _shared_source(a, layout, token, report, last)
                yield last


def _going_on(layout: Layout, token: Token, report: Report, last: Report | None) -> Report:
    """With the speaker before it, where a participle has no subject that speaks: "warned that it could, adding …"."""
    if report.source is not None or token.tag != "VBG" or last is None or last.cue is None or not report.clause:
        return report
    same = layout.unit_of(last.cue) is layout.unit_of(token.i) and layout.quoted[last.cue] == layout.quoted[token.i]
    return replace(report, source=last.source, source_span=last.source_span) if same else report


def _opened(token: Token, named: Token) -> Report:
    """The report of a verb that opens its sentence before its subject."""
    return Report(
        cue=token.i,
        cue_span=token.span,
        lemma=token.text.lower(),
        source=named.i,
        source_span=Span(token.end + 1, named.end),
        frames=frozenset({"clause"}),
        sentence=token.sentence,
    )


def _shared_source(a: Annotated, layout: Layout, token: Token, report: Report, last: Report | None) -> Report:
    """With the source of the report before, where that was cut off at this one: "he said A was B and accused C"."""
    if last is None or last.cue is None or not last.clause or token.dep != "conj" or children(a, token.i, "nsubj"):
        return report
    same = token.tag == a.tokens[last.cue].tag and layout.unit_of(last.cue) is layout.unit_of(token.i)
    cut = all(s.end <= token.start for s in last.content) and layout.quoted[last.cue] == layout.quoted[token.i]
    return replace(report, source=last.source, source_span=last.source_span) if same and cut else report


def _adding(a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, last: Report | None) -> Report | None:
    """A participle whose subject the parse has lost goes on with the speaker before it: "he said, adding: “…”"."""
    if token.tag != "VBG" or layout.quoted[token.i] or last is None or last.cue is None or "clause" not in verb.frames:
        return None
    if layout.unit_of(last.cue) is not layout.unit_of(token.i) or layout.quoted[last.cue] or is_negated(a, token.i):
        return None
    return replace(last, cue=token.i, cue_span=token.span, lemma=verb.lemma, content=(), frames=frozenset(verb.frames))


def _verb(a: Annotated, token: Token, speech: Speech) -> tuple[SpeechVerb | None, Token | None]:
    """The reporting verb that `token` is, and the particle that belongs to it."""
    told = [t for t in children(a, token.i, "ccomp", "oprd", "xcomp") if t.tag == "JJ"]  # "made clear that"
    for child in (*children(a, token.i, "prt", "prep", "acomp", "advmod", "dobj"), *told):
        phrasal = speech.verbs.get(f"{token.lemma} {child.lemma}")
        if phrasal is not None and child.i > token.i:
            return phrasal, child
    if any(t.i == token.i + 1 and t.lemma != "out" for t in children(a, token.i, "prt")):
        return None, None  # "called off", "talked up": another verb than the plain one; "tweeted out" is the same
    return speech.verbs.get(token.lemma), None


def _report(
    a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, particle: Token | None, speech: Speech
) -> Report | None:
    if (whose := _before_bare_clause(a, token)) is not None and "clause" in verb.frames:
        return _bare_clause(a, token, verb, whose)
    source = source_of(a, layout, token.i)
    silent = source is not None and is_silent(a, source, speech)
    if silent:
        source = None
    if any(c.lemma in _ANONYMOUS and is_passive(a, c.i) for c in children(a, token.i, "xcomp", "ccomp", "advcl")):
        return None  # "asking not to be named"
    unsaid = not _happened(a, token) or _not_said(a, token, verb)
    if unsaid and not speech.widely:
        return None
    if any(c.lemma == "you" for c in children(a, token.i, "dobj", "dative")) and not children(a, token.i, *SUBJECTS):
        return None  # "Thank you for …": what is said itself, not reported
    told = particle if particle is not None and particle.dep == "acomp" and verb.manner == "held" else token
    content, last = reported(a, layout, told, verb, speech)
    content = _all_behind(a, content, particle)
    if not content and verb.deed is not None:
        verb, (content, last) = _as_deed(a, layout, token, verb, verb.deed, speech)
    if source is None and not (content and (_is_impersonal(a, token) or (silent and _is_clausal(verb)))):
        return None
    if source is not None and source.lemma in _NARRATORS:
        content = ()  # of "I" only quotations are reported: a narrator's own words are no report
    if source is not None and not _suits(a, source, verb, speech, content):
        return None
    return Report(
        cue=token.i,
        cue_span=_cue_span(a, token, particle, last),
        lemma=verb.lemma,
        manner="held" if unsaid else verb.manner,
        source=source.i if source else None,
        source_span=source_span(a, source.i, token.i) if source else None,
        content=content,
        frames=frozenset(verb.frames),
        sentence=token.sentence,
    )


def _not_said(a: Annotated, token: Token, verb: SpeechVerb) -> bool:
    """Is it negated; to have "not denied" says something, to have "neither confirmed nor denied" nothing."""
    return is_negated(a, token.i) and (verb.lemma != "deny" or is_one_of_neither(a, token.i))


def _all_behind(a: Annotated, content: tuple[Span, ...], particle: Token | None) -> tuple[Span, ...]:
    """What is reported without the adjective that belongs to the verb."""
    adjective = particle if particle is not None and particle.tag == "JJ" else None
    return tuple(_behind(a, span, adjective) for span in content) if adjective is not None else content


def _behind(a: Annotated, span: Span, particle: Token) -> Span:
    """What is made clear: behind the adjective, and behind "that" where it stands ("made clear to Oslo | that …")."""
    if not span.start <= particle.end <= span.end:
        return span
    inside = [t for t in a.tokens[particle.i + 1 : a.sentences[particle.sentence].last] if t.end <= span.end]
    mark = next((t for t in inside[:_ADDRESSED] if t.lemma == "that" and t.dep == "mark"), particle)
    return trimmed(a, Span(mark.end, span.end))


_ADDRESSED = 8
"""Tokens behind "made clear" within which it is said to whom."""


def _as_deed(
    a: Annotated, layout: Layout, token: Token, verb: SpeechVerb, deed: SpeechVerb, speech: Speech
) -> tuple[SpeechVerb, tuple[tuple[Span, ...], int]]:
    """The verb as one of deeds with what was done, where it is told; else as it was, without content."""
    done = reported(a, layout, token, deed, speech)
    return (replace(deed, frames=verb.frames), done) if done[0] else (verb, ((), token.i))


def _before_bare_clause(a: Annotated, token: Token) -> Token | None:
    """Who speaks in "Iraq alleged | Smith was a spy", where the parse has the verb as a modifier of the subject."""
    subject = a.tokens[token.head]
    if token.tag != "VBD" or token.dep != "amod" or subject.dep not in SUBJECTS or token.i == 0:
        return None
    named = a.tokens[token.i - 1]
    begins = named.i == a.sentences[token.sentence].first or a.tokens[named.i - 1].pos in (
        "PROPN",
        "DET",
        "ADJ",
        "PUNCT",
    )
    return named if named.pos in ("PROPN", "NOUN", "PRON") and begins and not children(a, named.i, "case") else None


def _bare_clause(a: Annotated, token: Token, verb: SpeechVerb, named: Token) -> Report:
    verb_below = a.tokens[a.tokens[token.head].head]
    words = [t for t in subtree(a, verb_below.i) if t.i > token.i]
    first = named.i
    while first > 0 and a.tokens[first - 1].head == named.i and a.tokens[first - 1].sentence == token.sentence:
        first -= 1
    return Report(
        cue=token.i,
        cue_span=token.span,
        lemma=verb.lemma,
        manner=verb.manner,
        source=named.i,
        source_span=Span(a.tokens[first].start, named.end),
        content=(trimmed(a, Span(words[0].start, words[-1].end)),),
        frames=frozenset(verb.frames),
        sentence=token.sentence,
    )


def _happened(a: Annotated, token: Token) -> bool:
    """Is it reported, not asked for or imagined ("would say", "asked him to explain")?"""
    helpers = {t.text.lower() for t in children(a, token.i, "aux")}
    if helpers & _MODAL or (
        token.tag in ("VBP", "VBZ") and any(c.lemma in _SUPPOSED for c in children(a, token.i, "mark"))
    ):
        return False
    above = a.tokens[token.head]
    coming = above.lemma == "go" and above.tag == "VBG"  # "are going to say"
    return "to" not in helpers or (token.dep == "xcomp" and above.lemma in _LEADING and not coming)


def _is_impersonal(a: Annotated, token: Token) -> bool:
    """Did somebody say it, and the text does not say who ("it was noted that …")?"""
    return any(c.lemma == "it" for c in children(a, token.i, "nsubjpass"))


def _is_clausal(verb: SpeechVerb) -> bool:
    """Does it report clauses, and nothing that an event may show?"""
    return "clause" in verb.frames and verb.frames.isdisjoint(_DOUBTFUL)


def _suits(a: Annotated, source: Token, verb: SpeechVerb, speech: Speech, content: tuple[Span, ...]) -> bool:
    """Can this be the verb's speaker?"""
    if verb.frames == {"document"}:
        return source.lemma in speech.documents
    if not content:
        return "document" not in verb.frames or can_speak(a, source, speech)
    sure = verb.frames.isdisjoint(_DOUBTFUL)
    return can_speak(a, source, speech, anything=sure)


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
