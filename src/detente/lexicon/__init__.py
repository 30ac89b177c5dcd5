"""What is known beforehand, as data files: one frozen value, loaded once and passed in.

The whole of it is imported when it is first asked for: who needs one file of it alone does not wait for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'detente.lexicon' has no attribute {name!r}")
    from detente.lexicon import lexicon

    return getattr(lexicon, name)
