"""The template of the briefing book: its parts, in order, from ``data/briefing.toml`` or a user's own copy."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.lexicon.states import States, load_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One section as the template asks for it."""

    part: str
    title: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The whole book: its title, with a place for the engagement, and its sections; and how states are called."""

    title: str
    sections: tuple[Asked, ...]
    states: States


def load_template(path: Path | None = None, *, extra: Path | None = None) -> Template:
    """The bundled template, or the one in the file `path`; states with those of the user's folder `extra`.

    Raises ValueError naming the file where it is no TOML, has no sections, or asks for something that there is not.
    """
    return _bundled() if path is None and extra is None else _read(path, extra)


@cache
def _bundled() -> Template:
    return _read(None, None)


def _read(path: Path | None, extra: Path | None) -> Template:
    bundled = files("detente.lexicon") / "data" / "briefing.toml"
    try:
        data = tomllib.loads(bundled.read_text("utf-8") if path is None else path.read_text("utf-8"))
        sections = tuple(map(_section, data["section"]))
        title = str(data.get("title", "{engagement}"))
        title.format(engagement="")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"{path}: no template for a book: {error!r}") from error
    return Template(title=title, sections=sections, states=load_states(extra))


_MOST = 10  # where a template does not say


def _section(row: Mapping[str, Any]) -> Asked:
    return Asked(part=str(row["part"]), title=str(row.get("title", row["part"])), most=int(row.get("most", _MOST)))
