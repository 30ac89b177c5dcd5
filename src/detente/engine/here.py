"""The work in this process, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente.engine.work import Batch, Outcome, outcomes

if TYPE_CHECKING:
    from detente.lexicon import Lexicon


class Here:
    """Reads in this process."""

    elsewhere = False

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, batches: Iterable[Batch]) -> Iterator[Iterator[Outcome]]:
        """For each batch the outcomes of its documents, each read when it is asked for."""
        for batch in batches:
            yield outcomes(batch, self._lexicon)
