"""What was on the table: issues that the sides are said to have raised, discussed, agreed or refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.kinds.engagement import AgendaItem, Outcome
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence, Token

_ORDER = ("raised", "discussed", "refused", "agreed")
"""Of two outcomes told of one issue the later one stands."""


def agenda_of(a: Annotated, contact: Contact, lexicon: Lexicon) -> tuple[tuple[AgendaItem, Sentence], ...]:
    """Each issue once, with the sentence that tells most of it.

    Of a readout all sentences count, of other texts the one in which the engagement is told; a plan has no outcomes.
    """
    found: dict[str, tuple[AgendaItem, Sentence]] = {}
    for sentence in _scope(a, contact):
        for item in _items(a, sentence, contact, lexicon):
            known = found.get(item.issue)
            if known is None or _ORDER.index(item.outcome or "raised") > _ORDER.index(known[0].outcome or "raised"):
                found[item.issue] = (item, sentence)
    return tuple(found.values())


def _scope(a: Annotated, contact: Contact) -> Iterator[Sentence]:
    if contact.released:
        yield from (s for s in a.sentences if not s.noise)
    elif contact.status in ("held", "under_way"):
        yield a.sentences[contact.sentence]


def _items(a: Annotated, sentence: Sentence, contact: Contact, lexicon: Lexicon) -> Iterator[AgendaItem]:
    for token in a.tokens[sentence.first : sentence.last]:
        outcome = lexicon.engagements.agenda.get(token.lemma)
        if outcome is None or token.pos != "VERB" or tree.is_negated(a, token.i):
            continue
        span = tree.subtree_span(a, token.i)
        for issue in lexicon.issues.find(a.document.text[max(span.start, token.start) : span.end]):
            yield AgendaItem(
                issue=issue, raised_by=_raiser(a, token, contact, outcome), outcome=cast("Outcome", outcome)
            )


def _raiser(a: Annotated, verb: Token, contact: Contact, outcome: str) -> str | None:
    """The side that raised it, where people of one side alone are the subject."""
    if outcome == "discussed":
        return None
    mentions = [m for t in tree.subjects(a, verb.i) if (m := tree.mention_of(a, t.i)) is not None]
    sides = {a.cast[i].actor.side for m in mentions for i in m.cast}
    ours = {p.actor.side for p in contact.parties}
    return sides.pop() if len(sides) == 1 and sides <= ours else None
