"""The work in several processes of this machine."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from detente.engine.work import Batch, Outcome, ahead, make_ready, read_batch, shared_out

_EACH = 4  # batches under way for each worker: those that it reads and those that wait


class Processes:
    """Reads in `count` processes; what they find comes back in the order of the documents."""

    elsewhere = True

    def __init__(self, count: int, folder: Path | None = None) -> None:
        self._count = count
        self._folder = folder

    def read(self, batches: Iterable[Batch]) -> Iterator[Iterator[Outcome]]:
        """For each batch the outcomes of its documents. Raises RuntimeError where a worker was killed."""
        pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"), initializer=_start)

        def submit(batch: Batch) -> Callable[[], list[Outcome]]:
            return shared_out(batch, lambda piece: pool.submit(read_batch, piece, self._folder))

        try:
            for _ in range(self._count):  # all load at once, while the first documents are taken from their files
                pool.submit(make_ready, self._folder)
            yield from ahead(batches, submit, window=_EACH * self._count)
        except BrokenProcessPool as error:
            raise RuntimeError(
                "a worker process was killed (for want of memory?); what was read before is in the ledger: "
                "run the same command again, with fewer processes"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Leaves an interruption to the process that people see."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
