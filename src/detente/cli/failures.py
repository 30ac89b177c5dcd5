"""What goes wrong for a person: a message that names the input and the way out, never a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager


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


@contextmanager
def mended(message: str, *errors: type[Exception]) -> Iterator[None]:
    """Turns these errors into a UserError that begins with `message`."""
    try:
        yield
    except errors as error:
        raise UserError(f"{message}: {error}") from error
