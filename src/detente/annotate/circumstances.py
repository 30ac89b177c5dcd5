"""How a report came about: to whom, where and when it was said; and who stands behind a text that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.annotate.report import Report
from detente.annotate.speakers import source_span
from detente.annotate.tree import ancestors, children, mention_of, subjects, subtree, timexes_in
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Token
from detente.model.span import Span
from detente.model.when import When

_ARTICLES = frozenset({"a", "an", "the"})
_SPEAKS = frozenset({"speak", "ask", "write", "talk", "address", "reply", "respond", "appear", "question", "testify"})
_MADE = frozenset({"issue", "publish", "air", "release", "post", "broadcast", "record", "give", "make", "deliver"})
LOOK_BACK = 5
"""Sentences before "the statement" in which it may have been issued."""


def addressee(a: Annotated, report: Report, speech: Speech) -> str | None:
    """Whom it was said to, in the text's words: "told reporters", "said to his cabinet"."""
    if report.cue is None:
        return None
    told = children(a, report.cue, "dobj", "dative") if "addressee" in report.frames else []
    to = [p for c in children(a, report.cue, "prep", "dative") if c.lemma == "to" for p in children(a, c.i, "pobj")]
    known = [t for t in to if t.pos == "PROPN" or t.lemma in speech.people or mention_of(a, t.i) is not None]
    for token in [*(t for t in told if t.pos != "ADP"), *known]:
        span = _phrase(a, token)
        if not any(s.overlaps(span) for s in report.content):
            return _bare(a, token, span)
    return None


def venue(a: Annotated, report: Report, speech: Speech) -> str | None:
    """Where it was said, without the article: "in a CNN interview" gives "CNN interview"."""
    if report.cue is None:
        return None
    for prep in _prepositions(a, report.cue, speech):
        for token in children(a, prep.i, "pobj"):
            span = _phrase(a, token)
            known = token.lemma in speech.venues or token.text in speech.venues
            if known and not any(s.overlaps(span) for s in report.content):
                return _bare(a, token, span)
    source = a.tokens[report.source] if report.source is not None else None
    if source is not None and source.lemma in speech.documents and report.source_span is not None:
        return _bare(a, source, report.source_span)
    return None


def _prepositions(a: Annotated, cue: int, speech: Speech) -> Iterator[Token]:
    """The prepositions of place below the cue, and below what stands between it and them ("told them in …")."""
    for child in children(a, cue):
        if child.dep == "prep" and child.lemma in speech.venue_prepositions:
            yield child
        elif child.dep in ("dobj", "dative", "npadvmod") or child.lemma in ("speak", "address"):
            yield from (p for p in children(a, child.i, "prep") if p.lemma in speech.venue_prepositions)


def said_on(a: Annotated, report: Report) -> When | None:
    """When it was said: of the dates that belong to the reporting verb itself the one beside it."""
    if report.cue is None:
        return None
    sentence, cue = a.sentences[a.tokens[report.cue].sentence].span, a.tokens[report.cue]
    for timex in sorted(timexes_in(a, sentence), key=lambda t: abs(t.span.start - cue.start)):
        reported = any(s.overlaps(timex.span) for s in report.content)
        if timex.when is None or reported or timex.type not in ("DATE", "TIME"):
            continue
        if _verb_of(a, report, timex.span) in _speaking(a, report.cue) or _leads_in(a, report, timex.span):
            return timex.when
    return None


def _leads_in(a: Annotated, report: Report, span: Span) -> bool:
    """Does "on" a day stand right between the verb of saying and what is said, wherever the parse has it?"""
    text, cue = a.document.text, a.tokens[report.cue or 0]
    begins = min((s.start for s in report.content), default=0)
    between = text[cue.end : span.start].split()
    return (
        cue.end <= span.start and span.end <= begins and between[-1:] == ["on"] and not text[span.end : begins].strip()
    )


