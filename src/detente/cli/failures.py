"""What goes wrong for a person: a message that names the input and the way out, never a traceback."""

from __future__ import annotations

import errno
import sys


class UserError(Exception):
    """Something that the person can mend. `code` is the exit status: 1 done in part or not, 2 wrong usage."""

    def __init__(self, message: str, *, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


_WAYS_OUT = {
    errno.ENOSPC: "the disk is full; make room, then give the same command again",
    errno.EDQUOT: "your quota of disk space is used up; make room, then give the same command again",
    errno.EACCES: "you may not read or write there; choose another place or change its permissions",
    errno.EPERM: "you may not read or write there; choose another place or change its permissions",
    errno.EROFS: "that file system is read-only; choose another place",
    errno.ENOENT: "there is no such file or folder",
    errno.EISDIR: "that is a folder; name a file",
    errno.ENOTDIR: "a part of that path is a file, not a folder",
    errno.EEXIST: "that is there already; choose another name",
}


def way_out(error: OSError) -> str:
    """One line for an error of the operating system: what it was about, and what to do."""
    what = f"{error.filename}: " if error.filename else ""
    return what + _WAYS_OUT.get(error.errno or 0, error.strerror or str(error))


def complain(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"detente: {message}\n")


def remark(message: str) -> None:
    """A line on standard error that is no complaint: a count, a hint."""
    sys.stderr.write(f"{message}\n")


_TROUBLES = {
    "full": "the disk is full; make room, then give the same command again: what was kept is kept",
    "lock timeout": "another program has been writing to the ledger for a minute; give the same command again",
    "locked": "another program is writing to the ledger; wait for it, then give the same command again",
    "readonly": "the ledger may not be written to; change its permissions, or work on a copy of it",
    "unable to open": "the ledger's file cannot be opened; is its folder there, and may you write in it?",
    "not a database": "that file is no ledger; name another one by --ledger",
    "malformed": "the ledger's file is damaged; go back to a copy that 'detente backup' made",
}


def ledger_trouble(error: Exception) -> str | None:
    """One line for what the ledger's store raised, with the way out; None where the error is none of the store's.

    A database's own errors, of whatever database, are known by carrying the driver's error as `orig`.
    """
    from detente.store import LedgerError

    if isinstance(error, LedgerError):
        return str(error)
    told = getattr(error, "orig", None)
    if told is None:
        return None
    ways = (way for sign, way in _TROUBLES.items() if sign in str(told))
    return f"the ledger: {next(ways, told)}"
