"""Groups of units to which more become known: what `match` makes of all of them, without matching all of them anew.

What a new unit can change is told from the order in which pairs join (the likest first, what excludes each other
never). Two cases are enough, for both of which the answer is that of `match`:

- It excludes nothing in the group of its likest pair, and each of its other pairs leads there too, or to something
  that one of its likelier pairs excludes. Then it joins that group: no two of it exclude each other, so that no pair
  within it was or is refused; and a pair that leads out of it was refused before, and is by a larger group, too.
- Else the groups to which it has pairs are matched anew, with it. A pair that leads out of them is refused as it was
  if the group that it leads from excludes the very unit that it leads to; if not, that unit's group is taken in, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from detente.ledger.match import Candidates, Group, likest_first

Near = Mapping[str, Mapping[str, float]]
"""For each unit those that it is alike to, and how much; none where it has none."""


class Groups:
    """The groups of a set of units, of which each is in one; nobody decided anything about their claims.

    `of` is the group of each unit. `fresh` are groups as they stand that were not there so before, `gone` those that
    were there and are not any more.
    """

    def __init__(self, candidates: Candidates, near: Near, known: Iterable[Collection[str]] = ()) -> None:
        self.candidates, self._edges = candidates, near
        self.of: dict[str, Group] = {}
        self.fresh: set[Group] = set()
        self.gone: set[Group] = set()
        for units in known:
            self.put(Group(units, units))

    def put(self, group: Group) -> None:
        """One more group, which was there before."""
        self.of.update(dict.fromkeys(group.units, group))

    def near(self, unit: str) -> Mapping[str, float]:
        """The units that this one is alike to, and how much."""
        return self._edges.get(unit, {})

    def is_known(self, unit: str) -> bool:
        """Is the unit in a group?"""
        return unit in self.of

    def settled(self) -> None:
        """From now on the groups are those that were there before."""
        self.fresh, self.gone = set(), set()

    def admit(self, names: Iterable[str]) -> None:
        """Claims of the candidates that become known together, in order of sort key."""
        units = dict.fromkeys(self.candidates.unit[name] for name in names)
        new = [unit for unit in units if not self.is_known(unit)]
        self.fresh |= {self.of[unit] for unit in units if unit not in new}
        waiting = [unit for unit in new if not self._joins(unit)]
        if waiting:
            self._match_anew(waiting)

    def _joins(self, unit: str) -> bool:
        """Puts the unit into a group, where it is plain into which."""
        pairs = [self._other(unit, pair) for pair in self._in_order([(unit, v, s) for v, s in self._known_near(unit)])]
        group = self.of[pairs[0]] if pairs else Group((), ())
        likelier: list[str] = []
        for other in pairs:
            if self.of[other] is group:
                likelier.append(other)
            elif not self.candidates.exclude(likelier, [other]):
                return False
        if self.candidates.exclude([unit], group.units):
            return False
        group.names.add(unit)
        group.units.add(unit)
        self.of[unit] = group
        self.fresh.add(group)
        return True

    def _match_anew(self, waiting: Sequence[str]) -> None:
        """Puts these units into groups, and those that they are alike to with them, as far as it goes."""
        before = {self.of[other] for unit in waiting for other, _ in self._known_near(unit)}
        while True:
            inner = {unit: Group([unit], [unit]) for unit in (*waiting, *(u for g in before for u in g.units))}
            escaped = self._matched(inner)
            if not escaped:
                break
            before |= escaped
        kept = {frozenset(group.units): group for group in before}
        now = set(inner.values())
        for group in now:
            if frozenset(group.units) in kept:
                before.discard(kept[frozenset(group.units)])
            else:
                self.put(group)
                self.fresh.add(group)
        self.fresh -= before
        self.gone |= before

    def _matched(self, inner: dict[str, Group]) -> set[Group]:
        """Joins the units of `inner` among themselves; gives the groups beyond that may have had a part in it."""
        escaped: set[Group] = set()
        pairs = {
            (min(unit, other), max(unit, other), score)
            for unit in inner
            for other, score in self.near(unit).items()
            if other in inner or self.is_known(other)
        }
        for a, b in self._in_order(pairs):
            one, other = inner.get(a), inner.get(b)
            if one is None or other is None:
                (group,), beyond = filter(None, (one, other)), b if other is None else a
                if self.of[beyond] not in escaped and not self.candidates.exclude(group.units, [beyond]):
                    escaped.add(self.of[beyond])
            elif one is not other and one.may_join(other, self.candidates):
                whole = one.join(other)
                inner.update(dict.fromkeys(whole.units, whole))
        return escaped

    def _in_order(self, pairs: Iterable[tuple[str, str, float]]) -> Iterator[tuple[str, str]]:
        """Pairs of units in the order in which they join: that of their first claims."""
        first = self.candidates.units
        named = ((score, first[a][0], first[b][0]) for a, b, score in pairs)
        unit = self.candidates.unit
        return ((unit[a], unit[b]) for a, b in likest_first(named, self.candidates.rank))

    def _known_near(self, unit: str) -> Iterator[tuple[str, float]]:
        return ((other, score) for other, score in self.near(unit).items() if self.is_known(other))

    @staticmethod
    def _other(unit: str, pair: tuple[str, str]) -> str:
        return pair[1] if pair[0] == unit else pair[0]
