"""Which of many stretches hold a character: asked often, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from detente.model.span import Span


@dataclass(frozen=True, slots=True)
class Stretches:
    """Numbered stretches by the characters that they hold. Between two neighbouring `cuts` the same ones hold."""

    cuts: tuple[int, ...]
    held: tuple[tuple[int, ...], ...]

    def at(self, position: int) -> tuple[int, ...]:
        """The numbers of the stretches that hold the character at `position`, in order."""
        k = bisect_right(self.cuts, position) - 1
        return self.held[k] if k >= 0 else ()


def stretches_of(spans: Iterable[tuple[int, Span]]) -> Stretches:
    """The stretches with their numbers; an empty one holds nothing, and two may have one number.

    >>> held = stretches_of([(0, Span(0, 9)), (1, Span(2, 4))])
    >>> held.at(3), held.at(4), held.at(9)
    ((0, 1), (0,), ())
    """
    edges: dict[int, list[tuple[int, int]]] = {}
    for number, span in spans:
        if len(span):
            edges.setdefault(span.start, []).append((number, 1))
            edges.setdefault(span.end, []).append((number, -1))
    cuts, held, open_now = [], [], dict[int, int]()
    for position in sorted(edges):
        for number, step in edges[position]:
            open_now[number] = open_now.get(number, 0) + step
            if not open_now[number]:
                del open_now[number]
        cuts.append(position)
        held.append(tuple(sorted(open_now)))
    return Stretches(tuple(cuts), tuple(held))
