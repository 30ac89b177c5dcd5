"""How names are compared: without case, accents and punctuation, word by word."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def folded_name(name: str) -> str:
    """The words of a name in lower case without accents, a space before, between and after: ``" wang yi "``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return f" {' '.join(_WORD.findall(plain.casefold()))} "
