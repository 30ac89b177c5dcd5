"""A text that one person signs ("Statement by the prime minister on …"): what it says itself, he or she says."""

from __future__ import annotations

import re

from detente.annotate.tree import account_at
from detente.model.annotated import Annotated, Attribution, Mention
from detente.model.span import Span

_SIGNED = re.compile(
    r"(?:press |written |video )?(?:statement|message|remarks|address|speech|letter|op-ed)s?"
    r"(?: to the \w+)? (?:by|from|of) ",
    re.IGNORECASE,
)
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_AND = re.compile(r"\s*(?:,|and\b|&)")


def signed(a: Annotated) -> Attribution | None:
    """All that a signed text says itself, as its signer's words; None where its title names none, or several.

    The words must be in the first person: a report on a statement is no statement.
    """
    mention = _signer(a)
    if mention is None:
        return None
    own = tuple(
        s.span
        for s in a.sentences
        if not s.noise and s.span.start >= a.mentions[mention].span.end and account_at(a, s.span.start) is None
    )
    if not any(t.text.lower() in _OWN and any(s.covers(t.span) for s in own) for t in a.tokens):
        return None
    return Attribution(
        index=-1,
        form="direct",
        content=own[1:] if own and own[0].start < _title(a).end else own,
        segments=(),
        source=mention,
        source_span=a.mentions[mention].span,
        cue=None,
        cue_lemma=None,
        said_on=a.document.published,
    )


def _title(a: Annotated) -> Span:
    return a.sentences[0].span


def _signer(a: Annotated) -> int | None:
    """The mention in the title that stands right after "Statement by"."""
    if not a.sentences:
        return None
    title = _title(a)
    match = _SIGNED.match(title.of(a.document.text))
    if match is None:
        return None
    first = [(m.span.start, i) for i, m in enumerate(a.mentions) if title.covers(m.span) and _person(a, m)]
    near = [(start, i) for start, i in first if start - title.start - match.end() <= len("the ")]
    if not near or min(near) != min(first):
        return None
    mention = min(near)[1]
    after = a.document.text[a.mentions[mention].span.end : title.end]
    return None if _AND.match(after) else mention


def _person(a: Annotated, mention: Mention) -> bool:
    return len(mention.cast) == 1 and mention.form in ("name", "role")
