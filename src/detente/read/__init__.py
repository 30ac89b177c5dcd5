"""bytes -> Document, one file a format.

A function's file is loaded when it is first asked for: to name a language takes none of the readers of files.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.read.draft import Refusal
    from detente.read.files import read_path, read_paths, read_stream, walk
    from detente.read.language import is_readable, language_of

__all__ = ["Refusal", "is_readable", "language_of", "read_path", "read_paths", "read_stream", "walk"]

_FILES = MappingProxyType(
    {"Refusal": "draft", "is_readable": "language", "language_of": "language"}
    | dict.fromkeys(("read_path", "read_paths", "read_stream", "walk"), "files")
)


def __getattr__(name: str) -> Any:
    if name not in _FILES:
        raise AttributeError(f"module 'detente.read' has no attribute {name!r}")
    return getattr(import_module(f"detente.read.{_FILES[name]}"), name)
