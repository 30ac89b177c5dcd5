"""What can be wrong with a ledger."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger can't do what was asked; the message says what is wrong and what to do about it."""
