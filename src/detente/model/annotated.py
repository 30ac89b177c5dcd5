"""A document with what was read in it: plain data, no parser's objects.

Positions are code points of the document's text; tokens, sentences, mentions and attributions refer to each other by
index into the tuples of `Annotated`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from detente.model.actor import Actor, Role
from detente.model.document import Document
from detente.model.span import Span
from detente.model.stretches import Stretches, stretches_of
from detente.model.when import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
CastKind = Literal["person", "office", "body", "side", "group"]
Form = Literal["direct", "mixed", "indirect"]
Manner = Literal["said", "thought", "held", "asked"]
"""Words spoken or written; what somebody is said to think, hope or fear; what they are said to want, plan or back,
where that is asked for; a question put in a transcript."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser has it. `head` is the index of its governor in the document (its own for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its span, its tokens ``tokens[first:last]``, its paragraph, and whether it is noise.

    `aside` marks an editor's note or correction: read, but apart from the story.
    """

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    noise: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression (TimeML 1.2.1 TIMEX3) and its place on the calendar.

    `when` is None where it has none (a duration, a set, or an anchor that the document does not give). `value` is
    TIMEX3's. `alternatives` are other readings, best first.
    """

    span: Span
    text: str
    type: TimexType
    value: str | None
    when: When | None
    alternatives: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """One who speaks or acts in the document: all its mentions add up to this.

    `actor` is how records name it. `roles` are those that the document gives, dated where it dates them.
    """

    index: int
    kind: CastKind
    actor: Actor
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where one of the cast is named, described or meant by a pronoun.

    `span` is the whole phrase ("China's premier, Li Qiang"), `head` the token that governs it. `cast` has one index,
    or several where one phrase means several ("the two leaders"). `form` says how it is named.
    """

    span: Span
    head: int
    cast: tuple[int, ...]
    form: Literal["name", "role", "pronoun", "demonym", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch in quotation marks. `outer` holds the marks, `inner` not. `speech` is False for terms and titles."""

    outer: Span
    inner: Span
    paragraph: int
    speech: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said what, by which words: all that one reporting phrase governs.

    `source` is an index into the mentions, None where nobody is named or the source is not known; `source_span` are
    the words that name the source. `content` is all that is reported, without speaker and cue; `segments` its quoted
    stretches, without the marks. `within` is the index of the attribution that this one stands in, or None.
    """

    index: int
    form: Form
    content: tuple[Span, ...]
    segments: tuple[Span, ...]
    source: int | None
    source_span: Span | None
    cue: Span | None
    cue_lemma: str | None
    addressee: str | None = None
    venue: str | None = None
    said_on: When | None = None
    within: int | None = None
    sentence: int = 0
    manner: Manner = "said"


@dataclass(frozen=True, kw_only=True)
class Annotated:
    """A document and everything that was read in it. (No slots: what is worked out of it once is kept beside it.)"""

    document: Document
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    timexes: tuple[Timex, ...] = ()
    cast: tuple[CastMember, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    """For each token the indices of those that it governs, in order."""

    @cached_property
    def heads(self) -> Mapping[int, tuple[int, ...]]:
        """For each token that heads a mention the indices of these mentions."""
        found: dict[int, tuple[int, ...]] = {}
        for i, mention in enumerate(self.mentions):
            found[mention.head] = (*found.get(mention.head, ()), i)
        return found

    @cached_property
    def frames(self) -> dict[int, Any]:
        """What verbs govern, by verb, as far as it was asked for: `annotate.frames` works it out once."""
        return {}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins."""
        return tuple([t.start for t in self.tokens])

    @cached_property
    def mention_starts(self) -> tuple[int, ...]:
        """Where each mention begins."""
        return tuple([m.span.start for m in self.mentions])

    @cached_property
    def sides_named(self) -> Counter[str]:
        """How often the mentions name each side; in order of the first."""
        sides = (self.cast[i].actor.side for m in self.mentions for i in m.cast)
        return Counter(side for side in sides if side)

    @cached_property
    def named_at(self) -> Stretches:
        """The mentions by the characters that they hold."""
        return stretches_of((i, m.span) for i, m in enumerate(self.mentions))

    @cached_property
    def told_at(self) -> Stretches:
        """The attributions by the characters that they report."""
        return stretches_of((at.index, s) for at in self.attributions for s in at.content)
