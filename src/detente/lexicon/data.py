"""Reads the data files: the bundled ones, and beside them those of a user's folder."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any


def read_data(name: str, extra: Path | None = None) -> dict[str, Any]:
    """The tables of ``lexicon/data/{name}.toml``, and of a file of that name in the folder `extra`.

    Lists of the user's file are added to the bundled lists, tables are merged key by key, other values replace.
    Raises ValueError naming the file where it is no TOML.
    """
    bundled = tomllib.loads((files("detente.lexicon") / "data" / f"{name}.toml").read_text("utf-8"))
    own = extra / f"{name}.toml" if extra else None
    if own is None or not own.exists():
        return bundled
    try:
        return _merged(bundled, tomllib.loads(own.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{own}: {error}") from error


def _merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in more.items():
        have = out.get(key)
        if isinstance(have, dict) and isinstance(value, dict):
            out[key] = _merged(have, value)
        elif isinstance(have, list) and isinstance(value, list):
            out[key] = have + value
        else:
            out[key] = value
    return out
