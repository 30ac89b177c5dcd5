"""Détente reads what is published about a diplomatic relationship and keeps the record of it.

As a library: ``from detente import open_ledger, read, annotate, extract, code_event`` (see `detente.library`). They
are loaded when first asked for, so that importing `detente` costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.library import annotate, code_event, extract, open_ledger, read  # noqa: TC004 (_Library finds them)

__all__ = ["annotate", "code_event", "extract", "open_ledger", "read"]

__version__ = "0.1.0"


class _Library(ModuleType):
    """The package as a module: three of its functions bear the names of folders within it, and win over them.

    Python binds a folder's name to the package when it is imported; here that binding is passed over, so that
    ``detente.read`` is the function whatever was imported before. ``from detente.read import …`` is not touched.
    """

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module 'detente' has no attribute {name!r}")
        from detente import library

        return getattr(library, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
