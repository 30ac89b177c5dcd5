"""Who says it: the source of a reporting verb, whether it can speak, and the words that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate.frames import OBJECT_CONTROL
from detente.annotate.tree import SUBJECTS, agents, children, is_passive, mention_of, subjects, subtree
from detente.annotate.units import Layout
from detente.annotate.wording import trimmed
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_DATELINE = re.compile(
    r"[A-Z][^().]{2,50}\.?[^().]{0,12}\([A-Z][^()]{1,20}\)\s*[-–—]*\s*|[A-Z][A-Z .’'/,-]{2,40}\s*[–—]\s+"
)
ANIMATE = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_QUOTING = frozenset({"quote", "cite"})
"""Verbs whose object speaks: "quoted the minister as saying"."""
_OPENINGS = frozenset({"Said", "Says", "Added", "Adds", "Wrote", "Asked"})
PERSONAL = frozenset({"he", "she", "they", "who", "we", "i", "you"})


def source_of(a: Annotated, layout: Layout, verb: int) -> Token | None:
    """Who says it: the subject, the agent of a passive, the one quoted in "was quoted as saying"."""
    token = a.tokens[verb]
    if (inside := inserted(a, layout, verb)) is not None:
        return inside
    if is_passive(a, verb) or _is_bare_participle(a, token):
        found = agents(a, verb)
    elif token.dep == "pcomp" and a.tokens[token.head].dep == "prep":
        above = a.tokens[token.head].head
        blamed = a.tokens[above].lemma in OBJECT_CONTROL and a.tokens[token.head].lemma in ("for", "of")
        speaks = a.tokens[above].lemma in _QUOTING or blamed  # "faulted Rome for saying"
        named = children(a, above, "dobj") if speaks and not is_passive(a, above) else []
        found = children(a, verb, "nsubj") or named or subjects(a, above)  # "with officials vowing to stay"
    else:
        found = subjects(a, verb) or _shared(a, token)
    alike = [t for t in found if t.i != verb and layout.quoted[t.i] == layout.quoted[verb]]
    near = [t for t in alike if t.head == verb] or _inverted(a, layout, token)
    found_one = min(near or alike[:1], key=lambda t: abs(t.i - verb), default=None)
    found_one = found_one or _possessor(a, token) or _beside_quotation(a, layout, token)
    return _mended(a, found_one) if found_one is not None else None


def inserted(a: Annotated, layout: Layout, verb: int) -> Token | None:
    """Who speaks in "Any reading, said Ann Roe, an analyst, would …", where the parse has the subject before it."""
    token, unit = a.tokens[verb], layout.unit_of(verb)
    if token.tag not in ("VBD", "VBZ") or verb - 1 <= unit.first or a.tokens[verb - 1].text != ",":
        return None
    mention = mention_of(a, verb + 1) if verb + 1 < unit.last else None
    named = a.tokens[mention.head] if mention is not None and mention.form in ("name", "role") else None
    before = subjects(a, verb)
    if (
        named is None
        or layout.quoted[verb]
        or named.i < verb
        or any(is_known(a, t) or t.pos == "PROPN" for t in before)
    ):
        return None
    if a.tokens[subtree(a, named.i)[-1].i].text != "," and a.tokens[subtree(a, named.i)[-1].i + 1].text != ",":
        return None
    above = a.tokens[named.head]
    finite = above.tag in ("VBD", "VBZ", "VBP") or any(c.tag == "MD" for c in children(a, above.i, "aux"))
    return named if named.dep in SUBJECTS and above.i > named.i and finite and above.i < unit.last else None


def _is_bare_participle(a: Annotated, token: Token) -> bool:
    """Is it a passive without its auxiliary ("Asked about the visit, he …")?"""
    return token.tag == "VBN" and not children(a, token.i, "aux", "nsubj")


def _mended(a: Annotated, source: Token) -> Token:
    """The name itself where the parse has a day after it as the head, or a label before it ("Wire: Minister Li …")."""
    if source.entity in ("DATE", "TIME"):
        names = [
            t for t in subtree(a, source.i) if t.pos == "PROPN" and t.entity not in ("DATE", "TIME") and t.i < source.i
        ]
        return names[-1] if names else source
    after = _after_dateline(a, source)
    if after is not None:
        return after
    colons = [c for c in children(a, source.i, "punct") if c.text == ":"]
    named = [c for c in children(a, source.i, "appos", "conj", "dep") if colons and c.i > colons[0].i]
    return named[-1] if named else source


def _after_dateline(a: Annotated, source: Token) -> Token | None:
    """The name after "New Delhi, Jan 12 (PTI)", where the parse has the place as the head."""
    sentence = a.sentences[source.sentence]
    match = _DATELINE.match(sentence.span.of(a.document.text))
    end = sentence.span.start + match.end() if match else 0
    if source.start >= end:
        return None
    after = [t for t in a.tokens[source.i : sentence.last] if t.start >= end]
    named = next((m.head for t in after[:1] if (m := mention_of(a, t.i)) is not None), None)
    return a.tokens[named] if named is not None else _first_name(after)


def opening(a: Annotated, token: Token) -> Token | None:
    """Who speaks in "Said Mr Lee: “…”", where the parse has the verb as a part of the name."""
    inverted = token.i == a.sentences[token.sentence].first and token.pos == "PROPN" and token.text in _OPENINGS
    following = a.tokens[token.i + 1 : a.sentences[token.sentence].last] if inverted else ()
    return _first_name(following) if following and following[0].pos == "PROPN" else None


def _inverted(a: Annotated, layout: Layout, token: Token) -> list[Token]:
    """The "object" of a verb right after a quotation: "“…,” read the statement"."""
    if token.i == 0 or layout.quoted[token.i] or not layout.quoted[token.i - 1]:
        return []
    return [c for c in children(a, token.i, "dobj", "attr", "npadvmod") if c.i > token.i][:1]


def _shared(a: Annotated, token: Token) -> list[Token]:
    """The subject that the parser has below the auxiliary, or below the verb before ("offered a job, then said …")."""
    below = children(a, token.i, "aux") + [c for c in children(a, token.i, "ccomp") if c.i < token.i]
    return [s for c in below for s in (children(a, c.i, "nsubj") or (subjects(a, c.i) if c.dep == "ccomp" else []))]


def _beside_quotation(a: Annotated, layout: Layout, token: Token) -> Token | None:
    """The name between a quotation and the verb, where the parse has drawn it into the quotation."""
    unit = layout.unit_of(token.i)
    if token.tag not in ("VBD", "VBZ") or layout.quoted[token.i]:
        return None
    first = token.i
    while first > unit.first and not layout.quoted[first - 1]:
        first -= 1
    between = [t for t in a.tokens[first : token.i] if t.pos not in ("PUNCT", "SPACE")]
    if first == unit.first or not between or between[0].pos not in ("PROPN", "PRON", "DET", "NOUN", "ADJ"):
        return None
    if any(t.pos in ("VERB", "AUX") for t in between) and between[0].pos != "PROPN":
        return None
    return _first_name(between)


def _first_name(tokens: Sequence[Token]) -> Token | None:
    """The last word of the first name among tokens, else the first pronoun."""
    names = [k for k, t in enumerate(tokens) if t.pos == "PROPN"]
    if not names:
        return next((t for t in tokens if t.pos == "PRON"), None)
    last = names[0]
    while last + 1 in names and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return tokens[last]


def _possessor(a: Annotated, token: Token) -> Token | None:
    """Whose: "in his speech warning that ..."."""
    head = a.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        return next(iter(children(a, head.i, "poss")), None)
    return None


def can_speak(a: Annotated, source: Token, speech: Speech, *, anything: bool = False) -> bool:
    """Could this subject speak? An event cannot, a person, a body or a text can; `anything` trusts the verb."""
    lemma = source.lemma
    if lemma in ("that", "which", "this", "there", "what"):
        return False
    if source.entity in ANIMATE or lemma in PERSONAL or source.pos == "PROPN" or mention_of(a, source.i) is not None:
        return True
    return anything or lemma in speech.documents or lemma in speech.people


def is_silent(a: Annotated, source: Token, speech: Speech) -> bool:
    """Is it an event or a time, which the parse has taken for the one who speaks?"""
    return source.pos == "NOUN" and source.lemma in speech.silent and mention_of(a, source.i) is None


def source_span(a: Annotated, head: int, verb: int | None = None) -> Span:
    """The words that name a source: all below its head, up to the verb, without a dateline and mere additions."""
    own = next((c for c in children(a, verb, "nsubj") if c.tag in ("WP", "WDT")), None) if verb is not None else None
    if own is not None and own.i > head:
        return own.span
    loose = [c for c in children(a, head, "acl", "advcl", "advmod", "npadvmod", "prep") if _is_loose(a, head, c)]
    cut = {t.i for c in loose for t in subtree(a, c.i)}
    side = [t for t in subtree(a, head) if t.i not in cut and (verb is None or (t.i < verb) == (head < verb))]
    kept = _without_that(_contiguous(side, head), head)
    dashes = [
        k for k, t in enumerate(kept) if t.text in ("-", "—", "–", "--") and t.i < head and kept[0].text.isupper()
    ]
    if dashes:
        kept = kept[dashes[-1] + 1 :]
    return trimmed(a, Span(kept[0].start, kept[-1].end))


def _without_that(tokens: list[Token], head: int) -> list[Token]:
    """Without the "that" of the clause, which the parse has taken for a determiner of its subject."""
    joins = tokens[0].text == "that" and tokens[0].i < head
    many = any(t.i == head and t.tag in ("NNS", "NNP", "NNPS") for t in tokens)
    return tokens[1:] if joins and many else tokens


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


def is_known(a: Annotated, token: Token) -> bool:
    """Is it one of the cast, a name, or a pronoun for a person?"""
    return token.entity in ANIMATE or token.lemma in ("he", "she", "they") or mention_of(a, token.i) is not None