def _speaking(a: Annotated, cue: int) -> set[int]:
    """The verbs whose day is that of the saying: the cue, what tells of its venue, and what goes on from another verb.

    "Speaking in Oslo on Monday, she said", "said in an interview aired on Monday", "defended it on Monday, saying".
    """
    token, found = a.tokens[cue], {cue}
    for child in children(a, cue, "advcl"):
        if child.tag in ("VBG", "VBN") and child.i < cue and child.lemma in _SPEAKS:
            found.add(child.i)
    for prep in children(a, cue, "prep"):
        made = [c for p in children(a, prep.i, "pobj") for c in children(a, p.i, "acl") if c.tag == "VBN"]
        found |= {c.i for c in made if c.lemma in _MADE}
    if token.dep == "advcl" and token.tag == "VBG" and token.i > token.head:
        found.add(token.head)
    return found


def _verb_of(a: Annotated, report: Report, span: Span) -> int | None:
    """The nearest verb above a stretch of the report's sentence."""
    sentence = a.sentences[a.tokens[report.cue or 0].sentence]
    inside = [t for t in a.tokens[sentence.first : sentence.last] if span.start <= t.start and t.end <= span.end]
    for top in [t for t in inside if not span.covers(a.tokens[t.head].span)][:1]:
        return next((t.i for t in ancestors(a, top.i) if t.pos in ("VERB", "AUX")), None)
    return None


# ---- who stands behind a text


def author(a: Annotated, source: int, speech: Speech) -> int | None:
    """The token that names whose text speaks: "the ministry's statement", or who issued "the statement" before.

    A name within the noun phrase counts too ("a Kremlin readout"). None where the source is no text, or nothing says
    whose it is.
    """
    token = a.tokens[source]
    if token.lemma not in speech.documents:
        return None
    named = [c for c in children(a, source, "compound", "nmod") if mention_of(a, c.i) is not None]
    owners = children(a, source, "poss") or _makers(a, children(a, source, "prep")) or named
    if owners:
        return owners[0].i
    if token.dep == "dobj" and a.tokens[token.head].lemma in _MADE and (makers := subjects(a, token.head)):
        return makers[0].i
    return _issuer(a, token) if any(c.lemma in ("the", "this") for c in children(a, source, "det")) else None


def _makers(a: Annotated, prepositions: Sequence[Token]) -> list[Token]:
    return [p for c in prepositions if c.lemma in ("by", "from") for p in children(a, c.i, "pobj")]


def _issuer(a: Annotated, token: Token) -> int | None:
    """Who issued the text: the subject of the verb whose object it last was, or whose it last was."""
    earliest = max(0, token.sentence - LOOK_BACK)
    for t in reversed(a.tokens[a.sentences[earliest].first : token.i]):
        if t.lemma != token.lemma:
            continue
        owners = children(a, t.i, "poss") or _makers(a, children(a, t.i, "prep"))
        if owners:
            return owners[0].i
        if t.dep == "dobj" and (found := subjects(a, t.head)):
            return found[0].i
    return None


# ---- words


def _is_dated(a: Annotated, child: Token) -> bool:
    """Does it tell the day ("on Sunday", "six weeks ago")?"""
    heads = children(a, child.i, "pobj") or [child, *children(a, child.i, "npadvmod")]
    return any(h.entity in ("DATE", "TIME") for h in heads)


def _dates_below(a: Annotated, prep: Token) -> list[Token]:
    """What tells the day below the place of a phrase ("in Vienna on Sunday")."""
    return [c for p in children(a, prep.i, "pobj") for c in children(a, p.i, "prep", "npadvmod") if _is_dated(a, c)]


def _phrase(a: Annotated, token: Token) -> Span:
    return source_span(a, token.i)


def _bare(a: Annotated, token: Token, span: Span) -> str:
    """The words of a phrase without its article and without a clause that hangs on it."""
    dated = [c for c in children(a, token.i, "prep", "npadvmod", "advmod") if _is_dated(a, c)]
    cut = {t.i for c in [*children(a, token.i, "acl", "relcl", "punct"), *dated] for t in subtree(a, c.i)}
    cut |= {t.i for c in children(a, token.i, "prep") for d in _dates_below(a, c) for t in subtree(a, d.i)}
    words = [t for t in a.tokens[max(0, token.i - 30) : token.i + 30] if span.covers(t.span)]
    kept = words[: next((k for k, t in enumerate(words) if t.i in cut and t.i > token.i), len(words))]
    while len(kept) > 1 and kept[0].lemma in _ARTICLES:
        kept = kept[1:]
    return a.document.text[kept[0].start : kept[-1].end] if kept else span.of(a.document.text)
