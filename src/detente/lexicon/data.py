"""Reads the data files: the bundled ones, and beside them those of a user's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.lexicon.checking import check


def read_data(name: str, extra: Path | None = None, *, optional: Collection[str] = ()) -> dict[str, Any]:
    """The tables of ``lexicon/data/{name}.toml``, and of the user's files for it in the folder `extra`.

    Those are ``{name}.toml``, then ``{name}.ANYTHING.toml`` in order of their names. Lists of theirs are added to the
    bundled lists, tables are merged key by key, other values replace. Raises ValueError naming the file, and the line
    at fault, where one is no TOML or not of the form of the bundled file; rows may lack `optional` keys.
    """
    bundled = tomllib.loads((files("detente.lexicon") / "data" / f"{name}.toml").read_text("utf-8"))
    data = bundled
    for path in _own(name, extra):
        data = _merged(data, _read(path, like=bundled, optional=optional))
    return data


def _own(name: str, extra: Path | None) -> Iterator[Path]:
    """The user's files for this one of ours."""
    if extra is None:
        return
    if (first := extra / f"{name}.toml").exists():
        yield first
    yield from sorted(extra.glob(f"{name}.*.toml"))


def _read(path: Path, *, like: dict[str, Any], optional: Collection[str]) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8")
        given = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not in UTF-8: {error.reason} at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:  # which says at what line and column
        raise ValueError(f"{path}: {error}") from error
    check(given, like=like, path=path, text=text, optional=optional)
    return given


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
