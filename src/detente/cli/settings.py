"""Settings: each value, and where it came from: an option, the environment, a file, or the default.

Resolved with the standard library alone: it says where a value came from, and the program starts a quarter of a
second sooner than with a library of validators (measured; see docs/commands.md, `config show`).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente.cli.failures import UserError

Origin = Literal["option", "environment", "file", "default"]

FILE = "detente.toml"
"""Looked for in the working folder, then in the user's configuration folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One value and where it came from; `where` names the option, the variable or the file."""

    name: str
    value: str | None
    origin: Origin
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A setting that there is: its default, and what it is for."""

    name: str
    default: str | None
    about: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"DETENTE_{self.name.upper()}"


KNOWN: tuple[Known, ...] = (
    Known(name="ledger", default="./detente.db", about="the ledger: a file, or a postgresql:// address"),
    Known(name="lexicon", default=None, about="a folder of your own TOML files, added to the bundled knowledge"),
    Known(
        name="engine", default="here", about="where reading runs: here, processes[:N], dask://HOST:PORT, dask://local"
    ),
    Known(name="reviewer", default=None, about="the name under which your reviews are kept; else that of the login"),
)
"""Every setting."""


def resolve(options: Mapping[str, str | None], environ: Mapping[str, str] = os.environ) -> dict[str, Setting]:
    """The settings that hold: option before environment before file before default.

    Raises UserError where the file of settings can't be read or sets what is no setting.
    """
    path = _file(environ)
    filed = _read(path) if path else {}
    return {known.name: _settle(known, options, environ, filed, path) for known in KNOWN}


def _settle(
    known: Known,
    options: Mapping[str, str | None],
    environ: Mapping[str, str],
    filed: Mapping[str, str],
    path: Path | None,
) -> Setting:
    name = known.name
    if (given := options.get(name)) is not None:
        return Setting(name=name, value=given, origin="option", where=f"--{name}")
    if set_to := environ.get(known.variable):
        return Setting(name=name, value=set_to, origin="environment", where=known.variable)
    if name in filed:
        return Setting(name=name, value=filed[name], origin="file", where=str(path))
    return Setting(name=name, value=known.default, origin="default")


def _file(environ: Mapping[str, str]) -> Path | None:
    home = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME", "~")).expanduser() / ".config")
    for path in (Path(FILE), Path(home) / "detente" / FILE):
        if path.is_file():
            return path
    return None


def _read(path: Path) -> dict[str, str]:
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"{path}: cannot read the settings: {error}") from error
    names = {known.name for known in KNOWN}
    for name, value in given.items():
        if name not in names or not isinstance(value, str):
            raise UserError(f"{path}: {name}: no such setting; there are (each a string): {', '.join(sorted(names))}")
    return given
