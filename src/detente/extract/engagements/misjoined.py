"""Whom the parse joins to a day or a place, not to those met: "met X in Oslo on Monday and Y a day later"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.model.annotated import Annotated, Token

_OF_TIME_OR_PLACE = frozenset({"on", "in", "at", "during"})


def misjoined(a: Annotated, trigger: Trigger, prepositions: Iterable[str]) -> Iterator[Token]:
    """People coordinated with the day or place of a verb, and those behind a second "with" that is joined to it.

    `prepositions` are those that bring whom one meets ("spoke with X on Monday and with Y today").
    """
    if trigger.noun:
        return
    wanted = frozenset(prepositions) - {"object"}
    heads = [trigger.token, *(t.i for t in tree.objects(a, trigger.token))]
    for preposition in (p for i in heads for p in tree.children(a, i, "prep")):
        if preposition.lemma in _OF_TIME_OR_PLACE:
            joined = (c for o in tree.children(a, preposition.i, "pobj") for c in tree.conjuncts(a, o.i)[1:])
            yield from (t for t in joined if _is_somebody(a, t))
        again = (c for c in tree.children(a, preposition.i, "conj") if c.pos == "ADP" and c.lemma in wanted)
        yield from (o for c in again for o in tree.children(a, c.i, "pobj"))


def _is_somebody(a: Annotated, token: Token) -> bool:
    mention = tree.mention_of(a, token.i)
    return mention is not None and any(a.cast[i].kind in ("person", "office", "group") for i in mention.cast)
