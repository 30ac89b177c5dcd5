"""What one run of the program works with: its settings, and the ledger and lexicon, opened when first needed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from detente.cli.failures import UserError
from detente.cli.settings import Setting

if TYPE_CHECKING:
    from detente.engine import Engine
    from detente.lexicon import Lexicon
    from detente.lexicon.standing_out import StandingOut
    from detente.store import Store

T = TypeVar("T")


class _Later:
    """A lexicon that is read when something of it is first asked for; a third of a second sooner for a listing.

    What `single` names is read by itself.
    """

    def __init__(self, read: Callable[[], Lexicon], **single: Callable[[], Any]) -> None:
        self._read, self._single = read, single

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and pickling ask for
            raise AttributeError(name)
        return self._single[name]() if name in self._single else getattr(self._read(), name)


@dataclass
class Session:
    """The settings that hold, and what they lead to. Commands find it as ``context.obj``."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    _opened: list[Store] = field(default_factory=list)

    @property
    def ledger(self) -> str:
        """The ledger's file or address, as given."""
        return self.settings["ledger"].value or ""

    @property
    def ledger_named(self) -> str:
        """The ledger as a message may name it: an address without its password."""
        return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", self.ledger)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The bundled knowledge with the user's own folder on top. Raises UserError where that can't be read."""
        from detente.lexicon import load_lexicon

        return self._known(load_lexicon)

    def engine(self, asked: str | None = None) -> Engine:
        """Where reading runs: as asked by an option, else as set. Raises UserError where that is no engine."""
        from detente.engine import open_engine

        folder = self.settings["lexicon"].value
        try:
            name = asked or self.settings["engine"].value or "here"
            return open_engine(name, self.lexicon, folder=Path(folder) if folder else None)
        except (ValueError, RuntimeError) as error:
            raise UserError(str(error), code=2) from error

    @cached_property
    def watch(self) -> StandingOut:
        """What `status` looks out for: bundled rules with the user's own. Raises UserError where they can't be read."""
        from detente.lexicon.standing_out import load_standing_out

        return self._known(load_standing_out)

    def known(self, load: Callable[[Path | None], T]) -> T:
        """What views read of the lexicon, by its loader, with the user's own on top. Raises UserError."""
        return self._known(load)

    def _known(self, load: Callable[[Path | None], T]) -> T:
        given = self.settings["lexicon"].value
        if given and not Path(given).is_dir():
            raise UserError(f"{given}: no such folder of lexicon files; see 'detente config show'")
        try:
            return load(Path(given) if given else None)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(f"the lexicon cannot be read: {error}") from error

    @cached_property
    def store(self) -> Store:
        """The ledger, which must be there. Raises UserError where it is not, or is something else."""
        return self.another(self.ledger, create=False)

    def open_or_create(self) -> Store:
        """The ledger, made where there is none."""
        return self.another(self.ledger, create=True)

    def another(self, ledger: str, *, create: bool) -> Store:
        """The ledger at a file or address. Raises UserError where there is none and it may not be made, or no way."""
        from detente.lexicon.following import load_follow_words
        from detente.store import LedgerError, open_store

        if "://" not in ledger:
            _check_file(Path(ledger), create=create)
        try:
            later = _Later(lambda: self.lexicon, following=lambda: self._known(load_follow_words))
            store = open_store(ledger, later, create=create or "://" not in ledger)
        except LedgerError as error:
            raise UserError(str(error)) from error
        self._opened.append(store)
        return store

    def close(self) -> None:
        """Lets go of the ledger, which writes what its journal holds into its file."""
        while self._opened:
            self._opened.pop().close()

    @property
    def reviewer(self) -> str:
        """In whose name reviews and corrections are kept: the setting, else the login."""
        import getpass

        try:
            return self.settings["reviewer"].value or getpass.getuser()
        except (KeyError, OSError):
            return "unknown"

    def document_id(self, id: str) -> str:
        """A document's whole id for its beginning. Raises UserError where no document's id, or several, begin so."""
        document = self.store.document(id)
        if document is None:
            raise UserError(f"{id}: no document with this id, or more than one; 'detente documents' shows the ids")
        return document.id

    def side(self, name: str) -> str:
        """A side's code for its code or name ("chn", "China"); a body that no table of states has keeps its name."""
        from detente.lexicon.sides import side_named

        return side_named(name, self.lexicon)


def _check_file(path: Path, *, create: bool) -> None:
    """Raises UserError with the way out where the ledger's file cannot be what it should."""
    if path.is_dir():
        raise UserError(f"{path}: that is a folder; name the ledger's file by --ledger")
    if not path.exists() and not create:
        raise UserError(f"{path}: there is no ledger; make one with 'detente add PATH…', or name another by --ledger")
    if not path.parent.is_dir():
        raise UserError(f"{path}: there is no folder {path.parent}; make it, or name another ledger by --ledger")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UserError(f"{path}: you may not write there; change its permissions, or name another ledger by --ledger")
