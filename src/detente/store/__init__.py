"""The ledger on disk."""

from detente.store.errors import LedgerError
from detente.store.store import Store, open_store

__all__ = ["LedgerError", "Store", "open_store"]
