"""Which commands there are, in the order of the help. A command's file is loaded once that command is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.main import get_group

from detente.cli.examples import examples, listing_examples

if TYPE_CHECKING:
    from detente.model.kind import Kind


class Place(NamedTuple):
    """Where a command lies: the file in this folder, and the panel of the help in which it stands."""

    file: str
    panel: str


def _in(panel: str, **files: str) -> dict[str, Place]:
    return {name: Place(file, panel) for name, file in files.items()}


BEFORE: Mapping[str, Place] = MappingProxyType(
    _in("Read", add="adding", watch="watching", note="adding") | _in("List", documents="listings")
)
"""Commands by name, which is also that of the function or group in the file; the listings of records come next."""

AFTER: Mapping[str, Place] = MappingProxyType(
    _in("Ask", status="standing", timeline="standing", changes="standing", ahead="ahead", trend="trend")
    | _in("Ask", phrases="phrases", show="looking", compare="looking", brief="looking")
    | _in("Keep", document="correcting", withdraw="correcting", export="exporting", review="reviewing")
    | _in("Keep", rebuild="keeping", backup="keeping", copy="copying", doctor="keeping", officials="officials")
    | _in("Ask", serve="serving", mcp="assisting")
    | _in("Keep", token="serving", config="configuring")  # noqa: S106 (the command that makes tokens)
)
"""The commands that come after the listings."""


class Commands(MutableMapping[str, Any]):
    """The commands by name, as typer's groups keep them; each is made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"{name}: a command is not taken away")

    def __iter__(self) -> Iterator[str]:
        from detente.kinds import KINDS

        return iter((*BEFORE, *(kind.listing for kind in KINDS), *AFTER))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _made(name: str) -> Any:
    """The command of this name. Raises KeyError where there is none."""
    place = BEFORE.get(name) or AFTER.get(name)
    alone = typer.Typer(rich_markup_mode="rich", callback=lambda: None)  # with a callback it stays a group
    if place is None:
        kind = _listed(name)
        file = import_module("detente.cli.listings")
        alone.command(name, rich_help_panel="List", epilog=listing_examples(name))(file.listing(kind))
    elif isinstance(found := getattr(import_module(f"detente.cli.{place.file}"), name), typer.Typer):
        alone.add_typer(found, name=name, rich_help_panel=place.panel, epilog=examples(name))
    else:
        alone.command(name, rich_help_panel=place.panel, epilog=examples(name))(found)
    return get_group(alone).commands[name]


def _listed(name: str) -> Kind:
    from detente.kinds import KINDS

    for kind in KINDS:
        if kind.listing == name:
            return kind
    raise KeyError(name)
