"""Which two states "the two countries" means: those that the text last named side by side."""

from __future__ import annotations

from detente.annotate import tree
from detente.model.annotated import Annotated, Mention

_BACK = 12
"""Sentences back in which the two are looked for."""
_BETWEEN = frozenset({"and", ",", "-", "–", "/", "&", "and the", ", the", "with"})


def pair_before(a: Annotated, position: int) -> tuple[str, ...]:
    """The two sides named next to each other nearest before a character ("A and B", "A-B", "A's X and B's Y").

    In order of the alphabet; empty where none are within twelve sentences, or a third is listed with them.
    """
    here = tree.sentence_at(a, position)
    if here is None:
        return ()
    for sentence in reversed(a.sentences[max(0, here.index - _BACK) : here.index + 1]):
        named = [m for m in tree.mentions_in(a, sentence.span) if m.span.end <= position and _side(a, m) is not None]
        runs = _runs(a, [m for m in named if a.cast[m.cast[0]].kind == "side"])
        for run in reversed(runs):
            sides = {side for m in run if (side := _side(a, m)) is not None}
            if len(sides) == _TWO:
                return tuple(sorted(sides))
            if len(sides) > _TWO:
                return ()
    return ()


_TWO = 2


def _side(a: Annotated, mention: Mention) -> str | None:
    return a.cast[mention.cast[0]].actor.side if len(mention.cast) == 1 else None


def _runs(a: Annotated, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions parted where more than a joining word stands between."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        last = runs[-1][-1] if runs else None
        if last is not None and a.document.text[last.span.end : mention.span.start].strip() in _BETWEEN:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs
