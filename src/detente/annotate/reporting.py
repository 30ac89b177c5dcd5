"""Reporting verbs: whose words, and which words, each of them reports, by the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.annotate.reported import reported, trimmed
from detente.annotate.tree import FUTURE, POSSIBLE, agents, children, is_negated, is_passive, mention_of, subjects, subtree
from detente.annotate.units import Layout
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech, SpeechVerb
from detente.model.annotated import Annotated, Manner, Token
from detente.model.span import Span

ANIMATE = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_MODAL = FUTURE | POSSIBLE | {"must", "'d", "’d"}
_LEADING = frozenset({"go", "continue", "proceed", "begin", "start", "rush"})
"""Verbs after which a reporting infinitive happened: "went on to say"."""
_DOUBTFUL = frozenset({"document", "object", "naming"})
PERSONAL = frozenset({"he", "she", "they", "who", "we", "i", "it", "you"})


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
        return bool(self.frames & {"clause", "question", "document"})


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
    source = source_of(a, layout, token.i)
    if not _happened(a, token):
        return None
    if is_negated(a, token.i) and verb.lemma != "deny":
        return None
    content, last = reported(a, layout, token, verb, speech)
    if source is None and not _is_impersonal(a, token, content):
        return None
    if source is not None and not _suits(a, source, verb, speech, content):
        return None
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


def source_of(a: Annotated, layout: Layout, verb: int) -> Token | None:
    """Who says it: the subject, the agent of a passive, the one quoted in "was quoted as saying"."""
    token = a.tokens[verb]
    if is_passive(a, verb):
        found = agents(a, verb)
    elif token.dep == "pcomp" and a.tokens[token.head].dep == "prep":
        found = subjects(a, a.tokens[token.head].head)
    else:
        found = subjects(a, verb) or _shared(a, token)
    alike = [t for t in found if t.i != verb and layout.quoted[t.i] == layout.quoted[verb]]
    near = [t for t in alike if t.head == verb] or _inverted(a, layout, token)
    return min(near or alike[:1], key=lambda t: abs(t.i - verb), default=None) or _possessor(a, token)


def _inverted(a: Annotated, layout: Layout, token: Token) -> list[Token]:
    """The "object" of a verb right after a quotation: "“…,” read the statement"."""
    if token.i == 0 or layout.quoted[token.i] or not layout.quoted[token.i - 1]:
        return []
    return [c for c in children(a, token.i, "dobj", "attr", "npadvmod") if c.i > token.i][:1]


def _shared(a: Annotated, token: Token) -> list[Token]:
    """The subject of the verb before, which the parser has below this one ("offered a job, then said …")."""
    return [s for c in children(a, token.i, "ccomp") if c.i < token.i for s in subjects(a, c.i)]


def _happened(a: Annotated, token: Token) -> bool:
    """Is it reported, not asked for or imagined ("would say", "asked him to explain")?"""
    helpers = {t.text.lower() for t in children(a, token.i, "aux")}
    if helpers & _MODAL:
        return False
    return "to" not in helpers or (token.dep == "xcomp" and a.tokens[token.head].lemma in _LEADING)


def _is_impersonal(a: Annotated, token: Token, content: tuple[Span, ...]) -> bool:
    """ "It was noted that …": somebody said it, and the text does not say who."""
    return bool(content) and any(c.lemma == "it" for c in children(a, token.i, "nsubjpass"))


def _possessor(a: Annotated, token: Token) -> Token | None:
    """Whose: "in his speech warning that ..."."""
    head = a.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        return next(iter(children(a, head.i, "poss")), None)
    return None


def _suits(a: Annotated, source: Token, verb: SpeechVerb, speech: Speech, content: tuple[Span, ...]) -> bool:
    """Can this be the verb's speaker? Of "I" only quotations are reported: a narrator's own words are no report."""
    if not content:
        return "document" not in verb.frames or can_speak(a, source, speech)
    return source.lemma not in ("i", "we", "you") and can_speak(
        a, source, speech, anything=verb.frames.isdisjoint(_DOUBTFUL)
    )


def can_speak(a: Annotated, source: Token, speech: Speech, *, anything: bool = False) -> bool:
    """Could this subject speak? An event cannot, a person, a body or a text can; `anything` trusts the verb."""
    lemma = source.lemma
    if lemma in ("that", "which", "this", "there", "what"):
        return False
    if source.entity in ANIMATE or lemma in PERSONAL or source.pos == "PROPN" or mention_of(a, source.i) is not None:
        return True
    return anything or lemma in speech.documents or lemma in speech.people


def source_span(a: Annotated, head: int, verb: int | None = None) -> Span:
    """The words that name a source: all below its head, up to the verb, but for a dateline and what merely hangs on it."""
    own = next((c for c in children(a, verb, "nsubj") if c.tag in ("WP", "WDT")), None) if verb is not None else None
    if own is not None and own.i > head:
        return own.span
    loose = [c for c in children(a, head, "acl", "advcl", "advmod", "npadvmod", "prep") if _is_loose(a, head, c)]
    cut = {t.i for c in loose for t in subtree(a, c.i)}
    side = [t for t in subtree(a, head) if t.i not in cut and (verb is None or (t.i < verb) == (head < verb))]
    kept = _contiguous(side, head)
    dashes = [k for k, t in enumerate(kept) if t.text in ("-", "—", "–", "--") and t.i < head and kept[0].text.isupper()]
    if dashes:
        kept = kept[dashes[-1] + 1 :]
    return trimmed(a, Span(kept[0].start, kept[-1].end))


def _is_loose(a: Annotated, head: int, child: Token) -> bool:
    """Does this only hang on the source: after a comma, or an adverb after its head?"""
    if child.i < head:
        return False
    first = subtree(a, child.i)[0].i
    return a.tokens[first - 1].text == "," or child.dep in ("advmod", "npadvmod")


def _contiguous(tokens: Sequence[Token], around: int) -> list[Token]:
    """Of tokens in order those that stand side by side with token `around`."""
    at = next(k for k, t in enumerate(tokens) if t.i == around)
    first = last = at
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return list(tokens[first : last + 1])


# ---- by which words


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
