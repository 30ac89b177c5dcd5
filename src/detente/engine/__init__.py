"""Where the work of reading runs: in this process, in several of this machine, or on a Dask cluster.

Whatever the engine, outcomes come back in the order of the documents, so that the ledger is the same byte for byte.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from detente.engine.here import Here
from detente.engine.work import Batch, Engine, Failure, Outcome

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

__all__ = ["Batch", "Engine", "Failure", "Here", "Outcome", "open_engine"]

FORMS = "here, processes, processes:N, dask://HOST:PORT, dask://local"


def open_engine(name: str, lexicon: Lexicon, *, folder: Path | None = None) -> Engine:
    """The engine of this name.

    ``here``, ``processes`` (as many as there are processors), ``processes:N``, ``dask://HOST:PORT`` (a scheduler) or
    ``dask://local`` (a cluster on this machine). `folder` is the user's folder of lexicon files, which the workers read
    for themselves (on a cluster it must be there on every machine). Raises ValueError where the name is none of these,
    RuntimeError where Dask is not installed.
    """
    if name == "here":
        return Here(lexicon)
    kind, _, rest = name.partition(":")
    if kind == "processes" and (not rest or (rest.isdecimal() and int(rest) > 0)):
        from detente.engine.processes import Processes

        return Processes(int(rest or os.cpu_count() or 1), folder)
    if kind == "dask" and rest.startswith("//") and len(rest) > len("//"):
        from detente.engine.cluster import Cluster

        return Cluster(rest[2:], folder)
    raise ValueError(f"{name!r} is no engine; there are {FORMS}")
