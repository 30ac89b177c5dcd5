"""The work on a Dask cluster; `distributed` (the extra ``cluster``) is named here only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente.engine.work import Batch, Outcome, Started, ahead, make_ready, read_batch, shared_out
from detente.model.document import Document

LOCAL = "local"
"""The address that starts a cluster of this machine's processors."""

_RETRIES = 3  # of a batch whose worker was lost
_EACH = 6  # batches under way for each worker thread


class Cluster:
    """Reads on the workers of a Dask scheduler. A batch whose worker is lost is read again by another."""

    elsewhere = True

    def __init__(self, address: str, folder: Path | None = None) -> None:
        try:
            import distributed
        except ImportError as error:
            raise RuntimeError("Dask is not installed: pip install 'detente[cluster]'") from error
        self._dask: Any = distributed
        self._address = address
        self._folder = folder

    def read(self, batches: Iterable[Batch]) -> Iterator[Iterator[Outcome]]:
        """For each batch the outcomes of its documents. Raises OSError where the scheduler does not answer."""
        with self._client() as client:
            width = max(1, sum(client.nthreads().values()))

            def started(piece: list[Document]) -> Started:
                work: Started = client.submit(read_batch, piece, self._folder, pure=False, retries=_RETRIES)
                return work

            ready = [client.submit(make_ready, self._folder, pure=False, workers=[each]) for each in client.nthreads()]
            yield from ahead(batches, lambda batch: shared_out(batch, started), window=_EACH * width)
            del ready  # kept till here: Dask drops work that nobody waits for

    def _client(self) -> Any:
        if self._address == LOCAL:
            return self._dask.Client(threads_per_worker=1, processes=True, dashboard_address=None)
        return self._dask.Client(f"tcp://{self._address}", timeout=10)
