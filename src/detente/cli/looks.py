"""When a user last looked: which documents a ledger had then, kept in the user's own state folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from detente.cli.failures import UserError


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where programs keep what they remember (XDG Base Directory Specification): ``detente`` below it."""
    home = environ.get("XDG_STATE_HOME") or str(Path(environ.get("HOME", "~")).expanduser() / ".local" / "state")
    return Path(home) / "detente"


def _file(ledger: str, asked: str) -> Path:
    where = ledger if "://" in ledger else str(Path(ledger).resolve())
    return state_folder() / f"look-{blake2b(f'{where}|{asked}'.encode(), digest_size=8).hexdigest()}.json"


def last_look(ledger: str, asked: str) -> frozenset[str] | None:
    """The ids of the documents that the ledger had when the same was last asked of it; None where it never was.

    `asked` are the filters in words: who looks at one relationship has not seen what is new of another.

    Raises UserError where what is kept cannot be read.
    """
    path = _file(ledger, asked)
    if not path.exists():
        return None
    try:
        return frozenset(json.loads(path.read_text("utf-8"))["documents"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path}: cannot read when you last looked ({error}); remove it to begin anew") from error


def keep_look(ledger: str, asked: str, documents: Iterable[str]) -> None:
    """Remembers that the user has now seen what these documents tell. Written whole or not at all."""
    path = _file(ledger, asked)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps({"documents": sorted(documents)}), "utf-8")
    beside.replace(path)
